"""Statements: one claim for each attribution, dated and with the texts it is about."""

from bisect import bisect_left
from dataclasses import replace

from rapporteur.annotate.view import View
from rapporteur.model.annotation import Annotations, Attribution, Timex
from rapporteur.model.claim import Instrument, Statement
from rapporteur.model.ids import content_id
from rapporteur.model.partial_date import days_of
from rapporteur.model.span import Evidence
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference

MADE_BY = "claims/1"
NON_ANSWER = "non-answer"
"""Stands in `about` where somebody was asked and said nothing to it."""
FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me"})
UNSAID = frozenset({"attitude", "belief"})
"""Kinds of cues that tell what somebody holds, wants or does; only quoted words make statements of them."""

Span = tuple[int, int]
Named = tuple[int, int, str]
"""Where a text is named, and its id."""


def said_only(annotations: Annotations) -> Annotations:
    """The layers with those attributions alone that a desk officer would note: words said or written by somebody."""
    said = tuple(
        one
        for one in annotations.attributions
        if one.cue_kind not in UNSAID or one.form in ("direct", "mixed")
    )
    return replace(annotations, attributions=said)


def find_statements(
    text: StructuredText,
    annotations: Annotations,
    instruments: tuple[Instrument, ...],
    *,
    reference: Reference,
) -> tuple[Statement, ...]:
    """Statements from attributions.

    Args:
        text: One document.
        annotations: Its layers; attributions become statements one to one, but for those of a "we" without a face.
        instruments: The texts it speaks of; a statement is about those that its content names.
        reference: Not used yet; part of the signature of every claim kind.

    Returns:
        Statements sorted by their first evidence.
    """
    del reference
    view = View(text, annotations.tokens, annotations.sentences, annotations.times, annotations.chains)
    named = sorted((e.start, e.end, instrument.id) for instrument in instruments for e in instrument.evidence)
    known = [one for one in annotations.attributions if not _is_faceless(view, one)]
    found = [_statement(view, attribution, named) for attribution in known]
    return tuple(sorted(found, key=lambda s: (s.evidence[0].start, -s.evidence[0].end, s.id)))


def _is_faceless(view: View, attribution: Attribution) -> bool:
    """ "We ask the members ...": the author's own words, where the text does not tell who the author is."""
    if attribution.speaker is not None or attribution.source is None:
        return False
    return view.words(*attribution.source).lower() in FIRST_PERSON


def _statement(view: View, attribution: Attribution, named: list[Named]) -> Statement:
    block = view.block_at(attribution.content[0][0])
    return Statement(
        id=content_id(
            "statement",
            view.text.doc,
            attribution.content,
            attribution.cue,
            attribution.source,
            attribution.form,
        ),
        doc=view.text.doc,
        evidence=_evidence(view, attribution),
        made_by=MADE_BY,
        speaker=attribution.speaker,
        grade=attribution.grade,
        grade_reason=attribution.grade_reason,
        form=attribution.form,
        cue=attribution.cue,
        content=attribution.content,
        block=block.kind if block is not None else "paragraph",
        addressee=attribution.addressee,
        via=attribution.via,
        about=_about(attribution, named),
        date=_date(view, attribution),
    )


def _evidence(view: View, attribution: Attribution) -> tuple[Evidence, ...]:
    """The stretch from source to content where it lies in one block, then each piece of the content."""
    pieces = list(attribution.content)
    signs = [span for span in (attribution.source, attribution.cue) if span is not None]
    if signs:
        block = view.block_at(signs[0][0])
        near = [span for span in pieces if block is not None and block.start <= span[0] < block.end]
        pieces.insert(0, (min(a for a, _ in signs + near), max(b for _, b in signs + near)))
    return tuple(view.evidence(*span) for span in dict.fromkeys(pieces))


def _about(attribution: Attribution, named: list[Named]) -> tuple[str, ...]:
    inside = {
        instrument
        for start, end in attribution.content
        for _, last, instrument in named[bisect_left(named, (start,)) : bisect_left(named, (end,))]
        if last <= end
    }
    return tuple(sorted(inside)) + ((NON_ANSWER,) if attribution.cue_kind == "refusal-to-comment" else ())


def _date(view: View, attribution: Attribution) -> str | None:
    """The day of the telling: a time beside the cue, else at the latest the day of the document."""
    dct = view.text.dct
    for time in _times_beside_cue(view, attribution):
        if time.edtf is not None and not _is_after(time.edtf, dct):
            return time.edtf
    return f"../{dct}" if dct else None


def _times_beside_cue(view: View, attribution: Attribution) -> list[Timex]:
    """Dates in the sentence of the cue that are no part of what was said or of who said it, nearest first."""
    cue = attribution.cue
    sentence = view.sentence_at(cue[0]) if cue is not None else None
    if cue is None or sentence is None:
        return []
    inner = (*attribution.content, *((attribution.source,) if attribution.source else ()))
    beside = [
        time
        for time in view.times_in(sentence.start, sentence.end)
        if time.type in ("DATE", "TIME")
        and not any(start <= time.start < end for start, end in inner)
        and _is_in_reach(view, cue, time)
    ]
    return sorted(beside, key=lambda time: (_gap(cue, time), time.start))


def _is_in_reach(view: View, cue: Span, time: Timex) -> bool:
    """Nothing that ends a clause stands between cue and time."""
    between = view.words(min(cue[1], time.end), max(cue[0], time.start))
    return not any(mark in between for mark in ';:—“”"')


def _gap(cue: Span, time: Timex) -> int:
    return max(time.start - cue[1], cue[0] - time.end, 0)


def _is_after(edtf: str, dct: str | None) -> bool:
    if dct is None:
        return False
    begin, day = days_of(edtf).begin, days_of(dct).end
    return begin is not None and day is not None and begin > day
