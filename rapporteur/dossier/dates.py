"""EDTF dates as a desk officer writes them, and as days on an axis."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

MONTHS = tuple(calendar.month_name)
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
QUARTERS = {33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of"}
OPEN = ("..", "")

_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T[\d:.+\-Z]{2,30})?([~?%]?)")


@dataclass(frozen=True, slots=True)
class Point:
    """One side of an EDTF expression: a day, a month, a season, or a year; None is a part not given."""

    year: int | None
    month: int | None
    day: int | None
    mark: str

    @property
    def words(self) -> str:
        """The point without its mark: `28 October 2014`, `30 October, year not given`."""
        if self.month is None:
            return "date not given" if self.year is None else str(self.year)
        year = ", year not given" if self.year is None else f" {self.year}"
        if self.month > 12:
            return f"{_part_of_year(self.month)}{year}"
        day = "" if self.day is None else f"{self.day} "
        return f"{day}{MONTHS[self.month]}{year}"

    @property
    def marked(self) -> str:
        """The point with `about` for `~` and `uncertain` for `?`."""
        words = f"about {self.words}" if self.mark in ("~", "%") else self.words
        return f"{words} (uncertain)" if self.mark in ("?", "%") else words

    @property
    def first_day(self) -> date | None:
        """The earliest day that the point allows; None without a year."""
        if self.year is None or not 1 <= self.year <= 9999:
            return None
        return date(self.year, _months_of(self.month)[0], self.day or 1)

    @property
    def last_day(self) -> date | None:
        """The latest day that the point allows; None without a year."""
        if self.year is None or not 1 <= self.year <= 9999:
            return None
        month = _months_of(self.month)[1]
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def date_words(edtf: str | None) -> str:
    """An EDTF date in words, with UN habits: `28 October 2014`, `27 October to 2 November 2014`.

    What is not understood is given back as it came; None reads `date not given`.

    Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, levels 0 and 1.
    """
    if edtf is None:
        return "date not given"
    sides = edtf.split("/")
    if len(sides) == 1:
        point = parse_point(edtf)
        return edtf if point is None else point.marked
    if len(sides) != 2:
        return edtf
    return _interval_words(*sides) or edtf


def date_phrase(edtf: str | None) -> str:
    """An EDTF date with its preposition, for a sentence: `on 28 October 2014`, `by 30 October 2014`.

    Empty where there is no date to speak of.
    """
    if edtf is None:
        return ""
    sides = edtf.split("/")
    if len(sides) == 1:
        point = parse_point(edtf)
        if point is None:
            return f"(date as given: {edtf})"
        if point.mark in ("~", "%"):
            return point.marked
        preposition = "in" if point.day is None else "on"
        return f"{preposition} {point.marked}"
    words = date_words(edtf)
    if words == edtf:
        return f"(date as given: {edtf})"
    if words.startswith(("by ", "from ")):
        return words
    if words == "date not given":
        return ""
    return "between " + words.replace(" to ", " and ", 1)


def parse_point(edtf: str) -> Point | None:
    """One EDTF date that is no interval; None where it is none, or names a day that no calendar has."""
    match = _POINT.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = (None if part is None or "X" in part else int(part) for part in match.groups()[:3])
    point = Point(year, month, day, match[4])
    return point if _is_real(point) else None


def bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """First and last day that an EDTF date allows; None for an open or unknown side."""
    if edtf is None:
        return None, None
    sides = edtf.split("/")
    if len(sides) > 2:
        return None, None
    first, last = parse_point(sides[0]), parse_point(sides[-1])
    begin = None if first is None else first.first_day
    end = None if last is None else last.last_day
    if begin is not None and end is not None and begin > end:
        return None, None
    return begin, end


def sort_key(edtf: str | None) -> tuple[str, str, str]:
    """Order of dates: by first day (or, for an open start, the last), then last day; without a date, last."""
    begin, end = bounds(edtf)
    anchor = begin or end
    if anchor is None:
        return "9999-99-99", "9999-99-99", edtf or ""
    return anchor.isoformat(), (end or anchor).isoformat(), edtf or ""


def _interval_words(first: str, last: str) -> str | None:
    """Words for `first/last`, the common parts said once."""
    begin, end = parse_point(first), parse_point(last)
    if (begin is None and first not in OPEN) or (end is None and last not in OPEN):
        return None
    if begin is None or end is None:
        if end is not None:
            return f"by {end.marked}"
        return "date not given" if begin is None else f"from {begin.marked} on"
    if begin == end:
        return begin.marked
    plain = not begin.mark and not end.mark and begin.year == end.year and begin.year is not None
    if plain and begin.month is not None and end.month is not None and max(begin.month, end.month) <= 12:
        if begin.day is not None and end.day is not None and begin.month == end.month:
            return f"{begin.day} to {end.words}"
        if (begin.day is None) == (end.day is None):
            return f"{begin.words.removesuffix(f' {begin.year}')} to {end.words}"
    return f"{begin.marked} to {end.marked}"


def _is_real(point: Point) -> bool:
    """Whether the calendar has such a day (29 February is allowed where the year is not given)."""
    if point.month is None:
        return point.day is None
    if point.month > 12:
        return point.day is None and (point.month in SEASONS or point.month in QUARTERS)
    if point.month < 1:
        return False
    if point.day is None:
        return True
    year = point.year if point.year is not None and point.year >= 1 else 2000
    return 1 <= point.day <= calendar.monthrange(year, point.month)[1]


def _part_of_year(month: int) -> str:
    return SEASONS.get(month) or QUARTERS[month]


def _months_of(month: int | None) -> tuple[int, int]:
    """First and last month that a month, a season (northern) or a quarter may cover; a year, all of them.

    Winter is left as the whole year, as it may mean its beginning or its end.
    """
    if month is None or month == 24:
        return 1, 12
    if month in SEASONS:
        start = {21: 3, 22: 6, 23: 9}[month]
        return start, start + 2
    if month in QUARTERS:
        start = 1 + 3 * (month - 33)
        return start, start + 2
    return month, month
