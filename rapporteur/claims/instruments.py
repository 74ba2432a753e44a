"""Texts on the table: one instrument for each text that a document mentions or is."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rapporteur.annotate.view import View
from rapporteur.claims.arguments import subject_of
from rapporteur.claims.paragraphs import ParagraphMention, find_paragraphs
from rapporteur.claims.phrase import Phrase, match_at, phrases_of
from rapporteur.claims.symbols import body_of, is_draft, is_resolution
from rapporteur.claims.texts import OneText, TextMention, find_mentions, group_mentions
from rapporteur.claims.votes import FoundCount, find_counts
from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Instrument, ParagraphNote, VoteCount
from rapporteur.model.ids import content_id
from rapporteur.model.span import Evidence
from rapporteur.model.text import Block, StructuredText
from rapporteur.model.vocabulary import CHROME_KINDS
from rapporteur.reference import Reference

MADE_BY = "claims/1"
CONTESTED = ("resolution", "decision", "amendment")
VOTED = (*CONTESTED, "motion")
OWN_TEXT_GENRES = ("resolution", "draft-resolution")
_COSPONSORS = re.compile(
    r"\b(\d{1,3}) (?:co-?sponsors|sponsors|(?:countries|states|member states) (?:have |had )?co-?sponsor)",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"\b(?:adopted|approved|passed)\b", re.IGNORECASE)
_SPONSOR_LINE = re.compile(r":\s*(?:revised )?(?:draft (?:resolution|decision)|amendment)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadText:
    """An instrument with the places where the document names it."""

    instrument: Instrument
    mentions: tuple[TextMention, ...]
    paragraphs: tuple[ParagraphMention, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as all claim kinds read it: its look-ups, its sentences, the texts that it names."""

    view: View
    phrases: tuple[Phrase, ...]
    texts: tuple[ReadText, ...]


def reading_of(text: StructuredText, annotations: Annotations, *, reference: Reference) -> Reading:
    """Read a document once; every claim kind starts from it."""
    view = view_of(text, annotations)
    phrases = told_phrases(view)
    return Reading(view, phrases, read_texts(view, phrases, reference=reference))


def find_instruments(
    text: StructuredText,
    annotations: Annotations,
    *,
    reference: Reference,
    reading: Reading | None = None,
) -> tuple[Instrument, ...]:
    """Texts on the table, each once, sorted by their first evidence.

    A text counts when the document is that text, or says of it who made it, before which body it lies, its
    symbol, a paragraph or a vote; and every draft or resolution that is spoken of as a known one.

    Args:
        text: The document.
        annotations: Its layers.
        reference: Nouns for texts.
        reading: The document as read, where the caller has it.
    """
    reading = reading or reading_of(text, annotations, reference=reference)
    return tuple(read.instrument for read in reading.texts)


def is_own_text(text: StructuredText) -> bool:
    """Whether the document is itself a draft or resolution: by its genre, or by the symbol it bears."""
    return bool(text.blocks) and (
        text.genre in OWN_TEXT_GENRES
        or (text.symbol is not None and (is_draft(text.symbol) or is_resolution(text.symbol)))
    )


def view_of(text: StructuredText, annotations: Annotations) -> View:
    """The look-ups of one annotated text."""
    return View(text, annotations.tokens, annotations.sentences, annotations.times, annotations.chains)


def told_phrases(view: View) -> tuple[Phrase, ...]:
    """Sentences of all blocks but the publisher's furniture and the paragraphs of a UN text."""
    return tuple(
        phrase for block in told_blocks(view.text) for phrase in phrases_of(view, block.start, block.end)
    )


def told_blocks(text: StructuredText) -> tuple[Block, ...]:
    """The blocks that may assert something."""
    skipped = CHROME_KINDS | {"operative", "preambular", "vote-list"}
    return tuple(block for block in text.blocks if block.kind not in skipped)


def read_texts(view: View, phrases: tuple[Phrase, ...], *, reference: Reference) -> tuple[ReadText, ...]:
    """Instruments with their mentions."""
    if is_own_text(view.text):
        return (_own_text(view, phrases),)
    frames = reference.frames
    mentions = [
        _with_subject_sponsors(mention, phrase, reference)
        for phrase in phrases
        for mention in find_mentions(phrase, view, frames)
    ]
    texts = [one for one in group_mentions(tuple(mentions)) if _is_known(one) or _dated(one, phrases)]
    resolutions, voted = NamedTexts(texts, ("resolution",)), NamedTexts(texts, VOTED)
    notes: dict[int | None, list[ParagraphMention]] = {}
    counts: dict[int | None, list[tuple[Phrase, FoundCount]]] = {}
    for phrase in phrases:
        for note in find_paragraphs(phrase, view):
            notes.setdefault(resolutions.nearest(note.start), []).append(note)
        for count in _counts(phrase, view):
            counts.setdefault(voted.nearest(count.start), []).append((phrase, count))
    read = [
        _read(one, tuple(notes.get(index, ())), tuple(counts.get(index, ())), phrases, view)
        for index, one in enumerate(texts)
    ]
    return tuple(sorted(read, key=lambda one: (one.instrument.evidence[0].start, one.instrument.id)))


