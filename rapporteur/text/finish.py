"""Draft -> StructuredText: the rules that all formats share."""

from dataclasses import replace

from rapporteur.model.document import Document
from rapporteur.model.issue import Issue
from rapporteur.model.text import Block, StructuredText
from rapporteur.reference import Reference
from rapporteur.text.draft import Draft
from rapporteur.text.genre import find_genre
from rapporteur.text.head import is_press_symbol
from rapporteur.text.interview import cut_turns
from rapporteur.text.language import find_language
from rapporteur.text.lines import name_lines
from rapporteur.text.news import find_agency, find_byline, find_dates, find_opening_of, find_publisher


def finish(
    draft: Draft, document: Document, *, reference: Reference, dct: str | None = None
) -> StructuredText:
    """Name what the reader left open, and conclude what the page says of itself.

    Args:
        draft: What a reader made of the bytes.
        document: What came, with its address, day of retrieval and publisher as given.
        reference: Words of pages, publishers, agencies.
        dct: An EDTF day from outside the document, stronger than what the document shows.

    Returns:
        Blocks sorted, without overlap or white space at their ends, `place` filled; the text of the draft as
        it is. An empty text carries an issue.
    """
    words = reference.page_words
    blocks = draft.blocks
    if not draft.settled:
        blocks = name_lines(draft.text, blocks, words=words, titled=draft.title is not None)
    title = draft.title or _title_of(draft.text, blocks)
    publisher = find_publisher(draft, blocks, document, words=words)
    if not draft.settled and draft.genre in ("interview", "news", "unknown"):
        blocks = cut_turns(draft.text, blocks, words=words, title=title, outlet=publisher) or blocks
        title = draft.title or _title_of(draft.text, blocks)
    publisher = publisher or _told(draft.text, blocks)
    opening = find_opening_of(draft, blocks, words=words)
    byline = find_byline(draft, blocks, publisher, words=words)
    agency = find_agency(draft, blocks, opening, words=words)
    dates = find_dates(draft, blocks, opening, document, words=words, given=dct)
    genre = draft.genre
    if genre == "unknown":
        genre = find_genre(
            draft.text, blocks, words=words, title=title, publisher=publisher, opening=opening, byline=byline,
            agency=agency, is_dated=dates.published is not None, symbol=draft.symbol,
        )  # fmt: skip
    return StructuredText(
        doc=document.id,
        text=draft.text,
        blocks=tuple(_placed(block, draft) for block in blocks),
        title=title,
        publisher=publisher,
        agency=agency,
        byline=byline,
        dateline=dates.dateline,
        published=dates.published,
        dct=dates.dct,
        dct_reason=dates.dct_reason,
        language=draft.language or find_language(draft.text, words=words),
        genre=genre,
        symbol=draft.symbol or _press_symbol(draft.text, blocks),
        offsets=draft.offsets,
        issues=draft.issues + dates.issues + _empty(draft, document),
    )


def _told(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The outlet that asks, where the introduction says that somebody "tells" it."""
    asker = next((block.speaker for block in blocks if block.kind == "question"), None)
    if asker is None:
        return None
    intro = (
        text[block.start : block.end] for block in blocks if block.kind in ("lead", "paragraph", "title")
    )
    return asker if any(f"{verb} {asker}" in piece for piece in intro for verb in ("tells", "told")) else None


def _title_of(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The headline, its line breaks made spaces."""
    title = next((block for block in blocks if block.kind == "title"), None)
    return " ".join(text[title.start : title.end].split()) if title else None


def _press_symbol(text: str, blocks: tuple[Block, ...]) -> str | None:
    for block in blocks[:12]:
        line = text[block.start : block.end]
        if is_press_symbol(line):
            return line
    return None


def _placed(block: Block, draft: Draft) -> Block:
    """Parts of a line lead back to themselves, not to the whole line."""
    if block.place is not None and not block.place.startswith("characters "):
        return block
    if not draft.offsets:
        return block
    return replace(block, place=f"characters {block.start} to {block.end}")


def _empty(draft: Draft, document: Document) -> tuple[Issue, ...]:
    if draft.blocks or draft.settled or any(issue.loudness == "error" for issue in draft.issues):
        return ()
    message = f"{document.origin.name} holds no text; look at the original"
    return (Issue("text-empty", message, "warning", document.id),)
