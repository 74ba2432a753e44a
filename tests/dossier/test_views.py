"""Positions, paragraphs, contradictions and lists of events, as pages show them."""

from dataclasses import replace

import pytest

from rapporteur.dossier.casebook import Casebook, slug
from rapporteur.dossier.compose import events_ahead, latest_events
from rapporteur.dossier.events import view_all_contradictions, view_events, view_tracks
from rapporteur.dossier.people import view_matrix, view_position, view_positions
from rapporteur.dossier.texts import is_web_address, view_instruments
from rapporteur.dossier.views import EventView, InstrumentView
from rapporteur.dossier.wording import plain
from rapporteur.model.case import CaseState
from rapporteur.model.claim import ParagraphNote
from rapporteur.model.vocabulary import Status
from rapporteur.reference import load_reference
from rapporteur.reference.labels import load_labels
from tests.dossier.sample import (
    AZUL,
    CASE_EVENTS,
    NOTE,
    OP4,
    OP5,
    POSITIONS,
    STEPS,
    TEXT,
    VARENIA,
    sample_case,
)

REFERENCE = load_reference()
LABELS = load_labels(REFERENCE.root)


def book_of(state: CaseState) -> Casebook:
    return Casebook(state, LABELS, REFERENCE.registry)


def draft(state: CaseState) -> InstrumentView:
    book = book_of(state)
    return next(
        v for v in view_instruments(book, view_positions(book), view_events(book)) if v.anchor == TEXT
    )


def event(status: Status, edtf: str | None, name: str = "a") -> EventView:
    model = view_events(book_of(sample_case()))[0]
    return replace(model, id=name, status_key=status, edtf=edtf)


def test_the_matrix_shows_the_latest_position_of_a_party() -> None:
    state = sample_case()
    later = replace(POSITIONS[0], id="position-later", stance="neutral", as_of="2019-05-19")
    book = book_of(replace(state, positions=(*state.positions, later)))
    matrix = view_matrix(view_positions(book))
    row = next(cells for party, cells in matrix.rows if plain(party) == "Varenia")
    assert [p.stance_key for cell in row for p in cell if p.target_key == f"{TEXT}|5|"] == ["neutral"]


def test_two_stances_on_one_day_are_both_shown() -> None:
    state = sample_case()
    other = replace(POSITIONS[0], id="position-other", stance="support")
    book = book_of(replace(state, positions=(*state.positions, other)))
    row = next(c for party, c in view_matrix(view_positions(book)).rows if plain(party) == "Varenia")
    assert {p.stance_key for cell in row for p in cell if p.target_key == f"{TEXT}|5|"} == {
        "support",
        "oppose",
    }


def test_a_paragraph_is_contested_where_somebody_opposes_it() -> None:
    view = draft(sample_case())
    assert [(p.label, p.contested) for p in view.paragraphs] == [
        ("Operative paragraph 4 (OP4)", False),
        ("Operative paragraph 5 (OP5)", True),
    ]
    assert [plain(p.party) for p in view.paragraphs[1].positions] == ["Varenia", "Tomas Okonjo", "Costa Azul"]


def test_preambular_and_operative_paragraphs_of_one_number_stay_apart() -> None:
    state = sample_case()
    notes = (
        ParagraphNote("5", "PP", "Welcomes the report", (OP4,)),
        ParagraphNote("5.", "OP", "Asks the Council", (OP5,)),
        ParagraphNote("10", "OP", None, ()),
        ParagraphNote("", "PP", "Recalls the Charter", ()),
    )
    instruments = tuple(replace(i, paragraphs=notes) if i.id == TEXT else i for i in state.instruments)
    view = draft(replace(state, instruments=instruments))
    assert [(p.label, p.contested) for p in view.paragraphs] == [
        ("Preambular paragraph 5 (PP5)", False),
        ("Preambular paragraphs without a number", False),
        ("Operative paragraph 5 (OP5)", True),
        ("Operative paragraph 10 (OP10)", False),
    ]
    assert len({p.anchor for p in view.paragraphs}) == 4


def test_parties_that_stand_against_each_other_on_a_text_are_named() -> None:
    state = sample_case()
    against = replace(POSITIONS[2], id="position-against", party=VARENIA, stance="oppose")
    view = draft(replace(state, positions=(*state.positions, against)))
    assert [(stance, plain(parties)) for stance, parties in view.divided] == [
        ("for", "Norden"),
        ("against", "Varenia"),
    ]
    assert draft(state).divided == ()


def test_a_position_without_a_known_party_keeps_its_words_without_a_name() -> None:
    book = book_of(sample_case())
    assert (
        plain(view_position(book, replace(POSITIONS[0], party="nobody")).party)
        == "A party that is not identified"
    )


def test_positions_of_a_source_that_is_held_back_are_not_shown() -> None:
    state = sample_case()
    kept = tuple(r for r in state.readings if r.document.id != NOTE.text.doc)
    views = view_positions(book_of(replace(state, readings=kept)))
    assert AZUL not in {view.party_id for view in views}


def test_a_contradiction_needs_both_sides() -> None:
    state = sample_case()
    assert len(view_all_contradictions(book_of(state))) == 1
    relation = next(r for r in state.relations.relations if r.relation == "contradicts")
    doc = next(item.doc for item in relation.evidence)
    kept = tuple(r for r in state.readings if r.document.id != doc)
    assert view_all_contradictions(book_of(replace(state, readings=kept))) == ()


def test_accounts_that_say_the_same_stand_together_and_others_apart() -> None:
    state = sample_case()
    twice = (*STEPS, replace(STEPS[1], date="2019-06-01"), replace(STEPS[1], event=CASE_EVENTS[0].id))
    track = next(t for t in view_tracks(book_of(replace(state, steps=twice))) if t.label == "Country visit")
    assert [(group[0].state_key, len(group)) for group in track.groups] == [
        ("taken", 1),
        ("possible", 2),
        ("possible", 1),
    ]


def test_what_is_past_does_not_come_next() -> None:
    events = (
        event("planned", "2019-03", "past"),
        event("planned", "2019-06", "coming"),
        event("possible", None, "open"),
    )
    assert [view.id for view in events_ahead(events, "2019-05-20")] == ["coming", "open"]
    assert len(events_ahead(events, None)) == 3


def test_the_latest_events_come_first_and_by_some_day_counts_as_older() -> None:
    events = (
        event("happened", "2019-05-14", "known"),
        event("happened", "../2019-05-18", "by"),
        event("happened", "2019-04-01", "before"),
        event("happened", "2019", "year"),
        event("possible", "2019-05-19", "perhaps"),
    )
    assert [view.id for view in latest_events(events)] == ["known", "by", "before"]


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("https://", False),
        ("https:///x", False),
        ("ftp://example.org", False),
        ("javascript:alert(1)", False),
        ("https://example.org/a b", False),
        ("https://example.org/\n", False),
    ],
)
def test_web_addresses(address: str, is_one: bool) -> None:
    assert is_web_address(address) is is_one


def test_an_odd_id_becomes_a_plain_file_name() -> None:
    assert slug("event-0a1b") == "event-0a1b"
    for odd in ("../../etc/passwd", "a b", "", "x" * 500, "<b>"):
        assert slug(odd).isalnum()
        assert len(slug(odd)) == 32
