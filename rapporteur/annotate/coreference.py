"""Take the mentions of one actor together, by rules; where two actors would do, by none."""

from collections.abc import Iterable

from rapporteur.annotate.descriptions import body_of, mandates_of, take_lead, take_phrase, take_reintroduced
from rapporteur.annotate.found import Found
from rapporteur.annotate.groups import Group, Groups
from rapporteur.annotate.people import office_end
from rapporteur.annotate.people_names import take_people, take_short_names, tokens_of
from rapporteur.annotate.words import BODY_WORDS, SEATS, Words

STATE_OFFICES = frozenset({"minister", "ministry", "presidential", "ambassador", "attorney-general"})
"""Words of offices that only a state has."""
_LONGEST_SEAT = 6
_OPENING = 6
"""Sentences at the head of a text that say which body it is about."""
_BODY_KINDS = frozenset({"un-organ", "court", "group", "institution", "ngo"})


def gather(
    groups: Groups, names: tuple[Found, ...], people: tuple[Found, ...], offices: tuple[Found, ...]
) -> None:
    """Fill `groups` from everything that was found, best evidence first."""
    _take_registry(groups, names)
    _take_bodies(groups, frozenset(token for found in (*names, *people) for token in tokens_of(found)))
    take_people(groups, people)
    take_short_names(groups, names, people)
    waiting = _take_appositions(groups, _take_mandates(groups, offices))
    waiting = take_reintroduced(groups, take_lead(groups, waiting))
    for phrase in waiting:
        take_phrase(groups, phrase)
    _take_places(groups)
    _take_posts(groups)
    _fill_affiliations(groups)


def _take_places(groups: Groups) -> None:
    """ "X (Chile)" in summary records, "X of Chile", "Amnesty International's X": the body beside a name."""
    words = groups.words
    for group in groups.people():
        for found in group.found:
            stop = words.ranges[found.sentence][1]
            at = found.stop
            if group.of is not None or found.kind != "name" or at + 1 >= stop:
                continue
            joined = words.words[at] in ("(", "of", "from")
            token = at + 2 if words.lower[at + 1] == "the" else at + 1
            owned = found.first > 1 and words.words[found.first - 1] in ("'s", "’s")
            owner = found.first - 2 if owned else -1
            body = groups.at((token, token + 1)) if joined else groups.at((owner, owner + 1))
            if body is not None and body.actor_kind in _BODY_KINDS | {"state"}:
                group.of = body
            elif words.lower[at] in ("of", "from") and (seated := _state_of_seat(groups, at + 1, stop)):
                group.of = seated
            elif words.lower[at] in ("of", "from") and _is_seat(words, at + 1, stop):
                group.of = groups.state_of_text()


def _state_of_seat(groups: Groups, at: int, stop: int) -> Group | None:
    """The state of "(from) the mission of Chad"."""
    words = groups.words
    if words.lower[at] != "the":
        return None
    for token in range(at + 2, min(at + _LONGEST_SEAT, stop - 1)):
        if words.lower[token] in ("of", "in"):
            behind = token + 2 if words.lower[token + 1] == "the" else token + 1
            state = groups.at((behind, behind + 1))
            return state if state is not None and state.actor_kind == "state" else None
        if not words.words[token].islower():
            return None
    return None


def _take_posts(groups: Groups) -> None:
    """ "Since the post was created": the only mandate of the text."""
    words = groups.words
    mandates = {key for group in groups.all for key in _mandates(groups, group)}
    if len(mandates) != 1:
        return
    (mandate,) = mandates
    for sentence, (first, stop, _) in enumerate(words.ranges):
        for at in range(first, stop - 3):
            if (
                words.lower[at] == "the"
                and words.lower[at + 1] in ("post", "mandate", "position", "office")
                and words.lower[at + 2] in ("was", "is")
                and words.lower[at + 3] in ("created", "established", "instituted", "extended", "renewed")
            ):
                office = groups.by_id(mandate) or groups.new(Group("un-mandate", (mandate,), named=False))
                found = Found(at, at + 2, sentence, "title", "un-mandate", (mandate,))
                groups.note(office, found, "the only mandate of the text")


