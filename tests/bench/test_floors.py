"""Floors and the comparison of scores with them."""

from pathlib import Path

import pytest

from rapporteur.bench.floors import TaskFloors, compare, pinned, read_floors, write_floors
from rapporteur.errors import InputError


def test_scores_are_held_against_their_floors() -> None:
    floors = TaskFloors("d1", {"a.f1": 80.0, "b.f1": 70.0, "gone.f1": 10.0})
    rows = compare("times", {"a.f1": 80.0, "b.f1": 69.9, "new.f1": 5.0}, "d1", floors)
    assert {row.name: row.state for row in rows} == {
        "a.f1": "ok",
        "b.f1": "below",
        "gone.f1": "not measured",
        "new.f1": "no floor",
    }


def test_floors_of_other_data_are_not_compared() -> None:
    (row,) = compare("times", {"a.f1": 90.0}, "d2", TaskFloors("d1", {"a.f1": 80.0}))
    assert row.state == "other data"


def test_pinned_floors_lie_under_the_scores_and_survive_the_file(tmp_path: Path) -> None:
    floors = {"times": pinned({"a.f1": 80.04}, "d1")}
    assert floors["times"].floors["a.f1"] == 79.5
    path = tmp_path / "bench" / "floors.json"
    write_floors(path, floors)
    assert read_floors(path) == floors


def test_no_file_means_no_floors_and_a_broken_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    path.write_text('{"times": {"floors": []}}')
    with pytest.raises(InputError, match=r"floors\.json"):
        read_floors(path)


def test_a_promise_is_pinned_without_margin() -> None:
    floors = pinned({"dev.evidence.exact": 100.0, "dev.events.f1": 60.0}, "digest").floors
    assert floors == {"dev.evidence.exact": 100.0, "dev.events.f1": 59.5}
