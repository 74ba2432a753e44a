"""Losses and masks of the heads, features of pairs of mentions."""

import pytest

torch = pytest.importorskip(
    "torch", reason="torch is not installed: run make train-setup, then make train-smoke"
)

import numpy as np  # noqa: E402

from training.data import Sentence  # noqa: E402
from training.encoder import Encoder, Size  # noqa: E402
from training.heads import (  # noqa: E402
    NEVER,
    UNKNOWN,
    Model,
    antecedent_loss,
    mention_loss,
    partial_loss,
    tagging_loss,
)
from training.labels import NAME_TAGS, Labels  # noqa: E402
from training.pairs import FEATURES, NEAREST, candidates, features_of, marks_of  # noqa: E402
from training.pieces import Window, window_of  # noqa: E402
from training.tensors import batch_of, inputs_of  # noqa: E402

LABELS = Labels(("NOUN", "VERB"), ("NN", "VB"), ("nsubj", "root"))
TINY = Size(pieces=110, width=24, layers=2, heads=2, inner=32, positions=40)


def model() -> Model:
    torch.manual_seed(3)
    encoder = Encoder(TINY)
    torch.nn.init.normal_(encoder.table)
    return Model(encoder, LABELS).eval()


def window(*sentences: Sentence) -> Window:
    return window_of(sentences, lambda word: tuple(ord(letter) % 40 + 5 for letter in word))


def test_partial_loss_is_minus_the_log_of_the_marginal() -> None:
    torch.manual_seed(1)
    scores = torch.randn(5, 4)
    allowed = torch.tensor([[1, 0, 0, 0], [1, 1, 0, 0], [0, 1, 1, 1], [1, 1, 1, 1], [0, 0, 0, 0]]).bool()
    marginals = (scores.softmax(-1) * allowed).sum(-1)[:4]  # the last word says nothing and does not count
    assert partial_loss(scores, allowed) == pytest.approx(-float(marginals.log().mean()), abs=1e-5)


def test_partial_loss_of_one_allowed_tag_is_cross_entropy() -> None:
    torch.manual_seed(1)
    scores, gold = torch.randn(6, 4), torch.randint(4, (6,))
    allowed = torch.nn.functional.one_hot(gold, 4).bool()
    assert float(partial_loss(scores, allowed)) == pytest.approx(float(tagging_loss(scores, gold)), abs=1e-5)


def test_unknown_labels_do_not_count() -> None:
    scores = torch.tensor([[5.0, 0.0], [0.0, 5.0]])
    assert tagging_loss(scores, torch.tensor([0, UNKNOWN])) < 0.01
    assert tagging_loss(scores, torch.tensor([UNKNOWN, UNKNOWN])) == 0


def test_antecedent_loss_sums_the_right_ones_and_takes_new_as_zero() -> None:
    scores = torch.tensor([[NEVER, NEVER], [1.0, NEVER], [2.0, -1.0]])
    right = torch.tensor([[False, False], [False, False], [True, True]])
    wanted = [
        0.0,
        float(torch.tensor([0.0, 1.0]).logsumexp(0)),
        float(torch.tensor([0.0, 2.0, -1.0]).logsumexp(0) - torch.tensor([2.0, -1.0]).logsumexp(0)),
    ]
    assert float(antecedent_loss(scores, right)) == pytest.approx(sum(wanted) / 3, abs=1e-5)


def test_mention_loss_reads_possible_spans_only() -> None:
    scores = torch.tensor([[[9.0, 9.0], [9.0, -9.0]]])
    gold = torch.tensor([[[1.0, 0.0], [0.0, 0.0]]])
    possible = torch.tensor([[[True, False], [False, True]]])
    assert mention_loss(scores, gold, possible) < 0.01


def test_output_of_a_row_does_not_depend_on_its_batch() -> None:
    short, long = window(Sentence(("ab", "c"))), window(Sentence(("abc",) * 6))
    with torch.no_grad():
        alone = model()(*inputs_of([short]).all())
        together = model()(*inputs_of([long, short]).all())
    for name in ("upos", "names", "begins"):
        assert torch.allclose(getattr(alone, name)[0], getattr(together, name)[1, :3], atol=1e-5)
    assert torch.allclose(alone.arcs[0], together.arcs[1, :3, :3], atol=1e-5)


def test_arcs_and_mentions_stay_in_their_sentence() -> None:
    with torch.no_grad():
        out = model()(*inputs_of([window(Sentence(("a", "b")), Sentence(("c",)))]).all())
    reached = out.arcs[0] > NEVER / 2
    assert reached[1:].tolist() == [
        [True, True, True, False],
        [True, True, True, False],
        [True, False, False, True],
    ]
    assert (out.mentions[0] > NEVER / 2)[1:, 1:].tolist() == [
        [True, True, False],
        [True, True, False],
        [False, False, True],
    ]


def test_batch_counts_heads_and_spans_from_the_root_of_its_window() -> None:
    one = Sentence(("a", "b"), ("NOUN", "VERB"), ("NN", "VB"), (2, 0), ("nsubj", "root"), mentions=((0, 0),))
    other = Sentence(("c",), ("VERB",), ("ZZ",), (0,), ("root",), mentions=((0, 0),), clusters=((0, 0, 5),))
    first = Sentence(("d",), names=(1,), clusters=((0, 0, 5),))
    batch = batch_of([window(one, other), window(first)], LABELS, linked=True)
    assert batch.heads is not None and batch.heads[0].tolist() == [UNKNOWN, 2, 0, 0]
    assert batch.xpos is not None and batch.xpos[0].tolist() == [UNKNOWN, 0, 1, UNKNOWN]
    assert batch.names is not None and batch.names.shape == (2, 4, len(NAME_TAGS))
    assert batch.names[1, 1].nonzero().flatten().tolist() == [0]
    assert batch.mentions is not None and batch.mentions.nonzero().tolist() == [[0, 1, 1], [0, 3, 3]]
    assert batch.links is not None
    assert batch.links.first.tolist() == [1, 3, 1]
    assert batch.links.right.tolist() == [[False, False], [False, False], [True, False]]


def test_candidates_are_the_nearest_mentions_before() -> None:
    assert candidates(3).tolist() == [[-1, -1], [0, -1], [1, 0]]
    assert candidates(NEAREST + 9).shape == (NEAREST + 9, NEAREST)


def test_features_tell_equal_words_from_others() -> None:
    words = ["The", "Council", "met", ".", "The", "Council", "said", "it", "left", "."]
    marks = marks_of(words, [0] * 4 + [1] * 6, [(0, 1), (4, 5), (7, 7)])
    features = features_of(marks, candidates(3))
    assert features.shape == (3, 2, FEATURES)
    assert marks.text[0] == marks.text[1] != marks.text[2]
    assert marks.pronoun.tolist() == [0, 0, 5]
    assert not np.array_equal(features[1, 0], features[2, 0])
