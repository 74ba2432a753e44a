"""Events of the case: what several documents tell of one happening, put together without hiding a difference."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from rapporteur.case.names import Names
from rapporteur.model.case import CaseEvent, Report
from rapporteur.model.claim import Event, Role
from rapporteur.model.groups import group_pairs
from rapporteur.model.ids import content_id
from rapporteur.model.partial_date import days_of, edtf_between
from rapporteur.model.reading import Reading
from rapporteur.model.relation import Relations
from rapporteur.model.vocabulary import STATUSES, RoleName


def fold_events(readings: tuple[Reading, ...], relations: Relations, names: Names) -> tuple[CaseEvent, ...]:
    """Put reports of one happening together; sorted by first possible day, undated ones last."""
    claims = {event.id: event for reading in readings for event in reading.claims.events}
    pairs = [(claim, claim) for claim in claims]
    pairs += [(r.a, r.b) for r in relations.relations if r.relation == "same_event"]
    voices = _voices(relations)
    events = [
        _fold([claims[member] for member in group], relations, names, voices) for group in group_pairs(pairs)
    ]
    events = [replace(event, overtaken_by=_overtaken_by(event, events)) for event in events]
    return tuple(sorted(events, key=lambda event: (_sort_day(event.date), event.type, event.id)))


AFTER_TABLING = frozenset({"draft-tabled", "adoption", "vote", "rejection", "veto"})
"""What cannot happen to a draft before it is tabled."""


def _overtaken_by(event: CaseEvent, events: list[CaseEvent]) -> str | None:
    """The event that made a plan for a text past: the same step by the same body, or one that comes after it."""
    if event.status not in ("planned", "possible") or event.instrument is None:
        return None
    done = [
        other.id
        for other in events
        if other.status == "happened"
        and other.instrument == event.instrument
        and (
            (other.type == event.type and _body(other) == _body(event))
            or (event.type == "draft-tabled" and other.type in AFTER_TABLING)
        )
    ]
    return min(done, default=None)


def _body(event: CaseEvent) -> tuple[str, ...]:
    return next((role.actors for role in event.roles if role.name == "body"), ())


def _voices(relations: Relations) -> dict[str, str]:
    """Documents that share wording speak with one voice."""
    dependent = group_pairs(
        (r.a, r.b) for r in relations.relations if r.relation in ("copy", "shared_source")
    )
    return {doc: group[0] for group in dependent for doc in group}


def _fold(claims: list[Event], relations: Relations, names: Names, voices: dict[str, str]) -> CaseEvent:
    claims = sorted(claims, key=lambda claim: (claim.doc, claim.evidence[0].start, claim.id))
    ids = {claim.id for claim in claims}
    contested = {
        r.on for r in relations.relations if r.relation == "contradicts" and r.a in ids and r.b in ids
    }
    return CaseEvent(
        id=content_id("case-event", *sorted(ids)),
        type=claims[0].type,
        status=min((claim.status for claim in claims), key=STATUSES.index),
        date=_common_date([claim.date for claim in claims if claim.date]),
        place=_most_common(claim.place for claim in claims),
        roles=_without_doubles(_roles(claims, names), names),
        instrument=next((found for c in claims if (found := names.instrument(c.instrument))), None),
        paragraph=_most_common(claim.paragraph for claim in claims),
        outcome=_most_common(claim.outcome for claim in claims),
        plover=next((claim.plover for claim in claims if claim.plover), None),
        facts=tuple(sorted({fact for claim in claims for fact in claim.facts})),
        reports=tuple(
            Report(c.id, c.doc, c.date, c.status, names.actor(c.doc, c.per), c.evidence) for c in claims
        ),
        independent=len({voices.get(claim.doc, claim.doc) for claim in claims}),
        contested=tuple(sorted(fact for fact in contested if fact)),
    )


def _common_date(dates: list[str]) -> str | None:
    """The days on which all reports agree; where they do not agree, all days that any of them names."""
    spans = [days_of(words) for words in dates]
    begins = [span.begin for span in spans if span.begin]
    ends = [span.end for span in spans if span.end]
    begin, end = max(begins, default=None), min(ends, default=None)
    if begin and end and begin > end:
        begin, end = min(begins), max(ends)
    return edtf_between(begin, end) if begin or end else None


def _most_common(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _roles(claims: list[Event], names: Names) -> tuple[Role, ...]:
    named = [role for claim in claims for role in names.roles(claim.doc, claim.roles)]
    together = (
        Role(name, tuple(sorted({actor for role in named if role.name == name for actor in role.actors})))
        for name in get_args(RoleName)
    )
    return tuple(role for role in together if role.actors)


PARTIES = ("who", "with")


def _without_doubles(roles: tuple[Role, ...], names: Names) -> tuple[Role, ...]:
    """Parties each once: who stands on both sides is named first, and a state whose official takes part is he.

    Reports name the same side now by its official, now by its state; both stay in the reports.
    """
    parties = {actor for role in roles if role.name in PARTIES for actor in role.actors}
    stands_for = {above for actor in parties for above in names.lineage(actor)}
    first = next((set(role.actors) for role in roles if role.name == "who"), set())
    kept = []
    for role in roles:
        actors = role.actors
        if role.name in PARTIES:
            actors = tuple(actor for actor in actors if actor not in stands_for)
        if role.name == "with":
            actors = tuple(actor for actor in actors if actor not in first)
        kept.append(Role(role.name, names.each_once(actors)))
    return tuple(role for role in kept if role.actors)


def _sort_day(date: str | None) -> tuple[str, str]:
    if date is None:
        return ("9999", "")
    days = days_of(date)
    return (str(days.begin or days.end), date)
