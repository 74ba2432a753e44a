"""Reported speech in one stretch of text: cue first, then its source, then what was said.

There is no parser: rules over words, punctuation and quotation marks. A trained model can take the place of
`find_reports`.
"""

from dataclasses import dataclass, replace

from rapporteur.annotate import contents
from rapporteur.annotate.cue_matches import CueMatch, match_cues
from rapporteur.annotate.grammar import CONJUNCTIONS, POSSESSIVES, RELATIVES, is_break
from rapporteur.annotate.items import Segment, ends_with_comma
from rapporteur.annotate.sources import Phrase, head_of, subject_after, subject_before
from rapporteur.reference.cues import CueForm, Cues, Frame

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Report:
    """Who says what, in offsets. `head` is the head noun of the source, `form` the cue's row and form.

    `is_quoted` says that the content is nothing but quoted words, `is_mixed` that some of it is quoted.
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

    @property
    def start(self) -> int:
        return min([self.cue[0], *(a for a, _ in self.content), *([self.source[0]] if self.source else [])])


@dataclass(frozen=True, slots=True)
class _Place:
    """A cue with its segment and what the rules may lean on."""

    items: Segment
    match: CueMatch
    end: int
    cues: Cues
    carried: Phrase | None


def find_reports(segments: tuple[Segment, ...], cues: Cues) -> tuple[Report, ...]:
    """Attributions by cue in the sentences of one block, in text order.

    Args:
        segments: Sentences as items, each quotation one item.
        cues: The cue table.
    """
    found: list[Report] = []
    for items in segments:
        carried: Phrase | None = None
        end = contents.end_of(items)
        for match in match_cues(items, cues):
            place = _Place(items, match, end, cues, carried)
            read = _read(place)
            if read is None:
                continue
            report, carried = read
            found.append(report)
    return tuple(_without_overlap(found))


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
    return None


def _verb_source(place: _Place) -> Phrase | None:
    items, match = place.items, place.match
    before = items[match.group - 1] if match.group > 0 else None
    if before is None:
        return None
    if before.low in CONJUNCTIONS or (before.text == "," and place.carried is not None and match.participle):
        return place.carried or _opening_name(place)
    if match.participle:
        if is_break(before) or before.is_quote or before.low in {"while", "after", "before", "by", "in"}:
            return place.carried or (_opening_name(place) if not before.is_quote else None)
        return None
    subject = subject_before(items, match.group, place.cues)
    if subject is not None and match.forms[0].form in {"base"} and not _agrees_with_base(place, subject):
        return None
    return subject


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


def _opening_name(place: _Place) -> Phrase | None:
    """The name or pronoun that opens the sentence, taken as subject of a later verb: "Smith met X and said"."""
    items = place.items
    if items[0].low in {"he", "she", "they", "i", "we"}:
        return 0, 1
    end = 0
    while end < len(items) and items[end].kind == "word" and items[end].is_name_like:
        end += 1
    return (0, end) if 0 < end < place.match.group and items[0].low not in {"the", "in", "on", "at"} else None


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
    before = contents.content_before(items, first) if "left" in frames and not match.participle else None
    right = None if inverted else _right_content(place, form, after, before)
    if before is not None and (right is None or items[first - 1].is_quote):
        return _with_rest(place, before, after), addressee
    if right is None:
        return (), None
    return (right,), addressee


def _addressee(place: _Place, form: CueForm, at: int) -> tuple[Phrase | None, int]:
    if not form.cue.frames & {"person-clause", "person-to", "question"}:
        return None, at
    return contents.after_addressee(place.items, at, place.end)


def _right_content(place: _Place, form: CueForm, after: int, before: Phrase | None) -> Phrase | None:
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
    if "clause" in frames and not (form.cue.strength == "weak" and before is not None):
        return contents.clause_after(items, at, end)
    if "that" in frames:
        found = contents.clause_after(items, at, end, with_that=True)
        if found:
            return found
    if "quote" in frames:
        found = contents.clause_after(items, at, end, with_that=True)
        return found if found and items[found[0]].is_quote else None
    if "naming" in frames:
        return _naming(place)
    if frames & {"object", "document", "progressive"}:
        return contents.object_after(items, at, end)
    return None


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
    """ "“...,” she said, “and ...”": the quotation goes on after the cue."""
    items = place.items
    if not items[before[1] - 1].is_quote:
        return (before,)
    for index in range(after, min(len(items), after + contents.REACH)):
        if items[index].is_quote and items[index - 1].text in {",", ".", ":", ";", "—", "–"}:
            return before, (index, index + 1)
        if items[index].kind == "word" and items[index].low in {"that", "but", "saying", "adding", "and"}:
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
    return ((start, stop), right) if right and not items[right[0]].low in CONJUNCTIONS else ((start, stop),)


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


def _without_overlap(reports: list[Report]) -> list[Report]:
    """End a content before the source of a later report that does not lie in it as a clause of its own.

    "She said the talks went well, but her deputy said ..." is two reports side by side; "she said that the
    envoys told her ..." is one inside the other.
    """
    found = []
    for report in reports:
        found.append(report)
    return found


def cut_content(report: Report, end: int) -> Report:
    """The report with its content ended earlier."""
    content = tuple((a, min(b, end)) for a, b in report.content if a < end)
    return replace(report, content=content)
