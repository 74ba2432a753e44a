"""Put a rendered dossier in its place as a whole."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from rapporteur.errors import StoreError
from rapporteur.store.errors import disk_errors
from rapporteur.store.steps import step

OLD = "dossier.old"
NEW = "dossier.new-"


def write_dossier(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Write a dossier beside the present one, then swap; nothing is touched where it would stay the same.

    Args:
        folder: The dossier's folder; what else lies in it goes with the old dossier.
        files: Relative paths with `/`, and bytes.

    Returns:
        Whether anything changed.

    Raises:
        StoreError: The disk refused; the present dossier stays.
    """
    with disk_errors(f"{folder} could not be written"):
        _clean_up(folder)
        if folder.is_dir() and _read(folder) == dict(files):
            return False
        new = folder.parent / f"{NEW}{os.getpid()}"
        new.mkdir()
        try:
            for name in sorted(files):
                _write(new, name, files[name])
            _swap(new, folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return True


def _write(root: Path, name: str, data: bytes) -> None:
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts:
        raise StoreError(f"a dossier may not hold {name!r}; please report this error of the program")
    path = root / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    step("dossier-write")
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(new: Path, folder: Path) -> None:
    old = folder.with_name(OLD)
    if folder.exists():
        step("dossier-aside")
        folder.rename(old)
    step("dossier-swap")
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _clean_up(folder: Path) -> None:
    """Finish what an interrupted run left: the old dossier comes back where the new one did not get in."""
    old = folder.with_name(OLD)
    if old.is_dir() and not folder.exists():
        old.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    for left in folder.parent.glob(NEW + "*"):
        shutil.rmtree(left, ignore_errors=True)


def _read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
