"""Who wants what: stances of parties on texts, paragraphs and proposals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapporteur.annotate.view import View
from rapporteur.claims.acts import is_noun_use
from rapporteur.claims.arguments import argument, echoed
from rapporteur.claims.events import Named, asks, ready
from rapporteur.claims.grammar import is_finite_verb
from rapporteur.claims.instruments import (
    CONTESTED,
    MADE_BY,
    Reading,
    ReadText,
    is_own_text,
    reading_of,
)
from rapporteur.claims.paragraphs import find_paragraphs
from rapporteur.claims.phrase import Match, Phrase, match_at
from rapporteur.claims.speakers import Speakers
from rapporteur.claims.status import is_reported_future, noun_effect, verb_effect
from rapporteur.claims.votes import find_ballots
from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Event, Instrument, Position, Target
from rapporteur.model.ids import content_id
from rapporteur.model.span import Evidence
from rapporteur.model.text import StructuredText
from rapporteur.model.vocabulary import Stance
from rapporteur.reference import Reference
from rapporteur.reference.frames import Frames, PositionFrame

POINTING = ("this", "that", "these", "those")
JUDGED = (*CONTESTED, "report")
CONDITION = re.compile(
    r"\b(?:if|unless|provided (?:that )?|on condition that|in exchange (?:for|of)|in return for|as long as)\b"
    r"[^,.;:]{3,200}",
    re.IGNORECASE,
)


INVERTED = re.compile(r"(?:Should|Had|Were) [^,.;:?]{3,200}(?=,)")


@dataclass(frozen=True, slots=True)
class Stand:
    """A position word found, with the party's chains and the stance after negation and modality."""

    phrase: Phrase
    match: Match
    frame: PositionFrame
    parties: tuple[str, ...]
    stance: Stance
    decided: str | None = None


def find_positions(
    text: StructuredText,
    annotations: Annotations,
    instruments: tuple[Instrument, ...],
    events: tuple[Event, ...],  # noqa: ARG001
    *,
    reference: Reference,
    reading: Reading | None = None,
) -> tuple[Position, ...]:
    """Positions of one document, each once with all its evidence, sorted by first evidence.

    Sponsors support what they sponsor. An unnamed official speaks for the state or group he belongs to; a
    named person of a body speaks for himself. What somebody "should" support is nobody's position.

    Args:
        text: The document.
        annotations: Its layers.
        instruments: What `find_instruments` found in it; targets refer to them by id.
        events: What `find_events` found in it.
        reference: Position words and modality words.
        reading: The document as read, where the caller has it.
    """
    reading = reading or reading_of(text, annotations, reference=reference)
    view = reading.view
    known = {instrument.id for instrument in instruments}
    read = tuple(one for one in reading.texts if one.instrument.id in known)
    found = [position for one in read for position in _of_sponsors(one, view)]
    named, speakers = Named(read), Speakers(annotations.attributions)
    decided: str | None = None
    before: list[Position] = []
    for plain in () if is_own_text(text) else reading.phrases:
        if asks(plain):
            continue
        phrase = ready(plain, named, view, speakers)
        decided = _decided(phrase, view) or decided
        if narrowed := list(_on_paragraphs(phrase, before, view)):
            found = [position for position in found if position not in before] + narrowed
        before = [
            position
            for stand in _stands(phrase, reference.frames)
            for position in _positions(replace(stand, decided=decided), view, named, speakers)
        ]
        found += before
        found += _of_lists(phrase, view, named, speakers)
    return _merged(_folded(found))


def _on_paragraphs(phrase: Phrase, before: list[Position], view: View) -> Iterator[Position]:
    """ "This relates to paragraphs 7 and 8": the stances of the sentence before, each on these paragraphs."""
    if phrase.words[0] not in POINTING and phrase.words[:2] != ("the", "parts"):
        return
    numbers = [number for found in find_paragraphs(phrase, view) for number in found.numbers]
    evidence = view.evidence(phrase.sentence.start, phrase.sentence.end)
    for position in before:
        if position.target.instrument is None or position.target.paragraph is not None:
            continue
        for number in dict.fromkeys(numbers):
            target = replace(position.target, paragraph=number)
            one = _position(position.party, target, position.stance, evidence, view.text, per=position.per)
            yield replace(one, evidence=position.evidence + one.evidence, condition=position.condition)


