"""The content of a cue verb, by the frames that the cue table gives it."""

from rapporteur.annotate import contents
from rapporteur.annotate.cue_matches import Place
from rapporteur.annotate.grammar import AUXILIARIES, is_break, words_of
from rapporteur.annotate.items import Segment, is_title
from rapporteur.annotate.sources import Phrase, head_of
from rapporteur.reference.cues import CueForm


def content_of_verb(
    place: Place, form: CueForm, source: Phrase, inverted: bool
) -> tuple[tuple[Phrase, ...], Phrase | None]:
    """What the source of a verb says, stretch by stretch (empty: it is no report), and to whom."""
    items, match, frames = place.items, place.match, form.cue.frames
    if match.negated and form.cue.kind not in {"denial", "belief"}:
        return (), None
    if "progressive" in frames and not match.progressive:
        return (), None
    if frames == {"document"} and not _is_document(place, source):
        return (), None
    addressee, after = _addressee(place, form, source[1] if inverted else match.end)
    first = min(source[0], match.group)
    before = _content_before(place, form, first, source[1] if inverted else after)
    right = None if inverted else _right_content(place, form, source, after)
    if before is not None and (right is None or items[first - 1].is_quote):
        return _with_rest(place, before, source[1] if inverted else after, inverted), addressee
    if right is None and "left" in frames and not _is_unsure(place, form):
        relative = _around_relative(place, first, after)
        if relative is not None:
            return relative, addressee
        aside = _around_aside(place, first)
        if aside is not None:
            return _with_opening(place, aside, first), addressee
        right = _after_as(place, first, after)
    in_clause = first > 0 and items[first - 1].low in OPENS_ASIDE_CLAUSE
    if right is not None and (in_clause or _is_aside(items, source)):
        right = _to_comma(place, right)
    return ((right,), addressee) if right is not None else ((), None)


def _is_aside(items: Segment, source: Phrase) -> bool:
    """ ", who said the files were lost, ...": the next comma closes the aside."""
    start = source[0]
    return start > 0 and items[start].low in {"who", "which"} and items[start - 1].text == ","


def _content_before(place: Place, form: CueForm, first: int, after: int) -> Phrase | None:
    """What stands before source and cue; for unsure cues only quoted words count."""
    items, match = place.items, place.match
    if "left" not in form.cue.frames or match.participle:
        return None
    closes = contents.skip_adverbial(items, after, place.end) >= place.end
    floor = place.floor if place.floor <= first else 0  # an earlier cue may lie within the source
    before = contents.content_before(items, first, floor, closes=closes)
    return (
        None if before is not None and _is_unsure(place, form) and not items[first - 1].is_quote else before
    )


def _is_unsure(place: Place, form: CueForm) -> bool:
    """Weak cues, and verbs in a tense that looks like a noun, need a clear sign of reported speech."""
    present = form.form in {"base", "s"} and place.match.group == place.match.head
    return form.cue.strength == "weak" or (form.cue.strength == "homograph" and present)


PLAIN_VERBS = frozenset({"say", "think", "believe", "hope", "fear"})
"""Verbs that hardly ever have a thing as object, so that a bare clause needs no sign."""
NAMING_VERBS = words_of(
    """
    describe refer portray characterize brand cast denounce dismiss reject condemn hail frame paint view see
    regard criticize mock ridicule caricature deride tout
    """
)
"""Verbs that say what something is: "described the text as a plot"."""
OPENINGS = frozenset({"and", "but", "however", "still", "yet", "or", "so"})
OPENS_ASIDE_CLAUSE = frozenset({"while", "although", "though", "after", "when", "if", "because", "since"})


def _to_comma(place: Place, content: Phrase) -> Phrase:
    """ "While the envoy said that ..., the road stayed closed": the main clause is the reporter's."""
    for index in range(content[0] + 1, content[1]):
        if place.items[index].text == ",":
            return content[0], index
    return content


def _around_aside(place: Place, first: int) -> Phrase | None:
    """ "In the end, she said, the road stayed closed": said in passing, with little before it."""
    items, at = place.items, place.match.end
    if first == 0 or items[first - 1].text != "," or at + 1 >= place.end or items[at].text != ",":
        return None
    return None if contents.resumes_report(items, at + 1) else (at + 1, place.end)


