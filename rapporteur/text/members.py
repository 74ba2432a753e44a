"""Documents inside a document: pages of a web archive, files of a zip file, attachments of a message."""

from rapporteur.intake.media_type import EMAIL, WACZ, WARC, ZIP
from rapporteur.model.document import Document, Member
from rapporteur.text.archive import unpack
from rapporteur.text.email import attachments
from rapporteur.text.package import MAX_DEPTH

__all__ = ["MAX_DEPTH", "members"]


def members(document: Document, data: bytes) -> tuple[Member, ...]:
    """Take out the documents that a container holds.

    Args:
        document: The container; its publisher and class pass to what it holds.
        data: Its bytes.

    Returns:
        Members in the order of the container, as far as it can be read; the reader of the container reports
        what is wrong with it. Other documents have none. A member may be a container again: whoever follows
        stops at `MAX_DEPTH`.
    """
    if document.media_type in {WARC, WACZ, ZIP}:
        return tuple(unpack(document, data).members)
    if document.media_type == EMAIL:
        return attachments(document, data)
    return ()
