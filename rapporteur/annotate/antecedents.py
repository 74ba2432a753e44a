"""Who may be meant by a pronoun: the actors of each sentence, with what their place in it says of them.

Subjects and speakers are taken up again more often than anybody else, what stands inside a quotation is out of
reach from outside, and somebody named only after a preposition or as an owner is rarely meant.
"""

from dataclasses import dataclass

from rapporteur.annotate.found import Found
from rapporteur.annotate.groups import Group
from rapporteur.annotate.words import PREPOSITIONS, Words
from rapporteur.reference.cues import Cues

_AUXILIARIES = frozenset({
    "is", "was", "are", "were", "has", "had", "have", "will", "would", "can", "could", "may", "might", "must",
    "should", "did", "does", "do", "also", "then", "yesterday", "today", "later", "earlier", "who", "himself",
    "herself", "themselves", "never", "not", "now", "still", "once", "again",
})  # fmt: skip
_PASTS = frozenset({
    "met", "spoke", "wrote", "left", "went", "came", "took", "gave", "made", "held", "led", "saw", "sent", "got",
    "became", "began", "put", "read", "stood", "won", "lost", "fled", "flew", "ran", "rose", "fell", "fought",
    "chose", "kept", "brought", "paid", "set", "knew", "thought", "grew", "drew", "broke", "bore", "hit", "let",
})  # fmt: skip
_POSSESSIVE = ("'s", "’s", "'", "’")
_OPENING, _CLOSING, _EITHER = "“", "”", '"'
_APPOSITION = 18
"""The longest phrase in commas between a subject and its verb, in words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that may be taken up: `strong` where it is a subject or speaker, `owner` before "'s"."""

    found: Found
    group: Group
    strong: bool
    owner: bool
    quote: int


def quotations(words: Words) -> tuple[int, ...]:
    """For each token the number of the quotation it stands in, 0 outside; a block ends its quotations."""
    quotes = [0] * len(words.words)
    number = 0
    for at_range, (first, stop, block) in enumerate(words.ranges):
        if at_range == 0 or words.ranges[at_range - 1][2] != block:
            current = 0
        for at in range(first, stop):
            word = words.words[at]
            if word == _OPENING or (word == _EITHER and not current):
                number += 1
                current = number
            elif word in (_CLOSING, _EITHER):
                current = 0
            quotes[at] = current
    return tuple(quotes)


def candidate(words: Words, found: Found, group: Group, quote: int, cues: Cues) -> Candidate:
    """A mention with what its place in the sentence says."""
    first, stop, _ = words.ranges[found.sentence]
    before = words.lower[found.first - 1] if found.first > first else ""
    owner = found.stop < stop and words.words[found.stop] in _POSSESSIVE
    owner = owner or (found.kind == "pronoun" and words.lower[found.first] in ("his", "their"))
    governed = before in PREPOSITIONS or before in _POSSESSIVE
    strong = not owner and not governed and (_acts(words, found.stop, stop, cues) or is_speech(cues, before))
    return Candidate(found, group, strong, owner, quote)


def _acts(words: Words, at: int, stop: int, cues: Cues) -> bool:
    """Whether a verb follows, right away or behind a phrase in commas."""
    if at < stop and words.words[at] in (",", "("):
        close = "," if words.words[at] == "," else ")"
        end = next((i for i in range(at + 1, min(at + _APPOSITION, stop)) if words.words[i] == close), None)
        at = end + 1 if end is not None else stop
    return at < stop and is_verb(words, at, cues)


def is_verb(words: Words, at: int, cues: Cues) -> bool:
    """Whether a word behind a name is most likely its verb."""
    word = words.lower[at]
    if not words.words[at].islower():
        return False
    return word in _AUXILIARIES or word in _PASTS or word.endswith("ed") or is_speech(cues, word)


def is_speech(cues: Cues, word: str) -> bool:
    """Whether a word is a verb of speech in a finite form: "said", "says"."""
    return bool(word) and any(
        form.cue.pos == "verb" and form.form in ("past", "s") and form.words == (word,)
        for form in cues.forms(word)
    )
