"""Take documents under custody."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from rapporteur.actions.cases import Case, utc_now
from rapporteur.errors import InputError, UsageError
from rapporteur.intake.media_type import ZIP, sniff_media_type
from rapporteur.intake.receive import UNFIT_FOR_NAME
from rapporteur.model.document import Origin
from rapporteur.model.vocabulary import Confidentiality
from rapporteur.settings import CASE_FILE, MAX_DOCUMENT_BYTES, MAX_SNIFFED_PACKAGE_BYTES
from rapporteur.store import Incoming, Outcome, Received, Store, writer_lock
from rapporteur.store.originals import CHUNK

OWN_FOLDERS = ("sources", "store", "dossier")


@dataclass(frozen=True, slots=True)
class Source:
    """Something to add: its name, where its bytes come from, or why they cannot."""

    name: str
    open: Callable[[], BinaryIO] | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is on the disk, with its origin and its custody entry."""

    outcome: Outcome
    name: str
    id: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was not taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Given:
    """What the giver says of the documents."""

    url: str | None = None
    retrieved: str | None = None
    publisher: str | None = None
    confidentiality: Confidentiality = "public"


def check_given(given: Given) -> None:
    """Refuse what cannot be.

    Raises:
        UsageError: The time is no ISO 8601 date or date-time, or an address or name holds control characters.
    """
    if given.retrieved is not None:
        try:
            datetime.fromisoformat(given.retrieved)
        except ValueError:
            raise UsageError(
                f"--retrieved {given.retrieved!r} is no ISO 8601 date or date-time; "
                "write it as 2014-10-30 or 2014-10-30T18:05:00Z"
            ) from None
    for option, value in (("--url", given.url), ("--publisher", given.publisher)):
        if value is not None and (not value.strip() or UNFIT_FOR_NAME.search(value)):
            raise UsageError(f"{option} {value!r} is empty or holds control characters; write it out")


def find_sources(paths: Iterable[Path], *, case: Case) -> Iterator[Source]:
    """The files that paths stand for: folders are walked in the order of names, hidden files left aside."""
    for path in paths:
        if path.is_dir():
            yield from _walk(path, case)
        else:
            yield _file_source(path, path.name)


def stream_source(stream: BinaryIO, name: str) -> Source:
    """A source that comes through a pipe."""
    return Source(name, lambda: stream)


def add_files(
    case: Case,
    sources: Iterable[Source],
    *,
    given: Given = Given(),
    now: Callable[[], str] = utc_now,
    limit: int = MAX_DOCUMENT_BYTES,
) -> Iterator[Added | LeftOut]:
    """Add documents one after the other.

    Each `Added` that comes out is durable: its bytes, its origin and its custody entry have reached the disk.
    What cannot be taken comes out as `LeftOut`, and the others go on.

    Raises:
        StoreError: Another process writes to the case, or the disk refused; what came out before stays.
    """
    check_given(given)
    with writer_lock(case.lock), case.open_store(writable=True) as store:
        store.originals.clean()
        for source in sources:
            yield _add_one(store, source, given, now, limit)


def media_type(received: Received, name: str) -> str:
    """The media type of received bytes: a package is looked into as a whole, others at their beginning."""
    data = received.head
    if data.startswith(b"PK") and len(data) < received.size <= MAX_SNIFFED_PACKAGE_BYTES:
        data = received.path.read_bytes()
    try:
        return sniff_media_type(data, name)
    except Exception:
        # Only a package is parsed this far, and a broken one may raise anything: its reader says what is wrong.
        return ZIP


def _add_one(
    store: Store, source: Source, given: Given, now: Callable[[], str], limit: int
) -> Added | LeftOut:
    name = UNFIT_FOR_NAME.sub("\ufffd", source.name)
    if source.open is None:
        return LeftOut(name, source.problem)
    try:
        received = store.originals.receive(_chunks(source), limit=limit)
    except InputError as error:
        return LeftOut(name, str(error))
    if received is None:
        return LeftOut(name, f"it has more than {limit} bytes; cut it into parts and add those")
    if received.size == 0:
        store.originals.discard(received)
        return LeftOut(name, "it is empty; get it again from where it came from")
    origin = Origin(name, given.url, given.retrieved, given.publisher, given.confidentiality)
    incoming = Incoming(received, media_type(received, name), origin)
    outcome = store.add(incoming, now=now())
    return Added(outcome, name, received.sha256, received.size, incoming.media_type)


def _chunks(source: Source) -> Iterator[bytes]:
    assert source.open is not None  # noqa: S101 - for the type checker
    try:
        with source.open() as stream:
            while chunk := stream.read(CHUNK):
                yield chunk
    except FileNotFoundError:
        raise InputError("it is not there (any more); check the name and add it again") from None
    except OSError as error:
        raise InputError(
            f"it cannot be read ({error.strerror}); check its rights and add it again"
        ) from error


def _walk(folder: Path, case: Case) -> Iterator[Source]:
    problems: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=problems.append):
        here = Path(place)
        own = here.resolve() == case.folder
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not (own and f in OWN_FOLDERS))
        for name in sorted(files):
            if not name.startswith(".") and not (own and name == CASE_FILE):
                path = here / name
                yield _file_source(path, path.relative_to(folder).as_posix())
        while problems:
            error = problems.pop()
            yield Source(str(error.filename), None, f"this folder cannot be read ({error.strerror})")


def _file_source(path: Path, name: str) -> Source:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return Source(name, None, "it is not there; check the name")
    except OSError as error:
        return Source(name, None, f"it cannot be read ({error.strerror}); check its rights")
    if not stat.S_ISREG(mode):
        return Source(name, None, "it is not a plain file; save it as one, or give it as `-` through a pipe")
    return Source(name, lambda: path.open("rb"))
