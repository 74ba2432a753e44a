"""What a mention and a possible antecedent have in common: numbers for the pair scorer, from words alone (numpy)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

NEAREST = 100  # mentions before a mention that may be its antecedent

_CLASSES = (
    "i me my mine myself we us our ours ourselves",
    "you your yours yourself yourselves",
    "he him his himself",
    "she her hers herself",
    "it its itself",
    "they them their theirs themselves",
    "who whom whose which that",
    "this these those",
)
PRONOUNS = {word: at for at, words in enumerate(_CLASSES, start=1) for word in words.split()}
_KINDS = len(_CLASSES) + 1  # 0: no pronoun
_AFTER_HEAD = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "for",
        "from",
        "to",
        "with",
        "by",
        "who",
        "which",
        "that",
        "whose",
        "where",
        "when",
        "and",
        "or",
        ",",
        "(",
        "-",
        "–",
        "—",
    ]
)
_BEFORE_NAME = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "some",
        "any",
        "no",
    ]
)
_SENTENCES = (0, 1, 2, 3, 5, 9)
_MENTIONS = (1, 2, 3, 5, 9, 17, 33, 65)
FEATURES = 2 * _KINDS + 16 + len(_SENTENCES) + len(_MENTIONS)

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float32]
Pick: TypeAlias = Callable[[Ints], tuple[Ints, Ints]]


@dataclass(frozen=True, slots=True)
class Marks:
    """One number for each mention in each array."""

    text: Ints  # mentions with the same words have the same number
    bare: Ints  # the same without article
    head: Ints
    pronoun: Ints
    name: Ints  # 1 where a word behind the first has a capital, or the only word
    definite: Ints  # 0 nothing, 1 the, 2 a, 3 this/that, 4 his/her
    sentence: Ints
    first: Ints
    last: Ints


def marks_of(words: Sequence[str], sentences: Sequence[int], spans: Sequence[tuple[int, int]]) -> Marks:
    """Look at each mention once.

    Args:
        words: The words of the document.
        sentences: The number of each word's sentence.
        spans: First and last word of each mention.
    """
    ids: dict[str, int] = {}
    rows = []
    for first, last in spans:
        inside = words[first : last + 1]
        low = [word.lower() for word in inside]
        bare = low[1:] if low[0] in _BEFORE_NAME and len(low) > 1 else low
        head = _head(low)
        rows.append(
            (
                ids.setdefault(" ".join(low), len(ids)),
                ids.setdefault(" ".join(bare), len(ids)),
                ids.setdefault(low[head], len(ids)),
                PRONOUNS.get(low[0], 0) if len(low) == 1 else 0,
                int(inside[head][:1].isupper()),
                _definite(low[0]),
                sentences[first],
                first,
                last,
            )
        )
    table = np.array(rows, dtype=np.int64).reshape(len(rows), 9)
    return Marks(*(table[:, column] for column in range(9)))


def _head(low: Sequence[str]) -> int:
    """Place of the word that a mention is about: the last one before what follows a head."""
    for at in range(1, len(low)):
        if low[at] in _AFTER_HEAD:
            return at - 1
    return len(low) - 2 if len(low) > 1 and low[-1] in {"'s", "’s", "'", "’"} else len(low) - 1


def _definite(word: str) -> int:
    groups = (("the",), ("a", "an"), ("this", "that", "these", "those"), tuple(_BEFORE_NAME))
    return next((at for at, group in enumerate(groups, start=1) if word in group), 0)


def candidates(mentions: int) -> Ints:
    """mentions x nearest: the mentions before each one, nearest first; -1 where there is none."""
    width = min(NEAREST, max(mentions - 1, 1))
    return np.maximum(np.arange(mentions)[:, None] - 1 - np.arange(width)[None, :], -1)


def features_of(marks: Marks, antecedents: Ints) -> Floats:
    """mentions x nearest x FEATURES for each mention and its candidates."""
    mentions, nearest = antecedents.shape
    result = np.zeros((mentions, nearest, FEATURES), dtype=np.float32)
    before = np.maximum(antecedents, 0)

    def of(values: Ints) -> tuple[Ints, Ints]:
        return values[:, None], values[before]

    ours, theirs = of(marks.pronoun)
    for kind in range(_KINDS):
        result[:, :, kind] = ours == kind
        result[:, :, _KINDS + kind] = theirs == kind
    sames = _sames(marks, of)
    sentence, sentence_before = of(marks.sentence)
    buckets = [
        *_buckets(sentence - sentence_before, _SENTENCES),
        *_buckets(np.arange(mentions)[:, None] - antecedents, _MENTIONS),
    ]
    for at, values in enumerate([*sames, *buckets], start=2 * _KINDS):
        result[:, :, at] = values
    return result


def _sames(marks: Marks, of: Pick) -> list[NDArray[np.bool_]]:
    text, bare, head, pronoun = of(marks.text), of(marks.bare), of(marks.head), of(marks.pronoun)
    name, definite, first, last = of(marks.name), of(marks.definite), of(marks.first), of(marks.last)
    noun = (pronoun[0] == 0) & (pronoun[1] == 0)
    same_head = head[0] == head[1]
    both_names = (name[0] == 1) & (name[1] == 1) & noun
    yes = np.ones_like(noun)
    return [
        (text[0] == text[1]) & noun,
        (bare[0] == bare[1]) & noun,
        same_head & noun,
        same_head & both_names,
        both_names & ~same_head,
        noun & ~same_head,
        (pronoun[0] > 0) & (pronoun[0] == pronoun[1]),
        (pronoun[0] > 0) & (pronoun[1] > 0) & (pronoun[0] != pronoun[1]),
        (first[0] <= last[1]),  # one inside the other
        (name[0] == 1) & yes,
        (name[1] == 1) & yes,
        (definite[0] == 1) & yes,
        (definite[0] == 2) & yes,
        (definite[0] == 3) & yes,
        (definite[1] == 2) & yes,
        (last[1] - first[1] > 4) & yes,
    ]


def _buckets(values: Ints, borders: Sequence[int]) -> list[NDArray[np.bool_]]:
    return [
        (values >= low) & (values < high)
        for low, high in zip(borders, (*borders[1:], np.iinfo(np.int64).max), strict=True)
    ]
