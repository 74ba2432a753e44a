"""Documents made for the tests, in invented words: PDF, Word, WARC."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rapporteur.intake import receive
from rapporteur.model.document import Document, Origin
from rapporteur.text.draft import Draft

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document_of(data: bytes, name: str) -> Document:
    """The document that intake makes of bytes."""
    return receive(data, Origin(name, publisher="The Harbour Gazette", confidentiality="internal"))


def words_of(draft: Draft, *kinds: str) -> list[str]:
    """The words of all blocks of these kinds (of all blocks without one)."""
    return [draft.text[b.start : b.end] for b in draft.blocks if not kinds or b.kind in kinds]


class Pdf:
    """Draws lines of text at places; the page is 612 by 792 points."""

    def __init__(self, password: str | None = None) -> None:
        self.out = io.BytesIO()
        encryption = StandardEncryption(password, ownerPassword="owner") if password else None
        self.canvas = Canvas(self.out, pagesize=(612, 792), encrypt=encryption, invariant=1)

    def lines(self, x: float, y: float, lines: Sequence[str], *, size: float = 11, step: float = 13) -> float:
        """Draw lines downwards from y; the place below the last one is given back."""
        self.canvas.setFont("Helvetica", size)
        for line in lines:
            self.canvas.drawString(x, y, line)
            y -= step
        return y

    def marked(self, x: float, y: float, before: str, mark: str, after: str) -> None:
        """A line with a raised note mark in it."""
        line = self.canvas.beginText(x, y)
        for words, rise, size in ((before, 0, 11), (mark, 4, 7), (after, 0, 11)):
            line.setFont("Helvetica", size)
            line.setRise(rise)
            line.textOut(words)
        self.canvas.drawText(line)

    def page(self) -> None:
        """End the page."""
        self.canvas.showPage()

    def done(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self.out.getvalue()


def run(words: str) -> str:
    """A run of words in WordprocessingML."""
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def inserted(words: str, by: str = "Ana Reyes", at: str = "2014-11-12T10:00:00Z") -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="{by}" w:date="{at}">{run(words)}</w:ins>'


def deleted(words: str, by: str = "Ana Reyes", at: str = "2014-11-12T10:00:00Z") -> str:
    """A tracked deletion."""
    inner = f'<w:r><w:delText xml:space="preserve">{escape(words)}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="{by}" w:date="{at}">{inner}</w:del>'


def paragraph(content: str, *, style: str = "", level: int | None = None) -> str:
    """A paragraph of runs, numbered in list 1 where a level is given."""
    style_part = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' if level is not None else ""
    return f"<w:p><w:pPr>{style_part}{number}</w:pPr>{content}</w:p>"


NUMBERING = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    for level, (form, pattern) in enumerate(
        [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")]
    )
)


def docx(body: str, **parts: str) -> bytes:
    """A Word file; `parts` are further parts of word/ without their ending (`footnotes`, `comments`)."""
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/numbering.xml": part(
            "numbering",
            f'<w:abstractNum w:abstractNumId="0">{NUMBERING}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        ),
        "word/styles.xml": part(
            "styles",
            '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
            '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>',
        ),
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Draft on the lakes</dc:title><dc:creator>Ana Reyes</dc:creator>"
        "<dcterms:modified>2014-11-12T10:30:00Z</dcterms:modified></cp:coreProperties>",
    }
    files |= {f"word/{name}.xml": part(name, content) for name, content in parts.items()}
    return zipped(files)


def part(tag: str, content: str) -> str:
    """A part of a Word file."""
    return f'<w:{tag} xmlns:w="{W_NAMESPACE}">{content}</w:{tag}>'


def zipped(files: dict[str, str] | dict[str, bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


Page = tuple[str, bytes, str, str]


def warc(pages: Sequence[Page], *, gzip: bool = True) -> bytes:
    """A web archive of responses: address, payload, content type, status line."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    for url, payload, content_type, status in pages:
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(payload),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2014-10-30T09:00:00Z"},
        )
        writer.write_record(record)
    return out.getvalue()
