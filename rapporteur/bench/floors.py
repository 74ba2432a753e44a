"""Floors: the scores below which a change may not push an ability (bench/floors.json)."""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rapporteur.errors import InputError

MARGIN = 0.5
"""How far under the measured score a new floor is set, in points."""

PROMISES = ("evidence", "outside_chrome")
"""Scores by these words hold a promise and no ability: their floor is the score itself."""

State = Literal["ok", "below", "no floor", "other data", "not measured"]


@dataclass(frozen=True, slots=True)
class TaskFloors:
    """Floors of one task, in per cent by score, and the digest of the data they were measured on."""

    corpus: str
    floors: dict[str, float]


@dataclass(frozen=True, slots=True)
class Compared:
    """One score beside its floor; `score` is None where a floor has no score any more."""

    task: str
    name: str
    score: float | None
    floor: float | None
    state: State


def read_floors(path: Path) -> dict[str, TaskFloors]:
    """Read the floors by task; none where there is no file.

    Raises:
        InputError: The file is not of the form {task: {"corpus": digest, "floors": {score: per cent}}}.
    """
    if not path.exists():
        return {}
    try:
        tasks = json.loads(path.read_text(encoding="utf-8"))
        return {
            task: TaskFloors(str(entry["corpus"]), {str(k): float(v) for k, v in entry["floors"].items()})
            for task, entry in tasks.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{path}: not a file of floors ({error!r}); restore it from version control"
        ) from error


def compare(
    task: str, scores: dict[str, float], corpus: str, floors: TaskFloors | None
) -> tuple[Compared, ...]:
    """Hold scores against floors; floors measured on other data are not comparable."""
    known = floors.floors if floors else {}
    rows = []
    for name in sorted(scores.keys() | known.keys()):
        score, floor = scores.get(name), known.get(name)
        rows.append(
            Compared(task, name, score, floor, _state(score, floor, bool(floors and floors.corpus != corpus)))
        )
    return tuple(rows)


def _state(score: float | None, floor: float | None, is_other_data: bool) -> State:
    if floor is None:
        return "no floor"
    if is_other_data:
        return "other data"
    if score is None:
        return "not measured"
    return "ok" if score >= floor else "below"


def pinned(scores: dict[str, float], corpus: str) -> TaskFloors:
    """Floors a little under the scores just measured; promises have no margin."""
    return TaskFloors(corpus, {name: _floor(name, score) for name, score in scores.items()})


def _floor(name: str, score: float) -> float:
    if any(promise in name for promise in PROMISES):
        return score
    return math.floor((score - MARGIN) * 10) / 10


def write_floors(path: Path, floors: dict[str, TaskFloors]) -> None:
    """Write the floors, sorted, so that version control shows what moved."""
    tasks = {task: {"corpus": entry.corpus, "floors": entry.floors} for task, entry in floors.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(tasks, indent=2, sort_keys=True) + "\n", encoding="utf-8")
