"""Shapes of words, windows of sentences, batches of windows."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.data import Sentence
from training.pieces import CLS, LONGEST, SEP, SHAPES, batches_of, shape_of, window_of, windows_of

SENTENCES = st.lists(
    st.lists(st.sampled_from(["a", "bb", "ccc", "Dddd"]), min_size=1, max_size=9).map(
        lambda words: Sentence(tuple(words))
    ),
    max_size=12,
)


def cut(word: str) -> tuple[int, ...]:
    return (7,) * len(word)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("said", "lower"), ("Ana", "Capital"), ("I", "C"), ("UN", "ALL"), ("McRae", "mIxed"), ("1989", "digits"),
        ("3.5", "number"), ("COVID-19", "a1"), ("...", "punct"), ("co-op", "lower-joined"), ("É", "C"), ("人", "other"),
    ],
)  # fmt: skip
def test_shape(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape


@given(st.text(min_size=1, max_size=8))
def test_every_word_has_a_shape(word: str) -> None:
    assert 0 < shape_of(word) < len(SHAPES)


def test_window_counts_pieces_and_words_from_the_root() -> None:
    window = window_of([Sentence(("bb", "a")), Sentence(("ccc",))], cut)
    assert window.pieces == (CLS, 7, 7, 7, 7, 7, 7, SEP)
    assert window.first == (0, 1, 3, 4)
    assert window.last == (0, 2, 3, 6)
    assert window.sentence == (0, 1, 1, 2)
    assert len(window.shapes) == len(window.pieces)


@given(SENTENCES, st.integers(1, 40))
def test_windows_keep_every_sentence_in_order_and_the_budget(sentences: list[Sentence], budget: int) -> None:
    windows = windows_of(sentences, cut, budget=budget)
    assert [sentence for window in windows for sentence in window.sentences] == sentences
    assert all(len(window.sentences) == 1 or len(window.pieces) - 2 <= budget for window in windows)


def test_sentence_without_positions_is_left_out() -> None:
    long = Sentence(("a" * (LONGEST + 1),))
    assert windows_of([long], cut, budget=9) == []


@given(SENTENCES, st.integers(1, 60))
def test_batches_hold_every_window_once_within_their_size(sentences: list[Sentence], size: int) -> None:
    windows = windows_of(sentences, cut, budget=9)
    batches = batches_of(windows, pieces=size, random=Random(1))  # noqa: S311
    assert sorted(map(id, windows)) == sorted(id(window) for batch in batches for window in batch)
    for batch in batches:
        padded = len(batch) * max(len(window.pieces) for window in batch)
        assert len(batch) == 1 or padded <= size
