"""Word documents: paragraphs with their printed numbers, notes, comments, and tracked changes.

The text is what stands when every change is accepted. What a change took out, and what a comment says, are
blocks of their own that carry `change`, `by` and `at` and are furniture (`boilerplate`): no claim is read
from them. docs/reference/media-types.md says it in full.

Source: ECMA-376 part 1, sections 17.3 (paragraphs, runs), 17.11 (notes), 17.13 (annotations).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from rapporteur.model.document import Document
from rapporteur.model.issue import Issue
from rapporteur.model.vocabulary import BlockKind
from rapporteur.reference import Reference
from rapporteur.text.building import Builder
from rapporteur.text.docx_numbering import Numbering, W, read_numbering
from rapporteur.text.draft import Draft
from rapporteur.text.package import HazardError, Package, parse_xml

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MAIN = "word/document.xml"
INSERTED = frozenset({W + "ins", W + "moveTo"})
DELETED = frozenset({W + "del", W + "moveFrom"})
HEADING_STYLE = re.compile(r"(?:heading|überschrift|titre|título)\s?\d", re.IGNORECASE)
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MAX_PARAGRAPHS = 200_000


@dataclass(slots=True)
class Change:
    """A tracked change or comment of one paragraph: words, kind, who, when, and where in the paragraph."""

    kind: str
    by: str | None
    at: str | None
    words: str
    offset: int


@dataclass(slots=True)
class Words:
    """The words of one paragraph as they stand, and what was changed in them."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    kept: bool = False  # some words stood here before any change
    changes: list[Change] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    first_note: int = 1

    def take(self, words: str, change: etree._Element | None, kind: str | None) -> None:
        """Add words that stand (kind None or `insert`) or that were taken out (`delete`)."""
        if not words:
            return
        if kind is not None and change is not None:
            self._note_change(words, change, kind)
        if kind != "delete":
            self.parts.append(words)
            self.length += len(words)
            self.kept = self.kept or (kind is None and bool(words.strip()))

    def _note_change(self, words: str, change: etree._Element, kind: str) -> None:
        by, at = change.get(W + "author"), change.get(W + "date")
        last = self.changes[-1] if self.changes else None
        if last is not None and (last.kind, last.by, last.at) == (kind, by, at) and self._touches(last):
            last.words += words
        else:
            self.changes.append(Change(kind, by, at, words, self.length))

    def _touches(self, change: Change) -> bool:
        return change.offset + (len(change.words) if change.kind == "insert" else 0) == self.length


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a Word package that are read."""

    body: etree._Element
    styles: dict[str, str]
    style_numbers: dict[str, tuple[str, int]]
    numbering: Numbering
    notes: dict[str, etree._Element]
    comments: dict[str, etree._Element]
    core: etree._Element | None


def read_docx(data: bytes, document: Document, *, reference: Reference) -> Draft:
    """Read a Word document.

    Returns:
        A draft that is not settled, with headings, numbered paragraphs (`number` as Word prints
        it, which also opens the words), tables, foot notes, comments and changes. Issues: `docx-broken`, `zip-bomb`,
        `zip-broken`, `zip-password`, `xml-doctype`, `xml-broken`, `docx-part-unread`, `docx-changes`.
    """
    del reference
    issues: list[Issue] = []
    try:
        parts = _open(Package(data), document, issues)
    except HazardError as hazard:
        message = f"{document.origin.name}: {hazard.message}"
        return Draft("", (), issues=(Issue(hazard.code, message, "error", document.id),))
    builder = Builder()
    for number, paragraph in enumerate(_paragraphs(parts.body), start=1):
        if number > MAX_PARAGRAPHS:
            message = f"only the first {MAX_PARAGRAPHS:,} paragraphs were read; split the document"
            issues.append(Issue("docx-part-unread", message, "warning", document.id))
            break
        _add(builder, paragraph, number, parts)
    changed = sum(1 for block in builder.blocks if block.change in {"insert", "delete"})
    if changed:
        message = (
            f"the document has {changed} tracked changes; the text reads as if all were accepted, and each "
            "is listed with its author"
        )
        issues.append(Issue("docx-changes", message, "note", document.id))
    return _draft(builder, parts, issues)


def _draft(builder: Builder, parts: Parts, issues: list[Issue]) -> Draft:
    title = next((b for b in builder.blocks if b.kind == "title"), None)
    day = _property(parts.core, DCTERMS + "modified") or _property(parts.core, DCTERMS + "created")
    return Draft(
        builder.text,
        tuple(builder.blocks),
        title=builder.text[title.start : title.end] if title else _property(parts.core, DC + "title"),
        byline=_property(parts.core, DC + "creator"),
        published=day[:10] if day and re.match(r"\d{4}-\d\d-\d\d", day) else None,
        published_reason="the day on which Word last saved the document" if day else None,
        issues=tuple(issues),
    )


def _property(core: etree._Element | None, name: str) -> str | None:
    value = core.findtext(name) if core is not None else None
    return " ".join(value.split()) or None if value else None


def _open(package: Package, document: Document, issues: list[Issue]) -> Parts:
    """Parse the parts; only the main one is needed, another that cannot be read becomes an issue."""
    if MAIN not in package.names:
        raise HazardError("docx-broken", f"has no part {MAIN}; save it again with Word as .docx")

    def part(name: str) -> etree._Element | None:
        if name not in package.names:
            return None
        try:
            return parse_xml(package.read(name), name=name)
        except HazardError as hazard:
            message = f"{document.origin.name}: {hazard.message}"
            issues.append(Issue("docx-part-unread", message, "warning", document.id))
            return None

    root = parse_xml(package.read(MAIN), name=MAIN)
    body = root.find(W + "body")
    if body is None:
        raise HazardError("docx-broken", f"{MAIN} has no body; save it again with Word as .docx")
    styles, style_numbers = _styles(part("word/styles.xml"))
    return Parts(
        body,
        styles,
        style_numbers,
        read_numbering(part("word/numbering.xml")),
        _by_id(part("word/footnotes.xml"), "footnote") | _by_id(part("word/endnotes.xml"), "endnote"),
        _by_id(part("word/comments.xml"), "comment"),
        part("docProps/core.xml"),
    )


def _styles(root: etree._Element | None) -> tuple[dict[str, str], dict[str, tuple[str, int]]]:
    """Style names by id, and the lists that styles put their paragraphs in."""
    names, numbers = {}, {}
    for style in root.iter(W + "style") if root is not None else ():
        style_id = style.get(W + "styleId", "")
        name = style.find(W + "name")
        names[style_id] = name.get(W + "val", style_id) if name is not None else style_id
        found = _list_of(style)
        if found is not None:
            numbers[style_id] = found
    return names, numbers


def _by_id(root: etree._Element | None, tag: str) -> dict[str, etree._Element]:
    """Notes or comments; the separators that Word keeps among its notes have a type and are left out."""
    if root is None:
        return {}
    return {
        f"{tag} {item.get(W + 'id', '')}": item
        for item in root.iter(W + tag)
        if item.get(W + "type") in {None, "normal"}
    }


def _list_of(element: etree._Element) -> tuple[str, int] | None:
    numbers = element.find(f"{W}pPr/{W}numPr")
    if numbers is None:
        return None
    list_id, level = numbers.find(W + "numId"), numbers.find(W + "ilvl")
    if list_id is None:
        return None
    depth = level.get(W + "val", "0") if level is not None else "0"
    return list_id.get(W + "val", ""), int(depth) if depth.isascii() and depth.isdigit() and len(
        depth
    ) < 3 else 0


def _paragraphs(body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and table rows in order; what stands in text boxes comes where its anchor is."""
    skipped: set[etree._Element] = set()
    for element in body.iter(W + "p", W + "tr", MC + "Fallback"):
        if element in skipped:
            continue
        if element.tag == MC + "Fallback":
            skipped.update(element.iter(W + "p", W + "tr"))
        elif element.tag == W + "tr" and _is_data_row(element):
            skipped.update(element.iter(W + "p", W + "tr"))
            yield element
        elif element.tag == W + "p":
            yield element


