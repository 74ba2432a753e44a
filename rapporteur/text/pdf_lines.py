"""From the characters of a PDF page to its lines in reading order."""

import ctypes
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from rapporteur.text.building import Piece

SUPERSCRIPTS = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
HYPHEN_MARKS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}  # pdfium's sign for a hyphen at a line's end
COLUMN_GAP = 1.2  # em; wider than any space between words
MIN_COLUMN_LINES = 4
MAX_FULL_LINES = 300  # between columns; more stand on no page


@dataclass(slots=True)
class Glyph:
    """A printed character: box edges, baseline, size in points, offset in the raw text of the document."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    source: int


@dataclass(slots=True)
class Run:
    """Neighbouring glyphs on one baseline."""

    glyphs: list[Glyph]
    y: float
    size: float

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1


@dataclass(slots=True)
class Line:
    """A printed line: its pieces, its box on page `page` (from 1), and the edges of its column."""

    pieces: tuple[Piece, ...]
    page: int
    x0: float
    x1: float
    y: float
    size: float
    column: int
    left: float = 0.0
    right: float = 0.0
    height: float = 0.0  # of the page

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(piece.text for piece in self.pieces)


def read_glyphs(textpage: Any, base: int) -> tuple[list[Glyph], int]:
    """All visible characters of a page in the order of its content, and how many characters there are."""
    count = int(textpage.count_chars())
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    glyphs = []
    for index in range(count):
        code = pdfium_c.FPDFText_GetUnicode(textpage, index)
        if code in {0, 10, 13} or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            continue
        if not pdfium_c.FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
            continue
        pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
        size = max(pdfium_c.FPDFText_GetFontSize(textpage, index), top.value - bottom.value, 1.0)
        glyphs.append(Glyph(chr(code), left.value, right.value, y.value, size, base + index))
    return glyphs, count


def find_runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """Join glyphs that follow each other on one baseline; raised note marks stay with their word."""
    runs: list[Run] = []
    for glyph in glyphs:
        last = runs[-1] if runs else None
        if last is not None and _follows(last, glyph):
            if glyph.size > last.size * 1.2 and glyph.y < last.y:  # the run began with a raised mark
                last.y, last.size = glyph.y, glyph.size
            last.glyphs.append(glyph)
        elif not glyph.text.isspace():
            runs.append(Run([glyph], glyph.y, glyph.size))
    for run in runs:
        while run.glyphs[-1].text.isspace():
            run.glyphs.pop()
    return runs


def _follows(run: Run, glyph: Glyph) -> bool:
    size = max(run.size, glyph.size)
    if glyph.text.isspace() and glyph.size == 1.0:  # pdfium's own space, without a font
        return abs(glyph.y - run.y) < run.size
    last = run.glyphs[-1]
    if glyph.x0 < last.x0 - 0.3 * size or glyph.x0 - last.x1 > COLUMN_GAP * size:
        return False
    rise = glyph.y - run.y
    if abs(rise) < 0.2 * size:
        return True
    is_raised = glyph.size < 0.85 * run.size and 0 < rise < 0.7 * run.size
    is_after_raised = run.size < 0.85 * glyph.size and 0 < -rise < 0.7 * glyph.size
    return is_raised or is_after_raised


def order_lines(runs: list[Run], *, page: int, width: float, height: float) -> list[Line]:
    """Lines of one page in the order in which a person reads them: column by column, between full lines."""
    gutter = find_gutter(runs, width, height)
    if gutter is None:
        return _lines(runs, page, 0, height)
    if sum(1 for run in runs if run.x0 < gutter - 2 < run.x1) > MAX_FULL_LINES:
        return _lines(runs, page, 0, height)
    across = sorted((run for run in runs if run.x0 < gutter - 2 < run.x1), key=lambda run: -run.y)
    lines: list[Line] = []
    upper = float("inf")
    for bar in [*across, None]:
        lower = bar.y if bar is not None else float("-inf")
        band = [run for run in runs if lower < run.y < upper and not run.x0 < gutter - 2 < run.x1]
        lines += _lines([run for run in band if run.x0 < gutter - 2], page, 1, height)
        lines += _lines([run for run in band if run.x0 >= gutter - 2], page, 2, height)
        if bar is not None:
            level = [run for run in across if run.y == bar.y]
            lines += _lines(level, page, 0, height) if bar is level[0] else []
            upper = lower
    return lines


def find_gutter(runs: Sequence[Run], width: float, height: float) -> float | None:
    """The left edge of a second column; None where the page has one column, or a table."""
    body = [run for run in runs if 0.08 * height < run.y < 0.92 * height]
    starts = Counter(round(run.x0 / 3) for run in body if 0.3 * width < run.x0 < 0.75 * width)
    for start, count in sorted(starts.items(), key=lambda item: (-item[1], item[0]))[:3]:
        edge = start * 3 - 1.5
        right = [run for run in body if run.x0 >= edge - 2]
        left = [run for run in body if run.x1 <= edge]
        across = len(body) - len(right) - len(left)
        if count < MIN_COLUMN_LINES or len(left) < MIN_COLUMN_LINES or across > len(body) * 0.4:
            continue
        if _is_filled(left, edge) and _overlap(left, right) > 0.5:
            return edge
    return None


def _is_filled(left: Sequence[Run], edge: float) -> bool:
    """Columns of prose are filled to the gutter; columns of a table are not."""
    column = edge - min(run.x0 for run in left)
    widths = sorted(run.x1 - run.x0 for run in left)
    return widths[len(widths) // 2] > 0.6 * column


def _overlap(left: Sequence[Run], right: Sequence[Run]) -> float:
    """How much of the shorter column stands beside the other one."""
    low = max(min(run.y for run in left), min(run.y for run in right))
    high = min(max(run.y for run in left), max(run.y for run in right))
    shorter = min(max(run.y for run in side) - min(run.y for run in side) for side in (left, right))
    return (high - low) / shorter if shorter > 0 else 0.0


def _lines(runs: list[Run], page: int, column: int, height: float) -> list[Line]:
    """Runs of one column as lines from top to bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.y, run.x0)):
        if rows and abs(rows[-1][0].y - run.y) < 0.4 * max(rows[-1][0].size, run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    lines = [_line(sorted(row, key=lambda run: run.x0), page, column) for row in rows]
    if lines:
        left, right = _edges(lines)
        for line in lines:
            line.left, line.right, line.height = left, right, height
    return lines


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """Where most lines of a column begin, and where the longest end."""
    starts = Counter(round(line.x0) for line in lines)
    left = min(starts, key=lambda start: (-starts[start], start))
    ends = sorted(line.x1 for line in lines)
    return float(left), ends[-max(1, len(ends) // 10)]


def _line(row: list[Run], page: int, column: int) -> Line:
    size, _ = Counter(
        round(g.size, 1) for run in row for g in run.glyphs if not g.text.isspace()
    ).most_common(1)[0]
    y = max(row, key=lambda run: len(run.glyphs)).y
    pieces: list[Piece] = []
    last: Glyph | None = None
    for glyph in (glyph for run in row for glyph in run.glyphs):
        if last is not None and _is_word_gap(last, glyph):
            pieces.append(Piece(" "))
        pieces.append(_piece(glyph, y, size))
        last = glyph
    x0, x1 = min(run.x0 for run in row), max(run.x1 for run in row)
    return Line(_merge(pieces), page, x0, x1, y, size, column)


def _is_word_gap(last: Glyph, glyph: Glyph) -> bool:
    if last.text.isspace() or glyph.text.isspace():
        return False
    return glyph.x0 - last.x1 > 0.5 * max(last.size, glyph.size)


def _piece(glyph: Glyph, y: float, size: float) -> Piece:
    """A character for the text; raised digits become superscripts, so that no number swallows its note."""
    text = glyph.text
    if text in SUPERSCRIPTS and glyph.size < 0.85 * size and glyph.y > y + 0.1 * size:
        return Piece(SUPERSCRIPTS[text])
    if text in HYPHEN_MARKS:
        return Piece(HYPHEN_MARKS[text])
    if text == "\u00a0" or (text.isspace() and text != " "):
        return Piece(" ")
    return Piece(text if text >= " " else "\ufffd", glyph.source if text >= " " else None)


def _merge(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbours in text and source as one piece."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last is not None and last.source is None and piece.source is None:
            merged[-1] = Piece(last.text + piece.text)
        elif (
            last is not None
            and last.source is not None
            and piece.source is not None
            and last.source + len(last.text) == piece.source
        ):
            merged[-1] = Piece(last.text + piece.text, last.source)
        else:
            merged.append(piece)
    return tuple(merged)
