"""Take the mentions of one actor together, by rules; where two actors would do, by none."""

from collections.abc import Iterable

from rapporteur.annotate.found import Found
from rapporteur.annotate.groups import MANY, Group, Groups, short_keys
from rapporteur.annotate.words import FUNCTION_WORDS, PAST_WORDS, Words
from rapporteur.reference.names import name_key

_BODY_KINDS = frozenset({"un-organ", "court", "group", "institution", "ngo"})
_BODY_WORDS = frozenset({
    "commission", "council", "committee", "assembly", "court", "union", "league", "mission", "tribunal", "agency",
    "organization", "organisation", "group", "movement", "association", "chambers", "mechanism",
})  # fmt: skip
_STORY = ("lead", "paragraph")
_LONGEST_NAME = 7
_LONGEST_SENTENCE = 400
_TOP = 3
"""Sentences of the story in which somebody may be described first and named after."""
_OFFICIALS = frozenset({"official", "diplomat", "expert", "leader"})
_HEADINGS = frozenset({"title", "heading"})
_RAPPORTEURS = frozenset({"rapporteur", "investigator", "expert", "envoy"})


def gather(
    groups: Groups, names: tuple[Found, ...], people: tuple[Found, ...], offices: tuple[Found, ...]
) -> None:
    """Fill `groups` from everything that was found, best evidence first."""
    _take_registry(groups, names)
    _take_bodies(groups, frozenset(token for found in (*names, *people) for token in _tokens(found)))
    _take_people(groups, people)
    _take_short_names(groups, names, people)
    waiting = _take_appositions(groups, _take_mandates(groups, offices))
    waiting = _take_reintroduced(groups, _take_lead(groups, waiting))
    for phrase in waiting:
        _take_phrase(groups, phrase)
    _take_places(groups)
    _fill_affiliations(groups)


def _take_places(groups: Groups) -> None:
    """ "X (Chile)" in summary records, "X of Chile", "Amnesty International's X": the body beside a name."""
    words = groups.words
    for group in groups.people():
        for found in group.found:
            stop = words.ranges[found.sentence][1]
            at = found.stop
            if group.of is not None or found.kind != "name" or at + 1 >= stop or found.first == 0:
                continue
            joined = words.words[at] in ("(", "of")
            token = at + 2 if words.lower[at + 1] == "the" else at + 1
            owner = found.first - 2 if words.words[found.first - 1] in ("'s", "’s") else -1
            body = groups.at((token, token + 1)) if joined else groups.at((owner, owner + 1))
            if body is not None and body.actor_kind in ("state", "group", "un-organ", "ngo"):
                group.of = body


def _fill_affiliations(groups: Groups) -> None:
    """Where the text does not say whom a known person belongs to but mentions that state or body."""
    for group in groups.people():
        of = groups.registry.parent(group.ids[0]) if group.ids else None
        if group.of is None and of is not None:
            group.of = groups.by_id(of)


def _take_registry(groups: Groups, names: Iterable[Found]) -> None:
    for found in names:
        group = groups.of_registry(found.ids, found.actor_kind)
        groups.note(group, found, "name in the registry")


def _take_bodies(groups: Groups, taken: frozenset[int]) -> None:
    """ "The commission", "the court": the only body of the text whose name has that word."""
    words = groups.words
    heads = _body_heads(groups)
    for sentence, (first, stop, _) in enumerate(words.ranges):
        for at in range(first, stop - 1):
            bodies = heads.get(words.lower[at + 1]) if words.lower[at] == "the" else None
            if bodies is None or len(bodies) != 1 or at + 1 in taken or _names_another(words, at + 2, stop):
                continue
            groups.note(
                bodies[0],
                Found(at, at + 2, sentence, "nominal", bodies[0].actor_kind),
                "the only body of that name",
            )


