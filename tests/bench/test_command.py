"""`rapporteur bench` as a user types it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rapporteur.bench.task import Task
from rapporteur.bench.tasks import TASKS
from rapporteur.cli.bench import bench
from rapporteur.cli.main import run


def test_predict_writes_lines_and_says_size_and_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"doc": "d", "text": "They met on 3 May 2012.", "dct": None}) + "\n")
    assert run(["bench", "predict", "times", str(source), "-o", str(target)]) == 0
    assert [json.loads(line)["value"] for line in target.read_text().splitlines()] == ["2012-05-03"]
    said = json.loads(capsys.readouterr().err)
    assert (said["docs"], said["characters"]) == (1, 23)
    assert said["seconds"] >= 0


@pytest.fixture
def half(monkeypatch: pytest.MonkeyPatch) -> None:
    """A task that scores 50."""
    task = Task("times", lambda source, reference: iter(()), lambda shared, reference: {"set.f1": 50.0}, ())
    monkeypatch.setitem(TASKS, "times", task)


@pytest.mark.usefixtures("half")
@pytest.mark.parametrize(("floor", "code", "state"), [(49.0, 0, "ok"), (50.5, 1, "below")])
def test_run_ends_with_one_below_a_floor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], floor: float, code: int, state: str
) -> None:
    floors = tmp_path / "floors.json"
    arguments = ["bench", "run", "times", "--shared", str(tmp_path), "--floors", str(floors)]
    assert run([*arguments, "--pin"]) == 0
    pinned = json.loads(floors.read_text())
    pinned["times"]["floors"]["set.f1"] = floor
    floors.write_text(json.dumps(pinned))
    capsys.readouterr()
    assert run([*arguments, "--json"]) == code
    assert json.loads(capsys.readouterr().out) == {
        "task": "times", "name": "set.f1", "score": 50.0, "floor": floor, "state": state
    }  # fmt: skip


def test_run_without_development_data_says_where_to_set_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["bench", "run", "--shared", str(tmp_path / "none")]) == 1
    assert "RAPPORTEUR_SHARED" in capsys.readouterr().err


def test_help_begins_with_examples() -> None:
    for arguments in ([], ["predict"], ["run"]):
        shown = CliRunner().invoke(bench, [*arguments, "--help"]).output
        assert shown.startswith("Examples:\n  rapporteur bench")
