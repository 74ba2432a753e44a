"""Words for keys and events are read strictly."""

import shutil
from pathlib import Path
from typing import get_args

import pytest

from rapporteur.errors import ReferenceDataError
from rapporteur.model import vocabulary
from rapporteur.model.case import StepState
from rapporteur.reference import Reference
from rapporteur.reference.labels import LABELS, PHRASES, Piece, load_labels, parse_phrase


@pytest.fixture
def root(reference: Reference, tmp_path: Path) -> Path:
    for name in (LABELS, PHRASES):
        shutil.copy(reference.root / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("table", "vocabulary_type"),
    [
        ("status", vocabulary.Status),
        ("grade", vocabulary.Grade),
        ("form", vocabulary.Form),
        ("stance", vocabulary.Stance),
        ("stance-on", vocabulary.Stance),
        ("role", vocabulary.RoleName),
        ("instrument", vocabulary.InstrumentKind),
        ("actor", vocabulary.ActorKind),
        ("actor-group", vocabulary.ActorKind),
        ("genre", vocabulary.Genre),
        ("class", vocabulary.Confidentiality),
        ("step-state", StepState),
    ],
)
def test_every_word_of_a_vocabulary_has_a_label(
    reference: Reference, table: str, vocabulary_type: object
) -> None:
    assert set(load_labels(reference.root).keys(table)) == set(get_args(vocabulary_type))


def test_every_event_type_has_a_phrase_in_a_lane_that_has_a_name(reference: Reference) -> None:
    labels = load_labels(reference.root)
    assert set(labels.phrases) == set(vocabulary.EVENT_TYPES)
    assert {phrase.lane for phrase in labels.phrases.values()} <= set(labels.keys("lane"))


def test_a_key_without_a_label_is_shown_with_spaces(reference: Reference) -> None:
    assert load_labels(reference.root).of("track", "regional-court") == "regional court"


def test_a_template_is_cut_into_pieces() -> None:
    assert parse_phrase("met[ with {with|to} there] {text}", "x:1") == (
        Piece("met"),
        Piece(" with ", ("with", "to"), " there", optional=True),
        Piece(" ", ("text",)),
    )


@pytest.mark.parametrize("template", ["met[ with {with}", "met {whom}", "met[ again]", "met {with"])
def test_a_wrong_template_names_its_place(template: str) -> None:
    with pytest.raises(ReferenceDataError, match=r"event_phrases\.csv:7"):
        parse_phrase(template, "event_phrases.csv:7")


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        (LABELS, "status,happened,took place,x", "doubled"),
        (LABELS, "status,new,,x", "no label"),
        (PHRASES, "meeting,Meeting,contacts,who,met,meet,meeting,x", "type"),
        (PHRASES, "picnic,Picnic,contacts,who,ate,eat,picnic,x", "picnic"),
        (LABELS, "status,new", "fields"),
    ],
)
def test_a_wrong_row_names_file_and_line(root: Path, file: str, line: str, message: str) -> None:
    with (root / file).open("a", encoding="utf-8") as table:
        table.write(line + "\n")
    with pytest.raises(ReferenceDataError, match=file.replace(".", r"\.") + ":[0-9]+") as error:
        load_labels(root)
    assert message in str(error.value)


def test_a_type_without_a_phrase_stops_the_work(root: Path) -> None:
    path = root / PHRASES
    rows = [row for row in path.read_text(encoding="utf-8").splitlines() if not row.startswith("veto,")]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match="veto"):
        load_labels(root)
