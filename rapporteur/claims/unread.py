"""What was not understood: sentences from which nothing was taken though they speak of the matter."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from rapporteur.annotate.view import View
from rapporteur.claims.instruments import Reading, reading_of, told_blocks
from rapporteur.claims.phrase import MAX_CHARACTERS, Phrase
from rapporteur.claims.texts import find_mentions
from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Event, Position, Statement
from rapporteur.model.issue import Issue
from rapporteur.model.span import Evidence
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference
from rapporteur.reference.frames import Frames

MOST = 12
"""More would not be read; the last issue says how many more there are."""
PROSE = frozenset({"lead", "paragraph", "answer", "quote", "list-item", "footnote"})
PARTIES = frozenset(
    {"state", "group", "un-organ", "un-mandate", "ngo", "person", "court", "institution", "armed-group"}
)


def find_unread(
    text: StructuredText,
    annotations: Annotations,
    claims: tuple[Event | Position | Statement, ...],
    *,
    reference: Reference,
    reading: Reading | None = None,
) -> tuple[Issue, ...]:
    """Sentences that name a party and a text on the table but gave no claim, and stretches too long to be read.

    Args:
        text: The document.
        annotations: Its layers.
        claims: Events, positions and statements taken from it.
        reference: Nouns for texts.
        reading: The document as read, where the caller has it.
    """
    reading = reading or reading_of(text, annotations, reference=reference)
    return _silent(reading, claims, reference.frames) + _too_long(reading.view)


def _silent(
    reading: Reading, claims: tuple[Event | Position | Statement, ...], frames: Frames
) -> tuple[Issue, ...]:
    view = reading.view
    covered = Covered(tuple(evidence for claim in claims for evidence in claim.evidence))
    phrases = [
        phrase
        for phrase in reading.phrases
        if not covered.touches(phrase.sentence.start, phrase.sentence.end) and _tells(phrase, view, frames)
    ]
    more = len(phrases) - MOST
    return tuple(
        _issue(phrase, view, more if index == MOST - 1 else 0) for index, phrase in enumerate(phrases[:MOST])
    )


class Covered:
    """The stretches of a text from which claims were taken."""

    def __init__(self, evidence: tuple[Evidence, ...]) -> None:
        spans = sorted((one.start, one.end) for one in evidence)
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps `[start, end)`."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._reach[at] > start


def _tells(phrase: Phrase, view: View, frames: Frames) -> bool:
    """Whether a sentence of prose names a party and a text."""
    if phrase.block.kind not in PROSE or phrase.printed[-1:] == ("?",):
        return False
    has_party = any(view.chain_by_id[party.chain].actor_kind in PARTIES for party in phrase.parties)
    return has_party and bool(find_mentions(phrase, view, frames))


def _issue(phrase: Phrase, view: View, more: int) -> Issue:
    message = "a sentence names a party and a text, but nothing was taken from it; read it in the source"
    if more > 0:
        message += f" ({more} more sentences of this document are like it)"
    evidence = view.evidence(phrase.sentence.start, phrase.sentence.end)
    return Issue("sentence-not-understood", message, "note", view.text.doc, (evidence,))


def _too_long(view: View) -> tuple[Issue, ...]:
    """Stretches without a full stop that no rule looked at."""
    blocks = told_blocks(view.text)
    starts = [block.start for block in blocks]
    found = []
    for sentence in view.sentences:
        at = bisect_right(starts, sentence.start) - 1
        is_told = at >= 0 and sentence.start < blocks[at].end
        if is_told and sentence.end - sentence.start > MAX_CHARACTERS:
            length = sentence.end - sentence.start
            message = (
                f"a stretch of {length} characters without a full stop was not searched for claims; "
                "read it in the source"
            )
            opening = view.evidence(sentence.start, sentence.start + 200)
            found.append(Issue("sentence-too-long", message, "warning", view.text.doc, (opening,)))
    return tuple(found[:MOST])
