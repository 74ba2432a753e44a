"""Windows -> the tensors of a batch: what the encoder reads, and the gold of every head that the corpus gives."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.heads import UNKNOWN
from training.labels import NAME_TAGS, PARTS, Labels
from training.pairs import candidates, features_of, marks_of
from training.pieces import Window


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a batch shows the model; see Model.forward."""

    pieces: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    sentence: Tensor

    def all(self) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """In the order of Model.forward."""
        return self.pieces, self.shapes, self.first, self.last, self.sentence


@dataclass(frozen=True, slots=True)
class Links:
    """Mentions of a batch that is one stretch of a document."""

    row: Tensor
    first: Tensor  # words of the row, the root at 0
    last: Tensor
    antecedents: Tensor
    features: Tensor
    right: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs and gold; None where no sentence of the batch has it."""

    inputs: Inputs
    upos: Tensor | None
    xpos: Tensor | None
    heads: Tensor | None
    relations: Tensor | None
    names: Tensor | None  # rows x words x tags, true where allowed
    attribution: Tensor | None  # rows x words x parts
    mentions: Tensor | None  # rows x words x words, 1.0 at mentions
    possible: Tensor | None  # the same, true where a mention might be
    links: Links | None

    @property
    def size(self) -> int:
        """Pieces, padding counted."""
        return self.inputs.pieces.numel()


def inputs_of(windows: Sequence[Window]) -> Inputs:
    """Pad the rows of a batch."""
    return Inputs(
        _padded([window.pieces for window in windows], 0),
        _padded([window.shapes for window in windows], 0),
        _padded([window.first for window in windows], 0),
        _padded([window.last for window in windows], 0),
        _padded([window.sentence for window in windows], -1),
    )


def _padded(rows: Sequence[Sequence[int]], empty: int) -> Tensor:
    table = np.full((len(rows), max(map(len, rows))), empty, dtype=np.int64)
    for at, row in enumerate(rows):
        table[at, : len(row)] = row
    return torch.from_numpy(table)


def batch_of(windows: Sequence[Window], labels: Labels, *, linked: bool) -> Batch:
    """Tensors of some windows.

    Args:
        windows: Of one corpus; with `linked`, neighbours in one document.
        labels: Places of the labels; one that is not there counts as not given.
        linked: Whether coreference is to be learned from them.
    """
    inputs = inputs_of(windows)
    sentences = [sentence for window in windows for sentence in window.sentences]
    mentions, possible = _mentions(windows, inputs.sentence) if _has(sentences, "mentions") else (None, None)
    return Batch(
        inputs,
        upos=_labels(windows, "upos", labels.upos) if _has(sentences, "upos") else None,
        xpos=_labels(windows, "xpos", labels.xpos) if _has(sentences, "upos") else None,
        heads=_heads(windows) if _has(sentences, "heads") else None,
        relations=_labels(windows, "relations", labels.relations) if _has(sentences, "heads") else None,
        names=_names(windows) if _has(sentences, "names") else None,
        attribution=_attribution(windows) if _has(sentences, "attribution") else None,
        mentions=mentions,
        possible=possible,
        links=links_of(windows) if linked else None,
    )


def _has(sentences: Sequence[object], layer: str) -> bool:
    return any(getattr(sentence, layer) for sentence in sentences)


def _labels(windows: Sequence[Window], layer: str, labels: Sequence[str]) -> Tensor:
    places = {label: at for at, label in enumerate(labels)}
    rows = []
    for window in windows:
        row = [UNKNOWN]
        for sentence in window.sentences:
            values = getattr(sentence, layer) or [""] * len(sentence.words)
            row += [places.get(value, UNKNOWN) for value in values]
        rows.append(row)
    return _padded(rows, UNKNOWN)


def _heads(windows: Sequence[Window]) -> Tensor:
    rows = []
    for window in windows:
        row = [UNKNOWN]
        for sentence in window.sentences:
            before = len(row) - 1
            heads = sentence.heads or (UNKNOWN,) * len(sentence.words)
            row += [head + before if head > 0 else head for head in heads]
        rows.append(row)
    return _padded(rows, UNKNOWN)


def _names(windows: Sequence[Window]) -> Tensor:
    rows = []
    for window in windows:
        row = [0]
        for sentence in window.sentences:
            row += sentence.names or (0,) * len(sentence.words)
        rows.append(row)
    bits = _padded(rows, 0)
    return (bits[:, :, None] >> torch.arange(len(NAME_TAGS))) & 1 == 1


def _attribution(windows: Sequence[Window]) -> Tensor:
    layers = []
    for part in range(len(PARTS)):
        rows = []
        for window in windows:
            row = [UNKNOWN]
            for sentence in window.sentences:
                row += (
                    sentence.attribution[part] if sentence.attribution else (UNKNOWN,) * len(sentence.words)
                )
            rows.append(row)
        layers.append(_padded(rows, UNKNOWN))
    return torch.stack(layers, -1)


def _mentions(windows: Sequence[Window], sentence: Tensor) -> tuple[Tensor, Tensor]:
    rows, words = sentence.shape
    gold = torch.zeros(rows, words, words)
    known = torch.zeros(rows, words, dtype=torch.bool)
    for row, window in enumerate(windows):
        at = 1
        for one in window.sentences:
            if one.mentions is not None:
                known[row, at : at + len(one.words)] = True
                for first, last in one.mentions:
                    gold[row, at + first, at + last] = 1.0
            at += len(one.words)
    same = (sentence[:, :, None] == sentence[:, None, :]) & known[:, :, None]
    return gold, same & torch.ones(words, words, dtype=torch.bool).triu()


def links_of(windows: Sequence[Window]) -> Links | None:
    """The mentions of a stretch of a document, what they share, and which antecedents are right."""
    found = []
    words: list[str] = []
    numbers: list[int] = []
    count = 0
    for row, window in enumerate(windows):
        at = 1
        for sentence in window.sentences:
            entities = {(first, last): entity for first, last, entity in sentence.clusters or ()}
            spans = sorted({*entities, *(sentence.mentions or ())})
            found += [
                (
                    row,
                    at + first,
                    at + last,
                    entities.get((first, last), -1),
                    len(words) + first,
                    len(words) + last,
                )
                for first, last in spans
            ]
            words += sentence.words
            numbers += [count] * len(sentence.words)
            count += 1
            at += len(sentence.words)
    if len(found) < 2 or all(entity < 0 for _, _, _, entity, _, _ in found):
        return None
    table = np.array(found, dtype=np.int64)
    antecedents = candidates(len(table))
    features = features_of(marks_of(words, numbers, [(int(a), int(b)) for a, b in table[:, 4:]]), antecedents)
    entity = table[:, 3]
    right = (entity[antecedents] == entity[:, None]) & (entity >= 0)[:, None] & (antecedents >= 0)
    row_, first_, last_ = (torch.from_numpy(table[:, column].copy()) for column in range(3))
    return Links(
        row_,
        first_,
        last_,
        torch.from_numpy(antecedents),
        torch.from_numpy(features),
        torch.from_numpy(right),
    )
