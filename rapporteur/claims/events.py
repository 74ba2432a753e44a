"""What happened, is planned, is possible or is denied: acts of all sentences, each happening once."""

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from rapporteur.annotate.view import View
from rapporteur.claims.acts import LAST_TEXT, Act, find_acts
from rapporteur.claims.dates import NO_DATE, When, date_borne, is_simple_past, when
from rapporteur.claims.facts import PLACED_TYPES, facts_of, place_of
from rapporteur.claims.instruments import (
    CONTESTED,
    MADE_BY,
    Reading,
    ReadText,
    is_own_text,
    reading_of,
)
from rapporteur.claims.merge import merge_events
from rapporteur.claims.paragraphs import find_paragraphs
from rapporteur.claims.phrase import Phrase
from rapporteur.claims.plover import plover_of
from rapporteur.claims.speakers import Speakers, with_first_person, with_own_pronouns
from rapporteur.claims.status import as_status, is_reported_future
from rapporteur.claims.texts import TextMention
from rapporteur.claims.votes import find_ballots, find_counts
from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Event, Instrument, Plover, Role
from rapporteur.model.ids import content_id
from rapporteur.model.text import StructuredText
from rapporteur.model.vocabulary import EventType, Status
from rapporteur.reference import Reference

COUNTED = ("vote", "adoption", "rejection", "veto", "agenda-inclusion", "mandate-created", "mandate-extended")
SAT = ("adoption", "rejection", "vote", "agenda-inclusion", "veto")
SITTING = frozenset(
    {*SAT, "abstention", "amendment-proposed", "briefing", "recommendation", "mandate-extended"}
)
"""What is done at a sitting of a body."""
AT_SITTING = frozenset({"demand", "report-presented", "absence", "draft-tabled", "visit-invitation", "offer"})
"""What may be done elsewhere, too: taken for the sitting in an account of the same day."""
OF_BODY = frozenset({"recommendation"})
"""What belongs to a sitting only when the body that sat does it."""
SERIES = ("meeting", "visit")
WRITTEN = ("letter", "statement", "report-published")
SILENT_BLOCKS = ("question",)


