"""From the lines of a PDF to its blocks: running heads, foot notes, paragraphs."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapporteur.model.vocabulary import BlockKind
from rapporteur.text.building import Builder, Piece
from rapporteur.text.pdf_lines import Line
from rapporteur.text.un_lines import opens_preambular

MARGIN = 0.09  # of the page's height, where running heads and feet stand
PAGE_NUMBER = re.compile(
    r"(?:page\s+|seite\s+|p\.\s?)?[-–]?\s?(?:\d{1,4}|[ivxlc]{1,6})\s?(?:(?:/|of|von|de)\s?\d{1,4})?\s?[-–]?$",
    re.IGNORECASE,
)
RULE = re.compile(r"_{5,}$")
NOTE_START = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}|[*†‡]{1,3}|[a-z](?=\s))\s*\S")
NUMBER = re.compile(r"(\d{1,3}\.|\([a-z]{1,5}\)|\d{1,2}\)|[a-z]\))\s+\S")
BULLET = re.compile(r"[•▪◦●·–—-]\s+\S")
CLOSED = re.compile(r"[.!?:;][\"”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
ITEM_BEFORE = re.compile(r"(?:[.!?:;,]|\b(?:and|or))[\"”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Layout:
    """What holds for the whole document: size of body type, usual step between lines, words in use."""

    body: float
    step: float
    words: frozenset[str]


def build_blocks(lines: Sequence[Line]) -> Builder:
    """Name and join lines into blocks, in reading order.

    Running heads and feet are `boilerplate`, notes at the foot of a page `footnote`, large type `title` or
    `heading`, items with a bullet `list-item`, the rest `paragraph`; a paragraph runs on over pages.
    """
    furniture = find_furniture(lines)
    body = [line for number, line in enumerate(lines) if number not in furniture]
    layout = measure(body)
    notes = find_notes(body, layout)
    builder = Builder()
    held: list[tuple[BlockKind, list[Line]]] = []  # furniture and notes wait for the paragraph they interrupt
    paragraph: list[Line] = []
    position = 0
    for number, line in enumerate(lines):
        if number in furniture:
            held.append(("boilerplate", [line]))
            continue
        kind = notes[position]
        position += 1
        if kind is not None:
            _hold_note(held, line, is_rule=kind == "rule")
        elif paragraph and _continues(paragraph, line, layout):
            paragraph.append(line)
        else:
            _add_paragraph(builder, paragraph, layout)
            _add_held(builder, held, layout)
            paragraph = [line]
    _add_paragraph(builder, paragraph, layout)
    _add_held(builder, held, layout)
    return builder


def find_furniture(lines: Sequence[Line]) -> frozenset[int]:
    """Lines in the margins that come again on other pages, and page numbers."""
    pages = len({line.page for line in lines})
    marginal = [
        (number, re.sub(r"\d+", "#", line.text.strip().lower()))
        for number, line in enumerate(lines)
        if line.y > (1 - MARGIN) * line.height or line.y < MARGIN * line.height
    ]
    seen = Counter(key for key, _ in {(key, lines[number].page) for number, key in marginal})
    needed = max(2, pages // 4)
    return frozenset(
        number
        for number, key in marginal
        if (seen[key] >= needed and len(key) < 200) or PAGE_NUMBER.match(lines[number].text.strip())
    )


def measure(lines: Sequence[Line]) -> Layout:
    """Size and step by majority; the words in use, to judge hyphens at line ends."""
    sizes: Counter[float] = Counter()
    words: set[str] = set()
    for line in lines:
        sizes[line.size] += len(line.text)
        found = WORD.findall(line.text)
        words.update(word.lower() for word in (found[:-1] if line.text.endswith("-") else found))
    body = min(sizes, key=lambda size: (-sizes[size], size), default=10.0)
    steps: Counter[float] = Counter()
    for above, line in pairwise(lines):
        if above.page == line.page and above.column == line.column and above.size == line.size == body:
            steps[round((above.y - line.y) * 2) / 2] += 1
    step = min((s for s in steps if s > 0), key=lambda s: (-steps[s], s), default=1.2 * body)
    return Layout(body, step, frozenset(words))


def find_notes(lines: Sequence[Line], layout: Layout) -> list[str | None]:
    """For each line `note`, `rule` (the line of underscores above notes), or None."""
    kinds: list[str | None] = [None] * len(lines)
    for first, last in _columns(lines):
        start = _first_note(lines, first, last, layout)
        for number in range(start, last):
            kinds[number] = "rule" if RULE.match(lines[number].text.strip()) else "note"
    return kinds


def _columns(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Ranges of lines in one column of one page."""
    borders = [0]
    for number in range(1, len(lines)):
        above, line = lines[number - 1], lines[number]
        if (above.page, above.column) != (line.page, line.column):
            borders.append(number)
    return [(a, b) for a, b in zip(borders, [*borders[1:], len(lines)], strict=True) if a < b]


def _first_note(lines: Sequence[Line], first: int, last: int, layout: Layout) -> int:
    """Where the notes of a column begin: below a rule, or small type to the very foot opened by a mark."""
    for number in range(last - 1, first - 1, -1):
        is_rule = RULE.match(lines[number].text.strip())
        if is_rule and number + 1 < last and NOTE_START.match(lines[number + 1].text.strip()):
            return number
    start = last
    while start > first and lines[start - 1].size < 0.93 * layout.body:
        start -= 1
    while start < last and not NOTE_START.match(lines[start].text.strip()):
        start += 1
    return start if start > first or lines[first].y < 0.5 * lines[first].height else last


