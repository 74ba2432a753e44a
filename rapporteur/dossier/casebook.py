"""Look-ups over one case state, and the addresses of its pages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from rapporteur.dossier.dates import date_words
from rapporteur.dossier.views import Quote
from rapporteur.dossier.visible import one_line
from rapporteur.model.case import CaseEvent, CaseState
from rapporteur.model.claim import Event, Instrument, Position, Statement
from rapporteur.model.ids import sha256_of
from rapporteur.model.link import Actor
from rapporteur.model.reading import Reading
from rapporteur.model.relation import Relation
from rapporteur.model.span import Evidence
from rapporteur.reference.labels import Labels
from rapporteur.reference.registry import Registry

AnyClaim = Statement | Event | Position | Instrument
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,99}")


def slug(identifier: str) -> str:
    """An id as part of a file name or anchor: itself where it is plain, else a digest of it."""
    if _SAFE.fullmatch(identifier):
        return identifier
    return "x" + sha256_of(identifier.encode("utf-8", "surrogatepass"))[:31]


class Casebook:
    """One case, indexed by id. Sources that are not in `state.readings` have no page and no words."""

    def __init__(self, state: CaseState, labels: Labels, registry: Registry) -> None:
        self.state = state
        self.labels = labels
        self.registry = registry
        self.actors: dict[str, Actor] = {actor.id: actor for actor in state.linked.actors}
        self.registered = {actor.registry_id: actor for actor in state.linked.actors if actor.registry_id}
        self.readings: dict[str, Reading] = {r.document.id: r for r in state.readings}
        self.instruments = {instrument.id: instrument for instrument in state.instruments}
        self.events = {event.id: event for event in state.events}
        self.copy_of = dict(state.relations.copy_of)
        self.event_of_claim: dict[str, CaseEvent] = {
            report.claim: event for event in state.events for report in event.reports
        }
        self.instrument_of_claim = {claim: i for i in state.instruments for claim in i.claims}
        self.claims: dict[str, AnyClaim] = {
            c.id: c for c in chain.from_iterable(map(claims_of, state.readings))
        }
        self.claims.update({c.id: c for c in state.statements if c.doc in self.readings})
        self.claims.update({c.id: c for c in state.positions if c.doc in self.readings})
        self.printed_names = {c.id: c.name for r in state.readings for c in r.claims.actors}
        self.actor_of_chain = {(link.doc, link.chain): link.actor for link in state.linked.links}
        self._page_names = _page_names(self.readings)
        self._anchor_of_span = self._claim_anchors()
        self.contradictions: dict[str, list[Relation]] = defaultdict(list)
        for relation in state.relations.relations:
            if relation.relation == "contradicts":
                self.contradictions[relation.a].append(relation)
                self.contradictions[relation.b].append(relation)

    def _claim_anchors(self) -> dict[tuple[str, int, int], str]:
        """The anchor of a claim by the span of its first evidence; the smallest id where several share it."""
        anchors: dict[tuple[str, int, int], str] = {}
        for claim in sorted(self.claims.values(), key=lambda claim: claim.id, reverse=True):
            first = claim.evidence[0]
            anchors[first.doc, first.start, first.end] = claim.id
        return anchors

    def actor(self, identifier: str | None, doc: str | None = None) -> Actor | None:
        """The actor of an actor id, or of a chain id of a document."""
        if identifier is None:
            return None
        if identifier in self.actors:
            return self.actors[identifier]
        return self.actors.get(self.actor_of_chain.get((doc or "", identifier), ""))

    def event_href(self, event: CaseEvent) -> str:
        """The page of an event."""
        return f"event/{slug(event.id)}.html"

    def source_href(self, doc: str) -> str:
        """The page of a source; empty for one that is not part of this dossier."""
        return f"source/{self._page_names[doc]}.html" if doc in self._page_names else ""

    def href(self, evidence: Evidence) -> str:
        """The words of an evidence on the page of their source."""
        page = self.source_href(evidence.doc)
        if not page:
            return ""
        claim = self._anchor_of_span.get((evidence.doc, evidence.start, evidence.end))
        if claim is not None:
            return f"{page}#c-{slug(claim)}"
        return f"{page}#w-{evidence.start}-{evidence.end}"

    def claim_href(self, claim: AnyClaim) -> str:
        """The words of a claim on the page of its source."""
        page = self.source_href(claim.doc)
        return f"{page}#c-{slug(claim.id)}" if page else ""

    def quote(self, evidence: Evidence) -> Quote:
        """An evidence, ready to print."""
        return Quote(
            evidence.quote,
            self.href(evidence),
            self.source_label(evidence.doc),
            self.source_href(evidence.doc),
            evidence.doc,
            self.confidentiality(evidence.doc),
        )

    def quotes(self, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
        """Evidence of sources that are part of this dossier, ready to print."""
        return tuple(self.quote(item) for item in evidence if item.doc in self.readings)

    def source_quote(self, doc: str) -> Quote:
        """A source as a whole."""
        href = self.source_href(doc)
        return Quote("", href, self.source_label(doc), href, doc, self.confidentiality(doc))

    def publisher(self, doc: str) -> str:
        """Who published a source, as its page or its giver says; its name where neither does."""
        reading = self.readings.get(doc)
        if reading is None:
            return "a source that is held back"
        text, origin = reading.text, reading.document.origin
        return one_line(text.publisher or origin.publisher or text.agency or text.symbol or origin.name)

    def source_label(self, doc: str) -> str:
        """A source in a few words: publisher and date."""
        reading = self.readings.get(doc)
        day = reading.text.published or reading.text.dct if reading else None
        return f"{self.publisher(doc)}, {date_words(day)}" if day else self.publisher(doc)

    def confidentiality(self, doc: str) -> str:
        """The class of a source."""
        reading = self.readings.get(doc)
        return reading.document.origin.confidentiality if reading else "protected"

    def statement_words(self, statement: Statement) -> tuple[str, ...]:
        """What was said, stretch by stretch; the evidence where the content is empty."""
        reading = self.readings.get(statement.doc)
        if reading is None:
            return ()
        text = reading.text.text
        stretches = tuple(text[start:end] for start, end in statement.content if text[start:end].strip())
        return stretches or tuple(item.quote for item in statement.evidence)

    def word_anchors(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """For each source, spans that pages link to and that are no claim's first words."""
        spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for item in self._all_evidence():
            if (item.doc, item.start, item.end) not in self._anchor_of_span:
                spans[item.doc].add((item.start, item.end))
        return {doc: tuple(sorted(found)) for doc, found in spans.items()}

    def _all_evidence(self) -> Iterator[Evidence]:
        """Every evidence that some page may link to."""
        state = self.state
        for event in state.events:
            yield from chain.from_iterable(report.evidence for report in event.reports)
        for instrument in state.instruments:
            yield from instrument.evidence
            yield from chain.from_iterable(note.evidence for note in instrument.paragraphs)
        yield from chain.from_iterable(step.evidence for step in state.steps)
        yield from chain.from_iterable(relation.evidence for relation in state.relations.relations)
        yield from chain.from_iterable(issue.evidence for issue in state.issues)
        yield from chain.from_iterable(claim.evidence for claim in self.claims.values())
        for actor in state.linked.actors:
            yield from first_mentions(actor)


def claims_of(reading: Reading) -> Iterator[AnyClaim]:
    """Statements, events, positions and instruments of one document."""
    claims = reading.claims
    yield from claims.statements
    yield from claims.events
    yield from claims.positions
    yield from claims.instruments


def first_mentions(actor: Actor) -> tuple[Evidence, ...]:
    """The first place of each form under which an actor occurs."""
    seen: dict[str, Evidence] = {}
    for mention in sorted(actor.mentions, key=lambda m: (m.doc, m.start, m.end)):
        seen.setdefault(
            " ".join(mention.quote.split()), Evidence(mention.doc, mention.start, mention.end, mention.quote)
        )
    return tuple(seen[name] for name in sorted(seen))


def _page_names(docs: Iterable[str]) -> dict[str, str]:
    """File names of sources: the first 16 characters of the id, or all of them where two begin alike."""
    short: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(docs):
        short[slug(doc)[:16]].append(doc)
    return {
        doc: name if len(group) == 1 else slug(doc) for name, group in sorted(short.items()) for doc in group
    }
