"""From scores to trees and tags, with numpy alone.

The runtime will need the same code; it moves into the package together with the model that it decodes.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.floating]


def tree_of(scores: Floats) -> list[int]:
    """The best tree with exactly one word under the root.

    Args:
        scores: words x words with the root at 0; [d, h] is the score of h as the head of d. Row 0 is not read.

    Returns:
        The head of each word, the words counted from 1; empty where there is no word.
    """
    heads = scores[1:].argmax(1).tolist() if len(scores) > 1 else []
    if is_tree(heads):
        return heads
    weights = scores.astype(np.float64).copy()
    # So dear is the root that the best tree uses it once; among those trees it changes no order.
    weights[:, 0] -= (np.ptp(weights) + 1) * (len(weights) + 1)
    return _arborescence(weights)[1:]


def is_tree(heads: Sequence[int]) -> bool:
    """Whether every word leads to the root and exactly one stands directly under it."""
    if heads and heads.count(0) != 1:
        return False
    safe = {0}
    for word in range(1, len(heads) + 1):
        path = []
        at = word
        while at not in safe:
            path.append(at)
            if len(path) > len(heads):
                return False
            at = heads[at - 1]
        safe.update(path)
    return True


def _arborescence(weights: Floats) -> list[int]:
    """Chu and Liu, Edmonds: heads of the heaviest tree from node 0; the head of 0 is given as 0."""
    count = len(weights)
    weights = weights.copy()
    np.fill_diagonal(weights, -np.inf)
    heads = weights.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads.tolist())
    if not cycle:
        return [int(head) for head in heads]
    inside = np.zeros(count, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)  # node 0 is among them, and the first
    members = np.array(cycle)
    # Enter the cycle from a node: the best gain over the arc inside that is given up.
    gains = weights[np.ix_(members, outside)] - weights[members, heads[members]][:, None]
    entered = gains.argmax(0)
    left = weights[np.ix_(outside, members)].argmax(1)
    merged = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    merged[:-1, :-1] = weights[np.ix_(outside, outside)]
    merged[-1, :-1] = gains.max(0)
    merged[:-1, -1] = weights[np.ix_(outside, members)].max(1)
    small = _arborescence(merged)
    for at in range(1, len(outside)):
        head = small[at]
        heads[outside[at]] = members[left[at]] if head == len(outside) else outside[head]
    source = small[-1]
    heads[members[entered[source]]] = outside[source]
    return [int(head) for head in heads]


def _cycle(heads: Sequence[int]) -> list[int]:
    """The nodes of one cycle, or none."""
    seen = [0] * len(heads)
    seen[0] = -1
    for start in range(1, len(heads)):
        at = start
        while seen[at] == 0:
            seen[at] = start
            at = heads[at]
        if seen[at] == start:
            cycle = [at]
            while heads[cycle[-1]] != at:
                cycle.append(heads[cycle[-1]])
            return cycle
    return []


def bio_transitions(tags: Sequence[str]) -> Floats:
    """0 where a tag may follow another, -inf where not; the last row is the start of a sentence."""
    allowed = np.full((len(tags) + 1, len(tags)), 0.0)
    for at, before in enumerate((*tags, "O")):
        for to, tag in enumerate(tags):
            if tag.startswith("I-") and before[1:] != tag[1:]:
                allowed[at, to] = -np.inf
    return allowed


def best_tags(scores: Floats, transitions: Floats) -> list[int]:
    """The best sequence of tags that the transitions allow (Viterbi).

    Args:
        scores: words x tags.
        transitions: See `bio_transitions`.
    """
    greedy = scores.argmax(1).tolist()
    if all(transitions[a, b] == 0 for a, b in zip((-1, *greedy), greedy, strict=False)):
        return greedy
    total = scores[0] + transitions[-1]
    back = []
    for row in scores[1:]:
        reached = total[:, None] + transitions[:-1]
        back.append(reached.argmax(0))
        total = reached.max(0) + row
    path = [int(total.argmax())]
    for before in reversed(back):
        path.append(int(before[path[-1]]))
    return path[::-1]


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """First word, last word and label of each span; an I- that follows nothing of its kind begins a span."""
    spans: list[tuple[int, int, str]] = []
    before = "O"
    for at, tag in enumerate(tags):
        if tag != "O":
            goes_on = tag[0] == "I" and before[1:] == tag[1:]
            first = spans.pop()[0] if goes_on else at
            spans.append((first, at, tag[2:]))
        before = tag
    return spans


def clusters_of(scores: Floats, antecedents: NDArray[np.int64]) -> list[list[int]]:
    """Join mentions with their antecedents; a mention alone makes no cluster.

    A mention is not new where its antecedents together are likelier than that (which scores 0), as in training; the
    best one is then taken. To ask that the best one alone be likelier costs several points of CoNLL F1.
    """
    group = list(range(len(scores)))
    clusters: dict[int, list[int]] = {}
    for at, row in enumerate(scores):
        best = int(row.argmax()) if row.size else 0
        if row.size and np.logaddexp.reduce(row) > 0 and antecedents[at, best] >= 0:
            group[at] = group[int(antecedents[at, best])]
        clusters.setdefault(group[at], []).append(at)
    return [members for members in clusters.values() if len(members) > 1]
