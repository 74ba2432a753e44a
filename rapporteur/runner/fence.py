"""The fence around a worker: it parses foreign bytes, so it may not write, connect or start anything.

An audit hook (PEP 578) sees what goes through Python; a library in C could pass it by. It stands beside the
limits of the operating system, not in their place.
"""

import os
import sys
from pathlib import Path
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
FORBIDDEN_PREFIXES = (
    "socket.",
    "subprocess.",
    "shutil.",
    "tempfile.",
    "ftplib.",
    "smtplib.",
    "urllib.",
    "http.",
)
FORBIDDEN = {
    "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.startfile", "pty.spawn",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
    "os.chown", "os.utime", "os.kill", "os.putenv", "os.setxattr", "webbrowser.open", "sqlite3.connect",
}  # fmt: skip
# Tables that the standard library reads for time zones and media types.
SYSTEM_TABLES = (
    "/usr/share/zoneinfo", "/etc/localtime", "/etc/timezone", "/etc/mime.types", "/usr/share/mime", "/dev/urandom",
)  # fmt: skip


class RefusedError(PermissionError):
    """A worker tried what it may not do."""


class Fence:
    """Refuses forbidden acts and remembers them; reading is allowed in the program's own folders only."""

    def __init__(self, extra_roots: tuple[Path, ...] = ()) -> None:
        package = Path(__file__).resolve().parents[1]
        roots = {sys.prefix, sys.base_prefix, sys.exec_prefix, str(package), *map(str, extra_roots)}
        roots.update(entry for entry in sys.path if entry)
        both = roots | {os.path.realpath(root) for root in roots}
        self._roots = tuple(sorted(root.rstrip(os.sep) + os.sep for root in both if root != os.sep))
        self._refused: list[str] = []

    def raise_(self) -> None:
        """Put the fence up. It cannot be taken down again in this process."""
        sys.addaudithook(self._hook)

    def take_refused(self) -> tuple[str, ...]:
        """What was refused since the last call, without repetition."""
        refused = tuple(dict.fromkeys(self._refused))
        self._refused.clear()
        return refused

    def _hook(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            self._check_open(*args)
        elif event in FORBIDDEN or event.startswith(FORBIDDEN_PREFIXES):
            self._refuse(event)

    def _check_open(self, path: Any, mode: str | None, flags: int) -> None:
        if isinstance(path, int):
            return
        if (mode is not None and set(mode) & set("wax+")) or flags & WRITING:
            self._refuse("open for writing")
        if not self._may_read(path):
            raise RefusedError(f"a worker may not read {os.fsdecode(path)}")

    def _may_read(self, path: Any) -> bool:
        name = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - must not touch the disk
        return name.startswith(self._roots) or name.startswith(SYSTEM_TABLES)

    def _refuse(self, event: str) -> None:
        if len(self._refused) < 100:
            self._refused.append(event)
        raise RefusedError(f"a worker may not do this: {event}")
