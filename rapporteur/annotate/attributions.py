"""Who says what: the attributions of one text.

Cues and their clauses come from `reported`, quotation marks from `quotes`, interview turns from the blocks. Here
they are put together: quotations without a cue go to who spoke last, turns to who has the word, "Name: “words”"
to the name; every attribution gets its speaker and its grade.
"""

import re
from dataclasses import dataclass, replace

from rapporteur.annotate.grades import Graded, find_withdrawals, grade_source
from rapporteur.annotate.grammar import RELATIVES
from rapporteur.annotate.items import Segment, cut_segments
from rapporteur.annotate.quotes import Quotation, find_quotations
from rapporteur.annotate.reported import Report, Span, find_reports
from rapporteur.annotate.view import View
from rapporteur.model.annotation import Attribution, Chain, Sentence, Token
from rapporteur.model.text import Block, StructuredText
from rapporteur.model.vocabulary import Form
from rapporteur.reference import Reference
from rapporteur.reference.cues import CueKind, Cues

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
FLOATING_WORDS = 4
"""A quotation of fewer words and no cue is a title or a word held at a distance, no statement."""
REACH_BLOCKS = 4
"""How many blocks back "both spoke on condition of anonymity" may reach."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """An attribution before its grade: `block` is the index among the blocks read, `turn` an interview turn."""

    block: int
    content: tuple[Span, ...]
    form: Form
    source: Span | None = None
    head: Span | None = None
    cue: Span | None = None
    speaker: Chain | None = None
    via: Chain | None = None
    addressee: Chain | None = None
    printed: str | None = None
    turn: bool = False
    kind: CueKind | None = None


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
    drafts = list(_find_drafts(view, blocks, reference.cues))
    graded = _grade(view, drafts, reference.cues)
    found = [_attribution(draft, grade) for draft, grade in zip(drafts, graded, strict=True)]
    return tuple(sorted(found, key=lambda a: (a.content[0], -a.content[-1][1], a.source or (0, 0))))


def _attribution(draft: _Draft, graded: Graded) -> Attribution:
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


def _find_drafts(view: View, blocks: tuple[Block, ...], cues: Cues) -> list[_Draft]:
    quotations = find_quotations(view.text.text, blocks)
    drafts = _turns(view, blocks)
    last: int | None = None
    for index, block in enumerate(blocks):
        segments = cut_segments(view, block, quotations[index], cues)
        first = len(drafts)
        if block.kind in TURN_KINDS:
            drafts += _within_turn(view, index, block, segments, cues)
            last = None
            continue
        drafts += _reported(view, index, segments, cues)
        drafts += _labelled(view, index, block, quotations[index], first == len(drafts), cues)
        for quotation in _standing_alone(view, segments, quotations[index]):
            last = _give_to_last(drafts, quotation, index, first, last)
        if len(drafts) > first:
            last = _last_quoted(drafts, first)
        elif not quotations[index]:
            last = None
    return [draft for draft in drafts if draft.content and not _is_decision(view, draft)]


def _is_decision(view: View, draft: _Draft) -> bool:
    """ "The committee rejected the amendment": what a body does to a text is an act, no statement."""
    body = draft.speaker is not None and draft.speaker.actor_kind in {"un-organ", "court"}
    return body and draft.cue is not None and view.words(*draft.cue).split()[-1] == "rejected"


def _reported(view: View, index: int, segments: tuple[Segment, ...], cues: Cues) -> list[_Draft]:
    reports = find_reports(segments, cues)
    drafts = [_draft(view, index, report, cues) for report in reports]
    return [
        draft if report.inside is None else replace(draft, via=drafts[report.inside].speaker)
        for draft, report in zip(drafts, reports, strict=True)
    ]


def _draft(view: View, index: int, report: Report, cues: Cues) -> _Draft:
    form: Form = "direct" if report.is_quoted else "mixed" if report.is_mixed else "indirect"
    return _Draft(
        index,
        report.content,
        form,
        source=report.source,
        head=report.head,
        cue=report.cue,
        speaker=_chain_of(view, report.source, report.head, cues),
        addressee=_chain_of(view, report.addressee, report.addressee, cues),
        kind=report.form.cue.kind,
    )


def _chain_of(view: View, source: Span | None, head: Span | None, cues: Cues) -> Chain | None:
    """The actor a source stands for: the longest mention over its head, else the first one in it.

    Behind a document stands its author, where one actor alone is named before the noun ("the council's report").
    """
    if source is None or head is None:
        return None
    if view.words(*source).lower() in RELATIVES:
        return _antecedent(view, source[0])
    inside = list(view.mentions_in(*source))
    if cues.nouns.get(view.words(*head).lower()) == "document":
        authors = {chain.id: chain for mention, chain in inside if mention.end <= head[1]}
        return next(iter(authors.values())) if len(authors) == 1 else None
    over_head = [pair for pair in inside if pair[0].start <= head[0] and head[1] <= pair[0].end]
    if over_head:
        return max(over_head, key=lambda pair: pair[0].end - pair[0].start)[1]
    return inside[0][1] if inside else None


def _antecedent(view: View, relative: int) -> Chain | None:
    """ "the envoy, who said": the actor named right before the relative pronoun."""
    before = [
        pair for pair in view.mentions_in(max(0, relative - 200), relative) if relative - pair[0].end <= 2
    ]
    return max(before, key=lambda pair: pair[0].end - pair[0].start)[1] if before else None


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
    drafts: list[_Draft], quotation: Quotation, index: int, first: int, last: int | None
) -> int | None:
    """Give a quotation to who spoke last: in this block, in the sentence before, or in the block before.

    Returns:
        The index of the draft that a further quotation would be given to.
    """
    span = (quotation.start, quotation.end)
    here = [i for i in range(first, len(drafts)) if _is_before(drafts[i], span)]
    if here:
        place = here[-1]
        drafts[place] = _longer(drafts[place], span)
        return place
    if last is None or index - drafts[last].block > 1:
        return last
    if quotation.begins_open or not drafts[last].content:
        drafts[last] = replace(_longer(drafts[last], span), block=index)
        return last
    drafts.append(replace(drafts[last], block=index, content=(span,), form="direct", cue=None, via=None))
    return len(drafts) - 1


def _is_before(draft: _Draft, span: Span) -> bool:
    speaks = draft.form != "indirect" or not draft.content
    return speaks and all(b <= span[0] for _, b in draft.content) and (draft.cue or (0, 0))[1] <= span[0]


def _longer(draft: _Draft, span: Span) -> _Draft:
    form: Form = draft.form if draft.content else "direct"
    return replace(draft, content=(*draft.content, span), form=form)


def _last_quoted(drafts: list[_Draft], first: int) -> int | None:
    """The last draft of a block, where it ends in quoted words or in a colon."""
    best = max(
        range(first, len(drafts)), key=lambda i: max([b for _, b in drafts[i].content], default=10**12)
    )
    return best if drafts[best].form != "indirect" or not drafts[best].content else None


# -- names before a colon ------------------------------------------------------------------------------------

SHORTEST_TURN = 20
"""A label in capitals with fewer characters after it is no line of a transcript."""
LABEL = re.compile(r"[“\"]?(?P<name>[^\W\d_][\w.’'-]{0,40}(?: [^\W\d_(][\w.’'-]{0,40}){0,4}) ?: {0,3}(?=\S)")


def _labelled(
    view: View, index: int, block: Block, quotations: tuple[Quotation, ...], is_free: bool, cues: Cues
) -> list[_Draft]:
    """ "Name: “words”" in captions and headlines, and "NAME: words" in transcripts."""
    match = LABEL.match(view.text.text, block.start, block.end)
    if match is None or not is_free or not match.group("name")[:1].isupper():
        return []
    name, words = match.span("name"), match.group("name")
    quoted = next((quotation for quotation in quotations if quotation.start == match.end()), None)
    speaker = _chain_of(view, name, name, cues)
    read = _labelled_words(view, block, match.end(), quoted, words.isupper() and len(words) > 3, speaker)
    if read is None:
        return []
    end, form = read
    colon = match.start() + match.group().index(":")
    return [
        _Draft(index, ((match.end(), end),), form, name, name, (colon, colon + 1), speaker, printed=words)
    ]


def _labelled_words(
    view: View, block: Block, start: int, quoted: Quotation | None, is_shouted: bool, speaker: Chain | None
) -> tuple[int, Form] | None:
    """Where the words after a label end, and their form; None where the label may be a mere topic."""
    is_headline = block.kind in {"title", "heading"}
    whole = start + len(view.words(start, block.end).rstrip(" ."))
    if quoted is not None:
        return (whole, "mixed") if is_headline and quoted.end < whole else (quoted.end, "direct")
    if is_shouted and block.end - start > SHORTEST_TURN:
        return block.end, "direct"
    is_person = speaker is not None and speaker.actor_kind == "person" and speaker.named
    return (whole, "indirect") if is_headline and is_person else None


# -- interviews ----------------------------------------------------------------------------------------------


def _turns(view: View, blocks: tuple[Block, ...]) -> list[_Draft]:
    """Questions and answers, each with all blocks of its turn; a caption in between ends none."""
    drafts: list[_Draft] = []
    current: Block | None = None
    for index, block in enumerate(blocks):
        if block.kind not in TURN_KINDS:
            continue
        span = (block.start, block.end)
        if current is not None and _is_same_turn(current, block):
            drafts[-1] = replace(drafts[-1], content=(*drafts[-1].content, span))
        else:
            speaker = _chain_by_name(view, block.speaker)
            drafts.append(_Draft(index, (span,), "direct", speaker=speaker, printed=block.speaker, turn=True))
        current = block
    return drafts


def _is_same_turn(before: Block, block: Block) -> bool:
    """Without a known speaker each block is a turn: several people may answer one after the other."""
    if before.kind != block.kind or before.speaker != block.speaker:
        return False
    return block.speaker is not None


def _chain_by_name(view: View, name: str | None) -> Chain | None:
    """The actor of a printed speaker label: the same name, else the only one with that surname."""
    if name is None:
        return None
    wanted = name.casefold()
    named = [chain for chain in view.chains if chain.named]
    for chain in named:
        if chain.name.casefold() == wanted:
            return chain
    for chain in named:
        if any(view.words(mention.start, mention.end).casefold() == wanted for mention in chain.mentions):
            return chain
    ending = [chain for chain in named if chain.name.casefold().split()[-1:] == wanted.split()[-1:]]
    return ending[0] if len(ending) == 1 else None


SELF = frozenset({"i", "we", "me", "us"})


def _within_turn(
    view: View, index: int, block: Block, segments: tuple[Segment, ...], cues: Cues
) -> list[_Draft]:
    """What others are reported to have said, inside a question or answer: nested, through who has the word."""
    through = _chain_by_name(view, block.speaker)
    return [
        replace(draft, via=draft.via or through)
        for draft, report in zip(
            _reported(view, index, segments, cues), find_reports(segments, cues), strict=True
        )
        if report.source is not None
        and view.words(*report.source).lower() not in SELF
        and report.form.cue.strength == "strong"
        and report.form.cue.kind != "belief"
    ]


# -- grades --------------------------------------------------------------------------------------------------


def _grade(view: View, drafts: list[_Draft], cues: Cues) -> list[Graded]:
    graded: list[Graded] = []
    for draft in drafts:
        grade = _grade_one(view, draft, cues)
        if grade is None:
            grade = _grade_before(drafts, graded, draft)
        graded.append(grade or Graded("anonymous", "The pronoun leads to nobody who is named."))
    for withdrawal in find_withdrawals(view):
        reason = view.words(withdrawal.sentence.start, withdrawal.sentence.end)
        for place in _withdrawn(view, drafts, graded, withdrawal.sentence, withdrawal.count):
            graded[place] = Graded("anonymous", reason)
    return graded


def _grade_before(drafts: list[_Draft], graded: list[Graded], draft: _Draft) -> Graded | None:
    """A pronoun whose actor is not known has the grade of the source named last in its block."""
    for place in reversed(range(len(graded))):
        before = drafts[place]
        if before.block == draft.block and before.source is not None and not before.turn and not draft.via:
            return graded[place]
    return None


def _grade_one(view: View, draft: _Draft, cues: Cues) -> Graded | None:
    if draft.source is not None and draft.head is not None:
        return grade_source(view, draft.source, draft.head, draft.speaker, cues)
    if draft.printed is not None:
        return Graded("named", f"The page gives the words to {draft.printed}.")
    return Graded("anonymous", "The text names no source.")


def _withdrawn(
    view: View, drafts: list[_Draft], graded: list[Graded], sentence: Sentence, count: int
) -> list[int]:
    """Drafts of the last sources without a personal name, in that sentence or before it."""
    places = sorted(
        (i for i, draft in enumerate(drafts) if draft.source is not None and draft.source[0] < sentence.end),
        key=lambda i: drafts[i].source or (0, 0),
        reverse=True,
    )
    near = view.block_at(sentence.start)
    blocks = [b for b in view.text.blocks if b.kind in SPOKEN_KINDS]
    here = next((i for i, b in enumerate(blocks) if b == near), 0)
    places = [
        i for i in places if here - drafts[i].block < REACH_BLOCKS and _may_withdraw(drafts[i], graded[i])
    ]
    if count == 1:
        own = [i for i in places if (drafts[i].source or (0, 0))[0] >= sentence.start]
        places = own or places
    sources: list[str] = []
    taken = []
    for place in places:
        speaker, source = drafts[place].speaker, drafts[place].source
        key = speaker.id if speaker is not None else view.words(*source) if source is not None else ""
        if key not in sources:
            if len(sources) == count:
                break
            sources.append(key)
        taken.append(place)
    return taken


def _may_withdraw(draft: _Draft, graded: Graded) -> bool:
    """Only people without a name in the text can be promised that it stays out."""
    if graded.grade == "document":
        return False
    if draft.speaker is not None:
        return draft.speaker.actor_kind == "person" and not draft.speaker.named
    return graded.grade != "named"
