"""Read a page from a string, and look at it."""

from rapporteur.model.document import Document, Origin
from rapporteur.model.ids import sha256_of
from rapporteur.model.text import StructuredText
from rapporteur.reference import load_reference
from rapporteur.text import read_text

REFERENCE = load_reference()


def read_page(
    page: str | bytes,
    *,
    media_type: str = "text/plain",
    url: str | None = None,
    retrieved: str | None = None,
    publisher: str | None = None,
    dct: str | None = None,
) -> StructuredText:
    """A page as if it had been added to a case."""
    data = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
    origin = Origin("page.txt", url, retrieved, publisher)
    document = Document(sha256_of(data), len(data), media_type, origin)
    return read_text(document, data, reference=REFERENCE, dct=dct)


def kinds(text: StructuredText) -> list[tuple[str, str]]:
    """Kind and words of each block, line breaks made spaces."""
    return [(block.kind, " ".join(text.text[block.start : block.end].split())) for block in text.blocks]


def of_kind(text: StructuredText, *wanted: str) -> list[str]:
    """Words of the blocks of some kinds."""
    return [words for kind, words in kinds(text) if kind in wanted]
