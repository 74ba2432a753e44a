"""The moments at which a store can break, by name, so that tests can break it at each of them.

Every write, fsync, rename and commit calls `step` first. In use nothing listens; a test puts in a listener
that raises `OSError` (a full disk) or ends the process (a crash).
"""

from collections.abc import Callable

listener: Callable[[str], None] | None = None


def step(name: str) -> None:
    """Say that the step `name` comes next."""
    if listener is not None:
        listener(name)
