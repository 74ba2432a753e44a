"""Read what is new in a case: documents go to workers, readings and documents found inside come back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rapporteur.actions.adding import media_type
from rapporteur.errors import StoreError
from rapporteur.intake.media_type import with_charset
from rapporteur.intake.receive import UNFIT_FOR_NAME
from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Claims
from rapporteur.model.document import Document, Member
from rapporteur.model.issue import Issue
from rapporteur.model.reading import Reading
from rapporteur.model.text import StructuredText
from rapporteur.model.vocabulary import CONFIDENTIALITIES
from rapporteur.pipeline import READING_VERSION
from rapporteur.reconcile.dating import suggest_days
from rapporteur.reference import Reference
from rapporteur.runner import Reader, ReadingJob, Result
from rapporteur.settings import MAX_ARCHIVE_DEPTH, MAX_DOCUMENT_BYTES
from rapporteur.store import Holding, Incoming, Store, broken_evidence

Progress = Callable[[int, int, str], None]


def stage_version(reference: Reference) -> str:
    """What a reading was made by: when it changes, documents are read again."""
    return f"{READING_VERSION}/{reference.digest}"


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read, with the day that the case supplies where it prints no year."""

    holding: Holding
    supplied: str | None = None


@dataclass(frozen=True, slots=True)
class Readers:
    """What reading a case needs: how documents are read, reference data, the clock, and whom to tell."""

    read: Reader
    reference: Reference
    now: Callable[[], str]
    on_progress: Progress


def read_new(store: Store, readers: Readers, *, again: bool) -> tuple[int, int]:
    """Read every document that is new or changed, then those found inside, and so on.

    Last come those that print no year and get one from the case, or lose it. Each reading lands with the
    documents found inside it, or not at all: an interruption costs the document that was being read, the next
    run goes on from there.

    Returns:
        How many documents were read, and how many were found inside others.
    """
    done: set[str] = set()
    found = 0
    while pending := _pending(store, stage_version(readers.reference), again=again, done=done):
        found += _read(store, readers, pending, done)
    redated = _redated(store)
    return len(done), found + _read(store, readers, redated, done)


def _read(store: Store, readers: Readers, pending: tuple[Task, ...], done: set[str]) -> int:
    total = len(done | {task.holding.document.id for task in pending})
    found = 0
    results = readers.read(_job(store, task) for task in pending)
    for task, result in zip(pending, results, strict=True):
        readers.on_progress(len(done), total, task.holding.document.origin.name)
        found += _save(store, task, result, readers)
        done.add(task.holding.document.id)
    readers.on_progress(len(done), total, "")
    return found


def _pending(store: Store, version: str, *, again: bool, done: set[str]) -> tuple[Task, ...]:
    keys = store.reading_keys()

    def is_pending(holding: Holding) -> bool:
        key = keys.get(holding.document.id)
        stale = key is None or (key.version, key.given) != (version, holding.given)
        return stale or (again and holding.document.id not in done)

    return tuple(Task(holding) for holding in store.holdings() if is_pending(holding))


def _redated(store: Store) -> tuple[Task, ...]:
    """Documents whose day the case supplies, where that is another than they were read with."""
    keys = store.reading_keys()
    holdings = {holding.document.id: holding for holding in store.holdings()}
    readings = [_by_itself(reading, keys[reading.document.id].supplied) for reading in store.readings()]
    days = _suggested(readings, holdings)
    return tuple(
        Task(holdings[doc], days.get(doc)) for doc in sorted(keys) if keys[doc].supplied != days.get(doc)
    )


def _suggested(readings: list[Reading], holdings: dict[str, Holding]) -> dict[str, str]:
    """Days by document. A document learns nothing from one of a stricter class than its own."""
    days: dict[str, str] = {}
    for clearance in CONFIDENTIALITIES:
        visible = tuple(r for r in readings if _level(holdings[r.document.id]) <= _level_of(clearance))
        for doc, day in suggest_days(visible):
            if _level(holdings[doc]) == _level_of(clearance):
                days[doc] = day
    return days


def _level(holding: Holding) -> int:
    return _level_of(holding.document.origin.confidentiality)


def _level_of(confidentiality: str) -> int:
    return CONFIDENTIALITIES.index(confidentiality)


def _by_itself(reading: Reading, supplied: str | None) -> Reading:
    """The reading as if the case had supplied no day, so that a suggestion never rests on another."""
    text = reading.text
    if supplied is None or text.dateline is None:
        return reading
    dateline = replace(text.dateline, date=f"XXXX-{supplied[5:]}")
    return replace(reading, text=replace(text, dct=None, dateline=dateline))


def _job(store: Store, task: Task) -> ReadingJob:
    holding = task.holding
    path = store.originals.path(holding.document.id)
    follow = holding.depth < MAX_ARCHIVE_DEPTH
    return ReadingJob(holding.document, path.read_bytes, with_members=follow, dct=task.supplied)


def _save(store: Store, task: Task, result: Result, readers: Readers) -> int:
    reading, members = _checked(result)
    return store.save_reading(
        reading,
        holding=task.holding,
        version=stage_version(readers.reference),
        reference=readers.reference.digest,
        supplied=task.supplied,
        members=list(_receive_members(store, members)),
        now=readers.now(),
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
        found = with_charset(media_type(received, name), member.charset)
        yield Incoming(received, found, replace(member.origin, name=name))


def no_progress(done: int, total: int, name: str) -> None:
    """Tell nobody."""
    del done, total, name
