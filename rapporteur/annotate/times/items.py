"""Tokens of time expressions: each word or group of words with the part it can play, as one letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.model.annotation import Token
from rapporteur.reference.time_words import TimeWord, TimeWords

LETTERS = {
    "month": "M", "weekday": "W", "weekdays": "V", "unit": "U", "units": "u", "quarter": "K", "century": "c",
    "weekend": "g", "number": "N", "ordinal": "o", "decades": "y", "season": "S", "daypart": "P", "clock": "t",
    "day": "R", "night": "R", "last": "L", "past": "l", "previous": "F", "latest": "L", "this": "T", "that": "H",
    "next": "X", "following": "F", "part": "E", "edge": "e", "article": "A", "the": "D", "ago": "G",
    "after": "B", "before": "B", "some": "v", "each": "Q", "per": "q", "of": "k", "prep": "i", "join": "n",
    "approximately": "%", "filler": "m", "half": "h", "half a": "O", "fiscal": "w", "vague": "Z", "set": "s",
    "holiday": "j", "meridiem": "a", "zone": "z", "era": "C", "counted": "J", "numbered": "#",
    "period": "I", "session": "@", "body": "&", "named": "!",
}  # fmt: skip
"""One letter for each kind, so that a grammar can be written as regular expressions over letters.

