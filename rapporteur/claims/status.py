"""Did it happen? Settled before anything else is said of an act.

Words that govern the act are looked up in modality_words.csv; the outermost one decides, a negation turns it
into a denial, two negations leave it open.
"""

from collections.abc import Iterator

from rapporteur.claims.grammar import BE, DETERMINERS, MODALS, PREPOSITIONS, is_adverb
from rapporteur.claims.phrase import Group, Match, Phrase, match_at
from rapporteur.model.vocabulary import Status
from rapporteur.reference.frames import Modal

GOVERNOR_REACH = 8
AFTER_REACH = 5
OBJECT_PRONOUNS = ("me", "him", "her", "us", "them")
"""Before a bare infinitive: "let her visit"."""


def verb_effect(phrase: Phrase, match: Match, subject: Group | None, modals: tuple[Modal, ...]) -> str | None:
    """The status of a verb: a `Status`, `demand` (should, must), or None where the words leave it open."""
    first, _ = phrase.clause(match.head)
    is_left = subject is not None and subject.end <= match.head
    opening = match.first if match.first < match.head else first
    start = subject.end if subject and is_left else opening
    governed = subject.first if subject and is_left else match.first
    if subject and is_left and phrase.words[subject.end : subject.end + 1] == ("to",):
        governed = subject.end + 1
    if is_finite := bool(match.tags & {"past", "s"}) and is_left:
        start = _after_coordination(phrase, start, match.head)
    start = _after_new_modal(phrase, start, match.first, modals)
    own = list(_found(phrase, start, min(match.own), modals, "before-verb"))
    has_governor = not is_finite and (is_left or not own)
    effects = [
        *(("denied",) if _has_negative_subject(phrase.words[first : match.head]) else ()),
        *_clause_effects(phrase, first, modals),
        *(
            effect
            for effect in (_found(phrase, first, governed, modals, "governor") if has_governor else ())
            if effect != "happened"
        ),
        *own,
    ]
    return _outermost(effects) if effects else _bare_verb(phrase, match)


def _after_coordination(phrase: Phrase, start: int, head: int) -> int:
    """ "X agreed to pay and met Y": what governs the first verb leaves a finite second one alone."""
    joints = [at for at in range(start, head) if phrase.words[at] in ("and", "but", ",")]
    return joints[-1] + 1 if joints else start


def _after_new_modal(phrase: Phrase, start: int, end: int, modals: tuple[Modal, ...]) -> int:
    """ "X will report and hopes to meet Y": a modality of its own behind "and" ends that of the verb before it."""
    if (
        start < end < len(phrase.words)
        and phrase.words[end] in MODALS
        and phrase.words[end - 1] in ("and", "but")
    ):
        return end
    for at in range(end - 1, start, -1):
        if phrase.words[at - 1] not in ("and", "but"):
            continue
        for modal in modals:
            found = match_at(modal.pattern, phrase.words, at) if modal.scope == "before-verb" else None
            if found and found.end <= end:
                return at
    return start


def is_reported_future(phrase: Phrase, match: Match) -> bool:
    """ "X said it would go": the reported form of "will go", where nothing makes it hang on a condition."""
    near = phrase.words[max(match.head - 5, 0) : match.head]
    return "would" in near and not {"if", "unless", "could"} & set(phrase.words)


def noun_effect(phrase: Phrase, match: Match, modals: tuple[Modal, ...]) -> str | None:
    """The status of an act told by a noun ("their meeting", "a possible visit"); None where it is left open."""
    first, end = phrase.clause(match.head)
    if phrase.words[first] in ("no", "neither", "without"):
        return "denied" if _is_negated(phrase.words[first + 1 : match.first]) else None
    start = _noun_phrase_start(phrase, match.first)
    if phrase.words[start] in ("a", "an"):
        end = min(end, _behind_party(phrase, match.end) + 2)
    effects = [
        *_clause_effects(phrase, first, modals),
        *_found(phrase, first, start, modals, "governor"),
        *_found(phrase, start, match.head, modals, "before-noun"),
        *_found(
            phrase, match.end, min(_behind_party(phrase, match.end) + AFTER_REACH, end), modals, "after-noun"
        ),
    ]
    return _outermost(effects) if effects else _bare_noun(phrase, start)


