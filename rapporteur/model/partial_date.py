"""Dates as far as they are known: a subset of EDTF (ISO 8601-2), and the days they stand for.

Understood: `2014`, `2014-10`, `2014-10-29`; unknown digits at the end (`201X`, `19XX`, `2014-XX`,
`2014-10-XX`); seasons, quarters and halves (`2014-21` spring to `2014-24` winter, `2014-33` to `2014-36`,
`2014-40`, `2014-41`); one qualifier at the end (`~` approximate, `?` uncertain, `%` both); intervals
(`2014-10-27/2014-11-02`, `../2014-10-30`, `2014-10-30/..`, and an empty side for an unknown end).
Years run from 0001 to 9999. Seasons are those of the northern hemisphere, in whole months, winter beginning
in December of its year.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Qualifier = Literal["", "~", "?", "%"]

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<qualifier>[~?%]?)",
    re.ASCII,
)
_SPANS_OF_MONTHS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip
"""First month and number of months of each season, quarter and half."""


class PartialDateError(ValueError):
    """Words that are no date of the subset; the message quotes them."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with the digits that are known.

    `year` has four characters, of which the last one or two may be `X`. `month` and `day` are numbers, `XX`
    where a place is kept for an unknown one, None where the date ends before.
    """

    year: str
    month: int | Literal["XX"] | None = None
    day: int | Literal["XX"] | None = None
    qualifier: Qualifier = ""

    def __str__(self) -> str:
        parts = (self.year, *(_two(part) for part in (self.month, self.day) if part is not None))
        return "-".join(parts) + self.qualifier


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another, both included. `..` is an open end, `` (empty) an unknown one."""

    start: PartialDate | Literal["", ".."]
    end: PartialDate | Literal["", ".."]

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Days:
    """The calendar days a date may stand for, first and last included; None where a side is open."""

    begin: date | None
    end: date | None

    def contains(self, other: "Days") -> bool:
        """Whether each day of the other is one of these."""
        return _first(self) <= _first(other) and _last(other) <= _last(self)

    def overlaps(self, other: "Days") -> bool:
        """Whether both have a day in common."""
        return _first(self) <= _last(other) and _first(other) <= _last(self)


def parse_edtf(words: str) -> PartialDate | Interval:
    """Read a date or an interval.

    Raises:
        PartialDateError: The words are not of the subset, no such day exists, or an interval runs backwards.
    """
    if "/" not in words:
        return _parse_date(words)
    first, _, last = words.partition("/")
    interval = Interval(_parse_side(first), _parse_side(last))
    days = days_between(interval)
    if _first(days) > _last(days):
        raise PartialDateError(f"{words!r} ends before it begins")
    if isinstance(interval.start, str) and isinstance(interval.end, str):
        raise PartialDateError(f"{words!r} has no date")
    return interval


def days_of(words: str) -> Days:
    """The days that a date or interval, in EDTF, may stand for.

    Raises:
        PartialDateError: As `parse_edtf`.
    """
    parsed = parse_edtf(words)
    return days_between(parsed) if isinstance(parsed, Interval) else days_within(parsed)


def days_between(interval: Interval) -> Days:
    """The days of an interval: from the first day of its start to the last day of its end."""
    begin = None if isinstance(interval.start, str) else days_within(interval.start).begin
    end = None if isinstance(interval.end, str) else days_within(interval.end).end
    return Days(begin, end)


def days_within(partial: PartialDate) -> Days:
    """The days of a date."""
    first_year, last_year = (int(partial.year.replace("X", digit)) for digit in "09")
    if partial.month is None or partial.month == "XX":
        return Days(date(max(first_year, 1), 1, 1), date(last_year, 12, 31))
    first_month, count = _SPANS_OF_MONTHS.get(partial.month, (partial.month, 1))
    if isinstance(partial.day, int):
        day = date(first_year, first_month, partial.day)
        return Days(day, day)
    carry, month = divmod(first_month + count - 2, 12)
    if last_year + carry > 9999:
        return Days(date(first_year, first_month, 1), date.max)
    last_day = monthrange(last_year + carry, month + 1)[1]
    return Days(date(first_year, first_month, 1), date(last_year + carry, month + 1, last_day))


def edtf_between(begin: date | None, end: date | None) -> str:
    """The shortest EDTF for a run of days: a year, a month, a day, a decade, else an interval.

    Raises:
        PartialDateError: Both sides are open, or the run ends before it begins.
    """
    if begin is None or end is None:
        words = f"{begin or '..'}/{end or '..'}"
        parse_edtf(words)
        return words
    for shorter in (str(begin), str(begin)[:7], str(begin)[:4], str(begin)[:3] + "X"):
        if days_of(shorter) == Days(begin, end):
            return shorter
    words = f"{begin}/{end}"
    parse_edtf(words)
    return words


def _parse_side(words: str) -> PartialDate | Literal["", ".."]:
    if words == "":
        return ""
    if words == "..":
        return ".."
    return _parse_date(words)


def _parse_date(words: str) -> PartialDate:
    match = _DATE.fullmatch(words)
    if match is None:
        raise PartialDateError(f"{words!r} is no date such as 2014, 2014-10, 2014-10-29, 201X or 2014-21")
    partial = PartialDate(
        match["year"], _number(match["month"]), _number(match["day"]), _qualifier(match["qualifier"])
    )
    _check(partial, words)
    return partial


def _check(partial: PartialDate, words: str) -> None:
    """Refuse what the calendar does not have."""
    month, day = partial.month, partial.day
    if partial.year == "0000":
        raise PartialDateError(f"{words!r}: years begin with 0001")
    if month is None:
        return
    if "X" in partial.year:
        raise PartialDateError(f"{words!r}: a decade or century has no month")
    if month == "XX":
        if day not in (None, "XX"):
            raise PartialDateError(f"{words!r}: a day needs its month")
        return
    if not (1 <= month <= 12 or (month in _SPANS_OF_MONTHS and day is None)):
        raise PartialDateError(f"{words!r}: there is no month {month:02}")
    if isinstance(day, int) and not 1 <= day <= monthrange(int(partial.year), month)[1]:
        raise PartialDateError(f"{words!r}: that month has no day {day:02}")


def _number(words: str | None) -> int | Literal["XX"] | None:
    if words is None:
        return None
    return "XX" if words == "XX" else int(words)


def _qualifier(words: str) -> Qualifier:
    qualifiers: dict[str, Qualifier] = {"": "", "~": "~", "?": "?", "%": "%"}
    return qualifiers[words]


def _two(part: int | str) -> str:
    return part if isinstance(part, str) else f"{part:02}"


def _first(days: Days) -> date:
    return days.begin or date.min


def _last(days: Days) -> date:
    return days.end or date.max
