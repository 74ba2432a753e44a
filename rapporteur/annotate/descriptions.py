"""Descriptions of people without a name beside them: whom they take up, or that they introduce somebody."""

from rapporteur.annotate.found import Found
from rapporteur.annotate.groups import MANY, Group, Groups
from rapporteur.annotate.words import PAST_WORDS, SEATS, Words

_STORY = ("lead", "paragraph")
_HEADINGS = frozenset({"title", "heading"})
_LONGEST_SENTENCE = 400
_NEAR = 4
_VERBS = frozenset({
    "say", "said", "expect", "told", "have", "had", "are", "were", "fear", "believe", "hope", "met", "spoke", "urge",
    "want", "warn", "will", "also", "see", "saw", "held", "wrote", "left", "applaud", "call",
})  # fmt: skip
_TOP = 3
"""Sentences of the story in which somebody may be described first and named after."""
_OFFICIALS = frozenset({"official", "diplomat", "expert", "leader"})
_BODIES = frozenset({"state", "un-organ", "court", "group", "institution", "ngo", "armed-group", "media"})
_RAPPORTEURS = frozenset({"rapporteur", "investigator", "expert", "envoy"})


def _is_long(groups: Groups, sentence: int) -> bool:
    """Whether a sentence is no sentence but a list or a page without marks."""
    first, stop, _ = groups.words.ranges[sentence]
    return stop - first > _LONGEST_SENTENCE


def take_lead(groups: Groups, waiting: list[Found]) -> list[Found]:
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
        group.describe(phrase, body_of(groups, phrase))
    return _second_telling(groups, rest, lead, second) if taken else rest


def take_reintroduced(groups: Groups, waiting: list[Found]) -> list[Found]:
    """ "A senior UN official met ... X, the UN envoy, told them": near the top the same person, if only one fits."""
    story = [at for at, (_, _, block) in enumerate(groups.words.ranges) if _kind(groups, block) in _STORY]
    story = [at for at in story[:_TOP] if not _is_long(groups, at)]
    rest = []
    for phrase in waiting:
        of = body_of(groups, phrase)
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
    of = body_of(groups, phrase)
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
    of, other = body_of(groups, general[0]), body_of(groups, special[0])
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


def take_phrase(groups: Groups, phrase: Found) -> None:
    """A description with no name beside it: a person known already, or a new one."""
    of = body_of(groups, phrase)
    if phrase.plural:
        _take_plural(groups, phrase, of)
    elif phrase.bare and not phrase.ids:
        if of is not None and groups.words.words[phrase.first - 1] in ("'s", "’s"):
            _take_definite(groups, phrase, of)
            return
        known = _known_person(groups, phrase, of)
        if known is not None and _kind(groups, groups.words.ranges[phrase.sentence][2]) in _HEADINGS:
            groups.note(known, phrase, "the only person of that office")
    elif phrase.definite or phrase.ids:
        _take_definite(groups, phrase, of)
    else:
        _new_person(groups, phrase, of, "introduced by a description")


def _is_list_of_states(groups: Groups, phrase: Found, of: Group | None) -> bool:
    """ "The representatives of Belarus, Cuba and Iran": each state speaks, nobody belongs to the first alone."""
    words = groups.words
    stop = words.ranges[phrase.sentence][1]
    if of is None or of.actor_kind != "state" or phrase.stop + 1 >= stop:
        return False
    at = phrase.stop + 1
    if words.lower[phrase.stop] not in (",", "and") or phrase.of is None or phrase.of[1] != phrase.stop:
        return False
    at = at + 1 if words.lower[at] == "the" else at
    other = groups.at((at, at + 1))
    return other is not None and other is not of and other.actor_kind == "state" and words.is_capital(at)


def _take_plural(groups: Groups, phrase: Found, of: Group | None) -> None:
    if _is_list_of_states(groups, phrase, of):
        return
    same = groups.described(phrase)
    if of is not None:
        same = [g for g in same if g.of is of]
    elif phrase.definite:
        if len(same) == 1:
            groups.note(same[0], phrase, "the same people")
        return
    elif (phrase.bare or phrase.noun == "person") and not _speak(groups.words, phrase):
        return
    else:
        same = []
    if same:
        groups.note(same[0], phrase, "same office, same state or body")
    else:
        _new_person(groups, phrase, of, "introduced by a description")


