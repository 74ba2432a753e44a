"""Scores of windows -> sentences as predicted, and the dev scores of every head."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from training.data import Document, Sentence
from training.decode import best_tags, bio_transitions, clusters_of, spans_of, tree_of
from training.labels import NAME_TAGS, PARTS, Labels
from training.pairs import candidates, features_of, marks_of
from training.pieces import Cut, Window, batches_of, windows_of
from training.score import Coreference, Ratio, coreference, parse_counts, share, span_ratio

Floats: TypeAlias = NDArray[np.float32]
PART_TAGS = ("O", "B-span", "I-span")

# What the names of each dev set are called in ours; other labels of it are not measured.
DEV_NAMES: dict[str, dict[str, str]] = {
    "own": {name: name for name in ("PER", "ORG", "LOC", "NORP", "EVENT", "DATE", "DOC")},
    "worldwide": {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"},
    "politics": {
        "politician": "PER",
        "person": "PER",
        "politicalparty": "ORG",
        "organisation": "ORG",
        "country": "LOC",
        "location": "LOC",
    },
    "uner": {"PER": "PER", "ORG": "ORG", "LOC": "LOC"},
    "wikigold": {"PER": "PER", "ORG": "ORG", "LOC": "LOC"},
    "redocred": {"PER": "PER", "ORG": "ORG", "LOC": "LOC"},
    "gum": {"person": "PER", "organization": "ORG", "place": "LOC"},
}


@dataclass(frozen=True, slots=True)
class Scores:
    """Outputs.* of a batch as arrays, and the two small functions on them that the runtime does in numpy."""

    outputs: dict[str, Floats]
    relations: Callable[[Floats, Floats], Floats]
    pairs: Callable[[Floats, NDArray[np.int64], Floats], Floats]


Predict = Callable[[Sequence[Window]], Scores]


@dataclass(slots=True)
class Predicted:
    """One sentence as predicted; lists so that later windows can be filled in."""

    words: tuple[str, ...]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    names: list[tuple[int, int, str]]
    attribution: list[list[tuple[int, int, str]]]
    mentions: list[tuple[int, int]]
    vectors: Floats = field(repr=False)  # mentions x 96


_NAME_MOVES = bio_transitions(NAME_TAGS)
_PART_MOVES = bio_transitions(PART_TAGS)


def read_sentences(windows: Sequence[Window], scores: Scores, labels: Labels) -> Iterator[Predicted]:
    """Decode each sentence of a batch, in order."""
    for row, window in enumerate(windows):
        at = 1
        for sentence in window.sentences:
            end = at + len(sentence.words)
            yield _read(
                sentence.words,
                {name: values[row] for name, values in scores.outputs.items()},
                at,
                end,
                scores,
                labels,
            )
            at = end


def _read(
    words: tuple[str, ...], out: dict[str, Floats], at: int, end: int, scores: Scores, labels: Labels
) -> Predicted:
    inside = [0, *range(at, end)]
    heads = tree_of(out["arcs"][np.ix_(inside, inside)])
    governors = out["governors"][[inside[head] for head in heads]]
    relations = scores.relations(out["dependents"][at:end], governors).argmax(-1)
    spans = np.argwhere(np.triu(out["mentions"][at:end, at:end]) > 0)
    return Predicted(
        words,
        [labels.upos[label] for label in out["upos"][at:end].argmax(-1)],
        [labels.xpos[label] for label in out["xpos"][at:end].argmax(-1)],
        heads,
        [labels.relations[label] for label in relations],
        spans_of([NAME_TAGS[tag] for tag in best_tags(out["names"][at:end], _NAME_MOVES)]),
        [
            spans_of([PART_TAGS[tag] for tag in best_tags(out["attribution"][at:end, part], _PART_MOVES)])
            for part in range(len(PARTS))
        ],
        [(int(first), int(last)) for first, last in spans],
        out["begins"][at:end][spans[:, 0]] + out["ends"][at:end][spans[:, 1]],
    )


def predict_documents(
    documents: Sequence[Document],
    predict: Predict,
    labels: Labels,
    cut: Cut,
    *,
    budget: int,
    pieces: int = 2048,
) -> list[list[Predicted]]:
    """Predict documents in windows of `budget` pieces; sentences that are too long are left out."""
    windows = [
        window for document in documents for window in windows_of(document.sentences, cut, budget=budget)
    ]
    done: dict[int, list[Predicted]] = {}
    scorer: Scores | None = None
    for batch in batches_of(windows, pieces=pieces):
        scorer = predict(batch)
        read = read_sentences(batch, scorer, labels)
        for window in batch:
            done[id(window)] = [next(read) for _ in window.sentences]
    result, at = [], 0
    for document in documents:
        count = len(windows_of(document.sentences, cut, budget=budget))
        result.append([one for window in windows[at : at + count] for one in done[id(window)]])
        at += count
    return result


def find_clusters(sentences: Sequence[Predicted], scores: Scores) -> list[list[tuple[int, int, int]]]:
    """Clusters of a document: sentence, first word, last word of each mention."""
    places = [(number, *span) for number, sentence in enumerate(sentences) for span in sentence.mentions]
    if len(places) < 2:
        return []
    starts = np.cumsum([0, *(len(sentence.words) for sentence in sentences)])
    words = [word for sentence in sentences for word in sentence.words]
    numbers = [number for number, sentence in enumerate(sentences) for _ in sentence.words]
    spans = [(int(starts[number]) + first, int(starts[number]) + last) for number, first, last in places]
    antecedents = candidates(len(places))
    vectors = np.concatenate([sentence.vectors for sentence in sentences])
    features = features_of(marks_of(words, numbers, spans), antecedents)
    found = clusters_of(scores.pairs(vectors, antecedents, features), antecedents)
    return [[places[mention] for mention in cluster] for cluster in found]


# --- dev scores --------------------------------------------------------------------------------------------


def measure(
    name: str, documents: Sequence[Document], predict: Predict, labels: Labels, cut: Cut, *, budget: int = 128
) -> dict[str, float]:
    """Every score that the gold of a dev set allows, in percent; gold tokens and sentences."""
    kept = [document for document in documents if windows_of(document.sentences, cut, budget=1)]
    predicted = predict_documents(kept, predict, labels, cut, budget=budget)
    pairs = [
        (gold, said)
        for document, sentences in zip(kept, predicted, strict=True)
        for gold, said in zip(_fitting(document, cut), sentences, strict=True)
    ]
    scores: dict[str, float] = {}
    if any(gold.heads for gold, _ in pairs):
        counts = [
            parse_counts((gold.upos, gold.heads, gold.relations), (said.upos, said.heads, said.relations))
            for gold, said in pairs
        ]
        words, *right = (sum(column) for column in zip(*counts, strict=True))
        scores |= dict(zip(("UPOS", "UAS", "LAS"), (share(count, words) for count in right), strict=True))
        tags = [a == b for gold, said in pairs for a, b in zip(gold.xpos, said.xpos, strict=True)]
        scores["XPOS"] = share(sum(tags), len(tags))
    if name in DEV_NAMES and any(gold.name_tags for gold, _ in pairs):
        scores |= _measure_names(DEV_NAMES[name], pairs)
    if any(gold.attribution for gold, _ in pairs):
        scores |= _measure_attribution(pairs)
    if any(gold.clusters is not None for gold, _ in pairs):
        scores |= _measure_coreference(kept, predicted, predict, cut)
    return scores


def _fitting(document: Document, cut: Cut) -> list[Sentence]:
    return [one for window in windows_of(document.sentences, cut, budget=1) for one in window.sentences]


def _measure_names(ours: dict[str, str], pairs: Sequence[tuple[Sentence, Predicted]]) -> dict[str, float]:
    wanted = sorted(set(ours.values()))
    ratios = dict.fromkeys(wanted, Ratio())
    for gold, said in pairs:
        theirs = {(a, b, ours.get(label, "")) for a, b, label in spans_of(gold.name_tags)}
        for label in wanted:
            ratios[label] += span_ratio(
                {span for span in theirs if span[2] == label},
                {span for span in said.names if span[2] == label},
            )
    total = sum(ratios.values(), Ratio())
    main = sum((ratios[label] for label in ("PER", "ORG", "LOC")), Ratio())
    by_label = {f"F1 {label}": 100 * ratio.f1 for label, ratio in ratios.items()}
    return {"F1 PER+ORG+LOC": 100 * main.f1, "F1 all": 100 * total.f1, **by_label}


def _measure_attribution(pairs: Sequence[tuple[Sentence, Predicted]]) -> dict[str, float]:
    scores = {}
    for part, name in enumerate(PARTS):
        ratio = sum(
            (
                span_ratio(
                    set(spans_of([PART_TAGS[tag] for tag in gold.attribution[part]])),
                    set(said.attribution[part]),
                )
                for gold, said in pairs
                if gold.attribution
            ),
            Ratio(),
        )
        scores[f"F1 {name}"] = 100 * ratio.f1
    return scores


def _measure_coreference(
    documents: Sequence[Document], predicted: Sequence[Sequence[Predicted]], predict: Predict, cut: Cut
) -> dict[str, float]:
    total, mentions = Coreference(), Ratio()
    scores: Scores | None = None
    for document, sentences in zip(documents, predicted, strict=True):
        gold_sentences = _fitting(document, cut)
        if all(sentence.clusters is None for sentence in gold_sentences):
            continue
        scores = scores or predict(windows_of(document.sentences[:1], cut, budget=1))
        entities: dict[int, set[tuple[int, int, int]]] = {}
        for number, sentence in enumerate(gold_sentences):
            for first, last, entity in sentence.clusters or ():
                entities.setdefault(entity, set()).add((number, first, last))
        gold = [frozenset(spans) for spans in _apart(entities) if len(spans) > 1]
        said = [frozenset(cluster) for cluster in find_clusters(sentences, scores)]
        total += coreference(gold, said)
        mentions += span_ratio(
            {(number, *span) for number, one in enumerate(gold_sentences) for span in one.mentions or ()},
            {(number, *span) for number, one in enumerate(sentences) for span in one.mentions},
        )
    return {
        "CoNLL F1": 100 * total.conll_f1,
        "MUC": 100 * total.muc.f1,
        "B3": 100 * total.b_cubed.f1,
        "CEAF-e": 100 * total.ceaf_e.f1,
        "F1 mentions": 100 * mentions.f1,
    }


def _apart(entities: dict[int, set[tuple[int, int, int]]]) -> Iterator[set[tuple[int, int, int]]]:
    """Clusters without a span twice: the scorers take a mention to be in one cluster."""
    seen: set[tuple[int, int, int]] = set()
    for _, spans in sorted(entities.items()):
        yield spans - seen
        seen |= spans
