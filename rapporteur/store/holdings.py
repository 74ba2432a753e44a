"""Documents of a case as they are held: one document may have come in several ways."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapporteur.model.document import Document, Origin, origin_order
from rapporteur.model.ids import content_id
from rapporteur.model.vocabulary import CONFIDENTIALITIES, Confidentiality


@dataclass(frozen=True, slots=True)
class Arrival:
    """One way in which the bytes `doc` came; `inside` is the document they were found in."""

    doc: str
    size: int
    media_type: str
    origin: Origin
    inside: str | None

    @property
    def id(self) -> str:
        """A digest of the document and of all that was said of it."""
        return content_id("origin", self.doc, *_fields(self.origin), self.media_type, self.inside)


@dataclass(frozen=True, slots=True)
class Holding:
    """A document under custody.

    Its origin is the one that sorts first, with the strictest class met on any way. `depth` is 0 where the
    bytes were given, 1 where they were found in a given document, and so on; `contains` says how many documents
    were found inside it.
    """

    document: Document
    depth: int
    contains: int = 0

    @property
    def given(self) -> str:
        """A digest of the document as the stages get it: when it changes, the document is read again."""
        document = self.document
        return content_id("given", document.id, document.media_type, *_fields(document.origin), self.depth)


def hold(arrivals: Iterable[Arrival]) -> tuple[Holding, ...]:
    """Put the ways together in which documents came; sorted by document id, whatever the order of arrival."""
    by_doc: defaultdict[str, list[Arrival]] = defaultdict(list)
    for arrival in arrivals:
        by_doc[arrival.doc].append(arrival)
    classes = _classes(by_doc)
    depths = _depths(by_doc)
    contained = Counter(inside for _, inside in sorted(_contained(by_doc)))
    return tuple(
        _holding(by_doc[doc], classes[doc], depths.get(doc, 0), contained[doc]) for doc in sorted(by_doc)
    )


def _contained(by_doc: dict[str, list[Arrival]]) -> set[tuple[str, str]]:
    return {(a.doc, a.inside) for arrivals in by_doc.values() for a in arrivals if a.inside is not None}


def _holding(arrivals: list[Arrival], strictest: Confidentiality, depth: int, contains: int) -> Holding:
    shown = min(arrivals, key=lambda a: (*origin_order(a.origin), a.media_type))
    origin = replace(shown.origin, confidentiality=strictest)
    return Holding(Document(shown.doc, shown.size, shown.media_type, origin), depth, contains)


def _classes(by_doc: dict[str, list[Arrival]]) -> dict[str, Confidentiality]:
    """The strictest class of each document: what is found inside a protected archive is protected."""
    levels = {
        doc: max(CONFIDENTIALITIES.index(arrival.origin.confidentiality) for arrival in arrivals)
        for doc, arrivals in by_doc.items()
    }
    changed = True
    while changed:
        changed = False
        for doc, arrivals in by_doc.items():
            level = max([levels[doc], *(levels.get(a.inside, 0) for a in arrivals if a.inside)])
            if level != levels[doc]:
                levels[doc], changed = level, True
    names: tuple[Confidentiality, ...] = ("public", "internal", "confidential", "protected")
    return {doc: names[level] for doc, level in levels.items()}


def _depths(by_doc: dict[str, list[Arrival]]) -> dict[str, int]:
    """How deep each document lies in archives, on its shortest way."""
    depths = {doc: 0 for doc, arrivals in by_doc.items() if any(a.inside is None for a in arrivals)}
    wave = set(depths)
    while wave:
        wave = {
            doc
            for doc, arrivals in by_doc.items()
            if doc not in depths and any(arrival.inside in wave for arrival in arrivals)
        }
        depths.update(dict.fromkeys(wave, max(depths.values()) + 1))
    return depths


def _fields(origin: Origin) -> tuple[str | None, ...]:
    return (origin.name, origin.url, origin.retrieved, origin.publisher, origin.confidentiality)