def _body_heads(groups: Groups) -> dict[str, list[Group]]:
    """Bodies of the text by the word that may stand for them."""
    heads: dict[str, list[Group]] = {}
    for group in groups.all:
        name = groups.registry.name(group.ids[0]) if group.ids else None
        if name is None or group.actor_kind not in _BODY_KINDS:
            continue
        own = {word.lower() for word in name.split()} & _BODY_WORDS
        for word in sorted(own | ({"bloc"} if group.actor_kind == "group" else set())):
            heads.setdefault(word, []).append(group)
    return heads


def _names_another(words: Words, at: int, stop: int) -> bool:
    """Whether the phrase goes on, so that another body may be meant ("the commission of ...")."""
    if at >= stop:
        return False
    following = words.words[at]
    return following.lower() in ("of", "on", "for", "-") or following[:1].isupper()


def _take_people(groups: Groups, people: Iterable[Found]) -> None:
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


def _take_short_names(groups: Groups, names: tuple[Found, ...], people: tuple[Found, ...]) -> None:
    words = groups.words
    taken = {token for found in (*names, *people) if not _is_single(words, found) for token in _tokens(found)}
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
    group = groups.new(Group("person", key=key))
    groups.note(group, found, "name with a title")
    owners.setdefault(key, []).append(group)


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


def _take_mandates(groups: Groups, offices: tuple[Found, ...]) -> tuple[Found, ...]:
    """ "The special rapporteur's office" is the office, not its holder; returns the other phrases."""
    rest = []
    words = groups.words
    for phrase in offices:
        stop = words.ranges[phrase.sentence][1]
        at = phrase.stop
        owns = (
            at + 1 < stop and words.words[at] in ("'s", "’s") and words.lower[at + 1] in ("office", "mandate")
        )
        owned = words.lower[phrase.first - 2 : phrase.first] in (("office", "of"), ("mandate", "of"))
        if phrase.noun != "rapporteur" or not (owns or owned):
            rest.append(phrase)
            continue
        first, end = (phrase.first, at + 2) if owns else (phrase.first - 2, phrase.stop)
        ids = _mandates(groups, phrase)
        group = (groups.by_id(ids[0]) if ids else None) or groups.new(Group("un-mandate", ids, named=False))
        found = Found(first, end, phrase.sentence, "title", "un-mandate", ids)
        groups.note(group, found, "the office itself")
    return tuple(rest)


def _take_appositions(groups: Groups, offices: tuple[Found, ...]) -> list[Found]:
    """Give offices beside a name to its bearer; returns the others."""
    by_start = {found.first: group for group in groups.people() for found in group.found}
    by_stop = {found.stop: group for group in groups.people() for found in group.found}
    waiting = []
    for phrase in offices:
        group = None if phrase.plural else _neighbour(groups.words, phrase, by_start, by_stop)
        if group is None:
            waiting.append(phrase)
            continue
        groups.note(group, phrase, "office beside the name")
        group.describe(phrase, _of(groups, phrase))
        _know_by_office(groups, group)
    return waiting


def _know_by_office(groups: Groups, group: Group) -> None:
    """A family name with an office is the one person of the registry who held it on the day of the text."""
    if group.ids or len(group.key) != 1 or groups.day is None:
        return
    ids = groups.registry.by_family_name(group.key[0])
    fitting = [key for key in ids if groups.nouns_of_posts(key) & group.nouns]
    if len(fitting) == 1 and groups.by_id(fitting[0]) is None:
        groups.identify(group, fitting[0])
        group.sex = group.sex or groups.registry.sex(fitting[0])
        group.reasons.append("family name and office on the day of the text")


