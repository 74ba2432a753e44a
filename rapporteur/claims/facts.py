"""Counts, ordinals and places that stand with an act, as printed."""

import re

from rapporteur.annotate.view import View
from rapporteur.claims.grammar import SUBJECT_MATTERS, is_adverb, is_plain
from rapporteur.claims.phrase import Match, Phrase
from rapporteur.model.vocabulary import EventType

_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|only)"
_FACTS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\bfor (?:a|the) {_ORDINAL} time(?: (?:in|since) [^,.;:]{{1,60}})?",
        rf"\b(?:the|a|his|her|its|their)? ?{_ORDINAL}(?:-ever| ever)?(?: such)? "
        r"(?:meeting|visit|trip|round|time|talks|contact|encounter|vote|report)s?\b"
        r"(?: (?:in|since) [^,.;:]{1,60})?",
        rf"\b(?:the )?{_ORDINAL}(?: ever)? (?:in|since|between) [^,.;:]{{1,80}}",
        rf"\b{_ORDINAL}-ever\b",
    )
)
NOUNS: dict[str, tuple[str, ...]] = {
    "meeting": ("meeting", "meetings", "talks", "round", "contact", "encounter"),
    "visit": ("visit", "visits", "trip", "first-ever"),
    "vote": ("vote", "votes"),
}
_PLACED = frozenset({"in", "at"})
PLACED_TYPES = frozenset(
    {"meeting", "press-conference", "briefing", "arrest", "message", "offer", "re-engagement"}
)


def facts_of(phrase: Phrase, view: View, kind: EventType) -> tuple[str, ...]:
    """Ordinals and "firsts" of the sentence that may belong to an act of this type, none inside another."""
    words = view.words(phrase.sentence.start, phrase.sentence.end)
    found: list[tuple[int, int]] = []
    for form in _FACTS:
        for match in form.finditer(words):
            if not any(start < match.end() and match.start() < end for start, end in found):
                found.append(match.span())
    facts = (" ".join(words[start:end].split()) for start, end in sorted(found))
    foreign = {word for other, words in NOUNS.items() if other != kind for word in words}
    return tuple(fact for fact in facts if not foreign & set(fact.lower().split()[:4]))


def place_of(phrase: Phrase, match: Match, view: View) -> str | None:
    """ "In Geneva": capitalised words after "in" or "at" behind the act in its clause, or opening the sentence.

    A place within a name, a title or a phrase about something else ("rights in X") is no place of the act.
    """
    first, end = phrase.clause(match.head)
    for at in (*_opening(phrase, first), *range(match.head + 1, end - 1)):
        stop = _place_end(phrase, at, end)
        if stop is not None:
            return view.words(*phrase.offsets(at + 1, stop))
    return None


def _opening(phrase: Phrase, first: int) -> range:
    """The words of a fronted adverbial: up to the comma or party that ends it."""
    if first > 0:
        return range(0)
    ends = (at for at, word in enumerate(phrase.words) if word == "," or phrase.party_over(at))
    return range(next(ends, 0))


def _place_end(phrase: Phrase, at: int, end: int) -> int | None:
    """Where the place named after the preposition at `at` ends; None where none is named."""
    if phrase.words[at] not in _PLACED or not _stands_free(phrase, at):
        return None
    stop = at + 1
    while stop < end and phrase.printed[stop][:1].isupper() and phrase.time_over(stop) is None:
        stop += 1
    is_whole = stop == len(phrase.words) or not is_plain(phrase.words[stop]) or is_adverb(phrase.words[stop])
    is_known = all(_may_be_place(phrase, index) for index in range(at + 1, stop))
    return stop if stop > at + 1 and is_whole and is_known else None


def _stands_free(phrase: Phrase, at: int) -> bool:
    """Whether "in" belongs to the act: it is inside no mention and follows no noun that it explains."""
    before = phrase.words[at - 1] if at else ""
    party = phrase.party_over(at)
    is_inside = party is not None and party.first < at
    return before not in SUBJECT_MATTERS and not is_inside and phrase.time_over(at + 1) is None


def _may_be_place(phrase: Phrase, index: int) -> bool:
    """A city or a country; a body, a group or a person is none."""
    party = phrase.party_over(index)
    return party is None or (party.is_state and not party.adjective and not party.possessive)