def _mandates(groups: Groups, group: Group) -> tuple[str, ...]:
    """Mandates that the text names, or that somebody in it holds on its day."""
    if not group.ids:
        return ()
    held = tuple(term.post for term in groups.registry.posts(group.ids[0], groups.day)) if groups.day else ()
    return tuple(key for key in (*group.ids, *held) if key.startswith("mandate:"))


def _is_seat(words: Words, at: int, stop: int) -> bool:
    """ "(of) the foreign ministry"."""
    last = min(at + _LONGEST_SEAT, stop)
    return words.lower[at] == "the" and next(
        (words.lower[i] in SEATS for i in range(at + 1, last) if not _goes_on_to_seat(words, i)), False
    )


def _goes_on_to_seat(words: Words, at: int) -> bool:
    return words.words[at].isalpha() and words.words[at].islower() and words.lower[at] not in SEATS


def _fill_affiliations(groups: Groups) -> None:
    """Where the text does not say whom a known person belongs to but mentions that state or body; ministers and
    the like without a state belong to the one that the text is about."""
    for group in groups.people():
        of = groups.registry.parent(group.ids[0]) if group.ids else None
        if group.of is None and of is not None:
            group.of = groups.by_id(of)
    state = groups.state_of_text()
    for group in groups.all:
        of_state = not STATE_OFFICES.isdisjoint((group.role or "").lower().split())
        if (
            state is not None
            and group.actor_kind == "person"
            and group.of is None
            and not group.ids
            and of_state
        ):
            group.of = state
            group.reasons.append("an office of the state that the text is about")


def _take_registry(groups: Groups, names: Iterable[Found]) -> None:
    for found in names:
        group = groups.of_registry(found.ids, found.actor_kind)
        groups.note(group, found, "name in the registry")


def _take_bodies(groups: Groups, taken: frozenset[int]) -> None:
    """ "The commission", "the court": the only body of the text whose name has that word; of several, the only one
    named before in the sentence, else the one that the text is about: it acts in the lead or most often.
    """
    words = groups.words
    heads = _body_heads(groups)
    places = _places(bodies for bodies in heads.values() if len(bodies) > 1)
    leading = {head: _leading(groups, bodies) for head, bodies in heads.items() if len(bodies) > 1}
    for sentence, (first, stop, _) in enumerate(words.ranges):
        for at in range(first, stop - 1):
            head = words.lower[at + 1]
            bodies = heads.get(head) if words.lower[at] == "the" else None
            if bodies is None or at + 1 in taken or _names_another(words, at + 2, stop):
                continue
            body, reason = bodies[0], "the only body of that name"
            if len(bodies) > 1:
                near = [b for b in bodies if any(first <= p < at for p in places.get((id(b), sentence), ()))]
                found = near[0] if len(near) == 1 else None if near else leading[head]
                if found is None:
                    continue
                body, reason = found, "the body of that name told of"
            groups.note(body, Found(at, at + 2, sentence, "nominal", body.actor_kind), reason)


def _places(lists: Iterable[list[Group]]) -> dict[tuple[int, int], list[int]]:
    """First tokens of names of bodies, by body and sentence."""
    places: dict[tuple[int, int], list[int]] = {}
    for bodies in lists:
        for body in bodies:
            for found in body.found:
                places.setdefault((id(body), found.sentence), []).append(found.first)
    return places


def _leading(groups: Groups, bodies: list[Group]) -> Group | None:
    """Of several bodies of one head, the one that the title or the opening of the lead names; else nobody."""
    for sentence, (first, _, block) in enumerate(groups.words.ranges[:_OPENING]):
        here = [body for body in bodies if any(found.sentence == sentence for found in body.found)]
        kind = groups.words.text.blocks[block].kind
        opens = any(f.sentence == sentence and f.first - first <= 1 for body in here for f in body.found)
        if len(here) == 1 and (kind == "title" or opens):
            return here[0]
        if here:
            return None
    return None


