"""Events."""

from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Event, Instrument
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference


def find_events(
    text: StructuredText,
    annotations: Annotations,
    instruments: tuple[Instrument, ...],
    *,
    reference: Reference,
) -> tuple[Event, ...]:
    """Events."""
    return ()
