"""Hold a record against what a careful reader marked in the same documents.

A gold file is CSV: `doc` (part of the document's name), `kind`, `type` (event type, form or stance), `status` (or
grade), `date` (EDTF, events), `who` (ISO code, registry key or part of a name), `words` (as printed) and `optional`
(`x`: neither asked for nor wrong). Optional rows stand for readings on which careful people differ.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a gold file."""

    doc: str
    kind: str
    type: str
    status: str
    date: str
    who: str
    words: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found, what was found and not asked for, what was missed."""

    right: int
    wrong: tuple[Item, ...]
    missed: tuple[Expected, ...]

    @property
    def precision(self) -> float:
        """Per cent of what was found that is right."""
        return 100 * self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """Per cent of what was asked for that was found."""
        return 100 * self.right / max(1, self.right + len(self.missed))

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in per cent."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def read_gold(path: Path) -> tuple[Expected, ...]:
    """Read a gold file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Expected(
                **{key: value for key, value in row.items() if key != "optional"},
                optional=bool(row["optional"]),
            )
            for row in csv.DictReader(file, strict=True)
        )


class Comparison:
    """The record of a case beside its gold.

    `files` gives for a document's id the file name that the gold uses, where the record knows it by its address.
    """

    def __init__(
        self, items: list[Item], gold: tuple[Expected, ...], files: Mapping[str, str] | None = None
    ) -> None:
        self.items = items
        self.gold = gold
        self.actors = {item["id"]: item for item in items if item["kind"] == "actor"}
        self.texts = {item["id"]: item["text"] for item in items if item["kind"] == "document"}
        self._names = {item["id"]: item["name"] for item in items if item["kind"] == "document"} | dict(
            files or {}
        )

    @cached_property
    def scores(self) -> dict[str, float]:
        """F1, precision and recall of each kind, and the share of exact quotes, in per cent."""
        scores = {}
        for kind in ("event", "statement", "position"):
            counts = self.counts(kind)
            scores[f"{kind}s.f1"] = counts.f1
            scores[f"{kind}s.precision"] = counts.precision
            scores[f"{kind}s.recall"] = counts.recall
        scores["evidence.exact"] = self.exact()
        return scores

    def exact(self) -> float:
        """Per cent of quotes that stand at their span."""
        quotes = [words for item in self.items for words in item.get("evidence", ())]
        good = sum(1 for q in quotes if self.texts[q["doc"]][q["start"] : q["end"]] == q["quote"])
        return 100 * good / max(1, len(quotes))

    def counts(self, kind: str) -> Counts:
        """Match each expected line with one item at most, those asked for first."""
        left = [item for item in self.items if item["kind"] == kind]
        missed = []
        right = 0
        for expected in self.gold:
            if expected.kind == kind and not expected.optional:
                found = next((item for item in left if self._matches(item, expected)), None)
                if found is None:
                    missed.append(expected)
                else:
                    left.remove(found)
                    right += 1
        allowed = [expected for expected in self.gold if expected.kind == kind and expected.optional]
        wrong = tuple(item for item in left if not any(self._matches(item, expected) for expected in allowed))
        return Counts(right, wrong, tuple(missed))

    def _matches(self, item: Item, expected: Expected) -> bool:
        if expected.doc not in self._names[item["doc"]]:
            return False
        if item["kind"] == "position":
            return item["stance"] == expected.type and self._is(item["party"], expected.who)
        if not self._covers(item, expected.words):
            return False
        if item["kind"] == "statement":
            return item["grade"] == expected.status and self._is(item["speaker"], expected.who)
        labels = (item["type"], item["status"], item["date"] or "")
        who = [actor for actors in item["roles"].values() for actor in actors]
        return labels == (expected.type, expected.status, expected.date) and (
            not expected.who or any(self._is(actor, expected.who) for actor in who)
        )

    def _covers(self, item: Item, words: str) -> bool:
        """Whether a quote of the item overlaps the words, wherever they stand in its document."""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        places = [match.span() for match in re.finditer(pattern, self.texts[item["doc"]])]
        return any(
            quote["start"] < end and start < quote["end"]
            for quote in item["evidence"]
            for start, end in places
        )

    def _is(self, actor: str | None, who: str) -> bool:
        """Whether the actor, or whom it belongs to, is meant by the code or the part of a name."""
        seen: set[str] = set()
        while actor and actor not in seen:
            seen.add(actor)
            known = self.actors[actor]
            keys = {known["iso3"], (known["registry_id"] or "").partition(":")[2], known["registry_id"]}
            words = [known["name"], known["role"] or ""]
            words += [self.texts[m["doc"]][m["start"] : m["end"]] for m in known["mentions"]]
            if who in keys or any(who.casefold() in word.casefold() for word in words):
                return True
            actor = known["of"]
        return not who
