"""Which documents are copies of which: the same wording, quotations left out.

Fingerprints of word sequences are sampled by value and looked up in an inverted index, so that the cost grows
with the text and not with the pairs; only documents that share samples are compared in full.

Source: Schleimer, Wilkerson, Aiken 2003 (fingerprints sampled by value); that quotations must be cut out
before two stories are compared was measured for this project (docs/explanation/copies.md).
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Literal
from zlib import crc32

from rapporteur.model.groups import group_pairs
from rapporteur.model.reading import Reading
from rapporteur.model.vocabulary import CHROME_KINDS

Reuse = Literal["copy", "shared_source", "quote_only"]

WORDS = 5
"""Length of a compared word sequence."""
SAMPLE = 4
"""One sequence in so many enters the index."""
COMMON = 50
"""A sequence in more documents than this is a formula of the trade, not a trace of copying."""
COPY = 0.5
SHARED = 0.2
QUOTED = 8
VERSIONED = frozenset({"resolution", "draft-resolution"})

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|«[^»]{0,2000}»")


@dataclass(frozen=True, slots=True)
class Wording:
    """Hashed word sequences of one document: of its own words, and of the words it quotes."""

    doc: str
    own: frozenset[int]
    quoted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far two documents share their wording; `share` is the part of the shorter one found in the other."""

    a: str
    b: str
    reuse: Reuse
    share: float
    reason: str


def wording(reading: Reading) -> Wording:
    """Take the word sequences of everything on the page that is not furniture."""
    body = "\n".join(
        reading.text.text[block.start : block.end]
        for block in reading.text.blocks
        if block.kind not in CHROME_KINDS
    )
    quoted = " \n ".join(match.group() for match in _QUOTED.finditer(body))
    return Wording(reading.document.id, _sequences(_QUOTED.sub(" \n ", body)), _sequences(quoted))


def _sequences(text: str) -> frozenset[int]:
    words = [match.group().casefold() for match in _WORD.finditer(text)]
    return frozenset(
        crc32(" ".join(words[i : i + WORDS]).encode("utf-8", "replace"))
        for i in range(len(words) - WORDS + 1)
    )


def find_overlaps(readings: tuple[Reading, ...]) -> tuple[Overlap, ...]:
    """Compare documents that share wording; sorted by their ids, `a` before `b`.

    Drafts and resolutions are left out: they repeat each other by nature, and are versions, not copies.
    """
    wordings = {r.document.id: wording(r) for r in readings if r.text.genre not in VERSIONED}
    overlaps = (_compare(wordings[a], wordings[b]) for a, b in _candidates(wordings))
    return tuple(overlap for overlap in overlaps if overlap)


def _candidates(wordings: dict[str, Wording]) -> list[tuple[str, str]]:
    index: defaultdict[int, list[str]] = defaultdict(list)
    for doc in sorted(wordings):
        for sequence in wordings[doc].own | wordings[doc].quoted:
            if sequence % SAMPLE == 0:
                index[sequence].append(doc)
    shared = Counter(
        pair for docs in index.values() if len(docs) <= COMMON for pair in combinations(sorted(docs), 2)
    )
    return sorted(pair for pair, count in shared.items() if count >= 2)


def _compare(a: Wording, b: Wording) -> Overlap | None:
    shorter = min(len(a.own), len(b.own))
    share = len(a.own & b.own) / shorter if shorter else 0.0
    percent = f"{share:.0%} of the shorter one's own words"
    if share >= COPY:
        return Overlap(a.doc, b.doc, "copy", share, f"{percent} stand in the other in the same order")
    if share >= SHARED:
        return Overlap(
            a.doc, b.doc, "shared_source", share, f"{percent} stand in both: a common source is likely"
        )
    quoted = len((a.quoted | a.own) & (b.quoted | b.own)) - len(a.own & b.own)
    if quoted >= QUOTED:
        return Overlap(a.doc, b.doc, "quote_only", share, "they share quoted words only")
    return None


def find_originals(
    overlaps: tuple[Overlap, ...], readings: tuple[Reading, ...]
) -> tuple[tuple[str, str], ...]:
    """For each copy the document it was copied from, as (copy, original), sorted.

    The original of a group of copies is its earliest dated document; among equals the one that names its
    agency, then the longest, then the first by id.
    """
    by_id = {reading.document.id: reading for reading in readings}

    def rank(doc: str) -> tuple[str, bool, int, str]:
        text = by_id[doc].text
        return (text.published or text.dct or "9999", text.agency is None, -len(text.text), doc)

    groups = group_pairs((overlap.a, overlap.b) for overlap in overlaps if overlap.reuse == "copy")
    pairs: list[tuple[str, str]] = []
    for group in groups:
        original = min(group, key=rank)
        pairs += [(doc, original) for doc in group if doc != original]
    return tuple(sorted(pairs))
