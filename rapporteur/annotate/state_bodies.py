"""Offices of a state that are named by a common noun: "the judiciary", "its information ministry", "Parliament"."""

from rapporteur.annotate.antecedents import is_verb
from rapporteur.annotate.found import Found
from rapporteur.annotate.groups import Group, Groups
from rapporteur.annotate.words import Words
from rapporteur.reference.cues import Cues

_HEADS = frozenset({"ministry", "judiciary", "presidency", "parliament", "cabinet"})
_ALONE = frozenset({"Parliament"})
"""Heads that need no article in a capital."""
_ARTICLES = frozenset({"the", "its"})
_MOST_MODIFIERS = 3


def take_state_bodies(groups: Groups, cues: Cues) -> None:
    """Take up offices of the state that a text is about or that writes it, where they do something.

    The same words are the same office.
    """
    state = groups.state_of_text() or groups.author
    if state is None or state.actor_kind != "state":
        return
    words = groups.words
    known: dict[tuple[str, ...], Group] = {}
    for sentence, (first, stop, _) in enumerate(words.ranges):
        for at in range(first, stop - 1):
            if words.lower[at] not in _HEADS or groups.at((at, at + 1)) is not None:
                continue
            start = _start(groups, at, first)
            if start is None or not is_verb(words, at + 1, cues):
                continue
            key = _key(words, start, at)
            body = known.get(key)
            if body is None:
                body = known[key] = groups.new(Group("institution", named=False, of=state))
            found = Found(start, at + 1, sentence, "nominal", "institution")
            groups.note(body, found, "an office of the state that the text is about")


def _start(groups: Groups, at: int, first: int) -> int | None:
    """Where the phrase begins; None where it has no article, or where its words belong to somebody else."""
    words, table = groups.words, groups.registry.actor_words
    if words.words[at] in _ALONE and (at == first or not words.is_capital(at - 1)):
        return at
    for start in range(at - 1, max(at - 2 - _MOST_MODIFIERS, first - 1), -1):
        if words.lower[start] in _ARTICLES:
            return start
        if words.lower[start] not in table.modifiers and not words.words[start].islower():
            return None
        if groups.at((start, start + 1)) is not None or words.words[start] in (",", "and", "of"):
            return None
    return None


def _key(words: Words, start: int, at: int) -> tuple[str, ...]:
    return tuple(word for word in words.lower[start : at + 1] if word not in _ARTICLES)