def _body_heads(groups: Groups) -> dict[str, list[Group]]:
    """Bodies of the text by the word that may stand for them."""
    heads: dict[str, list[Group]] = {}
    for group in groups.all:
        name = groups.registry.name(group.ids[0]) if group.ids else None
        if name is None or group.actor_kind not in _BODY_KINDS:
            continue
        own = {word.lower() for word in name.split()} & BODY_WORDS
        for word in sorted(own | ({"bloc"} if group.actor_kind == "group" else set())):
            heads.setdefault(word, []).append(group)
    return heads


def _names_another(words: Words, at: int, stop: int) -> bool:
    """Whether the phrase goes on, so that another body may be meant ("the commission of ...")."""
    if at >= stop:
        return False
    following = words.words[at]
    return following.lower() in ("of", "on", "for", "-") or following[:1].isupper()


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
        ids = mandates_of(groups, phrase)
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
        group = None if phrase.plural else _neighbour(groups, phrase, by_start, by_stop)
        if group is None:
            waiting.append(phrase)
            continue
        of = body_of(groups, phrase)
        groups.note(group, phrase, "office beside the name")
        group.describe(phrase, of)
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


def _past_owner(words: Words, at: int, first: int) -> int:
    """Where "the commission's" begins before an office; the office's own first token without an owner."""
    if at - 1 <= first or words.words[at - 1] not in ("'s", "’s"):
        return at
    for token in range(at - 2, max(at - _LONGEST_SEAT, first), -1):
        if words.words[token] in (",", "("):
            return token + 1
    return at


def _neighbour(
    groups: Groups, phrase: Found, by_start: dict[int, Group], by_stop: dict[int, Group]
) -> Group | None:
    """The person whose name stands right before or behind a phrase."""
    words = groups.words
    first, stop, _ = words.ranges[phrase.sentence]
    if phrase.stop in by_start and phrase.stop < stop:
        return by_start[phrase.stop]
    behind = _named_behind(groups, phrase, by_start, stop)
    if behind is not None:
        return behind
    opens = _past_owner(words, phrase.first, first)
    before = words.words[opens - 1] if opens > first else ""
    if before in (",", "("):
        at = opens - 1
        if at - 1 > first and words.words[at - 1].isdigit() and words.words[at - 2] == ",":
            at -= 2
        return by_stop.get(at)
    if before in ("then", "now", "currently") and words.words[phrase.first - 2] == ",":
        return by_stop.get(phrase.first - 2)
    if before in ("is", "was") and phrase.first - 1 in by_stop:
        return by_stop[phrase.first - 1]
    return None


def _named_behind(groups: Groups, phrase: Found, by_start: dict[int, Group], stop: int) -> Group | None:
    """The person of "the envoy, X", "his wife, X.", "a deputy chair of the Assembly of Elders, X, was"."""
    words = groups.words
    comma = _comma_behind(words, phrase.stop, stop)
    if comma is None or comma + 1 >= stop:
        return None
    titled = words.words[comma + 1].rstrip(".") in groups.registry.actor_words.honorifics
    group = by_start.get(comma + 2 if titled else comma + 1)
    if group is None or phrase.definite or phrase.bare:
        return group
    name = next(found for found in group.found if found.first in (comma + 1, comma + 2))
    closed = words.words[name.stop : name.stop + 1] in ((",",), (".",))
    return group if closed and name.kind == "name" and name.stop - name.first > 1 else None


def _comma_behind(words: Words, at: int, stop: int) -> int | None:
    """The comma behind an office, at most a note's star or "of" and a name away."""
    for token in range(at, min(at + _LONGEST_SEAT + 1, stop)):
        if words.words[token] == ",":
            return token if office_end(words, token, (at,)) == at else None
    return None
