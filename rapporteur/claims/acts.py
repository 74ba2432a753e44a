"""Acts of diplomacy in one sentence: frames of frames.csv with their roles filled."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapporteur.annotate.view import View
from rapporteur.claims.arguments import argument, echoed, is_passive
from rapporteur.claims.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    HAVE,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_finite_verb,
    word_set,
)
from rapporteur.claims.phrase import Group, Match, Party, Phrase, match_at
from rapporteur.claims.status import noun_effect, verb_effect
from rapporteur.model.claim import Role
from rapporteur.reference.frames import Frame, Frames, RoleSlot

VERB_SIGNS = AUXILIARIES | PRONOUNS | frozenset({"to", "who", "which"})
NOUN_SIGNS = frozenset({"on", "of", "for", "in", "after", "during", "about", "with", "at"})
OBJECTS = frozenset({"her", "them", "him", "us", "me"})
LETTING = frozenset({"let", "lets", "letting", "make", "made", "helped", "help"})
"""Verbs before a bare infinitive: "let her visit"."""
DECIDED = ("adoption", "rejection", "report-presented", "report-published")
"""Acts that may be told without who did them, in the passive: "the amendment was rejected"."""


PEOPLE = word_set(
    "relatives families victims survivors activists lawyers journalists prisoners detainees witnesses officials "
    "staff representatives delegation delegations leaders refugees members ministers"
)
"""Sides of a meeting that need no name."""
DUTIES = ("should", "must")
LAST_TEXT = -1
"""Instead of a word of the sentence: the contested text named last before it ("X tabled it")."""


@dataclass(frozen=True, slots=True)
class Act:
    """A frame found in a sentence. `effect` is a status or `demand` (should, must); `text` a text's offset."""

    phrase: Phrase
    match: Match
    frame: Frame
    effect: str
    roles: tuple[Role, ...]
    text: int | None


def find_acts(phrase: Phrase, view: View, frames: Frames) -> tuple[Act, ...]:
    """Acts of one sentence in text order. A word serves one act only: that of the pattern that says most of it."""
    found = [
        act for match, frame in _matches(phrase, frames) if (act := _act(phrase, match, frame, view, frames))
    ]
    found.sort(key=lambda act: -(act.frame.pattern.weight + 2 * len(act.roles) + (act.text is not None)))
    taken: set[int] = set()
    acts: list[Act] = []
    for act in found:
        if not taken & set(act.match.own):
            taken |= set(act.match.own)
            acts.append(act)
    acts = [act for act in acts if not _is_bare_duty(act, acts)]
    return _one_letter(tuple(sorted(acts, key=lambda act: (act.match.head, act.frame.type))))


def _is_bare_duty(act: Act, acts: list[Act]) -> bool:
    """ "X should ..." where an act of its own follows, which says what: that one tells the demand."""
    if act.phrase.words[act.match.head] not in DUTIES:
        return False
    clause = range(*act.phrase.clause(act.match.head))
    return any(other is not act and other.effect == "demand" and other.match.head in clause for other in acts)