def _is_data_row(row: etree._Element) -> bool:
    """Two cells or more, none holding more than two paragraphs: a table, and not the layout of a page."""
    cells = row.findall(W + "tc")
    return len(cells) > 1 and all(len(cell.findall(W + "p")) <= 2 for cell in cells)


def _add(builder: Builder, element: etree._Element, number: int, parts: Parts) -> None:
    words = Words(first_note=parts.numbering.notes + 1)
    if element.tag == W + "tr":
        _read_row(words, element)
        kind: BlockKind = "table"
        printed = None
    else:
        _read_runs(words, element)
        kind, printed = _kind_and_number(element, parts)
    parts.numbering.notes += len(words.notes)
    place = f"paragraph {number}"
    words_only = "".join(words.parts)
    whole = _whole_change(words) if words_only.strip() else None
    text = f"{printed} {words_only.lstrip()}" if printed and words_only.strip() else words_only
    if whole is not None:
        builder.add(kind, text, place=place, number=printed, change="insert", by=whole.by, at=whole.at)
    else:
        builder.add(kind, text, place=place, number=printed)
    for change in words.changes:
        if whole is None or change.kind == "delete":
            where = f"{place}, after character {change.offset} of its words"
            builder.add(
                "boilerplate", change.words, place=where, change=change.kind, by=change.by, at=change.at
            )
    _add_notes(builder, words, place, parts)


