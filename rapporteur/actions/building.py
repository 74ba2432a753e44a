"""Read what is new and write the dossier."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rapporteur.actions.cases import Case, utc_now
from rapporteur.actions.dossier_folder import write_dossier
from rapporteur.actions.looking import is_guarded, state_of
from rapporteur.actions.reading import Progress, Readers, no_progress, read_new
from rapporteur.model.case import CaseState
from rapporteur.model.document import CustodyHead
from rapporteur.model.vocabulary import Confidentiality
from rapporteur.reference import Reference
from rapporteur.runner import Reader, WorkerPool
from rapporteur.store import format_head, writer_lock

HEAD_FILE = "head.txt"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. `changed` says whether the dossier is another than before."""

    read: int
    found_inside: int
    changed: bool
    state: CaseState
    head: CustodyHead
    index: Path


def build(
    case: Case,
    *,
    reference: Reference,
    again: bool = False,
    workers: int | None = None,
    clearance: Confidentiality = "internal",
    now: Callable[[], str] = utc_now,
    reader: Reader | None = None,
    on_progress: Progress = no_progress,
) -> Built:
    """Read what is new or changed, put the case together, and write its dossier.

    Args:
        case: The case.
        reference: Reference data.
        again: Read every document again.
        workers: Number of worker processes; as many as there are cores if None.
        clearance: Documents of a stricter class stay out of the dossier, which says how many.
        now: The clock.
        reader: How documents are read; in worker processes if None.
        on_progress: Called with documents done, documents known, and the name of the present one.

    Raises:
        StoreError: Another process writes to the case, or the disk refused.
    """
    with writer_lock(case.lock), case.open_store(writable=True) as store:
        store.originals.clean()
        if store.settings() != case.settings:
            store.log("settings", case.name, case.settings, now=now())
        count = workers or os.cpu_count() or 1
        with WorkerPool(workers=count, limits=case.limits, reference=reference.root) as pool:
            readers = Readers(reader or pool.read, reference, now, on_progress)
            read, found = read_new(store, readers, again=again)
        state = state_of(store, case, clearance=clearance, reference=reference)
        head = store.content_head()
        if is_guarded(clearance):
            store.log("build", case.name, {"clearance": clearance}, now=now())
        changed = write_dossier(case.dossier, _render(state, head, reference, case.name))
    return Built(read, found, changed, state, head, case.dossier / "index.html")


def _render(state: CaseState, head: CustodyHead, reference: Reference, name: str) -> dict[str, bytes]:
    from rapporteur.dossier import render_dossier

    files = render_dossier(state, custody=head, reference=reference, case_name=name)
    return {**files, HEAD_FILE: f"{format_head(head)}\n".encode()}


def has_errors(state: CaseState) -> bool:
    """Whether some document could not be used."""
    return any(issue.loudness == "error" for issue in state.issues)
