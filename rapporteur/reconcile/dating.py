"""The year of a document that prints only day and month, from the other documents of the case.

An agency dateline says "Oct 30". Where a dated document of nearly that day tells of the same people, its year is
the year; where documents of two years would do, none is taken.
"""

from datetime import date

from rapporteur.model.reading import Reading
from rapporteur.text.news import open_date

NEAR_DAYS = 10
"""The same news is told within some days."""

SHARED_ACTORS = 3
"""States and bodies recur from year to year, so one of the shared actors must be a person by name."""


def suggest_days(readings: tuple[Reading, ...]) -> tuple[tuple[str, str], ...]:
    """Days for documents whose year is open, as (document id, ISO day), sorted; the order of readings is no matter.

    Only documents that carry their own year count as evidence, so that a suggestion never rests on another.
    """
    dated = [(date.fromisoformat(own), _actors(r)) for r in readings if (own := _own_day(r)) is not None]
    found = []
    for reading in readings:
        month_day = open_date(reading.text)
        if month_day is None:
            continue
        actors = _actors(reading)
        days = {
            day
            for other, others in dated
            if (day := _nearest(month_day, other)) is not None and _tell_the_same(actors, others)
        }
        if len(days) == 1:
            found.append((reading.document.id, days.pop().isoformat()))
    return tuple(sorted(found))


def _own_day(reading: Reading) -> str | None:
    """The day a document is known to be from by what it carries itself, to the day."""
    day = reading.text.dct
    return day if day and len(day) == len("2014-10-30") and open_date(reading.text) is None else None


def _actors(reading: Reading) -> frozenset[tuple[bool, str]]:
    """Whether a person, and the registry id or the name, of each named actor."""
    return frozenset(
        (chain.actor_kind == "person", chain.candidates[0] if chain.candidates else chain.name.casefold())
        for chain in reading.claims.actors
        if chain.named
    )


def _tell_the_same(a: frozenset[tuple[bool, str]], b: frozenset[tuple[bool, str]]) -> bool:
    shared = a & b
    return len(shared) >= SHARED_ACTORS and any(is_person for is_person, _ in shared)


def _nearest(month_day: str, other: date) -> date | None:
    """The day of that month and day within `NEAR_DAYS` of the other, if there is one."""
    for year in (other.year - 1, other.year, other.year + 1):
        try:
            day = date.fromisoformat(f"{year:04}-{month_day}")
        except ValueError:  # 29 February
            continue
        if abs((day - other).days) <= NEAR_DAYS:
            return day
    return None
