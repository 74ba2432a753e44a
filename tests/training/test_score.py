"""Scorers against cases counted by hand, and against what holds for any clusters."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.score import b_cubed, ceaf_e, coreference, muc, parse_counts, span_ratio

Clusters = list[frozenset[object]]


def clusters(*words: str) -> Clusters:
    return [frozenset(word) for word in words]


def test_parse_counts_without_subtypes() -> None:
    gold = (["NOUN", "VERB", "DET"], [2, 0, 2], ["nsubj:pass", "root", "det"])
    said = (["NOUN", "VERB", "PRON"], [2, 0, 1], ["nsubj", "root", "det"])
    assert parse_counts(gold, said) == (3, 2, 2, 2)


def test_span_ratio_wants_borders_and_label() -> None:
    ratio = span_ratio({(0, 1, "PER"), (3, 3, "LOC")}, {(0, 1, "PER"), (3, 3, "ORG"), (5, 6, "LOC")})
    assert ratio.precision == pytest.approx(1 / 3)
    assert ratio.recall == pytest.approx(1 / 2)
    assert ratio.f1 == pytest.approx(0.4)


# The example of Luo 2005 and of the reference scorer's notes: abc de fg against ab cd fghi.
GOLD = clusters("abc", "defg")
SAID = clusters("ab", "cd", "fghi")


def test_muc_counted_by_hand() -> None:
    ratio = muc(GOLD, SAID)
    assert (ratio.right_gold, ratio.gold) == (2, 5)  # abc is cut once, defg into d, e, fg
    assert (ratio.right_said, ratio.said) == (2, 5)  # ab, fg stay; cd is cut, h and i are nowhere


def test_b_cubed_counted_by_hand() -> None:
    ratio = b_cubed(GOLD, SAID)
    assert ratio.recall == pytest.approx((4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7)
    assert ratio.precision == pytest.approx((4 / 2 + 1 / 2 + 1 / 2 + 4 / 4) / 8)


def test_ceaf_counted_by_hand() -> None:
    ratio = ceaf_e(GOLD, SAID)
    best = 2 * 2 / (3 + 2) + 2 * 2 / (4 + 4)  # abc with ab, defg with fghi
    assert ratio.recall == pytest.approx(best / 2)
    assert ratio.precision == pytest.approx(best / 3)


def test_equal_clusters_score_one_and_nothing_scores_zero() -> None:
    assert coreference(GOLD, GOLD).conll_f1 == pytest.approx(1)
    assert coreference(GOLD, []).conll_f1 == 0
    assert coreference([], []).conll_f1 == 0


@st.composite
def partitions(draw: st.DrawFn) -> Clusters:
    groups = draw(st.lists(st.integers(0, 4), min_size=9, max_size=9))
    kept = [frozenset(at for at, group in enumerate(groups) if group == number) for number in range(4)]
    return [cluster for cluster in kept if len(cluster) > 1]


@given(partitions(), partitions())
def test_ceaf_finds_the_best_of_all_pairings(gold: Clusters, said: Clusters) -> None:
    few, many = sorted((gold, said), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(few, order, strict=False))
        for order in permutations(many)
    )
    assert ceaf_e(gold, said).right_gold == pytest.approx(best)


@given(partitions(), partitions())
def test_recall_one_way_is_precision_the_other_way(gold: Clusters, said: Clusters) -> None:
    there, back = coreference(gold, said), coreference(said, gold)
    assert there.conll_f1 == pytest.approx(back.conll_f1)
    assert 0 <= there.conll_f1 <= 1 + 1e-9
