"""Cue words in a sentence, with the verb group around them."""

from dataclasses import dataclass

from rapporteur.annotate.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
    is_adverb,
)
from rapporteur.annotate.items import Item, Segment
from rapporteur.annotate.sources import Phrase
from rapporteur.reference.cues import CueForm, Cues


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue at items `[group, end)`: `group` opens the verb group ("has not said"), `head` is the cue word."""

    group: int
    head: int
    end: int
    forms: tuple[CueForm, ...]
    negated: bool = False
    participle: bool = False
    progressive: bool = False

    @property
    def pos(self) -> str:
        return self.forms[0].cue.pos


@dataclass(frozen=True, slots=True)
class Place:
    """A cue with its segment and what the rules may lean on."""

    items: Segment
    match: CueMatch
    end: int
    cues: Cues
    carried: Phrase | None
    floor: int


def match_cues(items: Segment, cues: Cues) -> tuple[CueMatch, ...]:
    """Cues outside quotations in text order, none overlapping; the longest cue at a place wins."""
    found: list[CueMatch] = []
    taken = 0
    headline = is_headline(items)
    for index, item in enumerate(items):
        if index < taken or item.kind != "word" or (item.is_name_like and index > 0 and not headline):
            continue
        match = _match_at(items, index, taken, cues)
        if match is not None and headline and not _fits_headline(match):
            continue
        if match is not None:
            found.append(match)
            taken = match.end
    return tuple(found)


def is_headline(items: Segment) -> bool:
    """A sentence in which nearly every longer word has a capital, as in American headlines."""
    words = [item for item in items if item.kind == "word" and len(item.text) > 3 and item.text[0].isalpha()]
    return len(words) >= 4 and sum(item.text[0].isupper() for item in words) >= 0.85 * len(words)


def _fits_headline(match: CueMatch) -> bool:
    """In a headline any word may be a noun: only plain verbs of saying count."""
    return any(
        form.cue.strength == "strong" and "left" in form.cue.frames and form.form in {"s", "past"}
        for form in match.forms
    )


def _match_at(items: Segment, index: int, taken: int, cues: Cues) -> CueMatch | None:
    forms = [form for form in cues.forms(items[index].low) if _words_follow(items, index, form.words)]
    for pos in ("preposition", "verb", "adjective", "noun"):
        of_pos = [form for form in forms if form.cue.pos == pos]
        if not of_pos:
            continue
        longest = max(len(form.words) for form in of_pos)
        same = tuple(form for form in of_pos if len(form.words) == longest)
        match = _placed(items, index, index + longest, same, taken)
        if match is not None:
            return match
        shorter = tuple(form for form in of_pos if len(form.words) == 1)
        if longest > 1 and shorter:
            match = _placed(items, index, index + 1, shorter, taken)
            if match is not None:
                return match
    return None


def _words_follow(items: Segment, index: int, words: tuple[str, ...]) -> bool:
    here = items[index : index + len(words)]
    return len(here) == len(words) and all(item.low == word for item, word in zip(here, words, strict=True))


def _placed(items: Segment, head: int, end: int, forms: tuple[CueForm, ...], taken: int) -> CueMatch | None:
    if forms[0].cue.pos == "preposition":
        return CueMatch(head, head, end, forms)
    if forms[0].cue.pos == "noun":
        return CueMatch(head, head, end, forms) if head > 0 else None
    if forms[0].cue.pos == "adjective":
        return _after_being(items, head, end, forms, taken)
    return _verb_group(items, head, end, forms, taken)


def _after_being(
    items: Segment, head: int, end: int, forms: tuple[CueForm, ...], taken: int
) -> CueMatch | None:
    """ "was confident that": an adjective with a form of "be" before it."""
    group = head
    while group > taken and (items[group - 1].low in BE | HAVE | NEGATIONS or is_adverb(items[group - 1])):
        group -= 1
    while group < head and is_adverb(items[group]):
        group += 1
    before = {item.low for item in items[group:head]}
    if not before & BE or (group > 0 and items[group - 1].low in MODALS | {"to"}):
        return None
    return CueMatch(group, head, end, forms, negated=bool(before & NEGATIONS))


def _verb_group(
    items: Segment, head: int, end: int, forms: tuple[CueForm, ...], taken: int
) -> CueMatch | None:
    """The verb group around a cue verb; None for nouns, passives, infinitives and what only might be said."""
    group = head
    while (
        group > taken
        and not (items[group - 1].is_name_like and group > 1)
        and (
            items[group - 1].low in AUXILIARIES | NEGATIONS
            or is_adverb(items[group - 1])
            or items[group - 1].low == "'s"
        )
    ):
        group -= 1
    while group < head and items[group].low == "'s" and not _is_verbal_clitic(items, group, head):
        group += 1
    before = {item.low for item in items[group:head]}
    previous = items[group - 1] if group > 0 else None
    kind = forms[0].form
    if _reads_as_noun(previous, group == head):
        return None
    if before & MODALS or (previous is not None and previous.low == "to"):
        return None
    if kind == "past" and before & BE and not (kind == "past" and before & HAVE and not before & BE):
        return None
    if kind == "base" and not before & DO and before & HAVE:
        return None
    if kind == "ing" and not before & BE:
        if before & AUXILIARIES:
            return None
        return CueMatch(head, head, end, forms, participle=True)
    return CueMatch(group, head, end, forms, negated=bool(before & NEGATIONS), progressive=kind == "ing")


def _is_verbal_clitic(items: Segment, group: int, head: int) -> bool:
    """ "He's said" has a verb in it, "the minister's said" has a possessive."""
    return group > 0 and items[group - 1].low in {"he", "she", "it", "who", "that", "there"} and head > group


def _reads_as_noun(previous: Item | None, bare: bool) -> bool:
    if previous is None or not bare:
        return False
    return previous.low in DETERMINERS - {
        "all",
        "both",
        "some",
        "many",
        "few",
        "most",
        "several",
        "others",
    } or (previous.low in POSSESSIVES | (PREPOSITIONS - {"of"}))
