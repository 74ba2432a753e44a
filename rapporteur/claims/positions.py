"""Positions."""

from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Event, Instrument, Position
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference


def find_positions(
    text: StructuredText,
    annotations: Annotations,
    instruments: tuple[Instrument, ...],
    events: tuple[Event, ...],
    *,
    reference: Reference,
) -> tuple[Position, ...]:
    """Positions."""
    return ()
