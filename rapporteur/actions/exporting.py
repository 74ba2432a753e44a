"""Hand a case over: exports, each with its entry in the custody log."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rapporteur.actions.cases import Case, utc_now
from rapporteur.actions.looking import is_guarded, state_of
from rapporteur.dossier.exports import EXPORTS
from rapporteur.errors import StoreError, UsageError
from rapporteur.model.case import CaseState
from rapporteur.model.vocabulary import Confidentiality
from rapporteur.reference import Reference
from rapporteur.store import Store, writer_lock
from rapporteur.store.errors import disk_errors

LOCK_WAIT_S = 10.0


@dataclass(frozen=True, slots=True)
class Exported:
    """What was handed over, and whether the custody log tells of it."""

    state: CaseState
    sha256: str
    size: int
    logged: bool


def formats() -> tuple[str, ...]:
    """The names of the exports there are."""
    return tuple(sorted(EXPORTS))


def export(
    case: Case,
    form: str,
    output: Path | BinaryIO,
    *,
    clearance: Confidentiality,
    reference: Reference,
    now: Callable[[], str] = utc_now,
) -> Exported:
    """Write an export, whole or not at all, and tell the custody log of it first.

    Args:
        case: The case.
        form: One of `formats()`.
        output: A file, or a stream.
        clearance: Documents of a stricter class stay out. What is confidential or protected leaves only with
            an entry in the log; where the case is read-only, a public or internal export goes out without one.
        reference: Reference data.
        now: The clock.

    Raises:
        UsageError: There is no such export.
        StoreError: The disk or the log refused.
    """
    if form not in EXPORTS:
        raise UsageError(f"there is no export {form!r}; choose one of {', '.join(formats())}")
    with case.open_store() as store:
        state = state_of(store, case, clearance=clearance, reference=reference)
    if isinstance(output, Path):
        return _to_file(case, form, state, output, clearance, now)
    with tempfile.TemporaryFile() as spool:
        exported = _spool(case, form, state, spool, clearance, now)
        spool.seek(0)
        while chunk := spool.read(1 << 20):
            output.write(chunk)
    return exported


def _to_file(
    case: Case, form: str, state: CaseState, output: Path, clearance: Confidentiality, now: Callable[[], str]
) -> Exported:
    temporary = output.with_name(f".{output.name}.new")
    try:
        with disk_errors(f"{output} could not be written"):
            with temporary.open("wb") as file:
                exported = _spool(case, form, state, file, clearance, now)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(output)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return exported


def _spool(
    case: Case,
    form: str,
    state: CaseState,
    file: BinaryIO,
    clearance: Confidentiality,
    now: Callable[[], str],
) -> Exported:
    digest, size = _write(EXPORTS[form](state), file)
    detail: dict[str, str | int] = {"format": form, "clearance": clearance, "sha256": digest, "size": size}
    logged = log_access(case, "export", form, detail, clearance=clearance, now=now())
    return Exported(state, digest, size, logged)


def _write(chunks: Iterable[bytes], file: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
        file.write(chunk)
    return digest.hexdigest(), size


def log_access(
    case: Case,
    action: str,
    subject: str,
    detail: dict[str, str | int],
    *,
    clearance: Confidentiality,
    now: str,
) -> bool:
    """Tell the custody log who took what out, before it goes out.

    Returns:
        Whether the log has the entry; False only where the case is read-only and nothing is above `internal`.

    Raises:
        StoreError: The log cannot be written, and the clearance is above `internal`.
    """
    try:
        with writer_lock(case.lock, wait_s=LOCK_WAIT_S), Store(case.folder, writable=True) as store:
            store.log(action, subject, detail, now=now)
    except StoreError as error:
        if is_guarded(clearance):
            raise StoreError(
                f"what is {clearance} goes out only with an entry in the custody log, and that could not be "
                f"written: {error}"
            ) from error
        return False
    return True
