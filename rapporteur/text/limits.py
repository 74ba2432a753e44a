"""How much of one document is read: more than the longest report, no more than the later stages have time for."""

from dataclasses import replace

from rapporteur.model.document import Document
from rapporteur.model.issue import Issue
from rapporteur.model.span import OffsetRun
from rapporteur.model.text import Block
from rapporteur.text.draft import Draft

MAX_CHARACTERS = 1_500_000
"""About 500 printed pages; the detailed findings of a commission of inquiry have some 400."""
MAX_BLOCKS = 50_000
LONG_BLOCK = 50_000
"""A block so long is cut at a word; a shorter one that goes over the limit is left out, lest a sentence be halved."""


def limit_draft(draft: Draft, document: Document) -> Draft:
    """Cut what goes over the limits, and say so by `text-truncated`.

    Where the reader of a PDF stopped already, its issue `pdf-cut` says enough.
    """
    if len(draft.text) <= MAX_CHARACTERS and len(draft.blocks) <= MAX_BLOCKS:
        return draft
    blocks = _within(draft)
    end = blocks[-1].end if blocks else 0
    issues = tuple(issue for issue in draft.issues if issue.code != "text-truncated")
    if not any(issue.code == "pdf-cut" for issue in issues):
        issues = (*issues, truncated(end, document))
    runs = tuple(
        OffsetRun(run.start, run.source, min(run.length, end - run.start))
        for run in draft.offsets
        if run.start < end
    )
    return replace(draft, text=draft.text[:end], blocks=blocks, offsets=runs, issues=issues)


def truncated(end: int, document: Document) -> Issue:
    """The issue that says where reading stopped."""
    message = (
        f"{document.origin.name}: only its first {end:,} characters were read (at most {MAX_CHARACTERS:,} characters "
        f"and {MAX_BLOCKS:,} paragraphs of one document are); split it and add its parts"
    )
    return Issue("text-truncated", message, "warning", document.id)


def _within(draft: Draft) -> tuple[Block, ...]:
    kept = [block for block in draft.blocks[:MAX_BLOCKS] if block.end <= MAX_CHARACTERS]
    over = draft.blocks[len(kept)] if len(kept) < min(MAX_BLOCKS, len(draft.blocks)) else None
    if over is not None and MAX_CHARACTERS - over.start >= LONG_BLOCK:
        words = draft.text[over.start : MAX_CHARACTERS]
        end = over.start + len(words.rstrip().rpartition(" ")[0].rstrip())
        kept.append(replace(over, end=end if end > over.start else MAX_CHARACTERS))
    return tuple(kept)
