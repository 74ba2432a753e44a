"""Small cases, documents and readings for the tests of the store."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from rapporteur.actions import Case, Source, init_case
from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Claims, Event
from rapporteur.model.document import Document
from rapporteur.model.ids import content_id
from rapporteur.model.reading import Reading
from rapporteur.model.span import Evidence
from rapporteur.model.text import Block, StructuredText
from rapporteur.reference import load_reference
from rapporteur.runner import ReadingJob, Result

NOW = "2026-11-21T12:00:00Z"


def new_case(folder: Path) -> Case:
    return init_case(folder, country="PRK", reference=load_reference(), name="test", now=NOW)


def sources(count: int, *, words: str = "story") -> list[Source]:
    return [
        source(f"{words}-{n}.txt", f"{words} {n}: the envoy met the rapporteur.".encode())
        for n in range(count)
    ]


def source(name: str, data: bytes) -> Source:
    return Source(name, lambda: BytesIO(data))


def simple_reading(document: Document, data: bytes) -> Reading:
    """A reading with one event whose evidence is the first word."""
    text = data.decode("utf-8", "replace")
    doc = document.id
    words = Evidence(doc, 0, text.index(" "), text[: text.index(" ")])
    event = Event(
        content_id("event", doc, 0), doc, (words,), "test/1", "meeting", "happened", (), "paragraph"
    )
    return Reading(
        document,
        StructuredText(doc, text, (Block("paragraph", 0, len(text)),)),
        Annotations(doc, (), (), (), (), ()),
        Claims(doc, events=(event,)),
    )


def simple_reader(jobs: Iterable[ReadingJob]) -> Iterator[Result]:
    """Reads in this process: for tests of what happens around the reading."""
    for job in jobs:
        yield Result(job.document, simple_reading(job.document, job.load()))
