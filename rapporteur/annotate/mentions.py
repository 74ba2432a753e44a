"""Everything in a text that may refer to an actor, before it is decided to whom."""

from collections.abc import Iterator
from dataclasses import replace

from rapporteur.annotate.found import Found
from rapporteur.annotate.names import find_registry_names
from rapporteur.annotate.offices import find_offices
from rapporteur.annotate.people import find_people
from rapporteur.annotate.words import DETERMINERS, PAST_WORDS, Words
from rapporteur.reference import Reference

_GOVERNMENTS = frozenset(
    {"government", "regime", "authorities", "leadership", "side", "delegation", "administration"}
)
_ROLE_NOUNS = {"organ:SG": "secretary-general", "organ:HCHR": "commissioner"}


def find_mentions(
    words: Words, *, reference: Reference
) -> tuple[tuple[Found, ...], tuple[Found, ...], tuple[Found, ...]]:
    """Find names of the registry, names of other people and bodies, and noun phrases for people.

    Returns:
        The three kinds, each in text order. Phrases may hold names; names never overlap each other.
    """
    registry = reference.registry
    names = tuple(found for found in find_registry_names(words, registry) if not _is_deputy(words, found))
    posts = tuple(_post(words, found) for found in names if found.actor_kind == "un-mandate")
    bodies = tuple(found for found in names if found.actor_kind != "un-mandate")
    phrases = find_offices(words, names, registry)
    offices = tuple(sorted([*phrases, *posts], key=lambda found: found.first))
    people = find_people(words, names, offices, reference=reference)
    inside = {
        token for found in people if found.actor_kind != "person" for token in range(found.first, found.stop)
    }
    whole = tuple(found for found in bodies if found.first not in inside)
    return tuple(_governments(words, whole)), people, tuple(_apart(offices, inside))


def _is_deputy(words: Words, found: Found) -> bool:
    """Whether "Deputy", "Assistant" or "Under-" makes another office of the words."""
    at = found.first - 1
    if at >= 0 and words.words[at] == "-":
        at -= 1
    return (
        found.actor_kind == "un-mandate"
        and at >= 0
        and words.lower[at] in ("assistant", "deputy", "under", "vice")
    )


def _apart(offices: tuple[Found, ...], inside: set[int]) -> Iterator[Found]:
    return (found for found in offices if found.stop - 1 not in inside or found.first not in inside)


def _post(words: Words, found: Found) -> Found:
    """The name of an office ("the UN Secretary-General") as a phrase for its holder."""
    first = words.ranges[found.sentence][0]
    definite = found.first > first and words.lower[found.first - 1] == "the"
    ids = () if first < found.first and words.lower[found.first - 1] in PAST_WORDS else found.ids
    return replace(
        found,
        ids=ids,
        first=found.first - 1 if definite else found.first,
        actor_kind="person",
        definite=True,
        bare=not definite,
        noun=_ROLE_NOUNS.get(found.ids[0], "rapporteur"),
        noun_class="leader",
        role=words.quote(found.first, found.stop),
    )


def _governments(words: Words, names: tuple[Found, ...]) -> Iterator[Found]:
    """Names of states, with "government" or "regime" behind them where it stands there."""
    for found in names:
        if found.actor_kind != "state":
            yield found
            continue
        first, stop, _ = words.ranges[found.sentence]
        at = found.stop
        while at < stop and words.words[at] in ("'s", "’s", "'"):
            at += 1
        if at < stop and words.lower[at] in _GOVERNMENTS:
            article = found.first > first and words.lower[found.first - 1] in DETERMINERS
            yield replace(
                found, stop=at + 1, first=found.first - 1 if article else found.first, kind="nominal"
            )
        else:
            yield found
