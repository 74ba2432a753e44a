"""Who a document's actors are in the case."""

from dataclasses import dataclass

from rapporteur.model.vocabulary import ActorKind


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison that spoke for or against a link: its rule, its weight, and words for a person."""

    rule: str
    score: float
    detail: str


@dataclass(frozen=True, slots=True)
class Link:
    """A chain of one document taken for an actor of the case; `score` in 0..1."""

    doc: str
    chain: str
    actor: str
    score: float
    reasons: tuple[Reason, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A mention of an actor, with the score of the link that brought it here."""

    doc: str
    start: int
    end: int
    quote: str
    score: float


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the case. Person, office and state are different actors.

    `registry_id` is None for NIL (not in the registry). `of` is the actor id of the affiliation. `names` are
    all forms under which the actor occurs, sorted.
    """

    id: str
    name: str
    actor_kind: ActorKind
    named: bool
    registry_id: str | None
    iso3: str | None
    of: str | None
    role: str | None
    names: tuple[str, ...]
    mentions: tuple[ActorMention, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Actors of the case and the links that lead to them; both sorted by id."""

    actors: tuple[Actor, ...]
    links: tuple[Link, ...]