def _whole_change(words: Words) -> Change | None:
    """The insertion that brought all the words that stand, if one author did it."""
    inserted = [change for change in words.changes if change.kind == "insert"]
    is_whole = not words.kept and inserted and len({change.by for change in inserted}) == 1
    return inserted[0] if is_whole else None


def _add_notes(builder: Builder, words: Words, place: str, parts: Parts) -> None:
    for key, mark in words.notes:
        if key in parts.notes:
            builder.add("footnote", _plain(parts.notes[key]), place=f"{place}, note {mark}", number=mark)
    for key in words.comments:
        comment = parts.comments.get(key)
        if comment is not None:
            by, at = comment.get(W + "author"), comment.get(W + "date")
            builder.add("boilerplate", _plain(comment), place=place, change="comment", by=by, at=at)


def _plain(element: etree._Element) -> str:
    """The words of a note or comment, changes accepted."""
    lines = []
    for paragraph in element.iter(W + "p"):
        words = Words()
        _read_runs(words, paragraph)
        lines.append("".join(words.parts).strip())
    return "\n".join(line for line in lines if line)


def _read_row(words: Words, row: etree._Element) -> None:
    for count, cell in enumerate(row.findall(W + "tc")):
        if count:
            words.parts.append(" | ")
            words.length += 3
        for paragraph in cell.iter(W + "p"):
            _read_runs(words, paragraph)


def _read_runs(words: Words, paragraph: etree._Element) -> None:
    """Read the words of a paragraph in order, without recursion: runs nest in links, fields and changes."""
    stack: list[tuple[etree._Element, etree._Element | None, str | None]] = [(paragraph, None, None)]
    while stack:
        element, change, kind = stack.pop()
        if element.tag in INSERTED:
            change, kind = element, kind if kind == "delete" else "insert"
        elif element.tag in DELETED:
            change, kind = element, "delete"
        if not _read_leaf(words, element, change, kind):
            stack.extend((child, change, kind) for child in reversed(element) if _is_followed(child))


def _is_followed(element: etree._Element) -> bool:
    """Properties hold no words; paragraphs inside (text boxes) are read on their own."""
    return isinstance(element.tag, str) and element.tag not in {
        W + "pPr", W + "rPr", W + "p", W + "tbl", MC + "Fallback", W + "instrText", W + "delInstrText",
    }  # fmt: skip


def _read_leaf(
    words: Words, element: etree._Element, change: etree._Element | None, kind: str | None
) -> bool:
    """Take the words of one element; False where its children hold them."""
    tag = element.tag
    if tag in {W + "t", W + "delText"}:
        words.take(element.text or "", change, "delete" if tag == W + "delText" and kind is None else kind)
    elif tag in {W + "tab", W + "ptab"}:
        words.take("\t", change, kind)
    elif tag in {W + "br", W + "cr"}:
        words.take("\n", change, kind)
    elif tag == W + "noBreakHyphen":
        words.take("\u2011", change, kind)
    elif tag in {W + "footnoteReference", W + "endnoteReference"}:
        note = str(tag).rpartition("}")[2].removesuffix("Reference")
        if kind != "delete":
            mark = str(words.first_note + len(words.notes))
            words.notes.append((f"{note} {element.get(W + 'id', '')}", mark))
            words.take(mark.translate(SUPERSCRIPTS), change, kind)
    elif tag == W + "commentReference":
        words.comments.append(f"comment {element.get(W + 'id', '')}")
    else:
        return False
    return True


def _kind_and_number(paragraph: etree._Element, parts: Parts) -> tuple[BlockKind, str | None]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    style_id = style.get(W + "val", "") if style is not None else ""
    name = parts.styles.get(style_id, style_id)
    where = _list_of(paragraph) or parts.style_numbers.get(style_id)
    printed = parts.numbering.next_number(*where) if where and _has_words(paragraph) else None
    if name.lower() in {"title", "titel", "titre", "título"}:
        return "title", printed
    if HEADING_STYLE.match(name) or paragraph.find(f"{W}pPr/{W}outlineLvl") is not None:
        return "heading", printed
    if "quote" in name.lower():
        return "quote", printed
    return ("list-item" if printed == "•" else "paragraph"), printed


def _has_words(paragraph: etree._Element) -> bool:
    """A paragraph that a change takes out as a whole is not counted."""
    words = Words()
    _read_runs(words, paragraph)
    return bool("".join(words.parts).strip()) or not words.changes
