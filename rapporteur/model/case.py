"""The state of a case on a date. Actors are actor ids, claims are claim ids of the documents."""

from dataclasses import dataclass
from typing import Literal

from rapporteur.model.claim import ParagraphNote, Plover, Position, Role, Statement, VoteCount
from rapporteur.model.document import Document
from rapporteur.model.issue import Issue
from rapporteur.model.link import Linked
from rapporteur.model.reading import Reading
from rapporteur.model.relation import Relations
from rapporteur.model.span import Evidence
from rapporteur.model.vocabulary import EventType, InstrumentKind, Status


@dataclass(frozen=True, slots=True)
class Report:
    """One document's account of an event: its claim, what it prints, and its words."""

    claim: str
    doc: str
    date: str | None
    status: Status
    per: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """A happening, told by one document or several.

    `independent` counts the reports that are not copies of another. `contested` names the facts on which
    reports differ. `roles` hold actor ids, `instrument` the id of a `CaseInstrument`. `overtaken_by` is the event by
    which a plan or possibility has become past.
    """

    id: str
    type: EventType
    status: Status
    date: str | None
    place: str | None
    roles: tuple[Role, ...]
    instrument: str | None
    paragraph: str | None
    outcome: str | None
    plover: Plover | None
    facts: tuple[str, ...]
    reports: tuple[Report, ...]
    independent: int
    contested: tuple[str, ...]
    overtaken_by: str | None = None


@dataclass(frozen=True, slots=True)
class CaseInstrument:
    """A text on the table, put together from all documents that mention or contain it.

    `symbol` is that of its furthest stage; `symbols` are those of all its stages, drafts before what came of them.
    `texts` are the documents that are the text itself.
    """

    id: str
    instrument_kind: InstrumentKind
    symbol: str | None
    title: str | None
    body: str | None
    date: str | None
    sponsors: tuple[str, ...]
    cosponsor_count: int | None
    paragraphs: tuple[ParagraphNote, ...]
    votes: tuple[VoteCount, ...]
    adopted: str | None
    claims: tuple[str, ...]
    texts: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    symbols: tuple[str, ...] = ()


StepState = Literal["taken", "announced", "possible", "denied"]


@dataclass(frozen=True, slots=True)
class Step:
    """A move on the route through the forums, with the event that shows it and the rule it rests on.

    A draft of which no source tells how it was tabled shows its step itself: then `event` is None and `instrument` is
    its id.

    `track` and `step` are keys of reference/data/steps.csv, `rule` a citation and `rule_status` either
    `confirmed` or `unconfirmed`.
    """

    track: str
    step: str
    label: str
    state: StepState
    date: str | None
    event: str | None
    rule: str | None
    rule_status: str | None
    evidence: tuple[Evidence, ...]
    instrument: str | None = None


@dataclass(frozen=True, slots=True)
class CaseState:
    """Everything a dossier is made from. All tuples are sorted, so that order of documents plays no part.

    `statements` and `positions` are the documents' claims with chain ids replaced by actor ids and instrument
    ids by case instrument ids; their own ids stay. `unread` are documents that gave no text. `held_back` counts
    documents left out because their class is above the clearance asked for.
    """

    country: str | None
    as_of: str | None
    readings: tuple[Reading, ...]
    unread: tuple[Document, ...]
    linked: Linked
    relations: Relations
    events: tuple[CaseEvent, ...]
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    instruments: tuple[CaseInstrument, ...]
    steps: tuple[Step, ...]
    issues: tuple[Issue, ...]
    held_back: int = 0
