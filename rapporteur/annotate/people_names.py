"""Names of people in one text: the full name first, then its shorter forms."""

from collections.abc import Iterable

from rapporteur.annotate.bodies import acronym_behind
from rapporteur.annotate.found import Found
from rapporteur.annotate.groups import MANY, Group, Groups, short_keys
from rapporteur.annotate.words import FUNCTION_WORDS, Words
from rapporteur.reference.names import name_key

_LONGEST_NAME = 7
_LONG = 8
"""Letters of a name that a misprint leaves recognisable."""


def take_people(groups: Groups, people: Iterable[Found]) -> None:
    """Full names first, so that a family name finds its owner wherever it stands."""
    by_key: dict[tuple[str, ...], Group] = {}
    by_end = _name_ends(groups)
    found_people = sorted(people, key=lambda found: (-_length(groups.words, found), found.first))
    for found in found_people:
        key = _key(groups.words, found)
        if found.actor_kind == "person" and len(key) == 1:
            continue
        longer = by_end.get(key, []) if found.actor_kind == "person" else []
        group = by_key.get(key) or (longer[0] if len(longer) == 1 else None)
        if group is None:
            group = by_key[key] = groups.new(Group(found.actor_kind, key=key))
            if found.actor_kind == "person":
                _add_ends(by_end, key, group)
        groups.note(group, found, "same name")
        acronym = acronym_behind(groups.words, found) if found.actor_kind != "person" else None
        if acronym is not None:
            by_key.setdefault(name_key(groups.words.words[acronym]), group)


def _name_ends(groups: Groups) -> dict[tuple[str, ...], list[Group]]:
    """People of the registry by the ends of their names: "Suu Kyi", "Al-Rashid"."""
    ends: dict[tuple[str, ...], list[Group]] = {}
    for group in groups.people():
        for key in group.ids:
            _add_ends(ends, name_key(groups.registry.name(key) or ""), group)
    return ends


def _add_ends(ends: dict[tuple[str, ...], list[Group]], key: tuple[str, ...], group: Group) -> None:
    for at in range(min(len(key) - 1, _LONGEST_NAME)):
        ends.setdefault(key[at:], []).append(group)


def take_short_names(groups: Groups, names: tuple[Found, ...], people: tuple[Found, ...]) -> None:
    """Add family names, given names and initials that stand alone to the people whose full name is known."""
    words = groups.words
    taken = {
        token for found in (*names, *people) if not _is_single(words, found) for token in tokens_of(found)
    }
    owners = _owners(groups)
    single = {found.first: found for found in people if _is_single(words, found)}
    recent: dict[int, int] = {id(g): f.sentence for g in groups.people() for f in g.found}
    for sentence, (first, stop, _) in enumerate(words.ranges):
        for at in range(first, stop):
            if at in taken or not words.is_capital(at):
                continue
            end, found_groups = _owners_at(words, owners, at, stop)
            if at - 1 not in taken and _in_longer_name(groups, at, end, sentence):
                continue
            if found_groups:
                group = _only(found_groups, sentence, recent)
                if group is not None:
                    groups.note(group, Found(at, end, sentence, "name", "person"), "part of the full name")
                    recent[id(group)] = sentence
                taken |= set(range(at, end))
            elif at in single:
                _take_single(groups, owners, single[at])


def _in_longer_name(groups: Groups, at: int, end: int, sentence: int) -> bool:
    """Whether capitalised words stand right beside the words here, so that they are part of another name."""
    words = groups.words
    table = groups.registry.actor_words
    first, stop, _ = words.ranges[sentence]
    before = words.words[at - 1] if at > first else ""
    if before[:1].isupper() and at - 1 > first and before.rstrip(".") not in table.honorifics:
        return before.lower() not in table.nouns and before.lower() not in FUNCTION_WORDS
    after = words.words[end] if end < stop else ""
    return after[:1].isupper() and after.rstrip(".") not in table.calendar


def _take_single(groups: Groups, owners: dict[tuple[str, ...], list[Group]], found: Found) -> None:
    """A family name with a title whose full name the text does not give."""
    key = _key(groups.words, found)
    meant = _misprinted(key[0], owners) if key else None
    if meant is not None:
        groups.note(meant, found, "misprint of the family name")
        return
    group = groups.new(Group("person", key=key))
    groups.note(group, found, "name with a title")
    owners.setdefault(key, []).append(group)


def _misprinted(name: str, owners: dict[tuple[str, ...], list[Group]]) -> Group | None:
    """The one person whose family name differs in a letter, where names are long enough to tell."""
    if len(name) < _LONG or len(owners) > MANY:
        return None
    near = [
        group
        for key, people in owners.items()
        if len(key) == 1 and _is_misprint(name, key[0])
        for group in people
        if len(group.key) > 1 and group.key[-1] == key[0]
    ]
    return near[0] if len({id(group) for group in near}) == 1 else None


def _is_misprint(name: str, other: str) -> bool:
    """Whether one letter is missing, added or another, the first one being the same."""
    if name[0] != other[0] or abs(len(name) - len(other)) > 1 or len(other) < _LONG:
        return False
    same = next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), None)
    if same is None:
        return True
    return name[same + (len(name) >= len(other)) :] == other[same + (len(other) >= len(name)) :]


def _owners(groups: Groups) -> dict[tuple[str, ...], list[Group]]:
    """People by the short forms of their names."""
    table = groups.registry.actor_words
    owners: dict[tuple[str, ...], list[Group]] = {}
    for group in groups.people():
        printed = tuple(groups.words.quote(found.first, found.stop) for found in group.found)
        known = tuple(name for key in group.ids if (name := groups.registry.name(key)))
        for key in sorted(short_keys(table.family_first, table.particles, (*printed, *known))):
            owners.setdefault(key, []).append(group)
    return owners


def _owners_at(
    words: Words, owners: dict[tuple[str, ...], list[Group]], at: int, stop: int
) -> tuple[int, list[Group]]:
    """Who may be meant by the words here, the most words first."""
    ends: list[int] = []
    key: list[str] = []
    for token in range(at, min(at + 7, stop)):
        if words.folded[token]:
            key.append(words.folded[token])
            ends.append(token + 1)
    for length in range(min(len(key), 4), 0, -1):
        found = owners.get(tuple(key[:length]), [])
        if found and words.is_capital(ends[length - 1] - 1) and (length > 1 or len(words.words[at]) > 1):
            return ends[length - 1], found
    return at + 1, []


def _only(found: list[Group], sentence: int, recent: dict[int, int]) -> Group | None:
    """The one owner of a short name; of two, the one named in this sentence or the one before."""
    if len(found) == 1:
        return found[0]
    if len(found) > MANY:
        return None
    near = [group for group in found if sentence - recent.get(id(group), -9) in (0, 1)]
    return near[0] if len(near) == 1 else None


def _key(words: Words, found: Found) -> tuple[str, ...]:
    return name_key(words.quote(found.first, found.stop))


def _length(words: Words, found: Found) -> int:
    return len(_key(words, found))


def _is_single(words: Words, found: Found) -> bool:
    return found.actor_kind == "person" and not found.ids and _length(words, found) == 1


def tokens_of(found: Found) -> range:
    return range(found.first, found.stop)
