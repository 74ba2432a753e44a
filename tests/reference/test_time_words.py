"""The table of time words."""

from pathlib import Path

import pytest

from rapporteur.errors import ReferenceDataError
from rapporteur.reference import Reference
from rapporteur.reference.time_words import load_time_examples, load_time_words

HEADER = "words,kind,value,source\n"


def test_longer_words_come_before_shorter_ones(reference: Reference) -> None:
    lengths = [len(sense.words) for sense in reference.time_words.by_first["at"]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1


def test_every_row_of_the_table_has_a_source(reference: Reference) -> None:
    lines = (reference.root / "time_words.en.csv").read_text(encoding="utf-8").splitlines()
    assert all(line.rsplit(",", 1)[1].strip('"') for line in lines)


def test_no_sense_is_given_twice(reference: Reference) -> None:
    for senses in reference.time_words.by_first.values():
        assert len({(sense.words, sense.kind, sense.as_printed) for sense in senses}) == len(senses)


@pytest.mark.parametrize("row", ["soon,moment,1,usage", ",unit,D,usage", "soon,vague,,usage", "soon,vague"])
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    (tmp_path / "time_words.en.csv").write_text(HEADER + "now,vague,PRESENT_REF,usage\n" + row + "\n")
    with pytest.raises(ReferenceDataError, match=r"time_words\.en\.csv:3"):
        load_time_words(tmp_path)


@pytest.mark.parametrize("row", ["now,role,unheard of,usage", "now,role,,usage"])
def test_a_role_that_no_rule_asks_for_is_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "time_words.en.csv").write_text(HEADER + row + "\n")
    with pytest.raises(ReferenceDataError, match=r"time_words\.en\.csv:2"):
        load_time_words(tmp_path)


@pytest.mark.parametrize(
    "row", ["GA,sixty,2014-09/2015-09,rules", "GA,69,2015-09/2014-09,rules", "GA,69,soon,rules"]
)
def test_a_bad_session_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    (tmp_path / "time_words.en.csv").write_text(HEADER + "now,vague,PRESENT_REF,usage\n")
    (tmp_path / "sessions.csv").write_text("body,number,edtf,source\n" + row + "\n")
    with pytest.raises(ReferenceDataError, match=r"sessions\.csv:2"):
        load_time_words(tmp_path)


def test_an_example_marks_one_expression(tmp_path: Path) -> None:
    (tmp_path / "time_examples.en.csv").write_text("words,dct,value,edtf,source\nThey met.,,,,usage\n")
    with pytest.raises(ReferenceDataError, match=r"time_examples\.en\.csv:2"):
        load_time_examples(tmp_path)