def _has_negative_subject(before: tuple[str, ...]) -> bool:
    """ "No draft was put to the vote", but not "No, the draft was" or "No doubt the draft was"."""
    return (
        before[:1] in (("no",), ("neither",), ("none",))
        and before[1:2] not in ((",",), ("doubt",), ("matter",), ("sooner",), ("longer",))
        and not {"and", "but", ",", ";"} & set(before)
    )


def _is_negated(between: tuple[str, ...]) -> bool:
    """ "No resolution on a referral was put to the vote" denies the vote and says nothing against the referral."""
    return bool({*BE, *MODALS} & set(between)) or not set(PREPOSITIONS) & set(between)


def _behind_party(phrase: Phrase, at: int) -> int:
    """The word behind the party that the noun is about: "a visit to [X] could"."""
    if phrase.words[at - 1] in PREPOSITIONS and (party := phrase.party_over(at) or phrase.party_over(at + 1)):
        return phrase.group_of(party).end
    return at


def _outermost(effects: list[str]) -> str | None:
    denials = effects.count("denied")
    if denials > 1:
        return None
    if denials:
        return "denied"
    return next((effect for effect in effects if effect != "keep"), "happened")


def _clause_effects(phrase: Phrase, first: int, modals: tuple[Modal, ...]) -> Iterator[str]:
    """Words right before the clause: "if", "whether", "the demand that"."""
    for at in range(max(first - 4, 0), first + 1):
        for modal in modals:
            found = match_at(modal.pattern, phrase.words, at) if modal.scope == "clause" else None
            if found and found.end in (first, first + 1) and not phrase.time_over(found.end):
                yield modal.effect


def _found(phrase: Phrase, first: int, end: int, modals: tuple[Modal, ...], scope: str) -> Iterator[str]:
    """Effects of the words of one scope within `[first, end)`, in text order."""
    at = max(first, end - GOVERNOR_REACH - 2) if scope == "governor" else first
    while at < end:
        best: tuple[int, str] | None = None
        for modal in modals:
            if modal.scope != scope:
                continue
            found = match_at(modal.pattern, phrase.words, at)
            if found and found.end <= end and (best is None or found.end > best[0]):
                best = (found.end, modal.effect)
        if best:
            yield best[1]
        at = best[0] if best else at + 1


def _bare_verb(phrase: Phrase, match: Match) -> str | None:
    before = match.head - 1
    while before >= 0 and is_adverb(phrase.words[before]):
        before -= 1
    word = phrase.words[before] if before >= 0 else ""
    if word == "to" or (word in OBJECT_PRONOUNS and "base" in match.tags):
        return "possible"
    if match.tags == {"ing"} and word not in BE and word not in ("after", "before", "while", "by", "since"):
        return None
    return "happened"


def _bare_noun(phrase: Phrase, start: int) -> str | None:
    """Without any other sign, "the visit" and "his visit" took place, "a visit" is open."""
    word = phrase.words[start]
    return None if word in ("a", "an", "any", "another", "new") else "happened"


def _noun_phrase_start(phrase: Phrase, first: int) -> int:
    """The first word of the noun phrase, as far as its determiner."""
    for at in range(first, max(first - 6, -1), -1):
        if phrase.words[at] in DETERMINERS:
            return at
        if at < first and not phrase.printed[at][:1].isalpha() and phrase.words[at] not in ("'s", "’s"):
            break
    return first


def as_status(effect: str | None) -> Status | None:
    """The effect as a status of the record; None for `demand` and for what is left open."""
    statuses: dict[str, Status] = {
        "happened": "happened",
        "planned": "planned",
        "possible": "possible",
        "denied": "denied",
    }
    return statuses.get(effect or "")
