"""A case as rows: what `show` prints, for people and for machines."""

from collections.abc import Callable, Mapping
from typing import Any

from rapporteur.errors import InputError
from rapporteur.model.case import CaseState
from rapporteur.model.claim import Role
from rapporteur.model.reading import Reading

Row = dict[str, Any]


class _Names:
    def __init__(self, state: CaseState) -> None:
        self.actors = {actor.id: actor.name for actor in state.linked.actors}
        self.texts = {one.id: one.symbol or one.title or one.instrument_kind for one in state.instruments}
        self.sources = {reading.document.id: reading.document.origin.name for reading in state.readings}
        self.sources.update({document.id: document.origin.name for document in state.unread})

    def actor(self, key: str | None) -> str | None:
        return None if key is None else self.actors.get(key, key)

    def text(self, key: str | None) -> str | None:
        return None if key is None else self.texts.get(key, key)

    def roles(self, roles: tuple[Role, ...]) -> dict[str, list[str]]:
        return {role.name: [self.actors.get(actor, actor) for actor in role.actors] for role in roles}


def timeline(state: CaseState) -> list[Row]:
    """Events, oldest first; those without a date last."""
    names = _Names(state)
    events = sorted(state.events, key=lambda event: (event.date is None, event.date or "", event.id))
    return [
        {
            "id": event.id,
            "date": event.date,
            "type": event.type,
            "status": event.status,
            "roles": names.roles(event.roles),
            "place": event.place,
            "instrument": names.text(event.instrument),
            "paragraph": event.paragraph,
            "outcome": event.outcome,
            "independent": event.independent,
            "contested": list(event.contested),
            "words": [e.quote for report in event.reports for e in report.evidence[:1]],
            "sources": sorted({names.sources.get(report.doc, report.doc) for report in event.reports}),
        }
        for event in events
    ]


def actors(state: CaseState) -> list[Row]:
    """Actors, those mentioned most first."""
    names = _Names(state)
    return [
        {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.actor_kind,
            "role": actor.role,
            "of": names.actor(actor.of),
            "registry_id": actor.registry_id,
            "names": list(actor.names),
            "mentions": len(actor.mentions),
        }
        for actor in sorted(
            state.linked.actors, key=lambda actor: (-len(actor.mentions), actor.name, actor.id)
        )
    ]


def positions(state: CaseState) -> list[Row]:
    """Who wants what, on what, since when."""
    names = _Names(state)
    return [
        {
            "id": position.id,
            "as_of": position.as_of,
            "party": names.actor(position.party),
            "stance": position.stance,
            "instrument": names.text(position.target.instrument),
            "paragraph": position.target.paragraph,
            "proposal": position.target.proposal,
            "condition": position.condition,
            "per": names.actor(position.per),
            "words": [evidence.quote for evidence in position.evidence],
            "source": names.sources.get(position.doc, position.doc),
        }
        for position in state.positions
    ]


def instruments(state: CaseState) -> list[Row]:
    """Texts on the table with their paragraphs."""
    names = _Names(state)
    return [
        {
            "id": one.id,
            "kind": one.instrument_kind,
            "symbol": one.symbol,
            "title": one.title,
            "body": one.body,
            "date": one.date,
            "sponsors": [names.actor(sponsor) for sponsor in one.sponsors],
            "cosponsor_count": one.cosponsor_count,
            "paragraphs": [{"number": p.number, "role": p.role, "about": p.about} for p in one.paragraphs],
            "votes": [f"{vote.favour}-{vote.against}-{vote.abstaining}" for vote in one.votes],
            "adopted": one.adopted,
        }
        for one in state.instruments
    ]


def statements(state: CaseState) -> list[Row]:
    """Who said what, and how firmly it is attributed."""
    names = _Names(state)
    return [
        {
            "id": statement.id,
            "date": statement.date,
            "speaker": names.actor(statement.speaker),
            "grade": statement.grade,
            "form": statement.form,
            "via": names.actor(statement.via),
            "addressee": names.actor(statement.addressee),
            "words": [evidence.quote for evidence in statement.evidence],
            "source": names.sources.get(statement.doc, statement.doc),
        }
        for statement in state.statements
    ]


def issues(state: CaseState) -> list[Row]:
    """What was not understood, the loudest first."""
    names = _Names(state)
    return [
        {
            "loudness": issue.loudness,
            "code": issue.code,
            "source": names.sources.get(issue.doc or "", issue.doc),
            "message": issue.message,
            "words": [evidence.quote for evidence in issue.evidence],
        }
        for issue in state.issues
    ]


def sources(state: CaseState) -> list[Row]:
    """Documents, by day and name; those that gave no text last."""
    copies = dict(state.relations.copy_of)
    read = [
        {
            "id": reading.document.id,
            "name": reading.document.origin.name,
            "title": reading.text.title,
            "publisher": reading.text.publisher,
            "published": reading.text.published or reading.text.dct,
            "genre": reading.text.genre,
            "class": reading.document.origin.confidentiality,
            "copy_of": copies.get(reading.document.id),
            "read": True,
        }
        for reading in state.readings
    ]
    unread = [
        {
            "id": document.id,
            "name": document.origin.name,
            "title": None,
            "publisher": document.origin.publisher,
            "published": None,
            "genre": None,
            "class": document.origin.confidentiality,
            "copy_of": None,
            "read": False,
        }
        for document in state.unread
    ]
    return sorted(
        [*read, *unread],
        key=lambda row: (not row["read"], str(row["published"] or "9999"), str(row["name"]), str(row["id"])),
    )


LISTINGS: Mapping[str, Callable[[CaseState], list[Row]]] = {
    "timeline": timeline,
    "actors": actors,
    "positions": positions,
    "instruments": instruments,
    "statements": statements,
    "issues": issues,
    "sources": sources,
}


def find_reading(state: CaseState, wanted: str) -> Reading:
    """The document with this id, the beginning of it (eight characters or more), or this name.

    Raises:
        InputError: There is none, or several; or it gave no text.
    """
    found = [
        reading
        for reading in state.readings
        if reading.document.origin.name == wanted
        or (len(wanted) >= 8 and reading.document.id.startswith(wanted.lower()))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(reading.document.id[:12] for reading in found)
        raise InputError(f"several documents are called {wanted!r}: {ids}; give the id of one")
    if any(wanted in (d.origin.name, d.id) for d in state.unread):
        raise InputError(f"{wanted} gave no text; `rapporteur show issues` says why")
    raise InputError(f"no document {wanted!r} in this case; `rapporteur show sources` lists them")
