"""Names of the registry in a text: longest first, nicknames and capitals only where the text allows them."""

from collections import Counter
from collections.abc import Iterator

from rapporteur.annotate.found import Found
from rapporteur.annotate.words import FUNCTION_WORDS, PREPOSITIONS, Words
from rapporteur.reference.names import Name, NameIndex
from rapporteur.reference.registry import Registry

_PLACE_PREPOSITIONS = PREPOSITIONS - {"on", "with", "by", "against", "between", "for", "about", "after"}
_PARTS = frozenset({"Central", "Latin", "South", "North", "Meso"})
_POSSESSIVE = ("'s", "’s")


def find_registry_names(words: Words, registry: Registry) -> tuple[Found, ...]:
    """Find names and demonyms of the registry.

    Returns:
        In text order, without overlap. Where a name may stand for several actors, all ids are given.
    """
    plain = [found for at in range(len(words.ranges)) for found in _scan(words, at, registry.index, registry)]
    plain = _settle(plain)
    about = Counter(found.ids[0] for found in plain if found.actor_kind == "state" and len(found.ids) == 1)
    taken = {token for found in plain for token in range(found.first, found.stop)}
    more = [*_nicknames(words, registry, about, taken), *_capitals(words, registry, taken)]
    return tuple(sorted([*plain, *more], key=lambda found: found.first))


def _scan(words: Words, sentence: int, index: NameIndex, registry: Registry) -> Iterator[Found]:
    at, stop, _ = words.ranges[sentence]
    while at < stop:
        hit = index.longest(words.words, words.folded, at, stop) if words.folded[at] in index.firsts else None
        if hit is None:
            at += 1
            continue
        end, names = hit
        if names[0].kind != "demonym" or not _is_of_region(words, at, sentence):
            yield _found(at, end, sentence, names, registry)
        at = end


def _is_of_region(words: Words, at: int, sentence: int) -> bool:
    """ "A Central American diplomat": an adjective of a part of the world, of no state in it."""
    return at > words.ranges[sentence][0] and words.words[at - 1] in _PARTS


def _found(first: int, stop: int, sentence: int, names: tuple[Name, ...], registry: Registry) -> Found:
    ids = tuple(dict.fromkeys(name.id for name in names))
    kind = registry.entries[ids[0]].actor_kind
    mention = "title" if kind == "un-mandate" else "demonym" if names[0].kind == "demonym" else "name"
    return Found(first, stop, sentence, mention, kind, ids, sex=registry.sex(ids[0]))  # type: ignore[arg-type]


def _settle(found: list[Found]) -> list[Found]:
    """Where words fit several actors and just one of them is named without doubt elsewhere, take that one."""
    sure = {item.ids[0] for item in found if len(item.ids) == 1}
    return [_settled(item, sure) for item in found]


def _settled(item: Found, sure: set[str]) -> Found:
    known = tuple(key for key in item.ids if key in sure)
    if len(item.ids) == 1 or len(known) != 1:
        return item
    return Found(item.first, item.stop, item.sentence, item.kind, item.actor_kind, known, sex=item.sex)


def _nicknames(words: Words, registry: Registry, about: Counter[str], taken: set[int]) -> Iterator[Found]:
    conditions = {nick.name: nick for nick in registry.nicknames}
    for sentence, (first, stop, _) in enumerate(words.ranges):
        for at in range(first, stop):
            if at in taken or words.folded[at] not in registry.nickname_index.firsts:
                continue
            hit = registry.nickname_index.longest(words.words, words.folded, at, stop)
            if hit is None or any(token in taken for token in range(at, hit[0])):
                continue
            nick = conditions.get(" ".join(hit[1][0].words))
            if nick is None or not _is_about(about, nick.about, nick.unless):
                continue
            if nick.name in ("North", "South") and not _is_possessive(words, hit[0]):
                continue
            if nick.name.startswith("the ") and _goes_on(words, hit[0], stop):
                continue
            taken |= set(range(at, hit[0]))
            yield _found(at, hit[0], sentence, hit[1], registry)


def _is_about(about: Counter[str], states: frozenset[str], unless: frozenset[str]) -> bool:
    if any(about[state] for state in unless):
        return False
    if not states:
        return True
    return any(about[state] > 1 or about.most_common(1) == [(state, about[state])] for state in states)


def _is_possessive(words: Words, at: int) -> bool:
    return at < len(words.words) and words.lower[at] in _POSSESSIVE


def _goes_on(words: Words, at: int, stop: int) -> bool:
    """Whether a capitalised word follows, so that "the North" is part of another name."""
    return at < stop and words.is_capital(at) and not words.glued(at)


def _capitals(words: Words, registry: Registry, taken: set[int]) -> Iterator[Found]:
    """Capitals that stand for their government: not after a preposition of place, not within another name."""
    place_only = registry.actor_words.place_only
    longer = _longer_capitals(registry)
    for sentence, (first, stop, _) in enumerate(words.ranges):
        for at in range(first, stop):
            end = next((e for e in longer.get(words.words[at], ()) if _capital(words, at, e, registry)), 1)
            state = _capital(words, at, end, registry)
            if state is None or at in taken or words.words[at] in place_only:
                continue
            if _is_metonym(words, at, at + end, first, stop):
                yield Found(at, at + end, sentence, "name", "state", (state,))


def _longer_capitals(registry: Registry) -> dict[str, tuple[int, ...]]:
    """How many words capitals of several words have, by their first word."""
    lengths: dict[str, set[int]] = {}
    for capital in registry.capitals:
        parts = capital.split()
        if len(parts) > 1:
            lengths.setdefault(parts[0], set()).add(len(parts))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


def _capital(words: Words, at: int, length: int, registry: Registry) -> str | None:
    return registry.capitals.get(" ".join(words.words[at : at + length]))


def _is_metonym(words: Words, at: int, end: int, first: int, stop: int) -> bool:
    if at > first and (words.lower[at - 1] in _PLACE_PREPOSITIONS or _touches_name(words, at - 1)):
        return False
    if end >= stop:
        return True
    following = words.words[end]
    return following not in ("-", ",", "(", ":") and not _touches_name(words, end)


def _touches_name(words: Words, at: int) -> bool:
    """Whether the neighbour is a capitalised word or a number: then the capital is part of a name or a date."""
    return (words.is_capital(at) and words.lower[at] not in FUNCTION_WORDS) or words.words[at][0].isdigit()
