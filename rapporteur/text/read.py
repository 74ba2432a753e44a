"""Choose the reader by media type."""

from rapporteur.model.document import Document
from rapporteur.model.text import Block, StructuredText
from rapporteur.reference import Reference


def read_text(document: Document, data: bytes, *, reference: Reference) -> StructuredText:
    """Read a document into one immutable string with blocks; any input gives some text."""
    text = data.decode("utf-8", "replace")
    return StructuredText(document.id, text, (Block("paragraph", 0, len(text)),) if text else ())
