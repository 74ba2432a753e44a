"""Quotation marks: which stretches of a block are quoted, and which quotations run on into the next block.

Marks of all styles count: “ ” „ " « » ‘ ’ ' '' ``. An apostrophe is no mark. A block that opens a quotation and
does not close it continues in the next block when that one opens with a mark again (the rule of English and
French typesetting); a stray mark quotes nothing and stops nothing.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from rapporteur.model.text import Block

MARK = re.compile(r"``|''|[“”„‟«»\"‘’']")
OPENERS = {"“": "”", "„": "”", "‟": "”", "«": "»", "``": "''"}
STRAIGHT = frozenset({'"', "''"})
SINGLE = frozenset({"‘", "'"})
STOPS = ",.?!…;:"


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """Quoted words with their marks, `[start, end)`; `runs_on` where the next block continues them.

    `begins_open` says that the quotation continues one of the block before.
    """

    start: int
    end: int
    runs_on: bool = False
    begins_open: bool = False

    def inner(self, text: str) -> str:
        """The words between the marks."""
        return text[self.start : self.end].strip("“”„‟«»\"‘’'`").strip()


@dataclass(frozen=True, slots=True)
class _Open:
    start: int
    mark: str


def find_quotations(text: str, blocks: tuple[Block, ...]) -> tuple[tuple[Quotation, ...], ...]:
    """The outermost quotations of each block, in text order.

    Args:
        text: The whole text.
        blocks: Its blocks.

    Returns:
        One tuple per block; quotations lie inside their block and do not overlap.
    """
    found = []
    continues = False
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        resumed = following is not None and _opens_with_mark(text, following)
        quotations = _in_block(text, block, resumed, continues)
        continues = bool(quotations) and quotations[-1].runs_on
        found.append(quotations)
    return tuple(found)


def _opens_with_mark(text: str, block: Block) -> bool:
    match = MARK.match(text, block.start)
    return match is not None and match.group() not in "”»’"


def _in_block(text: str, block: Block, resumed: bool, continues: bool) -> tuple[Quotation, ...]:
    found: list[Quotation] = []
    opened: _Open | None = None
    closers = _single_closers(text, block)
    skip_to = block.start
    for match in MARK.finditer(text, block.start, block.end):
        mark, start, end = match.group(), match.start(), match.end()
        if start < skip_to:
            continue
        if opened is not None:
            if _closes(text, block, opened, match):
                if mark == "''" and text[end : min(end + 1, block.end)] == "'":
                    end = skip_to = end + 1  # a quotation within ends with it
                found.append(Quotation(opened.start, end, begins_open=continues and not found))
                opened = None
        elif mark in SINGLE:
            close = _single_close(text, block, closers, match)
            if close is not None:
                found.append(Quotation(start, close + 1))
                skip_to = close + 1
        elif mark in OPENERS or (mark in STRAIGHT and _may_open(text, block, start, end)):
            opened = _Open(start, mark)
    if opened is not None and (resumed or opened.start == block.start or _begins_speech(text, block, opened)):
        found.append(Quotation(opened.start, block.end, runs_on=resumed, begins_open=continues and not found))
    return tuple(found)


def _begins_speech(text: str, block: Block, opened: _Open) -> bool:
    """A mark that can only open, after the end of a sentence or a colon: its closing mark was forgotten."""
    before = text[block.start : opened.start].rstrip()
    return opened.mark in OPENERS and before[-1:] in {".", ":", "?", "!"}


def _closes(text: str, block: Block, opened: _Open, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark == OPENERS.get(opened.mark, opened.mark):
        return opened.mark not in STRAIGHT or not _must_open(text, block, match.start(), match.end())
    if opened.mark == '"' and mark == "”":
        return True  # a typewriter's mark to begin with, a typesetter's to end
    return (
        opened.mark in {"“", "„", "‟"}
        and mark in {"“", '"'}
        and not _may_open(text, block, match.start(), match.end())
    )


def _before(text: str, block: Block, at: int) -> str:
    return text[at - 1] if at > block.start else " "


def _after(text: str, block: Block, at: int) -> str:
    return text[at] if at < block.end else " "


def _may_open(text: str, block: Block, start: int, end: int) -> bool:
    return not _before(text, block, start).isalnum() and not _after(text, block, end).isspace()


def _must_open(text: str, block: Block, start: int, end: int) -> bool:
    return _before(text, block, start).isspace() and _after(text, block, end).isalnum()


def _single_closers(text: str, block: Block) -> list[int]:
    """Places of ’ or ' that may end a quotation: after a word or stop, not inside a word."""
    return [
        at
        for at in range(block.start + 1, block.end)
        if text[at] in "’'"
        and not text[at - 1].isspace()
        and not _after(text, block, at + 1).isalnum()
        and not _is_plural_possessive(text, block, at)
    ]


def _is_plural_possessive(text: str, block: Block, at: int) -> bool:
    following = text[at + 1 : min(at + 3, block.end)]
    return text[at - 1] == "s" and len(following) == 2 and following[0] == " " and following[1].islower()


def _single_close(text: str, block: Block, closers: list[int], match: re.Match[str]) -> int | None:
    start, end = match.span()
    if not _may_open(text, block, start, end) or not _after(text, block, end).isalpha():
        return None
    index = bisect_right(closers, end)
    return closers[index] if index < len(closers) else None