def _decided(phrase: Phrase, view: View) -> str | None:
    """What a body "voted ... to" do: the proposal that a bare "voted against" nearby is about."""
    for at, word in enumerate(phrase.words):
        if word == "voted" and "to" in phrase.words[at + 1 : at + 8]:
            first = phrase.words.index("to", at + 1)
            _, end = phrase.clause(first)
            return view.words(*phrase.offsets(first, end)).rstrip(" .") if end > first + 1 else None
    return None


def _of_sponsors(one: ReadText, view: View) -> Iterator[Position]:
    instrument = one.instrument
    family = one.mentions[0].family if one.mentions else "resolution"
    if family not in CONTESTED:
        return
    for sponsor in instrument.sponsors:
        named = next((mention for mention in one.mentions if sponsor in mention.sponsors), None)
        sentence = view.sentence_at(named.start) if named else None
        evidence = view.evidence(sentence.start, sentence.end) if sentence else instrument.evidence[0]
        yield _position(party_of(sponsor, view), Target(instrument.id), "support", evidence, view.text)


def _position(
    party: str,
    target: Target,
    stance: Stance,
    evidence: Evidence,
    text: StructuredText,
    *,
    condition: str | None = None,
    per: str | None = None,
) -> Position:
    where = (target.instrument, target.paragraph, target.proposal)
    return Position(
        id=content_id("position", text.doc, evidence.start, evidence.end, party, stance, where),
        doc=text.doc,
        evidence=(evidence,),
        made_by=MADE_BY,
        party=party,
        target=target,
        stance=stance,
        condition=condition,
        as_of=text.dct,
        per=per,
    )


def party_of(chain_id: str, view: View) -> str:
    """The state or group for which an unnamed official stands, else the actor."""
    chain = view.chain_by_id[chain_id]
    above = view.chain_by_id.get(chain.of or "")
    if chain.named or above is None or above.actor_kind not in ("state", "group"):
        return chain_id
    return above.id


def _stands(phrase: Phrase, frames: Frames) -> Iterator[Stand]:
    taken: set[int] = set()
    for at in range(len(phrase.words)):
        for frame in frames.positions_from(phrase.words[at]):
            match = match_at(frame.pattern, phrase.words, at)
            if match is None or taken & set(match.own) or not _fits_class(phrase, match, frame):
                continue
            stand = _stand(phrase, match, frame, frames)
            if stand is not None:
                taken |= set(match.own)
                yield stand


def _fits_class(phrase: Phrase, match: Match, frame: PositionFrame) -> bool:
    kind = frame.pattern.items[frame.pattern.head].kind
    return kind == "word" or is_noun_use(phrase, match) == (kind == "noun")


def _stand(phrase: Phrase, match: Match, frame: PositionFrame, frames: Frames) -> Stand | None:
    is_noun = frame.pattern.items[frame.pattern.head].kind == "noun"
    groups = (argument(phrase, match, slot, is_noun=is_noun) for slot in frame.party)
    group = next((found for found in groups if found is not None), None)
    if (
        group is None
        or phrase.words[group.first : group.first + 1] == ("no",)
        or _follows_no(phrase, group.first)
    ):
        return None
    effect = (
        noun_effect(phrase, match, frames.modals)
        if is_noun
        else verb_effect(phrase, match, group, frames.modals)
    )
    if effect == "possible" and _is_announced(phrase, match):
        effect = "planned"
    is_settled = frame.target == "own" or frame.stance == "conditional" or is_noun
    if _was_expected(phrase, match):
        return None
    stance = stance_under(frame.stance, "happened" if is_settled else effect)
    if stance is None and effect == "possible" and _condition_in(phrase):
        stance = "conditional"
    if frame.stance == "conditional" and frame.target == "last" and not _condition_in(phrase):
        return None
    if frame.target == "words" and not _is_short(phrase, match):
        return None
    chains = tuple(dict.fromkeys(group.chains + echoed(phrase, match)))
    return Stand(phrase, match, frame, chains, stance) if stance else None


