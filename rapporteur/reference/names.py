"""Look up names in running text: words without their diacritics, longest name first.

A name is a sequence of words. Hyphens, apostrophes and periods hold no information ("Ban Ki-moon", "Ban Ki
Moon", "U.N."), capitals do: an acronym must stand in capitals ("US", never "us"), and a word that the table
capitalises must begin with a capital.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORDS = re.compile(r"['’][sS]\b|[\w.]+(?:['’](?![sS]\b)\w+)*|,")
_DROPPED = str.maketrans("", "", ".'’`‘-‐‑")
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "ı": "i", "æ": "ae"}
)
JOINERS = frozenset({"-", "‐", "‑", "'", "’", "."})
"""Tokens that may stand inside a name without being part of it."""


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word in lower case, without diacritics, periods and apostrophes."""
    if word.isascii():
        return word.translate(_DROPPED).lower()
    bare = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in bare if not unicodedata.combining(c)).translate(_DROPPED).casefold()


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as the table prints it, hyphenated parts apart."""
    return tuple(word for word in _WORDS.findall(name.replace("-", " ").replace("‐", " ")) if fold(word))


def name_key(name: str) -> tuple[str, ...]:
    """What two spellings of one name have in common: its folded words."""
    return tuple(fold(word) for word in name_words(name))


def is_acronym(word: str) -> bool:
    """Whether a word of a name is written in capitals only."""
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


@dataclass(frozen=True, slots=True)
class Name:
    """A form of a name: its words and what it may stand for, best first."""

    words: tuple[str, ...]
    key: tuple[str, ...]
    id: str
    kind: str


class NameIndex:
    """Names by their first folded word, longest first."""

    def __init__(self, names: Iterable[Name]) -> None:
        by_first: dict[str, dict[tuple[str, ...], list[Name]]] = {}
        for name in names:
            forms = by_first.setdefault(name.key[0], {})
            found = forms.setdefault(name.key, [])
            if name not in found:
                found.append(name)
        self._by_first = {
            first: tuple(
                (key, tuple(names))
                for key, names in sorted(forms.items(), key=lambda pair: (-len(pair[0]), pair[0]))
            )
            for first, forms in by_first.items()
        }
        self.firsts = frozenset(self._by_first)

    def exact(self, name: str) -> tuple[Name, ...]:
        """Names that a whole string is, whatever its diacritics and hyphens; acronyms need their capitals."""
        words = name_words(name)
        key = tuple(fold(word) for word in words)
        for candidate, names in self._by_first.get(key[0], ()) if key else ():
            if candidate == key:
                return tuple(found for found in names if _capitals_fit(found.words, words))
        return ()

    def longest(
        self, words: Sequence[str], folded: Sequence[str], at: int, end: int
    ) -> tuple[int, tuple[Name, ...]] | None:
        """The longest name that begins at word `at` and ends by `end`.

        Args:
            words: Words as printed.
            folded: The same words, folded; joiners are empty strings.
            at: First word.
            end: One past the last word allowed.

        Returns:
            One past its last word, and the names; None if no name begins here.
        """
        for key, names in self._by_first.get(folded[at], ()):
            stop = _match(key, folded, at, end)
            if stop is None:
                continue
            printed = [words[i] for i in range(at, stop) if folded[i]]
            fitting = tuple(name for name in names if _capitals_fit(name.words, printed))
            if fitting:
                return stop, fitting
        return None


def _match(key: tuple[str, ...], folded: Sequence[str], at: int, end: int) -> int | None:
    for part in key:
        while at < end and not folded[at]:
            at += 1
        if at >= end or folded[at] != part:
            return None
        at += 1
    return at


def _capitals_fit(name: Sequence[str], printed: Sequence[str]) -> bool:
    return len(name) == len(printed) and all(map(_word_fits, name, printed))


def _word_fits(name: str, printed: str) -> bool:
    if is_acronym(name):
        return is_acronym(printed)
    return not name[0].isupper() or printed[0].isupper()
