"""What was said: where the content of an attribution begins and ends."""

from rapporteur.annotate.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_adverb,
    is_break,
    is_time_word,
    may_begin_clause,
    words_of,
)
from rapporteur.annotate.items import Item, Segment, ends_with_comma, is_title

Stretch = tuple[int, int]
"""Items `[first, last)` of a segment."""

LONG_QUOTATION = 4
"""Quoted words of a sentence that says nothing else but who said them; the comma may have been forgotten."""
REACH = 16
"""How many items may stand between a cue and the "that" or quotation mark that opens its content."""


def end_of(items: Segment) -> int:
    """The end of a segment without its last stop."""
    end = len(items)
    while end > 0 and items[end - 1].kind == "mark" and items[end - 1].text not in {")", "%", "]", "?", "!"}:
        end -= 1
    return end


def skip_adverbial(items: Segment, at: int, end: int) -> int:
    """Past "on Monday", "in a statement", "Tuesday", where something said follows; else `at`."""
    start = at
    while start < end and (_is_bare_time(items, start) or is_adverb(items[start])):
        start += 1
    if start < end and items[start].low in PREPOSITIONS | {"after", "before"}:
        opening = opening_after(items, start, end)
        if opening is not None:
            return opening
        after = start + 1
        if items[start].low in {"on", "in", "at"} and after < end and is_time_word(items[after]):
            while after < end and (is_time_word(items[after]) or items[after].low.isdigit()):
                after += 1
            return after
        return _past_phrase(items, start, end)
    return start


POINTING = frozenset({"this", "last", "next"})


def _is_bare_time(items: Segment, at: int) -> bool:
    """ "Tuesday", "this week"; not "this" of "this is a phase" nor "last year's"."""
    if not is_time_word(items[at]):
        return False
    following = items[at + 1] if at + 1 < len(items) else None
    if following is not None and following.low == "'s":
        return False
    return items[at].low not in POINTING or (following is not None and is_time_word(following))


def _past_phrase(items: Segment, at: int, end: int) -> int:
    """ "in the capital she would ...": the pronoun that opens the clause after a short phrase; else `at`."""
    for index in range(at + 1, min(end, at + 7)):
        if items[index].low in {"he", "she", "they", "i", "we", "there"}:
            return index
        if items[index].kind != "word":
            return at
    return at


def opening_after(items: Segment, at: int, end: int) -> int | None:
    """The next "that", colon or full quotation after item `at`, with nothing but an adverbial before it."""
    for index in range(at, min(end, at + REACH)):
        item = items[index]
        if item.low == "that" and item.kind == "word":
            return index
        if item.text == ":":
            return index + 1 if index + 1 < end else None
        if item.is_quote:
            return index if items[index - 1].text in {",", ":"} else None
        if is_break(item) and item.text != ",":
            return None
    return None


def clause_after(
    items: Segment,
    at: int,
    end: int,
    *,
    with_that: bool = False,
    with_subject: bool = False,
    with_verb: bool = False,
) -> Stretch | None:
    """A clause, or quoted words, that begins at or soon after item `at`.

    Args:
        items: One sentence.
        at: The item after the cue.
        end: Where the sentence ends.
        with_that: Take no clause without "that" (quoted words need none).
        with_subject: Take a clause without "that" only where its subject is plain: a pronoun, or a noun phrase
            with a verb soon after.
        with_verb: Take a clause without "that" only where a finite verb shows: "observed changes" has none.
    """
    start = skip_adverbial(items, at, end)
    if (
        start + 1 < end
        and items[start].text == ","
        and not (items[start + 1].is_quote or items[start + 1].low == "that")
    ):
        return None
    if start < end and items[start].text in {",", ":"}:
        start += 1
    if start >= end:
        return None
    opens = items[start].low == "that" or items[start].is_quote or items[start - 1].text == ":"
    if not opens and (with_that or not may_begin_clause(items, start)):
        return None
    if not opens and (end - start < 2 or (with_subject and not _has_plain_subject(items, start, end))):
        return None
    if not opens and with_verb and not _has_verb(items, start, end):
        return None
    return start, content_end(items, start, end)


def _has_verb(items: Segment, start: int, end: int) -> bool:
    """Whether an auxiliary, or a word with the ending of a past tense, stands near enough to be its verb."""
    return any(
        item.low in AUXILIARIES | SUBJECT_PRONOUNS
        or item.is_quote
        or (item.low.endswith("ed") and len(item.low) > 4)
        for item in items[start : min(end, start + 14)]
    )


def _has_plain_subject(items: Segment, start: int, end: int) -> bool:
    if items[start].low in SUBJECT_PRONOUNS | {"there", "this"}:
        return True
    if items[start].low not in DETERMINERS and not items[start].is_name_like:
        return False
    return any(item.low in AUXILIARIES for item in items[start + 1 : min(end, start + 9)])


def content_end(items: Segment, start: int, end: int) -> int:
    """Where content that begins at `start` stops: at a closed quotation, or with its clause."""
    first = start + 1 if items[start].low == "that" else start
    if first < end and items[first].is_quote:
        return _after_quotation(items, first, end)
    return clause_end(items, start, end)


def _after_quotation(items: Segment, quote: int, end: int) -> int:
    """Quoted words alone, or with what the sentence coordinates or goes on with."""
    following = quote + 1
    if following >= end or ends_with_comma(items[quote]):
        return following
    if items[following].low in CONJUNCTIONS and following + 1 < end:
        then = items[following + 1]
        if then.low == "that" or then.is_quote:
            return end
        return following
    if is_break(items[following]) or items[following].low in {
        "in",
        "on",
        "at",
        "during",
        "when",
        "after",
        "as",
    }:
        return following
    return clause_end(items, quote, end)


