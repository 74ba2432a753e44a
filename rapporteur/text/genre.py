"""What kind of document a text is, by the signs that its kind carries."""

import re

from rapporteur.model.text import Block
from rapporteur.model.vocabulary import Genre
from rapporteur.reference.page_words import PageWords
from rapporteur.text.head import Opening, is_press_symbol
from rapporteur.text.shapes import count_words, is_closed

_HEAD = 3000
_NEWS_MEDIA = ("agency", "broadcaster", "newspaper", "magazine", "online")
_BODIES = "General Assembly|Security Council|Human Rights Council|Economic and Social Council|Third Committee"
_FORMULA = re.compile(rf"^\s*The (?:{_BODIES}),\s*$", re.MULTILINE)
_DRAFT = re.compile(r"\b(?:[Dd]raft resolution|DRAFT RESOLUTION|[Dd]raft decision|revised draft)\b|/L\.\d")


def find_genre(
    text: str,
    blocks: tuple[Block, ...],
    *,
    words: PageWords,
    title: str | None,
    publisher: str | None,
    opening: Opening | None,
    byline: str | None,
    agency: str | None,
    is_dated: bool,
    symbol: str | None,
) -> Genre:
    """The genre; `unknown` where nothing decides. Interviews show by their turns."""
    kinds = {block.kind for block in blocks}
    head = text[:_HEAD]
    if kinds & {"question", "answer"}:
        return "interview"
    if (_FORMULA.search(text[:20_000]) and kinds & {"operative", "preambular"}) or "operative" in kinds:
        return "draft-resolution" if _DRAFT.search(head) else "resolution"
    if any(
        is_press_symbol(text[block.start : block.end])
        for block in blocks[:12]
        if block.end - block.start < 30
    ):
        return "press-release"
    if symbol:
        return "draft-resolution" if "/L." in symbol else "resolution" if "/RES/" in symbol else "report"
    if title and words.finds("genre-statement", "title", title[:120]):
        return "statement"
    edges = (*blocks[:15], *blocks[-10:])
    if any(_is_release_line(text[block.start : block.end], words) for block in edges):
        return "press-release"
    if _is_letter(text, words):
        return "letter"
    if opening or agency or (byline and title):
        return "news"
    if title and words.finds("genre-report", "title", title[:160]):
        return "report"
    known = words.publisher_of.get(publisher) if publisher else None
    if known is not None:
        return "news" if known.type in _NEWS_MEDIA and title else "unknown"
    return "news" if title and is_dated and "lead" in kinds else "unknown"


def _is_release_line(line: str, words: PageWords) -> bool:
    """A line of its own; in running text somebody else's release is quoted."""
    if len(line) > 120 or count_words(line) > 14 or is_closed(line):
        return False
    return words.finds("genre-press-release", "inside", line)


def _is_letter(text: str, words: PageWords) -> bool:
    """It greets at the beginning and closes at the end."""
    greets = re.search(
        r"^\s*(?:Dear|Your Excellency|Excellency|Sir|Madam)\b[^\n]{0,60}[,:]\s*$", text[:_HEAD], re.MULTILINE
    )
    return bool(greets) and (
        words.finds("genre-letter", "inside", text[-1500:]) or "incerely" in text[-1500:]
    )
