"""PDF: page and box of each block, columns, running heads, notes."""

import re
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium

from rapporteur.model.document import Document
from rapporteur.model.issue import Issue, Loudness
from rapporteur.reference import Reference
from rapporteur.text.draft import Draft
from rapporteur.text.pdf_layout import build_blocks
from rapporteur.text.pdf_lines import Line, find_runs, order_lines, read_glyphs

MAX_PAGES = 5_000
MAX_CHARACTERS = 2_000_000
MAX_PAGE_CHARACTERS = 200_000
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s{1,4}(\d{1,5})\s{1,4}obj\b")
PAGE_TYPE = re.compile(rb"/Type\s{0,4}/Page(?![A-Za-z])")
MADE_TITLE = re.compile(
    r"microsoft word|untitled|\.(?:docx?|indd|pdf|odt)\b|^\W*$|^\(?anonymous\)?$", re.IGNORECASE
)


@dataclass(slots=True)
class Pages:
    """Lines of all pages that could be read, and what could not."""

    lines: list[Line] = field(default_factory=list)
    characters: int = 0
    empty: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)


def read_pdf(data: bytes, document: Document, *, reference: Reference) -> Draft:
    """Read the text layer of a PDF.

    Returns:
        A draft that is not settled. `place` is page and box; offsets lead to the raw text of the pages one
        after another, as pdfium gives it, with one character between pages. Issues: `pdf-password`,
        `pdf-broken` (what could be read is kept), `pdf-no-text`, `pdf-cut`.
    """
    del reference
    issues: list[Issue] = []

    def report(code: str, message: str, loudness: Loudness) -> None:
        issues.append(Issue(code, f"{document.origin.name}: {message}", loudness, document.id))

    pdf = _open(data, report)
    if pdf is None:
        return Draft("", (), issues=tuple(issues))
    try:
        pages = _read_pages(pdf, report)
        title, author = _metadata(pdf)
    finally:
        pdf.close()
    _report_pages(pages, report)
    builder = build_blocks(pages.lines)
    shown = next((block for block in builder.blocks if block.kind == "title"), None)
    return Draft(
        builder.text,
        tuple(builder.blocks),
        title=builder.text[shown.start : shown.end] if shown else title,
        byline=author,
        offsets=tuple(builder.runs),
        issues=tuple(issues),
    )


def _open(data: bytes, report: Any) -> Any | None:
    """The document; pages of one that lost its table of objects are looked up by their own words."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_ERROR:
            report("pdf-password", "the PDF asks for a password; add a copy without one", "error")
            return None
    rebuilt = rebuild(data)
    if rebuilt is not None:
        try:
            pdf = pdfium.PdfDocument(rebuilt)
        except pdfium.PdfiumError:
            pdf = None
        if pdf is not None:
            report(
                "pdf-broken",
                "cut short or damaged; the pages that could be found were read: add it whole",
                "error",
            )
            return pdf
    report("pdf-broken", "cut short or damaged, no page can be read; add an undamaged copy", "error")
    return None


def rebuild(data: bytes) -> bytes | None:
    """A PDF with a new page tree over the page objects that are left; None where none is."""
    objects = list(OBJECT.finditer(data))
    kids = []
    largest = 0
    for number, match in enumerate(objects):
        end = objects[number + 1].start() if number + 1 < len(objects) else len(data)
        largest = max(largest, int(match[1]))
        is_whole = data.find(b"endobj", match.end(), end) >= 0
        if is_whole and PAGE_TYPE.search(data, match.end(), min(end, match.end() + 4096)):
            kids.append(f"{int(match[1])} {int(match[2])} R")
    if not kids:
        return None
    tree, root = largest + 1, largest + 2
    added = (
        f"\nendstream\nendobj\n{tree} 0 obj\n<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>\nendobj\n"
        f"{root} 0 obj\n<< /Type /Catalog /Pages {tree} 0 R >>\nendobj\ntrailer\n<< /Root {root} 0 R >>\n%%EOF\n"
    )
    return data + added.encode("ascii")


def _read_pages(pdf: Any, report: Any) -> Pages:
    pages = Pages()
    count = len(pdf)
    for index in range(min(count, MAX_PAGES)):
        if pages.characters > MAX_CHARACTERS:
            report(
                "pdf-cut",
                f"more than {MAX_CHARACTERS:,} characters; read to page {index}: split it",
                "warning",
            )
            break
        try:
            _read_page(pdf, index, pages)
        except pdfium.PdfiumError:
            pages.broken.append(index + 1)
    if count > MAX_PAGES:
        report("pdf-cut", f"only the first {MAX_PAGES:,} of {count:,} pages were read; split it", "warning")
    return pages


def _read_page(pdf: Any, index: int, pages: Pages) -> None:
    page = pdf[index]
    try:
        width, height = page.get_size()
        textpage = page.get_textpage()
        try:
            if textpage.count_chars() > MAX_PAGE_CHARACTERS:
                pages.broken.append(index + 1)
                return
            glyphs, count = read_glyphs(textpage, pages.characters)
        finally:
            textpage.close()
    finally:
        page.close()
    pages.characters += count + 1
    lines = order_lines(find_runs(glyphs), page=index + 1, width=width, height=height)
    pages.lines += lines
    if not lines:
        pages.empty.append(index + 1)


def _report_pages(pages: Pages, report: Any) -> None:
    if pages.broken:
        report("pdf-broken", f"pages {_listed(pages.broken)} cannot be read; add an undamaged copy", "error")
    if not pages.lines:
        report("pdf-no-text", "no text layer: a scan; add a text version (OCR) beside it", "error")
    elif pages.empty:
        report(
            "pdf-no-text",
            f"pages {_listed(pages.empty)} have no text layer; look whether they are scans",
            "note",
        )


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return shown if len(numbers) <= 10 else f"{shown} and {len(numbers) - 10} more"


def _metadata(pdf: Any) -> tuple[str | None, str | None]:
    """Title and author that the file gives itself, where a person wrote them and not a program."""
    try:
        entries = pdf.get_metadata_dict(skip_empty=True)
    except (pdfium.PdfiumError, UnicodeDecodeError):
        return None, None
    title, author = (
        " ".join(str(entries.get(key, "")).replace("\x00", "").split()) for key in ("Title", "Author")
    )
    kept = (value if value and not MADE_TITLE.search(value) else None for value in (title, author))
    return next(kept), next(kept)
