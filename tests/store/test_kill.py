"""`kill -9` at any moment of `init`, `add` and `build` loses nothing that was acknowledged.

A few of the kills hit the real command; most hit a forked copy of this process, at each store step in turn and
at random times. Two controls, stores with a deliberate mistake, show that the check can fail.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapporteur.actions import Added, Case, add_files, build, init_case, open_case
from rapporteur.model.document import Origin
from rapporteur.reference import Reference
from rapporteur.store import Incoming, Store
from tests.store.crash import Acknowledge, clock, losses, run_and_kill
from tests.store.samples import NOW, new_case, simple_reader, source, sources

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def add_some(case: Case, acknowledge: Acknowledge, *, count: int = 4, words: str = "story") -> None:
    for result in add_files(case, sources(count, words=words), now=clock):
        assert isinstance(result, Added)
        acknowledge(result.id)


def test_init_killed_at_any_step_is_completed_by_the_next(tmp_path: Path, reference: Reference) -> None:
    kills = 0
    for step in range(1, 100):
        folder = tmp_path / f"case-{step}"

        def action(_: Acknowledge, folder: Path = folder) -> None:
            init_case(folder, country="PRK", reference=reference, name="test", now=NOW)

        _, finished = run_and_kill(action, at_step=step)
        if finished:
            break
        kills += 1
        new_case(folder)
        assert losses(folder, []) == []
    assert kills >= 6


def test_add_killed_at_any_step_loses_nothing_acknowledged(tmp_path: Path) -> None:
    kills = 0
    for step in range(1, 200):
        case = new_case(tmp_path / f"case-{step}")
        acknowledged, finished = run_and_kill(lambda ack, case=case: add_some(case, ack), at_step=step)  # type: ignore[misc]
        assert losses(case.folder, acknowledged) == []
        if finished:
            assert len(acknowledged) == 4
            break
        kills += 1
        again = [result.id for result in add_files(case, sources(4)) if isinstance(result, Added)]
        assert losses(case.folder, again) == []
    assert kills >= 30


def test_add_killed_at_any_time_loses_nothing_acknowledged(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case")
    dice = random.Random(20141029)  # noqa: S311 - for repeatable moments
    everything: list[str] = []
    cut_short = 0
    for n in range(170):
        acknowledged, finished = run_and_kill(
            lambda ack, n=n: add_some(case, ack, count=60, words=f"story {n}"),  # type: ignore[misc]
            after=(dice.randrange(5), dice.uniform(0, 0.01)),
        )
        everything += acknowledged
        cut_short += not finished
        if n % 8 == 7:
            assert losses(case.folder, everything) == []
    assert losses(case.folder, everything) == []
    assert cut_short >= 150
    assert len(everything) >= 100


def test_build_killed_at_any_step_ends_in_the_same_dossier(tmp_path: Path, reference: Reference) -> None:
    template = new_case(tmp_path / "template")
    documents = [
        result.id for result in add_files(template, sources(3), now=clock) if isinstance(result, Added)
    ]
    whole = tmp_path / "whole"
    shutil.copytree(template.folder, whole)
    build(open_case(whole), reference=reference, reader=simple_reader, now=clock)
    expected = dossier_of(whole)
    kills = 0
    for step in (*range(1, 20), *range(20, 200, 5)):
        folder = tmp_path / f"case-{step}"
        shutil.copytree(template.folder, folder)

        def action(_: Acknowledge, folder: Path = folder) -> None:
            build(open_case(folder), reference=reference, reader=simple_reader, now=clock)

        _, finished = run_and_kill(action, at_step=step)
        assert losses(folder, documents) == []
        if finished:
            break
        kills += 1
        action(lambda _: None)
        assert dossier_of(folder) == expected
        shutil.rmtree(folder)
    assert kills >= 15


def test_commands_killed_at_any_time_lose_nothing_acknowledged(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case")
    heap = tmp_path / "heap"
    heap.mkdir()
    for n in range(400):
        (heap / f"{n:03}.txt").write_text(f"Note {n}: the council met on Monday.\n", encoding="utf-8")
    dice = random.Random(7)  # noqa: S311 - for repeatable moments
    acknowledged: list[str] = []
    for n in range(6):
        # The first line says that the command has come to its work; the moment of the kill counts from there.
        lines = killed_command(["add", str(heap)], case, dice.uniform(0.0, 0.15))
        acknowledged += [
            line.split()[1] for line in lines if line.startswith("added ") and line.endswith("txt")
        ]
        if n % 2:
            killed_command(["build", "--workers", "1"], case, dice.uniform(0.5, 2.0))
        assert losses(case.folder, acknowledged) == []
    assert acknowledged


def killed_command(words: list[str], case: Case, after_s: float) -> list[str]:
    command = [sys.executable, "-m", "rapporteur", *words, "--case", str(case.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()] if words[0] == "add" else []
        time.sleep(after_s)
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    return [line.decode().rstrip("\n") for line in lines if line.endswith(b"\n")]


def test_control_a_store_that_acknowledges_too_early_is_caught(tmp_path: Path) -> None:
    caught = 0
    for step in range(1, 40, 3):
        case = new_case(tmp_path / f"case-{step}")
        acknowledged, finished = run_and_kill(lambda ack, case=case: add_too_early(case, ack), at_step=step)  # type: ignore[misc]
        caught += any(problem.startswith("lost") for problem in losses(case.folder, acknowledged))
        if finished:
            break
    assert caught >= 3


def add_too_early(case: Case, acknowledge: Acknowledge) -> None:
    """The mistake: say `added` when the bytes are received, and record all documents at the end."""
    with Store(case.folder, writable=True) as store:
        waiting = []
        for n in range(4):
            received = store.originals.receive([f"story {n}".encode()], limit=1000)
            assert received is not None
            acknowledge(received.sha256)
            waiting.append(received)
        for received in waiting:
            store.add(Incoming(received, "text/plain", origin(received.sha256)), now=NOW)


def test_control_rows_without_their_log_entry_are_caught(tmp_path: Path) -> None:
    caught = 0
    for step in range(1, 40):
        case = new_case(tmp_path / f"case-{step}")
        _, finished = run_and_kill(lambda _, case=case: add_in_two_steps(case), at_step=step)  # type: ignore[misc]
        caught += any(problem.startswith("document-") for problem in losses(case.folder, []))
        if finished:
            break
    assert caught >= 1


def add_in_two_steps(case: Case) -> None:
    """The mistake: the entry of the log in one transaction, the document in the next."""
    with Store(case.folder, writable=True) as store:
        for n in range(2):
            received = store.originals.receive([f"story {n}".encode()], limit=1000)
            assert received is not None
            detail = {"sha256": received.sha256}
            store.log("add", received.sha256, detail, now=NOW)
            store.originals.keep(received)
            with store.engine.connect().execution_options(write=True) as connection, connection.begin():
                connection.exec_driver_sql(
                    "INSERT INTO document (id, size) VALUES (?, ?)", (received.sha256, received.size)
                )


def origin(name: str) -> Origin:
    return Origin(name)


def dossier_of(folder: Path) -> dict[str, bytes]:
    return dict(files_of(folder / "dossier"))


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def test_what_an_interrupted_add_left_half_received_is_cleaned(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case")
    run_and_kill(lambda ack: add_some(case, ack), at_step=2)
    incoming = case.folder / "sources" / ".incoming"
    assert list(incoming.iterdir())
    list(add_files(case, [source("one.txt", b"one")]))
    assert not list(incoming.iterdir())
