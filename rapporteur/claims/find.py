"""The claim kinds in order."""

from rapporteur.claims.events import find_events
from rapporteur.claims.instruments import find_instruments, reading_of
from rapporteur.claims.positions import find_positions
from rapporteur.claims.statements import find_statements, said_only
from rapporteur.claims.unread import find_unread
from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Claims, Event, Position, Statement
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference


def find_claims(text: StructuredText, annotations: Annotations, *, reference: Reference) -> Claims:
    """All that one document asserts."""
    annotations = said_only(annotations)
    reading = reading_of(text, annotations, reference=reference)
    instruments = find_instruments(text, annotations, reference=reference, reading=reading)
    statements = find_statements(text, annotations, instruments, reference=reference)
    events = find_events(text, annotations, instruments, reference=reference, reading=reading)
    positions = find_positions(text, annotations, instruments, events, reference=reference, reading=reading)
    claims: tuple[Statement | Event | Position, ...] = (*statements, *events, *positions)
    unread = find_unread(text, annotations, claims, reference=reference, reading=reading)
    return Claims(
        doc=text.doc,
        statements=statements,
        events=events,
        positions=positions,
        instruments=instruments,
        actors=annotations.chains,
        times=annotations.times,
        issues=text.issues + annotations.issues + unread,
    )
