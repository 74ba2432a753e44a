"""Time expressions."""

from rapporteur.model.annotation import Sentence, Timex, Token
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference


def find_times(
    text: StructuredText,
    tokens: tuple[Token, ...],
    sentences: tuple[Sentence, ...],
    *,
    reference: Reference,
) -> tuple[Timex, ...]:
    """Find and resolve time expressions."""
    return ()
