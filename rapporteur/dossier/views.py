"""What a page shows: plain values, ready to print. Every string here may come from a source: templates escape.

An `href` is relative to the root of the dossier, empty where there is nothing to open.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence, with the place they lead to. `kind` is `words` where they are quoted."""

    text: str
    href: str = ""
    kind: str = ""


Phrase = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, where they open, and which source it is."""

    words: str
    href: str
    source: str
    source_href: str
    doc: str
    confidentiality: str = "public"


@dataclass(frozen=True, slots=True)
class ReportView:
    """One source's account of an event."""

    claim: str
    quotes: tuple[Quote, ...]
    source: Quote
    date: str
    date_reason: str
    status: str
    per: Phrase
    copy_of: Phrase
    block: str


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """Two claims that cannot both hold, side by side."""

    fact: str
    reason: str
    left_value: str
    right_value: str
    left: tuple[Quote, ...]
    right: tuple[Quote, ...]
    about: Phrase


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with everything its page shows.

    `sentence` says no more than the record; `undated` is the same without the date, for lists that print it.
    """

    id: str
    href: str
    label: str
    lane: str
    short: str
    sentence: Phrase
    undated: Phrase
    status: str
    status_key: str
    edtf: str | None
    date: str
    roles: tuple[tuple[str, Phrase], ...]
    place: str
    instrument: Phrase
    outcome: str
    plover: str
    facts: tuple[str, ...]
    reports: tuple[ReportView, ...]
    independent: int
    contested: tuple[str, ...]
    contradictions: tuple[ContradictionView, ...]
    according_to: str
    overtaken: Phrase = ()

    @property
    def words(self) -> tuple[Quote, ...]:
        """The words of the first report, for lists that show a line of them."""
        return self.reports[0].quotes[:1] if self.reports else ()


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the route, its event and the rule."""

    label: str
    state: str
    state_key: str
    edtf: str | None
    date: str
    sentence: Phrase
    event_href: str
    according_to: str
    rule: str
    rule_status: str
    rule_confirmed: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class TrackView:
    """The steps known on one track."""

    label: str
    steps: tuple[StepView, ...]

    @property
    def groups(self) -> tuple[tuple[StepView, ...], ...]:
        """Steps as the overview lists them: those of which the same is said, behind the first of them."""
        found: dict[tuple[str, str, Phrase], list[StepView]] = {}
        for step in self.steps:
            found.setdefault((step.label, step.state_key, step.sentence), []).append(step)
        return tuple(tuple(steps) for steps in found.values())


@dataclass(frozen=True, slots=True)
class StatementView:
    """What somebody said: `speaker` as a sentence part, `content` the words, stretch by stretch."""

    id: str
    speaker: Phrase
    speaker_key: str
    speaker_named: bool
    grade: str
    grade_key: str
    grade_reason: str
    form: str
    content: tuple[str, ...]
    quoted: bool
    quote: Quote
    addressee: Phrase
    via: Phrase
    about: Phrase
    edtf: str | None
    date: str
    start: int
    block: str
    non_answer: bool


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """One speaker and what they said, oldest first."""

    anchor: str
    name: Phrase
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where a party stands on a target."""

    id: str
    party: Phrase
    party_id: str
    target: Phrase
    target_key: str
    stance: str
    stance_key: str
    for_or_against: str
    condition: str
    edtf: str | None
    date: str
    per: Phrase
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    """A form under which an actor occurs, how often, and its first place."""

    name: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class PartyView:
    """An actor with its names, positions and events."""

    anchor: str
    name: str
    kind: str
    named: bool
    registry_id: str
    iso3: str
    role: str
    of: Phrase
    names: tuple[NameView, ...]
    mentions: int
    sources: int
    positions: tuple[PositionView, ...]
    statements: int
    statements_href: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """Actors of one kind."""

    key: str
    label: str
    parties: tuple[PartyView, ...]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of an instrument: its label as the field says it, what it says, who wants what of it."""

    anchor: str
    label: str
    about: str
    quotes: tuple[Quote, ...]
    contested: bool
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """A text on the table. `divided` gives, where parties stand against each other, who stands where."""

    anchor: str
    href: str
    name: str
    kind: str
    symbol: str
    title: str
    body: str
    date: str
    sponsors: Phrase
    cosponsors: str
    paragraphs: tuple[ParagraphView, ...]
    positions: tuple[PositionView, ...]
    votes: tuple[tuple[str, str, str, str], ...]
    adopted: str
    texts: tuple[Quote, ...]
    events: tuple[EventView, ...]
    contradictions: tuple[ContradictionView, ...]
    quotes: tuple[Quote, ...]
    divided: tuple[tuple[str, Phrase], ...]

    @property
    def contested(self) -> tuple[ParagraphView, ...]:
        """Paragraphs that somebody opposes, or ties to a condition."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.contested)


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Who stands where: a row for each party, a column for each target."""

    targets: tuple[Phrase, ...]
    rows: tuple[tuple[Phrase, tuple[tuple[PositionView, ...], ...]], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class IssueView:
    """What was not understood, with its place and words."""

    code: str
    message: str
    source: Phrase
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as the list shows it and as its page is headed."""

    id: str
    href: str
    name: str
    title: str
    publisher: str
    label: str
    facts: tuple[tuple[str, Phrase], ...]
    published: str
    edtf: str | None
    genre: str
    confidentiality: str
    copy_of: Phrase
    claims: int
    issues: int
