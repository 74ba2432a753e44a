"""Choose the reader by media type."""

from typing import Protocol

from rapporteur.intake.media_type import DOCX, EMAIL, HTML, PDF, PLAIN, WACZ, WARC, ZIP
from rapporteur.model.document import Document
from rapporteur.model.issue import Issue
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference
from rapporteur.text.archive import read_archive
from rapporteur.text.docx import read_docx
from rapporteur.text.draft import Draft
from rapporteur.text.email import read_email
from rapporteur.text.finish import finish
from rapporteur.text.html import read_html
from rapporteur.text.limits import limit_draft
from rapporteur.text.pdf import read_pdf
from rapporteur.text.plain import read_plain
from rapporteur.text.un import settle_un

XHTML = "application/xhtml+xml"


class Reader(Protocol):
    """One media type to text. Bytes that are not of the type give a draft with an issue, never an error."""

    def __call__(self, data: bytes, document: Document, *, reference: Reference) -> Draft: ...


READERS: dict[str, Reader] = {
    PLAIN: read_plain,
    HTML: read_html,
    XHTML: read_html,
    PDF: read_pdf,
    DOCX: read_docx,
    EMAIL: read_email,
    WARC: read_archive,
    WACZ: read_archive,
    ZIP: read_archive,
}
"""One reader for each media type; docs/how-to/add-a-reader.md says how to add one."""


def read_text(
    document: Document, data: bytes, *, reference: Reference, dct: str | None = None
) -> StructuredText:
    """Read a document into one immutable string with blocks; any input gives some text.

    Args:
        document: What came; its media type chooses the reader.
        data: The bytes of the document.
        reference: Reference data.
        dct: An EDTF day that other documents of the case, or a person, supply where this one prints none.

    Returns:
        The text; empty, with an issue of loudness `error`, where no reader knows the media type.
    """
    reader = READERS.get(document.media_type.split(";")[0].strip().lower())
    draft = reader(data, document, reference=reference) if reader else _unread(document)
    return finish(settle_un(limit_draft(draft, document)), document, reference=reference, dct=dct)


def _unread(document: Document) -> Draft:
    message = (
        f"no reader for {document.media_type} ({document.origin.name}); convert it to one of "
        f"{', '.join(sorted(READERS))} and add that"
    )
    return Draft("", (), issues=(Issue("text-unknown-type", message, "error", document.id),))
