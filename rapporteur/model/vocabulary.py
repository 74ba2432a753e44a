"""The closed vocabularies of the public record (docs/reference/record.md).

A value that is not listed here is an `Issue`, never a new word.
"""

from typing import Literal, get_args

BlockKind = Literal[
    "title", "byline", "dateline", "lead", "paragraph", "heading", "question", "answer", "caption", "credit",
    "menu", "boilerplate", "quote", "list-item", "table", "footnote", "preambular", "operative", "vote-list",
]  # fmt: skip
ActorKind = Literal[
    "state", "person", "un-organ", "un-mandate", "group", "ngo", "media", "court", "institution",
    "armed-group", "process",
]  # fmt: skip
Grade = Literal["named", "spokesperson", "anonymous", "document"]
Form = Literal["direct", "indirect", "mixed"]
Status = Literal["happened", "planned", "possible", "denied"]
Stance = Literal["support", "oppose", "conditional", "neutral", "unclear"]
EventType = Literal[
    "meeting", "meeting-request", "meeting-refusal", "visit", "visit-request", "visit-invitation",
    "visit-refusal", "access", "demand", "offer", "message", "draft-tabled", "amendment-proposed", "vote",
    "adoption", "rejection", "veto", "abstention", "referral", "recommendation", "report-published",
    "report-presented", "sanction", "statement", "press-conference", "letter", "appointment",
    "agenda-inclusion", "objection", "briefing", "mandate-created", "mandate-extended", "talks-suspended",
    "re-engagement", "lobbying", "threat", "investigation", "non-cooperation", "absence", "withdrawal",
    "correction", "ouster", "arrest", "transfer", "other",
]  # fmt: skip
RoleName = Literal["who", "with", "by", "to", "of", "where", "what", "body", "favour", "against", "abstain"]
InstrumentKind = Literal[
    "draft-resolution", "resolution", "draft-decision", "decision", "amendment", "letter", "report",
    "statement", "agenda-item", "document",
]  # fmt: skip
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
RelationKind = Literal["same_event", "corroborates", "copy", "shared_source", "quote_only", "contradicts"]
ParagraphRole = Literal["PP", "OP"]
Genre = Literal[
    "news", "interview", "press-release", "resolution", "draft-resolution", "report", "letter", "email", "statement",
    "unknown",
]  # fmt: skip
Confidentiality = Literal["public", "internal", "confidential", "protected"]
MentionKind = Literal["name", "title", "demonym", "nominal", "pronoun"]

BLOCK_KINDS: tuple[str, ...] = get_args(BlockKind)
ACTOR_KINDS: tuple[str, ...] = get_args(ActorKind)
EVENT_TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)
STANCES: tuple[str, ...] = get_args(Stance)
ROLE_NAMES: tuple[str, ...] = get_args(RoleName)
CONFIDENTIALITIES: tuple[str, ...] = get_args(Confidentiality)

CHROME_KINDS: frozenset[str] = frozenset({"menu", "boilerplate", "credit"})
"""Publisher's furniture: kept in the text, never a source of claims."""