class Named:
    """The texts of a document by the places where they are named."""

    def __init__(self, read: tuple[ReadText, ...]) -> None:
        self.read = read
        places = sorted(
            ((mention.start, index, mention) for index, one in enumerate(read) for mention in one.mentions),
            key=lambda place: place[:2],
        )
        self._mentions = [mention for _, _, mention in places]
        self._starts = [start for start, _, _ in places]
        self._text_at = {start: read[index] for start, index, _ in reversed(places)}
        contested = [(start, index) for start, index, mention in places if mention.family in CONTESTED]
        self._contested = [read[index] for _, index in contested]
        self._contested_starts = [start for start, _ in contested]

    def within(self, start: int, end: int) -> list[TextMention]:
        """Mentions that begin within `[start, end)`."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, offset: int) -> ReadText | None:
        """The text whose name begins at an offset."""
        return self._text_at.get(offset)

    def last_before(self, offset: int) -> ReadText | None:
        """The contested text named last before an offset: what "it" and a bare vote are about."""
        index = bisect_left(self._contested_starts, offset) - 1
        return self._contested[index] if index >= 0 else None


def find_events(
    text: StructuredText,
    annotations: Annotations,
    instruments: tuple[Instrument, ...],
    *,
    reference: Reference,
    reading: Reading | None = None,
) -> tuple[Event, ...]:
    """Events of one document, each once with all the sentences that tell it, sorted by first evidence.

    Questions assert nothing. Nor does a draft or resolution: its paragraphs are what it asks for.

    Args:
        text: The document.
        annotations: Its layers.
        instruments: What `find_instruments` found in it; an event refers to one of them by id.
        reference: Frames and modality words.
        reading: The document as read, where the caller has it.
    """
    if is_own_text(text):
        return ()
    reading = reading or reading_of(text, annotations, reference=reference)
    view = reading.view
    known = {instrument.id for instrument in instruments}
    read = tuple(one for one in reading.texts if one.instrument.id in known)
    named, speakers = Named(read), Speakers(annotations.attributions)
    told = [
        (event, act)
        for phrase in reading.phrases
        if not asks(phrase)
        for act in find_acts(ready(phrase, named, view, speakers), view, reference.frames)
        if (event := _event(act, view, named, speakers)) is not None
    ]
    occasion = text.dct if is_of_the_day(reading) else None
    told = on_the_day_of_sitting(told, text.dct, occasion)
    plural = frozenset(event.id for event, act in told if _is_series(event, act))
    return merge_events(tuple(event for event, _ in told), plural, view)


def _is_series(event: Event, act: Act) -> bool:
    """ "His meetings" are many; "talks" are one."""
    is_plural = "pl" in act.match.tags and act.phrase.words[act.match.head] != "talks"
    return is_plural and event.type in SERIES


def is_of_the_day(reading: Reading) -> bool:
    """Whether a document gives an account of its own day: a release, or "the Council this morning ..." at its head."""
    if reading.view.text.genre == "press-release":
        return True
    opening = [phrase for phrase in reading.phrases if phrase.block.kind in ("lead", "paragraph")][:2]
    kinds = {reading.view.chain_by_id[party.chain].actor_kind for one in opening for party in one.parties}
    return "un-organ" in kinds and any(
        "today" in one.words or ("this", "morning") in pairs or ("this", "afternoon") in pairs
        for one in opening
        for pairs in (set(pairwise(one.words)),)
    )


def on_the_day_of_sitting(
    told: list[tuple[Event, Act]], dct: str | None, day: str | None = None
) -> list[tuple[Event, Act]]:
    """What a body did at the sitting told of before is dated by that sitting, where it is told in the simple past."""
    sitting: frozenset[str] = frozenset()
    dated = []
    for event, act in told:
        is_other = event.type in OF_BODY and not sitting & _actors(event)
        if day and not is_other and _is_of_sitting(event, act, is_today=day == dct):
            reason = f"told in the order of the sitting of {day}"
            event = replace(event, date=day, date_reason=reason)
        elif event.type in SAT and event.status == "happened" and len(event.date or "") == 10:
            day, sitting = event.date, _actors(event)
        dated.append((event, act))
    return dated


def _actors(event: Event) -> frozenset[str]:
    return frozenset(actor for role in event.roles for actor in role.actors)


def _is_of_sitting(event: Event, act: Act, *, is_today: bool) -> bool:
    kinds = SITTING | AT_SITTING if is_today else SITTING
    is_undated = (event.date_reason or "").startswith(NO_DATE)
    is_by_state = event.type == "rejection" and any(role.name == "who" for role in event.roles)
    return (
        event.type in kinds
        and event.status == "happened"
        and event.per is None
        and is_undated
        and (is_today or not is_by_state)
        and is_simple_past(act.phrase, act.match)
    )


def ready(phrase: Phrase, named: Named, view: View, speakers: Speakers) -> Phrase:
    """The sentence with its texts, and with "we" and "our" given to who speaks."""
    return with_own_pronouns(with_first_person(with_texts(phrase, named), speakers, view))


def asks(phrase: Phrase) -> bool:
    """Whether a sentence is a question."""
    return phrase.block.kind in SILENT_BLOCKS or (bool(phrase.printed) and phrase.printed[-1] == "?")


def with_texts(phrase: Phrase, named: Named) -> Phrase:
    """The sentence with the texts that it names."""
    texts: dict[int, str] = {}
    ends: dict[int, int] = {}
    for mention in named.within(phrase.sentence.start, phrase.sentence.end):
        for first, span in enumerate(phrase.spans):
            if span[0] <= mention.start < span[1]:
                texts[first] = mention.family
                ends[first] = sum(start < mention.end for start, _ in phrase.spans)
    return replace(phrase, texts=texts, text_ends=ends)


def _event(act: Act, view: View, named: Named, speakers: Speakers) -> Event | None:
    offset = act.phrase.spans[act.match.head][0]
    per = speakers.at(offset)
    shaped = _shaped(act, per)
    if shaped is None or (shaped[1] != "possible" and _speaks_of_paragraph(act.phrase)):
        return None
    kind, status, roles = shaped
    sentence = act.phrase.sentence
    evidence = view.evidence(sentence.start, sentence.end)
    one = _text_of(act, named)
    date = _date(act, status, one, view)
    counts = find_counts(evidence.quote) if kind in COUNTED else ()
    return Event(
        id=content_id("event", view.text.doc, offset, kind, status),
        doc=view.text.doc,
        evidence=(evidence,),
        made_by=MADE_BY,
        type=kind,
        status=status,
        roles=_with_authors(_with_lists(roles, act) if counts else roles, act, one),
        block=act.phrase.block.kind,
        date=date.edtf,
        date_reason=date.reason,
        place=place_of(act.phrase, act.match, view) if kind in PLACED_TYPES else None,
        instrument=one.instrument.id if one else None,
        paragraph=_paragraph(act, view) if one else None,
        outcome=counts[0].outcome if counts else None,
        per=per,
        plover=plover_of(act.frame.plover, status) if act.effect != "demand" else Plover("REQUEST", "yield"),
        facts=facts_of(act.phrase, view, kind) if kind in ("meeting", "visit", "vote", "veto") else (),
    )


def _speaks_of_paragraph(phrase: Phrase) -> bool:
    """ "In operative paragraph 8 the Assembly ...": what follows is what a text says."""
    opening = phrase.words[:3]
    return opening[:1] == ("in",) and bool({"operative", "preambular", "paragraph"} & set(opening))


def _with_lists(roles: tuple[Role, ...], act: Act) -> tuple[Role, ...]:
    """The roles with the parties listed behind the counts of the vote."""
    known = {role.name for role in roles}
    return roles + tuple(
        Role(one.role, one.chains) for one in find_ballots(act.phrase) if one.role not in known
    )


def _with_authors(roles: tuple[Role, ...], act: Act, one: ReadText | None) -> tuple[Role, ...]:
    """A report presented or published without a word of who did it: its authors."""
    is_told = act.frame.type not in ("report-presented", "report-published")
    if is_told or one is None or not one.instrument.sponsors or any(role.name == "who" for role in roles):
        return roles
    return (Role("who", one.instrument.sponsors), *roles)


def _date(act: Act, status: Status, one: ReadText | None, view: View) -> When:
    """The governing time; a letter was sent on the day that it bears."""
    if act.frame.type == "letter" and one is not None and one.instrument.date and status == "happened":
        return When(one.instrument.date, "the letter bears this date")
    if status == "happened" and act.frame.type in WRITTEN and (borne := date_borne(act.phrase, act.match)):
        return borne
    return when(act.phrase, act.match, status, view.text.dct, view)


def _shaped(act: Act, per: str | None) -> tuple[EventType, Status, tuple[Role, ...]] | None:
    """Type, status and roles. What somebody "should" do is a demand of whoever says so."""
    if act.effect != "demand":
        status = as_status(act.effect)
        if act.frame.type == "objection" and status == "denied":
            return None
        is_open = act.frame.status != "possible" and status == "possible"
        if is_open and per is not None and is_reported_future(act.phrase, act.match):
            status = "planned"
        is_told = bool(act.roles) or act.text is not None
        return (act.frame.type, status, act.roles) if status and is_told else None
    subject = next((role.actors for role in act.roles if role.name in ("who", "body")), ())
    if per is None or not subject or per in subject:
        return None
    return "demand", "happened", (Role("who", (per,)), Role("to", subject))


def _text_of(act: Act, named: Named) -> ReadText | None:
    """The instrument of an act: the one its frame asks for, else one named in the clause of a text's act."""
    at = act.text
    if at is None and act.frame.type in ("demand", "amendment-proposed", "objection", "abstention", "vote"):
        first, end = act.phrase.clause(act.match.head)
        sentence_end = len(act.phrase.words) if act.frame.type != "abstention" else end
        at = next((i for i in sorted(act.phrase.texts) if first <= i < sentence_end), None)
        if at is not None and act.phrase.texts[at] not in ("resolution", "decision", "amendment"):
            return None
    if at == LAST_TEXT or (at is None and act.frame.type in ("vote", "abstention")):
        return named.last_before(act.phrase.spans[act.match.head][0])
    if at is None:
        return None
    return named.at(act.phrase.spans[at][0])


def _paragraph(act: Act, view: View) -> str | None:
    """The number of the one paragraph named in the sentence."""
    numbers = [number for found in find_paragraphs(act.phrase, view) for number in found.numbers]
    return numbers[0] if len(numbers) == 1 else None
