"""Interviews: whose each paragraph is.

Labels ("DW:", "Q.") decide where they are printed. Where they are printed once, or not at all, the paragraphs
are read as the most likely course of a conversation: introduction, questions and answers in turn, closing note
(Viterbi's algorithm over a handful of visible signs).
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from rapporteur.model.text import Block
from rapporteur.model.vocabulary import BlockKind
from rapporteur.reference.page_words import PageWords
from rapporteur.text.shapes import count_words, is_name
from rapporteur.text.speakers import Speakers, find_speakers
from rapporteur.text.voices import voices_of

_LABEL = re.compile(
    r"(?P<label>[^\W\d_a-zß-ÿ][^\n:：.!?]{0,48}?|Q\d{0,2}|A\d{0,2})\s?[:：]\s*(?=\S)|(?P<letter>[QA])\.\s+(?=\S)|Q(?=[A-Z][a-z’'])"
)
_YOU = re.compile(r"\b(?:you|your|yours|yourself|Sie|Ihr|Ihre|vous|votre|vos|usted|ustedes|su)\b")
_I = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|we|our|us|We|My|Our|ich|wir|mein|unser|je|j['’]ai|nous|yo|nosotros)\b"
)
_QUESTION = re.compile(r"[?？؟][)\]]?$")
_SPOKEN: tuple[BlockKind, ...] = ("paragraph", "lead", "list-item", "heading", "title", "question", "answer")
_WANTS_TO_KNOW = re.compile(
    r"\bI (?:just |also )?(?:wanted|want|would like|wonder|was wondering)(?: to (?:know|ask))?\b"
    r"|\bI'd like to (?:know|ask)\b|\blet me ask\b"
    r"|\bmy (?:next |last |first )?question\b|\b(?:[Tt]ell|[Gg]ive|[Ww]alk|[Tt]ake|[Tt]alk) us\b"
    r"|\b(?:[Cc]ould you|[Cc]an you|[Dd]o you think)\b"
)
GLUED = "Q0"
"""Some pages glue the letter to the question, as in "QWhat did you see?"; it counts only beside an "A:"."""

State = str
INTRO, ASK, REPLY, NOTE = "intro", "question", "answer", "note"
_STATES = (INTRO, ASK, REPLY, NOTE)
_STEPS: dict[tuple[State, State], float] = {
    (INTRO, INTRO): 0.0, (INTRO, ASK): 0.0, (INTRO, REPLY): -3.5,
    (ASK, ASK): -3.5, (ASK, REPLY): 0.0,
    (REPLY, REPLY): -0.4, (REPLY, ASK): -0.3, (REPLY, NOTE): -1.5,
    (NOTE, NOTE): 0.0,
}  # fmt: skip
"""What may follow what, and how gladly; other steps do not occur."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph that may be spoken: its block, its label (None where none is printed), and its words.

    `headed` where a heading stands before it; `known` where the reader saw from the format what it is.
    """

    index: int
    label: str | None
    at: int
    words: str
    headed: bool
    known: State | None = None
    is_title: bool = False


def cut_turns(
    text: str, blocks: tuple[Block, ...], *, words: PageWords, title: str | None, outlet: str | None
) -> tuple[Block, ...] | None:
    """Name questions and answers with their speakers.

    Args:
        text: The whole text.
        blocks: Blocks whose lines are named.
        words: Words of interviews.
        title: The headline.
        outlet: Who publishes the page, where that is known.

    Returns:
        The blocks with questions and answers, their labels cut off; None where the page is no interview.
    """
    turns = _turns_of(text, blocks, words, outlet)
    asked = sum(1 for turn in turns if _is_question(turn.words))
    labelled = any(turn.label or turn.known for turn in turns)
    if len(turns) < 3 or not (labelled or _is_interview(text, blocks, turns, asked, words, title)):
        return None
    speakers = find_speakers(
        text, blocks, words=words, title=title, outlet=outlet, labels=_labels(turns, words, outlet)
    )
    states = _decode(turns, words, speakers)
    if ASK not in states or REPLY not in states:
        return None
    return _name_turns(blocks, turns, states, speakers)


def _is_question(line: str) -> bool:
    """It ends with a question mark of its own: one inside quotation marks is somebody else's."""
    return bool(_QUESTION.search(line[-3:]))


