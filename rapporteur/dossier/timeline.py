"""The timeline as a drawing: where each mark, label and tick stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapporteur.dossier.dates import MONTHS, bounds
from rapporteur.dossier.views import EventView
from rapporteur.dossier.visible import shortened, visible
from rapporteur.reference.labels import Labels

WIDTH = 1120
LEFT, RIGHT = 150, 24
ROW, LANE_GAP, HEAD = 26, 10, 46
LABEL_LETTERS = 40
LETTER_WIDTH = 7.2
MARK_SPACE = 11
DRAWN_AT_MOST = 300


@dataclass(frozen=True, slots=True)
class MarkView:
    """An event on the drawing. `line` is the stretch of days it may cover, as x from and to."""

    event: EventView
    x: float
    y: float
    line: tuple[float, float] | None
    label: str
    label_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class LaneView:
    """A band of the drawing with the events of one kind."""

    label: str
    y: float
    height: float
    marks: tuple[MarkView, ...]


@dataclass(frozen=True, slots=True)
class TickView:
    """A day on the axis; `label` is empty where there is no room for one."""

    x: float
    label: str
    year: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The whole drawing. `breaks` are the places where empty time was left out."""

    width: float
    height: float
    left: float
    right: float
    lanes: tuple[LaneView, ...]
    ticks: tuple[TickView, ...]
    breaks: tuple[float, ...]
    undated: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Axis:
    """Days and their x, both rising; days between are interpolated, days outside are held at the ends."""

    days: tuple[date, ...]
    xs: tuple[float, ...]
    breaks: tuple[float, ...]

    def x(self, day: date) -> float:
        """Where a day stands."""
        if day <= self.days[0]:
            return self.xs[0]
        for index in range(1, len(self.days)):
            if day <= self.days[index]:
                before, after = self.days[index - 1], self.days[index]
                share = (day - before).days / (after - before).days
                return round(self.xs[index - 1] + share * (self.xs[index] - self.xs[index - 1]), 1)
        return self.xs[-1]


def draw_timeline(events: tuple[EventView, ...], *, labels: Labels) -> TimelineView:
    """Lay out the events that have a date; where there are too many, the latest are drawn.

    Args:
        events: All events, oldest first.
        labels: Names of lanes and their order.
    """
    dated = [event for event in events if anchor_day(event) is not None]
    drawn = dated[-DRAWN_AT_MOST:]
    if not drawn:
        return TimelineView(WIDTH, 0, LEFT, WIDTH - RIGHT, (), (), (), len(events), 0)
    axis = build_axis(day for event in drawn if (day := anchor_day(event)) is not None)
    lanes: list[LaneView] = []
    y = float(HEAD)
    for key in labels.keys("lane"):
        marks, rows = _place(tuple(event for event in drawn if event.lane == key), axis, y)
        if marks:
            lanes.append(LaneView(labels.of("lane", key), y, rows * ROW + LANE_GAP, marks))
            y += rows * ROW + LANE_GAP
    return TimelineView(
        WIDTH,
        y + 8,
        LEFT,
        WIDTH - RIGHT,
        tuple(lanes),
        _ticks(axis),
        axis.breaks,
        len(events) - len(dated),
        len(dated) - len(drawn),
    )


def anchor_day(event: EventView) -> date | None:
    """The day at which an event is drawn: its first, or, with an open start, its last."""
    begin, end = bounds(event.edtf)
    return begin or end


def build_axis(days: Iterable[date]) -> Axis:
    """An axis over the days of the events, on which long empty stretches are shortened.

    Each step between neighbouring days takes room by the root of its length, so that order and rough
    distance stay visible when a case runs over years and most of it happens in a week. A step many times
    the usual one is marked as a break.
    """
    found = sorted(set(days))
    room = float(WIDTH - RIGHT - LEFT - 40)
    if len(found) == 1:
        return Axis((found[0],), (LEFT + 20.0,), ())
    gaps = [(after - before).days for before, after in pairwise(found)]
    shares = [min(gap, 60) ** 0.5 for gap in gaps]
    whole = sum(shares)
    xs = [LEFT + 20.0]
    for share in shares:
        xs.append(xs[-1] + room * share / whole)
    breaks = tuple(round((xs[index] + xs[index + 1]) / 2, 1) for index, gap in enumerate(gaps) if gap > 60)
    return Axis(tuple(found), tuple(round(x, 1) for x in xs), breaks)


def _place(events: tuple[EventView, ...], axis: Axis, top: float) -> tuple[tuple[MarkView, ...], int]:
    """Marks and labels of one lane, each in the first row where they touch nothing."""
    taken: list[list[tuple[float, float]]] = []
    marks: list[MarkView] = []
    for event in events:
        day = anchor_day(event)
        if day is None:
            continue
        x = axis.x(day)
        label = shortened(visible(event.short), limit=LABEL_LETTERS)
        width = len(label) * LETTER_WIDTH
        leftwards = x + MARK_SPACE + width > WIDTH - 4
        line = _line(event, axis)
        span = (
            (x - MARK_SPACE - width, x + MARK_SPACE)
            if leftwards
            else (x - MARK_SPACE, x + MARK_SPACE + width)
        )
        span = (min(span[0], line[0]), max(span[1], line[1])) if line else span
        row = _free_row(taken, span)
        marks.append(
            MarkView(
                event,
                x,
                top + LANE_GAP / 2 + row * ROW + ROW / 2,
                line,
                label,
                x - MARK_SPACE if leftwards else x + MARK_SPACE,
                "end" if leftwards else "start",
            )
        )
    return tuple(marks), len(taken)


def _free_row(taken: list[list[tuple[float, float]]], span: tuple[float, float]) -> int:
    """The first row in which a span touches no other; it is taken there."""
    for index, row in enumerate(taken):
        if all(span[1] + 8 < start or end + 8 < span[0] for start, end in row):
            row.append(span)
            return index
    taken.append([span])
    return len(taken) - 1


def _line(event: EventView, axis: Axis) -> tuple[float, float] | None:
    """The days an event may cover, if more than one: an open side runs a short way."""
    begin, end = bounds(event.edtf)
    if begin is None and end is None:
        return None
    first = axis.x(begin) if begin else axis.x(end or date.min) - 14
    last = axis.x(end) if end else axis.x(begin or date.min) + 14
    return (first, last) if last - first > 1 else None


def _ticks(axis: Axis) -> tuple[TickView, ...]:
    """Days of the axis; a day is labelled where the label before leaves room, the year where it changes."""
    ticks: list[TickView] = []
    free, year = 0.0, 0
    for day, x in zip(axis.days, axis.xs, strict=True):
        if x < free:
            ticks.append(TickView(x, "", ""))
            continue
        ticks.append(
            TickView(x, f"{day.day} {MONTHS[day.month][:3]}", str(day.year) if day.year != year else "")
        )
        free, year = x + 52, day.year
    return tuple(ticks)