Further letters: `d` a number of one or two digits up to 31, `Y` a year, `f` a date in figures, `b` a year such
as '98, `r` earlier or later, `-` a hyphen or dash, `,` a comma, `p` a possessive mark, `(` and `)`, `.` any
mark, `x` another word.
"""

_NAMES = frozenset({"month", "weekday", "weekdays", "zone", "holiday", "era", "body"})
_GLUED = re.compile(r"\w{0,60}[a-z]([A-Z][a-z]{2,8})")
_DIGITS = re.compile(r"\d{1,12}", re.ASCII)
_BIG = re.compile(r"\d{1,3}(?:,\d{3})+", re.ASCII)
_DECIMAL = re.compile(r"\d{1,6}\.\d{1,3}", re.ASCII)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?", re.ASCII)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.ASCII)
_DECADE = re.compile(r"(?:['’])?(\d{2}|\d{4}|\d{3}0)s", re.ASCII)
_SHAPES = {
    "-": "-",
    "–": "-",
    "—": "-",
    "‑": "-",
    ",": ",",
    "'s": "p",
    "’s": "p",
    "'": "p",
    "’": "p",
    "(": "(",
    ")": ")",
}


@dataclass(frozen=True, slots=True)
class Item:
    """Words of one part: `first` and `last` are token indices, the last one included.

    `skip` counts the characters of the first token that belong to another word glued before this one.
    """

    letter: str
    value: str
    first: int
    last: int
    word: str
    skip: int = 0


def find_items(words: Sequence[str], spaced: Sequence[bool], table: TimeWords) -> list[Item]:
    """Give each word its letter.

    Args:
        words: The tokens of one block, as printed.
        spaced: Whether white space stands before each.
        table: Words of time expressions.
    """
    lower = [word.lower() for word in words]
    items: list[Item] = []
    at = 0
    while at < len(words):
        prefix = _prefix(lower[at], table) if "-" in lower[at] else ""
        skip = len(prefix)
        if prefix and (core := _behind_mid(lower[at][skip:], words[at][skip:], table)):
            items += [Item("E", "MID", at, at, prefix), Item(core[0], core[1], at, at, lower[at][skip:])]
            at += 1
            continue
        item = _known(words, lower, at, items, table) or _glued(words, at, table)
        item = item or _shaped(words, lower, spaced, at)
        items.append(item)
        at = item.last + 1
    return _join_numbers(items, table.roles["number join"])


def _known(
    words: Sequence[str], lower: Sequence[str], at: int, before: Sequence[Item], table: TimeWords
) -> Item | None:
    senses = table.by_first.get(lower[at])
    if senses is None:
        return None
    for sense in senses:
        length = len(sense.words)
        if length > 1 and tuple(lower[at : at + length]) != sense.words:
            continue
        if _is_name_in_lower_case(sense, words[at]):
            continue
        if _is_second_unit(sense, before, table) is False:
            continue
        letter = "r" if sense.value in ("BEFORE", "AFTER") else LETTERS[sense.kind]
        return Item(letter, sense.value, at, at + length - 1, " ".join(lower[at : at + length]))
    return None


def _prefix(word: str, table: TimeWords) -> str:
    """The prefix for the middle of a stretch that a word begins with, such as `mid-`."""
    return next((mid for mid in sorted(table.roles["prefix mid"]) if word.startswith(mid)), "")


def _behind_mid(lower: str, printed: str, table: TimeWords) -> tuple[str, str] | None:
    """Letter and value of what `mid-` is glued to: a month, a part of day, a year, a decade."""
    for sense in table.by_first.get(lower, ()):
        if len(sense.words) == 1 and not _is_name_in_lower_case(sense, printed):
            return LETTERS[sense.kind], sense.value
    if re.fullmatch(r"1\d{3}|20\d{2}", printed, re.ASCII):
        return "Y", printed
    match = _DECADE.fullmatch(printed)
    return ("y", match[1]) if match else None


def _glued(words: Sequence[str], at: int, table: TimeWords) -> Item | None:
    """A month glued to a name by a flattened page, as in `BergMay 3, 2012`: only before a number."""
    match = _GLUED.fullmatch(words[at])
    if match is None or at + 1 == len(words) or not _DIGITS.fullmatch(words[at + 1]):
        return None
    skip = match.start(1)
    for sense in table.by_first.get(match[1].lower(), ()):
        if sense.kind == "month" and len(sense.words) == 1:
            return Item("M", sense.value, at, at, match[1].lower(), skip)
    return None


def _is_name_in_lower_case(sense: TimeWord, printed: str) -> bool:
    return sense.kind in _NAMES and not (printed[0].isupper())


def _is_second_unit(sense: TimeWord, before: Sequence[Item], table: TimeWords) -> bool | None:
    """For `second`: whether the sense (unit or ordinal) fits what stands before; None for other words."""
    if " ".join(sense.words) not in table.roles["unit or ordinal"]:
        return None
    after_number = bool(before) and before[-1].letter in "NdO"
    return (sense.kind == "unit") == after_number


def _shaped(words: Sequence[str], lower: Sequence[str], spaced: Sequence[bool], at: int) -> Item:
    """The part of a word that is in no table."""
    word = words[at]
    first = word[0]
    if first in _SHAPES:
        if first in "'’" and at + 1 < len(words) and not spaced[at + 1]:
            if re.fullmatch(r"\d{2}", words[at + 1], re.ASCII) and spaced[at]:
                return Item("b", words[at + 1], at, at + 1, word)
            if re.fullmatch(r"\d0s", words[at + 1], re.ASCII):
                return Item("y", words[at + 1][:2], at, at + 1, word)
        return Item(_SHAPES.get(word, "x" if len(word) > 2 else "."), word, at, at, word)
    if first.isdigit() and first.isascii():
        return _number(words, spaced, at)
    return Item("x" if first.isalnum() else ".", word, at, at, lower[at])


def _number(words: Sequence[str], spaced: Sequence[bool], at: int) -> Item:
    word = words[at]
    dated = _date_in_figures(words, spaced, at)
    if dated:
        return dated
    if _DIGITS.fullmatch(word):
        number = int(word)
        letter = "d" if len(word) <= 2 and 1 <= number <= 31 else "N"
        if len(word) == 4 and 1000 <= number <= 2199:
            letter = "Y"
        return Item(letter, word, at, at, word)
    if _BIG.fullmatch(word) or _DECIMAL.fullmatch(word):
        return Item("N", word.replace(",", ""), at, at, word)
    if _CLOCK.fullmatch(word):
        return Item("t", word, at, at, word)
    if match := _ORDINAL.fullmatch(word):
        return Item("o", str(int(match[1])), at, at, word)
    if match := _DECADE.fullmatch(word):
        return Item("y", match[1], at, at, word)
    return Item("x", word, at, at, word)


_FIGURES = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII), (1, 2, 3)),
    (re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})", re.ASCII), (1, 2, 3)),
    (re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII), (3, 2, 1)),
    (re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})", re.ASCII), (3, 1, 2)),
    (re.compile(r"(\d{4})-(\d{2})", re.ASCII), (1, 2)),
)


def _date_in_figures(words: Sequence[str], spaced: Sequence[bool], at: int) -> Item | None:
    """`2014-10-30`, `30.10.2014`, `10/30/2014` (`30/10/2014` where the month would be none)."""
    last = at
    while (
        last + 1 < len(words)
        and last < at + 4
        and not spaced[last + 1]
        and words[last + 1][0] in "0123456789-/"
    ):
        last += 1
    for end in range(last, at - 1, -1):
        glued = "".join(words[at : end + 1])
        if len(glued) < 6:
            break
        for pattern, order in _FIGURES:
            if match := pattern.fullmatch(glued):
                parts = [int(match[group]) for group in order]
                if parts[0] < 100:
                    parts[0] += 1900 if parts[0] > 50 else 2000
                if len(parts) == 3 and parts[1] > 12:
                    parts[1], parts[2] = parts[2], parts[1]
                if not (1 <= parts[1] <= 12 and all(1 <= part <= 31 for part in parts[2:])):
                    return None
                return Item("f", "-".join(str(part) for part in parts), at, end, glued)
    return None


def _join_numbers(items: list[Item], joins: frozenset[str]) -> list[Item]:
    """Take number words together: `twenty-four`, `two hundred and six`, `nineteen ninety-six`, `two and a half`."""
    joined: list[Item] = []
    at = 0
    while at < len(items):
        if _is_spelled_ordinal(items, at):
            value = str(int(items[at].value) + int(items[at + 2].value))
            joined.append(Item("o", value, items[at].first, items[at + 2].last, items[at].word))
            at += 3
        elif items[at].letter == "N" and items[at].word.isalpha():
            item, at = _spelled(items, at, joins)
            joined.append(item)
        elif items[at].letter in "dN" and _has_half(items, at + 1, joins):
            joined.append(Item("N", items[at].value + ".5", items[at].first, items[at + 3].last, "half"))
            at += 4
        else:
            joined.append(items[at])
            at += 1
    return joined


def _is_spelled_ordinal(items: list[Item], at: int) -> bool:
    """Whether `sixty-ninth` begins here."""
    if at + 2 >= len(items) or [item.letter for item in items[at : at + 3]] != ["N", "-", "o"]:
        return False
    tens, ones = items[at], items[at + 2]
    return tens.word.isalpha() and tens.value in _TENS and ones.word.isalpha() and int(ones.value) < 10


_TENS = frozenset(str(tens) for tens in range(20, 100, 10))


def _spelled(items: list[Item], at: int, joins: frozenset[str]) -> tuple[Item, int]:
    parts, end = [int(items[at].value)], at
    while end + 1 < len(items):
        step = (
            2
            if (items[end + 1].letter == "-" or items[end + 1].word in joins) and end + 2 < len(items)
            else 1
        )
        following = items[end + step]
        if (
            following.letter != "N"
            or not following.word.isalpha()
            or not _goes_on(parts[-1], int(following.value), step)
        ):
            break
        parts.append(int(following.value))
        end += step
    value, letter = _sum(parts)
    last = items[end].last
    text = str(value)
    if _has_half(items, end + 1, joins):
        text, last, end = f"{value}.5", items[end + 3].last, end + 3
    return Item(letter, text, items[at].first, last, items[at].word), end + 1


def _goes_on(before: int, number: int, step: int) -> bool:
    """Whether a number word continues the one before it."""
    if number in (100, 1000):
        return before < number
    if before in (100, 1000):
        return True
    if before >= 20 and before % 10 == 0 and number < 10:
        return True
    return step == 1 and 10 < before < 21 and 9 < number < 100


def _sum(parts: Sequence[int]) -> tuple[int, str]:
    """The number, and `Y` where it is spoken as a year."""
    if len(parts) > 1 and 10 < parts[0] < 21 and 9 < parts[1] < 100:
        return parts[0] * 100 + sum(parts[1:]), "Y"
    total = current = 0
    for part in parts:
        if part == 100:
            current = max(current, 1) * 100
        elif part == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            current += part
    total += current
    return total, "N"


def _has_half(items: Sequence[Item], at: int, joins: frozenset[str]) -> bool:
    """Whether `and a half` or `1/2` stands here."""
    if [item.word for item in items[at : at + 3]] == ["1", "/", "2"]:
        return True
    return (
        at + 2 < len(items)
        and items[at].word in joins
        and items[at + 1].letter == "A"
        and items[at + 2].letter == "h"
    )


def words_of(text: str, tokens: Sequence[Token]) -> tuple[list[str], list[bool]]:
    """The words of tokens, and whether white space stands before each."""
    words = [text[token.start : token.end] for token in tokens]
    spaced = [at == 0 or tokens[at - 1].end < token.start for at, token in enumerate(tokens)]
    return words, spaced
