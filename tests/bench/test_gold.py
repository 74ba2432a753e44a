"""The comparison of a record with its gold counts what it says."""

from typing import Any

import pytest

from rapporteur.bench.gold import Comparison, Expected, read_gold
from rapporteur.example import GOLD, load_example
from rapporteur.model.vocabulary import EVENT_TYPES, STANCES, STATUSES

TEXT = "Ines Castell met the minister on Tuesday. She said the door is open."


def item(kind: str, quote: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    evidence = [{"doc": "d", "start": start, "end": start + len(quote), "quote": quote}]
    return {"kind": kind, "id": f"{kind}-{quote}", "doc": "d", "evidence": evidence, **fields}


RECORD = [
    {"kind": "document", "id": "d", "name": "page.txt", "text": TEXT, "evidence": []},
    item("actor", "Ines Castell", name="Ines Castell", iso3=None, registry_id=None, role=None, of=None, mentions=[]),
    item("event", "met the minister", type="meeting", status="happened", date="2016-05-10",
         roles={"who": ["actor-Ines Castell"]}),
    item("event", "the door is open", type="offer", status="happened", date=None, roles={}),
    item("statement", "the door is open", grade="named", speaker="actor-Ines Castell"),
]  # fmt: skip

MEETING = Expected("page", "event", "meeting", "happened", "2016-05-10", "Castell", "met the minister", False)
SAID = Expected("page", "statement", "indirect", "named", "", "Castell", "door is open", False)


def test_right_wrong_and_missed_are_counted() -> None:
    other = Expected("page", "event", "visit", "possible", "", "", "met", False)
    counts = Comparison(RECORD, (MEETING, other)).counts("event")
    assert (counts.right, len(counts.wrong), len(counts.missed)) == (1, 1, 1)
    assert counts.f1 == pytest.approx(50)


def test_an_optional_line_is_neither_asked_for_nor_wrong() -> None:
    offer = Expected("page", "event", "offer", "happened", "", "", "door", True)
    counts = Comparison(RECORD, (MEETING, offer)).counts("event")
    assert (counts.right, counts.wrong, counts.missed) == (1, (), ())


def test_another_grade_is_no_match() -> None:
    assert Comparison(RECORD, (SAID,)).counts("statement").right == 1
    anonymous = Expected("page", "statement", "indirect", "anonymous", "", "Castell", "door is open", False)
    assert Comparison(RECORD, (anonymous,)).counts("statement").right == 0


def test_a_moved_quote_is_not_exact() -> None:
    broken = [
        *RECORD,
        item("event", "She said") | {"evidence": [{"doc": "d", "start": 0, "end": 4, "quote": "She "}]},
    ]
    assert Comparison(RECORD, ()).exact() == 100
    assert Comparison(broken, ()).exact() < 100


def test_the_gold_of_the_example_uses_the_vocabularies() -> None:
    gold = read_gold(GOLD)
    assert {line.type for line in gold if line.kind == "event"} <= set(EVENT_TYPES)
    assert {line.status for line in gold if line.kind == "event"} <= set(STATUSES)
    assert {line.type for line in gold if line.kind == "position"} <= set(STANCES)
    assert len(load_example().documents) == 11
