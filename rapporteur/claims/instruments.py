"""Texts on the table."""

from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Instrument
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference


def find_instruments(
    text: StructuredText,
    annotations: Annotations,
    *,
    reference: Reference,
) -> tuple[Instrument, ...]:
    """Texts on the table."""
    return ()