def _turns_of(text: str, blocks: tuple[Block, ...], words: PageWords, outlet: str | None) -> list[Turn]:
    """What may be spoken, in order, with the labels that hold for the page."""
    found: list[Turn] = []
    headed = False
    for index, block in enumerate(blocks):
        if block.kind not in _SPOKEN:
            continue
        line = text[block.start : block.end]
        label, at = _label_of(line)
        if block.kind == "title" and label is None:
            continue
        if block.kind == "heading" and label is None and not _is_question(line):
            headed = True
            continue
        found.append(
            Turn(
                index,
                label,
                at if label else 0,
                line[at:] if label else line,
                headed,
                _known(block),
                block.kind == "title",
            )
        )
        headed = False
    good = _good_labels(found, words, outlet)
    return [
        turn if turn.label is None or turn.label in good else _unlabelled(turn, text, blocks)
        for turn in found
        if turn.label in good or not turn.is_title
    ]


def _unlabelled(turn: Turn, text: str, blocks: tuple[Block, ...]) -> Turn:
    """The words before the colon are no speaker's: they belong to the paragraph."""
    block = blocks[turn.index]
    return replace(turn, label=None, at=0, words=text[block.start : block.end])


def _known(block: Block) -> State | None:
    return block.kind if block.kind in (ASK, REPLY) else None


def _label_of(line: str) -> tuple[str | None, int]:
    found = _LABEL.match(line[:120])
    if not found:
        return None, 0
    label = (found["label"] or found["letter"] or GLUED).strip()
    return (label, found.end()) if count_words(label) <= 6 else (None, 0)


def _good_labels(turns: list[Turn], words: PageWords, outlet: str | None) -> frozenset[str]:
    """Labels that name speakers: two different ones at least, one of which asks."""
    counts = Counter(turn.label for turn in turns if turn.label)
    if sum(counts.values()) < 2 or (GLUED in counts and "A" not in counts):
        return frozenset()
    sure = {label for label in counts if _asks(label, words, outlet or "") or _answers(label, words)}
    # A headline's "INTERVIEW:" or "Q&A:" is no speaker.
    below = {turn.label for turn in turns if turn.label and (not turn.is_title or _is_question(turn.words))}
    # "Station: How ...?", and somebody else's name next.
    spoken = [turn for turn in turns if turn.label]
    asking = {
        turn.label
        for turn, after in pairwise(spoken)
        if _is_question(turn.words) and after.index - turn.index <= 3 and is_name(after.label or "")
    }
    likely = {
        label
        for label in below
        if counts[label] >= 2 or is_name(label) or (label.isupper() and label.isalpha()) or label in asking
    }
    good = sure | (likely if len(likely | sure) >= 2 else set())
    asked = any(
        turn.label in good and (_is_question(turn.words) or _asks(turn.label or "", words, None))
        for turn in turns
    )
    return frozenset(good) if asked and (sure or len(good) >= 2) else frozenset()


def _asks(label: str, words: PageWords, outlet: str | None) -> bool:
    letters = label.rstrip("0123456789")
    known = letters.casefold() in words.folded.get(("asker", "label"), frozenset())
    return known or (outlet is not None and (_is_short_for(label, outlet) or label in words.publisher_of))


def _is_short_for(label: str, outlet: str | None) -> bool:
    """The label is the outlet's name, or its first words."""
    return f"{outlet} ".startswith(f"{label} ")


def _answers(label: str, words: PageWords) -> bool:
    return label.rstrip("0123456789").casefold() in words.folded.get(("answerer", "label"), frozenset())


def _share_asked(spoken: list[Turn]) -> float:
    return sum(_is_question(turn.words) for turn in spoken) / len(spoken)


