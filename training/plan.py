"""What an epoch reads: batches of windows, drawn anew each time."""

from collections.abc import Sequence
from random import Random

from training.data import Document
from training.pieces import Cut, Window, batches_of, windows_of

Planned = tuple[list[Window], bool]


def plan_epoch(documents: Sequence[Document], cut: Cut, random: Random, *, pieces: int) -> list[Planned]:
    """Batches of windows in random order, each with whether it is a stretch of one document to link mentions in.

    Windows have one sentence or many, so that running may pack sentences as it likes.
    """
    by_corpus: dict[str, list[Document]] = {}
    for document in documents:
        by_corpus.setdefault(document.corpus, []).append(document)
    batches: list[Planned] = []
    single: list[Document] = []
    for corpus, members in sorted(by_corpus.items()):
        if corpus == "gum":
            for document in members:
                windows = windows_of(document.sentences, cut, budget=random.choice((64, 128, 192)))
                batches += [(part, True) for part in stretches(windows, pieces)]
        elif corpus == "litbank":
            # Half of the novels, one stretch of each: they teach reference, not news.
            for document in members:
                windows = windows_of(document.sentences, cut, budget=random.choice((128, 192)))
                if random.random() < 0.5:
                    batches.append((random.choice(stretches(windows, pieces)), True))
        elif corpus == "ewt":
            windows = [
                w
                for one in members
                for w in windows_of(one.sentences, cut, budget=random.choice((1, 1, 64, 128)))
            ]
            batches += [(part, False) for part in batches_of(windows, pieces=pieces, random=random)]
        else:
            single += members
    batches += [
        (part, False) for part in batches_of(mixed(single, cut, random), pieces=pieces, random=random)
    ]
    random.shuffle(batches)
    return batches


def mixed(documents: Sequence[Document], cut: Cut, random: Random) -> list[Window]:
    """Sentences that stand alone: half of them alone, half in windows with strangers."""
    sentences = [sentence for document in documents for sentence in document.sentences]
    random.shuffle(sentences)
    half = len(sentences) // 2
    return windows_of(sentences[:half], cut, budget=1) + windows_of(sentences[half:], cut, budget=96)


def stretches(windows: Sequence[Window], pieces: int) -> list[list[Window]]:
    """Neighbouring windows in batches of at most `pieces`, padding counted."""
    parts: list[list[Window]] = []
    longest = 0
    for window in windows:
        longest = max(longest, len(window.pieces))
        if parts and (len(parts[-1]) + 1) * longest <= pieces:
            parts[-1].append(window)
        else:
            parts.append([window])
            longest = len(window.pieces)
    return parts
