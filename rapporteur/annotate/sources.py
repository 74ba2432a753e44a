"""The source of an attribution: the whole noun phrase that says it, apposition included."""

from rapporteur.annotate.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_adverb,
    is_break,
    is_function_word,
    is_time_word,
)
from rapporteur.annotate.items import Item, Segment, ends_with_comma
from rapporteur.reference.cues import Cues

Phrase = tuple[int, int]
"""Items `[first, last)` of a segment."""

REACH = 45
"""The longest apposition, in items."""
SENTENCE = 4
"""Quoted words that open a sentence and are as many as this are what is said, no part of a name."""
LONGEST = 18
"""More items than this are no noun phrase but a misread clause."""


def subject_before(items: Segment, at: int, cues: Cues) -> Phrase | None:
    """The noun phrase that ends right before item `at`, the first word of a verb group.

    A phrase in commas between noun phrase and verb is its apposition ("N, a councillor of X, said") and
    belongs to it; a single adverb in commas is skipped.
    """
    end = at
    while end > 0 and (is_time_word(items[end - 1]) or is_adverb(items[end - 1])):
        end -= 1
    if 0 < end < at and items[end - 1].low in {"on", "in", "at"}:
        end -= 1
    if end == 0:
        return None
    before = items[end - 1]
    if before.text == "," or is_dash(items, end - 1):
        return _with_apposition(items, end - 1, cues)
    if before.is_quote or (is_break(before) and before.text != ")"):
        return None
    if before.low in SUBJECT_PRONOUNS or before.low in RELATIVES:
        return (end - 1, end)
    return _before_relative(items, end, cues) or _noun_phrase(items, end, cues)


def _before_relative(items: Segment, end: int, cues: Cues) -> Phrase | None:
    """ "the officials whose laws were struck down say": the noun before a relative clause without commas."""
    for index in range(end - 2, max(0, end - 16), -1):
        item = items[index]
        if is_break(item) or item.is_quote:
            return None
        if item.low not in {"who", "whose", "that"}:
            continue
        before, after = items[index - 1], items[index + 1]
        if before.kind != "word" or is_function_word(before) or is_adverb(before) or _is_verb(before, cues):
            return None
        if item.low != "whose" and not (after.low in AUXILIARIES or after.low.endswith("ed")):
            return None
        phrase = _noun_phrase(items, index, cues)
        return (phrase[0], end) if phrase is not None and not is_function_word(items[end - 1]) else None
    return None


def _is_verb(item: Item, cues: Cues) -> bool:
    return any(form.cue.pos == "verb" for form in cues.forms(item.low))


def is_dash(items: Segment, at: int) -> bool:
    """A dash; a hyphen is one where it has spaces around it."""
    if items[at].text != "-":
        return items[at].text in DASHES
    parted = 0 < at < len(items) - 1 and items[at - 1].end < items[at].start
    return parted and items[at].end < items[at + 1].start


def _with_apposition(items: Segment, comma: int, cues: Cues) -> Phrase | None:
    """The noun phrase before the comma or dash that opens what item `comma` closes, with both commas.

    An aside that is no apposition ("N, during a visit to X, said") is left out.
    """
    mark = items[comma].text
    openings = _openings(items, comma)
    if not openings:
        return _opening_phrase(items, comma) if mark == "," else None
    outer = _outer_opening(items, openings, cues)
    opening = openings[0] if outer is None else outer
    if any(item.is_quote and ends_with_comma(item) for item in items[opening:comma]):
        return None
    phrase = _noun_phrase(items, opening, cues)
    if phrase is None:
        return None
    inside = items[opening + 1 : comma]
    if not inside:
        return phrase
    if len(inside) <= 2 and not inside[0].is_name_like and inside[0].low not in DETERMINERS:
        return phrase if not inside[0].low[:1].isdigit() else (phrase[0], comma + 1)
    if inside[0].low in PREPOSITIONS | SUBORDINATORS | {"asked"} or inside[0].low.endswith("ing"):
        return phrase
    if inside[0].low == "and" and len(openings) > 1:
        first = _noun_phrase(items, openings[1], cues)
        if first is not None and (first[0] == 0 or is_break(items[first[0] - 1])):
            return first[0], comma + 1
    return _outer_name(items, phrase[0], cues), comma + 1


