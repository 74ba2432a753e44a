"""Reported speech in one stretch of text: cue first, then its source, then what was said.

There is no parser: rules over words, punctuation and quotation marks. A trained model can take the place of
`find_reports`.
"""

from dataclasses import dataclass, replace

from rapporteur.annotate import contents
from rapporteur.annotate.cue_matches import CueMatch, match_cues
from rapporteur.annotate.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    RELATIVES,
    SUBORDINATORS,
    is_break,
    is_function_word,
)
from rapporteur.annotate.items import Item, Segment, ends_with_comma, is_title
from rapporteur.annotate.sources import Phrase, head_of, subject_after, subject_before
from rapporteur.reference.cues import CueForm, Cues, Frame

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Report:
    """Who says what, in offsets. `head` is the head noun of the source, `form` the cue's row and form.

    `is_quoted` says that the content is nothing but quoted words, `is_mixed` that some of it is quoted.
    `opens_next` marks a cue that ends its block with a colon: what was said is the next block, and `content` is
    empty. `inside` is the index, in the same tuple, of the report whose content this one is part of.
    """

    cue: Span
    form: CueForm
    content: tuple[Span, ...]
    source: Span | None
    head: Span | None
    addressee: Span | None = None
    is_quoted: bool = False
    is_mixed: bool = False
    negated: bool = False
    opens_next: bool = False
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A cue with its segment and what the rules may lean on."""

    items: Segment
    match: CueMatch
    end: int
    cues: Cues
    carried: Phrase | None
    floor: int


def find_reports(segments: tuple[Segment, ...], cues: Cues) -> tuple[Report, ...]:
    """Attributions by cue in the sentences of one block, in text order.

    Args:
        segments: Sentences as items, each quotation one item.
        cues: The cue table.
    """
    found: list[Report] = []
    for items in segments:
        found += _nested(items, _in_sentence(items, cues), len(found))
    return tuple(found)


def _in_sentence(items: Segment, cues: Cues) -> list[Report]:
    found: list[Report] = []
    carried: Phrase | None = None
    floor = 0
    end = contents.end_of(items)
    for match in match_cues(items, cues):
        read = _read(_Place(items, match, end, cues, carried, floor))
        if read is not None:
            report, carried = read
            found.append(report)
            floor = match.end
    return found


def _nested(items: Segment, reports: list[Report], offset: int) -> list[Report]:
    """Part reports that stand side by side, mark those that lie inside another, drop weak ones in there.

    "She said the talks went well, but her deputy said ..." is two reports side by side; "she said that the
    envoys told her ..." is one inside the other.
    """
    kept: list[Report] = []
    for report in reports:
        outer = next((i for i in reversed(range(len(kept))) if _holds(kept[i], report.cue)), None)
        if outer is not None:
            at = _parting(items, kept[outer], report)
            if at is not None:
                kept[outer] = cut_content(kept[outer], at)
            elif report.form.cue.strength != "strong" or report.form.cue.kind in {"belief", "plan"}:
                continue
            else:
                report = replace(report, inside=offset + outer)
        kept.append(report)
    return kept


def _holds(outer: Report, cue: Span) -> bool:
    return any(a <= cue[0] and cue[1] <= b for a, b in outer.content)


def _parting(items: Segment, outer: Report, report: Report) -> int | None:
    """Where the outer content ends if the inner report is a clause beside it: at ", but her deputy said"."""
    opening = report.cue[0]
    if report.source is not None and report.source[0] > outer.cue[1]:
        opening = min(opening, report.source[0])
    index = next((i for i, item in enumerate(items) if item.start >= opening), 0)
    if index < 2:
        return None
    before, earlier = items[index - 1], items[index - 2]
    if before.low in CONJUNCTIONS | {"though", "although", "while", "as"} and earlier.text == ",":
        return earlier.end - 1
    if before.low in CONJUNCTIONS and report.source == outer.source:
        return before.start - 1
    if before.text == "," and report.source == outer.source:
        return before.start
    return None


def _read(place: _Place) -> tuple[Report, Phrase | None] | None:
    if place.match.pos == "preposition":
        return _by_preposition(place)
    if place.match.pos == "noun":
        return _by_noun(place)
    return _by_verb(place)


# -- verbs ---------------------------------------------------------------------------------------------------


def _by_verb(place: _Place) -> tuple[Report, Phrase | None] | None:
    source = _verb_source(place)
    inverted = None
    if source is None:
        inverted = _inverted_source(place)
        source = inverted
    if source is None:
        return None
    for form in place.match.forms:
        content, addressee = _verb_content(place, form, source, inverted is not None)
        if content:
            return _report(place, form, source, content, addressee), source
    if place.items[-1].text == ":" and len(place.items) - place.match.end <= contents.REACH:
        form = place.match.forms[0]
        if form.cue.frames & {"clause", "quote", "person-clause"}:
            return replace(_report(place, form, source, (), None), opens_next=True), source
    return None


def _verb_source(place: _Place) -> Phrase | None:
    items, match = place.items, place.match
    before = items[match.group - 1] if match.group > 0 else None
    if before is None:
        return None
    if before.low in CONJUNCTIONS or (before.text == "," and place.carried is not None and match.participle):
        return place.carried or _opening_subject(place)
    if match.participle:
        if is_break(before) or before.is_quote or before.low in {"while", "after", "before", "by", "in"}:
            return place.carried or (_opening_subject(place) if not before.is_quote else None)
        return None
    subject = subject_before(items, match.group, place.cues)
    if subject is not None and _is_asked(items, subject):
        return None
    if subject is not None and match.forms[0].form in {"base"} and not _agrees_with_base(place, subject):
        return None
    return subject


def _is_asked(items: Segment, subject: Phrase) -> bool:
    """ "How would you explain ...", "Did they say ...": a question reports nothing."""
    return items[-1].text == "?" and subject[0] > 0 and items[subject[0] - 1].low in AUXILIARIES


def _agrees_with_base(place: _Place, subject: Phrase) -> bool:
    """ "officials say", "they urge", "did not say": the base form needs a plural, a pronoun or "do"."""
    items, match = place.items, place.match
    if match.group < match.head:
        return True
    head = items[head_of(items, subject)]
    if head.low in {"i", "we", "you", "they"} | RELATIVES | {
        "some",
        "many",
        "both",
        "others",
        "people",
        "police",
    }:
        return True
    return head.low.endswith("s") or any(item.low == "and" for item in items[slice(*subject)])


def _opening_subject(place: _Place) -> Phrase | None:
    """The subject that opens the sentence, taken for a later verb of it: "The envoy met them and said"."""
    items = place.items
    start = 1 if items[0].low in CONJUNCTIONS and len(items) > 1 else 0
    if items[start].low in {"he", "she", "they", "i", "we"}:
        return start, start + 1
    if items[start].kind != "word" or (
        is_function_word(items[start]) and items[start].low not in DETERMINERS
    ):
        return None
    for index in range(start + 1, min(place.match.group, start + 10)):
        item = items[index]
        if _looks_finite(item, place.cues):
            return start, index
        if item.kind != "word" or item.low in SUBORDINATORS | CONJUNCTIONS:
            return None
    return None


def _looks_finite(item: Item, cues: Cues) -> bool:
    if item.is_name_like or item.kind != "word":
        return False
    return (
        item.low in AUXILIARIES | PAST_FORMS
        or (item.low.endswith("ed") and len(item.low) > 4)
        or any(form.cue.pos == "verb" and form.form in {"past", "s"} for form in cues.forms(item.low))
    )


PAST_FORMS = frozenset(
    [
        "went",
        "took",
        "made",
        "came",
        "got",
        "gave",
        "held",
        "met",
        "ran",
        "left",
        "spoke",
        "sat",
        "stood",
        "won",
        "lost",
        "began",
        "flew",
        "drew",
        "sent",
        "saw",
        "kept",
        "brought",
        "led",
        "rose",
        "fell",
        "hit",
        "put",
        "set",
        "cut",
        "let",
        "read",
        "became",
        "built",
        "paid",
        "broke",
        "chose",
    ]
)


def _inverted_source(place: _Place) -> Phrase | None:
    """The source after its cue: "...,” said the envoy"."""
    items, match = place.items, place.match
    if match.group == 0 or "left" not in _frames(match) or match.participle:
        return None
    before = items[match.group - 1]
    if not (before.is_quote and ends_with_comma(before)) and before.text != ",":
        return None
    if match.forms[0].form == "base":
        return None
    return subject_after(items, match.end)


def _frames(match: CueMatch) -> frozenset[Frame]:
    return frozenset(frame for form in match.forms for frame in form.cue.frames)


def _verb_content(
    place: _Place, form: CueForm, source: Phrase, inverted: bool
) -> tuple[tuple[Phrase, ...], Phrase | None]:
    items, match, frames = place.items, place.match, form.cue.frames
    if match.negated and form.cue.kind not in {"denial"}:
        return (), None
    if "progressive" in frames and not match.progressive:
        return (), None
    if "document" in frames and not _is_document(place, source):
        return (), None
    addressee, after = _addressee(place, form, source[1] if inverted else match.end)
    first = min(source[0], match.group)
    before = (
        contents.content_before(items, first, place.floor)
        if "left" in frames and not match.participle
        else None
    )
    if before is not None and form.cue.strength != "strong" and not items[first - 1].is_quote:
        before = None
    right = None if inverted else _right_content(place, form, after)
    if before is not None and (right is None or items[first - 1].is_quote):
        return _with_rest(place, before, source[1] if inverted else after), addressee
    if right is None and "left" in frames:
        right = _after_as(place, first, after)
    return ((right,), addressee) if right is not None else ((), None)


def _after_as(place: _Place, first: int, after: int) -> Phrase | None:
    """ "As the envoy said, ...": the main clause is the content."""
    items = place.items
    if first == 0 or items[first - 1].low != "as":
        return None
    comma = next((i for i in range(after, min(place.end, after + 10)) if items[i].text == ","), None)
    if first == 1 and comma is not None and place.end - comma > 3:
        return comma + 1, place.end
    return (0, first - 2) if first > 4 and items[first - 2].text == "," else None


def _addressee(place: _Place, form: CueForm, at: int) -> tuple[Phrase | None, int]:
    if not form.cue.frames & {"person-clause", "person-to", "question"}:
        return None, at
    return contents.after_addressee(place.items, at, place.end)


def _right_content(place: _Place, form: CueForm, after: int) -> Phrase | None:
    items, end, frames, at = place.items, place.end, form.cue.frames, place.match.end
    if "person-clause" in frames:
        return contents.clause_after(items, after, end) if after > at else None
    if "person-to" in frames:
        found = contents.infinitive_after(items, after, end)
        return (at, found[1]) if found and after > at else None
    if "question" in frames:
        return contents.question_after(items, at, end)
    if "referral" in frames:
        return _non_answer(place)
    if "to" in frames:
        found = contents.infinitive_after(items, at, end)
        if found or not frames - {"to", "left", "progressive", "document"}:
            return found
    if "clause" in frames:
        return _clause(place, form)
    if "that" in frames:
        found = contents.clause_after(items, at, end, with_that=True)
        if found:
            return found
    if "quote" in frames:
        found = contents.clause_after(items, at, end, with_that=True)
        return found if found and items[found[0]].is_quote and not is_title(items[found[0]]) else None
    if "naming" in frames:
        return _naming(place)
    if frames & {"object", "document", "progressive"}:
        return contents.object_after(items, at, end)
    return None


def _clause(place: _Place, form: CueForm) -> Phrase | None:
    """A clause after a verb; weak cues, and verbs that look like nouns, need a clear sign of one."""
    present = form.form in {"base", "s"} and place.match.group == place.match.head
    unsure = form.cue.strength == "weak" or (form.cue.strength == "homograph" and present)
    return contents.clause_after(place.items, place.match.end, place.end, with_subject=unsure)


def _naming(place: _Place) -> Phrase | None:
    """ "called the draft “a charade”": up to the quotation, which must come soon."""
    for index in range(place.match.end, min(place.end, place.match.end + 10)):
        if place.items[index].is_quote and index > place.match.end:
            return place.match.end, index + 1
        if is_break(place.items[index]):
            return None
    return None


def _non_answer(place: _Place) -> Phrase | None:
    """ "referred any questions to colleagues": the words of the non-answer, cue included."""
    after = place.items[place.match.end : place.match.end + 5]
    if any(
        item.low in {"question", "questions", "inquiries", "enquiries", "reporters", "queries"}
        for item in after
    ):
        return place.match.group, place.end
    return None


def _is_document(place: _Place, source: Phrase) -> bool:
    head = place.items[head_of(place.items, source)]
    return place.cues.nouns.get(head.low) == "document"


def _with_rest(place: _Place, before: Phrase, after: int) -> tuple[Phrase, ...]:
    """ "...," she said, "and ...": what was said goes on after the cue."""
    items, end = place.items, place.end
    quoted = items[before[1] - 1].is_quote
    for index in range(after, min(len(items), after + contents.REACH)):
        item, mark = items[index], items[index - 1].text
        if item.is_quote and mark in {",", ".", ":", ";", "—", "–"}:
            return before, (index, index + 1)
        if (
            item.text == ","
            and not quoted
            and end - index > 3
            and not contents.resumes_report(items, index + 1)
        ):
            return before, (index + 1, end)
        if item.kind == "word" and item.low in {"that", "but", "saying", "adding", "and"}:
            break
    return (before,)


# -- nouns and prepositions ----------------------------------------------------------------------------------


def _by_preposition(place: _Place) -> tuple[Report, Phrase | None] | None:
    items, match = place.items, place.match
    source = subject_after(items, match.end, as_object=True)
    if source is None:
        return None
    content = _around_preposition(place, source)
    if content is None:
        return None
    return _report(place, match.forms[0], source, content, None), source


def _around_preposition(place: _Place, source: Phrase) -> tuple[Phrase, ...] | None:
    items, match, end = place.items, place.match, place.end
    after = source[1]
    right = (after + 1, end) if after + 2 < end and items[after].text == "," else None
    if match.group <= 1:
        return (right,) if right else None
    stop = match.group
    while stop > 0 and is_break(items[stop - 1]):
        stop -= 1
    start = 0
    while start < stop and (items[start].low in CONJUNCTIONS or is_break(items[start])):
        start += 1
    if stop - start < 2:
        return (right,) if right else None
    return ((start, stop), right) if right and items[right[0]].low not in CONJUNCTIONS else ((start, stop),)


def _by_noun(place: _Place) -> tuple[Report, Phrase | None] | None:
    """ "the union's demand that ...", "their call for ..."."""
    items, match, form = place.items, place.match, place.match.forms[0]
    source = _possessor(place)
    if source is None or match.end >= place.end:
        return None
    opening = items[match.end].low
    frames = frozenset(frame for each in match.forms for frame in each.cue.frames)
    if not (opening == "that" and "noun-that" in frames) and not (opening == "for" and "noun-for" in frames):
        return None
    start = match.end if opening == "that" else match.end + 1
    return _report(place, form, source, ((start, contents.clause_end(items, start, place.end)),), None), None


def _possessor(place: _Place) -> Phrase | None:
    items, head = place.items, place.match.head
    before = head - 1
    while (
        before > 0
        and items[before].kind == "word"
        and items[before].low not in POSSESSIVES
        and head - before < 3
    ):
        before -= 1
    if items[before].low in {"his", "her", "its", "their", "our", "my", "your"}:
        return before, before + 1
    if items[before].low not in {"'s", "'"} or before == 0:
        return None
    start = before - 1
    while (
        start > 0
        and items[start - 1].kind == "word"
        and items[start - 1].is_name_like
        and items[start].is_name_like
    ):
        start -= 1
    if start > 0 and items[start - 1].low in {"the", "a", "an"}:
        start -= 1
    return start, before


# -- putting together ----------------------------------------------------------------------------------------


def _report(
    place: _Place, form: CueForm, source: Phrase, content: tuple[Phrase, ...], addressee: Phrase | None
) -> Report:
    items, match = place.items, place.match
    pieces = [items[a:b] for a, b in content]
    quotes = sum(item.is_quote for piece in pieces for item in piece)
    words = sum(item.kind == "word" and item.low != "that" for piece in pieces for item in piece)
    head = items[head_of(items, source)]
    return Report(
        cue=_span(items, (match.group, match.end)),
        form=form,
        content=tuple(_span(items, piece) for piece in content),
        source=_span(items, source),
        head=(head.start, head.end),
        addressee=_span(items, addressee) if addressee else None,
        is_quoted=quotes > 0 and words == 0,
        is_mixed=quotes > 0 and words > 0,
        negated=match.negated,
    )


def _span(items: Segment, phrase: Phrase) -> Span:
    return items[phrase[0]].start, items[phrase[1] - 1].end


def cut_content(report: Report, end: int) -> Report:
    """The report with its content ended earlier."""
    return replace(report, content=tuple((a, min(b, end)) for a, b in report.content if a < end))
