"""Trees, tag sequences and clusters from scores."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

np = pytest.importorskip(
    "numpy", reason="numpy is not installed: run make train-setup, then make train-smoke"
)

from training.decode import (  # noqa: E402
    best_tags,
    bio_transitions,
    clusters_of,
    is_tree,
    spans_of,
    tree_of,
)

TAGS = ("O", "B-A", "I-A", "B-B", "I-B")
MOVES = bio_transitions(TAGS)


@st.composite
def tables(draw: st.DrawFn, *, rows: int, columns: int | None = None) -> list[list[int]]:
    count = draw(st.integers(1, rows))
    width = columns or count + 1
    row = st.lists(st.integers(-20, 20), min_size=width, max_size=width)
    return draw(st.lists(row, min_size=count, max_size=count))


def weight(table: list[list[int]], heads: tuple[int, ...] | list[int]) -> int:
    return sum(row[head] for row, head in zip(table, heads, strict=True))


@given(tables(rows=4))
@settings(max_examples=150, deadline=None)
def test_tree_is_the_best_of_all_trees_with_one_root(table: list[list[int]]) -> None:
    found = tree_of(np.array([[0] * len(table[0]), *table], dtype=float))
    trees = [heads for heads in product(range(len(table) + 1), repeat=len(table)) if is_tree(heads)]
    assert is_tree(found)
    assert weight(table, found) == max(weight(table, heads) for heads in trees)


@given(tables(rows=40))
@settings(max_examples=40, deadline=None)
def test_long_sentences_are_trees_too(table: list[list[int]]) -> None:
    assert is_tree(tree_of(np.array([[0] * len(table[0]), *table], dtype=float)))


def test_no_words_have_no_tree() -> None:
    assert tree_of(np.zeros((1, 1))) == []


def test_what_is_no_tree() -> None:
    assert is_tree([2, 0, 2])
    assert not is_tree([0, 0])  # two roots
    assert not is_tree([2, 1, 0])  # a cycle


@given(tables(rows=5, columns=len(TAGS)))
@settings(max_examples=100, deadline=None)
def test_tags_are_the_best_that_bio_allows(table: list[list[int]]) -> None:
    found = best_tags(np.array(table, dtype=float), MOVES)
    allowed = [
        path
        for path in product(range(len(TAGS)), repeat=len(table))
        if all(MOVES[before, tag] == 0 for before, tag in zip((-1, *path), path, strict=False))
    ]
    assert tuple(found) in allowed
    assert weight(table, found) == max(weight(table, path) for path in allowed)


def test_spans_begin_at_b_and_at_a_stray_i() -> None:
    assert spans_of(["B-A", "I-A", "B-A", "O", "I-B", "I-A"]) == [
        (0, 1, "A"),
        (2, 2, "A"),
        (4, 4, "B"),
        (5, 5, "A"),
    ]


def test_mentions_join_their_best_antecedent_if_all_together_beat_being_new() -> None:
    antecedents = np.array([[-1, -1], [0, -1], [1, 0], [2, 1], [3, 2]])
    scores = np.array([[-1e4, -1e4], [-1, -1e4], [-2, 3], [-0.5, -0.6], [-1, -1.2]])
    assert clusters_of(scores, antecedents) == [[0, 2, 3]]
