"""Who stands where, on what, and under which condition."""

from rapporteur.claims.events import find_events
from rapporteur.claims.instruments import find_instruments
from rapporteur.claims.positions import find_positions
from rapporteur.model.claim import Position
from rapporteur.reference import Reference
from tests.claims.build import document

DRAFT = "[Chile] tabled a draft resolution on Chad."


def found(reference: Reference, *marked: str, **more: object) -> list[Position]:
    text, annotations = document(*marked, **more)  # type: ignore[arg-type]
    instruments = find_instruments(text, annotations, reference=reference)
    events = find_events(text, annotations, instruments, reference=reference)
    positions = find_positions(text, annotations, instruments, events, reference=reference)
    for position in positions:
        for evidence in position.evidence:
            evidence.check(text.text)
    return list(positions)


def stances(positions: list[Position]) -> list[tuple[str, str]]:
    return [(position.party, position.stance) for position in positions]


def test_sponsor_supports_its_text_once(reference: Reference) -> None:
    positions = found(reference, DRAFT, "The draft, sponsored by [Chile], is short.")
    assert stances(positions) == [("Chile", "support")]
    assert len(positions[0].evidence) == 2


def test_paragraph_is_the_target_where_one_is_named(reference: Reference) -> None:
    positions = found(reference, DRAFT, "[Chad] opposes paragraph 9 of the draft resolution.")
    assert [(p.party, p.target.paragraph, p.stance) for p in positions][1:] == [("Chad", "9", "oppose")]


def test_negation_turns_support_and_leaves_opposition_unclear(reference: Reference) -> None:
    assert stances(found(reference, "[Cuba] does not support the draft resolution.")) == [("Cuba", "oppose")]
    assert stances(found(reference, "[Cuba] did not oppose the draft resolution.")) == [("Cuba", "unclear")]


def test_condition_is_kept_in_its_words(reference: Reference) -> None:
    (position,) = found(reference, "[Cuba] would support the draft resolution if paragraph 9 were deleted.")
    assert (position.stance, position.condition) == ("conditional", "if paragraph 9 were deleted")


def test_unnamed_official_speaks_for_his_state(reference: Reference) -> None:
    positions = found(
        reference,
        "[Cuba|state:CUB] watched. [A diplomat|person:d<state:CUB>] rejected the draft resolution.",
    )
    assert stances(positions) == [("state:CUB", "oppose")]


def test_unchanged_policy_of_a_sponsor_is_support_of_its_text(reference: Reference) -> None:
    positions = found(
        reference,
        "[Chile|state:CHL] tabled a draft resolution.",
        "“Our position remains unchanged,” [Chile|state:CHL] said.",
        says=(("state:CHL", "Our position remains unchanged"),),
    )
    assert stances(positions) == [("state:CHL", "support")]
    assert len(positions[0].evidence) == 2


def test_open_door_of_a_sponsor_is_conditional(reference: Reference) -> None:
    positions = found(reference, DRAFT, "[Chile], however, has not ruled out changing the text.")
    assert stances(positions) == [("Chile", "support"), ("Chile", "conditional")]


def test_demand_to_drop_something_unnamed_is_a_proposal(reference: Reference) -> None:
    (position,) = found(reference, "[Chad]'s demand that the push for an inquiry be dropped was heard.")
    assert position.target.proposal == "the push for an inquiry"
    assert position.stance == "oppose"


def test_should_and_questions_give_no_position(reference: Reference) -> None:
    assert found(reference, "[Cuba] should support the draft resolution.") == []
    assert found(reference, "Does [Cuba] support the draft resolution?") == []


def test_support_for_something_else_is_no_position(reference: Reference) -> None:
    assert found(reference, "[Cuba] supports farmers.") == []


def test_next_sentence_may_name_the_paragraphs(reference: Reference) -> None:
    positions = found(
        reference,
        DRAFT
        + " [Chad] opposes parts of the draft resolution. This, of course, relates to paragraphs 9 and 10.",
    )
    assert {(p.party, p.stance, p.target.paragraph) for p in positions} == {
        ("Chile", "support", None),
        ("Chad", "oppose", "9"),
        ("Chad", "oppose", "10"),
    }


def test_parties_listed_behind_a_count_take_a_stance(reference: Reference) -> None:
    positions = found(
        reference,
        "[The Council|organ:HRC] adopted a resolution by 30 in favour to 2 against ([Cuba], [Niger]).",
    )
    assert stances(positions) == [("Cuba", "oppose"), ("Niger", "oppose")]


def test_inverted_condition_is_kept_in_its_words(reference: Reference) -> None:
    positions = found(
        reference,
        DRAFT + " Had paragraph 9 been withdrawn, [Togo] could have supported the text.",
    )
    assert (positions[1].stance, positions[1].condition) == ("conditional", "Had paragraph 9 been withdrawn")


def test_what_was_expected_of_a_party_is_no_stance(reference: Reference) -> None:
    assert stances(
        found(reference, DRAFT + " [Togo], which had been expected to support it, is silent.")
    ) == [("Chile", "support")]


def test_words_against_such_texts_are_no_second_stance(reference: Reference) -> None:
    positions = found(
        reference,
        DRAFT + " [Togo] voted against the draft resolution. [Togo] opposes country-specific texts.",
    )
    assert stances(positions) == [("Chile", "support"), ("Togo", "oppose")]


def test_offer_is_tied_to_what_is_asked_for(reference: Reference) -> None:
    (position,) = found(
        reference, "[Niger] offered a visit in exchange for deleting paragraph 9 of the draft resolution."
    )
    assert (position.stance, position.target.paragraph) == ("conditional", "9")
    assert position.condition == "in exchange for deleting paragraph 9 of the draft resolution"


def test_bare_vote_is_about_the_text_named_before_it_in_the_sentence(reference: Reference) -> None:
    positions = found(reference, "[Niger] read the draft resolution and abstained.")
    assert [(p.stance, p.target.instrument is not None) for p in positions] == [("neutral", True)]
