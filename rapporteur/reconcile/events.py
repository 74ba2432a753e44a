"""Which events of several documents are one happening, and on what their reports differ.

Pairs are looked for among events of one type that share a party, so that the cost follows what documents have in
common. A report too vague to choose between two happenings is joined to neither.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from rapporteur.model.claim import Event
from rapporteur.model.link import Linked
from rapporteur.model.partial_date import Days, days_of
from rapporteur.model.reading import Reading
from rapporteur.reconcile.instruments import group_instruments

VAGUE_DAYS = 31
"""An interval longer than this does not tell one meeting from the next."""

DATE_EQUAL, DATE_WITHIN, DATE_OPEN, DATE_NEAR = 0.95, 0.8, 0.7, 0.6
SAME_WORDS = 0.9

ONCE = frozenset({"draft-tabled", "adoption", "veto", "agenda-inclusion", "report-published", "referral"})
"""What happens to one instrument once in a forum."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_ORDINAL = re.compile(r"\b(" + "|".join(_ORDINALS) + r")(?!\s+(?:in|since|ever|for)\b)", re.IGNORECASE)

DateFit = Literal["equal", "within", "near", "open", "apart"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One document's event with what decides.

    `parties` has for each participant the actor and whom it belongs to; `instrument` is the case's; `words` are
    the quotes without regard to white space; `voice` is shared by documents that copy from each other.
    """

    claim: Event
    parties: tuple[frozenset[str], ...]
    days: Days | None
    ordinal: str | None
    instrument: str | None
    words: frozenset[str]
    voice: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two events that are one happening; `conflicts` names the facts on which they differ, with both values."""

    a: Event
    b: Event
    score: float
    reason: str
    conflicts: tuple[tuple[str, str, str], ...]


def match_events(readings: tuple[Reading, ...], linked: Linked, voices: dict[str, str]) -> tuple[Match, ...]:
    """Pairs of events of different documents that tell of one happening; sorted by claim ids.

    Args:
        readings: The documents of the case.
        linked: Their actors.
        voices: For documents that share their wording, the group that they speak with as one voice.
    """
    seen = _all_seen(readings, linked, voices)
    fits = {}
    for a, b in _candidates(seen):
        fit = _fit(a, b)
        if fit:
            fits[a.claim.id, b.claim.id] = (a, b, *fit)
    matches = (
        Match(a.claim, b.claim, score, reason, _conflicts(a, b))
        for (_, _), (a, b, score, reason) in sorted(fits.items())
        if not _is_ambiguous(a, b, fits) and not _is_ambiguous(b, a, fits)
    )
    return tuple(matches)


def _all_seen(readings: tuple[Reading, ...], linked: Linked, voices: dict[str, str]) -> tuple[Seen, ...]:
    actor_of = {(link.doc, link.chain): link.actor for link in linked.links}
    belongs = {actor.id: actor.of for actor in linked.actors}
    group_of = {member: group[0] for group in group_instruments(readings, linked) for member in group}

    def lineage(actor: str) -> frozenset[str]:
        line = [actor]
        while (above := belongs.get(line[-1])) and above not in line:
            line.append(above)
        return frozenset(line)

    def see(event: Event) -> Seen:
        actors = dict.fromkeys(
            actor_of[event.doc, chain]
            for role in event.roles
            for chain in role.actors
            if (event.doc, chain) in actor_of
        )
        return Seen(
            event,
            tuple(lineage(actor) for actor in actors),
            days_of(event.date) if event.date else None,
            ordinal_of(event),
            group_of.get(event.instrument) if event.instrument else None,
            frozenset(" ".join(words.quote.split()) for words in event.evidence),
            voices.get(event.doc, event.doc),
        )

    return tuple(see(event) for reading in readings for event in reading.claims.events)


def ordinal_of(event: Event) -> str | None:
    """The place in a row that a report prints ("a second time"); "first in 10 years" is none."""
    for fact in event.facts:
        if found := _ORDINAL.search(fact):
            return found.group(1).lower()
    return None


def _candidates(seen: tuple[Seen, ...]) -> Iterator[tuple[Seen, Seen]]:
    blocks: defaultdict[tuple[str, str], list[Seen]] = defaultdict(list)
    for one in seen:
        for key in sorted({*frozenset().union(*one.parties), one.instrument or "", *one.words} - {""}):
            blocks[one.claim.type, key].append(one)
    done = set()
    for block in blocks.values():
        for pair in combinations(block, 2):
            a, b = sorted(pair, key=lambda one: one.claim.id)
            if a.claim.doc != b.claim.doc and (a.claim.id, b.claim.id) not in done:
                done.add((a.claim.id, b.claim.id))
                yield a, b


def _fit(a: Seen, b: Seen) -> tuple[float, str] | None:
    """Score and reason, if the two may be one happening."""
    if not _statuses_fit(a, b) or (a.ordinal and b.ordinal and a.ordinal != b.ordinal):
        return None
    if a.voice == b.voice and a.words & b.words:
        return SAME_WORDS, "the same words in a copy"
    shared, smaller = _shared_parties(a, b), min(len(a.parties), len(b.parties))
    same_text = a.instrument is not None and a.instrument == b.instrument
    if a.instrument and b.instrument and not same_text:
        return None
    dates = date_fit(a.days, b.days)
    if dates == "equal" and (shared >= 2 or (shared >= 1 and shared == smaller) or same_text):
        return DATE_EQUAL, f"same type and day, {_shared_words(shared, same_text)}"
    if dates == "within" and (shared >= 2 or same_text):
        return DATE_WITHIN, f"same type, dates agree as far as given, {_shared_words(shared, same_text)}"
    if dates == "open" and (
        (same_text and a.claim.type in ONCE)
        or (shared >= 2 and shared == smaller and a.claim.status != "happened")
    ):
        return DATE_OPEN, f"same type, no date speaks against it, {_shared_words(shared, same_text)}"
    if dates == "near" and _is_distinctive(a, b, shared=shared, smaller=smaller, same_text=same_text):
        return DATE_NEAR, f"same type, a day apart, {_shared_words(shared, same_text)}"
    return None


def _is_distinctive(a: Seen, b: Seen, *, shared: int, smaller: int, same_text: bool) -> bool:
    """So much else is equal that a difference of a day is a contradiction and not another happening."""
    same_place_in_row = a.ordinal is not None and a.ordinal == b.ordinal
    once = same_text and a.claim.type in ONCE
    return once or (shared >= 2 and shared == smaller and same_place_in_row)


def _shared_words(shared: int, same_text: bool) -> str:
    parties = f"{shared} part{'y' if shared == 1 else 'ies'} in common"
    return f"{parties} and the same instrument" if same_text else parties


def _statuses_fit(a: Seen, b: Seen) -> bool:
    open_ones = {"planned", "possible"}
    return a.claim.status == b.claim.status or {a.claim.status, b.claim.status} <= open_ones


def _shared_parties(a: Seen, b: Seen) -> int:
    """Parties of the smaller event found in the other; an official and his state count as the same party."""
    fewer, more = sorted((a.parties, b.parties), key=len)
    left = list(more)
    count = 0
    for party in fewer:
        partner = next((other for other in left if party & other), None)
        if partner is not None:
            left.remove(partner)
            count += 1
    return count


def date_fit(a: Days | None, b: Days | None) -> DateFit:
    """How two intervals of days agree; an open or missing end is unknown, not unlimited knowledge."""
    if a is None or b is None or None in (a.begin, a.end, b.begin, b.end):
        known = a is not None and b is not None and not a.overlaps(b)
        return "apart" if known else "open"
    assert a.begin and a.end and b.begin and b.end  # noqa: S101  narrowed above, for the type checker
    if a == b and a.begin == a.end:
        return "equal"
    if a.overlaps(b):
        longest = max((a.end - a.begin).days, (b.end - b.begin).days) + 1
        return "within" if longest <= VAGUE_DAYS else "open"
    gap = max((a.begin - b.end).days, (b.begin - a.end).days)
    return "near" if gap == 1 and a.begin == a.end and b.begin == b.end else "apart"


def _is_ambiguous(one: Seen, other: Seen, fits: dict[tuple[str, str], tuple[Seen, Seen, float, str]]) -> bool:
    """`one` fits `other` loosely, and as loosely a third event that cannot be the same as `other`."""
    if date_fit(one.days, other.days) == "equal":
        return False
    thirds = [b if a is one else a for a, b, _, _ in fits.values() if one in (a, b)]
    return any(
        third is not other
        and date_fit(one.days, third.days) != "equal"
        and third.claim.doc != one.claim.doc
        and (date_fit(third.days, other.days) in ("near", "apart") or third.claim.doc == other.claim.doc)
        for third in thirds
    )


def _conflicts(a: Seen, b: Seen) -> tuple[tuple[str, str, str], ...]:
    conflicts = []
    if a.claim.date and b.claim.date and date_fit(a.days, b.days) in ("near", "apart"):
        conflicts.append(("date", a.claim.date, b.claim.date))
    if a.claim.outcome and b.claim.outcome and a.claim.outcome != b.claim.outcome:
        conflicts.append(("outcome", a.claim.outcome, b.claim.outcome))
    return tuple(conflicts)
