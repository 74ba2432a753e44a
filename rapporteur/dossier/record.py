"""The public record of a case as plain objects (docs/reference/record.md)."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rapporteur.model.case import CaseInstrument, CaseState
from rapporteur.model.claim import Event, Position, Statement
from rapporteur.model.document import Document
from rapporteur.model.ids import content_id, sha256_of
from rapporteur.model.issue import Issue
from rapporteur.model.link import Actor
from rapporteur.model.reading import Reading
from rapporteur.model.relation import Relation
from rapporteur.model.span import Evidence
from rapporteur.model.text import StructuredText

Item = dict[str, Any]


def record_objects(state: CaseState) -> Iterator[Item]:
    """Every object of the record, each kind in a fixed order: documents (unread ones too, without text), actors,
    instruments, events, statements, positions, times, relations, issues."""
    copies = dict(state.relations.copy_of)
    for reading in state.readings:
        yield _document(reading.document, reading.text, copies.get(reading.document.id))
    for document in state.unread:
        yield _document(document, StructuredText(document.id, "", ()), None)
    yield from (_actor(actor) for actor in state.linked.actors)
    yield from (_instrument(instrument) for instrument in state.instruments)
    yield from _events(state)
    yield from (_statement(statement) for statement in state.statements)
    yield from (_position(position) for position in state.positions)
    for reading in state.readings:
        yield from _times(reading)
    yield from (_relation(relation) for relation in state.relations.relations)
    yield from (_issue(issue) for issue in state.issues)


def _document(document: Document, text: StructuredText, copy_of: str | None) -> Item:
    dateline = text.dateline
    return {
        "kind": "document",
        "id": document.id,
        "name": document.origin.url or document.origin.name,
        "sha256": document.id,
        "text_sha256": sha256_of(text.text.encode("utf-8", "surrogatepass")),
        "media_type": document.media_type,
        "title": text.title,
        "publisher": text.publisher,
        "agency": text.agency,
        "byline": text.byline,
        "dateline": {"place": dateline.place, "date": dateline.date} if dateline else None,
        "published": text.published,
        "dct": text.dct,
        "language": text.language,
        "genre": text.genre,
        "copy_of": copy_of,
        "blocks": [
            {"kind": block.kind, "start": block.start, "end": block.end}
            | ({"speaker": block.speaker} if block.speaker else {})
            for block in text.blocks
        ],
        "text": text.text,
    }


def _evidence(evidence: tuple[Evidence, ...]) -> list[Item]:
    return [asdict(words) for words in evidence]


def _actor(actor: Actor) -> Item:
    return {
        "kind": "actor",
        "id": actor.id,
        "made_by": actor.made_by,
        "evidence": [
            {"doc": m.doc, "start": m.start, "end": m.end, "quote": m.quote} for m in actor.mentions[:1]
        ],
        "name": actor.name,
        "actor_kind": actor.actor_kind,
        "iso3": actor.iso3,
        "of": actor.of,
        "role": actor.role,
        "registry_id": actor.registry_id,
        "mentions": [
            {"doc": m.doc, "start": m.start, "end": m.end, "score": m.score} for m in actor.mentions
        ],
    }


def _instrument(instrument: CaseInstrument) -> Item:
    return {
        "kind": "instrument",
        "id": instrument.id,
        "made_by": "case/1",
        "evidence": _evidence(instrument.evidence),
        "instrument_kind": instrument.instrument_kind,
        "symbol": instrument.symbol,
        "title": instrument.title,
        "body": instrument.body,
        "date": instrument.date,
        "sponsors": list(instrument.sponsors),
        "cosponsor_count": instrument.cosponsor_count,
        "paragraphs": [
            {"number": p.number, "role": p.role, "about": p.about, "evidence": _evidence(p.evidence)}
            for p in instrument.paragraphs
        ],
        "votes": [asdict(vote) for vote in instrument.votes],
        "adopted": instrument.adopted,
        "versions": [*instrument.symbols, *(doc for doc in instrument.texts)],
    }


def _events(state: CaseState) -> Iterator[Item]:
    """One object for each document's report; `same_event` relations tell which are one happening."""
    told = {claim.id: claim for reading in state.readings for claim in reading.claims.events}
    actor_of = {(link.doc, link.chain): link.actor for link in state.linked.links}
    instrument_of = {claim: one.id for one in state.instruments for claim in one.claims}
    for event in state.events:
        for report in event.reports:
            claim = told[report.claim]
            yield _event(claim, actor_of, report.per, instrument_of.get(claim.instrument or ""))


