"""The page of one source: its whole text, every claim marked at its words, and the claims at the side."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapporteur.dossier.casebook import AnyClaim, Casebook, claims_of, slug
from rapporteur.dossier.people import view_position, view_statement
from rapporteur.dossier.views import Part, Phrase, SourceView
from rapporteur.dossier.wording import (
    capitalized,
    event_sentence,
    instrument_href,
    instrument_name,
    words,
)
from rapporteur.model.claim import Event, Instrument, Position, Statement
from rapporteur.model.reading import Reading
from rapporteur.model.text import Block

FOLDED = frozenset({"menu", "boilerplate"})
HEADINGS = frozenset({"title", "heading"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be marked. `number` is that of the claim at the side, 0 for words that are only linked to.

    `anchor` is empty for the later evidence of a claim.
    """

    start: int
    end: int
    number: int
    anchor: str
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One step of printing a block: text, the opening of a mark, its close, or the number of a claim."""

    kind: str
    text: str = ""
    anchor: str = ""
    number: int = 0
    claim: str = ""


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block with its marks; `kind` is a block kind, or `unclassed` for text outside every block."""

    kind: str
    runs: tuple[Run, ...]
    speaker: str
    place: str
    number: str
    change: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """Blocks printed together: folded page furniture, or one block of the document's own text."""

    folded: bool
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A claim at the side of the text."""

    number: int
    anchor: str
    target: str
    kind: str
    line: Phrase
    more: str
    href: str
    made_by: str
    group: str


@dataclass(frozen=True, slots=True)
class ReaderView:
    """Everything on the page of a source. `scattered` are claims whose words lie in several places."""

    source: SourceView
    groups: tuple[GroupView, ...]
    notes: tuple[NoteView, ...]
    scattered: tuple[NoteView, ...]


def view_reader(
    book: Casebook, reading: Reading, source: SourceView, words_linked: tuple[tuple[int, int], ...]
) -> ReaderView:
    """The page of one source.

    Args:
        book: The case.
        reading: The source.
        source: Its particulars.
        words_linked: Spans that other pages link to and that are no claim.
    """
    claims = tuple(sorted(claims_of(reading), key=lambda c: (c.evidence[0].start, -c.evidence[0].end, c.id)))
    claims = tuple(book.claims.get(claim.id, claim) for claim in claims)
    notes = tuple(_note(book, claim, index + 1) for index, claim in enumerate(claims))
    marks = [mark for index, claim in enumerate(claims) for mark in _marks(claim, index + 1)]
    marks += [Mark(start, end, 0, f"w-{start}-{end}") for start, end in words_linked]
    blocks = _with_gaps(reading)
    by_block = _by_block(blocks, marks)
    views = [
        _view_block(reading.text.text, block, found) for block, found in zip(blocks, by_block, strict=True)
    ]
    views = _with_turns(views)
    pieces: dict[int, int] = {}
    for view in views:
        for run in view.runs:
            if run.kind == "open" and run.number:
                pieces[run.number] = pieces.get(run.number, 0) + 1
    scattered = tuple(note for note in notes if pieces.get(note.number, 0) > 1)
    return ReaderView(source, tuple(_grouped(views)), notes, scattered)


def _marks(claim: AnyClaim, number: int) -> Iterator[Mark]:
    """The words of a claim; the first evidence carries its anchor."""
    seen: set[tuple[int, int]] = set()
    for item in claim.evidence:
        within = any(start <= item.start and item.end <= end for start, end in seen)
        if not within and item.doc == claim.doc:
            yield Mark(item.start, item.end, number, "" if seen else f"c-{slug(claim.id)}", slug(claim.id))
            seen.add((item.start, item.end))


def _with_gaps(reading: Reading) -> list[Block | tuple[int, int]]:
    """Blocks in order, and stretches of text outside every block that are more than white space."""
    text = reading.text.text
    out: list[Block | tuple[int, int]] = []
    at = 0
    for block in reading.text.blocks:
        if text[at : block.start].strip():
            out.append(_trimmed(text, at, block.start))
        out.append(block)
        at = max(at, block.end)
    if text[at:].strip():
        out.append(_trimmed(text, at, len(text)))
    return out


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _span(block: Block | tuple[int, int]) -> tuple[int, int]:
    return (block.start, block.end) if isinstance(block, Block) else block


def _by_block(blocks: list[Block | tuple[int, int]], marks: list[Mark]) -> list[list[Mark]]:
    """Marks cut at the borders of blocks; the anchor stays with the first piece."""
    found: list[list[Mark]] = [[] for _ in blocks]
    queue = sorted(marks, key=lambda m: (m.start, -m.end, m.number))
    first = 0
    for mark in queue:
        while first < len(blocks) and _span(blocks[first])[1] <= mark.start:
            first += 1
        anchor = mark.anchor
        for index in range(first, len(blocks)):
            start, end = _span(blocks[index])
            if start >= mark.end:
                break
            piece = Mark(max(start, mark.start), min(end, mark.end), mark.number, anchor, mark.claim)
            if piece.start < piece.end:
                found[index].append(piece)
                anchor = ""
    return found


def _view_block(text: str, block: Block | tuple[int, int], marks: list[Mark]) -> BlockView:
    start, end = _span(block)
    runs = tuple(cut_runs(text, start, end, marks))
    if not isinstance(block, Block):
        return BlockView("unclassed", runs, "", "", "", "")
    number = "" if text.startswith(block.number or "", start) else block.number or ""
    change = " ".join(part for part in (block.change, block.by, block.at) if part)
    return BlockView(block.kind, runs, block.speaker or "", block.place or "", number, change)


def _with_turns(views: list[BlockView]) -> list[BlockView]:
    """Name the speaker where a turn begins, and not where the text itself has just done so."""
    out: list[BlockView] = []
    speaker = printed = ""
    for view in views:
        named = view.speaker in (speaker, printed)
        if view.speaker or view.kind == "unclassed":
            speaker = view.speaker
        printed = "".join(run.text for run in view.runs).strip(" :") if view.kind == "unclassed" else ""
        out.append(replace(view, speaker="") if named else view)
    return out


def cut_runs(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[Run]:
    """Print a stretch with marks that may nest and overlap.

    A mark that lies within another is nested; one that crosses another's end is cut there, so that the
    result is always well formed. The numbers of claims follow their last piece.
    """
    last_end = {mark.number: 0 for mark in marks}
    for mark in marks:
        last_end[mark.number] = max(last_end[mark.number], mark.end)
    heap = [(m.start, -m.end, m.number, index, m) for index, m in enumerate(marks)]
    heapq.heapify(heap)
    open_marks: list[Mark] = []
    at, count = start, len(marks)
    while heap or open_marks:
        if open_marks and (not heap or open_marks[-1].end <= heap[0][0]):
            mark = open_marks.pop()
            if at < mark.end:
                yield Run("text", text[at : mark.end])
                at = mark.end
            yield Run("close")
            if mark.number and mark.end == last_end.get(mark.number):
                del last_end[mark.number]
                yield Run("number", number=mark.number, claim=mark.claim)
            continue
        mark = heapq.heappop(heap)[-1]
        if at < mark.start:
            yield Run("text", text[at : mark.start])
            at = mark.start
        if open_marks and mark.end > open_marks[-1].end:
            border = open_marks[-1].end
            rest = Mark(border, mark.end, mark.number, "", mark.claim)
            heapq.heappush(heap, (rest.start, -rest.end, rest.number, count, rest))
            count += 1
            mark = Mark(mark.start, border, mark.number, mark.anchor, mark.claim)
        yield Run("open", anchor=mark.anchor, number=mark.number, claim=mark.claim)
        open_marks.append(mark)
    if at < end:
        yield Run("text", text[at:end])


def _grouped(views: list[BlockView]) -> Iterator[GroupView]:
    """Runs of page furniture folded together; every other block by itself."""
    furniture: list[BlockView] = []
    for view in views:
        if view.kind in FOLDED:
            furniture.append(view)
            continue
        if furniture:
            yield GroupView(True, tuple(furniture))
            furniture = []
        yield GroupView(False, (view,))
    if furniture:
        yield GroupView(True, tuple(furniture))


def _note(book: Casebook, claim: AnyClaim, number: int) -> NoteView:
    """A claim in one line, and where the case speaks of it."""
    kind, line, more, href = _line(book, claim)
    key = slug(claim.id)
    group = {Statement: "statement", Event: "event", Position: "position", Instrument: "instrument"}[
        type(claim)
    ]
    return NoteView(number, f"n-{key}", f"c-{key}", kind, line, more, href, claim.made_by, group)


def _line(book: Casebook, claim: AnyClaim) -> tuple[str, Phrase, str, str]:
    """Kind, sentence, particulars and page of a claim."""
    labels = book.labels
    if isinstance(claim, Statement):
        statement = view_statement(book, claim)
        more = f"{statement.form}, {statement.grade}"
        return "Statement", statement.speaker, more, f"statements.html#{slug(claim.id)}"
    if isinstance(claim, Position):
        view = view_position(book, claim)
        line = (*view.party, Part(f": {view.stance} – "), *view.target)
        return "Position", line, "", f"parties.html#{slug(view.party_id)}" if view.party_id else ""
    if isinstance(claim, Event):
        event = book.event_of_claim.get(claim.id)
        if event is None:
            return "Event", words(labels.phrases[claim.type].label), labels.of("status", claim.status), ""
        more = labels.of("status", claim.status)
        return "Event", event_sentence(book, event), more, book.event_href(event)
    instrument = book.instrument_of_claim.get(claim.id)
    if instrument is None:
        return "Instrument", words(labels.of("instrument", claim.instrument_kind)), "", ""
    line = words(instrument_name(book, instrument))
    return "Instrument", capitalized(line), "", instrument_href(instrument)