def _neighbour(
    words: Words, phrase: Found, by_start: dict[int, Group], by_stop: dict[int, Group]
) -> Group | None:
    """The person whose name stands right before or behind a phrase."""
    first, stop, _ = words.ranges[phrase.sentence]
    if phrase.stop in by_start and phrase.stop < stop:
        return by_start[phrase.stop]
    if phrase.stop + 1 < stop and words.words[phrase.stop] == "," and phrase.stop + 1 in by_start:
        behind = by_start[phrase.stop + 1]
        if phrase.definite or phrase.bare:
            return behind
    before = words.words[phrase.first - 1] if phrase.first > first else ""
    if before in (",", "("):
        at = phrase.first - 1
        if at - 1 > first and words.words[at - 1].isdigit() and words.words[at - 2] == ",":
            at -= 2
        return by_stop.get(at)
    if before in ("then", "now", "currently") and words.words[phrase.first - 2] == ",":
        return by_stop.get(phrase.first - 2)
    if before in ("is", "was") and phrase.first - 1 in by_stop:
        return by_stop[phrase.first - 1]
    return None


def _is_long(groups: Groups, sentence: int) -> bool:
    """Whether a sentence is no sentence but a list or a page without marks."""
    first, stop, _ = groups.words.ranges[sentence]
    return stop - first > _LONGEST_SENTENCE


def _take_lead(groups: Groups, waiting: list[Found]) -> list[Found]:
    """A description in the first sentence is the person whom the second sentence names, if only one fits."""
    story = [at for at, (_, _, block) in enumerate(groups.words.ranges) if _kind(groups, block) in _STORY]
    if len(story) < 2 or _is_long(groups, story[0]) or _is_long(groups, story[1]):
        return waiting
    lead, second = story[:2]
    named = [g for g in groups.people() if min(f.sentence for f in g.found) == second]
    rest = []
    taken = False
    for phrase in waiting:
        group = _named_next(groups, phrase, lead, second, named)
        if group is None or taken:
            rest.append(phrase)
            continue
        taken = True
        groups.note(group, phrase, "named in the sentence after the first")
        group.describe(phrase, _of(groups, phrase))
    return _second_telling(groups, rest, lead, second) if taken else rest


def _take_reintroduced(groups: Groups, waiting: list[Found]) -> list[Found]:
    """ "A senior UN official met ... X, the UN envoy, told them": near the top the same person, if only one fits."""
    story = [at for at, (_, _, block) in enumerate(groups.words.ranges) if _kind(groups, block) in _STORY]
    story = [at for at in story[:_TOP] if not _is_long(groups, at)]
    rest = []
    for phrase in waiting:
        of = _of(groups, phrase)
        if (
            phrase.sentence not in story
            or not _is_new_person(phrase)
            or phrase.noun_class not in _OFFICIALS
            or of is None
        ):
            rest.append(phrase)
            continue
        group = _introduced_after(groups, phrase, of)
        if group is None:
            rest.append(phrase)
        else:
            groups.note(group, phrase, "introduced by name in the sentence after")
    return rest


def _introduced_after(groups: Groups, phrase: Found, of: Group) -> Group | None:
    """The one person of a body who is named with an office in the next sentence, and not in this one."""
    fitting = []
    for group in groups.people():
        here = {found.sentence for found in group.found}
        titled = any(f.sentence == phrase.sentence + 1 and f.kind == "title" for f in group.found)
        if (
            titled
            and phrase.sentence not in here
            and (group.of is of or set(of.ids) & groups.affiliations(group))
        ):
            fitting.append(group)
    return fitting[0] if len(fitting) == 1 else None


def _named_next(groups: Groups, phrase: Found, lead: int, second: int, named: list[Group]) -> Group | None:
    if phrase.sentence != lead or phrase.plural or phrase.definite or phrase.bare:
        return None
    of = _of(groups, phrase)
    fitting = [group for group in named if groups.fits(phrase, of, group)]
    if len(fitting) == 1:
        return fitting[0]
    opens = phrase.first == groups.words.ranges[lead][0]
    start = groups.words.ranges[second][0]
    bare = [
        g
        for g in named
        if g.role is None and not g.ids and g.found and min(f.first for f in g.found) == start
    ]
    return bare[0] if opens and not fitting and len(bare) == 1 else None


