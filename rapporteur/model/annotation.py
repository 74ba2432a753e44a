"""Stand-off layers over one text: sorted, every span inside one block unless said otherwise."""

from dataclasses import dataclass

from rapporteur.model.issue import Issue
from rapporteur.model.vocabulary import ActorKind, Form, Grade, MentionKind, TimeType


@dataclass(frozen=True, slots=True, order=True)
class Token:
    """A word or mark of punctuation, `[start, end)` in code points of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence inside one block; `block` is the index of that block."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression.

    `value` is a TIMEX3 value (`2014-10-28`, `2014-W44`, `P3M/P6M`, `PRESENT_REF`), `edtf` the calendar
    interval it stands for, as far as the text supports one; `reason` says how it was anchored, in words.
    """

    start: int
    end: int
    type: TimeType
    value: str
    edtf: str | None
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Words that refer to an actor. `candidates` are registry ids the words alone allow, best first."""

    start: int
    end: int
    kind: MentionKind
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions in one document that are taken for one actor.

    `id` is a digest of the document and the first mention. `name` is the fullest form as printed ("Choe
    Myong Nam", "a Japanese official"). `named` is False for people without a name. `candidates` are
    registry ids that still fit, best first; `of` is the chain id of the state or body the actor belongs to;
    `role` the office as printed. `reason` says why the mentions were taken together.
    """

    id: str
    name: str
    actor_kind: ActorKind
    named: bool
    mentions: tuple[Mention, ...]
    candidates: tuple[str, ...] = ()
    of: str | None = None
    role: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: content (may be discontinuous, may cross blocks), cue, source.

    `speaker` is the chain of the source, None where the text names nobody. `via` is the chain through whom
    a nested report reaches the reader. `grade_reason` says what decided the grade. `implied` is True where
    an interview page, not a cue, gives the words to the speaker. `cue_kind` is the kind of the cue in
    reference/data/cues.csv (`report`, `demand`, `belief`, `denial`, `refusal-to-comment` ...).
    """

    content: tuple[tuple[int, int], ...]
    form: Form
    grade: Grade
    grade_reason: str
    source: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    speaker: str | None = None
    addressee: str | None = None
    via: str | None = None
    implied: bool = False
    cue_kind: str | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """All layers of one document."""

    doc: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    times: tuple[Timex, ...]
    chains: tuple[Chain, ...]
    attributions: tuple[Attribution, ...]
    issues: tuple[Issue, ...] = ()
