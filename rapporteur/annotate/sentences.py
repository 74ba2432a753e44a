"""Sentences."""

from rapporteur.model.annotation import Sentence, Token
from rapporteur.model.text import StructuredText


def find_sentences(text: StructuredText, tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """Cut the blocks of a text into sentences."""
    return ()
