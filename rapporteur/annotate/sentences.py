"""Sentences.

A sentence ends with its mark and whatever closes behind it (quotation mark, bracket). A line break is no
border, since blocks may be hard-wrapped; an empty line is one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapporteur.model.annotation import Sentence, Token
from rapporteur.model.text import StructuredText

_ENDS = re.compile(r"[.!?…]+|[。！？]")
_ABBREVIATION = re.compile(r".*\w\.")
_CLOSERS = frozenset("\"'”’»)]}") | {"''"}
_OPENERS = frozenset("\"'“‘«([{") | {"``"}
_ABBREVIATIONS_BEFORE_MORE = (
    "c. Mr. Mrs. Ms. Dr. Prof. Hon. Rev. Fr. Gen. Lt. Col. Maj. Capt. Cmdr. Sgt. Cpl. Adm. Sen. Rep. Gov. Pres. "
    "Amb. Supt. Messrs. Mt. St. Ste. vs. cf. ca. approx. al. e.g. i.e. No. Nos. no. nos. para. paras. Para. Paras. "
    "par. Art. art. Arts. arts. Sec. sec. Vol. vol. Fig. fig. pp. p. ch. Ch. Res. res."
)
_NEVER_LAST = frozenset(_ABBREVIATIONS_BEFORE_MORE.split())
_OPENING_WORDS = (
    "The A An In On At For From By With To As But And Or So If When While After Before Since Although However He "
    "She It They We I You His Her Its Their Our My Your This That These Those There Here What Who Why How Where "
    "Some Many Most All Both Each No Not One Two Under According Meanwhile Asked Earlier Later Last Now Then"
)
_BEGINNERS = frozenset(_OPENING_WORDS.split())
_MARKS = 6
"""No more opening or closing marks are looked through at a border, so that a page of brackets costs no more."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def find_sentences(text: StructuredText, tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """Cut the blocks of a text into sentences.

    Args:
        text: One document.
        tokens: Its tokens, as `find_tokens` gives them.

    Returns:
        Sentences in text order, each inside one block; every token lies in exactly one of them.
    """
    return tuple(
        Sentence(run[0].start, run[-1].end, index)
        for index, inside in _by_block(text, tokens)
        for run in _runs(text.text, inside)
    )


def _by_block(text: StructuredText, tokens: Sequence[Token]) -> Iterator[tuple[int, Sequence[Token]]]:
    at = 0
    for index, block in enumerate(text.blocks):
        first = at
        while at < len(tokens) and tokens[at].start < block.end:
            at += 1
        yield index, tokens[first:at]


def _runs(text: str, tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of each sentence."""
    words = [text[token.start : token.end] for token in tokens]
    first = 0
    for at, (token, following) in enumerate(pairwise(tokens)):
        gap = text[token.end : following.start]
        if _is_note_mark(words, at + 1) and not _BLANK_LINE.search(gap):
            continue
        if _is_border(words, first, at, gap) or _BLANK_LINE.search(gap):
            yield tokens[first : at + 1]
            first = at + 1
    if tokens:
        yield tokens[first:]


def _is_border(words: Sequence[str], first: int, at: int, gap: str) -> bool:
    """Whether a sentence that began at `first` ends after the word `at`."""
    if not gap:
        return False
    last = at
    while last > max(first, at - _MARKS) and words[last] in _CLOSERS:
        last -= 1
        if words[last].isdigit() and _is_note_mark(words, last - 1):
            last -= 2
    word, following = words[last], _first_word(words, at + 1)
    if _ENDS.fullmatch(word):
        return _can_begin(following, after=word) and not _is_number_of_item(words, first, last)
    if last < at or word in _NEVER_LAST or not _ABBREVIATION.fullmatch(word):
        return False
    return len(word) > 2 and (following in _BEGINNERS or words[at + 1] in _OPENERS - {"(", "["})


def _is_note_mark(words: Sequence[str], at: int) -> bool:
    """Whether a mark such as `[17]` stands here: it belongs to the sentence before it."""
    return words[at] == "[" and at + 2 < len(words) and words[at + 1].isdigit() and words[at + 2] == "]"


def _first_word(words: Sequence[str], at: int) -> str:
    """The word at or behind opening marks."""
    end = min(at + _MARKS, len(words) - 1)
    while at < end and words[at] in _OPENERS:
        at += 1
    return words[at]


def _can_begin(word: str, *, after: str) -> bool:
    if word[0].islower():
        return False
    return word[0].isalnum() or after not in ("...", "…", "..")


def _is_number_of_item(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the sentence so far is but the number of a paragraph or list item, such as `7.` or `(a).`"""
    if last - first > _MARKS:
        return False
    inside = [word for word in words[first:last] if word not in _OPENERS | _CLOSERS]
    return len(inside) == 1 and len(inside[0]) <= 3 and (inside[0].isdigit() or len(inside[0]) == 1)
