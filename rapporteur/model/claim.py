"""What one document asserts. Actors are chain ids of that document until `link` gives them names.

Every claim has `id` (digest of content), `evidence` (at least one span with its words) and `made_by`
(stage and version). Dates are EDTF; what a source does not say is None.
"""

from dataclasses import dataclass

from rapporteur.model.annotation import Chain, Timex
from rapporteur.model.issue import Issue
from rapporteur.model.span import Evidence
from rapporteur.model.vocabulary import (
    BlockKind,
    EventType,
    Form,
    Grade,
    InstrumentKind,
    ParagraphRole,
    RoleName,
    Stance,
    Status,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody said something, in this form, attributed this firmly."""

    id: str
    doc: str
    evidence: tuple[Evidence, ...]
    made_by: str
    speaker: str | None
    grade: Grade
    grade_reason: str
    form: Form
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    block: BlockKind
    addressee: str | None = None
    via: str | None = None
    about: tuple[str, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """Who takes part, and as what."""

    name: RoleName
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plover:
    """PLOVER coding of an event, where one fits (type and mode in capitals and lower case as in its manual)."""

    type: str
    mode: str | None = None
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, is possible, or is denied.

    `instrument` is the id of an `Instrument` of the same document, `paragraph` a number of it. `date_reason`
    says which expression governs. `per` is the chain of who says so, when not the document itself.
    `facts` keeps counts and ordinals as printed ("second meeting", "first in 10 years").
    """

    id: str
    doc: str
    evidence: tuple[Evidence, ...]
    made_by: str
    type: EventType
    status: Status
    roles: tuple[Role, ...]
    block: BlockKind
    date: str | None = None
    date_reason: str | None = None
    place: str | None = None
    instrument: str | None = None
    paragraph: str | None = None
    outcome: str | None = None
    per: str | None = None
    plover: Plover | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What a position is about: an instrument (id), a paragraph of it, or a proposal in words."""

    instrument: str | None = None
    paragraph: str | None = None
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a party stands on a target on a date. `condition` gives the words of the condition."""

    id: str
    doc: str
    evidence: tuple[Evidence, ...]
    made_by: str
    party: str
    target: Target
    stance: Stance
    condition: str | None = None
    as_of: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphNote:
    """A numbered paragraph of an instrument and what it says, in the words of the source."""

    number: str
    role: ParagraphRole
    about: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class VoteCount:
    """A vote as printed: favour-against-abstaining."""

    date: str | None
    body: str | None
    favour: int
    against: int
    abstaining: int
    absent: int | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text on the table, as one document mentions or contains it.

    `is_text` is True when the document is the instrument's own text. Sponsors are chain ids.
    """

    id: str
    doc: str
    evidence: tuple[Evidence, ...]
    made_by: str
    instrument_kind: InstrumentKind
    symbol: str | None = None
    title: str | None = None
    body: str | None = None
    date: str | None = None
    sponsors: tuple[str, ...] = ()
    cosponsor_count: int | None = None
    paragraphs: tuple[ParagraphNote, ...] = ()
    votes: tuple[VoteCount, ...] = ()
    adopted: str | None = None
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Claims:
    """All that one document asserts: the six kinds, each sorted by its first evidence."""

    doc: str
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    actors: tuple[Chain, ...] = ()
    times: tuple[Timex, ...] = ()
    issues: tuple[Issue, ...] = ()
