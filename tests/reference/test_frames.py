"""The frame tables are read strictly, and verbs and nouns in all their forms."""

import shutil
from pathlib import Path

import pytest

from rapporteur.errors import ReferenceDataError
from rapporteur.reference.frames import Frames, load_frames
from rapporteur.reference.inflect import noun_forms, verb_forms
from rapporteur.reference.reference import DATA

TABLES = (
    "frames.csv",
    "position_words.csv",
    "instrument_words.csv",
    "modality_words.csv",
    "irregular_verbs.csv",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in TABLES:
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


def add_row(path: Path, row: str) -> int:
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("meet/v,gathering,,who=subj,,,,,own words", "unknown event type 'gathering'"),
        ("meet/v,meeting,maybe,who=subj,,,,,own words", "unknown status 'maybe'"),
        ("meet/v,meeting,,whom=subj,,,,,own words", "unknown role 'whom'"),
        ("meet/v,meeting,,who=left,,,,,own words", "unknown slot 'left'"),
        ("meet/v,meeting,,who=subj@robot,,,,,own words", "unknown actor kind 'robot'"),
        ("meet/x,meeting,,who=subj,,,,,own words", "unknown part of speech 'x'"),
        (".. meet/v,meeting,,who=subj,,,,,own words", "begins or ends with a gap"),
        ("meet/v,meeting,,who=subj,,,,,", "column 'source' is empty"),
        ("meet/v,meeting", "wrong number of columns"),
    ],
)
def test_bad_row_is_named_with_file_and_line(root: Path, row: str, words: str) -> None:
    line = add_row(root / "frames.csv", row)
    with pytest.raises(ReferenceDataError, match=rf"frames\.csv, line {line}: .*{words}"):
        _ = load_frames(root).frames


@pytest.mark.parametrize(
    ("name", "row", "table"),
    [
        ("position_words.csv", "like/v,fond,subj,any,,,own words", "positions"),
        ("position_words.csv", "like/v,support,subj,paragraph,,,own words", "positions"),
        ("modality_words.csv", "maybe,perhaps,governor,own words", "modals"),
        ("modality_words.csv", "maybe,possible,nearby,own words", "modals"),
        ("instrument_words.csv", "poem,poems,poem,poem,no,own words", "texts"),
    ],
)
def test_other_tables_are_as_strict(root: Path, name: str, row: str, table: str) -> None:
    line = add_row(root / name, row)
    with pytest.raises(ReferenceDataError, match=rf"{name}, line {line}"):
        getattr(load_frames(root), table)


def test_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"frames\.csv cannot be read"):
        _ = load_frames(tmp_path).frames


def test_pattern_head_is_the_first_verb_or_noun_unless_marked(root: Path) -> None:
    frames = Frames(root)
    assert frames.pattern("a .. request/n .. decline/v!").head == 4
    assert frames.pattern("a .. request/n .. decline/v").head == 2
    assert frames.pattern("if").head == 0


def test_forms_of_verbs_and_nouns() -> None:
    irregular = {"meet": ("met", "met", "meeting")}
    assert verb_forms("meet", irregular)["met"] == {"past", "part"}
    assert set(verb_forms("urge", {})) == {"urge", "urges", "urged", "urging"}
    assert set(verb_forms("deny", {})) == {"deny", "denies", "denied", "denying"}
    assert noun_forms("inquiry") == {"inquiry": {"sg"}, "inquiries": {"pl"}}
    assert noun_forms("talks") == {"talks": {"pl"}}
