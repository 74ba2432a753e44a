"""The grades of all attributions of a text: each by its source, then those from whom a name was withdrawn."""

from bisect import bisect_left

from rapporteur.annotate.drafts import Draft
from rapporteur.annotate.grades import Graded, Withdrawal, find_withdrawals, grade_source, written_in
from rapporteur.annotate.reported import Span
from rapporteur.annotate.view import View
from rapporteur.model.text import Block
from rapporteur.reference.cues import Cues

REACH_DRAFTS = 60
"""How many attributions back it may reach."""
REACH_BLOCKS = 4
"""How many blocks back "both spoke on condition of anonymity" may reach."""


def grade_drafts(view: View, blocks: tuple[Block, ...], drafts: list[Draft], cues: Cues) -> list[Graded]:
    """A grade for each draft, with its reason.

    Args:
        view: The text.
        blocks: The blocks that were read; `block` of a draft is an index into them.
        drafts: Attributions with their sources and speakers.
        cues: The cue table, with its nouns for sources.
    """
    graded: list[Graded] = []
    for draft in drafts:
        grade = _grade_one(view, draft, cues) or _grade_before(drafts, graded, draft)
        graded.append(grade or Graded("anonymous", "The pronoun leads to nobody who is named."))
    sourced = sorted((draft.source, place) for place, draft in enumerate(drafts) if draft.source is not None)
    index_of = {block.start: index for index, block in enumerate(blocks)}
    for withdrawal in find_withdrawals(view):
        sentence = withdrawal.sentence
        block = view.block_at(sentence.start)
        here = index_of.get(block.start) if block is not None else None
        last = bisect_left(sourced, ((sentence.end, 0), 0))
        near = [
            (source, place)
            for source, place in reversed(sourced[max(0, last - REACH_DRAFTS) : last])
            if here is not None and here - REACH_BLOCKS < drafts[place].block <= here
        ]
        for place in _withdrawn(view, drafts, graded, withdrawal, near):
            graded[place] = Graded("anonymous", view.words(sentence.start, sentence.end))
    return graded


def _grade_before(drafts: list[Draft], graded: list[Graded], draft: Draft) -> Graded | None:
    """A pronoun whose actor is not known has the grade of the source named last in its block."""
    if draft.via is not None:
        return None
    for place in reversed(range(len(graded))):
        before = drafts[place]
        if before.block != draft.block or before.turn:
            return None
        if before.source is not None:
            return graded[place]
    return None


def _withdrawn(
    view: View,
    drafts: list[Draft],
    graded: list[Graded],
    withdrawal: Withdrawal,
    near: list[tuple[Span, int]],
) -> list[int]:
    """Drafts of the last sources without a personal name, in that sentence or before it; `near` is last first."""
    sourced = [(source, place) for source, place in near if _may_withdraw(drafts[place], graded[place])]
    if withdrawal.count == 1:
        own = [(source, place) for source, place in sourced if source[0] >= withdrawal.sentence.start]
        sourced = own or sourced
    sources: list[str] = []
    taken = []
    for source, place in sourced:
        speaker = drafts[place].speaker
        key = speaker.id if speaker is not None else view.words(*source)
        if key not in sources:
            if len(sources) == withdrawal.count:
                break
            sources.append(key)
        taken.append(place)
    return taken


def _grade_one(view: View, draft: Draft, cues: Cues) -> Graded | None:
    if draft.cue is not None and (written := written_in(view, draft.speaker, draft.cue)) is not None:
        return written
    if draft.source is not None and draft.head is not None:
        return grade_source(view, draft.source, draft.head, draft.speaker, cues)
    if draft.printed is not None:
        return Graded("named", f"The page gives the words to {draft.printed}.")
    return Graded("anonymous", "The text names no source.")


def _may_withdraw(draft: Draft, graded: Graded) -> bool:
    """Only people without a name in the text can be promised that it stays out."""
    if graded.grade == "document":
        return False
    if draft.speaker is not None:
        return draft.speaker.actor_kind == "person" and not draft.speaker.named
    return graded.grade != "named"
