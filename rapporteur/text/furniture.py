"""The publisher's furniture: menus, share links, related stories, consent and copyright notes.

When in doubt a line stays a paragraph: a wrong menu loses what a source says, a wrong paragraph only adds a
line to read.
"""

import re
from dataclasses import replace
from itertools import pairwise

from rapporteur.model.text import Block
from rapporteur.model.vocabulary import BlockKind
from rapporteur.reference.page_words import PageWords
from rapporteur.text.shapes import bare, count_words, is_address, is_body, is_closed, is_short

_TO_READER = re.compile(
    r"\b(?:we|our|us|you|your|unser|wir|Sie|nous|notre|vous|votre|nuestro|usted)\b", re.IGNORECASE
)
_YOU = re.compile(r"\b(?:you|your|Sie|Ihr|Ihre|Ihren|vous|votre|vos|usted|su)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“”„«»\"]")
_YEAR = re.compile(r"(?:19|20)\d\d|©|\([cC]\)")
_NAMED_FIRST = re.compile(r"(?:The|A|An|Our|His|Her|Their|We|It|He|She|They|[A-Z][^\W\d_]+['’]s)\b")
"""A sentence about somebody: what is asked of the reader begins with a verb."""
_OPENING = 40
_TRAIL = re.compile(r"\s(?:[|>›»·•/])\s")
_RUN = 3
_UNKNOWN_RUN = 6
_RELATED = 12


def mark_furniture(text: str, blocks: list[Block], *, words: PageWords) -> list[Block]:
    """Name the furniture among the paragraphs: `menu` and `boilerplate`."""
    marked = [_mark_alone(text, block, words) for block in blocks]
    first, last = body_range(text, marked)
    marked = _mark_runs(text, marked, words, first, last)
    marked = _mark_sections(text, marked, words, first, last)
    return _mark_related(text, marked, words)


def body_range(text: str, blocks: list[Block]) -> tuple[int, int]:
    """Index of the first and the last paragraph of running text; (number of blocks, -1) if there is none."""
    body = [
        index
        for index, block in enumerate(blocks)
        if block.kind == "paragraph" and is_body(text[block.start : block.end])
    ]
    return (body[0], body[-1]) if body else (len(blocks), -1)


def furniture_kind(line: str, words: PageWords) -> BlockKind | None:
    """What one line alone shows to be furniture; None where it does not."""
    if len(line) > 1200:
        return None
    inner, length = bare(line), count_words(line)
    if is_address(line) or (length <= 12 and words.finds("menu", "start", inner)):
        return "menu"
    if words.is_whole("share", inner) or (length <= 12 and words.finds("share", "start", inner)):
        return "menu"
    if _is_button(inner, words) or (not _QUOTED.search(line) and _is_notice(line, inner, length, words)):
        return "boilerplate"
    return "menu" if _is_trail(line, words) else None


def _is_button(line: str, words: PageWords) -> bool:
    """ "I agree" to press; "I agree." is somebody's answer."""
    is_answer = line.endswith(".") and len(line.split()) <= 2
    return words.is_whole("consent", line) and not is_answer


def _is_notice(line: str, inner: str, length: int, words: PageWords) -> bool:
    """A notice of copyright, or words to the reader about consent or a newsletter.

    A sentence that happens to use such words ("our country wants to become a member") is no notice: it says no
    year, or is not about the reader.
    """
    if length <= 90 and words.finds("copyright", "inside", line):
        return True
    if length <= 90 and words.finds("copyright", "start", line):
        return not is_body(line) or bool(_YEAR.search(line))
    if length > 70:
        return False
    if words.finds("consent", "inside", line):
        return not is_closed(line) or bool(_TO_READER.search(line) if "ookie" in line else _YOU.search(line))
    if words.finds("newsletter", "inside", line):
        opens = words.finds("newsletter", "inside", inner[:_OPENING])
        return not is_closed(line) or bool(_YOU.search(line) or (opens and not _NAMED_FIRST.match(inner)))
    return False


def _is_trail(line: str, words: PageWords) -> bool:
    """Home | News | World: short pieces between marks, one of them at least a known entry."""
    if len(line) > 400:
        return False
    pieces = [piece.strip() for piece in _TRAIL.split(line)]
    if len(pieces) < 3 or not all(is_short(piece) for piece in pieces):
        return False
    return any(words.is_whole("menu", piece) or words.is_whole("share", piece) for piece in pieces)