def clause_end(items: Segment, start: int, end: int) -> int:
    """The end of the clause: before ", adding ..." or ", according to ...", which belong to the reporter."""
    for index in range(start + 1, end - 1):
        if items[index].text == ",":
            following = items[index + 1]
            if following.low in REPORTERS or (following.low == "according"):
                return index
        if items[index].low == "according" and items[index + 1].low == "to":
            return index
        if items[index].text == ";" and items[index + 1].low not in CONJUNCTIONS | {"that"}:
            return index
    return end


def resumes_report(items: Segment, at: int) -> bool:
    """Whether the reporter speaks again at item `at`: ", adding ...", ", but ...", ", who ..."."""
    return items[at].low in REPORTERS | CONJUNCTIONS | SUBORDINATORS | {"who", "which"}


REPORTERS = words_of(
    """
    adding noting saying calling citing arguing insisting suggesting telling referring describing
    accusing pointing warning stressing explaining claiming declaring asking urging acknowledging
    """
)
"""Participles after a comma that open the next thing the same source says."""


def after_addressee(items: Segment, at: int, end: int) -> tuple[Stretch | None, int]:
    """The person told and where the content may begin: "told [the council] that ...".

    Returns:
        The items of the addressee (None where there is none), and the item after it.
    """
    if at >= end or items[at].is_quote or is_break(items[at]) or items[at].low == "that":
        return None, at
    if items[at].low in OBJECT_PRONOUNS:
        return (at, at + 1), at + 1
    index = at
    while index < end and index - at < 12 and not _ends_addressee(items, at, index):
        index += 1
    return ((at, index), index) if index > at else (None, at)


def _ends_addressee(items: Segment, at: int, index: int) -> bool:
    item = items[index]
    if item.is_quote or is_break(item) or item.low in {"that", "to"} | QUESTION_WORDS:
        return True
    if index == at:
        return False
    before = items[index - 1]
    return (
        item.low in SUBJECT_PRONOUNS | (PREPOSITIONS - {"of"})
        or is_time_word(item)
        or (item.low in DETERMINERS and before.low not in PREPOSITIONS | CONJUNCTIONS)
        or (item.is_name_like and _ends_plural(before))
    )


def _ends_plural(item: Item) -> bool:
    """ "told reporters Smith ..." has its addressee in "reporters", "warned leader Smith" has not in "leader"."""
    return item.kind == "word" and not item.is_name_like and item.low.endswith("s") and item.low != "'s"


def infinitive_after(items: Segment, at: int, end: int) -> Stretch | None:
    """ "to ..." right at item `at`."""
    if at + 1 < end and items[at].low == "to" and items[at + 1].kind == "word":
        return at, clause_end(items, at, end)
    return None


ENDS_OBJECT = frozenset({"after", "when", "while", "because", "but", "as", "saying"})


def _opens_verb(items: Segment, at: int) -> bool:
    """ "... and called it a plot": the second verb of the sentence."""
    if items[at].low not in CONJUNCTIONS or at + 1 >= len(items):
        return False
    following = items[at + 1]
    return not following.is_name_like and following.low.endswith("ed") and len(following.low) > 4


def object_after(items: Segment, at: int, end: int, *, with_as: bool = False) -> Stretch | None:
    """The noun phrase at item `at`, up to a comma or the next clause; `with_as` takes in "as a plot"."""
    if at >= end or is_break(items[at]):
        return None
    if items[at].kind == "word" and items[at].low in PREPOSITIONS | {"that", "as"} | CONJUNCTIONS:
        return None
    stop = at + 1
    while stop < end and not (
        is_break(items[stop])
        or (items[stop].low in ENDS_OBJECT and not (with_as and items[stop].low == "as"))
        or _opens_verb(items, stop)
    ):
        stop += 1
    return at, stop


def question_after(items: Segment, at: int, end: int) -> Stretch | None:
    """ "whether ...", "how ..." or a quotation, after an optional addressee."""
    _, start = after_addressee(items, at, end)
    start = skip_adverbial(items, start, end)
    if start < end and items[start].text in {",", ":"}:
        start += 1
    if start < end and (items[start].low in QUESTION_WORDS or items[start].is_quote):
        return start, content_end(items, start, end)
    return None


def content_before(items: Segment, at: int, floor: int = 0, *, closes: bool = False) -> Stretch | None:
    """What stands before "..., she said", from the start of the sentence to its comma or mark.

    Args:
        items: One sentence.
        at: The first item of source and cue.
        floor: Where an earlier report of the sentence had its cue; only a quotation may follow it.
        closes: The cue ends the sentence, so all that stands before it may be its content.
    """
    if at <= floor:
        return None
    last = items[at - 1]
    if last.is_quote:
        opens = at == 1 and closes and len(last.text.split()) >= LONG_QUOTATION
        if not (ends_with_comma(last) or opens) or is_title(last):
            return None
        return _with_lead_in(items, at) if floor == 0 else (at - 1, at)
    if floor > 0 and not closes:
        return None
    if last.text == "," and at >= 3 and (closes or items[0].low not in PREPOSITIONS | SUBORDINATORS):
        return _without_conjunction(items, at - 1)
    return None


def _with_lead_in(items: Segment, end: int) -> Stretch:
    """Words of the same sentence before the quotation belong to it when no punctuation parts them."""
    start = end - 1
    while start > 0 and (not is_break(items[start - 1]) or items[start - 1].text == ","):
        start -= 1
    begin = _without_conjunction(items, end, start)
    return begin if begin is not None else (end - 1, end)


def _without_conjunction(items: Segment, end: int, start: int = 0) -> Stretch | None:
    while start < end and (items[start].low in CONJUNCTIONS or is_break(items[start])):
        start += 1
    return (start, end) if start < end else None
