"""Stretches of the calendar: what TIMEX3 values stand for, and how to step through them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rapporteur.model.partial_date import edtf_between

Grain = Literal["D", "W", "WE", "M", "Q", "H", "S", "Y", "DE", "CE"]
"""Day, week (ISO), weekend, month, quarter, half, season, year, decade, century."""

MONTHS_OF: dict[str, int] = {"M": 1, "Q": 3, "H": 6, "S": 3, "Y": 12, "DE": 120, "CE": 1200}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTH_NAMES = "janfebmaraprmayjunjulaugsepoctnovdec"
ORDER: tuple[Grain, ...] = ("D", "WE", "W", "M", "S", "Q", "H", "Y", "DE", "CE")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, week, month ... of the calendar, known by its first day."""

    grain: Grain
    begin: date

    @property
    def end(self) -> date:
        """Its last day."""
        if self.grain == "D":
            return self.begin
        if self.grain in ("W", "WE"):
            return _plus_days(self.begin, 6 if self.grain == "W" else 1)
        following = plus_months(self.begin, MONTHS_OF[self.grain])
        return _plus_days(following, -1) if following else date.max

    @property
    def value(self) -> str:
        """Its TIMEX3 value: `2014-10-28`, `2014-W44`, `2014-10`, `2014-Q4`, `2014-SU`, `2014`, `201`, `20`."""
        begin, year = self.begin, f"{self.begin.year:04}"
        iso = begin.isocalendar()
        season = {month: name for name, month in SEASON_MONTHS.items()}
        match self.grain:
            case "D":
                return begin.isoformat()
            case "W":
                return f"{iso.year:04}-W{iso.week:02}"
            case "WE":
                return f"{iso.year:04}-W{iso.week:02}-WE"
            case "M":
                return begin.isoformat()[:7]
            case "Q":
                return f"{year}-Q{(begin.month + 2) // 3}"
            case "H":
                return f"{year}-H{1 if begin.month < 7 else 2}"
            case "S":
                return f"{year}-{season[begin.month]}"
            case "Y":
                return year
            case "DE":
                return year[:3]
            case "CE":
                return year[:2]

    @property
    def edtf(self) -> str:
        """The same in EDTF; weeks and weekends as the interval of their days."""
        year = f"{self.begin.year:04}"
        if self.grain == "Q":
            return f"{year}-{32 + (self.begin.month + 2) // 3}"
        if self.grain == "S":
            return f"{year}-{20 + self.begin.month // 3}"
        if self.grain == "H":
            return f"{year}-{40 if self.begin.month < 7 else 41}"
        if self.grain == "CE":
            return year[:2] + "XX"
        return edtf_between(self.begin, self.end)

    def step(self, count: int) -> "Stretch | None":
        """The stretch of the same grain so many further on; None beyond the calendar (years 1 to 9999)."""
        if self.grain in ("D", "W", "WE"):
            days = count * (1 if self.grain == "D" else 7)
            try:
                return Stretch(self.grain, self.begin + timedelta(days=days))
            except OverflowError:
                return None
        months = 12 if self.grain in ("S", "H") else MONTHS_OF[self.grain]
        begin = plus_months(self.begin, count * months)
        return Stretch(self.grain, begin) if begin else None


def stretch_at(day: date, grain: Grain) -> Stretch:
    """The stretch of a grain that holds a day (for a weekend, that of the day's week; seasons northern)."""
    match grain:
        case "D":
            return Stretch("D", day)
        case "W":
            return Stretch("W", _plus_days(day, -day.weekday()))
        case "WE":
            return Stretch("WE", _plus_days(day, 5 - day.weekday()))
        case "M":
            return Stretch("M", day.replace(day=1))
        case "Q":
            return Stretch("Q", date(day.year, (day.month - 1) // 3 * 3 + 1, 1))
        case "H":
            return Stretch("H", date(day.year, 1 if day.month < 7 else 7, 1))
        case "S":
            month = day.month // 3 * 3
            return Stretch("S", date(day.year, month, 1) if month else date(max(day.year - 1, 1), 12, 1))
        case "Y":
            return Stretch("Y", date(day.year, 1, 1))
        case "DE":
            return Stretch("DE", date(max(day.year // 10 * 10, 1), 1, 1))
        case "CE":
            return Stretch("CE", date(max(day.year // 100 * 100, 1), 1, 1))


def make_day(year: int, month: int, day: int) -> Stretch | None:
    """A day, None where the calendar has none such."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return Stretch("D", date(year, month, day))
    return None


def make_month(year: int, month: int) -> Stretch | None:
    """A month, None beyond the calendar."""
    return Stretch("M", date(year, month, 1)) if 1 <= year <= 9999 and 1 <= month <= 12 else None


def make_year(year: int) -> Stretch | None:
    """A year, None beyond the calendar."""
    return Stretch("Y", date(year, 1, 1)) if 1 <= year <= 9999 else None


def plus_months(first: date, count: int) -> date | None:
    """The first day of the month so many months on, None beyond the calendar."""
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    return date(year, month + 1, 1) if 1 <= year <= 9999 else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    Source: "Anonymous Gregorian algorithm", Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8.
    """
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def holiday(year: int, rule: str) -> Stretch | None:
    """A holiday of a year: `12-25`, `easter-2`, or month, weekday and which one: `nov-4-4`, `may-1-last`."""
    if rule.startswith("easter"):
        return Stretch("D", easter(year)).step(int(rule[6:])) if year >= 1583 else None
    if rule[0].isdigit():
        return make_day(year, int(rule[:2]), int(rule[3:]))
    name, weekday, which = rule.split("-")
    month = _MONTH_NAMES.index(name) // 3 + 1
    days = [
        day
        for number in range(1, monthrange(year, month)[1] + 1)
        if (day := date(year, month, number)).isoweekday() == int(weekday)
    ]
    return Stretch("D", days[-1] if which == "last" else days[int(which) - 1])


def _plus_days(day: date, count: int) -> date:
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min
