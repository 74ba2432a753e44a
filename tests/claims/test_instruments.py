"""Texts on the table: which there are, who made them, what is said of their paragraphs and votes."""

from rapporteur.claims.instruments import find_instruments
from rapporteur.model.claim import Instrument
from rapporteur.reference import Reference
from tests.claims.build import document


def found(reference: Reference, *marked: str, **more: object) -> tuple[Instrument, ...]:
    text, annotations = document(*marked, **more)  # type: ignore[arg-type]
    instruments = find_instruments(text, annotations, reference=reference)
    for instrument in instruments:
        for evidence in instrument.evidence + tuple(e for p in instrument.paragraphs for e in p.evidence):
            evidence.check(text.text)
    return instruments


def test_noun_phrases_of_one_text_are_one_instrument(reference: Reference) -> None:
    (instrument,) = found(
        reference,
        "[Peru] and [Ghana], who have drafted a [General Assembly|organ:GA] resolution on Syria, are hopeful.",
        "The resolution is not binding. Diplomats want this text softened.",
        "[Peru] defended the draft.",
    )
    assert instrument.instrument_kind == "draft-resolution"
    assert instrument.body == "GA"
    assert instrument.sponsors == ("Peru", "Ghana")
    assert len(instrument.evidence) == 4


def test_sponsors_stand_in_by_phrase_and_in_front_of_the_noun(reference: Reference) -> None:
    assert found(reference, "A resolution, prepared by [Chile] and [Fiji], was read.")[0].sponsors == (
        "Chile",
        "Fiji",
    )
    assert found(reference, "The [Chile]-[Fiji] draft resolution was read.")[0].sponsors == ("Chile", "Fiji")


def test_body_that_acts_is_no_sponsor(reference: Reference) -> None:
    (instrument,) = found(reference, "A [Security Council|organ:SC] resolution on Mali was read.")
    assert (instrument.body, instrument.sponsors) == ("SC", ())


def test_texts_with_different_sponsors_stay_apart(reference: Reference) -> None:
    instruments = found(
        reference,
        "A draft resolution tabled by [Chile] was read. A draft resolution tabled by [Cuba] was not.",
    )
    assert [instrument.sponsors for instrument in instruments] == [("Chile",), ("Cuba",)]


def test_paragraphs_carry_what_they_are_said_to_say(reference: Reference) -> None:
    (instrument,) = found(
        reference,
        "The draft resolution was tabled by [Chile].",
        "[Chad] dislikes operational paragraphs 9 and 10, which specifically mention command responsibility.",
        "Paragraph 10 also speaks of sanctions.",
    )
    assert [(note.role, note.number, note.about) for note in instrument.paragraphs] == [
        ("OP", "9", "mention command responsibility"),
        ("OP", "10", "mention command responsibility; speaks of sanctions"),
    ]


def test_vote_and_day_of_adoption(reference: Reference) -> None:
    (instrument,) = found(
        reference,
        "[The Assembly|organ:GA] adopted the resolution on <18 December|2014-12-18> by 116 votes to 20, with 53 "
        "abstentions.",
    )
    (vote,) = instrument.votes
    assert (vote.favour, vote.against, vote.abstaining, vote.date) == (116, 20, 53, "2014-12-18")
    assert instrument.adopted == "2014-12-18"


def test_symbol_beside_a_noun_names_the_text(reference: Reference) -> None:
    (instrument,) = found(reference, "The Committee will act on draft resolution A/C.3/70/L.35/Rev.1 today.")
    assert (instrument.symbol, instrument.body) == ("A/C.3/70/L.35/Rev.1", "GA-C3")


def test_report_without_an_author_is_left_out(reference: Reference) -> None:
    assert found(reference, "A report was expected. They report that rain fell.") == ()


def test_wished_for_report_is_no_instrument(reference: Reference) -> None:
    assert found(reference, "[Eritrea] is looking for a new report by [the Council|organ:HRC].") == ()


def test_document_that_is_a_draft_is_its_own_instrument(reference: Reference) -> None:
    (instrument,) = found(
        reference,
        "[Chile], [Fiji] and [Peru]: draft resolution",
        "Recalling its previous resolutions,",
        "Calls upon the government to free all prisoners;",
        kinds=("title", "preambular", "operative"),
        genre="draft-resolution",
    )
    assert instrument.is_text
    assert instrument.sponsors == ("Chile", "Fiji", "Peru")


def test_amendment_and_motion_are_texts_of_their_own(reference: Reference) -> None:
    instruments = found(
        reference,
        "[Chile] tabled a draft resolution. An amendment by [Cuba] was rejected by a vote of 40 to 77.",
        "A motion by [Iran] was rejected by a vote of 55 to 80.",
    )
    assert [(one.instrument_kind, one.sponsors, len(one.votes)) for one in instruments] == [
        ("draft-resolution", ("Chile",), 0),
        ("amendment", ("Cuba",), 1),
        ("document", ("Iran",), 1),
    ]


def test_count_of_cosponsors(reference: Reference) -> None:
    (instrument,) = found(reference, "More than 60 countries have co-sponsored the draft resolution.")
    assert instrument.cosponsor_count == 60
