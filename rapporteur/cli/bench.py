"""`rapporteur bench`: how good the abilities are, on foreign data and on the development data."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import click

from rapporteur.bench.corpus import digest_of, read_rows
from rapporteur.bench.floors import Compared, compare, pinned, read_floors, write_floors
from rapporteur.bench.task import Row
from rapporteur.bench.tasks import TASKS
from rapporteur.cli.base import ExampleGroup
from rapporteur.errors import InputError
from rapporteur.reference import load_reference

TASK = click.Choice(sorted(TASKS))


@click.group(
    "bench",
    cls=ExampleGroup,
    examples=(
        "rapporteur bench predict times stories.jsonl -o times.jsonl",
        "rapporteur bench run times",
    ),
)
def bench() -> None:
    """Measure an ability of the program, on your data or on the development data."""


@bench.command(
    examples=(
        "rapporteur bench predict times stories.jsonl -o times.jsonl",
        "rapporteur bench predict record documents/ -o record.jsonl",
    )
)
@click.argument("task", type=TASK)
@click.argument("source", metavar="INPUT", type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="File of predictions.")
def predict(task: str, source: Path, output: Path) -> None:
    """Run one ability over foreign data.

    Prints documents, characters and seconds as one JSON line on standard error.
    """
    began = time.perf_counter()
    docs = characters = 0
    with output.open("w", encoding="utf-8") as out:
        for row in TASKS[task].predict(source, load_reference()):
            if source.is_dir() and row.get("kind") == "document":
                docs, characters = docs + 1, characters + len(row["text"])
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    seconds = time.perf_counter() - began
    if not source.is_dir():
        docs, characters = _size_of(read_rows(source))
    click.echo(json.dumps({"docs": docs, "characters": characters, "seconds": round(seconds, 3)}), err=True)


def _size_of(rows: Iterator[Row]) -> tuple[int, int]:
    sizes = [len(row.get("text", "")) for row in rows]
    return len(sizes), sum(sizes)


@bench.command(examples=("rapporteur bench run", "rapporteur bench run times quotes --json"))
@click.argument("tasks", metavar="[TASK ...]", nargs=-1, type=TASK)
@click.option(
    "--shared",
    type=click.Path(path_type=Path),
    default=lambda: os.environ.get("RAPPORTEUR_SHARED", "../shared"),
    help="Folder of development data (default: RAPPORTEUR_SHARED, else ../shared).",
)
@click.option(
    "--floors",
    "floors_path",
    type=click.Path(path_type=Path),
    default=Path("bench/floors.json"),
    show_default=True,
)
@click.option("--pin", is_flag=True, help="Write floors a little under the scores just measured.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a score.")
def run(tasks: tuple[str, ...], shared: Path, floors_path: Path, pin: bool, as_json: bool) -> int:
    """Measure abilities on the development data and print the scores beside their floors.

    Ends with 1 if a score is below its floor or was measured on other data than its floor.
    """
    if not shared.is_dir():
        raise InputError(f"development data not found at {shared}; set RAPPORTEUR_SHARED or give --shared")
    floors = read_floors(floors_path)
    reference = load_reference()
    rows: list[Compared] = []
    for name in tasks or sorted(TASKS):
        corpus = digest_of(shared, TASKS[name].corpora)
        scores = TASKS[name].run(shared, reference)
        if pin:
            floors[name] = pinned(scores, corpus)
        compared = compare(name, scores, corpus, floors.get(name))
        rows += compared
        for row in compared:
            click.echo(_line(row, as_json))
    if pin:
        write_floors(floors_path, floors)
    return 1 if any(row.state not in ("ok", "no floor") for row in rows) else 0


def _line(row: Compared, as_json: bool) -> str:
    if as_json:
        fields = ("task", "name", "score", "floor", "state")
        return json.dumps({field: getattr(row, field) for field in fields})
    score = "-" if row.score is None else f"{row.score:.1f}"
    floor = "-" if row.floor is None else f"{row.floor:.1f}"
    return f"{row.task:<12} {row.name:<36} {score:>7}  floor {floor:>7}  {row.state}"
