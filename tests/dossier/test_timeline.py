"""The drawing: order kept, nothing overlapping, nothing outside."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.dossier.casebook import Casebook
from rapporteur.dossier.events import view_events
from rapporteur.dossier.timeline import LETTER_WIDTH, MARK_SPACE, WIDTH, MarkView, build_axis, draw_timeline
from rapporteur.dossier.views import EventView
from rapporteur.reference import load_reference
from rapporteur.reference.labels import load_labels
from tests.dossier.sample import sample_case

REFERENCE = load_reference()
LABELS = load_labels(REFERENCE.root)
EVENTS = view_events(Casebook(sample_case(), LABELS, REFERENCE.registry))


def extent(mark: MarkView) -> tuple[float, float]:
    width = len(mark.label) * LETTER_WIDTH
    if mark.anchor == "end":
        return mark.label_x - width, mark.x + MARK_SPACE
    return mark.x - MARK_SPACE, mark.label_x + width


def some_events(days: list[int]) -> tuple[EventView, ...]:
    """Events on days counted from the first of 2010, with labels of many lengths."""
    return tuple(
        replace(
            EVENTS[0],
            id=f"event-{index}",
            edtf=(date(2010, 1, 1) + timedelta(day)).isoformat(),
            short="Meeting: " + "N" * (index % 25),
            lane=("contacts", "texts")[index % 2],
        )
        for index, day in enumerate(sorted(days))
    )


def test_events_without_a_date_are_counted_not_drawn() -> None:
    drawing = draw_timeline(EVENTS, labels=LABELS)
    assert drawing.undated == 1
    assert sum(len(lane.marks) for lane in drawing.lanes) == len(EVENTS) - 1


def test_long_empty_time_shows_as_a_break() -> None:
    assert len(build_axis([date(2004, 1, 1), date(2014, 10, 28), date(2014, 10, 30)]).breaks) == 1
    assert build_axis([date(2014, 10, 28), date(2014, 10, 30)]).breaks == ()


def test_no_event_no_drawing() -> None:
    assert draw_timeline((), labels=LABELS).lanes == ()


@given(st.lists(st.integers(0, 4000), min_size=1, max_size=40))
def test_marks_keep_the_order_of_days_and_touch_no_other(days: list[int]) -> None:
    drawing = draw_timeline(some_events(days), labels=LABELS)
    marks = [mark for lane in drawing.lanes for mark in lane.marks]
    assert len(marks) == len(days)
    by_day = sorted(marks, key=lambda mark: str(mark.event.edtf))
    assert all(a.x <= b.x for a, b in itertools.pairwise(by_day))
    assert all(0 < mark.x < WIDTH and mark.y < drawing.height for mark in marks)
    rows: dict[float, list[tuple[float, float]]] = {}
    for mark in marks:
        rows.setdefault(mark.y, []).append(extent(mark))
    for spans in rows.values():
        ordered = sorted(spans)
        assert all(a[1] < b[0] for a, b in itertools.pairwise(ordered))


@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=2, max_size=20))
def test_the_axis_rises(days: list[date]) -> None:
    axis = build_axis(days)
    xs = [axis.x(day) for day in sorted(set(days))]
    assert xs == sorted(xs)
    assert axis.x(date(1980, 1, 1)) == xs[0]
    assert axis.x(date(2040, 1, 1)) == xs[-1]
