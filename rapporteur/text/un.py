"""Resolutions, decisions and drafts of United Nations organs: masthead, paragraphs with numbers, votes."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapporteur.model.span import OffsetRun
from rapporteur.model.text import Block
from rapporteur.model.vocabulary import BlockKind, Genre
from rapporteur.text.building import Builder, Piece
from rapporteur.text.draft import Draft
from rapporteur.text.un_lines import (
    ADOPTED,
    AGENDA,
    ANNEX,
    CLOSED,
    COUNCIL_TITLE,
    DISTRIBUTION,
    DRAFT_MARK,
    FIND_SYMBOL,
    FOOT,
    FORMULA,
    LETTERED,
    MEETING,
    NOTE,
    NUMBERED_TITLE,
    ONLY_SYMBOL,
    OPERATIVE,
    OUTCOME,
    PAUSED,
    RULE,
    SESSION,
    VOTES,
    UnLine,
    day_of,
    opens_preambular,
    opens_unnumbered_operative,
)

MASTHEAD_LINES = 60
FIXED_KINDS = ("footnote", "boilerplate", "menu", "credit", "table")
ROMAN_FIRST = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
REPORT = re.compile(r"(?:Interim report|Report|Note) (?:of|by) the\b")


@dataclass(slots=True)
class Unit:
    """Lines that make one block, in the order of the document; furniture may stand between them."""

    kind: BlockKind
    lines: list[UnLine]
    number: str | None = None


@dataclass(slots=True)
class Reading:
    """How far a text has been read: its units, and where in the order of parts the next line stands."""

    units: list[Unit] = field(default_factory=list)
    part: str = "masthead"  # masthead, preamble, operative, end, annex
    last_number: int = 0
    open_unit: Unit | None = None

    def add(self, kind: BlockKind, line: UnLine, number: str | None = None) -> None:
        """Begin a unit of the text itself."""
        self.open_unit = Unit(kind, [line], number)
        self.units.append(self.open_unit)


def settle_un(draft: Draft) -> Draft:
    """Settle the blocks of a draft that shows itself as a resolution or a draft of one.

    Args:
        draft: What any reader gave; a settled one comes back unchanged.

    Returns:
        A settled draft of genre `resolution` or `draft-resolution` with symbol, title, date of issue, and
        blocks `preambular`, `operative` (with `number`), `vote-list`, `footnote`; page feet that cut a
        paragraph come after it. Another draft with a UN masthead gains its symbol and the genre `report`;
        any other comes back unchanged.
    """
    if draft.settled:
        return draft
    lines = list(_lines_of(draft))
    formula = next((n for n, line in enumerate(lines[:400]) if FORMULA.match(line.text)), None)
    if formula is None or not _is_followed(lines[formula + 1 : formula + 12]):
        return _settle_report(draft, lines)
    reading = Reading()
    _read_masthead(reading, lines[: min(formula, MASTHEAD_LINES * 4)])
    reading.part = "preamble"
    reading.add("paragraph", lines[formula])
    _read_body(reading, lines[formula + 1 :])
    kinds = {unit.kind for unit in reading.units}
    if not kinds & {"preambular", "operative"}:
        return _settle_report(draft, lines)
    return _settled(draft, reading.units, lines[:formula])


def _lines_of(draft: Draft) -> Iterator[UnLine]:
    for number, block in enumerate(draft.blocks):
        at = block.start
        for line in draft.text[block.start : block.end].split("\n"):
            words = line.strip()
            start = at + len(line) - len(line.lstrip())
            if words:
                yield UnLine(" ".join(words.split()), start, start + len(words), number, block.kind)
            at += len(line) + 1


def _is_followed(lines: list[UnLine]) -> bool:
    """A formula is one only before preambular or operative paragraphs."""
    return any(
        opens_preambular(line.text) or OPERATIVE.match(line.text) or opens_unnumbered_operative(line.text)
        for line in lines
    )


def _read_masthead(reading: Reading, lines: list[UnLine]) -> None:
    sponsors = _sponsor_lines(lines)
    title_from = _title_start(lines, sponsors)
    for number, line in enumerate(lines):
        if line.kind in FIXED_KINDS:
            reading.units.append(Unit(_fixed(line), [line]))
        elif number in sponsors:
            _extend_or_add(reading, "paragraph", line, joins=number - 1 in sponsors)
        elif title_from is not None and number >= title_from:
            _extend_or_add(reading, "title", line, joins=number > title_from)
        elif DISTRIBUTION.match(line.text):
            reading.add("boilerplate", line)
        elif ADOPTED.match(line.text):
            reading.add("paragraph", line)
        else:
            reading.add("heading", line)


def _extend_or_add(reading: Reading, kind: BlockKind, line: UnLine, *, joins: bool) -> None:
    if joins and reading.open_unit is not None:
        reading.open_unit.lines.append(line)
    else:
        reading.add(kind, line)


def _sponsor_lines(lines: list[UnLine]) -> range:
    """The lines "A, B and C: draft resolution", which may be wrapped."""
    for number, line in enumerate(lines):
        if DRAFT_MARK.search(line.text) and not ADOPTED.match(line.text):
            first = number
            while (
                first
                and re.search(r"(?:,|\band|\)|:)$", lines[first - 1].text)
                and _is_names(lines[first - 1].text)
            ):
                first -= 1
            return range(first, number + 1)
    return range(0)


def _is_names(text: str) -> bool:
    return not (SESSION.match(text) or AGENDA.match(text) or DISTRIBUTION.match(text) or ADOPTED.match(text))


def _title_start(lines: list[UnLine], sponsors: range) -> int | None:
    """Where the title begins: "56/16. ...", "Resolution 1556 (2004)", or after the sponsors of a draft."""
    for number, line in enumerate(lines):
        if NUMBERED_TITLE.match(line.text) or COUNCIL_TITLE.match(line.text):
            return number
    after = sponsors.stop
    return after if sponsors and after < len(lines) else None


def _read_body(reading: Reading, lines: list[UnLine]) -> None:
    number = 0
    while number < len(lines):
        line = lines[number]
        if line.kind in FIXED_KINDS or _is_furniture(line, reading):
            reading.units.append(Unit(_fixed(line), [line]))
        elif RULE.match(line.text) and number + 1 < len(lines) and NOTE.match(lines[number + 1].text):
            reading.units.append(Unit("boilerplate", [line]))
            end = _end_of_notes(lines, number + 1, reading)
            _read_notes(reading, lines[number + 1 : end])
            number = end
            continue
        else:
            _read_line(reading, line, lines[number + 1 : number + 4])
        number += 1


def _is_furniture(line: UnLine, reading: Reading) -> bool:
    if FOOT.match(line.text):
        return True
    closed = reading.open_unit is None or CLOSED.search(reading.open_unit.lines[-1].text)
    is_head = ONLY_SYMBOL.match(line.text) and len(line.text) < 40
    return bool(is_head and (closed or line.text.count("/") >= 2))


def _fixed(line: UnLine) -> BlockKind:
    if line.kind == "footnote":
        return "footnote"
    return "table" if line.kind == "table" else "boilerplate"


def _end_of_notes(lines: list[UnLine], start: int, reading: Reading) -> int:
    """The foot of the page ends the notes; without one, the next paragraph of the text does."""
    for number in range(start, min(len(lines), start + 200)):
        if FOOT.match(lines[number].text):
            return number
        if RULE.match(lines[number].text):
            break
    for number in range(start, min(len(lines), start + 400)):
        text = lines[number].text
        operative = OPERATIVE.match(text)
        if operative is not None and int(operative[1]) == reading.last_number + 1:
            return number
        if reading.part == "preamble" and opens_preambular(text) and lines[number - 1].text.endswith("."):
            return number
    return min(len(lines), start + 400)


def _read_notes(reading: Reading, lines: list[UnLine]) -> None:
    """Notes are numbered upwards; what does not go on counting continues the note before it."""
    note: Unit | None = None
    last: int | None = None
    for line in lines:
        match = re.match(r"(\d{1,3})\s+\S", line.text)
        value = int(match[1]) if match else None
        if note is None or (value is not None and (last is None or value == last + 1)):
            note = Unit("footnote", [line], str(value) if value is not None else None)
            last = value
            reading.units.append(note)
        else:
            note.lines.append(line)


def _read_line(reading: Reading, line: UnLine, ahead: list[UnLine]) -> None:
    """Decide whether a line opens a paragraph or goes on with the one before it."""
    before = reading.open_unit.lines[-1].text if reading.open_unit else ""
    closed = bool(CLOSED.search(before))
    if reading.part == "annex":
        _read_annex_line(reading, line, closed)
    elif ANNEX.match(line.text):
        reading.part, reading.last_number = "annex", 0
        reading.add("heading", line)
    elif VOTES.match(line.text) and reading.part in {"operative", "end"}:
        reading.part = "end"
        reading.add("vote-list", line)
    elif closed and (MEETING.match(line.text) or OUTCOME.match(line.text)):
        reading.part = "end"
        reading.add("paragraph", line)
    elif reading.part == "end":
        _read_end_line(reading, line)
    elif (closed or _is_sure(line, reading)) and _read_paragraph(reading, line):
        return
    elif closed and _is_side_heading(line, ahead, reading):
        reading.add("heading", line)
    elif _stands_apart(reading, line):
        reading.add("paragraph", line)
    elif reading.open_unit is not None:
        reading.open_unit.lines.append(line)


def _stands_apart(reading: Reading, line: UnLine) -> bool:
    """After a full stop, a paragraph of its own that opens as none of the resolution does: a remark."""
    last = reading.open_unit.lines[-1] if reading.open_unit else None
    return (
        last is not None
        and reading.part == "operative"
        and line.block != last.block
        and last.text.endswith(".")
    )


def _read_end_line(reading: Reading, line: UnLine) -> None:
    """After the meeting: its date, and the rest of a list of votes."""
    is_list = reading.open_unit is not None and reading.open_unit.kind == "vote-list"
    if (
        is_list
        and reading.open_unit is not None
        and not reading.open_unit.lines[-1].text.endswith((".", "]"))
    ):
        reading.open_unit.lines.append(line)
    else:
        reading.add("paragraph", line)


def _read_annex_line(reading: Reading, line: UnLine, closed: bool) -> None:
    operative = OPERATIVE.match(line.text)
    lettered = LETTERED.match(line.text)
    if operative is not None:
        reading.add("paragraph", line, f"{operative[1]}.")
    elif lettered is not None and closed:
        reading.add("paragraph", line, f"({lettered[1]})")
    elif closed or (reading.open_unit is not None and reading.open_unit.kind == "heading"):
        reading.add("paragraph", line)
    elif reading.open_unit is not None:
        reading.open_unit.lines.append(line)


def _read_paragraph(reading: Reading, line: UnLine) -> bool:
    """Begin a preambular or operative paragraph, if the line opens one."""
    operative = OPERATIVE.match(line.text)
    if operative is not None and _comes_next(int(operative[1]), reading):
        reading.part, reading.last_number = "operative", int(operative[1])
        reading.add("operative", line, f"{operative[1]}.")
        return True
    lettered = LETTERED.match(line.text)
    if lettered is not None:
        kind: BlockKind = "operative" if reading.part == "operative" else "preambular"
        reading.add(kind, line, f"({lettered[1]})")
        return True
    before = reading.open_unit.lines[-1].text if reading.open_unit else ""
    if reading.part == "preamble" and PAUSED.search(before) and opens_preambular(line.text):
        reading.add("preambular", line)
        return True
    if opens_unnumbered_operative(line.text) and _may_be_unnumbered(reading):
        reading.part = "operative"
        reading.add("operative", line)
        return True
    return False


def _is_sure(line: UnLine, reading: Reading) -> bool:
    """The next number and an operative verb open a paragraph also after a line without an end."""
    operative = OPERATIVE.match(line.text)
    is_next = operative is not None and int(operative[1]) == reading.last_number + 1
    return is_next and opens_unnumbered_operative(line.text.partition(".")[2].lstrip())


def _is_side_heading(line: UnLine, ahead: list[UnLine], reading: Reading) -> bool:
    """A line without an end between paragraphs, shortly before the next numbered one."""
    for number, later in enumerate((line, *ahead)):
        operative = OPERATIVE.match(later.text)
        if number and operative is not None:
            restarts = int(operative[1]) == 1
            reading.last_number = 0 if restarts else reading.last_number
            return restarts or _comes_next(int(operative[1]), reading)
        if CLOSED.search(later.text) or len(later.text) > 120 or LETTERED.match(later.text):
            return False
    return False


def _comes_next(number: int, reading: Reading) -> bool:
    """Operative paragraphs count from 1; a draft with some taken out may leap."""
    return reading.last_number < number <= reading.last_number + (1 if reading.last_number == 0 else 3)


def _may_be_unnumbered(reading: Reading) -> bool:
    if reading.part == "preamble":
        return any(unit.kind == "preambular" for unit in reading.units)
    before = reading.open_unit.lines[-1].text if reading.open_unit else ""
    return reading.last_number == 0 and before.rstrip("0123456789").endswith((";", "."))


def _settled(draft: Draft, units: list[Unit], masthead: list[UnLine]) -> Draft:
    text, blocks, offsets = _laid_out(draft, units)
    head = "\n".join(line.text for line in masthead)
    symbol = _symbol(masthead)
    title = next((text[block.start : block.end] for block in blocks if block.kind == "title"), None)
    day = _issued(masthead)
    is_draft = "/L." in (symbol or "") or bool(
        DRAFT_MARK.search(head) or re.match(r"S/\d{4}/\d", symbol or "")
    )
    genre: Genre = "draft-resolution" if is_draft and "Resolution adopted by" not in head else "resolution"
    return replace(
        draft,
        text=text,
        blocks=blocks,
        title=re.sub(r"^(?:S-)?\d+/\d+(?:\s?[A-Z])?\.\s+", "", " ".join(title.split()))
        if title
        else draft.title,
        publisher=draft.publisher or "United Nations",
        byline=None,  # the author that a file names is whoever typed it
        published=day or draft.published,
        published_reason="the date of issue in the masthead" if day else draft.published_reason,
        language=draft.language or "en",
        genre=genre,
        symbol=symbol,
        settled=True,
        offsets=offsets,
    )


def _symbol(masthead: list[UnLine]) -> str | None:
    """The first symbol of the masthead that is not part of a sentence."""
    for line in masthead[:MASTHEAD_LINES]:
        match = FIND_SYMBOL.search(line.text)
        if match is not None and not ADOPTED.match(line.text):
            return match[0].rstrip("*")
    return None


def _issued(masthead: list[UnLine]) -> str | None:
    """The date of issue stands under "Distr."; else the first date of the masthead."""
    days = [day_of(line.text) for line in masthead[:MASTHEAD_LINES]]
    return next((day for day in days if day), None)


def _settle_report(draft: Draft, lines: list[UnLine]) -> Draft:
    """A document with a masthead and no formula: keep its blocks, tell its symbol."""
    masthead = lines[:25]
    is_issued = any(DISTRIBUTION.search(line.text) for line in masthead)
    if not is_issued or not any("United Nations" in line.text for line in masthead):
        return draft
    symbol = _symbol(masthead)
    if symbol is None:
        return draft
    is_report = any(REPORT.match(line.text) for line in lines[:40])
    day = _issued(masthead)
    return replace(
        draft,
        symbol=symbol,
        genre="report" if is_report else draft.genre,
        publisher=draft.publisher or "United Nations",
        published=day or draft.published,
        published_reason="the date of issue in the masthead" if day else draft.published_reason,
    )


def _laid_out(draft: Draft, units: list[Unit]) -> tuple[str, tuple[Block, ...], tuple[OffsetRun, ...]]:
    """Blocks over the same text where every paragraph is in one piece, else over the text put in order."""
    marks = {unit.lines[0].start: unit for unit in units}
    ordered = sorted(units, key=lambda unit: unit.lines[0].start)
    in_one_piece = all(before.lines[-1].end <= after.lines[0].start for before, after in pairwise(ordered))
    if in_one_piece:
        return draft.text, tuple(_block(draft, marks[unit.lines[0].start]) for unit in ordered), draft.offsets
    builder = Builder()
    for unit in ordered:
        pieces: list[Piece] = []
        for number, line in enumerate(unit.lines):
            pieces += [Piece("\n")] if number else []
            pieces.append(Piece(draft.text[line.start : line.end], line.start))
        made = _block(draft, unit)
        builder.add(
            made.kind,
            pieces,
            place=made.place,
            number=made.number,
            change=made.change,
            by=made.by,
            at=made.at,
        )
    return builder.text, tuple(builder.blocks), _through(builder.runs, draft.offsets)


def _block(draft: Draft, unit: Unit) -> Block:
    """A block with the place and marks of the reader's block in which it begins."""
    origin = draft.blocks[unit.lines[0].block]
    is_same = len({line.block for line in unit.lines}) == 1
    place = origin.place if is_same else _joined_place(draft, unit)
    return replace(
        origin,
        kind=unit.kind,
        start=unit.lines[0].start,
        end=unit.lines[-1].end,
        number=unit.number or origin.number,
        place=place,
    )


def _joined_place(draft: Draft, unit: Unit) -> str | None:
    places = dict.fromkeys(draft.blocks[line.block].place for line in unit.lines)
    return "; ".join(place for place in places if place)[:200] or None


def _through(runs: list[OffsetRun], first: tuple[OffsetRun, ...]) -> tuple[OffsetRun, ...]:
    """Runs into an earlier text, led on through the runs of that text to its source."""
    starts = [run.start for run in first]
    led: list[OffsetRun] = []
    for run in runs:
        at, end = run.source, run.source + run.length
        index = max(bisect_right(starts, at) - 1, 0)
        while index < len(first) and first[index].start < end:
            known = first[index]
            low, high = max(at, known.start), min(end, known.start + known.length)
            if low < high:
                led.append(
                    OffsetRun(run.start + low - run.source, known.source + low - known.start, high - low)
                )
            index += 1
    return tuple(led)
