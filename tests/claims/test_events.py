"""What a desk officer would note of invented sentences on a dozen countries, and what not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.claims.events import find_events
from rapporteur.claims.instruments import find_instruments
from rapporteur.model.claim import Event
from rapporteur.reference import Reference, load_reference
from tests.claims.build import document
from tests.claims.test_frames_examples import events_of, told

TOLD = [
    # Meetings
    ("[Tomás Ojea|person:q] met [Burundi]'s foreign minister on <Tuesday|2014-10-28>.", None),
    (
        "[The envoy|person:e] and [Belarusian officials|person:o<state:BLR>] met in Minsk.",
        "meeting happened who=e,o",
    ),
    (
        "[The envoy|person:e], who met [the generals|person:g] in March, was hopeful.",
        "meeting happened who=e with=g",
    ),
    (
        "[Ana Ruiz|person:r], a lawyer in charge of appeals, has met with [Eritrea].",
        "meeting happened who=r with=Eritrea",
    ),
    (
        "[Norway] and [Qatar] will hold talks with [the Taliban|armed-group:t].",
        "meeting planned who=Norway,Qatar with=t",
    ),
    ("[Ghana] said it would not meet with [Togo].", None),
    (
        "[The rapporteur|person:r] refused to meet with [the junta|state:MMR].",
        "meeting-refusal happened who=r to=MMR",
    ),
    ("[The envoy|person:e] has never met with [Eritrea].", "meeting denied who=e with=Eritrea"),
    ("[The envoy|person:e] agreed to meet [Eritrea].", "meeting planned who=e with=Eritrea"),
    (
        "[The envoy|person:e] will try to meet again with [Fiji] and [Chad].",
        "meeting planned who=e with=Fiji,Chad",
    ),
    ("[The envoy|person:e] hopes to meet [Chad].", "meeting possible who=e with=Chad"),
    ("[Her|person:b] meeting with [Syria] lasted an hour.", "meeting happened who=b with=Syria"),
    ("[Peru] agreed to pay and met with [Chad].", "meeting happened who=Peru with=Chad"),
    ("[Peru] will go to Oslo and meet with [Chad].", "meeting planned who=Peru with=Chad"),
    # Visits
    ("[Ms Lee|person:l] visited [Myanmar] in July.", "visit happened who=l where=Myanmar"),
    ("[Ms Lee|person:l] may visit [Myanmar].", "visit possible who=l where=Myanmar"),
    ("[Tunisia] raised the prospect of a visit by [Ms Lee|person:l].", "visit possible who=l"),
    ("A planned visit by [Ms Lee|person:l] to [Myanmar] was announced.", "visit planned who=l where=Myanmar"),
    (
        "The possibility of [Ms Lee|person:l] visiting [Myanmar] was discussed.",
        "visit possible who=l where=Myanmar",
    ),
    ("If [Ms Lee|person:l] visits [Myanmar], she will meet prisoners.", "visit possible who=l where=Myanmar"),
    (
        "[They|state:MMR] invited [me|person:l] to visit their country.",
        "visit-invitation happened who=MMR to=l",
    ),
    ("[Iran] denied entry to [the rapporteur|person:r].", "visit-refusal happened who=Iran to=r"),
    # Texts and votes
    (
        "[The Third Committee|organ:GA-C3] approved the draft resolution on Syria by a vote of 116 to 20.",
        "adoption happened body=GA-C3",
    ),
    ("The resolution on Belarus was adopted by [the Council|organ:HRC].", "adoption happened body=HRC"),
    ("[Syria] voted against the resolution, while [Jordan] abstained.", "vote happened against=Syria"),
    ("[Syria] voted against the resolution, while [Jordan] abstained.", "abstention happened abstain=Jordan"),
    ("[Russia] and [China] vetoed a draft resolution.", "veto happened who=Russia,China"),
    (
        "The draft calls on [the Council|organ:SC] to refer the situation in Syria to [the Court|court:ICC].",
        "referral possible who=SC to=ICC",
    ),
    (
        "[The Council|organ:SC] did not refer the situation to [the Court|court:ICC].",
        "referral denied who=SC to=ICC",
    ),
    # Demands, refusals, engagement
    ("[Eritrea]'s demand that the inquiry be closed went unheard.", "demand happened who=Eritrea"),
    ("[Sudan] has re-engaged with [the review|process:UPR].", "re-engagement happened who=Sudan with=UPR"),
    ("[Burundi] suspended all cooperation with [the office|organ:OHCHR].", None),
    ("[Chile] would continue seeking support from [members|group:m].", "lobbying possible who=Chile to=m"),
    ("[The panel|organ:COI] warned [the president|person:p] in a letter.", "letter happened who=COI to=p"),
]

NOT_PUT = "No resolution on a referral of [Syria] to [the Court|court:ICC] was put to the vote."

SILENT = [
    "[Eritrea] met its obligations under the treaty.",
    "Will [Eritrea] meet with [Ethiopia]?",
    "The minister referred questions to colleagues of [the mission|state:ERI].",
    "[Norway] is a member of [the Council|organ:HRC].",
    "The visit to the museum was pleasant.",
    "Reports from [Syria] were sparse.",
    "[Burundi] has a coast on a lake.",
    "A table of [Chad]'s exports follows.",
    "[Mali] offered no comment.",
    "[Togo] visited the opera.",
    "Diplomats [Chad|state:TCD] and others call a friend.",
    "The [Chad]-born singer met her fans.",
    "[Peru] received complaints from [farmers|person:f].",
    "[The envoy|person:e] named [the general|person:g] in the report on looting.",
    "[Ms Lee|person:l] sees [the president|person:p] as the culprit.",
    "[The president|person:p] addressed the nation.",
    "[Niger] extended its condolences to [Peru].",
    "[Peru] passed a law on fishing.",
    "[Niger] closed the border with [Chad].",
    "In operative paragraph 4 [the Assembly|organ:GA] demanded access.",
    "Since [the rapporteur|mandate:BDI]'s office was created in 2001, little has changed.",
]


@pytest.mark.parametrize(
    ("marked", "expected"), [row for row in TOLD if row[1]], ids=lambda value: str(value)[:60]
)
def test_event_is_told_with_status_and_roles(marked: str, expected: str, reference: Reference) -> None:
    assert expected in events_of(marked, reference)


@pytest.mark.parametrize("marked", SILENT)
def test_sentence_that_tells_no_event_stays_silent(marked: str, reference: Reference) -> None:
    assert events_of(marked, reference) == []


def found(reference: Reference, *marked: str, **more: object) -> tuple[Event, ...]:
    text, annotations = document(*marked, **more)  # type: ignore[arg-type]
    instruments = find_instruments(text, annotations, reference=reference)
    events = find_events(text, annotations, instruments, reference=reference)
    for event in events:
        for evidence in event.evidence:
            evidence.check(text.text)
    return events


def test_time_of_the_clause_dates_the_act(reference: Reference) -> None:
    (event,) = found(reference, "[Ms Lee|person:l] met with [Chad] <yesterday|2014-10-29>.")
    assert event.date == "2014-10-29"


def test_fronted_time_dates_the_act(reference: Reference) -> None:
    (event,) = found(reference, "<Last week|2014-10-20/2014-10-26> in Oslo, [Ms Lee|person:l] met [Chad].")
    assert (event.date, event.place) == ("2014-10-20/2014-10-26", "Oslo")


def test_past_act_without_a_time_is_dated_at_the_latest_by_the_document(reference: Reference) -> None:
    (event,) = found(reference, "[Ms Lee|person:l] met with [Chad].")
    assert event.date == "../2014-10-30"


def test_planned_act_without_a_time_has_no_date(reference: Reference) -> None:
    (event,) = found(reference, "[Ms Lee|person:l] will meet with [Chad].")
    assert (event.date, event.status, event.plover and event.plover.type) == (None, "planned", "AGREE")


def test_time_of_another_clause_does_not_date_the_act(reference: Reference) -> None:
    events = found(
        reference,
        "[Ms Lee|person:l] met with [Chad], which withdrew from [the Court|court:ICC] in <2009|2009>.",
    )
    assert [event.date for event in events if event.type == "meeting"] == ["../2014-10-30"]


def test_event_told_twice_is_one_with_two_pieces_of_evidence(reference: Reference) -> None:
    (event,) = found(
        reference,
        "[Ms Lee|person:l] met with [an official|person:o<state:TCD>] of [Chad|state:TCD].",
        "[Ms Lee|person:l] met with [a councillor|person:c<state:TCD>] <yesterday|2014-10-29>.",
    )
    assert len(event.evidence) == 2
    assert event.date == "2014-10-29"


def test_until_leaves_a_coming_act_open(reference: Reference) -> None:
    (event,) = found(reference, "[Peru] will wait until [Ms Lee|person:l] visits [Chad].")
    assert event.status == "possible"


def test_meeting_and_denied_meeting_stay_apart(reference: Reference) -> None:
    events = found(
        reference, "[Ms Lee|person:l] met with [Chad].", "[Ms Lee|person:l] has not met with [Chad]."
    )
    assert [event.status for event in events] == ["happened", "denied"]


def test_question_block_asserts_nothing(reference: Reference) -> None:
    assert found(reference, "You met with [Chad] <in May|2014-05>.", kinds=("question",)) == ()


def test_operative_paragraph_is_no_event(reference: Reference) -> None:
    assert found(reference, "[Norway] met with [Chad].", kinds=("operative",)) == ()


def test_act_inside_reported_words_names_who_says_so(reference: Reference) -> None:
    (event,) = found(
        reference,
        "[Peru|state:PER] said [Ms Lee|person:l] had met with [Chad].",
        says=(("state:PER", "Ms Lee had met with Chad"),),
    )
    assert event.per == "state:PER"


def test_should_is_a_demand_of_who_says_it(reference: Reference) -> None:
    (event,) = found(
        reference,
        "[Eritrea] should give monitors access, [Ms Lee|person:l] said.",
        says=(("person:l", "Eritrea should give monitors access"),),
    )
    assert told(event) == "demand happened who=l to=Eritrea"


def test_refusal_until_a_day_dates_the_meeting_of_that_week(reference: Reference) -> None:
    events = found(
        reference,
        "<This week|2014-06-02/2014-06-08> [Ms Lee|person:l] met [Chad].",
        "Until <Thursday|2014-06-05>, [her|person:l] requests for talks were turned down.",
    )
    assert {event.type: event.date for event in events} == {
        "meeting": "2014-06-05",
        "meeting-refusal": "../2014-06-05",
    }


def test_refusal_of_somebody_else_dates_no_meeting(reference: Reference) -> None:
    events = found(
        reference,
        "<This week|2014-06-02/2014-06-08> [Ms Lee|person:l] met [Chad].",
        "Until <Thursday|2014-06-05>, [his|person:k] requests for talks were turned down.",
    )
    assert {event.type: event.date for event in events}["meeting"] == "2014-06-02/2014-06-08"


def test_count_of_a_vote_is_its_outcome(reference: Reference) -> None:
    (event,) = found(
        reference, "[The Assembly|organ:GA] adopted the resolution by 111 votes to 19, with 55 abstentions."
    )
    assert event.outcome == "111-19-55"


def test_first_and_ordinals_are_kept_as_printed(reference: Reference) -> None:
    (event,) = found(
        reference, "[Ms Lee|person:l] met for a second time with [Chad], the first contact in 9 years."
    )
    assert event.facts == ("for a second time", "the first contact in 9 years")


def test_place_inside_a_title_is_no_place_of_the_meeting(reference: Reference) -> None:
    (event,) = found(
        reference,
        "[The envoy on human rights in Chad|person:e], [Ms Lee|person:e], met [Togo|state:TGO] on <Monday|2014-10-27>.",
    )
    assert event.place is None


def test_subject_matter_is_no_place(reference: Reference) -> None:
    (event,) = found(reference, "[Ms Lee|person:l] met [Togo] over the situation in [Chad].")
    assert event.place is None
    (event,) = found(reference, "[Ms Lee|person:l] held a briefing at [UN|organ:UN] headquarters.")
    assert event.place is None


def test_place_behind_the_act_is_kept(reference: Reference) -> None:
    (event,) = found(reference, "[Ms Lee|person:l] met [Togo] in Lomé on <Monday|2014-10-27>.")
    assert event.place == "Lomé"


def test_text_does_nothing_in_the_name_of_whom_it_mentions(reference: Reference) -> None:
    events = found(
        reference, "It extended the mandate of [Ms Lee|person:l], for a year and demanded a visit."
    )
    assert [event.type for event in events if event.type == "demand"] == []


def test_nobody_meets_his_own_state(reference: Reference) -> None:
    (event,) = found(
        reference,
        "[Togo|state:TGO] saw. [Two diplomats|person:d<state:TGO>] and [Ms Lee|person:l] met with [Togo|state:TGO].",
    )
    assert told(event) == "meeting happened who=d,l"
    assert (
        found(reference, "[Togo|state:TGO] watched. [A diplomat|person:d<state:TGO>] met [Togo|state:TGO].")
        == ()
    )


def test_meetings_share_no_side_by_the_united_nations_alone(reference: Reference) -> None:
    events = found(
        reference,
        "[The UN|organ:UN] opened. [Officials|person:o<organ:UN>] met [Togo|state:TGO].",
        "[Ms Lee|person:l<organ:UN>] and [Chad] met with [Togo|state:TGO].",
    )
    assert len(events) == 2


def test_saying_behind_a_comma_does_not_date_the_act(reference: Reference) -> None:
    (event,) = found(
        reference, "[Niger] has withdrawn its invitation, diplomats said on <Monday|2014-10-27>."
    )
    assert event.date == "../2014-10-30"


def test_words_that_do_it_are_of_the_day_of_the_document(reference: Reference) -> None:
    (event,) = found(reference, "[Niger] calls on [Chad] to free the prisoners.")
    assert event.date == "2014-10-30"


def test_ongoing_act_has_no_day(reference: Reference) -> None:
    (event,) = found(reference, "[Niger] is seeking support for another text.")
    assert (event.type, event.date) == ("lobbying", None)


def test_denied_past_is_dated_as_the_past(reference: Reference) -> None:
    (event,) = found(reference, "[Ms Lee|person:l] has not been allowed to enter.")
    assert (event.status, event.date) == ("denied", "../2014-10-30")


def test_acts_of_a_sitting_share_its_day(reference: Reference) -> None:
    events = found(
        reference,
        "<Today|2014-10-28> [the Council|organ:HRC] adopted a resolution on Niger.",
        "[Cuba] proposed an amendment. [Ms Lee|person:l] had briefed [the Council|organ:HRC].",
    )
    assert {event.type: event.date for event in events} == {
        "adoption": "2014-10-28",
        "amendment-proposed": "2014-10-28",
        "briefing": "../2014-10-30",
    }


def test_parties_listed_behind_a_count_take_its_side(reference: Reference) -> None:
    (event,) = found(
        reference,
        "[The Council|organ:HRC] adopted a resolution by 30 votes in favour to 2 against ([Cuba], [Niger]).",
    )
    assert told(event) == "adoption happened body=HRC against=Cuba,Niger"


def test_who_did_the_same_voted_the_same(reference: Reference) -> None:
    assert "vote happened against=Mali,Chad" in events_of(
        "The draft resolution was short. [Mali] voted against it, as did [Chad].", reference
    )


def test_ballots_go_to_the_decision_on_the_same_text(reference: Reference) -> None:
    events = found(
        reference,
        "[The Committee|organ:GA-C3] rejected the amendment by [Cuba].",
        "[The Committee|organ:GA-C3] adopted the draft resolution. [Mali] voted against the resolution.",
    )
    assert [told(event) for event in events if event.type == "rejection"] == ["rejection happened body=GA-C3"]
    assert "adoption happened body=GA-C3 against=Mali" in [told(event) for event in events]


def test_it_is_who_said_so(reference: Reference) -> None:
    assert "non-cooperation possible who=Niger" in events_of(
        "[Niger] said that it would not cooperate.", reference
    )


def test_writer_of_a_letter_is_the_first_person(reference: Reference) -> None:
    (event,) = found(
        reference, "[Niger|state:NER]. To the president.", "We call for an inquiry.", genre="letter"
    )
    assert told(event) == "demand happened who=NER"


def test_report_is_published_by_its_authors(reference: Reference) -> None:
    assert "report-published happened who=COI" in events_of(
        "[The panel|organ:COI], whose report was published in June, is small.", reference
    )


def test_named_office_holder_acts_himself(reference: Reference) -> None:
    assert "press-conference happened who=c" in events_of(
        "[Peru]'s envoy to [the UN|organ:UN], [Ines Castell|person:c], held a news conference.", reference
    )


LOOSE_WORDS = """[Chad] [Ms_Lee|person:l] met with visit will not refused to the draft resolution , and who that
demand . ( ) “ ” if 111-19-55 paragraph 7 's of by A/C.3/69/L.28 <yesterday|2014-10-29> said"""
WORDS = st.sampled_from(tuple(LOOSE_WORDS.split()))


@given(st.lists(WORDS, max_size=40))
def test_any_row_of_words_gives_evidence_that_stands_in_the_text(words: list[str]) -> None:
    text, annotations = document(" ".join(words).strip() or "x")
    reference = load_reference()
    instruments = find_instruments(text, annotations, reference=reference)
    events = find_events(text, annotations, instruments, reference=reference)
    found = [one.evidence for one in instruments] + [one.evidence for one in events]
    assert all(found)
    for evidence in found:
        for one in evidence:
            one.check(text.text)


def test_a_negation_denies_the_act_of_its_clause_and_no_other(reference: Reference) -> None:
    assert [(event.type, event.status) for event in found(reference, NOT_PUT)] == [("vote", "denied")]
