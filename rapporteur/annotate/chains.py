"""Who a text talks about."""

from rapporteur.model.annotation import Chain, Sentence, Timex, Token
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference


def find_chains(
    text: StructuredText,
    tokens: tuple[Token, ...],
    sentences: tuple[Sentence, ...],
    times: tuple[Timex, ...],
    *,
    reference: Reference,
) -> tuple[Chain, ...]:
    """Find mentions of actors and take together those of the same actor."""
    return ()