def _second_telling(groups: Groups, waiting: list[Found], lead: int, second: int) -> list[Found]:
    """Where the second sentence tells the first again, "an official" there is "a councillor" here."""
    general = [p for p in waiting if p.sentence == lead and p.noun == "official" and _is_new_person(p)]
    special = [
        p for p in waiting if p.sentence == second and p.noun_class == "diplomat" and _is_new_person(p)
    ]
    if len(general) != 1 or len(special) != 1:
        return waiting
    of, other = _of(groups, general[0]), _of(groups, special[0])
    if of is None or of is not other:
        return waiting
    group = groups.new(Group("person", named=False))
    for phrase in (special[0], general[0]):
        groups.note(group, phrase, "the second sentence tells the first again")
        group.describe(phrase, of)
        groups.remember(group, phrase)
    return [phrase for phrase in waiting if phrase not in (general[0], special[0])]


def _is_new_person(phrase: Found) -> bool:
    return not phrase.plural and not phrase.definite and not phrase.bare


def _take_phrase(groups: Groups, phrase: Found) -> None:
    """A description with no name beside it: a person known already, or a new one."""
    of = _of(groups, phrase)
    if phrase.plural:
        _take_plural(groups, phrase, of)
    elif phrase.bare and not phrase.ids:
        known = _known_person(groups, phrase, of)
        if known is not None and _kind(groups, groups.words.ranges[phrase.sentence][2]) in _HEADINGS:
            groups.note(known, phrase, "the only person of that office")
    elif phrase.definite or phrase.ids:
        _take_definite(groups, phrase, of)
    else:
        _new_person(groups, phrase, of, "introduced by a description")


def _take_plural(groups: Groups, phrase: Found, of: Group | None) -> None:
    same = groups.described(phrase)
    if of is not None:
        same = [g for g in same if g.of is of]
    elif phrase.definite:
        if len(same) == 1:
            groups.note(same[0], phrase, "the same people")
        return
    elif phrase.bare and not _speak(groups.words, phrase):
        return
    else:
        same = []
    if same:
        groups.note(same[0], phrase, "same office, same state or body")
    else:
        _new_person(groups, phrase, of, "introduced by a description")


def _speak(words: Words, phrase: Found) -> bool:
    """ "Diplomats said", "according to officials": people heard, though nothing else is told of them."""
    after = words.lower[phrase.stop] if phrase.stop < len(words.words) else ""
    return after in ("said", "say", "told", "added", "warned") or words.lower[
        phrase.first - 2 : phrase.first
    ] == (
        "according",
        "to",
    )


def _take_definite(groups: Groups, phrase: Found, of: Group | None) -> None:
    known = _known_person(groups, phrase, of)
    if known is not None:
        groups.note(known, phrase, "the only person of that office")
        known.describe(phrase, of)
        return
    same = groups.described(phrase)
    same = [g for g in same if of is None or g.of is of]
    near = [g for g in same if any(0 <= phrase.sentence - f.sentence <= 2 for f in g.found[-MANY:])]
    if len(same) == 1 or len(near) == 1:
        groups.note((same if len(same) == 1 else near)[0], phrase, "described before")
        return
    posts = phrase.ids or _mandates(groups, phrase)
    if same and not posts:
        return
    if posts or of is not None or phrase.topic is not None:
        _new_office(groups, phrase, of, posts)


def _is_past(phrase: Found) -> bool:
    """Whether the words say that not today's holder is meant."""
    return not PAST_WORDS.isdisjoint((phrase.role or "").lower().split())


def _known_person(groups: Groups, phrase: Found, of: Group | None) -> Group | None:
    """The one named person whom an office fits."""
    if _is_past(phrase):
        return None
    if phrase.ids:
        holders = {t.person for post in phrase.ids for t in groups.registry.holders(post, groups.day)}
        fitting = [g for key in sorted(holders) if (g := groups.by_id(key)) is not None and g.named]
    else:
        topic = groups.at(phrase.topic)
        fitting = [
            group
            for group in groups.who_may_be(phrase)
            if groups.fits(phrase, of, group) and _topic_fits(groups, group, topic)
        ]
    return fitting[0] if len(fitting) == 1 else None


