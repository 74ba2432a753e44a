"""Run an action in a child process that dies in the middle, and check what is left."""

import os
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from rapporteur.actions import Case, open_case
from rapporteur.store import Store, steps, verify

Acknowledge = Callable[[str], None]
Action = Callable[[Acknowledge], None]
NOW = "2026-11-21T12:00:00Z"


def clock() -> str:
    return NOW


def run_and_kill(
    action: Action, *, at_step: int | None = None, after: tuple[int, float] | None = None
) -> tuple[list[str], bool]:
    """Fork, run the action, and have the child killed.

    Args:
        action: What the child does.
        at_step: Kill it at its n-th store step.
        after: Kill it so many acknowledgements, and then so many seconds, after its start.

    Returns:
        What the child acknowledged before it died, and whether it came to its end.
    """
    incoming, outgoing = os.pipe()
    child = os.fork()
    if child == 0:
        _child(action, outgoing, at_step)
    os.close(outgoing)
    with os.fdopen(incoming, encoding="utf-8") as pipe:
        acknowledged = []
        if after is not None:
            acknowledged = [pipe.readline().strip() for _ in range(after[0])]
            time.sleep(after[1])
            os.kill(child, signal.SIGKILL)
        acknowledged += pipe.read().split()
    status = os.waitpid(child, 0)[1]
    finished = os.WIFEXITED(status)
    assert not finished or os.WEXITSTATUS(status) == 0, "the action failed instead of being killed"
    return acknowledged, finished


def _child(action: Action, outgoing: int, at_step: int | None) -> None:
    code = 1
    try:
        if at_step is not None:
            steps.listener = _killer(at_step)
        action(lambda words: _tell(outgoing, words))
        code = 0
    finally:
        os._exit(code)


def _tell(outgoing: int, words: str) -> None:
    os.write(outgoing, words.encode() + b"\n")


def _killer(at_step: int) -> Callable[[str], None]:
    left = [at_step]

    def step(_name: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return step


def losses(folder: Path, acknowledged: Iterable[str]) -> list[str]:
    """What a crash has cost: findings of `verify`, and acknowledged documents that are not there."""
    case: Case = open_case(folder)
    with Store(case.folder, writable=True) as store:
        result = verify(store)
        held = {holding.document.id for holding in store.holdings()}
        problems = [f"{finding.code}: {finding.where}" for finding in result.findings]
        problems += [
            f"lost: {doc}" for doc in acknowledged if doc not in held or not store.originals.is_sound(doc)
        ]
    return problems