def _speak(words: Words, phrase: Found) -> bool:
    """ "Diplomats said", "according to officials": people heard, though nothing else is told of them."""
    first, stop, _ = words.ranges[phrase.sentence]
    if phrase.first == first and _acts(words, phrase.stop, min(phrase.stop + _NEAR, stop)):
        return True
    after = words.lower[phrase.stop] if phrase.stop < len(words.words) else ""
    return after in ("said", "say", "told", "added", "warned") or words.lower[
        phrase.first - 2 : phrase.first
    ] == (
        "according",
        "to",
    )


def _acts(words: Words, at: int, stop: int) -> bool:
    """Whether a verb stands right behind people, or behind "in exile" and the like."""
    for token in range(at, stop):
        word = words.lower[token]
        if word in _VERBS or (word.endswith("ed") and len(word) > 4):
            return True
        if token == at and word not in ("in", "from", "at", "close", "familiar"):
            return False
    return False


def _take_definite(groups: Groups, phrase: Found, of: Group | None) -> None:
    if of is None and _is_of_somebody_new(groups.words, phrase):
        _new_person(groups, phrase, of, "of a body without a name")
        return
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
    posts = phrase.ids or mandates_of(groups, phrase)
    if same and not posts:
        return
    if not posts and of is None and _is_owned(groups.words, phrase):
        _new_person(groups, phrase, of, "somebody's kin, lawyer or office")
        return
    if posts or of is not None or phrase.topic is not None:
        _new_office(groups, phrase, of, posts)


def _is_of_somebody_new(words: Words, phrase: Found) -> bool:
    """ "The representative of an organisation": not the representative told of before."""
    stop = words.ranges[phrase.sentence][1]
    behind = words.lower[phrase.stop : min(phrase.stop + 2, stop)]
    return behind in (("of", "a"), ("of", "an"), ("of", "another"))


def _is_owned(words: Words, phrase: Found) -> bool:
    """ "His lawyer", "their spokesman": somebody, though nothing else is told of him."""
    owner = words.lower[phrase.first]
    return owner in ("his", "her", "their", "its") and phrase.noun_class not in ("source", "leader")


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


def mandates_of(groups: Groups, phrase: Found) -> tuple[str, ...]:
    """Mandates an office may be: by the state it is about, by its field, else by the state of the text."""
    registry = groups.registry
    if phrase.noun not in _RAPPORTEURS | {"commissioner"} or _is_past(phrase):
        return ()
    topic = groups.at(phrase.topic)
    if topic is not None and topic.ids:
        key = f"mandate:{topic.ids[0].removeprefix('state:')}"
        return (key,) if key in registry.mandates else ()
    role = (phrase.role or "").lower()
    if phrase.noun == "commissioner" and role == "high commissioner":
        return ("organ:HCHR",)
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


def body_of(groups: Groups, phrase: Found) -> Group | None:
    """The state or body that a phrase says somebody belongs to."""
    group = groups.at(phrase.of)
    if phrase.of is None:
        return _body_beside(groups, phrase)
    if group is None and phrase.of[1] - phrase.of[0] == 2:
        return groups.state_of_text() if groups.words.lower[phrase.of[1] - 1] in SEATS else None
    if group is None and phrase.of is not None:
        state = groups.registry.capitals.get(groups.words.words[phrase.of[0]])
        if state is None:
            return None
        group = groups.of_registry((state,), "state")
        place = Found(phrase.of[0], phrase.of[1], phrase.sentence, "name", "state", (state,))
        groups.note(group, place, "capital of the state")
    return group


def _body_beside(groups: Groups, phrase: Found) -> Group | None:
    """ "The mission's chair", "director of Open Records International": a body that is no name of the registry."""
    words = groups.words
    first, stop, _ = words.ranges[phrase.sentence]
    group = None
    if phrase.first - 2 >= first and words.words[phrase.first - 1] in ("'s", "’s"):
        group = groups.at((phrase.first - 2, phrase.first - 1))
    elif phrase.stop + 1 < stop and words.lower[phrase.stop] in ("of", "for", "at", "from", "with"):
        at = phrase.stop + 2 if words.lower[phrase.stop + 1] == "the" else phrase.stop + 1
        group = groups.at((at, at + 1))
    return group if group is not None and group.actor_kind in _BODIES else None


def _kind(groups: Groups, block: int) -> str:
    return groups.words.text.blocks[block].kind
