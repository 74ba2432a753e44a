"""What a rule found: a span of tokens that may refer to an actor, with what the words say of it."""

from dataclasses import dataclass

from rapporteur.model.vocabulary import ActorKind, MentionKind


@dataclass(frozen=True, slots=True)
class Found:
    """Words that refer to an actor, before it is decided to whom.

    `first` and `stop` are token indexes (`stop` is one past the last). `ids` are registry ids that the words
    allow. For people: `noun` is the head noun in the singular, `noun_class` its class, `role` the office as
    printed, `of` the tokens `(first, stop)` of the state or body belonged to, `topic` those of the state a
    mandate is about, `bare` says that no determiner stands before.
    """

    first: int
    stop: int
    sentence: int
    kind: MentionKind
    actor_kind: ActorKind
    ids: tuple[str, ...] = ()
    plural: bool = False
    definite: bool = False
    bare: bool = False
    noun: str | None = None
    noun_class: str | None = None
    sex: str | None = None
    role: str | None = None
    of: tuple[int, int] | None = None
    topic: tuple[int, int] | None = None
