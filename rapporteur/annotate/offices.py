"""Noun phrases for people: "a Japanese official", "the UN special rapporteur on Iran", "a spokesman for ...".

A phrase is found from its head noun (data/people_nouns.csv): leftwards over modifiers to a determiner,
rightwards over "of", "for", "from", "to", "on", "in charge of" phrases. It gives the office as printed
(`role`), the state or body the person belongs to (`of`), and for mandates the state they are about (`topic`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rapporteur.annotate.found import Found
from rapporteur.annotate.words import BODY_WORDS, DETERMINERS, FUNCTION_WORDS, PREPOSITIONS, SEATS, Words
from rapporteur.reference.actor_words import ActorWords, PersonNoun
from rapporteur.reference.registry import Registry

_INDEFINITE = frozenset({
    "a", "an", "some", "several", "many", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "another", "one", "other", "few",
})  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_POSSESSIVE_PRONOUNS = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_OF_PREPOSITIONS = frozenset({"of", "from", "for", "at", "with", "in"})
_TOPIC_PREPOSITIONS = frozenset({"on", "for", "to", "of"})
_MANDATE_NOUNS = frozenset(
    {"rapporteur", "expert", "investigator", "envoy", "representative", "adviser", "monitor"}
)
_BODIES = frozenset({
    "government", "regime", "mission", "embassy", "ministry", "office", "delegation", "military", "army", "party",
    "leadership", "authorities", "state", "administration", "presidency", "parliament", "side", "court", "police",
})  # fmt: skip
_ADJECTIVES = frozenset(
    {"official", "expert", "representative", "chief", "general", "head", "chair", "resident", "guard"}
)
"""Nouns that may also stand before another noun ("an official meeting")."""
_VAGUE = frozenset({"chief", "head", "member", "general", "man", "woman", "person", "source"})
"""Nouns that say nothing of anybody without a determiner or a body."""
_GATHERINGS = frozenset({"meeting", "briefing", "hearing", "opening", "gathering", "meetings", "briefings"})
_PARTIES = frozenset({"party", "opposition", "coalition", "church", "company", "movement"})
_STATES = frozenset({"state", "states", "country", "countries", "nation", "nations"})
_ABOUT_STATE = frozenset({"country", "state", "republic"})
_TAKEN_UP = _ABOUT_STATE | BODY_WORDS
_POSTED = frozenset({"diplomat", "official", "spokesperson"})
_PLURAL_ONLY = frozenset({"delegation", "group", "organisation", "organization"})
"""Nouns for bodies that stand for people where they are several: "rights groups", "three delegations"."""
_NEED_MODIFIER = frozenset({"group", "organisation", "organization"})
_INFORMED = (
    ("with", "knowledge", "of"), ("with", "direct", "knowledge", "of"), ("familiar", "with"), ("briefed", "on"),
)  # fmt: skip
_LONGEST = 9
"""Words a phrase may have before its head: titles longer than this are not written in running text."""


@dataclass(frozen=True)
class _Scene:
    """What the rules look at: the words, names already found by their first and by their last token."""

    words: Words
    table: ActorWords
    starts: Mapping[int, Found]
    stops: Mapping[int, Found]
    capitals: Mapping[str, str]


def find_offices(words: Words, names: tuple[Found, ...], registry: Registry) -> tuple[Found, ...]:
    """Find noun phrases for people.

    Args:
        words: One text.
        names: Names of the registry in it.
        registry: For nouns, modifiers and capitals.

    Returns:
        In text order, without overlap. Phrases without a determiner are marked `bare`: whether they refer
        to anybody depends on a name beside them.
    """
    scene = _Scene(
        words,
        registry.actor_words,
        {found.first: found for found in names},
        {found.stop: found for found in names},
        registry.capitals,
    )
    return tuple(_phrases(scene))


def _phrases(scene: _Scene) -> Iterator[Found]:
    for sentence, (first, stop, _) in enumerate(scene.words.ranges):
        free = first
        for at in range(first, stop):
            noun = scene.table.nouns.get(scene.words.lower[at]) if at >= free else None
            if noun is None or _is_compound(scene, at, stop) or _inside_name(scene, at):
                continue
            phrase = _phrase(scene, at, noun, sentence, free, stop)
            if phrase is not None:
                yield phrase
                free = phrase.stop


def _inside_name(scene: _Scene, at: int) -> bool:
    return any(
        found.first <= at < found.stop
        for start in range(max(at - 8, 0), at + 1)
        if (found := scene.starts.get(start)) is not None
    )


def _is_compound(scene: _Scene, at: int, stop: int) -> bool:
    """Whether the noun only modifies what follows ("expert panel", "leader's office", "minister-level")."""
    words = scene.words
    if at + 1 >= stop:
        return False
    following = words.words[at + 1]
    if following == "-" and words.glued(at + 1):
        return True
    if words.is_capital(at) and following in scene.table.organisations:
        return True
    if words.lower[at] == "member" and words.lower[at + 1] in _STATES:
        return True
    if words.lower[at] in _ADJECTIVES and _is_noun(scene, at + 1):
        return True
    return words.lower[at + 1] in scene.table.nouns and following.islower()


def _is_noun(scene: _Scene, at: int) -> bool:
    """Whether a small-letter word here is most likely a noun: no verb form, adverb or function word."""
    word = scene.words.words[at]
    return (
        word.isalpha()
        and word.islower()
        and word not in FUNCTION_WORDS
        and word not in PREPOSITIONS
        and word not in ("who", "familiar", "both", "close", "involved", "responsible", "visiting")
        and (not word.endswith(("ed", "ly", "ing")) or word in _GATHERINGS)
    )


def _phrase(scene: _Scene, at: int, noun: PersonNoun, sentence: int, first: int, stop: int) -> Found | None:
    start, tight = _left(scene, at, first)
    determiner = scene.words.lower[start - 1] if start > first else ""
    if determiner not in DETERMINERS:
        start, determiner = tight, ""
    elif _possessor(scene, start - 1) is not None:
        determiner = ""
    if determiner == "no" or (noun.noun in _PLURAL_ONLY and not noun.plural):
        return None
    if noun.noun in _NEED_MODIFIER and scene.words.lower[at - 1] not in scene.table.modifiers:
        return None
    of = _of_left(scene, start, at)
    end, role_end, of_right, topic = _right(scene, at, noun, stop)
    if noun.noun in _VAGUE and not (determiner or of or of_right or _goes_on(scene, at, stop)):
        return None
    if noun.noun == "member" and noun.plural and not (determiner and of_right):
        return None
    end = _informed(scene, end, stop)
    role_start = _role_start(scene, start, at, of)
    owned = not determiner and role_start > start and scene.words.words[role_start - 1] in ("'s", "’s")
    return Found(
        first=start - 1 if determiner else start,
        stop=end,
        sentence=sentence,
        kind="title" if determiner in ("", "the") and not noun.plural else "nominal",
        actor_kind="person",
        plural=noun.plural,
        definite=owned or determiner in _DEFINITE or determiner in _POSSESSIVE_PRONOUNS,
        bare=not determiner and not owned,
        noun=noun.noun,
        noun_class=noun.noun_class,
        sex=noun.sex,
        role=scene.words.quote(role_start, role_end),
        of=of or of_right or _of_pronoun(start - 1, determiner),
        topic=topic,
    )


def _informed(scene: _Scene, end: int, stop: int) -> int:
    """Past "with knowledge of the matter", "familiar with the talks" behind people; else `end`."""
    words = scene.words.lower
    for opening in _INFORMED:
        at = end + len(opening)
        if words[end:at] != opening or at >= stop:
            continue
        at = at + 1 if words[at] in DETERMINERS else at
        past = _plain_words(scene, at, stop)
        return past if past > at else end
    return end


def _goes_on(scene: _Scene, at: int, stop: int) -> bool:
    """Whether "of" or "for" follows a noun: "head of ...", "Secretary-General for ..."."""
    return at + 1 < stop and scene.words.lower[at + 1] in ("of", "for")


def _left(scene: _Scene, at: int, first: int) -> tuple[int, int]:
    """The first word of the phrase: as far as a determiner allows, and as far as known modifiers go."""
    words = scene.words
    start = tight = at
    unknown = 0
    while start > first and at - start < _LONGEST:
        before = start - 1
        name = scene.stops.get(start)
        if name is not None and name.actor_kind != "person":
            start = max(name.first, first)
            tight = start if tight == name.stop else tight
            continue
        word = words.lower[before]
        if word in DETERMINERS:
            break
        known = word in scene.table.modifiers or words.words[before] == "-" or word in scene.table.nouns
        known = known or (words.words[before] in scene.table.regions and before >= first)
        possessive = word in ("'s", "’s", "'", "’") and before in scene.stops
        if known or possessive:
            tight = before if tight == start else tight
            start = before
            continue
        if unknown == 2 or not _may_modify(words, before):
            break
        unknown += 1
        start = before
    return start, _without_joiner(words, tight, at)


def _without_joiner(words: Words, start: int, at: int) -> int:
    while start < at and words.words[start] in ("-", "'s", "’s"):
        start += 1
    return start


def _may_modify(words: Words, at: int) -> bool:
    word = words.words[at]
    return (
        word.isalpha()
        and word.islower()
        and word not in FUNCTION_WORDS
        and not word.endswith(("s", "ed", "ing", "ly"))
    )


def _of_left(scene: _Scene, start: int, at: int) -> tuple[int, int] | None:
    """The state or body among the modifiers: the first one ("US ambassador", "the EU's foreign policy chief")."""
    for token in range(max(start - 1, 0), at):
        found = scene.starts.get(token)
        if found is not None and found.stop <= at and found.actor_kind != "person":
            return found.first, found.stop
    return None


def _of_pronoun(before: int, determiner: str) -> tuple[int, int] | None:
    return (before, before + 1) if determiner in _POSSESSIVE_PRONOUNS else None


def _possessor(scene: _Scene, at: int) -> Found | None:
    """A name that begins with the determiner itself ("the North")."""
    found = scene.starts.get(at)
    return found if found is not None and found.stop > at + 1 else None


def _role_start(scene: _Scene, start: int, at: int, of: tuple[int, int] | None) -> int:
    """Where the office begins: behind the state or body among the modifiers."""
    if of is None:
        return start
    following = of[1]
    while following < at and scene.words.words[following] in ("'s", "’s", "-", "'"):
        following += 1
    return following


def _right(
    scene: _Scene, at: int, noun: PersonNoun, stop: int
) -> tuple[int, int, tuple[int, int] | None, tuple[int, int] | None]:
    """Phrases after the head.

    Returns:
        End of the phrase, end of the office, tokens of the body belonged to, tokens of the state it is about.
    """
    end = role_end = at + 1
    of = topic = None
    for _ in range(3):
        if end + 1 >= stop:
            break
        word = scene.words.lower[end]
        if word == "in" and scene.words.lower[end + 1 : end + 3] == ("charge", "of"):
            end = role_end = _plain_words(scene, end + 3, stop)
            continue
        if word not in _OF_PREPOSITIONS and word not in _TOPIC_PREPOSITIONS:
            break
        reached, name = _object(scene, end + 1, stop, word, noun)
        if reached is None:
            break
        about = name is not None and _is_topic(word, noun)
        if name is not None and not about and word in _OF_PREPOSITIONS and of is None:
            of = name
        elif role_end == end:
            role_end = reached
        topic = name if about and topic is None else topic
        end = reached
    return end, role_end, of, topic


def _is_topic(word: str, noun: PersonNoun) -> bool:
    return word == "on" or (word in ("for", "to", "in") and noun.noun in _MANDATE_NOUNS)


def _object(
    scene: _Scene, at: int, stop: int, preposition: str, noun: PersonNoun
) -> tuple[int | None, tuple[int, int] | None]:
    """The object of a preposition, if it is a state or body, a capital, or a field of work.

    Returns:
        Its end, None where the phrase should not be taken along; and tokens of the state or body in it.
    """
    words = scene.words
    begin = at
    while at < stop and words.lower[at] in DETERMINERS and at not in scene.starts:
        at += 1
    found = _name_ahead(scene, at, stop)
    if found is not None:
        return _after_name(scene, found.stop, stop), (found.first, found.stop)
    if at > begin and (party := _party(scene, at, stop)) is not None:
        return party, None
    if at > begin and at < stop and words.lower[at - 1] == "the" and words.lower[at] in _TAKEN_UP:
        return at + 1, (at - 1, at + 1)
    seat = _body_of_state(scene, at, stop) or (_seat(scene, at, stop) if at > begin else None)
    if seat is not None:
        return seat[1], seat
    if preposition in ("in", "at", "to") and noun.noun_class in _POSTED and _is_post(words, at, stop):
        return at + 1, None
    if at < stop and words.words[at] in scene.capitals and preposition in ("in", "from"):
        return at + 1, (at, at + 1)
    if begin == at and _has_field(preposition, noun):
        end = _plain_words(scene, at, stop)
        return (end, None) if end > at else (None, None)
    return None, None


def _party(scene: _Scene, at: int, stop: int) -> int | None:
    """The end of "the ruling party", "the opposition", "the church" behind an article: bodies without a name."""
    last = min(at + 3, stop)
    while at < last and scene.words.words[at].islower() and scene.words.lower[at] not in _PARTIES:
        at += 1
    return at + 1 if at < last and scene.words.lower[at] in _PARTIES else None


def _seat(scene: _Scene, at: int, stop: int) -> tuple[int, int] | None:
    """The last two words of "the foreign ministry", "the presidency": an office of a state that is not named."""
    words = scene.words
    while at < stop and words.lower[at] in scene.table.modifiers and words.lower[at] not in SEATS:
        at += 1
    if at >= stop or words.lower[at] not in SEATS or _is_compound_seat(words, at + 1, stop):
        return None
    return at - 1, at + 1


def _is_compound_seat(words: Words, at: int, stop: int) -> bool:
    return at < stop and (words.lower[at] in ("of", "-", "'s", "’s") or words.is_capital(at))


def _is_post(words: Words, at: int, stop: int) -> bool:
    """A place behind an office, closed by a comma: "Peru's ambassador in Geneva, ..."."""
    return at + 1 < stop and words.is_capital(at) and words.words[at + 1] == ","


def _body_of_state(scene: _Scene, at: int, stop: int) -> tuple[int, int] | None:
    """The state at the end of "the foreign ministry in Moscow", "the government of Chad": its tokens."""
    words = scene.words
    while at < stop and words.lower[at] in scene.table.modifiers and words.lower[at] not in _BODIES:
        at += 1
    if at + 2 >= stop or words.lower[at] not in _BODIES or words.lower[at + 1] not in ("in", "of"):
        return None
    token = at + 2
    found = scene.starts.get(token) or scene.starts.get(token + 1)
    if found is not None and found.actor_kind == "state" and found.stop <= stop:
        return found.first, found.stop
    return (token, token + 1) if words.words[token] in scene.capitals else None


def _has_field(preposition: str, noun: PersonNoun) -> bool:
    """Whether a field of work may follow: "expert on torture", "minister of foreign affairs"."""
    if preposition == "on":
        return noun.noun in _MANDATE_NOUNS
    return preposition in ("for", "of") and noun.noun_class in ("expert", "diplomat", "leader")


def _name_ahead(scene: _Scene, at: int, stop: int) -> Found | None:
    """A name that begins here or after "situation of human rights in", "permanent", "former" and the like."""
    for token in range(at, min(at + 7, stop)):
        found = scene.starts.get(token)
        if found is not None:
            return found if found.actor_kind != "person" and found.stop <= stop else None
        word = scene.words.lower[token]
        linking = word in ("of", "in", "the", "situation", "condition")
        if not linking and word not in scene.table.modifiers:
            return None
    return None


def _after_name(scene: _Scene, at: int, stop: int) -> int:
    """Words that belong to the name: "'s Geneva office", "regime", "foreign ministry"."""
    words = scene.words
    end = at
    while at < min(end + 6, stop):
        word = words.lower[at]
        if word in _BODIES:
            return _after_body(scene, at + 1, stop)
        if word in scene.table.modifiers or word in ("'s", "’s", "-") or words.is_capital(at):
            at += 1
            continue
        break
    return end


def _after_body(scene: _Scene, at: int, stop: int) -> int:
    """ "to the UN" after "the North Korean mission"."""
    words = scene.words
    if at + 1 >= stop or words.lower[at] not in ("to", "in", "at"):
        return at
    token = at + 1
    while token < stop and words.lower[token] == "the":
        token += 1
    found = scene.starts.get(token)
    if found is not None and found.stop <= stop:
        return found.stop
    return token + 1 if token < stop and words.is_capital(token) else at


def _plain_words(scene: _Scene, at: int, stop: int) -> int:
    """A field of work in small letters: "human rights issues", "political affairs"; at most five words."""
    words = scene.words
    end = at
    while end < min(at + 5, stop):
        word = words.words[end]
        connects = word == "and" and end > at and end + 1 < stop and words.words[end + 1].islower()
        if not connects and not (
            word.isalpha() and word.lower() not in FUNCTION_WORDS and end not in scene.starts
        ):
            break
        if word.endswith("ed") or not (word.islower() or word.lower() in scene.table.modifiers):
            break
        end += 1
    return end - 1 if end > at and words.lower[end - 1] == "and" else end


def without_name(phrase: Found, name: Found) -> Found:
    """A phrase that runs into a name behind it, cut where the name begins."""
    return replace(phrase, stop=min(phrase.stop, name.first))
