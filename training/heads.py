"""The heads on the encoder's word vectors, their losses, and the whole model."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

from training.encoder import Encoder
from training.labels import NAME_TAGS, PARTS, Labels
from training.pairs import FEATURES

NEVER = -1e4
UNKNOWN = -100  # a label that the corpus does not give


class Outputs(NamedTuple):
    """What the heads say of each word; words are counted with the root at 0."""

    upos: Tensor  # rows x words x labels
    xpos: Tensor
    arcs: Tensor  # rows x words x words: the score of a head for a word
    dependents: Tensor  # rows x words x 128, for the relation of any pair
    governors: Tensor
    names: Tensor  # rows x words x tags
    attribution: Tensor  # rows x words x parts x 3
    mentions: Tensor  # rows x words x words: the score of a mention from a word to a word
    begins: Tensor  # rows x words x 96: a mention is begins[first] + ends[last]
    ends: Tensor


class Biaffine(nn.Module):
    """A score for each pair of words of a row: d W h + h b."""

    def __init__(self, width: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.left = nn.Sequential(nn.Linear(width, inner), nn.GELU(), nn.Dropout(dropout))
        self.right = nn.Sequential(nn.Linear(width, inner), nn.GELU(), nn.Dropout(dropout))
        self.weight = nn.Parameter(torch.zeros(inner, inner))
        nn.init.xavier_uniform_(self.weight)
        self.bias = nn.Linear(inner, 1)

    def forward(self, x: Tensor) -> Tensor:
        left, right = self.left(x), self.right(x)
        scores: Tensor = (left @ self.weight) @ right.transpose(1, 2) + self.bias(right).transpose(1, 2)
        return scores


class PairScorer(nn.Module):
    """Is this mention before the one it speaks of again? Above 0: more likely than that it is new."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.mention = nn.Linear(width, inner)
        self.antecedent = nn.Linear(width, inner)
        self.product = nn.Linear(width, inner, bias=False)
        self.features = nn.Linear(FEATURES, inner)
        self.out = nn.Linear(inner, 1)

    def forward(self, vectors: Tensor, antecedents: Tensor, features: Tensor) -> Tensor:
        """vectors: mentions x width; antecedents: mentions x nearest; features: mentions x nearest x FEATURES."""
        before = vectors[antecedents.clamp(min=0)]
        hidden = self.mention(vectors)[:, None] + self.antecedent(vectors)[antecedents.clamp(min=0)]
        hidden = hidden + self.product(vectors[:, None] * before) + self.features(features)
        scores: Tensor = self.out(torch.relu(hidden)).squeeze(-1)
        return scores.masked_fill(antecedents < 0, NEVER)


def two_layers(width: int, inner: int, out: int) -> nn.Sequential:
    """A small tagger."""
    return nn.Sequential(nn.Linear(width, inner), nn.GELU(), nn.Dropout(0.1), nn.Linear(inner, out))


class Model(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: Encoder, labels: Labels, *, dropout: float = 0.15) -> None:
        super().__init__()
        width = encoder.size.width
        self.encoder = encoder
        self.labels = labels
        self.dropout = nn.Dropout(dropout)
        self.upos = nn.Linear(width, len(labels.upos))
        self.xpos = nn.Linear(width, len(labels.xpos))
        self.arcs = Biaffine(width, 256, 0.25)
        self.dependent = nn.Sequential(nn.Linear(width, 128), nn.GELU(), nn.Dropout(0.25))
        self.governor = nn.Sequential(nn.Linear(width, 128), nn.GELU(), nn.Dropout(0.25))
        self.relation = nn.Linear(3 * 128, len(labels.relations))
        self.names = two_layers(width, 192, len(NAME_TAGS))
        self.attribution = two_layers(width, 128, 3 * len(PARTS))
        self.mentions = Biaffine(width, 128, 0.1)
        nn.init.constant_(self.mentions.bias.bias, -4.0)  # few pairs of words are mentions
        self.begins = nn.Linear(width, 96)
        self.ends = nn.Linear(width, 96)
        self.pairs = PairScorer(96, 96)

    def forward(
        self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor, sentence: Tensor
    ) -> Outputs:
        """Score everything (Encoder.forward; sentence: rows x words, -1 where there is no word, 0 the root).

        Arcs and mentions stay inside their sentence; the root may govern a word of any sentence.
        """
        x = self.dropout(self.encoder(pieces, shapes, first, last))
        same = sentence[:, :, None] == sentence[:, None, :]
        apart = (~same).to(x.dtype) * NEVER
        rooted = apart * (sentence != 0)[:, None, :].to(x.dtype)
        return Outputs(
            upos=self.upos(x),
            xpos=self.xpos(x),
            arcs=self.arcs(x) + rooted,
            dependents=self.dependent(x),
            governors=self.governor(x),
            names=self.names(x),
            attribution=self.attribution(x).unflatten(-1, (len(PARTS), 3)),
            mentions=self.mentions(x) + apart,
            begins=self.begins(x),
            ends=self.ends(x),
        )

    def relations(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """Scores of relations for pairs (any shape) x 128."""
        scores: Tensor = self.relation(torch.cat([dependents, governors, dependents * governors], -1))
        return scores


# --- losses ------------------------------------------------------------------------------------------------


def tagging_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy over the words whose label is known; 0 where none is."""
    known = gold != UNKNOWN
    total = nn.functional.cross_entropy(
        scores.float().flatten(0, -2), gold.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )
    return total / known.sum().clamp(min=1)


def partial_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log-probability that the tag is one of those allowed, on average.

    Args:
        scores: words x tags.
        allowed: words x tags, true where the corpus allows the tag; a word that allows none is left out.
    """
    scores = scores.float()
    known = allowed.any(-1)
    inside = scores.masked_fill(~allowed, NEVER).logsumexp(-1)
    lost = (scores.logsumexp(-1) - inside) * known
    return lost.sum() / known.sum().clamp(min=1)


def antecedent_loss(scores: Tensor, right: Tensor) -> Tensor:
    """Minus the log-probability of all right antecedents together; of being new where there is none.

    Args:
        scores: mentions x nearest; being new scores 0.
        right: The same, true at antecedents of the mention's own cluster.
    """
    new = scores.new_zeros(len(scores), 1)
    scores = torch.cat([new, scores], 1).float()
    right = torch.cat([~right.any(1, keepdim=True), right], 1)
    return (scores.logsumexp(1) - scores.masked_fill(~right, NEVER).logsumexp(1)).mean()


def mention_loss(scores: Tensor, gold: Tensor, possible: Tensor) -> Tensor:
    """Binary cross-entropy over the spans of each sentence, per gold mention, so that long sentences weigh alike."""
    lost = nn.functional.binary_cross_entropy_with_logits(
        scores.float()[possible], gold[possible], reduction="sum"
    )
    return lost / gold.sum().clamp(min=1)


def sum_losses(losses: Sequence[tuple[float, Tensor]]) -> Tensor:
    """The weighted sum."""
    return torch.stack([weight * loss for weight, loss in losses]).sum()
