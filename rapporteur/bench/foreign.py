"""Foreign texts, read by the code that the product runs, with a way back to their own offsets."""

from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.tokens import find_tokens
from rapporteur.model.annotation import Sentence, Token
from rapporteur.model.document import Document, Origin
from rapporteur.model.ids import sha256_of
from rapporteur.model.span import source_offset
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference
from rapporteur.text import read_text


def read_foreign(
    name: str, text: str, *, reference: Reference, dct: str | None = None, url: str | None = None
) -> StructuredText:
    """Read a text as if it had come as a plain-text file.

    Args:
        name: The name of the file.
        text: What it says.
        reference: Reference data.
        dct: An EDTF day; it overrules what is found.
        url: The address of the page, where it is known.
    """
    if text.startswith("\ufeff"):
        text = " " + text[1:]  # the reader takes a byte order mark off, and offsets would shift
    data = text.encode("utf-8", "replace")
    document = Document(sha256_of(data), len(data), "text/plain", Origin(name, url))
    return read_text(document, data, reference=reference, dct=dct)


def cut_foreign(text: StructuredText) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Tokens and sentences of a text."""
    tokens = find_tokens(text)
    return tokens, find_sentences(text, tokens)


def foreign_span(text: StructuredText, start: int, end: int) -> tuple[int, int] | None:
    """A span of the structured text as offsets of the foreign text; None where it was not in there."""
    if not text.offsets:
        return start, end
    first, last = source_offset(text.offsets, start), source_offset(text.offsets, end - 1)
    return None if first is None or last is None else (first, last + 1)
