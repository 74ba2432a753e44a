"""Who says what: the attributions of one text.

Cues and their clauses come from `reported`, quotation marks from `quotes`, interview turns from the blocks. Here
they are put together: quotations without a cue go to who spoke last, turns to who has the word, "Name: “words”"
to the name; every attribution gets its speaker and its grade.
"""

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile

from rapporteur.annotate.attitudes import without_told_attitudes
from rapporteur.annotate.drafts import Draft, chain_by_name, chain_of
from rapporteur.annotate.grades import ANONYMITY, Graded
from rapporteur.annotate.grading import grade_drafts
from rapporteur.annotate.items import Segment, cut_segments
from rapporteur.annotate.quotes import Quotation, find_quotations
from rapporteur.annotate.reported import Report, Span, find_reports
from rapporteur.annotate.view import View
from rapporteur.model.annotation import Attribution, Chain, Sentence, Token
from rapporteur.model.text import Block, StructuredText
from rapporteur.model.vocabulary import Form
from rapporteur.reference import Reference
from rapporteur.reference.cues import Cues

SPOKEN_KINDS = frozenset(
    {
        "title",
        "lead",
        "paragraph",
        "heading",
        "caption",
        "quote",
        "list-item",
        "footnote",
        "question",
        "answer",
    }
)
"""Block kinds in which people are quoted; chrome, tables and the text of resolutions are not read."""
TURN_KINDS = frozenset({"question", "answer"})
REACH_DRAFTS = 20
"""How many attributions of a block are looked at for who spoke last."""
BODIES = frozenset({"assembly", "council", "committee"})
"""Bodies that decide; their chain may be missing where the text never gives their full name."""
FLOATING_WORDS = 4
"""A quotation of fewer words and no cue is a title or a word held at a distance, no statement."""


def find_attributions(
    text: StructuredText,
    tokens: tuple[Token, ...],
    sentences: tuple[Sentence, ...],
    chains: tuple[Chain, ...],
    *,
    reference: Reference,
) -> tuple[Attribution, ...]:
    """Find reported speech with its source and cue, and give interview turns to their speakers.

    Args:
        text: One document.
        tokens: Its words and marks.
        sentences: Its sentences.
        chains: Its actors; without them every `speaker` is None.
        reference: The cue table is used.

    Returns:
        Attributions by where they begin; nested ones follow the one they lie in and name it in `via`.
    """
    view = View(text, tokens, sentences, (), chains)
    blocks = tuple(block for block in text.blocks if block.kind in SPOKEN_KINDS)
    drafts = without_told_attitudes(view, _find_drafts(view, blocks, reference.cues))
    graded = grade_drafts(view, blocks, drafts, reference.cues)
    found = [_attribution(draft, grade) for draft, grade in zip(drafts, graded, strict=True)]
    return tuple(sorted(found, key=lambda a: (a.content[0], -a.content[-1][1], a.source or (0, 0))))


def _attribution(draft: Draft, graded: Graded) -> Attribution:
    marks = {"belief": " Held as a belief, not said.", "refusal-to-comment": " A non-answer."}
    return Attribution(
        content=draft.content,
        form=draft.form,
        grade=graded.grade,
        grade_reason=graded.reason + marks.get(draft.kind or "", ""),
        source=draft.source,
        cue=draft.cue,
        speaker=draft.speaker.id if draft.speaker else None,
        addressee=draft.addressee.id if draft.addressee else None,
        via=draft.via.id if draft.via else None,
        implied=draft.turn,
        cue_kind=draft.kind,
    )


# -- drafts --------------------------------------------------------------------------------------------------


def _find_drafts(view: View, blocks: tuple[Block, ...], cues: Cues) -> list[Draft]:
    quotations = find_quotations(view.text.text, blocks)
    drafts = _turns(view, blocks)
    labels = Counter(_label_of(view, block) for block in blocks)
    last: int | None = None
    for index, block in enumerate(blocks):
        segments = cut_segments(view, block, quotations[index], cues)
        first = len(drafts)
        if block.kind in TURN_KINDS:
            drafts += _within_turn(view, index, block, segments, cues)
            last = None
            continue
        drafts += _reported(view, index, segments, cues)
        is_turn = labels[_label_of(view, block)] > 1
        labelled = _labelled(view, index, block, quotations[index], first == len(drafts), is_turn, cues)
        drafts[first:] = labelled + _told_through(view, labelled, drafts[first:])
        for quotation in _standing_alone(view, segments, quotations[index]):
            last = _give_to_last(view, drafts, quotation, index, first, last)
        if len(drafts) > first:
            last = _last_quoted(drafts, first)
        elif not quotations[index]:
            last = None
    return [
        draft
        for draft in drafts
        if draft.content and not _is_decision(view, draft) and not _hides(view, draft)
    ]


