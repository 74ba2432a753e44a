"""Fold what the documents say into the state of the case."""

from dataclasses import replace

from rapporteur.case.events import fold_events
from rapporteur.case.instruments import fold_instruments
from rapporteur.case.names import Names
from rapporteur.case.steps import find_steps
from rapporteur.model.case import CaseState
from rapporteur.model.claim import Position, Statement
from rapporteur.model.document import Document
from rapporteur.model.issue import Issue
from rapporteur.model.link import Linked
from rapporteur.model.reading import Reading
from rapporteur.model.relation import Relations
from rapporteur.reference import Reference


def fold_case(
    readings: tuple[Reading, ...],
    unread: tuple[Document, ...],
    linked: Linked,
    relations: Relations,
    *,
    country: str | None,
    reference: Reference,
    held_back: int = 0,
) -> CaseState:
    """The state of the case from everything read so far.

    Args:
        readings: Sorted by document id.
        unread: Documents that gave no text, sorted by id.
        linked: Actors of the case.
        relations: Copies, same events, agreement and contradiction.
        country: ISO 3166-1 alpha-3 code of the country concerned.
        reference: For the steps and their rules.
        held_back: Documents left out for their class.
    """
    names = Names(readings, linked)
    instruments = fold_instruments(readings, names)
    events = fold_events(readings, relations, names)
    return CaseState(
        country=country,
        as_of=max((reading.text.dct for reading in readings if reading.text.dct), default=None),
        readings=readings,
        unread=unread,
        linked=linked,
        relations=relations,
        events=events,
        statements=_statements(readings, names),
        positions=_positions(readings, names),
        instruments=instruments,
        steps=find_steps(events, instruments, linked, reference=reference),
        issues=_issues(readings),
        held_back=held_back,
    )


def _statements(readings: tuple[Reading, ...], names: Names) -> tuple[Statement, ...]:
    return tuple(
        sorted(
            (
                replace(
                    statement,
                    speaker=names.actor(statement.doc, statement.speaker),
                    addressee=names.actor(statement.doc, statement.addressee),
                    via=names.actor(statement.doc, statement.via),
                    about=tuple(names.instrument(about) or about for about in statement.about),
                )
                for reading in readings
                for statement in reading.claims.statements
            ),
            key=lambda statement: (statement.doc, statement.content, statement.id),
        )
    )


def _positions(readings: tuple[Reading, ...], names: Names) -> tuple[Position, ...]:
    found = [
        replace(
            position,
            party=party,
            target=replace(position.target, instrument=names.instrument(position.target.instrument)),
            per=names.actor(position.doc, position.per),
        )
        for reading in readings
        for position in reading.claims.positions
        if (party := names.actor(position.doc, position.party)) is not None
    ]
    return tuple(sorted(found, key=lambda position: (position.as_of or "9999", position.doc, position.id)))


def _issues(readings: tuple[Reading, ...]) -> tuple[Issue, ...]:
    loudness = {"error": 0, "warning": 1, "note": 2}
    issues = {issue: None for reading in readings for issue in reading.claims.issues}
    return tuple(
        sorted(
            issues,
            key=lambda issue: (
                loudness[issue.loudness],
                issue.code,
                issue.doc or "",
                issue.evidence[0].start if issue.evidence else -1,
                issue.message,
            ),
        )
    )
