"""Whom reported words are given to, and how firmly, when all layers work together."""

import pytest

from rapporteur.annotate import annotate
from rapporteur.reference import load_reference
from tests.annotate.chained import structured

REFERENCE = load_reference()


def said(words: str) -> list[tuple[str | None, str]]:
    """Speaker and grade of each attribution, in text order."""
    text = structured(words, dct="2019-05-20")
    layers = annotate(text, reference=REFERENCE)
    names = {chain.id: chain.name for chain in layers.chains}
    return [(names.get(one.speaker or ""), one.grade) for one in layers.attributions]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ('"We have not ruled it out," said a Western envoy in Geneva, who left.', "a Western envoy in Geneva"),
        (
            "On Monday a commissioner for bridges had received him politely but told him that the road was closed.",
            "a commissioner for bridges",
        ),
        ("The road was closed on Monday, his lawyer said.", "his lawyer"),
        ("It had angered the army, according to two people with knowledge of the matter.",
         "two people with knowledge of the matter"),
        ("A Central American diplomat said that a session was being discussed.", "A Central American diplomat"),
    ],
)  # fmt: skip
def test_people_without_a_name_are_speakers(sentence: str, speaker: str) -> None:
    assert (speaker, "anonymous") in said(sentence)


def test_of_states_that_speak_together_the_first_is_the_speaker() -> None:
    assert said("Norway and Ghana said on Monday that they were worried.") == [("Norway", "named")]


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("Norway said in a communique of its own that it was worried.", "document"),
        ("Norway told the court in a note verbale of May that it was worried.", "document"),
        ("Norway said in a statement that it was worried.", "named"),
        ("Norway said that it was worried by words in a report.", "named"),
        ("Ana Reyes, a lawyer, said in a letter that she was worried.", "named"),
    ],
)
def test_what_a_state_says_in_a_paper_is_said_by_a_document(sentence: str, grade: str) -> None:
    assert [found for _, found in said(sentence)] == [grade]


def test_a_quotation_behind_a_report_with_its_tag_at_the_end_is_of_the_same_speaker() -> None:
    (one,) = said("Norway would fight it, Ana Reyes said. “Nobody should hope for a text before May.”")
    assert one == ("Ana Reyes", "named")


def test_an_opening_participle_is_no_part_of_the_source() -> None:
    words = "Presenting her report, the Special Rapporteur, Benedikta Aarsvold, recalled that the road was closed."
    assert said(words) == [("Benedikta Aarsvold", "named")]


def test_a_pronoun_reaches_past_a_sentence_about_what_is_his() -> None:
    words = (
        "The Special Rapporteur on bridges, Tarquin Olesund, planned to return. His next mission is late. By then, as "
        "he told the council, “there may be nobody left to meet”."
    )
    assert said(words)[-1] == ("Tarquin Olesund", "named")


def test_two_dashes_with_nothing_between_raise_nothing() -> None:
    assert [grade for _, grade in said("Ana Reyes — — said that it was late.")] == ["named"]