def _hides(view: View, draft: Draft) -> bool:
    """ "... who asked not to be named": a word on the name, none on the matter."""
    if draft.cue is None or draft.turn:
        return False
    return bool(ANONYMITY.match(view.words(draft.cue[0], draft.content[-1][1])))


def _not_of_itself(view: View, draft: Draft) -> Draft:
    """ "The envoy is ill, he said": a pronoun that leads nowhere but into its own words leads to nobody."""
    speaker, source = draft.speaker, draft.source
    if speaker is None or source is None or view.words(*source).lower() not in {"he", "she"}:
        return draft
    before = takewhile(lambda mention: mention.end <= source[0], speaker.mentions)
    inside = (
        any(start <= mention.start and mention.end <= end for start, end in draft.content)
        for mention in before
    )
    # Mostly the first mention stands outside already.
    leads_nowhere = next(inside, False) and all(inside)
    return replace(draft, speaker=None) if leads_nowhere else draft


def _is_decision(view: View, draft: Draft) -> bool:
    """ "The committee rejected the amendment": what a body does to a text or asks of others is an act, no statement."""
    if draft.cue is None or draft.head is None:
        return False
    body = draft.speaker is not None and draft.speaker.actor_kind in {"un-organ", "court"}
    decides = view.words(*draft.head).lower() in BODIES
    if not body and not decides:
        return False
    return view.words(*draft.cue).split()[-1] in {"rejected", "decided"} or (
        draft.kind == "demand" and decides
    )


def _reported(view: View, index: int, segments: tuple[Segment, ...], cues: Cues) -> list[Draft]:
    reports = find_reports(segments, cues)
    drafts = [_not_of_itself(view, _draft(view, index, report, cues)) for report in reports]
    return [
        draft if report.inside is None else replace(draft, via=drafts[report.inside].speaker)
        for draft, report in zip(drafts, reports, strict=True)
    ]


def _draft(view: View, index: int, report: Report, cues: Cues) -> Draft:
    form: Form = "direct" if report.is_quoted else "mixed" if report.is_mixed else "indirect"
    return Draft(
        index,
        report.content,
        form,
        source=report.source,
        head=report.head,
        cue=report.cue,
        speaker=chain_of(view, report.source, report.head, cues),
        addressee=chain_of(view, report.addressee, report.addressee, cues),
        kind=report.form.cue.kind,
    )


# -- quotations without a cue --------------------------------------------------------------------------------


def _standing_alone(
    view: View, segments: tuple[Segment, ...], quotations: tuple[Quotation, ...]
) -> list[Quotation]:
    """Quotations that are sentences of their own: no cue, no other words, and long enough."""
    alone = {
        item.start
        for segment in segments
        for item in segment
        if item.is_quote and all(other is item or other.kind == "mark" for other in segment)
    }
    return [
        quotation
        for quotation in quotations
        if quotation.start in alone and len(quotation.inner(view.text.text).split()) >= FLOATING_WORDS
    ]


def _give_to_last(
    view: View, drafts: list[Draft], quotation: Quotation, index: int, first: int, last: int | None
) -> int | None:
    """Give a quotation to who spoke last: in this block, in the sentence before, or in the block before.

    Returns:
        The index of the draft that a further quotation would be given to.
    """
    span = (quotation.start, quotation.end)
    for place in reversed(range(max(first, len(drafts) - REACH_DRAFTS), len(drafts))):
        if _is_before(view, drafts[place], span):
            drafts[place] = _longer(drafts[place], span)
            return place
    if last is None or index - drafts[last].block > 1:
        return last
    if quotation.begins_open or not drafts[last].content:
        drafts[last] = replace(_longer(drafts[last], span), block=index)
        return last
    drafts.append(replace(drafts[last], block=index, content=(span,), form="direct", cue=None, via=None))
    return len(drafts) - 1


def _is_before(view: View, draft: Draft, span: Span) -> bool:
    """Quoted words, or a sentence right before: She backs the plan. “We have to.”"""
    speaks = draft.form != "indirect" or not draft.content
    if not speaks and draft.content[-1][1] <= span[0] and draft.source is not None:
        last = max(draft.content[-1][1], draft.source[1], (draft.cue or (0, 0))[1])
        speaks = last <= span[0] and not any(sign.isalnum() for sign in view.words(last, span[0]))
    ends = [draft.content[-1][1]] if draft.content else []
    return speaks and all(end <= span[0] for end in [*ends, (draft.cue or (0, 0))[1]])


def _longer(draft: Draft, span: Span) -> Draft:
    form: Form = draft.form if draft.content else "direct"
    form = "mixed" if form == "indirect" else form
    return replace(draft, content=(*draft.content, span), form=form)