def _continues(paragraph: list[Line], line: Line, layout: Layout) -> bool:
    """Whether a line belongs to the paragraph at hand."""
    last, first = paragraph[-1], paragraph[0]
    text, before = line.text.strip(), last.text.strip()
    if abs(line.size - last.size) > 0.12 * layout.body:
        return False
    if (NUMBER.match(text) and (ITEM_BEFORE.search(before) or abs(line.x0 - last.x0) > 3)) or BULLET.match(
        text
    ):
        return False
    if (line.page, line.column) != (last.page, last.column):
        return not NUMBER.match(text) and _runs_on(before, line)
    if last.y - line.y > 1.35 * max(layout.step * line.size / layout.body, line.size) or line.y > last.y:
        return False
    if _is_indented(paragraph, line) or _returns(paragraph, line):
        return False
    is_short = last.x1 < last.right - 0.2 * (last.right - last.left)
    ends = CLOSED.search(before) or (before.endswith(",") and first.size == last.size and text[0].isupper())
    return not (is_short and ends and not text[0].islower())


def _runs_on(before: str, line: Line) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    text = line.text.strip()
    if text[0].islower() or before.endswith("-"):
        return not CLOSED.search(before) or before.endswith((":", ";"))
    is_flush = line.x0 - line.left < 0.8 * line.size
    return not CLOSED.search(before) and is_flush and not (before.endswith(",") and opens_preambular(text))


def _is_indented(paragraph: list[Line], line: Line) -> bool:
    """A first-line indent: further in than the line above, unless that opened a hanging paragraph."""
    last = paragraph[-1]
    is_hanging = len(paragraph) == 1 and bool(
        NUMBER.match(last.text.strip()) or BULLET.match(last.text.strip())
    )
    return line.x0 > last.x0 + 0.8 * line.size and not is_hanging


def _returns(paragraph: list[Line], line: Line) -> bool:
    """Back to the edge at which a hanging paragraph began."""
    return len(paragraph) > 1 and paragraph[1].x0 > paragraph[0].x0 + 3 and abs(line.x0 - paragraph[0].x0) < 3


def _hold_note(held: list[tuple[BlockKind, list[Line]]], line: Line, *, is_rule: bool) -> None:
    if is_rule:
        held.append(("boilerplate", [line]))
    elif held and held[-1][0] == "footnote" and not NOTE_START.match(line.text.strip()):
        held[-1][1].append(line)
    else:
        held.append(("footnote", [line]))


def _add_held(builder: Builder, held: list[tuple[BlockKind, list[Line]]], layout: Layout) -> None:
    for kind, lines in held:
        number = re.match(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d+|[*†‡]+", lines[0].text.strip()) if kind == "footnote" else None
        builder.add(
            kind, join_lines(lines, layout), place=place_of(lines), number=number[0] if number else None
        )
    held.clear()


def _add_paragraph(builder: Builder, lines: list[Line], layout: Layout) -> None:
    if not lines:
        return
    text = lines[0].text.strip()
    number = NUMBER.match(text)
    kind: BlockKind = "list-item" if BULLET.match(text) else "paragraph"
    if lines[0].size > 1.15 * layout.body and sum(len(line.text) for line in lines) < 300:
        has_title = any(block.kind == "title" for block in builder.blocks)
        kind = "heading" if has_title or lines[0].page > 1 else "title"
    builder.add(kind, join_lines(lines, layout), place=place_of(lines), number=number[1] if number else None)


def place_of(lines: Sequence[Line]) -> str:
    """`page 3, 72,540 to 523,612`: lower left and upper right corner in PDF points, for each page."""
    parts = []
    for page in dict.fromkeys(line.page for line in lines):
        here = [line for line in lines if line.page == page]
        x0, x1 = min(line.x0 for line in here), max(line.x1 for line in here)
        y0, y1 = (
            min(line.y - 0.25 * line.size for line in here),
            max(line.y + 0.8 * line.size for line in here),
        )
        parts.append(f"page {page}, {x0:.0f},{y0:.0f} to {x1:.0f},{y1:.0f}")
    return "; ".join(parts)


def join_lines(lines: Sequence[Line], layout: Layout) -> list[Piece]:
    """The words of several lines, each on its own; a hyphen that only the line's end made is taken out."""
    pieces: list[Piece] = []
    for above, line in zip((None, *lines), lines, strict=False):
        if above is not None:
            hyphen = _hyphen_between(above.text.rstrip(), line.text.lstrip(), layout)
            if hyphen == "drop":
                _drop_last(pieces)
            elif hyphen is None:
                pieces.append(Piece("\n"))
        pieces += line.pieces
    return pieces


def _hyphen_between(above: str, below: str, layout: Layout) -> str | None:
    """`drop` or `keep` a hyphen between two lines; None where there is none."""
    if (
        not above.endswith(("-", "\u2010", "\u2011"))
        or len(above) < 2
        or not above[-2].isalpha()
        or not below
    ):
        return None
    head, tail = re.search(r"([^\W\d_]*).$", above), re.match(r"[^\W\d_]+", below)
    if head is None or tail is None or not below[0].islower():
        return "keep" if below[0].isalnum() else None
    first, second = head[1].lower(), tail[0].lower()
    if first + second in layout.words:
        return "drop"
    is_compound = f"{first}-{second}" in layout.words or (first in layout.words and second in layout.words)
    return "keep" if is_compound else "drop"


def _drop_last(pieces: list[Piece]) -> None:
    """Take the hyphen off the end of what was put together."""
    while pieces and not pieces[-1].text.strip():
        pieces.pop()
    last = pieces.pop()
    pieces.append(Piece(last.text.rstrip()[:-1], last.source))
