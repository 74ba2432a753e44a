"""Counts, ordinals and places that stand with an act, as printed."""

import re

from rapporteur.annotate.view import View
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
    """ "In Geneva": capitalised words after "in" or "at" in the clause of the act, or opening the sentence."""
    first, end = phrase.clause(match.head)
    for at in range(first, end - 1):
        if phrase.words[at] in _PLACED and phrase.time_over(at + 1) is None:
            stop = at + 1
            while stop < end and phrase.printed[stop][:1].isupper() and phrase.time_over(stop) is None:
                stop += 1
            if stop > at + 1 and not _is_body(phrase, at + 1):
                return view.words(*phrase.offsets(at + 1, stop))
    return None


def _is_body(phrase: Phrase, index: int) -> bool:
    party = phrase.party_over(index)
    return party is not None and phrase.words[index] == "the"