def _follows_no(phrase: Phrase, first: int) -> bool:
    """ "No other member opposed it": nobody did."""
    before = phrase.words[max(first - 2, 0) : first]
    return before[-1:] == ("no",) or (before[:1] == ("no",) and before[-1].isalpha())


def _was_expected(phrase: Phrase, match: Match) -> bool:
    """ "X had been expected to vote for": what was thought of X before, not where X stands."""
    near = phrase.words[max(match.head - 6, 0) : match.head]
    return "expected" in near and bool({"had", "was", "were"} & set(near))


def _condition_in(phrase: Phrase) -> bool:
    return condition_of(" ".join(phrase.printed)) is not None


def _is_short(phrase: Phrase, match: Match) -> bool:
    """Whether nothing but a noun phrase stands between the verb and what it rejects or supports."""
    between = range(match.head + 1, match.end - 1)
    return not any(phrase.party_over(at) or is_finite_verb(phrase.words[at]) for at in between)


def _is_announced(phrase: Phrase, match: Match) -> bool:
    """ "X said it would vote for", "X threatened to veto": the stance is plain though the act is to come."""
    near = phrase.words[max(match.head - 3, 0) : match.head]
    return is_reported_future(phrase, match) or any(word.startswith("threaten") for word in near)


def stance_under(stance: Stance, effect: str | None) -> Stance | None:
    """The stance after negation and modality; None where the words give the party none."""
    if effect in ("happened", "planned"):
        return stance
    if effect == "denied":
        return {"support": "oppose", "oppose": "unclear"}.get(stance)  # type: ignore[return-value]
    return "unclear" if effect == "possible" and stance in ("support", "oppose") else None


def _positions(stand: Stand, view: View, named: Named, speakers: Speakers) -> Iterator[Position]:
    sentence = stand.phrase.sentence
    evidence = view.evidence(sentence.start, sentence.end)
    per = speakers.at(stand.phrase.spans[stand.match.head][0])
    condition = condition_of(evidence.quote)
    stance: Stance = (
        "conditional" if condition and stand.stance in ("support", "oppose", "unclear") else stand.stance
    )
    for chain in stand.parties:
        if _decides(chain, view):
            continue
        party = party_of(chain, view)
        for target in _targets(stand, party, chain, view, named):
            yield _position(party, target, stance, evidence, view.text, condition=condition, per=per)


LISTED: dict[str, Stance] = {"favour": "support", "against": "oppose", "abstain": "neutral"}


def _of_lists(phrase: Phrase, view: View, named: Named, speakers: Speakers) -> Iterator[Position]:
    """Stances of the parties that a sentence lists behind the counts of a vote."""
    sentence = phrase.sentence
    here = next((at for at in sorted(phrase.texts) if phrase.texts[at] in CONTESTED), None)
    one = named.at(phrase.spans[here][0]) if here is not None else None
    one = one or named.last_before(sentence.start)
    for ballots in find_ballots(phrase) if one else ():
        for chain in ballots.chains:
            evidence = view.evidence(sentence.start, sentence.end)
            per = speakers.at(sentence.start)
            target = Target(one.instrument.id if one else None)
            yield _position(party_of(chain, view), target, LISTED[ballots.role], evidence, view.text, per=per)


def _decides(chain: str, view: View) -> bool:
    """Whether the actor is a body that decides by votes: what it rejects is an outcome, not a stance."""
    keys = view.chain_by_id[chain].candidates[:1]
    return any(key.startswith(("organ:GA", "organ:SC")) or key == "organ:HRC" for key in keys)


