"""What goes on which page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapporteur import __version__
from rapporteur.dossier.casebook import Casebook
from rapporteur.dossier.dates import bounds, date_words, sort_key
from rapporteur.dossier.events import view_all_contradictions, view_events, view_tracks
from rapporteur.dossier.people import view_matrix, view_parties, view_positions, view_speakers
from rapporteur.dossier.reader import ReaderView, view_reader
from rapporteur.dossier.texts import view_instruments, view_issues, view_sources
from rapporteur.dossier.timeline import draw_timeline
from rapporteur.dossier.views import EventView
from rapporteur.model.document import CustodyHead

PAGES = (
    ("index.html", "Overview"),
    ("timeline.html", "Timeline"),
    ("statements.html", "Statements"),
    ("parties.html", "Parties"),
    ("instruments.html", "Instruments"),
    ("sources.html", "Sources"),
    ("issues.html", "Not understood"),
)
LATEST = 8
AHEAD = 8
CONTRADICTIONS = 6
OPEN_START_DAYS = 14


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the dossier: its path, its template and the values it prints."""

    path: str
    template: str
    values: dict[str, object]


class Dossier:
    """All views of a case, made once and shared by the pages, the brief and the exports."""

    def __init__(
        self, book: Casebook, *, custody: CustodyHead, reference_digest: str, case_name: str
    ) -> None:
        self.book = book
        self.custody = custody
        self.reference_digest = reference_digest
        self.case_name = case_name
        self.events = view_events(book)
        self.positions = view_positions(book)
        self.speakers = view_speakers(book)
        self.instruments = view_instruments(book, self.positions, self.events)
        self.parties = view_parties(book, self.positions, self.events)
        self.tracks = view_tracks(book)
        self.contradictions = view_all_contradictions(book)
        self.sources = view_sources(book)

    def pages(self) -> Iterator[Page]:
        """Every HTML page, one after the other."""
        for path, template, values in self._plain_pages():
            yield Page(path, template, {**self._common(), **values})

    def readers(self) -> Iterator[ReaderView]:
        """The page of each source."""
        anchors = self.book.word_anchors()
        for source in self.sources:
            reading = self.book.readings[source.id]
            yield view_reader(self.book, reading, source, anchors.get(source.id, ()))

    def _plain_pages(self) -> Iterator[tuple[str, str, dict[str, object]]]:
        state = self.book.state
        yield "index.html", "index.html", self._overview()
        drawing = draw_timeline(self.events, labels=self.book.labels)
        yield "timeline.html", "timeline.html", {"drawing": drawing, "events": self.events}
        yield "statements.html", "statements.html", {"speakers": self.speakers}
        yield "parties.html", "parties.html", {"groups": self.parties}
        yield "instruments.html", "instruments.html", {"texts": self.instruments}
        listed = {"sources": self.sources, "unread": state.unread, "held_back": state.held_back}
        yield "sources.html", "sources.html", listed
        yield "issues.html", "issues.html", {"groups": view_issues(self.book)}
        for event in self.events:
            yield event.href, "event.html", {"event": event}
        for reader in self.readers():
            yield reader.source.href, "source.html", {"view": reader}

    def _common(self) -> dict[str, object]:
        """What every page prints."""
        return {
            "case_name": self.case_name,
            "custody": self.custody,
            "version": __version__,
            "reference_digest": self.reference_digest,
        }

    def _overview(self) -> dict[str, object]:
        """The first page."""
        state = self.book.state
        return {
            "state": state,
            "country": self._country(),
            "as_of": date_words(state.as_of) if state.as_of else "",
            "counts": self._counts(),
            "tracks": self.tracks,
            "latest": latest_events(self.events)[:LATEST],
            "ahead": events_ahead(self.events, state.as_of)[:AHEAD],
            "contradictions": self.contradictions[:CONTRADICTIONS],
            "contradictions_left": max(0, len(self.contradictions) - CONTRADICTIONS),
            "texts": self.instruments,
            "any_contested": any(text.contested or text.divided for text in self.instruments),
            "matrix": view_matrix(self.positions),
        }

    def _country(self) -> str:
        """The country concerned by its name; its code where neither case nor registry knows a name."""
        code = self.book.state.country
        actor = self.book.registered.get(f"state:{code}")
        name = actor.name if actor else self.book.registry.name(f"state:{code}")
        return name or code or ""

    def _counts(self) -> dict[str, str]:
        """How much of everything there is, in words."""
        state = self.book.state
        statements = sum(len(speaker.statements) for speaker in self.speakers)
        parties = sum(len(group.parties) for group in self.parties)
        copies = sum(1 for source in self.sources if source.copy_of)
        return {
            "sources": count(len(self.sources), "source"),
            "copies": f"of which {count(copies, 'copy', 'copies')}" if copies else "",
            "unread": f"{len(state.unread)} more gave no text" if state.unread else "",
            "events": count(len(self.events), "event"),
            "statements": count(statements, "statement"),
            "positions": count(len(self.positions), "position"),
            "parties": count(parties, "party", "parties"),
            "instruments": count(len(self.instruments), "instrument"),
            "issues": count(len(state.issues), "issue"),
            "held_back": count(state.held_back, "source"),
        }


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def latest_events(events: tuple[EventView, ...]) -> tuple[EventView, ...]:
    """What happened, was denied or refused, the newest first; a date as wide as a year tells no order.

    "By 30 October" may mean long before: such events count as a fortnight older than their day.
    """
    found = [e for e in events if e.status_key in ("happened", "denied") and _is_placed(e)]
    return tuple(sorted(found, key=_newest_first))


def _newest_first(event: EventView) -> tuple[int, int, str, str]:
    """Order by the last day that the date allows, then by the first."""
    begin, end = bounds(event.edtf)
    last = (end or begin or date.min).toordinal() - (0 if begin else OPEN_START_DAYS)
    return -last, -(begin or date.min).toordinal(), event.label, event.id


def events_ahead(events: tuple[EventView, ...], as_of: str | None) -> tuple[EventView, ...]:
    """What is planned or possible, not past on the day of the case and not overtaken: plans first, each by date."""
    today = bounds(as_of)[0] or date.min
    found = [
        event
        for event in events
        if event.status_key in ("planned", "possible")
        and not event.overtaken
        and (bounds(event.edtf)[1] or date.max) >= today
    ]
    return tuple(sorted(found, key=lambda e: (e.status_key == "possible", sort_key(e.edtf), e.id)))


def _is_placed(event: EventView) -> bool:
    """Whether the date says when within two months or less."""
    begin, end = bounds(event.edtf)
    anchor = begin or end
    return anchor is not None and ((end or anchor) - (begin or anchor)).days <= 62