def _is_known(one: OneText) -> bool:
    if one.symbol:
        return len(one.mentions) > 1 or one.family == "resolution"
    if one.family in ("resolution", "amendment", "motion"):
        return True
    return bool(one.sponsors or one.body)


def _with_subject_sponsors(mention: TextMention, phrase: Phrase, reference: Reference) -> TextMention:
    """ "X and Y, who have drafted a resolution": the subject of the verb before the text."""
    if mention.sponsors or mention.family == "document" or phrase.block.kind == "question":
        return mention
    first = next((i for i, span in enumerate(phrase.spans) if span[0] == mention.start), None)
    if first is None:
        return mention
    for at in range(first - 1, max(first - 3, -1), -1):
        found = match_at(reference.frames.authoring, phrase.words, at)
        if found and phrase.words[at - 1] != "to" and (group := subject_of(phrase, found)):
            return TextMention(
                mention.start, mention.end, mention.kind, mention.family, mention.definite, mention.anaphor,
                mention.plural, group.chains, mention.body, mention.symbol,
            )  # fmt: skip
    return mention


def _counts(phrase: Phrase, view: View) -> tuple[FoundCount, ...]:
    sentence = phrase.sentence
    return find_counts(view.words(sentence.start, sentence.end), sentence.start)


def _read(
    one: OneText,
    own_notes: tuple[ParagraphMention, ...],
    own_counts: tuple[tuple[Phrase, FoundCount], ...],
    phrases: tuple[Phrase, ...],
    view: View,
) -> ReadText:
    spans = [(mention.start, mention.end) for mention in one.mentions]
    spans += [(note.start, note.end) for note in own_notes] + [(c.start, c.end) for _, c in own_counts]
    evidence = tuple(view.evidence(*span) for span in dict.fromkeys(spans))
    votes = tuple(_vote(phrase, count, one) for phrase, count in own_counts)
    instrument = Instrument(
        id=content_id("instrument", view.text.doc, evidence[0].start, evidence[0].end, one.kind),
        doc=view.text.doc,
        evidence=evidence,
        made_by=MADE_BY,
        instrument_kind=one.kind,
        symbol=one.symbol,
        body=one.body,
        sponsors=one.sponsors,
        cosponsor_count=_cosponsor_count(one, phrases, view),
        paragraphs=_notes(own_notes, view),
        votes=tuple(dict.fromkeys(votes)),
        adopted=_adopted(one, phrases, view),
        date=_dated(one, phrases),
    )
    return ReadText(instrument, one.mentions, own_notes)


class NamedTexts:
    """Texts of some families, asked by place."""

    def __init__(self, texts: list[OneText], families: tuple[str, ...]) -> None:
        named = [(m.start, i) for i, one in enumerate(texts) if one.family in families for m in one.mentions]
        self._named = sorted(named)
        self._starts = [start for start, _ in self._named]

    def nearest(self, offset: int) -> int | None:
        """The index of the text spoken of at an offset: named last before it, else first after it."""
        if not self._named:
            return None
        return self._named[max(bisect_right(self._starts, offset) - 1, 0)][1]


def _vote(phrase: Phrase, count: FoundCount, one: OneText) -> VoteCount:
    date = next((time.edtf for _, _, time in phrase.times if time.type == "DATE" and time.edtf), None)
    return VoteCount(date, one.body, count.favour, count.against, count.abstaining, count.absent)


def _notes(mentions: tuple[ParagraphMention, ...], view: View) -> tuple[ParagraphNote, ...]:
    """One note for each number, with all that the document says of it."""
    keys = sorted(
        {(m.role, number) for m in mentions for number in m.numbers}, key=lambda k: (k[0], int(k[1]))
    )
    return tuple(_note(role, number, mentions, view) for role, number in keys)


def _note(role: str, number: str, mentions: tuple[ParagraphMention, ...], view: View) -> ParagraphNote:
    own = [mention for mention in mentions if mention.role == role and number in mention.numbers]
    about = dict.fromkeys(view.words(*mention.about) for mention in own if mention.about)
    evidence = tuple(_around(mention, view) for mention in own)
    return ParagraphNote(number, own[0].role, "; ".join(about) or None, evidence)


def _around(mention: ParagraphMention, view: View) -> Evidence:
    return view.evidence(mention.start, mention.about[1] if mention.about else mention.end)


def _sentences_of(one: OneText, phrases: tuple[Phrase, ...]) -> Iterator[Phrase]:
    starts = [phrase.sentence.start for phrase in phrases]
    places = sorted({bisect_right(starts, mention.start) - 1 for mention in one.mentions})
    for at in places:
        if at >= 0:
            yield phrases[at]


