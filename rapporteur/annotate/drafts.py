"""Attributions before their grade, and the actors that their words stand for."""

from dataclasses import dataclass

from rapporteur.annotate.grammar import POSSESSIVES, RELATIVES
from rapporteur.annotate.reported import Span
from rapporteur.annotate.view import View
from rapporteur.model.annotation import Chain, Mention
from rapporteur.model.vocabulary import Form
from rapporteur.reference.cues import CueKind, Cues

LONGEST_TAIL = 80
"""Characters that a mention may have beyond the source that it begins with."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its grade: `block` is the index among the blocks read, `turn` an interview turn."""

    block: int
    content: tuple[Span, ...]
    form: Form
    source: Span | None = None
    head: Span | None = None
    cue: Span | None = None
    speaker: Chain | None = None
    via: Chain | None = None
    addressee: Chain | None = None
    printed: str | None = None
    turn: bool = False
    kind: CueKind | None = None


def chain_of(view: View, source: Span | None, head: Span | None, cues: Cues) -> Chain | None:
    """The actor a source stands for: the longest mention over its head, else the first one in it.

    Behind a document stands its author, where one actor alone is named before the noun ("the council's report").
    """
    if source is None or head is None:
        return None
    if view.words(*source).lower() in RELATIVES:
        return _antecedent(view, source[0])
    inside = list(view.mentions_in(*source))
    if cues.nouns.get(view.words(*head).lower()) == "document":
        authors = {chain.id: chain for mention, chain in inside if mention.end <= head[1]}
        return next(iter(authors.values())) if len(authors) == 1 else None
    over_head = [pair for pair in inside if pair[0].start <= head[0] and head[1] <= pair[0].end]
    if over_head and (first := _first_of_several(view, inside, over_head[0][0])) is not None:
        return first
    if over_head:
        return max(over_head, key=lambda pair: pair[0].end - pair[0].start)[1]
    longer = _reaching_beyond(view, source, head) or _reaching_back(view, source)
    if longer is not None:
        return longer
    return inside[0][1] if inside and not _possesses(view, inside[0][0]) else None


def _first_of_several(view: View, inside: list[tuple[Mention, Chain]], last: Mention) -> Chain | None:
    """ "Mexico and Argentina said": of states that speak together the first, as one alone can be the speaker."""
    states = [pair for pair in inside if pair[1].actor_kind == "state"]
    if len(states) != len(inside) or len(states) < 2 or states[0][0] is last:
        return None
    between = view.words(states[-2][0].end, states[-1][0].start).split()
    return states[0][1] if between == ["and"] and states[-1][0] is last else None


def _reaching_beyond(view: View, source: Span, head: Span) -> Chain | None:
    """ "A Western envoy in Geneva", where the source was cut before "in": the mention that begins with the source."""
    around = view.mentions_in(source[0], source[1] + LONGEST_TAIL)
    over = [pair for pair in around if pair[0].start == source[0] and pair[0].end > head[1]]
    return over[0][1] if over else None


def _reaching_back(view: View, source: Span) -> Chain | None:
    """ "A commissioner for humanitarian affairs", where the source was cut behind "for": the person."""
    around = view.mentions_in(max(0, source[0] - LONGEST_TAIL), source[1])
    over = [c for m, c in around if m.start < source[0] and m.end == source[1] and c.actor_kind == "person"]
    return over[0] if over else None


def _possesses(view: View, mention: Mention) -> bool:
    """ "Her office", "the mayor's lawyer": the owner is not the one who speaks."""
    after = view.words(mention.end, mention.end + 2)
    owner = view.words(mention.start, mention.end).lower()
    return owner in POSSESSIVES or owner.endswith(("'s", "’s")) or after in {"'s", "’s"}


def _antecedent(view: View, relative: int) -> Chain | None:
    """ "the envoy, who said": the actor named right before the relative pronoun."""
    before = [
        pair for pair in view.mentions_in(max(0, relative - 200), relative) if relative - pair[0].end <= 2
    ]
    return max(before, key=lambda pair: pair[0].end - pair[0].start)[1] if before else None


def chain_by_name(view: View, name: str | None) -> Chain | None:
    """The actor of a printed speaker label: the same name, else the only one with that surname."""
    if name is None:
        return None
    wanted = name.casefold()
    named = [chain for chain in view.chains if chain.named]
    for chain in named:
        if chain.name.casefold() == wanted:
            return chain
    for chain in named:
        if any(view.words(mention.start, mention.end).casefold() == wanted for mention in chain.mentions):
            return chain
    ending = [chain for chain in named if chain.name.casefold().split()[-1:] == wanted.split()[-1:]]
    return ending[0] if len(ending) == 1 else None
