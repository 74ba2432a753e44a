"""Can every line be defended: verify the store; and is everything here that the program needs: doctor."""

import os
import platform
import shutil
import sqlite3
import sys
from contextlib import nullcontext
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rapporteur import __version__
from rapporteur.actions.building import HEAD_FILE
from rapporteur.actions.cases import Case
from rapporteur.errors import ReferenceDataError, UsageError
from rapporteur.model.document import CustodyHead
from rapporteur.reference import Reference
from rapporteur.runner import enforced, missing
from rapporteur.settings import CASE_FILE, CASE_VARIABLE
from rapporteur.store import Finding, Store, Verification, parse_head, verify, writer_lock

LIBRARIES = (
    "click",
    "lxml",
    "msgspec",
    "pypdfium2",
    "rich",
    "sqlalchemy",
    "alembic",
    "trafilatura",
    "warcio",
)


def verify_case(case: Case, *, head: str | None = None) -> Verification:
    """Check a case, and hold it against an earlier head and the one that its dossier prints.

    Args:
        case: The case.
        head: `SIZE:ROOT`, as an earlier dossier prints it.

    Raises:
        UsageError: `head` is not of that form.
        StoreError: Another process is writing; what it has half done would look like a finding.
    """
    heads: list[tuple[str, CustodyHead]] = []
    if head is not None:
        heads.append(("--head", _head(head)))
    printed, damaged = _printed_head(case)
    heads.extend(printed)
    lock = nullcontext() if _is_read_only(case.lock) else writer_lock(case.lock, wait_s=10.0)
    with lock, case.open_store() as store:
        result = verify(store, earlier_heads=tuple(heads))
        changed = () if result.findings else _changed_settings(store, case)
    return replace(result, findings=(*result.findings, *damaged, *changed))


def _changed_settings(store: Store, case: Case) -> tuple[Finding, ...]:
    told = store.settings()
    if told == case.settings:
        return ()
    what = f"it says {case.settings}, the custody log {told}"
    step = "set it back, or run `rapporteur build` to have the change in the log"
    return (Finding("case-file-changed", what, str(case.folder / CASE_FILE), step),)


def _printed_head(case: Case) -> tuple[tuple[tuple[str, CustodyHead], ...], tuple[Finding, ...]]:
    """The head that the dossier beside the store prints, or why it cannot be read."""
    path = case.dossier / HEAD_FILE
    if not path.is_file():
        return (), ()
    try:
        return ((str(path), parse_head(path.read_text(encoding="ascii"))),), ()
    except (OSError, ValueError) as error:
        step = "run `rapporteur build`, and keep the folder if you did not expect this"
        return (), (Finding("head-damaged", f"it is no head ({error})", str(path), step),)


def _is_read_only(lock: Path) -> bool:
    try:
        os.close(os.open(lock, os.O_RDWR | os.O_CREAT, 0o644))
    except OSError:
        return True
    return False


def _head(words: str) -> CustodyHead:
    try:
        return parse_head(words)
    except ValueError:
        raise UsageError(
            f"--head {words!r} is not SIZE:ROOT; take it from {HEAD_FILE} or the foot of an earlier dossier"
        ) from None


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that `doctor` looked at; `ok` is None where it is for information only."""

    name: str
    value: str
    ok: bool | None = None


def doctor(reference: Reference) -> tuple[Check, ...]:
    """Say what is installed, what works here, and what could touch the network."""
    return (
        Check("rapporteur", __version__),
        Check("python", platform.python_version(), sys.version_info >= (3, 11)),
        Check("system", f"{platform.system()} {platform.machine()}"),
        Check("sqlite", f"{sqlite3.sqlite_version}, WAL with synchronous=FULL", _sqlite_works()),
        *(_library(name) for name in LIBRARIES),
        _reference(reference),
        Check("model", "none installed: rules only"),
        Check("worker limits", "; ".join(enforced())),
        *(Check("worker limits missing here", words) for words in missing()),
        Check("case variable", os.environ.get(CASE_VARIABLE, "not set")),
        Check("free space here", f"{shutil.disk_usage(Path.cwd()).free // (1 << 20)} MiB"),
        Check("network", "nothing opens a connection; there is no telemetry", True),
    )


def _library(name: str) -> Check:
    try:
        return Check(name, version(name), True)
    except PackageNotFoundError:
        return Check(name, "not installed; install the package again", False)


def _sqlite_works() -> bool:
    # Triggers with RAISE and UPSERT-free SQL are old; WAL came with 3.7.
    return sqlite3.sqlite_version_info >= (3, 24)


def _reference(reference: Reference) -> Check:
    try:
        return Check("reference data", f"SHA-256 {reference.digest}", True)
    except (OSError, ReferenceDataError) as error:
        return Check("reference data", str(error), False)
