"""Statements from attributions."""

from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Instrument, Statement
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference


def find_statements(
    text: StructuredText,
    annotations: Annotations,
    instruments: tuple[Instrument, ...],
    *,
    reference: Reference,
) -> tuple[Statement, ...]:
    """Statements from attributions."""
    return ()