def condition_of(words: str) -> str | None:
    """The words of a condition, such as "if paragraph 8 goes"."""
    match = INVERTED.match(words) or CONDITION.search(words)
    return " ".join(match.group().split()) if match else None


def _targets(stand: Stand, party: str, chain: str, view: View, named: Named) -> tuple[Target, ...]:
    if stand.frame.target == "words":
        first, end = stand.match.head + 1, stand.match.end
        return (Target(proposal=view.words(*stand.phrase.offsets(first, end))),)
    one = _own_text(named.read, party, chain) if stand.frame.target == "own" else _named_text(stand, named)
    if one is None or (stand.frame.target == "last" and stand.decided and not stand.phrase.texts):
        proposal = stand.decided if stand.frame.target == "last" else _proposal(stand, view)
        return (Target(proposal=proposal),) if proposal else ()
    numbers = _clause_numbers(stand, view)
    if not numbers or stand.frame.target == "own":
        return (Target(one.instrument.id),)
    return tuple(Target(one.instrument.id, number) for number in dict.fromkeys(numbers))


def _clause_numbers(stand: Stand, view: View) -> list[str]:
    """Paragraphs named in the clause of the position word."""
    phrase = stand.phrase
    first, _ = phrase.clause(stand.match.first)
    _, last = phrase.clause(stand.match.end - 1)
    start, end = phrase.offsets(first, last)
    found = (one for one in find_paragraphs(phrase, view) if start <= one.start < end)
    return [number for one in found for number in one.numbers]


def _own_text(read: tuple[ReadText, ...], party: str, chain: str) -> ReadText | None:
    return next((one for one in read if {party, chain} & set(one.instrument.sponsors)), None)


def _named_text(stand: Stand, named: Named) -> ReadText | None:
    """The contested text that the clause names: at or after the position word, or as its passive subject."""
    phrase = stand.phrase
    _, end = phrase.clause(stand.match.end - 1)
    reach = range(stand.match.head, max(end, stand.match.end))
    places = [at for at in sorted(phrase.texts) if at in reach or _is_passive_subject(stand, at)]
    for at in places:
        if phrase.texts[at] in JUDGED:
            return named.at(phrase.spans[at][0])
    is_it = phrase.words[stand.match.end : stand.match.end + 1] == ("it",)
    if is_it or stand.frame.target == "last":
        return named.last_before(phrase.spans[stand.match.head][0])
    return None


def _is_passive_subject(stand: Stand, at: int) -> bool:
    by = stand.phrase.words[stand.match.end : stand.match.end + 1] == ("by",)
    return by and at < stand.match.head


def _proposal(stand: Stand, view: View) -> str | None:
    """ "The demand that X be dropped": the words for X, where no text is named."""
    own = stand.match.own
    if len(own) < 3 or stand.frame.stance != "oppose" or "that" not in stand.phrase.words[own[0] : own[-1]]:
        return None
    first = stand.phrase.words.index("that", own[0]) + 1
    if first >= own[-2]:
        return None
    return view.words(*stand.phrase.offsets(first, own[-2]))


def _folded(found: list[Position]) -> list[Position]:
    """Words against "such texts" are no second stance of a party that takes the same one on the text itself."""
    on_texts = {(one.party, one.stance) for one in found if one.target.instrument}
    return [one for one in found if one.target.instrument or (one.party, one.stance) not in on_texts]


def _merged(found: list[Position]) -> tuple[Position, ...]:
    """One position for each party, target and stance, with all its evidence."""
    kept: dict[tuple[str, Target, str, str | None], Position] = {}
    for position in sorted(found, key=lambda one: (one.evidence[0].start, one.id)):
        key = (position.party, position.target, position.stance, position.condition)
        if key not in kept:
            kept[key] = position
            continue
        evidence = tuple(dict.fromkeys(kept[key].evidence + position.evidence))
        kept[key] = replace(kept[key], evidence=evidence, per=kept[key].per or position.per)
    return tuple(sorted(kept.values(), key=lambda one: (one.evidence[0].start, one.id)))
