"""What each line of a page is: the rules in order, from the surest to the least sure."""

import re
from dataclasses import replace

from rapporteur.model.text import Block
from rapporteur.reference.page_words import PageWords
from rapporteur.text.captions import mark_captions, mark_near_captions, split_credits
from rapporteur.text.furniture import mark_furniture
from rapporteur.text.head import mark_head, split_datelines
from rapporteur.text.shapes import count_words, is_body, is_closed

_ITEM = re.compile(r"(?P<mark>[•▪◦‣*·–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_NUMBER = re.compile(r"\(?[0-9a-z]{1,4}[.)]$")
_CELLS = re.compile(r"\t+| {3,}| \| ")
_VOTES = re.compile(
    r"(?:(?:Voting )?in favou?r|against|abstain(?:ing|ed|tions?)|absent|not voting)\s?(?:\(\d{1,3}\))?\s?:",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”„«‘'`]")
_SIGNED = re.compile(r"\s?[—–-]{1,2}\s?[A-Z][^.!?\n]{2,60}$")
_LIST_RUN = 40
_PULL_QUOTES = 200
"""Quoted paragraphs that are looked for elsewhere in the text: a page has a handful."""


def name_lines(
    text: str, blocks: tuple[Block, ...], *, words: PageWords, titled: bool = False
) -> tuple[Block, ...]:
    """Name, and where need be cut, the blocks that are still `paragraph`.

    Args:
        text: The whole text.
        blocks: Blocks in order; those of another kind are left as they are.
        words: Words of furniture, captions, bylines.
        titled: The reader knows the headline already.

    Returns:
        Blocks in order, without overlap and without white space at their ends.
    """
    named = split_credits(text, list(blocks), words=words)
    named = _split_tails(text, named, words)
    named = mark_furniture(text, named, words=words)
    named = split_datelines(text, named, words=words)
    named = mark_captions(text, named, words=words)
    named = mark_head(text, named, words=words, titled=titled)
    named = mark_near_captions(text, named)
    named = _mark_votes(text, named)
    named = _mark_tables(text, named)
    named = _mark_items(text, named)
    named = _mark_quotes(text, named)
    named = _mark_headings(text, named, words)
    return tuple(_mark_lead(text, named))


def _split_tails(text: str, blocks: list[Block], words: PageWords) -> list[Block]:
    """Part "(AGENCIES)" from the end of a story, and name "Reporting by ..." lines."""
    parted: list[Block] = []
    for block in blocks:
        line = text[block.start : block.end]
        if block.kind != "paragraph":
            parted.append(block)
        elif _is_tail(line, words):
            parted.append(replace(block, kind="credit"))
        else:
            parted.extend(_without_tail(text, block, words))
    return parted


def _is_tail(line: str, words: PageWords) -> bool:
    """ "Reporting by NAME; editing by NAME": after "by" comes a name, or it is a sentence about some reporting."""
    prefix = words.prefix("tail", line)
    if not prefix or count_words(line) > 40:
        return False
    rest = line[prefix:].strip()
    return not line[:prefix].endswith(" by") or not rest[:1].islower()


def _without_tail(text: str, block: Block, words: PageWords) -> list[Block]:
    tail = text[max(block.start, block.end - 60) : block.end]
    opening = max(tail.rfind("("), tail.rfind("["))
    inner = (
        tail[opening + 1 :].strip(" )].") if opening >= 0 and tail.rstrip(" .").endswith((")", "]")) else ""
    )
    # A whole line in brackets and capitals signs the story also for an agency that nobody listed.
    if inner.isupper() and len(inner) + 2 == block.end - block.start and count_words(inner) <= 4:
        return [replace(block, kind="credit")]
    pieces = [piece.strip() for piece in re.split(r"[,;/]| and ", inner)]
    if not inner or not all(piece.casefold() in words.agency_of for piece in pieces):
        return [block]
    at = block.end - len(tail) + opening
    before = text[block.start : at].rstrip()
    credit = replace(block, kind="credit", start=at)
    # "the agency (AGENCY)" without a stop before it is a short name, not a signature.
    if not before or len(before) <= 12:
        return [replace(block, kind="credit")]
    return [replace(block, end=block.start + len(before)), credit] if is_closed(before) else [block]


def _mark_votes(text: str, blocks: list[Block]) -> list[Block]:
    """Lists of States by how they voted: "In favour: Albania, Algeria ..."."""
    marked = list(blocks)
    for index, block in enumerate(blocks):
        line = text[block.start : block.start + 400]
        label = _VOTES.match(line)
        if block.kind != "paragraph" or not label:
            continue
        rest = text[block.start + label.end() : block.end].strip()
        if _is_list_of_names(rest):
            marked[index] = replace(block, kind="vote-list")
        elif not rest and index + 1 < len(blocks):
            after = blocks[index + 1]
            if after.kind == "paragraph" and _is_list_of_names(text[after.start : after.end]):
                marked[index] = replace(block, kind="vote-list")
                marked[index + 1] = replace(after, kind="vote-list")
    return marked


def _is_list_of_names(words: str) -> bool:
    head = words[:300].rstrip(". ")
    if head.casefold() in ("none", "nil"):
        return True
    pieces = [piece.strip() for piece in head.split(",")]
    return (
        len(words) < 10_000
        and all(piece[:1].isupper() for piece in pieces if piece)
        and len(head) > 3
        and (len(pieces) >= 2 or count_words(head) <= 4)
    )


def _mark_tables(text: str, blocks: list[Block]) -> list[Block]:
    """Two neighbouring lines or more with the same number of cells."""
    marked = list(blocks)
    cells = [
        len(_CELLS.findall(text[block.start : min(block.end, block.start + 500)]))
        if block.kind == "paragraph"
        else 0
        for block in blocks
    ]
    for index in range(1, len(blocks)):
        if cells[index] and cells[index] == cells[index - 1]:
            marked[index - 1] = replace(blocks[index - 1], kind="table")
            marked[index] = replace(blocks[index], kind="table")
    return marked


def _mark_items(text: str, blocks: list[Block]) -> list[Block]:
    """Entries with a bullet or number, and short lines under a line that ends with a colon."""
    marked = list(blocks)
    left = 0
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        item = _ITEM.match(line)
        if block.kind != "paragraph":
            left = 0
        elif item and (
            _has_neighbour(text, blocks, index)
            or (not item["mark"][-1].isalnum() and item["mark"] in "•▪◦‣*·")
        ):
            number = item["mark"] if _NUMBER.match(item["mark"]) else None
            marked[index] = replace(block, kind="list-item", number=number or block.number)
        elif left and count_words(line) <= 14 and not is_closed(line) and not line.endswith(":"):
            marked[index] = replace(block, kind="list-item")
            left -= 1
        else:
            left = _LIST_RUN if line.endswith(":") and count_words(line) > 3 else 0
    return marked


def _has_neighbour(text: str, blocks: list[Block], index: int) -> bool:
    """Another entry with the same sort of mark stands before or after: a lone number or dash is none."""
    own = _ITEM.match(text, blocks[index].start, blocks[index].end)
    for other in (index - 1, index + 1):
        if 0 <= other < len(blocks):
            block = blocks[other]
            item = _ITEM.match(text, block.start, block.end)
            if own and item and block.kind in ("paragraph", "list-item") and _sort(own) == _sort(item):
                return True
    return False


def _sort(item: re.Match[str]) -> str:
    mark = item["mark"].strip("().")
    return "number" if mark.isdigit() else "letter" if mark.isalpha() else mark


def _mark_quotes(text: str, blocks: list[Block]) -> list[Block]:
    """Pull quotes: words of the text set once more, or a quotation with the speaker's name after a dash."""
    whole = _plain_words(text[:500_000])
    marked = list(blocks)
    left = _PULL_QUOTES
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        length = count_words(line) if left else 0
        if block.kind != "paragraph" or not 5 <= length <= 60 or not _QUOTED.match(line):
            continue
        left -= 1
        signed = _SIGNED.search(line)
        inner = line[: signed.start()] if signed else line
        closed = inner.rstrip(" .,")[-1:] in "\"”“»’'"
        repeated = whole.count(_plain_words(inner)) >= 2
        if closed and (repeated or (signed and index > 0)):
            marked[index] = replace(block, kind="quote")
    return marked


def _plain_words(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _mark_headings(text: str, blocks: list[Block], words: PageWords) -> list[Block]:
    """Short lines that end without a stop, with text after them."""
    marked = list(blocks)
    followed = False
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        line = text[block.start : block.end]
        if block.kind == "paragraph" and followed and _is_heading(line, words):
            marked[index] = replace(block, kind="heading")
        if block.kind not in ("menu", "boilerplate", "credit", "caption", "byline"):
            followed = True
    return marked


def _is_heading(line: str, words: PageWords) -> bool:
    if (
        count_words(line) > 12
        or len(line) > 120
        or is_closed(line)
        or line.endswith((",", ";", ":", "…", "--", "-"))
    ):
        return False
    # A question without its mark is still somebody's question.
    asks = words.finds("ask", "start", line) and re.search(r"\b(?:you|your)\b", line)
    return (line[:1].isupper() and not asks) or line[:1].isdigit()


def _mark_lead(text: str, blocks: list[Block]) -> list[Block]:
    """The first running text under a headline, byline or dateline."""
    headed = False
    for index, block in enumerate(blocks):
        if block.kind in ("title", "byline", "dateline"):
            headed = True
        if block.kind == "lead":
            return blocks
        if block.kind == "paragraph" and is_body(text[block.start : block.end]):
            if headed:
                blocks[index] = replace(block, kind="lead")
            return blocks
    return blocks