def _one_letter(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """A warning or demand made in a letter is that letter: the words of one sentence tell one act."""
    letters = [act for act in acts if act.frame.type == "letter"]
    spoken = [act for act in acts if act.frame.type in ("threat", "demand", "statement") and letters]
    return tuple(act for act in acts if act not in spoken)


def _matches(phrase: Phrase, frames: Frames) -> Iterator[tuple[Match, Frame]]:
    present = frozenset(phrase.words)
    for at, word in enumerate(phrase.words):
        for frame in frames.frames_from(word):
            if frame.pattern.items[-1].forms.keys().isdisjoint(present):
                continue
            match = match_at(frame.pattern, phrase.words, at)
            if match is not None and _fits_class(phrase, match, frame):
                yield match, frame


def _fits_class(phrase: Phrase, match: Match, frame: Frame) -> bool:
    """Whether the head is used as the verb or noun that the pattern asks for; never inside a name."""
    if phrase.party_over(match.head) is not None or _is_auxiliary_use(phrase, match):
        return False
    kind = frame.pattern.items[frame.pattern.head].kind
    if kind == "word":
        return True
    return is_noun_use(phrase, match) == (kind == "noun")


def _is_auxiliary_use(phrase: Phrase, match: Match) -> bool:
    """ "Had suspended talks": "had" is no verb of its own here."""
    between = range(
        match.head + 1, match.own[match.own.index(match.head) + 1] if match.own[-1] > match.head else 0
    )
    is_have = phrase.words[match.head] in HAVE
    return is_have and any(is_finite_verb(phrase.words[at]) for at in between)


def is_noun_use(phrase: Phrase, match: Match) -> bool:
    """Tell "the visit" from "to visit": what stands to the left decides.

    Past forms are verbs. A determiner, possessor or adjective run that reaches a determiner makes a noun; an
    auxiliary, "to" or a party that is no possessor makes a verb.
    """
    if match.tags & {"past", "part"} and not match.tags & {"base", "sg", "pl"}:
        return False
    nearest = match.head - 1
    for index in range(nearest, max(nearest - 6, -1), -1):
        word = phrase.words[index]
        if phrase.printed[index] == "May":
            continue
        if word in OBJECTS and index and phrase.words[index - 1] in LETTING:
            return False
        if word in DETERMINERS or word in ("'s", "’s", "'", "’"):
            return True
        if party := phrase.party_over(index):
            return _noun_after_party(phrase, match, party, is_next=index == nearest)
        if word in VERB_SIGNS or is_adverb(word):
            return word == "to" and "sg" in match.tags and "base" not in match.tags
        if word in (",", "and", "or", "but") or not word[:1].isalpha():
            break
        if word in NOUN_SIGNS or word.endswith("ing"):
            return bool(match.tags & {"sg", "pl"}) or ("ing" in match.tags and index < nearest)
    return bool(match.tags & {"sg", "pl"}) and not match.tags & {"base", "s"}


def _noun_after_party(phrase: Phrase, match: Match, party: Party, *, is_next: bool) -> bool:
    if is_next and "base" in match.tags and "past" not in match.tags:
        return party.possessive or not _is_plural(phrase, party)
    is_noun_form = "sg" in match.tags and "base" not in match.tags
    return party.possessive or is_noun_form or _is_modifier(phrase, match)


def _is_plural(phrase: Phrase, party: Party) -> bool:
    """Whether "X want" agrees: several actors, a plural or a plural pronoun; "the X call" is a noun otherwise."""
    if len(phrase.group_of(party).chains) > 1:
        return True
    words = phrase.words[party.first : party.end]
    return any(word in ("we", "they", "i", "you") or (word.endswith("s") and len(word) > 3) for word in words)


def _is_modifier(phrase: Phrase, match: Match) -> bool:
    """ "A Burundian offer": the party's words are an adjective before the noun."""
    party = phrase.party_over(match.head - 1)
    return (
        party is not None
        and party.first > 0
        and phrase.words[party.first - 1] in DETERMINERS
        and ("sg" in match.tags)
    )


def _act(phrase: Phrase, match: Match, frame: Frame, view: View, frames: Frames) -> Act | None:
    is_noun = frame.pattern.items[frame.pattern.head].kind != "verb"
    roles: list[Role] = []
    subject: Group | None = None
    text: int | None = None
    used: set[str] = set()
    for slot in frame.roles:
        if slot.role == "instrument":
            text = _text_in(phrase, match, slot, frame)
            if text is None and slot.required:
                return None
            continue
        group = _fill(phrase, match, slot, view, used, is_noun=is_noun)
        if group is None:
            if slot.required:
                return None
            continue
        if frame.type in ("vote", "abstention") and slot.slots == ("subj",):
            group = Group(group.first, group.end, tuple(dict.fromkeys(group.chains + echoed(phrase, match))))
        subject = subject or (group if slot.slots[0] == "subj" else None)
        used |= set(group.chains)
        roles.append(Role(slot.role, group.chains))  # type: ignore[arg-type]
    if frame.type in DECIDED and not roles and not is_passive(phrase, match):
        return None
    if frame.type == "meeting" and not _has_two_sides(phrase, match, roles, view):
        return None
    if frame.type == "mandate-created" and _is_background(phrase, match):
        return None
    effect = _effect(phrase, match, frame, subject, frames, is_noun=is_noun)
    return Act(phrase, match, frame, effect, tuple(roles), text) if effect else None


def _is_background(phrase: Phrase, match: Match) -> bool:
    """ "Since the post was created": the beginning of a stretch of time, told in passing."""
    first, _ = phrase.clause(match.head)
    return "since" in phrase.words[max(first - 1, 0) : match.head]


def _fill(
    phrase: Phrase, match: Match, slot: RoleSlot, view: View, used: set[str], *, is_noun: bool
) -> Group | None:
    """The first slot with an actor of a fitting kind who has no part in the act yet."""
    for name in slot.slots:
        group = argument(phrase, match, name, is_noun=is_noun)
        if group is None:
            continue
        fitting = tuple(
            chain
            for chain in group.chains
            if chain not in used and (not slot.kinds or view.chain_by_id[chain].actor_kind in slot.kinds)
        )
        if fitting:
            return Group(group.first, group.end, fitting)
    return None


def _has_two_sides(phrase: Phrase, match: Match, roles: list[Role], view: View) -> bool:
    """A meeting takes two: two actors, or one and "relatives"; a body of the United Nations meets by itself."""
    actors = [actor for role in roles for actor in role.actors]
    return (
        len(actors) >= 2
        or any(view.chain_by_id[actor].actor_kind == "un-organ" for actor in actors)
        or any(phrase.words[at] in PEOPLE for at in match.own)
    )


def _text_in(phrase: Phrase, match: Match, slot: RoleSlot, frame: Frame) -> int | None:
    """The text that the act is about: object of the verb, or anywhere in its clause for looser slots."""
    if "obj" in slot.slots:
        places = (find(phrase, match, frame) for find in (_passive_text, _relative_text, _object_text))
        return next((at for at in places if at is not None), None)
    first, end = phrase.clause(match.head)
    return next((at for at in range(first, end) if phrase.texts.get(at) in frame.families), None)


def _object_text(phrase: Phrase, match: Match, frame: Frame) -> int | None:
    if phrase.words[match.end : match.end + 1] == ("it",) and phrase.party_over(match.end) is None:
        return LAST_TEXT if "resolution" in frame.families else None
    for at in range(match.end, min(match.end + 4, len(phrase.words))):
        if at in phrase.texts:
            return at if phrase.texts[at] in frame.families else None
        if phrase.words[at] not in DETERMINERS and phrase.words[at] not in (
            "on",
            "for",
            "against",
            "of",
            "'s",
        ):
            return None
    return None


def _passive_text(phrase: Phrase, match: Match, frame: Frame) -> int | None:
    at = match.head - 1
    seen_be = False
    while at >= 0 and (phrase.words[at] in AUXILIARIES or is_adverb(phrase.words[at])):
        seen_be |= phrase.words[at] in BE
        at -= 1
    is_reduced = not seen_be and _is_reduced(phrase, match)
    if not seen_be and not is_reduced:
        return None
    while at > 0 and phrase.words[at] in (",", "which", "that"):
        at -= 1
    for first, family in phrase.texts.items():
        end = phrase.text_ends[first]
        is_next = at < end or (not is_reduced and phrase.words[end] in PREPOSITIONS)
        if family in frame.families and first <= at and is_next:
            return first
    return None


def _is_reduced(phrase: Phrase, match: Match) -> bool:
    """ "A text, tabled by X, ...": a participle behind its noun, which no auxiliary governs."""
    before = phrase.words[match.head - 1] if match.head else ""
    is_behind = before == "," or (match.head - 1) in {end - 1 for end in phrase.text_ends.values()}
    following = phrase.words[match.end] if match.end < len(phrase.words) else ""
    has_tail = following == "by" or (
        before == "," and (following in ("on", "in") or phrase.time_over(match.end))
    )
    return bool(is_behind and "part" in match.tags and has_tail)


def _relative_text(phrase: Phrase, match: Match, frame: Frame) -> int | None:
    """ "The report that X published": the text before the relative."""
    first, _ = phrase.clause(match.head)
    if first == 0 or phrase.words[first - 1] not in ("that", "which"):
        return None
    end = first - 1 - (first > 1 and phrase.words[first - 2] == ",")
    for start, family in phrase.texts.items():
        if family in frame.families and phrase.text_ends[start] == end:
            return start
    return None


def _effect(
    phrase: Phrase, match: Match, frame: Frame, subject: Group | None, frames: Frames, *, is_noun: bool
) -> str | None:
    if frame.status is not None and is_noun:
        return frame.status
    if phrase.words[match.head] in DUTIES:
        return "demand" if phrase.words[match.end : match.end + 1] not in (("have",), ("not",)) else None
    if is_noun:
        return noun_effect(phrase, match, frames.modals)
    if _is_reduced(phrase, match):
        return frame.status or "happened"
    if phrase.words[match.head - 2 : match.head] in (("would", "have"), ("could", "have"), ("might", "have")):
        return None
    effect = verb_effect(phrase, match, subject, frames.modals)
    if (
        frame.type == "offer"
        and effect == "possible"
        and "would" in phrase.words[max(match.head - 3, 0) : match.head]
    ):
        return "happened"
    return frame.status if effect == "happened" and frame.status else effect