def _labels(turns: list[Turn], words: PageWords, outlet: str | None) -> dict[str, State]:
    """For each label whether it asks or answers, by its name, else by how its paragraphs end."""
    by_label: dict[str, list[Turn]] = {}
    for turn in turns:
        if turn.label:
            by_label.setdefault(turn.label, []).append(turn)
    states: dict[str, State] = {}
    for label, spoken in by_label.items():
        asked = sum(1 for turn in spoken if _is_question(turn.words))
        if (
            _asks(label, words, None)
            or _is_short_for(label, outlet)
            or (label in words.publisher_of and 2 * asked >= len(spoken))
        ):
            states[label] = ASK
        elif _answers(label, words):
            states[label] = REPLY
        else:
            states[label] = ASK if 2 * asked > len(spoken) else REPLY
    if states and ASK not in states.values() and len(states) > 1:
        # Nobody mostly asks: the one who asks most, the first to speak among equals.
        states[max(by_label, key=lambda label: _share_asked(by_label[label]))] = ASK
    return states


def _is_interview(
    text: str, blocks: tuple[Block, ...], turns: list[Turn], asked: int, words: PageWords, title: str | None
) -> bool:
    """The page calls itself one, or its paragraphs ask and answer in turn."""
    head = " ".join(
        text[block.start : min(block.end, block.start + 2000)]
        for block in blocks[:25]
        if block.kind in ("byline", "heading", "title", "boilerplate")
    )
    if title:
        head += " " + title
    first = next((turn.index for turn in turns if _is_question(turn.words)), 0)
    intro = " ".join(
        text[block.start : block.end] for block in blocks[:first] if block.kind in ("lead", "paragraph")
    )
    strong = words.finds("interview", "strong", head)
    weak = words.finds("interview", "title", head) or words.finds("interview", "strong", intro[-3000:])
    to_reader = sum(1 for turn in turns if _is_question(turn.words) and _YOU.search(turn.words))
    spoken = sum(1 for turn in turns if _I.search(turn.words) and not _is_question(turn.words))
    if strong:
        return asked >= 2 and spoken >= 1
    if weak:
        return asked >= 2 and to_reader >= 1 and spoken >= 2
    return asked >= 4 and to_reader >= 2 and spoken >= 2 and 4 * asked >= len(turns)


def _decode(turns: list[Turn], words: PageWords, speakers: Speakers) -> list[State]:
    """The most likely course of the conversation."""
    best: dict[State, float] = {
        state: _sign(turns[0], state, words, speakers) + (-3.5 if state == REPLY else 0.0)
        for state in (INTRO, ASK, REPLY)
    }
    back: list[dict[State, State]] = []
    for turn, after in zip(turns[1:], [*turns[2:], None], strict=True):
        scores: dict[State, float] = {}
        origins: dict[State, State] = {}
        for state in _STATES:
            bonus = _sign(turn, state, words, speakers) + (0.7 if turn.headed and state == ASK else 0.0)
            bonus += 1.6 if state == ASK and _draws_reply(turn, after, words) else 0.0
            steps = [(best[old] + _STEPS[old, state], old) for old in best if (old, state) in _STEPS]
            if steps:
                score, origins[state] = max(steps)
                scores[state] = score + bonus
        best = scores
        back.append(origins)
    state = max((score, name) for name, score in best.items())[1]
    states = [state]
    for origins in reversed(back):
        states.append(origins[states[-1]])
    return states[::-1]


