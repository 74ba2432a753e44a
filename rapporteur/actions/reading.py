"""Read what is new in a case: documents go to workers, readings and documents found inside come back."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from rapporteur.actions.adding import media_type
from rapporteur.errors import StoreError
from rapporteur.intake.receive import UNFIT_FOR_NAME
from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Claims
from rapporteur.model.document import Document, Member
from rapporteur.model.issue import Issue
from rapporteur.model.reading import Reading
from rapporteur.model.text import StructuredText
from rapporteur.pipeline import READING_VERSION
from rapporteur.reference import Reference
from rapporteur.runner import Reader, ReadingJob, Result
from rapporteur.settings import MAX_ARCHIVE_DEPTH, MAX_DOCUMENT_BYTES
from rapporteur.store import Holding, Incoming, Store, broken_evidence

Progress = Callable[[int, int, str], None]


def stage_version(reference: Reference) -> str:
    """What a reading was made by: when it changes, documents are read again."""
    return f"{READING_VERSION}/{reference.digest}"


def read_new(
    store: Store,
    *,
    again: bool,
    reference: Reference,
    reader: Reader,
    now: Callable[[], str],
    on_progress: Progress,
) -> tuple[int, int]:
    """Read every document that is new or changed, then those found inside, and so on.

    Each reading lands with the documents found inside it, or not at all: an interruption costs the document
    that was being read, the next run goes on from there.

    Returns:
        How many documents were read, and how many were found inside others.
    """
    done: set[str] = set()
    found = 0
    while pending := _pending(store, stage_version(reference), again=again, done=done):
        jobs = (_job(store, holding) for holding in pending)
        results = reader(jobs)
        for holding, result in zip(pending, results, strict=True):
            on_progress(len(done), len(done) + len(pending), holding.document.origin.name)
            found += _save(store, holding, result, reference, now())
            done.add(holding.document.id)
        on_progress(len(done), len(done), "")
    return len(done), found


def _pending(store: Store, version: str, *, again: bool, done: set[str]) -> tuple[Holding, ...]:
    keys = store.reading_keys()

    def is_pending(holding: Holding) -> bool:
        key = keys.get(holding.document.id)
        stale = key is None or (key.version, key.given) != (version, holding.given)
        return stale or (again and holding.document.id not in done)

    return tuple(holding for holding in store.holdings() if is_pending(holding))


def _job(store: Store, holding: Holding) -> ReadingJob:
    path = store.originals.path(holding.document.id)
    return ReadingJob(holding.document, path.read_bytes, with_members=holding.depth < MAX_ARCHIVE_DEPTH)


def _save(store: Store, holding: Holding, result: Result, reference: Reference, now: str) -> int:
    reading, members = _checked(result)
    incoming = list(_receive_members(store, members))
    return store.save_reading(
        reading,
        holding=holding,
        version=stage_version(reference),
        reference=reference.digest,
        members=incoming,
        now=now,
    )


def _checked(result: Result) -> tuple[Reading, tuple[Member, ...]]:
    reading = result.reading
    if reading is None:
        return unread(result.document, result.issues), ()
    problems = broken_evidence(reading)
    if problems:
        message = f"{result.document.origin.name}: {problems[0]}; please report this error of the program"
        issue = Issue("evidence-broken", message, "error", result.document.id)
        return unread(result.document, (*result.issues, issue)), result.members
    claims = replace(reading.claims, issues=(*reading.claims.issues, *result.issues))
    return replace(reading, claims=claims), result.members


def unread(document: Document, issues: tuple[Issue, ...]) -> Reading:
    """The reading of a document that gave nothing: no text, and the reason."""
    doc = document.id
    return Reading(
        document,
        StructuredText(doc, "", ()),
        Annotations(doc, (), (), (), (), ()),
        Claims(doc, issues=issues),
    )


def _receive_members(store: Store, members: tuple[Member, ...]) -> Iterator[Incoming]:
    for member in members:
        if not member.data:
            continue  # an empty page of an archive is no document; the archive itself keeps it
        received = store.originals.receive([member.data], limit=MAX_DOCUMENT_BYTES)
        if received is None:
            raise StoreError(f"a document inside {member.origin.name} is larger than a worker may hand back")
        name = UNFIT_FOR_NAME.sub("\ufffd", member.origin.name)
        yield Incoming(received, media_type(received, name), replace(member.origin, name=name))


def no_progress(done: int, total: int, name: str) -> None:
    """Tell nobody."""
    del done, total, name
