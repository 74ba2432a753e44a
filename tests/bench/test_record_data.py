"""The marked documents: words stand in their files, vocabularies are closed, nothing is marked twice."""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from rapporteur.bench.gold import Expected, read_gold
from rapporteur.model.vocabulary import ACTOR_KINDS, EVENT_TYPES, STANCES, STATUSES, Form, Grade

ROOT = Path(__file__).parents[2] / "bench" / "record"
PARTS = {"dev": 7, "test": 7, "fresh": 14}
DAY = r"\d{4}(-\d\d(-\d\d)?)?"
EDTF = re.compile(rf"({DAY}|\.\./{DAY}|{DAY}/\.\.|{DAY}/{DAY})?")


def documents(part: str) -> dict[str, str]:
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted((ROOT / part).iterdir())
        if path.suffix in {".txt", ".html"}
    }


@pytest.mark.parametrize("part", PARTS)
def test_words_stand_in_their_files(part: str) -> None:
    texts = documents(part)
    assert len(texts) == PARTS[part]
    gold = read_gold(ROOT / part / "gold.csv")
    assert {line.doc for line in gold} == set(texts)
    assert [line for line in gold if not line.words or line.words not in texts[line.doc]] == []


def fits(line: Expected) -> bool:
    if line.kind == "event":
        return line.type in EVENT_TYPES and line.status in STATUSES and EDTF.fullmatch(line.date) is not None
    if line.date:
        return False
    if line.kind == "statement":
        return line.type in get_args(Form) and line.status in get_args(Grade)
    return line.kind == "position" and line.type in STANCES and not line.status


@pytest.mark.parametrize("part", PARTS)
def test_vocabularies_are_closed(part: str) -> None:
    gold = read_gold(ROOT / part / "gold.csv")
    assert [line for line in gold if not fits(line)] == []


@pytest.mark.parametrize("part", PARTS)
def test_no_line_stands_twice(part: str) -> None:
    gold = read_gold(ROOT / part / "gold.csv")
    keys = Counter((e.doc, e.kind, e.type, e.status, e.date, e.who, e.words) for e in gold)
    assert [key for key, number in keys.items() if number > 1] == []
    assert all(
        {line.kind for line in gold if line.doc == doc and not line.optional}
        == {"event", "statement", "position"}
        for doc in documents(part)
    )


@pytest.mark.parametrize("part", PARTS)
def test_each_document_says_that_it_is_invented(part: str) -> None:
    assert [name for name, text in documents(part).items() if "invented" not in text.casefold()] == []


@pytest.mark.parametrize("part", PARTS)
def test_actors_stand_in_their_files(part: str) -> None:
    texts = documents(part)
    with (ROOT / part / "actors.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert {row["doc"] for row in rows} == set(texts)
    assert [row for row in rows if row["name"] not in texts[row["doc"]]] == []
    assert {row["kind"] for row in rows} <= set(ACTOR_KINDS)