def _cosponsor_count(one: OneText, phrases: tuple[Phrase, ...], view: View) -> int | None:
    if one.family != "resolution":
        return None
    for phrase in _sentences_of(one, phrases):
        if match := _COSPONSORS.search(view.words(phrase.sentence.start, phrase.sentence.end)):
            return int(match[1])
    return None


def _adopted(one: OneText, phrases: tuple[Phrase, ...], view: View) -> str | None:
    """The day of a plain past "adopted" in the same sentence; nothing where the day is not printed."""
    if one.family not in ("resolution", "decision"):
        return None
    for phrase in _sentences_of(one, phrases):
        words = view.words(phrase.sentence.start, phrase.sentence.end)
        if _ADOPTED.search(words) and not {"will", "would", "if", "not", "could", "may"} & set(phrase.words):
            days = [time.edtf for _, _, time in phrase.times if time.type == "DATE" and time.edtf]
            if len(days) == 1 and "/" not in days[0]:
                return days[0]
    return None


def _dated(one: OneText, phrases: tuple[Phrase, ...]) -> str | None:
    """The date printed right after a letter or report: "the letter, dated 20 January", "a letter of 5 May"."""
    if one.family not in ("letter", "report"):
        return None
    for phrase in _sentences_of(one, phrases):
        for mention in one.mentions:
            end = sum(start < mention.end for start, _ in phrase.spans)
            for first, _, time in phrase.times:
                if end < first <= end + 2 and set(phrase.words[end:first]) <= {",", "dated", "of"}:
                    return time.edtf
    return None


def _own_text(view: View, phrases: tuple[Phrase, ...]) -> ReadText:
    """The instrument that the document itself is."""
    text = view.text
    blocks = [block for block in text.blocks if block.kind in ("operative", "preambular") or block.number]
    head = next((block for block in text.blocks if block.kind == "title"), None) or text.blocks[0]
    counts = [(phrase, count) for phrase in phrases for count in _counts(phrase, view)]
    symbol = text.symbol
    evidence = (view.evidence(head.start, head.end),)
    instrument = Instrument(
        id=content_id("instrument", text.doc, evidence[0].start, evidence[0].end, text.genre),
        doc=text.doc,
        evidence=evidence,
        made_by=MADE_BY,
        instrument_kind="resolution" if _is_adopted_text(text) else "draft-resolution",
        symbol=symbol,
        title=text.title,
        body=body_of(symbol) if symbol else None,
        date=text.published,
        sponsors=_sponsor_line(view),
        paragraphs=tuple(_own_notes(blocks, view)),
        votes=tuple(
            VoteCount(
                text.published,
                body_of(symbol) if symbol else None,
                c.favour,
                c.against,
                c.abstaining,
                c.absent,
            )
            for _, c in counts
        ),
        adopted=_own_adoption(view, phrases),
        is_text=True,
    )
    return ReadText(instrument, (), ())


def _is_adopted_text(text: StructuredText) -> bool:
    return text.genre == "resolution" or (text.symbol is not None and is_resolution(text.symbol))


def _own_notes(blocks: list[Block], view: View) -> Iterator[ParagraphNote]:
    """Each numbered operative paragraph, and preambular ones by their place, with their opening words."""
    preambular = 0
    for block in blocks:
        number = re.sub(r"[^\w]", "", block.number or "")
        if block.kind == "preambular":
            preambular += 1
            number = number or str(preambular)
        if number and (number.isdigit() or block.kind == "preambular"):
            opening = _opening(view, block)
            yield ParagraphNote(
                number,
                "PP" if block.kind == "preambular" else "OP",
                opening.quote,
                (opening,),
            )


def _opening(view: View, block: Block) -> Evidence:
    """The first twenty words or so of a paragraph."""
    tokens = view.tokens_in(block.start, block.end)[:24]
    return view.evidence(tokens[0].start if tokens else block.start, tokens[-1].end if tokens else block.end)


def _sponsor_line(view: View) -> tuple[str, ...]:
    """Sponsors of a draft stand before ": draft resolution"."""
    for block in view.text.blocks:
        words = view.words(block.start, block.end)
        if block.kind not in CHROME_KINDS and (match := _SPONSOR_LINE.search(words)):
            chains = [
                chain.id
                for _, chain in view.mentions_in(block.start, block.start + match.start())
                if chain.actor_kind in ("state", "group")
            ]
            return tuple(dict.fromkeys(chains))
    return ()


def _own_adoption(view: View, phrases: tuple[Phrase, ...]) -> str | None:
    if not _is_adopted_text(view.text):
        return None
    for phrase in phrases:
        if "adopted" in phrase.words:
            for _, _, time in phrase.times:
                if time.type == "DATE" and time.edtf and "/" not in time.edtf:
                    return time.edtf
    return None
