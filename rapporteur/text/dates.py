"""Days as pages print them: "October 30, 2014", "30 octobre 2014", "Oct 30", "2014年10月30日"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapporteur.reference.page_words import PageWords

_YEARS = (1945, 2100)
"""Years that a document of a United Nations case can print as its own."""


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day in a text, `[start, end)`; `year` and `weekday` (Monday is 1) are None where not printed."""

    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """The calendar day in that year; None where there is none (29 February)."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def calendar(self) -> date | None:
        """The calendar day, where the year is printed."""
        return None if self.year is None else self.in_year(self.year)


@lru_cache(maxsize=4)
def _patterns(words: PageWords) -> tuple[re.Pattern[str], ...]:
    month = _alternation(word.form for word in words.calendar if word.kind == "month")
    weekday = _alternation(word.form for word in words.calendar if word.kind == "weekday")
    # A flattened page glues name and date: "Jane DoeOctober 30, 2014".
    edge = r"(?:(?<![^\W_])|(?<=[a-zß-ÿ\d])(?=[A-Z]))"
    lead = rf"(?:(?P<weekday>{weekday})[,،.]?\s{{1,3}})?"
    year = r"(?:,?\s{1,3}(?:(?:de|of|del)\s)?(?P<year>\d{4})(?!\d))?"
    return (
        re.compile(
            rf"{edge}{lead}(?P<month>{month})\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d\w]){year}"
        ),
        re.compile(
            rf"(?<![\d.,/-]){lead}(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s{{1,3}}(?:(?:de|of)\s)?"
            rf"(?P<month>{month})(?![^\W\d_]){year}"
        ),
        re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d|-\d)"),
        re.compile(r"(?<![\d./])(?P<year>\d{4})[./](?P<month>\d{2})[./](?P<day>\d{2})(?![\d/]|\.\d)"),
        re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d|\.\d)"),
        re.compile(r"(?<![\d/])(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})(?![\d/])"),
        re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]"),
    )


def _alternation(forms: Iterable[str]) -> str:
    """All forms, also in capitals and with a capital, longest first."""
    every: set[str] = set()
    for form in forms:
        every.update((form, form.upper(), form[0].upper() + form[1:]))
    return "|".join(re.escape(form) for form in sorted(every, key=lambda form: (-len(form), form)))


def find_days(
    text: str, *, words: PageWords, start: int = 0, end: int | None = None
) -> tuple[PrintedDay, ...]:
    """Find the days printed in a stretch of text.

    Day and month in figures are read only where one of them cannot be the month: 03/04/2014 is two days.

    Args:
        text: The whole text; offsets are its code points.
        words: Names of months and weekdays.
        start: Where to begin.
        end: Where to stop; the end of the text if None.

    Returns:
        Days in text order, none overlapping.
    """
    stop = len(text) if end is None else end
    found: list[PrintedDay] = []
    for pattern in _patterns(words):
        for match in pattern.finditer(text, start, stop):
            day = _day_of(match, words)
            if day is not None:
                found.append(day)
    kept: list[PrintedDay] = []
    for day in sorted(found, key=lambda day: (day.start, -day.end)):
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
        elif day.year is not None and kept[-1].year is None:
            kept[-1] = day
    return tuple(kept)


def _day_of(match: re.Match[str], words: PageWords) -> PrintedDay | None:
    groups = match.groupdict()
    printed, day = groups["month"], int(groups["day"])
    month = int(printed) if printed.isdigit() else words.months[printed.casefold()]
    if "/" in match[0] and groups["year"] != match[0][:4]:
        if (month > 12) == (day > 12) and month != day:
            return None
        if month > 12:
            month, day = day, month
    year = int(groups["year"]) if groups["year"] else None
    if not 1 <= month <= 12 or not 1 <= day <= 31 or (year and not _YEARS[0] <= year <= _YEARS[1]):
        return None
    weekday = groups.get("weekday")
    number = words.weekdays[weekday.casefold()] if weekday else None
    printed_day = PrintedDay(match.start(), match.end(), month, day, year, number)
    return printed_day if printed_day.in_year(year or 2000) else None
