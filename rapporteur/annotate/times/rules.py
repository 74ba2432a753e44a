"""What a rule of the grammar is, what it finds, and what it makes of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapporteur.annotate.times.anchors import Anchor
from rapporteur.annotate.times.calendar import Stretch
from rapporteur.annotate.times.items import Item
from rapporteur.model.vocabulary import TimeType
from rapporteur.reference.time_words import TimeWords

PARTS: dict[str, str] = {"START": "early in it", "MID": "in its middle", "END": "late in it"}
PRE = r"(?P<pre>D?m?ekD?|D?[Er](?:-|i|iD|D)?)?"
"""`early`, `mid-`, `the end of`, `the beginning of the`: kept in the words, said in the reason."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression stands for; `stretch` is what later expressions may count from."""

    type: TimeType
    value: str
    edtf: str | None
    reason: str
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule in the items of one block."""

    items: Sequence[Item]
    match: re.Match[str]
    table: TimeWords
    direction: Callable[[], int]
    """Which way the expression looks, see `anchors.direction`; looked up only when needed."""

    def has_role(self, item: Item | None, role: str) -> bool:
        """Whether the word of an item decides what the role says (reference/time_words.py, ROLES)."""
        return item is not None and item.word in self.table.roles[role]

    def item(self, group: str) -> Item | None:
        """The first item of a named group; None where the rule has no such group or it matched nothing."""
        if group not in self.match.re.groupindex:
            return None
        at = self.match.start(group)
        return self.items[at] if at >= 0 and self.match.end(group) > at else None

    def need(self, group: str) -> Item:
        """The first item of a group that the rule's pattern always fills."""
        return self.items[self.match.start(group)]

    def value(self, group: str) -> str:
        """The value of a group's first item, empty where there is none."""
        item = self.item(group)
        return item.value if item else ""

    def number(self, group: str) -> int | None:
        """The value of a group's first item as a whole number."""
        value = self.value(group)
        return int(value) if value.isdigit() else None

    @property
    def before(self) -> Item | None:
        """The item before the match."""
        at = self.match.start()
        return self.items[at - 1] if at else None

    @property
    def behind(self) -> Item | None:
        """The item behind the match."""
        at = self.match.end()
        return self.items[at] if at < len(self.items) else None

    @property
    def part(self) -> str:
        """`START`, `MID`, `END`, `BEFORE`, `AFTER` where the expression opens with such a word."""
        at = self.match.start("pre") if "pre" in self.match.re.groupindex else -1
        if at < 0:
            return ""
        opening = self.items[at : self.match.end("pre")]
        return next((item.value for item in opening if item.letter in "Eer"), "")


Resolve = Callable[[Found, Anchor], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Letters that make an expression, and how to resolve it; `resolve` gives None where it is none."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolve


def rule(name: str, pattern: str, resolve: Resolve) -> Rule:
    """A rule from its pattern over letters (items.LETTERS)."""
    return Rule(name, re.compile(pattern), resolve)


def dated(stretch: Stretch | None, reason: str, *, found: Found | None = None) -> Meaning | None:
    """A date, None where the calendar has no such one."""
    if stretch is None:
        return None
    part = PARTS.get(found.part, "") if found else ""
    return Meaning("DATE", stretch.value, stretch.edtf, f"{reason}; {part}" if part else reason, stretch)


def unanchored(value: str, reason: str) -> Meaning:
    """A date of which only the pattern is known."""
    return Meaning("DATE", value, None, reason)
