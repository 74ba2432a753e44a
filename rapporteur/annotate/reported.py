"""Reported speech in one stretch of text: cue first, then its source, then what was said.

There is no parser: rules over words, punctuation and quotation marks. A trained model can take the place of
`find_reports`.
"""

from dataclasses import dataclass, replace

from rapporteur.annotate import contents
from rapporteur.annotate.complements import content_of_verb
from rapporteur.annotate.cue_matches import Place, match_cues
from rapporteur.annotate.grammar import (
    CONJUNCTIONS,
    POSSESSIVES,
    is_break,
)
from rapporteur.annotate.items import Segment
from rapporteur.annotate.sources import Phrase, head_of, subject_after
from rapporteur.annotate.subjects import subject_after_verb, subject_of_verb
from rapporteur.reference.cues import CueForm, Cues

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
        read = _read(Place(items, match, end, cues, carried, floor))
        if read is not None:
            report, carried = read
            found.append(report)
            floor = match.end
    return found


def _nested(items: Segment, reports: list[Report], offset: int) -> list[Report]:
    """Part reports that stand side by side, mark those that lie inside another, drop weak ones in there.

    "She said the talks went well, but her deputy said ..." is two reports side by side; "she said that the
    envoys told her ..." and "the envoys had told her, she said" are one inside the other.
    """
    parted: list[Report] = []
    for report in _outside_subjects(reports):
        outer = next((i for i in reversed(range(len(parted))) if _holds(parted[i], report.cue)), None)
        at = _parting(items, parted[outer], report) if outer is not None else None
        if outer is not None and at is not None:
            parted[outer] = cut_content(parted[outer], at)
        parted.append(report)
    kept = [
        report for report in parted if not (_may_be_dropped(report) and _around(report, parted) is not None)
    ]
    return [_marked(report, kept, offset) for report in kept]


def _outside_subjects(reports: list[Report]) -> list[Report]:
    """What is said within a subject ("groups that said they agree demand ...") ends where its verb begins."""
    kept = list(reports)
    for later in reports:
        for place, earlier in enumerate(kept):
            source, within = later.source, earlier.source
            if source and within and source[0] < within[0] and earlier.cue[1] <= source[1]:
                kept[place] = cut_content(earlier, source[1])
    return [report for report in kept if report.content or report.opens_next]


def _marked(report: Report, kept: list[Report], offset: int) -> Report:
    outer = _around(report, kept)
    return report if outer is None else replace(report, inside=offset + kept.index(outer))


def _may_be_dropped(report: Report) -> bool:
    """Inside what another one says, only plain reports are worth a statement of their own."""
    return report.form.cue.strength != "strong" or report.form.cue.kind in {"belief", "plan"}


def _around(report: Report, reports: list[Report]) -> Report | None:
    """The report whose content this one's cue lies in, the narrowest one."""
    holding = [
        other
        for other in reports
        if other is not report and _holds(other, report.cue) and not _holds(report, other.cue)
    ]
    return min(holding, key=lambda other: sum(b - a for a, b in other.content), default=None)


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


def _read(place: Place) -> tuple[Report, Phrase | None] | None:
    if place.match.pos == "preposition":
        return _by_preposition(place)
    if place.match.pos == "noun":
        return _by_noun(place)
    return _by_verb(place)


# -- verbs ---------------------------------------------------------------------------------------------------


def _by_verb(place: Place) -> tuple[Report, Phrase | None] | None:
    source = subject_of_verb(place)
    inverted = None
    if source is None:
        inverted = subject_after_verb(place)
        source = inverted
    if source is None:
        return None
    for form in place.match.forms if not _announces(place) else ():
        if "impression" in form.cue.frames:
            found = contents.infinitive_after(place.items, place.match.end, place.end)
            return (_report(place, form, None, (source, found), None), place.carried) if found else None
        content, addressee = content_of_verb(place, form, source, inverted is not None)
        if content:
            return _report(place, form, source, content, addressee), source
    if place.items[-1].text == ":" and len(place.items) - place.match.end <= contents.REACH:
        form = place.match.forms[0]
        if form.cue.frames & {"clause", "quote", "person-clause"}:
            return replace(_report(place, form, source, (), None), opens_next=True), source
    return None


def _announces(place: Place) -> bool:
    """ "In it, Reyes observed:" and nothing more: what was said is the next block."""
    return place.items[-1].text == ":" and place.match.end == len(place.items) - 1


# -- nouns and prepositions ----------------------------------------------------------------------------------


def _by_preposition(place: Place) -> tuple[Report, Phrase | None] | None:
    items, match = place.items, place.match
    source = subject_after(items, match.end, as_object=True)
    if source is None:
        return None
    content = _around_preposition(place, source)
    if content is None:
        return None
    return _report(place, match.forms[0], source, content, None), source


def _around_preposition(place: Place, source: Phrase) -> tuple[Phrase, ...] | None:
    items, match, end = place.items, place.match, place.end
    after = source[1]
    comma = after + 1 < end and items[after].text == ","
    right = (after + 1, end) if comma and (after + 2 < end or items[after + 1].is_quote) else None
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


def _by_noun(place: Place) -> tuple[Report, Phrase | None] | None:
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


def _possessor(place: Place) -> Phrase | None:
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
    place: Place,
    form: CueForm,
    source: Phrase | None,
    content: tuple[Phrase, ...],
    addressee: Phrase | None,
) -> Report:
    items, match = place.items, place.match
    pieces = [items[a:b] for a, b in content]
    quotes = sum(item.is_quote for piece in pieces for item in piece)
    words = sum(item.kind == "word" and item.low != "that" for piece in pieces for item in piece)
    head = items[head_of(items, source)] if source is not None else None
    return Report(
        cue=_span(items, (match.group, match.end)),
        form=form,
        content=tuple(_span(items, piece) for piece in content),
        source=_span(items, source) if source is not None else None,
        head=(head.start, head.end) if head is not None else None,
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