def _with_opening(place: Place, rest: Phrase, first: int) -> tuple[Phrase, ...]:
    """What stands before the aside belongs to what was said too: "But, he said, ..."."""
    start = 0
    while start < first - 1 and is_break(place.items[start]):
        start += 1
    return ((start, first - 1), rest) if place.floor == 0 and start < first - 1 else (rest,)


def _around_relative(place: Place, first: int, after: int) -> tuple[Phrase, ...] | None:
    """ "..., which critics said was unfair": the relative pronoun and what follows the cue."""
    items, end = place.items, place.end
    if first == 0 or items[first - 1].low not in {"which", "what", "that", "who"} or after >= end:
        return None
    if items[after].low not in AUXILIARIES:
        return None
    return (first - 1, first), (after, contents.clause_end(items, after, end))


def _after_as(place: Place, first: int, after: int) -> Phrase | None:
    """ "As the envoy said, ...": the main clause is the content."""
    items = place.items
    if first == 0 or items[first - 1].low != "as":
        return None
    comma = next((i for i in range(after, min(place.end, after + 10)) if items[i].text == ","), None)
    opens = first == 1 or all(is_break(item) or item.low in OPENINGS for item in items[: first - 1])
    if opens and comma is not None and place.end - comma > 1:
        return comma + 1, place.end
    return (0, first - 2) if first > 4 and items[first - 2].text == "," else None


def _addressee(place: Place, form: CueForm, at: int) -> tuple[Phrase | None, int]:
    if not form.cue.frames & {"person-clause", "person-to", "question"}:
        return None, at
    return contents.after_addressee(place.items, at, place.end)


def _right_content(place: Place, form: CueForm, source: Phrase, after: int) -> Phrase | None:
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
        found = _clause(place, form)
        if found or not frames & {"object", "that", "quote"}:
            return found
    if "that" in frames:
        found = contents.clause_after(items, at, end, with_that=True)
        if found:
            return found
    if "quote" in frames:
        found = contents.clause_after(items, at, end, with_that=True)
        if found and items[found[0]].is_quote and not is_title(items[found[0]]):
            return found
    if "naming" in frames:
        return _naming(place)
    if frames & {"object", "progressive"} or ("document" in frames and _is_document(place, source)):
        return contents.object_after(items, at, end, with_as=form.cue.words[0] in NAMING_VERBS)
    return None


def _clause(place: Place, form: CueForm) -> Phrase | None:
    """A clause after a verb; weak cues, and verbs that look like nouns, need a clear sign of one."""
    unsure = _is_unsure(place, form)
    plain = form.cue.words[0] in PLAIN_VERBS
    return contents.clause_after(
        place.items,
        place.match.end,
        place.end,
        with_subject=unsure and not plain,
        with_verb=unsure or not plain,
    )


def _naming(place: Place) -> Phrase | None:
    """ "called the draft “a charade”": up to the quotation, which must come soon."""
    for index in range(place.match.end, min(place.end, place.match.end + 10)):
        if place.items[index].is_quote and index > place.match.end:
            return place.match.end, _with_grounds(place, index + 1)
        if is_break(place.items[index]):
            return None
    return None


def _with_grounds(place: Place, at: int) -> int:
    """ "called it a “charade” for insisting on a vote": the grounds belong to the name."""
    if at + 1 < place.end and place.items[at].low in {"for", "of", "because", "to"}:
        return contents.clause_end(place.items, at, place.end)
    return at


def _non_answer(place: Place) -> Phrase | None:
    """ "referred any questions to colleagues": the words of the non-answer, cue included."""
    after = place.items[place.match.end : place.match.end + 5]
    if any(
        item.low in {"question", "questions", "inquiries", "enquiries", "reporters", "queries"}
        for item in after
    ):
        return place.match.group, place.end
    return None


def _is_document(place: Place, source: Phrase) -> bool:
    head = place.items[head_of(place.items, source)]
    return place.cues.nouns.get(head.low) == "document"


def _with_rest(place: Place, before: Phrase, after: int, inverted: bool) -> tuple[Phrase, ...]:
    """ "...," she said, "and ...": what was said goes on after the cue."""
    items, end = place.items, place.end
    quoted = inverted or items[before[1] - 1].is_quote
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
