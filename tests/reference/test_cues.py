"""The cue table: its forms, and what makes a bad row."""

from pathlib import Path

import pytest

from rapporteur.errors import ReferenceDataError
from rapporteur.reference import Reference
from rapporteur.reference.cues import COLUMNS, load_cues, plural, regular_forms

HEADER = ",".join(COLUMNS)
NOUNS = "noun,kind,source\nreport,document,test\n"


def folder(tmp_path: Path, cues: str, nouns: str = NOUNS) -> Path:
    (tmp_path / "cues.csv").write_text(f"{HEADER}\n{cues}\n", encoding="utf-8")
    (tmp_path / "source_nouns.csv").write_text(nouns, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("warn", ("warn", "warns", "warned", "warning")),
        ("declare", ("declare", "declares", "declared", "declaring")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("refer", ("refer", "refers", "referred", "referring")),
        ("express", ("express", "expresses", "expressed", "expressing")),
    ],
)
def test_regular_verbs_are_inflected(verb: str, forms: tuple[str, ...]) -> None:
    made = regular_forms(verb)
    assert (made["base"][0], made["s"][0], made["past"][0], made["ing"][0]) == forms


def test_plural_of_a_noun() -> None:
    assert (plural("demand"), plural("testimony"), plural("speech")) == ("demands", "testimonies", "speeches")


def test_irregular_forms_replace_the_regular_ones(tmp_path: Path) -> None:
    cues = load_cues(folder(tmp_path, "write,verb,clause left,report,strong,,past=wrote/written,test"))
    assert cues.forms("wrote")[0].form == "past"
    assert cues.forms("writed") == ()


def test_longer_cues_come_first(reference: Reference) -> None:
    lengths = [len(form.words) for form in reference.cues.forms("called")]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] == 2


def test_the_shipped_table_knows_the_plain_words(reference: Reference) -> None:
    for word in ("said", "says", "told", "urged", "denied", "according"):
        assert reference.cues.forms(word), word


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("say,verb,clause,report,strong,,past=said", "2: needs 8 columns"),
        ("say,verb,clause,report,strong,,past=said,", "2: needs 8 columns and a source"),
        ("say,adverb,clause,report,strong,,,test", "pos 'adverb'"),
        ("say,verb,sentence,report,strong,,,test", "frames 'sentence'"),
        ("say,verb,clause,gossip,strong,,,test", "kind 'gossip'"),
        ("say,verb,clause,report,strong,,said,test", "form 'said'"),
        (",verb,clause,report,strong,,,test", "needs its words"),
    ],
)
def test_a_bad_row_names_file_and_line(row: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"cues\.csv:2") as raised:
        load_cues(folder(tmp_path, row))
    assert message.removeprefix("2: ") in str(raised.value)


def test_a_noun_listed_twice_is_refused(tmp_path: Path) -> None:
    nouns = NOUNS + "report,person,test\n"
    with pytest.raises(ReferenceDataError, match=r"source_nouns\.csv:3"):
        load_cues(folder(tmp_path, "say,verb,clause,report,strong,,,test", nouns))


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError, match=r"cues\.csv"):
        load_cues(tmp_path)