def _openings(items: Segment, comma: int) -> list[int]:
    """Where the aside that item `comma` closes may begin, nearest first."""
    mark = items[comma].text
    found = []
    for index in range(comma - 1, max(0, comma - REACH), -1):
        if items[index].text == mark and (mark == "," or is_dash(items, index)):
            found.append(index)
        elif mark == "," and (items[index].is_quote or items[index].text in {":", ";"}):
            break
    return found


def _outer_opening(items: Segment, openings: list[int], cues: Cues) -> int | None:
    """The farthest comma that opens "N, who met the mayor of X, Y, said" after a name that opens the sentence."""
    for opening in reversed(openings[:4]):
        first = items[opening + 1]
        if first.low not in {"who", "whose"} | PREPOSITIONS and not first.low.endswith("ing"):
            continue
        phrase = _noun_phrase(items, opening, cues)
        if phrase is None or not any(item.is_name_like for item in items[slice(*phrase)]):
            continue
        opens = phrase[0] == 0 or is_break(items[phrase[0] - 1]) or items[phrase[0] - 1].low in CONJUNCTIONS
        if opens and not (opening == openings[0] and first.low not in {"who", "whose"}):
            return opening
    return None


def _opening_phrase(items: Segment, comma: int) -> Phrase | None:
    """ "N N for the council of X, said": a name that opens the sentence, with a comma too many."""
    if comma > LONGEST or not items[0].is_name_like or is_function_word(items[0]):
        return None
    if any(item.is_quote or item.low in AUXILIARIES | SUBJECT_PRONOUNS for item in items[:comma]):
        return None
    return 0, comma + 1


def _outer_name(items: Segment, start: int, cues: Cues) -> int:
    """ "N, chair of X, and head of Y, said": where the apposition has commas of its own, the name before it."""
    first = start
    while first > 1 and (items[first - 1].text == "," or items[first - 1].low == "and"):
        comma = first - 1 if items[first - 1].text == "," else first - 2
        if items[comma].text != "," or (items[first].is_name_like and items[comma - 1].is_name_like):
            break
        phrase = _noun_phrase(items, comma, cues)
        if phrase is None or (is_function_word(items[phrase[0]]) and items[phrase[0]].low not in DETERMINERS):
            break
        if _is_participle(items, phrase[0]):
            break
        first = phrase[0]
    return first if items[first].is_name_like else start


def _is_participle(items: Segment, at: int) -> bool:
    """ "Presenting her report, the envoy, N, said": what opens the sentence is no name with commas of its own."""
    opens = at == 0 and len(items) > 1 and items[0].low.endswith("ing")
    return opens and items[1].low in DETERMINERS | POSSESSIVES


def _noun_phrase(items: Segment, end: int, cues: Cues) -> Phrase | None:
    """The noun phrase that ends before item `end`."""
    if end == 0 or is_function_word(items[end - 1]) or items[end - 1].low in POSSESSIVES:
        return None
    if items[end - 1].kind == "mark" and items[end - 1].text not in {")", "%", "."}:
        return None
    start = end - 1
    while start > 0 and end - start < LONGEST and not _stops(items, start, end, cues):
        start -= 1
    return _trimmed(items, start, end)


def _stops(items: Segment, start: int, end: int, cues: Cues) -> bool:
    """Whether the noun phrase `[start, end)` cannot take the item before it."""
    before = items[start - 1]
    if before.text in {"(", ")"}:
        return False
    if is_break(before) and before.text != ".":
        return True
    if before.is_quote:
        return ends_with_comma(before) or (start == 1 and len(before.text.split()) >= SENTENCE)
    if before.low in CONJUNCTIONS:
        return not _joins_names(items, start, end)
    if before.low in SUBORDINATORS | AUXILIARIES | (SUBJECT_PRONOUNS - {"some", "many", "both"}) | RELATIVES:
        return True
    if before.low.endswith("ed") and len(before.low) > 4 and items[start].low in DETERMINERS:
        return True
    return _is_finite_cue(items, start - 1, cues)


def _joins_names(items: Segment, start: int, end: int) -> bool:
    """ "Smith and Jones said", "the union and its members said": both sides of "and" look alike."""
    if start < 2 or items[start - 1].low == "but":
        return False
    left, right = items[start - 2], items[start]
    if items[start].is_name_like:
        return left.is_name_like or left.text == ")"
    return right.low in DETERMINERS and left.kind == "word" and end - start <= 5 and start <= 6


