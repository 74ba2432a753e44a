"""Scores: parsing as in the CoNLL 2018 task, names by exact span, coreference as in the CoNLL 2012 task."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Spans = set[tuple[Hashable, ...]]
Clusters = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """What was found right, of what was said and of what there is; sums over documents are plain sums."""

    right_said: float = 0.0
    said: float = 0.0
    right_gold: float = 0.0
    gold: float = 0.0

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(
            self.right_said + other.right_said,
            self.said + other.said,
            self.right_gold + other.right_gold,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """Of what was said; 0 where nothing was."""
        return self.right_said / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Of what there is; 0 where there is nothing."""
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def share(right: int, count: int) -> float:
    """Percent of count; 0 of nothing."""
    return 100.0 * right / count if count else 0.0


def without_subtype(relation: str) -> str:
    """`nsubj:pass` -> `nsubj`, as the CoNLL 2018 task compares relations."""
    return relation.partition(":")[0]


def parse_counts(
    gold: tuple[Sequence[str], Sequence[int], Sequence[str]],
    said: tuple[Sequence[str], Sequence[int], Sequence[str]],
) -> tuple[int, int, int, int]:
    """Words, right UPOS, right heads, right heads with relation, of one sentence on gold tokens.

    Args:
        gold: UPOS, heads and relations.
        said: The same, as predicted.
    """
    upos = sum(a == b for a, b in zip(gold[0], said[0], strict=True))
    heads = [a == b for a, b in zip(gold[1], said[1], strict=True)]
    relations = [without_subtype(a) == without_subtype(b) for a, b in zip(gold[2], said[2], strict=True)]
    both = sum(head and relation for head, relation in zip(heads, relations, strict=True))
    return len(heads), upos, sum(heads), both


def span_ratio(gold: Spans, said: Spans) -> Ratio:
    """Exact spans with their labels."""
    right = len(gold & said)
    return Ratio(right, len(said), right, len(gold))


# --- coreference: Vilain et al. 1995, Bagga and Baldwin 1998, Luo 2005 -------------------------------------


def muc(gold: Clusters, said: Clusters) -> Ratio:
    """Links: how many joins each cluster needs, less those that the other side breaks."""
    right_gold, all_gold = _links(gold, said)
    right_said, all_said = _links(said, gold)
    return Ratio(right_said, all_said, right_gold, all_gold)


def _links(clusters: Clusters, others: Clusters) -> tuple[int, int]:
    of = _places(others)
    right = total = 0
    for cluster in clusters:
        parts = {of[mention] for mention in cluster if mention in of}
        alone = sum(mention not in of for mention in cluster)
        right += len(cluster) - len(parts) - alone
        total += len(cluster) - 1
    return right, total


def b_cubed(gold: Clusters, said: Clusters) -> Ratio:
    """For each mention the part of its cluster that is right."""
    right_gold, all_gold = _shares(gold, said)
    right_said, all_said = _shares(said, gold)
    return Ratio(right_said, all_said, right_gold, all_gold)


def _shares(clusters: Clusters, others: Clusters) -> tuple[float, int]:
    of = _places(others)
    right = 0.0
    for cluster in clusters:
        shared: dict[int, int] = {}
        for mention in cluster:
            if mention in of:
                shared[of[mention]] = shared.get(of[mention], 0) + 1
        right += sum(count * count for count in shared.values()) / len(cluster)
    return right, sum(map(len, clusters))


def ceaf_e(gold: Clusters, said: Clusters) -> Ratio:
    """Clusters paired one to one so that twice their overlap over their sizes is greatest."""
    of = _places(said)
    overlap: dict[tuple[int, int], int] = {}
    for at, cluster in enumerate(gold):
        for mention in cluster:
            if mention in of:
                overlap[at, of[mention]] = overlap.get((at, of[mention]), 0) + 1
    weights = {(a, b): 2 * count / (len(gold[a]) + len(said[b])) for (a, b), count in overlap.items()}
    best = sum(_best_pairing(part) for part in _connected(weights))
    return Ratio(best, len(said), best, len(gold))


def _places(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def _connected(weights: Mapping[tuple[int, int], float]) -> Iterable[dict[tuple[int, int], float]]:
    """Pairs that share a cluster, directly or through others: each part is paired for itself."""
    part_of: dict[tuple[str, int], int] = {}
    parts: dict[int, dict[tuple[int, int], float]] = {}
    for number, ((a, b), weight) in enumerate(weights.items()):
        parts[number] = {(a, b): weight}
        for key in (("gold", a), ("said", b)):
            other = part_of.get(key)
            if other is not None and other != number:
                for pair in parts[other]:
                    part_of["gold", pair[0]] = part_of["said", pair[1]] = number
                parts[number] |= parts.pop(other)
            part_of[key] = number
    return parts.values()


def _best_pairing(weights: Mapping[tuple[int, int], float]) -> float:
    """The heaviest one-to-one pairing (the Hungarian method with potentials, O(n^3))."""
    rows = sorted({a for a, _ in weights})
    columns = sorted({b for _, b in weights})
    if len(rows) > len(columns):
        return _best_pairing({(b, a): weight for (a, b), weight in weights.items()})
    cost = [[-weights.get((a, b), 0.0) for b in columns] for a in rows]
    width = len(columns)
    row_price = [0.0] * (len(rows) + 1)
    column_price = [0.0] * (width + 1)
    taken = [0] * (width + 1)  # which row has a column, both from 1
    for row in range(1, len(rows) + 1):
        taken[0] = row
        at = 0
        least = [float("inf")] * (width + 1)
        way = [0] * (width + 1)
        used = [False] * (width + 1)
        while taken[at]:
            used[at] = True
            step, then = float("inf"), 0
            for column in range(1, width + 1):
                if used[column]:
                    continue
                left = cost[taken[at] - 1][column - 1] - row_price[taken[at]] - column_price[column]
                if left < least[column]:
                    least[column], way[column] = left, at
                if least[column] < step:
                    step, then = least[column], column
            for column in range(width + 1):
                if used[column]:
                    row_price[taken[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = then
        while at:
            taken[at] = taken[way[at]]
            at = way[at]
    return -sum(cost[taken[column] - 1][column - 1] for column in range(1, width + 1) if taken[column])


@dataclass(frozen=True, slots=True)
class Coreference:
    """The three measures of the CoNLL 2012 task over any number of documents."""

    muc: Ratio = Ratio()
    b_cubed: Ratio = Ratio()
    ceaf_e: Ratio = Ratio()
    mentions: Ratio = Ratio()

    def __add__(self, other: "Coreference") -> "Coreference":
        return Coreference(
            self.muc + other.muc,
            self.b_cubed + other.b_cubed,
            self.ceaf_e + other.ceaf_e,
            self.mentions + other.mentions,
        )

    @property
    def conll_f1(self) -> float:
        """The mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def coreference(gold: Clusters, said: Clusters) -> Coreference:
    """Score the clusters of one document; no mention may be in two clusters of a side."""
    spans = span_ratio(
        {(mention,) for cluster in gold for mention in cluster},
        {(mention,) for cluster in said for mention in cluster},
    )
    return Coreference(muc(gold, said), b_cubed(gold, said), ceaf_e(gold, said), spans)
