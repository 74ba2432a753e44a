"""What a reader hands to `finish`: the text of one format, before anything is concluded from it."""

from dataclasses import dataclass

from rapporteur.model.issue import Issue
from rapporteur.model.span import OffsetRun
from rapporteur.model.text import Block
from rapporteur.model.vocabulary import Genre


@dataclass(frozen=True, slots=True)
class Draft:
    """Text, blocks, and the metadata that the format itself carries.

    `published` is an EDTF day. Where `settled` is True the reader knows what its blocks are (a numbered
    paragraph of a resolution, a tracked change) and `finish` leaves their kinds and borders alone; otherwise
    blocks of kind `paragraph` may still be cut and named (byline, dateline, question, answer, caption ...).
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    published: str | None = None
    published_reason: str | None = None
    language: str | None = None
    genre: Genre = "unknown"
    symbol: str | None = None
    settled: bool = False
    offsets: tuple[OffsetRun, ...] = ()
    issues: tuple[Issue, ...] = ()