def _is_finite_cue(items: Segment, at: int, cues: Cues) -> bool:
    """A cue verb in the past, or after a pronoun or name in the present: the clause of another speaker."""
    item = items[at]
    if item.is_name_like and at > 0:
        return False
    if item.low in {"say", "says"} and at > 0:
        return True
    return any(
        form.cue.pos == "verb"
        and form.cue.strength == "strong"
        and form.form == "past"
        and len(form.words) == 1
        for form in cues.forms(item.low)
    ) and not (at > 0 and items[at - 1].low in DETERMINERS | POSSESSIVES)


def _trimmed(items: Segment, start: int, end: int) -> Phrase | None:
    """Without a leading adverbial: "In 2012 the minister" keeps "the minister"."""
    while start < end and (
        items[start].low in CONJUNCTIONS
        or is_break(items[start])
        or (items[start].kind == "word" and (is_adverb(items[start]) or is_time_word(items[start])))
    ):
        start += 1
    if start < end and items[start].low in PREPOSITIONS:
        start = _last_base_phrase(items, start, end)
    if start >= end or all(is_function_word(item) for item in items[start:end]):
        return None
    return start, end


def _last_base_phrase(items: Segment, start: int, end: int) -> int:
    """Where the last noun phrase without prepositions begins."""
    for index in range(end - 1, start, -1):
        if items[index].low in DETERMINERS:
            return index
        if items[index - 1].low in PREPOSITIONS:
            return index if index - 1 > start else end
        if items[index].is_name_like and not items[index - 1].is_name_like:
            return index
    return end


def subject_after(items: Segment, at: int, *, as_object: bool = False) -> Phrase | None:
    """The noun phrase that begins at item `at`: after "...,” said" or "according to".

    Apposition between commas is taken in when it begins like one and closes again.
    """
    if at >= len(items) or items[at].is_quote or is_break(items[at]) or items[at].low == "that":
        return None
    if items[at].low in SUBJECT_PRONOUNS and not as_object:
        return at, at + 1
    end = _phrase_end(items, at)
    if end == at or all(is_function_word(item) for item in items[at:end]):
        return None
    if (
        not as_object
        and not any(item.is_name_like for item in items[at:end])
        and items[at].low not in DETERMINERS
    ):
        return None
    return at, _apposition_end(items, _apposition_end(items, end)) if at > 2 or not as_object else end


STOPPING_PREPOSITIONS = frozenset(
    {"in", "on", "at", "during", "after", "before", "when", "about", "by", "as", "while", "to", "via", "amid"}
)


def _phrase_end(items: Segment, at: int) -> int:
    end = at
    while end < len(items) and end - at < LONGEST:
        item = items[end]
        if item.text == "(" or (end > at and item.text == ")"):
            end += 1
            continue
        if is_break(item) and not (item.text == "." and end + 1 < len(items)):
            break
        if item.is_quote or (item.low in SUBORDINATORS and item.low != "that"):
            break
        if end > at and (
            item.low in STOPPING_PREPOSITIONS or item.low in AUXILIARIES or item.low in RELATIVES
        ):
            break
        if end > at and is_time_word(item) and not items[end - 1].is_name_like and end - 1 > at:
            break
        end += 1
    while end > at and items[end - 1].low in CONJUNCTIONS | PREPOSITIONS:
        end -= 1
    return end


def _apposition_end(items: Segment, end: int) -> int:
    """The end of "..., a councillor of X" after a noun phrase; `end` where there is none."""
    if end + 1 >= len(items) or items[end].text != ",":
        return end
    first = items[end + 1]
    plain = items[end - 1].is_name_like and not (
        first.is_name_like or is_function_word(first) or first.low.endswith("ing") or first.kind != "word"
    )
    if first.low not in DETERMINERS | {"who", "whose"} and not first.low.isdigit() and not plain:
        return end
    close = end + 1
    while (
        close < len(items) and close - end < REACH and not (is_break(items[close]) or items[close].is_quote)
    ):
        close += 1
    return close if close == len(items) or is_break(items[close]) else end


def head_of(items: Segment, phrase: Phrase) -> int:
    """The head of a noun phrase: its last word before a preposition, comma or relative."""
    head = phrase[0]
    for index in range(*phrase):
        item = items[index]
        if index > phrase[0] and (
            item.low in PREPOSITIONS | RELATIVES or item.text in {",", "("} or item.is_quote
        ):
            break
        if item.kind == "word" and item.low not in POSSESSIVES:
            head = index
    return head
