"""Attributions of whole pages: speakers, grades, floating quotations, labels and interviews."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.model.annotation import Mention
from rapporteur.reference import Reference, load_reference
from tests.annotate.said import Turn, actor, attributions, in_words, page, said

ANONYMITY = "Both diplomats spoke on condition of anonymity because the talks are private."


def test_the_speaker_is_the_chain_of_the_source(reference: Reference) -> None:
    text = page("Ana Reyes of the union came late. Then Reyes said the strike would go on.")
    surname = text.text.rindex("Reyes")
    first = actor(text, "Ana Reyes")
    chain = replace(first, mentions=(*first.mentions, Mention(surname, surname + 5, "name")))
    (found,) = attributions(text, reference, (chain,))
    assert found.source == (surname, surname + 5)
    assert found.speaker == chain.id


def test_who_leads_to_the_actor_before_it(reference: Reference) -> None:
    text = page("They met Ana Reyes, who said that the strike would go on.")
    (found,) = attributions(text, reference, (actor(text, "Ana Reyes"),))
    assert found.speaker == "chain-Ana Reyes"


def test_a_pronoun_does_not_lead_into_its_own_words(reference: Reference) -> None:
    text = page("Ana Reyes is ill, she said.", "Ana Reyes is well. Nobody called, she said.")
    first = actor(text, "Ana Reyes", "she")
    second = text.text.rindex("she")
    chain = replace(first, mentions=(*first.mentions, Mention(second, second + 3, "pronoun")))
    of_itself, of_her = attributions(text, reference, (chain,))
    assert (of_itself.speaker, of_her.speaker) == (None, chain.id)


def test_the_addressee_is_kept(reference: Reference) -> None:
    text = page("Ana Reyes told Radio Norte that the strike would go on.")
    chains = (actor(text, "Ana Reyes"), actor(text, "Radio Norte", kind="media"))
    (found,) = attributions(text, reference, chains)
    assert (found.speaker, found.addressee) == ("chain-Ana Reyes", "chain-Radio Norte")


def test_a_report_inside_a_report_names_who_passed_it_on(reference: Reference) -> None:
    text = page("Ana Reyes said the owners indicated that they would pay.")
    chains = (actor(text, "Ana Reyes"), actor(text, "the owners", named=False))
    outer, inner = attributions(text, reference, chains)
    assert (outer.speaker, outer.via) == ("chain-Ana Reyes", None)
    assert (inner.speaker, inner.via) == ("chain-the owners", "chain-Ana Reyes")


def test_an_author_behind_a_document_must_be_the_only_one(reference: Reference) -> None:
    one = page("A Red Cross report documents that wells were poisoned.")
    (found,) = attributions(one, reference, (actor(one, "Red Cross", kind="ngo"),))
    assert (found.grade, found.speaker) == ("document", "chain-Red Cross")
    two = page("The Chile-Peru draft calls on the council to meet.")
    chains = (actor(two, "Chile", kind="state"), actor(two, "Peru", kind="state"))
    (found,) = attributions(two, reference, chains)
    assert (found.grade, found.speaker) == ("document", None)


def test_grades(reference: Reference) -> None:
    grades = {
        each.source: each.attribution.grade
        for each in said(
            reference,
            "Ana Reyes said the road was open.",
            "A spokesman for the army said the road was open.",
            "A senior official said the road was open.",
            "The report said the road was open.",
        )
    }
    assert grades == {
        "Ana Reyes": "named",
        "A spokesman for the army": "spokesperson",
        "A senior official": "anonymous",
        "The report": "document",
    }


def test_a_relative_pronoun_has_the_grade_of_the_document_before_it(reference: Reference) -> None:
    (found,) = said(reference, "They cut out paragraphs 3 and 4, which call for a new inquiry.")
    assert (found.source, found.attribution.grade) == ("which", "document")


def test_anonymity_reaches_back_to_the_sources_it_counts(reference: Reference) -> None:
    first, second, third = said(
        reference,
        "A consul said the visa was ready.",
        "A Chilean diplomat said the talks had begun.",
        "A Peruvian spokesperson has not ruled out a deal.",
        ANONYMITY,
    )
    assert first.attribution.grade_reason != ANONYMITY
    for withdrawn in (second, third):
        assert (withdrawn.attribution.grade, withdrawn.attribution.grade_reason) == ("anonymous", ANONYMITY)


def test_anonymity_in_the_same_sentence_is_its_own_source(reference: Reference) -> None:
    first, second = said(
        reference,
        "A spokeswoman for the port said the pier was safe.",
        "A spokesman for the mine said the shaft was open, on condition of anonymity.",
    )
    assert (first.attribution.grade, second.attribution.grade) == ("spokesperson", "anonymous")


def test_anonymity_takes_no_name_that_is_printed(reference: Reference) -> None:
    (found,) = said(
        reference, "Ana Reyes said the road was open.", "The driver spoke on condition of anonymity."
    )
    assert found.attribution.grade == "named"


def test_a_floating_quotation_goes_to_who_spoke_last(reference: Reference) -> None:
    (found,) = said(reference, "“The pier is safe,” Ana Reyes said. “We looked at every plank of it.”")
    assert found.content == ("“The pier is safe,”", "“We looked at every plank of it.”")


def test_a_quotation_that_runs_on_is_one_statement(reference: Reference) -> None:
    (found,) = said(
        reference,
        "Ana Reyes said, “The pier is safe. We looked at every plank.",
        "“And we will look again next year.”",
    )
    assert found.content == (
        "“The pier is safe. We looked at every plank.",
        "“And we will look again next year.”",
    )


def test_a_quotation_of_its_own_block_after_a_colon(reference: Reference) -> None:
    (found,) = said(reference, "Ana Reyes wrote:", "“The pier is safe and will stay so.”")
    assert (found.source, found.words) == ("Ana Reyes", "“The pier is safe and will stay so.”")


def test_a_quotation_far_from_any_speaker_is_nobodys(reference: Reference) -> None:
    found = said(
        reference,
        "“The pier is safe,” Ana Reyes said.",
        "The harbour was built in the last century.",
        "“All hands on deck for the summer.”",
    )
    assert [each.words for each in found] == ["“The pier is safe,”"]


def test_a_caption_with_a_name_and_a_colon_quotes_that_name(reference: Reference) -> None:
    (found,) = said(reference, Turn("caption", "Reyes: ‘The pier is safe for all’"))
    assert (found.source, found.cue, found.words) == ("Reyes", ":", "‘The pier is safe for all’")


def test_a_headline_with_a_person_and_a_colon_quotes_that_person(reference: Reference) -> None:
    text = page(Turn("title", "Reyes: The pier is safe"), "Ana Reyes is an engineer.")
    chain = actor(text, "Reyes")
    (found,) = attributions(text, reference, (chain,))
    assert (in_words(text, found).words, found.form, found.speaker) == (
        "The pier is safe",
        "indirect",
        chain.id,
    )


def test_a_headline_with_a_topic_and_a_colon_quotes_nobody(reference: Reference) -> None:
    assert said(reference, Turn("title", "Harbour: Works to begin in May")) == []


def test_chrome_quotes_nobody(reference: Reference) -> None:
    assert said(reference, Turn("menu", "Ana Reyes said the pier was safe.")) == []


def test_each_turn_of_an_interview_belongs_to_who_has_the_word(reference: Reference) -> None:
    text = page(
        Turn("question", "Is the pier safe?", "Radio Norte"),
        Turn("answer", "It is. We looked at it.", "Ana Reyes"),
        Turn("caption", "The old pier in spring"),
        Turn("answer", "And we will look again.", "Ana Reyes"),
        "Ana Reyes is an engineer. Radio Norte broadcasts from the port.",
    )
    chains = (actor(text, "Ana Reyes"), actor(text, "Radio Norte", kind="media"))
    question, answer = attributions(text, reference, chains)
    assert (question.speaker, question.implied, question.cue) == ("chain-Radio Norte", True, None)
    assert answer.speaker == "chain-Ana Reyes"
    assert in_words(text, answer).content == ("It is. We looked at it.", "And we will look again.")


def test_what_others_said_inside_an_answer_is_nested(reference: Reference) -> None:
    text = page(
        Turn("answer", "I think it is safe. The owners said that they would pay for it.", "Ana Reyes"),
        "Ana Reyes is an engineer.",
    )
    turn, belief, nested = attributions(text, reference, (actor(text, "Ana Reyes"),))
    assert turn.implied
    assert (in_words(text, belief).source, belief.cue_kind) == ("I", "belief")
    assert (in_words(text, nested).source, nested.via) == ("The owners", "chain-Ana Reyes")


def test_attitudes_count_where_speech_is_reported_throughout(reference: Reference) -> None:
    attitude = "The owners backed the plan."
    assert said(reference, attitude) == []
    found = said(reference, f"{attitude} The mayor said it was safe. A consul said it was not.")
    assert [one.cue for one in found] == ["backed", "said", "said"]


def test_the_same_page_gives_the_same_attributions(reference: Reference) -> None:
    text = page("“The pier is safe,” Ana Reyes said.", "A consul told her that it was not.", ANONYMITY)
    assert attributions(text, reference) == attributions(text, reference)


PIECES = st.sampled_from(
    ["he", "Ana Reyes", "said", "told", "the draft", "according to", "that", "“", "”", '"', ",", ".", ":", "and",
     "a report", "demand", "'s", "to", "go", "who", "urged", "not", "\n", "—", "‘", "’", "them", "as", "?"]
)  # fmt: skip
REFERENCE = load_reference()


@settings(deadline=None)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=25), min_size=1, max_size=4))
def test_no_words_raise_and_every_span_lies_in_a_block(blocks: list[list[str]]) -> None:
    text = page(*(" ".join(block).strip() or "x" for block in blocks))
    for found in attributions(text, REFERENCE):
        spans = [*found.content, *(span for span in (found.source, found.cue) if span)]
        assert found.content
        for start, end in spans:
            assert any(block.start <= start < end <= block.end for block in text.blocks)


def test_who_represents_a_state_speaks_by_office(reference: Reference) -> None:
    (delegate,) = said(reference, "The representative of Chile said that the text was short.")
    (some,) = said(reference, "A delegate said that the text was short.")
    assert (delegate.attribution.grade, some.attribution.grade) == ("spokesperson", "anonymous")


def test_asking_for_no_name_is_no_statement(reference: Reference) -> None:
    found = said(
        reference, "Two clerks, who asked not to be named because of their work, said the road was closed."
    )
    assert [one.cue for one in found] == ["said"]


def test_an_owner_does_not_speak_for_what_they_own(reference: Reference) -> None:
    text = page("Ana Reyes was ill, and Ana Reyes's lawyer said that the road was closed.")
    (found,) = attributions(text, reference, (actor(text, "Ana Reyes"),))
    assert found.speaker is None


def test_what_a_committee_asks_of_others_is_an_act(reference: Reference) -> None:
    text = page("The Third Committee asked the mayor to open the road.")
    committee = actor(text, "The Third Committee", kind="un-organ")
    assert attributions(text, reference, (committee,)) == ()


def test_a_quotation_right_after_a_report_is_of_the_same_speaker(reference: Reference) -> None:
    (found,) = said(reference, "Ana Reyes said that she would go. “We have to go there ourselves.”")
    assert found.content == ("that she would go", "“We have to go there ourselves.”")
    assert found.attribution.form == "mixed"


def test_plans_of_the_writer_are_no_reports(reference: Reference) -> None:
    assert said(reference, "We agreed to divide the time.") == []


def test_names_that_open_several_lines_are_speakers_of_a_transcript(reference: Reference) -> None:
    text = page(
        "Reyes: Well, I think it is closed.",
        "Lind: Is it really?",
        "Reyes: It is, as I said.",
        "Lind: Fine, then.",
    )
    first, *_ = attributions(text, reference)
    assert in_words(text, first).content == ("Well, I think it is closed.",)
    assert in_words(text, first).source == "Reyes"


def test_an_impression_has_no_source(reference: Reference) -> None:
    seems, *_ = said(
        reference, "The council seems to agree. The mayor said it was safe. A consul said it was not."
    )
    assert (seems.source, seems.cue, seems.content) == (None, "seems", ("The council", "to agree"))