def _last_quoted(drafts: list[Draft], first: int) -> int | None:
    """The last draft of a block, where it ends in quoted words or in a colon."""
    best = max(
        range(first, len(drafts)), key=lambda i: max([b for _, b in drafts[i].content], default=10**12)
    )
    return best if drafts[best].form != "indirect" or not drafts[best].content else None


# -- names before a colon ------------------------------------------------------------------------------------

SHORTEST_TURN = 20
"""A label in capitals with fewer characters after it is no line of a transcript."""
LABEL = re.compile(r"[“\"]?(?P<name>[^\W\d_][\w.’'-]{0,40}(?: [^\W\d_(][\w.’'-]{0,40}){0,4}) ?: {0,3}(?=\S)")


def _label_of(view: View, block: Block) -> str | None:
    match = LABEL.match(view.text.text, block.start, block.end)
    return match.group("name") if match is not None else None


def _labelled(
    view: View,
    index: int,
    block: Block,
    quotations: tuple[Quotation, ...],
    is_free: bool,
    is_repeated: bool,
    cues: Cues,
) -> list[Draft]:
    """ "Name: “words”" in captions and headlines, and "NAME: words" in transcripts.

    A name that opens several blocks is a speaker of a transcript, whatever its letters.
    """
    match = LABEL.match(view.text.text, block.start, block.end)
    if match is None or not match.group("name")[:1].isupper():
        return []
    name, words = match.span("name"), match.group("name")
    is_turn = len(words) > 3 and (words.isupper() or is_repeated)
    if not is_free and not is_turn:
        return []
    quoted = next((quotation for quotation in quotations if quotation.start == match.end()), None)
    speaker = chain_of(view, name, name, cues)
    read = _labelled_words(view, block, match.end(), quoted, is_turn, speaker)
    if read is None:
        return []
    end, form = read
    colon = match.start() + match.group().index(":")
    return [Draft(index, ((match.end(), end),), form, name, name, (colon, colon + 1), speaker, printed=words)]


def _told_through(view: View, labelled: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """In a line of a transcript: what others are reported to have said, through who has the word."""
    if not labelled or not drafts:
        return drafts
    return [
        replace(draft, via=draft.via or labelled[0].speaker)
        for draft in drafts
        if draft.kind not in {"attitude", "belief"}
        and draft.source is not None
        and view.words(*draft.source).lower() not in SELF | {"you"}
    ]


def _labelled_words(
    view: View, block: Block, start: int, quoted: Quotation | None, is_turn: bool, speaker: Chain | None
) -> tuple[int, Form] | None:
    """Where the words after a label end, and their form; None where the label may be a mere topic."""
    is_headline = block.kind in {"title", "heading"}
    whole = start + len(view.words(start, block.end).rstrip(" ."))
    if quoted is not None:
        return (whole, "mixed") if is_headline and quoted.end < whole else (quoted.end, "direct")
    if is_turn and block.end - start > SHORTEST_TURN:
        return block.end, "direct"
    is_person = speaker is not None and speaker.actor_kind == "person" and speaker.named
    return (whole, "indirect") if is_headline and is_person else None


# -- interviews ----------------------------------------------------------------------------------------------


def _turns(view: View, blocks: tuple[Block, ...]) -> list[Draft]:
    """Questions and answers, each with all blocks of its turn; a caption in between ends none."""
    drafts: list[Draft] = []
    current: Block | None = None
    for index, block in enumerate(blocks):
        if block.kind not in TURN_KINDS:
            continue
        span = (block.start, block.end)
        if current is not None and _is_same_turn(current, block):
            drafts[-1] = replace(drafts[-1], content=(*drafts[-1].content, span))
        else:
            speaker = chain_by_name(view, block.speaker)
            drafts.append(Draft(index, (span,), "direct", speaker=speaker, printed=block.speaker, turn=True))
        current = block
    return drafts


def _is_same_turn(before: Block, block: Block) -> bool:
    """Without a known speaker each block is a turn: several people may answer one after the other."""
    if before.kind != block.kind or before.speaker != block.speaker:
        return False
    return block.speaker is not None


SELF = frozenset({"i", "we", "me", "us"})


def _within_turn(
    view: View, index: int, block: Block, segments: tuple[Segment, ...], cues: Cues
) -> list[Draft]:
    """What others are reported to have said, inside a question or answer: nested, through who has the word."""
    through = chain_by_name(view, block.speaker)
    return [
        replace(draft, via=draft.via or through)
        for draft, report in zip(
            _reported(view, index, segments, cues), find_reports(segments, cues), strict=True
        )
        if report.source is not None and _is_told(view, report)
    ]


def _is_told(view: View, report: Report) -> bool:
    """What others said, and what the speaker holds to be so; not what the speaker says of their own speaking."""
    own = view.words(*(report.source or (0, 0))).lower() in SELF
    if report.form.cue.kind == "belief":
        return own
    return not own and (report.form.cue.strength == "strong" or report.is_mixed or report.is_quoted)
