"""Words -> pieces and shapes, and sentences -> windows: what the encoder reads, without torch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from training.data import Sentence

SHAPES = (
    "none", "lower", "Capital", "C", "ALL", "mIxed", "digits", "number", "a1", "punct", "lower-joined", "other",
)  # fmt: skip
CLS, SEP = 101, 102
LONGEST = 510  # pieces of a window, without [CLS] and [SEP]

Cut = Callable[[str], tuple[int, ...]]


@cache
def shape_of(word: str) -> int:
    """Place in SHAPES of how a word is written."""
    letters = [mark for mark in word if mark.isalpha()]
    digits = any(mark.isdigit() for mark in word)
    if not letters:
        kind = ("digits" if word.isdigit() else "number") if digits else "punct"
    elif digits:
        kind = "a1"
    elif all(mark.islower() for mark in letters):
        kind = "lower" if len(letters) == len(word) else "lower-joined"
    elif all(mark.isupper() for mark in letters):
        kind = "C" if len(letters) == 1 else "ALL"
    elif letters[0].isupper() and all(mark.islower() for mark in letters[1:]):
        kind = "Capital"
    elif any(mark.isupper() for mark in letters):
        kind = "mIxed"
    else:
        kind = "other"
    return SHAPES.index(kind)


def piece_cutter(folder: Path) -> Cut:
    """The piece tokeniser of the encoder in `folder`, with a memory: the same words come again and again."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    known: dict[str, tuple[int, ...]] = {}

    def cut(word: str) -> tuple[int, ...]:
        if word not in known:
            # A word of marks that the tokeniser drops (a soft hyphen) still needs a piece: [UNK].
            known[word] = tuple(tokenizer.encode(word, add_special_tokens=False).ids[:24]) or (100,)
        return known[word]

    return cut


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences that are encoded together; words are counted from 1, place 0 is the root ([CLS])."""

    sentences: tuple[Sentence, ...]
    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    sentence: tuple[int, ...]  # which sentence a word is of, from 1; 0 for the root


def window_of(sentences: Sequence[Sentence], cut: Cut) -> Window:
    """One row for the encoder."""
    pieces, shapes, first, last, numbers = [CLS], [0], [0], [0], [0]
    for number, sentence in enumerate(sentences, start=1):
        for word in sentence.words:
            ids = cut(word)
            first.append(len(pieces))
            pieces += ids
            shapes += [shape_of(word)] * len(ids)
            last.append(len(pieces) - 1)
            numbers.append(number)
    pieces.append(SEP)
    shapes.append(0)
    return Window(tuple(sentences), tuple(pieces), tuple(shapes), tuple(first), tuple(last), tuple(numbers))


def windows_of(sentences: Sequence[Sentence], cut: Cut, *, budget: int) -> list[Window]:
    """Neighbouring sentences in windows of at most `budget` pieces; a longer sentence stands alone.

    A sentence of more than LONGEST pieces is left out: the encoder has no positions for it.
    """
    windows: list[Window] = []
    waiting: list[Sentence] = []
    length = 0
    for sentence in sentences:
        size = sum(len(cut(word)) for word in sentence.words)
        if size > LONGEST:
            continue
        if waiting and length + size > budget:
            windows.append(window_of(waiting, cut))
            waiting, length = [], 0
        waiting.append(sentence)
        length += size
    if waiting:
        windows.append(window_of(waiting, cut))
    return windows


def batches_of(windows: Sequence[Window], *, pieces: int, random: Random | None = None) -> list[list[Window]]:
    """Windows of like length in batches of at most `pieces` pieces, padding counted."""
    ordered = sorted(windows, key=lambda window: (len(window.pieces), random.random() if random else 0))
    batches: list[list[Window]] = []
    for window in ordered:
        if batches and (len(batches[-1]) + 1) * len(window.pieces) <= pieces:
            batches[-1].append(window)
        else:
            batches.append([window])
    return batches
