"""Words and marks."""

from rapporteur.model.annotation import Token
from rapporteur.model.text import StructuredText


def find_tokens(text: StructuredText) -> tuple[Token, ...]:
    """Cut the blocks of a text into tokens."""
    return ()
