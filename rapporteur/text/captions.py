"""Captions and credits of pictures: found, kept, and parted from each other and from the text."""

import re
from dataclasses import replace
from functools import lru_cache

from rapporteur.model.text import Block
from rapporteur.reference.page_words import PageWords
from rapporteur.text.shapes import count_words, is_body, is_closed, is_name

_TAIL = 160
"""A credit stands in the last so many code points of its line."""
_CAPTION_WORDS = 70
_SLASH_CREDIT = re.compile(r"(?:\s[-–—/©]\s?|\s?©\s?)[A-Z][^.;:?!/()]{0,40}/[^.;:?!()]{1,50}$")


@lru_cache(maxsize=4)
def _credit_patterns(words: PageWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    labels = sorted(words.of("credit", "label"), key=lambda word: (-len(word), word))
    marks = sorted(words.of("credit", "bracket"), key=lambda word: (-len(word), word))
    label = "|".join(re.escape(word) for word in labels)
    mark = "|".join(re.escape(word) for word in marks)
    return (
        # Glued to the word before it, as in "... is welcome'Image: Agency/Name"; some sites write ";" or "image:".
        re.compile(
            rf"(?:{label})\s?[:;]\s?(?=[^\W_a-z]|©|picture)|(?<=\s)(?:image|photo):\s(?=[A-Z])|©\s?(?=[A-Z])"
        ),
        re.compile(rf"[(\[](?=[^()\[\]]{{0,60}}?(?:{mark}))"),
    )


def split_credits(text: str, blocks: list[Block], *, words: PageWords) -> list[Block]:
    """Part a credit from the end of its line: "caption", "credit"."""
    parted: list[Block] = []
    for block in blocks:
        if block.kind not in ("paragraph", "caption"):
            parted.append(block)
            continue
        at = _credit_at(text[block.start : block.end], words)
        if at is None:
            parted.append(block)
        elif at == 0:
            parted.append(replace(block, kind="credit"))
        else:
            before = text[block.start : block.start + at].rstrip()
            parted.append(replace(block, kind="caption", end=block.start + len(before)))
            parted.append(replace(block, kind="credit", start=block.start + at))
    return parted


def _credit_at(line: str, words: PageWords) -> int | None:
    """Where the credit of a line begins; None where it has none."""
    if words.finds("credit", "start", line) and count_words(line) <= 15 and not is_body(line):
        return 0
    offset = max(0, len(line) - _TAIL)
    tail = line[offset:]
    label, bracket = _credit_patterns(words)
    places = [
        found.start()
        for found in (*bracket.finditer(tail), *label.finditer(tail))
        if _is_credit(tail[found.start() :], tail[: found.start()])
    ]
    slash = _SLASH_CREDIT.search(tail[-100:])
    if slash and count_words(line) <= _CAPTION_WORDS and not is_closed(line):
        marks = words.finds("credit", "bracket", slash[0]) or (
            "/" in slash[0] and _known_agency(slash[0], words)
        )
        places += [len(tail) - len(tail[-100:]) + slash.start()] if marks else []
    if not places or (offset == 0 and min(places) == 0):
        return 0 if places else None
    at = offset + min(places)
    return at if count_words(line[:at]) <= _CAPTION_WORDS else None


def _is_credit(credit: str, before: str) -> bool:
    """The rest of the line names who made the picture and says nothing else."""
    if count_words(credit) > 16:
        return False
    if credit[0] in "([":
        rest = credit.rstrip(" .")
        return rest.endswith((")", "]")) or is_closed(before.strip()) or count_words(credit) <= 12
    body = credit.rstrip(" .")
    return not re.search(r"[.?!]\s+[A-Z][a-z]+\s[a-z]", body) and not body.endswith(("?", "!"))


def _known_agency(credit: str, words: PageWords) -> bool:
    return any(piece.strip(" ©-–—").casefold() in words.agency_of for piece in credit.split("/"))


def mark_captions(text: str, blocks: list[Block], *, words: PageWords) -> list[Block]:
    """Name captions by their own words ("in this undated photo", "FILE -")."""
    return [
        replace(block, kind="caption")
        if block.kind == "paragraph" and _says_picture(text[block.start : block.end], words)
        else block
        for block in blocks
    ]


def mark_near_captions(text: str, blocks: list[Block]) -> list[Block]:
    """Name the lines that stand directly over a caption or a credit."""
    marked = list(blocks)
    for index in range(len(marked) - 2, -1, -1):
        block, after = marked[index], marked[index + 1]
        if block.kind != "paragraph" or after.kind not in ("caption", "credit"):
            continue
        line = text[block.start : block.end]
        breaks = text.count("\n", block.end, after.start)
        length = count_words(line)
        close = breaks == 1 and length <= _CAPTION_WORDS and not is_body(line)
        # A credit with no caption of its own belongs to the phrase before it.
        phrase = after.kind == "credit" and breaks > 1 and 3 <= length <= 40 and not is_closed(line)
        if (close or phrase) and not is_name(line):
            marked[index] = replace(block, kind="caption")
    return marked


def _says_picture(line: str, words: PageWords) -> bool:
    if count_words(line) > _CAPTION_WORDS:
        return False
    if words.finds("caption", "start", line) or words.finds("caption", "strong", line):
        return True
    return words.finds("caption", "inside", line) and not is_closed(line)
