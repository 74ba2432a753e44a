"""One writer at a time: a lock on a file, which the operating system drops when the process ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rapporteur.errors import StoreError
from rapporteur.store.errors import disk_errors

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def writer_lock(path: Path, *, wait_s: float = 0.0) -> Iterator[None]:
    """Hold the right to write to a case.

    Args:
        path: The lock file; it stays, empty, when the lock is given back.
        wait_s: How long to wait for another writer.

    Raises:
        StoreError: Another process writes to this case, or the folder is read-only.
    """
    with disk_errors(f"{path} could not be opened for writing"):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    try:
        _lock(handle, path, time.monotonic() + wait_s)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, path: Path, deadline: float) -> None:
    while True:
        try:
            _try_lock(handle)
        except OSError as error:
            if time.monotonic() >= deadline:
                raise StoreError(
                    f"another `rapporteur add` or `build` is writing to {path.parent.parent}; wait until it "
                    "has ended and run the command again"
                ) from error
            time.sleep(0.05)
        else:
            return