def _event(
    claim: Event, actor_of: dict[tuple[str, str], str], per: str | None, instrument: str | None
) -> Item:
    roles = {
        role.name: sorted(
            {actor_of[claim.doc, chain] for chain in role.actors if (claim.doc, chain) in actor_of}
        )
        for role in claim.roles
    }
    return {
        "kind": "event",
        "id": claim.id,
        "made_by": claim.made_by,
        "evidence": _evidence(claim.evidence),
        "doc": claim.doc,
        "type": claim.type,
        "plover": asdict(claim.plover) if claim.plover else None,
        "status": claim.status,
        "date": claim.date,
        "roles": {name: actors for name, actors in roles.items() if actors},
        "place": claim.place,
        "instrument": instrument,
        "paragraph": claim.paragraph,
        "outcome": claim.outcome,
        "per": per,
        "facts": list(claim.facts),
    }


def _statement(statement: Statement) -> Item:
    return {
        "kind": "statement",
        "id": statement.id,
        "made_by": statement.made_by,
        "evidence": _evidence(statement.evidence),
        "doc": statement.doc,
        "speaker": statement.speaker,
        "grade": statement.grade,
        "form": statement.form,
        "cue": {"start": statement.cue[0], "end": statement.cue[1]} if statement.cue else None,
        "content": [list(span) for span in statement.content],
        "addressee": statement.addressee,
        "via": statement.via,
        "about": list(statement.about),
        "date": statement.date,
    }


def _position(position: Position) -> Item:
    return {
        "kind": "position",
        "id": position.id,
        "made_by": position.made_by,
        "evidence": _evidence(position.evidence),
        "doc": position.doc,
        "party": position.party,
        "target": {key: value for key, value in asdict(position.target).items() if value},
        "stance": position.stance,
        "condition": position.condition,
        "as_of": position.as_of,
        "per": position.per,
    }


def _times(reading: Reading) -> Iterator[Item]:
    for time in reading.claims.times:
        words = reading.text.text[time.start : time.end]
        yield {
            "kind": "time",
            "id": content_id("time", reading.document.id, time.start, time.end),
            "made_by": "annotate/1",
            "evidence": [asdict(Evidence(reading.document.id, time.start, time.end, words))],
            "doc": reading.document.id,
            "start": time.start,
            "end": time.end,
            "type": time.type,
            "value": time.value,
            "edtf": time.edtf,
        }


def _relation(relation: Relation) -> Item:
    return {
        "kind": "relation",
        "id": relation.id,
        "made_by": relation.made_by,
        "evidence": _evidence(relation.evidence),
        "relation": relation.relation,
        "a": relation.a,
        "b": relation.b,
        "on": relation.on,
        "values": list(relation.values),
        "score": relation.score,
        "reason": relation.reason,
    }


def _issue(issue: Issue) -> Item:
    place = issue.evidence[0].start if issue.evidence else None
    return {
        "kind": "issue",
        "id": content_id("issue", issue.code, issue.doc, place, issue.message),
        "made_by": "read/1",
        "evidence": _evidence(issue.evidence),
        "code": issue.code,
        "doc": issue.doc,
        "message": issue.message,
        "loudness": issue.loudness,
    }
