"""What a document says, as one immutable string with blocks."""

from dataclasses import dataclass

from rapporteur.model.issue import Issue
from rapporteur.model.span import OffsetRun
from rapporteur.model.vocabulary import BlockKind, Genre


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one function on its page.

    Blocks are sorted and do not overlap; white space between them belongs to none. `speaker` is the name
    of who speaks the block, as printed (interview turns). `place` leads back to the source in words a
    person can use: `page 3, 72,540 to 523,612` (PDF points from the lower left), `/html/body/main/p[4]`,
    `paragraph 12`, `characters 120 to 240`. `number` is a printed paragraph number (`7.`, `(a)`); `by` and
    `at` name the author and time of a tracked change or comment, `change` its kind.
    """

    kind: BlockKind
    start: int
    end: int
    speaker: str | None = None
    place: str | None = None
    number: str | None = None
    change: str | None = None
    by: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place and date that open an agency story. `date` is EDTF, None where the source gives none."""

    place: str | None
    date: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StructuredText:
    """The text of one document. After this stage it never changes.

    `published` and `dct` are EDTF days; `dct` (document creation time) is the day from which "yesterday"
    counts, `dct_reason` says in a sentence how it was found. `language` is an ISO 639-1 code.
    """

    doc: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: str | None = None
    dct: str | None = None
    dct_reason: str | None = None
    language: str | None = None
    genre: Genre = "unknown"
    symbol: str | None = None
    offsets: tuple[OffsetRun, ...] = ()
    issues: tuple[Issue, ...] = ()
