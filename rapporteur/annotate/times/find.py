"""Time expressions: the longest rule at each place, resolved in the order of the text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from rapporteur.annotate.times import clock, dates, lengths, named, relative
from rapporteur.annotate.times.anchors import Anchor, choose_mode, direction
from rapporteur.annotate.times.items import Item, find_items, words_of
from rapporteur.annotate.times.rules import Found, Meaning, Rule
from rapporteur.model.annotation import Sentence, Timex, Token
from rapporteur.model.partial_date import Days, PartialDateError, days_of
from rapporteur.model.text import Block, StructuredText
from rapporteur.model.vocabulary import CHROME_KINDS
from rapporteur.reference import Reference
from rapporteur.reference.time_words import TimeWords

RULES: tuple[Rule, ...] = dates.RULES + relative.RULES + lengths.RULES + clock.RULES + named.RULES
_APART = frozenset({"caption", "byline", "footnote"})
"""Blocks whose dates are no anchor for the running text."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One block with its tokens, words and items; `sentences` holds first and last word of each sentence."""

    block: Block
    tokens: Sequence[Token]
    words: Sequence[str]
    items: Sequence[Item]
    sentences: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Reading:
    """An expression read: its first and last item."""

    first: int
    last: int
    meaning: Meaning


def find_times(
    text: StructuredText,
    tokens: tuple[Token, ...],
    sentences: tuple[Sentence, ...],
    *,
    reference: Reference,
) -> tuple[Timex, ...]:
    """Find and resolve time expressions.

    Relative expressions of a news text count from `text.dct`, those of a narrative from the date last named;
    without either they keep a TIMEX3 value with `X` or `..._REF` and have no EDTF. Ages, counts, and the
    publisher's furniture (CHROME_KINDS) hold no times.

    Args:
        text: One document.
        tokens: Its tokens.
        sentences: Its sentences.
        reference: Reference data, of which the time words are used.

    Returns:
        Time expressions in text order, none overlapping.

    Source: TimeML annotation guidelines 1.2.1 for values; SynTime (Zhong et al. 2017) for token types.
    """
    table = reference.time_words
    parts = tuple(_parts(text, tokens, sentences, table))
    day = day_of_writing(text)
    mode = choose_mode([item for part in parts for item in part.items], day, text.genre)
    anchor = Anchor(day, mode)
    return tuple(timex for part in parts for timex in _times_of(part, anchor, table))


def day_of_writing(text: StructuredText) -> date | None:
    """The day from which `yesterday` counts: that of the dateline, where the page came out a day after it.

    A story told in one time zone in the evening comes out in another after midnight.
    """
    day, told = _day(text.dct), text.dateline.date if text.dateline else None
    if day is None or told is None or day == date.min:
        return day
    eve = day - timedelta(days=1)
    return eve if told in (eve.isoformat(), f"XXXX-{eve:%m-%d}") else day


def _day(edtf: str | None) -> date | None:
    """The day of an EDTF date; None where it is longer than a day."""
    try:
        days = days_of(edtf) if edtf else Days(None, None)
    except PartialDateError:
        return None
    return days.begin if days.begin == days.end else None


def _parts(
    text: StructuredText, tokens: Sequence[Token], sentences: Sequence[Sentence], table: TimeWords
) -> Iterator[_Part]:
    starts = [token.start for token in tokens]
    sentence_starts = [sentence.start for sentence in sentences]
    for block in text.blocks:
        if block.kind in CHROME_KINDS:
            continue
        first, last = bisect_right(starts, block.start - 1), bisect_right(starts, block.end - 1)
        inside = tokens[first:last]
        words, spaced = words_of(text.text, inside)
        borders = sentence_starts[
            bisect_right(sentence_starts, block.start - 1) : bisect_right(sentence_starts, block.end - 1)
        ]
        opens = [bisect_right(starts, border - 1) - first for border in borders] or [0]
        spans = [(a, b - 1) for a, b in zip(opens, [*opens[1:], len(inside)], strict=True)]
        yield _Part(block, inside, words, find_items(words, spaced, table), spans)


def _times_of(part: _Part, anchor: Anchor, table: TimeWords) -> Iterator[Timex]:
    local = replace(anchor) if part.block.kind in _APART else anchor
    for reading in _merged(list(_readings(part, local, table)), part.items, table):
        first = part.items[reading.first]
        start = part.tokens[first.first].start + first.skip
        end = part.tokens[part.items[reading.last].last].end
        meaning = reading.meaning
        yield Timex(start, end, meaning.type, meaning.value, meaning.edtf, meaning.reason)


def _readings(part: _Part, anchor: Anchor, table: TimeWords) -> Iterator[_Reading]:
    """Expressions from left to right: at each item the longest rule that gives a meaning."""
    letters = "".join(item.letter for item in part.items)
    at, anchor.day_here = 0, None
    while at < len(letters):
        reading = _read_at(part, letters, at, anchor, table) if letters[at] not in "x.,-()pakn" else None
        if reading is None:
            at += 1
            continue
        if reading.meaning.stretch is not None:
            anchor.note(reading.meaning.stretch, is_aside=_is_aside(letters, at, reading.last))
        yield reading
        at = reading.last + 1


def _is_aside(letters: str, first: int, last: int) -> bool:
    """Whether the expression is a year alone that no preposition leads in."""
    return letters[first : last + 1] == "Y" and letters[max(first - 1, 0)] not in "ikEe"


def _read_at(part: _Part, letters: str, at: int, anchor: Anchor, table: TimeWords) -> _Reading | None:
    matches = [(rule, match) for rule in RULES if (match := rule.pattern.match(letters, at))]
    matches.sort(key=lambda pair: -pair[1].end())
    for rule, match in matches:
        if match.end() == at:
            continue
        first, last = part.items[at].first, part.items[match.end() - 1].last
        spans = part.sentences
        sentence = spans[max(bisect_right(spans, (first, len(part.words))) - 1, 0)]
        look = partial(direction, part.words, first, last, sentence, table)
        meaning = rule.resolve(Found(part.items, match, table, look), anchor)
        if meaning is not None:
            return _Reading(at, match.end() - 1, meaning)
    return None


def _merged(readings: list[_Reading], items: Sequence[Item], table: TimeWords) -> Iterator[_Reading]:
    """Take a time of day and its date together: `9 p.m. Wednesday`, `October 28 at 10:30`."""
    at = 0
    while at < len(readings):
        reading = readings[at]
        if at + 1 < len(readings) and (joined := _join(reading, readings[at + 1], items, table)):
            readings[at + 1] = joined
        else:
            yield reading
        at += 1


def _join(one: _Reading, two: _Reading, items: Sequence[Item], table: TimeWords) -> _Reading | None:
    between = [item.word for item in items[one.last + 1 : two.first]]
    if len(between) > 2 or any(word not in table.roles["joins day and clock"] for word in between):
        return None
    kinds = {one.meaning.type, two.meaning.type}
    if kinds != {"DATE", "TIME"}:
        return None
    clock_side, day_side = (one, two) if one.meaning.type == "TIME" else (two, one)
    day = day_side.meaning.stretch
    if day is None or day.grain != "D" or "T" not in clock_side.meaning.value:
        return None
    hour = clock_side.meaning.value.partition("T")[2]
    meaning = Meaning("TIME", f"{day.value}T{hour}", day.edtf, day_side.meaning.reason, day)
    return _Reading(one.first, two.last, meaning)
