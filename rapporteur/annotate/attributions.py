"""Who says what."""

from rapporteur.model.annotation import Attribution, Chain, Sentence, Token
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference


def find_attributions(
    text: StructuredText,
    tokens: tuple[Token, ...],
    sentences: tuple[Sentence, ...],
    chains: tuple[Chain, ...],
    *,
    reference: Reference,
) -> tuple[Attribution, ...]:
    """Find reported speech with its source and cue."""
    return ()