def _sign(turn: Turn, state: State, words: PageWords, speakers: Speakers) -> float:
    """How well a paragraph fits a state; positive speaks for it."""
    if turn.label is not None:
        return 50.0 if speakers.states.get(turn.label) == state else -50.0
    if turn.known is not None:
        return 20.0 if turn.known == state else -20.0
    if state == NOTE:
        return _note_sign(turn, words, speakers)
    line, length = turn.words, count_words(turn.words)
    asks = bool(_is_question(line))
    own = bool(_I.search(_unquoted(line)))
    if state == INTRO:
        about = not own and not asks and _introduces(line, words, speakers)
        return (2.0 if about else 0.5 if not own else -1.0) + (-2.5 if asks else 0.0)
    if state == REPLY:
        reply = words.finds("reply", "start", line)
        return (
            (1.0 if own else 0.0)
            + (1.5 if reply else 0.0)
            + (0.8 if length > 70 else 0.0)
            - (1.5 if asks else 0.0)
        )
    score = 3.0 if asks else -1.2
    score += 2.5 if _WANTS_TO_KNOW.search(line[:400]) else 0.0
    score += 1.5 if not asks and "?" in line[len(line) // 3 :] and length <= 70 else 0.0
    score += 1.2 if _YOU.search(line) else 0.0
    score += 0.6 if words.finds("ask", "start", line) else 0.0
    score -= 0.6 if own else 0.0
    score -= 1.2 if words.finds("reply", "start", line) else 0.0
    return score - (3.0 if length > 120 else 1.5 if length > 90 else 0.5 if length > 60 else 0.0)


def _draws_reply(turn: Turn, after: Turn | None, words: PageWords) -> bool:
    """ "It is not the same." and then "No, it is not ...": a remark that is answered, though it asks nothing."""
    if after is None or count_words(turn.words) > 40 or words.finds("reply", "start", turn.words):
        return False
    return words.finds("reply", "start", after.words)


def _introduces(line: str, words: PageWords, speakers: Speakers) -> bool:
    """The paragraph speaks of the interviewee, or of the interview, in the third person."""
    return words.finds("interview", "strong", line) or any(name in line for name in speakers.people)


def _note_sign(turn: Turn, words: PageWords, speakers: Speakers) -> float:
    """A closing note speaks of the interviewee, or of the interview, in the third person."""
    if words.finds("note", "start", turn.words):
        return 6.0
    about = any(turn.words.startswith(name) for name in speakers.people)
    is_about = about and re.search(r"\b(?:is|was|has been|has|serves|works|teaches|heads)\b", turn.words[:90])
    is_caption = (
        about
        and count_words(turn.words) <= 14
        and re.search(r"^[^,.]+ (?:after|at|during|in|before|with) ", turn.words)
    )
    if (is_about or is_caption) and not _I.search(_unquoted(turn.words)):
        return 4.0
    return -1.0 if not _I.search(turn.words) else -4.0


def _unquoted(line: str) -> str:
    """The line without what stands in double quotation marks."""
    return re.sub(r"[“\"«][^”\"»\n]{0,400}[”\"»]", " ", line[:3000])


def _name_turns(
    blocks: tuple[Block, ...], turns: list[Turn], states: list[State], speakers: Speakers
) -> tuple[Block, ...]:
    """Blocks with kinds and speakers; a printed label sets the speaker until another one does."""
    named = list(blocks)
    current = {ASK: speakers.asker, REPLY: speakers.answerer}
    voices = _voices(turns, states, speakers)
    for place, (turn, state) in enumerate(zip(turns, states, strict=True)):
        block = blocks[turn.index]
        if state not in (ASK, REPLY):
            continue
        if turn.label:
            current[state] = speakers.printed.get(turn.label, turn.label)
        kind: BlockKind = "question" if state == ASK else "answer"
        start = block.start + turn.at
        speaker = current[state] or (voices.get(place) if state == REPLY else None)
        named[turn.index] = replace(block, kind=kind, start=start, speaker=speaker)
    return tuple(named)


def _voices(turns: list[Turn], states: list[State], speakers: Speakers) -> dict[int, str]:
    """Which of two people answers, by the place of the turn; nothing where the words do not tell."""
    found: dict[int, str] = {}
    run: list[int] = []
    for place, state in enumerate([*states, ASK]):
        if state == REPLY:
            run.append(place)
            continue
        if run and len(speakers.pair) == 2:
            voices = voices_of([turns[at].words for at in run], speakers.pair)
            found |= {at: voice for at, voice in zip(run, voices, strict=True) if voice is not None}
        run = []
    return found