def _topic_fits(groups: Groups, group: Group, topic: Group | None) -> bool:
    if topic is None or not topic.ids or not group.ids:
        return True
    posts = {term.post for term in groups.registry.posts(group.ids[0], groups.day)}
    mandates = {post for post in posts if post.startswith("mandate:")}
    wanted = f"mandate:{topic.ids[0].removeprefix('state:')}"
    return (
        not mandates
        or wanted in mandates
        or any(post in ("organ:HRC-COI", "organ:HRC-FFM") for post in posts)
    )


def _mandates(groups: Groups, phrase: Found) -> tuple[str, ...]:
    """Mandates an office may be: by the state it is about, by its field, else by the state of the text."""
    registry = groups.registry
    if phrase.noun not in _RAPPORTEURS or _is_past(phrase):
        return ()
    topic = groups.at(phrase.topic)
    if topic is not None and topic.ids:
        key = f"mandate:{topic.ids[0].removeprefix('state:')}"
        return (key,) if key in registry.mandates else ()
    role = (phrase.role or "").lower()
    by_field = [m.id for m in registry.mandates.values() if any(t.lower() in role for t in m.topics)]
    general = role.endswith((" on human rights", " of human rights"))
    if by_field or (" on " in role and not general) or phrase.noun != "rapporteur":
        return tuple(by_field[:1])
    states = [
        g for g in groups.all if g.actor_kind == "state" and f"mandate:{g.ids[0][6:]}" in registry.mandates
    ]
    states.sort(key=lambda g: -len(g.found))
    return (f"mandate:{states[0].ids[0][6:]}",) if states else ()


def _new_person(groups: Groups, phrase: Found, of: Group | None, reason: str) -> Group:
    group = groups.new(Group("person", named=False, plural=phrase.plural))
    groups.note(group, phrase, reason)
    group.describe(phrase, of)
    groups.remember(group, phrase)
    return group


def _new_office(groups: Groups, phrase: Found, of: Group | None, posts: tuple[str, ...]) -> None:
    """An office without its holder's name: the holder on the day of the text, as far as the registry knows."""
    terms = [t for post in posts for t in groups.registry.holders(post, groups.day)] if groups.day else []
    holders = tuple(dict.fromkeys(term.person for term in terms))
    ids = (*(holders if len(holders) == 1 else ()), *posts)
    known = groups.by_id(ids[0]) if ids else None
    if known is not None:
        groups.note(known, phrase, "holder of the office on the day of the text")
        known.describe(phrase, of)
        return
    kind = "un-mandate" if ids and not ids[0].startswith("person:") else "person"
    group = groups.new(Group(kind, ids, named=False))  # type: ignore[arg-type]
    reason = "holder of the office on the day of the text" if len(holders) == 1 else "office without a name"
    groups.note(group, phrase, reason)
    group.describe(phrase, of)
    groups.remember(group, phrase)


def _of(groups: Groups, phrase: Found) -> Group | None:
    group = groups.at(phrase.of)
    if group is None and phrase.of is not None:
        state = groups.registry.capitals.get(groups.words.words[phrase.of[0]])
        if state is None:
            return None
        group = groups.of_registry((state,), "state")
        place = Found(phrase.of[0], phrase.of[1], phrase.sentence, "name", "state", (state,))
        groups.note(group, place, "capital of the state")
    return group


def _kind(groups: Groups, block: int) -> str:
    return groups.words.text.blocks[block].kind


def _key(words: Words, found: Found) -> tuple[str, ...]:
    return name_key(words.quote(found.first, found.stop))


def _length(words: Words, found: Found) -> int:
    return len(_key(words, found))


def _is_single(words: Words, found: Found) -> bool:
    return found.actor_kind == "person" and not found.ids and _length(words, found) == 1


def _tokens(found: Found) -> range:
    return range(found.first, found.stop)
