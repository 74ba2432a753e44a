"""The numbers that Word prints before its paragraphs, counted as Word counts them.

Source: ECMA-376 part 1, sections 17.9 (numbering) and 17.18.59 (number formats).
"""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMANS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
BULLET = "•"  # whatever sign the font shows
LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is numbered: format name, pattern such as `%1.`, first number."""

    form: str = "decimal"
    pattern: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """Lists of a document and how far each, and the foot notes, have been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    notes: int = 0

    def next_number(self, list_id: str, level: int) -> str | None:
        """Count one paragraph and give its printed number; None where its list prints none."""
        form = self.levels.get(list_id, {}).get(level)
        if form is None or list_id == "0":
            return None
        # Lists that share an abstract definition go on counting together, as in Word.
        counts = self.counts.setdefault(self.abstract.get(list_id, list_id), {})
        counts[level] = counts.get(level, form.start - 1) + 1
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        if form.form == "bullet":
            return BULLET
        return self._print(list_id, form, counts) or None

    def _print(self, list_id: str, form: Level, counts: dict[int, int]) -> str:
        def value(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            shown = self.levels[list_id].get(level, Level())
            return format_number(counts.get(level, shown.start), shown.form)

        return re.sub(r"%([1-9])", value, form.pattern).strip()


def format_number(number: int, form: str) -> str:
    """A number as Word prints it in a format: decimal, lowerLetter, upperRoman ..."""
    number = min(max(number, 0), LARGEST)
    if form == "none":
        return ""
    if form in {"lowerLetter", "upperLetter"} and number:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"} and number:
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    printed = ""
    for value, letters in ROMANS:
        printed += letters * (number // value)
        number %= value
    return printed


def read_numbering(root: etree._Element | None) -> Numbering:
    """Read word/numbering.xml; a document without one has no numbers."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract = {
        definition.get(W + "abstractNumId", ""): _levels(definition)
        for definition in root.iter(W + "abstractNum")
    }
    for number in root.iter(W + "num"):
        list_id = number.get(W + "numId", "")
        base = _value(number.find(W + "abstractNumId")) or ""
        levels = dict(abstract.get(base, {}))
        overridden = False
        for override in number.iter(W + "lvlOverride"):
            level = _whole(override.get(W + "ilvl"))
            levels.update(_levels(override))
            start = _value(override.find(W + "startOverride"))
            if start is not None:
                levels[level] = replace(levels.get(level, Level()), start=_whole(start, 1))
                overridden = True
        numbering.levels[list_id] = levels
        numbering.abstract[list_id] = list_id if overridden else f"abstract {base}"
    return numbering


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels = {}
    for level in parent.iter(W + "lvl"):
        levels[_whole(level.get(W + "ilvl"))] = Level(
            _value(level.find(W + "numFmt")) or "decimal",
            _value(level.find(W + "lvlText")) or "",
            _whole(_value(level.find(W + "start")), 1),
        )
    return levels


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(W + "val")


def _whole(value: str | None, default: int = 0) -> int:
    return (
        int(value)
        if value is not None and value.isascii() and value.isdigit() and len(value) < 6
        else default
    )
