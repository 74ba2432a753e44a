"""Exports carry what the state holds and nothing a spreadsheet would run."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.dossier.exports import _FORMULA, CSV_COLUMNS, EXPORTS, safe_cell
from rapporteur.reference import Reference
from tests.case.test_fold import state_of, vote


def test_record_has_a_document_for_each_and_exact_quotes(reference: Reference) -> None:
    state = state_of(
        reference, vote("One.", "2016-11-15", "85-35-63"), vote("Two.", "2016-11-15", "85-35-63")
    )
    items = [json.loads(line) for line in EXPORTS["record"](state)]
    texts = {item["id"]: item["text"] for item in items if item["kind"] == "document"}
    assert len(texts) == 2
    cited = [words for item in items for words in item.get("evidence", ())]
    assert cited
    assert all(texts[words["doc"]][words["start"] : words["end"]] == words["quote"] for words in cited)


def test_record_names_the_actors_of_an_event(reference: Reference) -> None:
    items = [
        json.loads(line)
        for line in EXPORTS["record"](state_of(reference, vote("One.", "2016-11-15", "85-35-63")))
    ]
    (event,) = (item for item in items if item["kind"] == "event")
    names = {item["id"]: item["name"] for item in items if item["kind"] == "actor"}
    assert [names[actor] for actor in event["roles"]["body"]] == ["Third Committee"]
    assert event["outcome"] == "85-35-63"


def test_csv_opens_as_one_table(reference: Reference) -> None:
    whole = b"".join(EXPORTS["csv"](state_of(reference, vote("One.", "2016-11-15", "85-35-63")))).decode(
        "utf-8-sig"
    )
    rows = list(csv.reader(io.StringIO(whole)))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert rows[1][:4] == ["event", "2016-11-15", "adoption", "happened"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "a\n=1", "＝1"])
def test_a_formula_is_disarmed(cell: str) -> None:
    assert "'" in safe_cell(cell)


@given(st.text())
def test_no_line_of_a_cell_begins_a_formula(cell: str) -> None:
    assert not any(line.startswith(_FORMULA) for line in safe_cell(cell).split("\n"))