def _mark_alone(text: str, block: Block, words: PageWords) -> Block:
    if block.kind != "paragraph":
        return block
    kind = furniture_kind(text[block.start : block.end], words)
    return replace(block, kind=kind) if kind else block


def _mark_runs(text: str, blocks: list[Block], words: PageWords, first: int, last: int) -> list[Block]:
    """Runs of short lines of which two at least, and one in four, are known entries of menus."""
    marked = list(blocks)
    index = 0
    while index < len(marked):
        stop = index
        while stop < len(marked) and _may_be_entry(text, marked[stop]):
            stop += 1
        for run in _stanzas(text, marked, range(index, stop)):
            if len(run) >= _RUN:
                for place in _entries(text, marked, words, run, first, last):
                    marked[place] = replace(marked[place], kind="menu")
        index = max(stop, index + 1)
    return marked


def _stanzas(text: str, blocks: list[Block], run: range) -> list[range]:
    """Parts between blank lines; one part where every line has a blank one after it."""
    gaps = [place for place in run[1:] if text.count("\n", blocks[place - 1].end, blocks[place].start) != 1]
    if len(gaps) == len(run) - 1:
        return [run]
    edges = [run.start, *gaps, run.stop]
    return [range(start, stop) for start, stop in pairwise(edges)]


def _may_be_entry(text: str, block: Block) -> bool:
    if block.kind == "menu":
        return block.end - block.start <= 60
    return block.kind == "paragraph" and is_short(bare(text[block.start : block.end]))


def _entries(
    text: str, blocks: list[Block], words: PageWords, run: range, first: int, last: int
) -> list[int]:
    known = [
        place
        for place in run
        if blocks[place].kind == "menu"
        or words.is_whole("menu", bare(text[blocks[place].start : blocks[place].end]))
    ]
    plain = [place for place in run if blocks[place].kind == "paragraph"]
    if len(known) >= 2 and 4 * len(known) >= len(run):
        # What stands between the menu and the text may be the headline, however short.
        end = known[-1] + 1 if run.start < first else run.stop
        return [place for place in plain if place < end]
    if known and len(plain) >= _UNKNOWN_RUN and 0 <= last < run.start:
        return plain
    return []


def _mark_sections(text: str, blocks: list[Block], words: PageWords, first: int, last: int) -> list[Block]:
    """A lone section name above or below the text: "Asia", "Politics"."""
    marked = list(blocks)
    for index, block in enumerate(blocks):
        outside = index < first or index > last
        is_entry = words.is_whole("menu", bare(text[block.start : min(block.end, block.start + 60)]))
        if block.kind == "paragraph" and outside and last >= 0 and is_entry:
            marked[index] = replace(block, kind="menu")
    return marked


def _mark_related(text: str, blocks: list[Block], words: PageWords) -> list[Block]:
    """Lines that lead to other stories, and the headlines under such a line."""
    marked = list(blocks)
    left = 0
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if block.kind == "menu":
            left = _RELATED if left or (words.is_whole("menu", line) and _opens_list(line, words)) else 0
            continue
        if block.kind != "paragraph":
            continue
        inner = bare(line)
        if _leads_away(inner, words):
            marked[index] = replace(block, kind="menu")
            left = _RELATED if _opens_list(inner, words) else 0
        elif left and not is_closed(line) and 3 <= count_words(line) <= 20:
            marked[index] = replace(block, kind="menu")
            left -= 1
        else:
            left = 0
    return marked


def _leads_away(line: str, words: PageWords) -> bool:
    """It begins with words such as "Read more" and is no sentence of its own."""
    prefix = words.prefix("related", line)
    if not prefix or count_words(line) > 25:
        return False
    rest = line[prefix:].strip()
    whole = not rest or line[prefix - 1] == ":" or rest.startswith((":", "»", ">", "|", "–"))
    return whole or not is_closed(line)


def _opens_list(line: str, words: PageWords) -> bool:
    """It is a heading over other stories: nothing, or little, follows its first words."""
    prefix = words.prefix("related", line)
    return bool(prefix) and count_words(line[prefix:]) <= 4
