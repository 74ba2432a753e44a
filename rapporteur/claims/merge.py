"""An event told twice in a document is one event with two pieces of evidence."""

from dataclasses import replace

from rapporteur.annotate.view import View
from rapporteur.claims.dates import NO_DATE
from rapporteur.model.claim import Event, Role
from rapporteur.model.span import Evidence

SPOKEN = frozenset({"demand", "offer", "objection", "statement", "recommendation", "threat", "message"})
"""Acts of speech: two of one speaker are two, unless both are about one text."""
DECISIONS = frozenset({"adoption", "rejection", "veto", "agenda-inclusion"})
MOST_OPEN = 100
"""A telling is held against so many happenings of its type: time stays in proportion to the document."""
MOST_PASSES = 8
SIDES = frozenset({"who", "with"})


def merge_events(events: tuple[Event, ...], plural: frozenset[str], view: View) -> tuple[Event, ...]:
    """Take together what is one happening; then use what one act says of the day of another.

    Two tellings are one when type, status and instrument agree, the dates touch, and the roles that both name
    share an actor or the body an actor belongs to. `plural` are the events told in the plural ("his
    meetings"): a series is none of its members. Sorted by first evidence.
    """
    merged = _pass(tuple(event for event in events if not _is_bare_condition(event)), plural, view)
    for _ in range(MOST_PASSES):
        again = _pass(tuple(merged), plural, view)
        if len(again) == len(merged):
            break
        merged = again
    met = (sided for event in merged if (sided := without_own_side(event, view)) is not None)
    refusals = [event for event in merged if _refused_until(event)]
    dated = _with_ballots(tuple(_dated_by_refusal(event, refusals) for event in met))
    return tuple(sorted(dated, key=lambda event: (event.evidence[0].start, event.evidence[0].end, event.id)))


def without_own_side(event: Event, view: View) -> Event | None:
    """A meeting without the states whose own officials take part; None if no two of them are left."""
    if event.type != "meeting":
        return event
    present = _sides(event)
    owners = _bodies(present, view)
    kept = [
        Role(role.name, actors)
        for role in event.roles
        if (actors := tuple(actor for actor in role.actors if role.name not in SIDES or actor not in owners))
    ]
    event = replace(event, roles=tuple(kept))
    return None if len(set(_sides(event))) < 2 <= len(set(present)) else event


def _is_bare_condition(event: Event) -> bool:
    """ "If the draft is adopted": nobody does it, and it is not said to come."""
    return event.status == "possible" and not event.roles


def _pass(events: tuple[Event, ...], plural: frozenset[str], view: View) -> list[Event]:
    """Join each event to the first of its type before it that is the same; a joined one may fit more than its parts."""
    merged: list[Event] = []
    places: dict[tuple[str, str], list[int]] = {}
    for event in events:
        kin = places.setdefault((event.type, event.status), [])
        at = next((i for i in kin[-MOST_OPEN:] if _counts_as(merged[i], event, plural, view)), None)
        if at is None:
            kin.append(len(merged))
            merged.append(event)
        else:
            merged[at] = _joined(merged[at], event, view)
    return merged


def _with_ballots(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Give "X voted against, Y abstained" to the decision it belongs to: the one told last before it."""
    kept: list[Event] = []
    decisions: list[int] = []
    for event in sorted(events, key=lambda one: one.evidence[0].start):
        at = _decision_before(event, kept, decisions[-MOST_OPEN:])
        if at is None:
            if _is_decision(event):
                decisions.append(len(kept))
            kept.append(event)
        else:
            kept[at] = _with_votes(kept[at], event)
    return tuple(kept)


def _decision_before(event: Event, kept: list[Event], decisions: list[int]) -> int | None:
    if event.type not in ("vote", "abstention") or event.status != "happened":
        return None
    for at in reversed(decisions):
        other = kept[at]
        if dates_touch(other.date, event.date):
            if event.instrument and other.instrument and event.instrument != other.instrument:
                continue
            return at
    return None


def _is_decision(event: Event) -> bool:
    by_body = any(role.name == "body" for role in event.roles) or event.type in ("veto", "agenda-inclusion")
    if event.type in ("mandate-created", "mandate-extended"):
        return event.status == "happened" and event.outcome is not None
    return event.type in DECISIONS and event.status == "happened" and (by_body or not event.roles)


def _with_votes(decision: Event, ballot: Event) -> Event:
    roles = list(decision.roles)
    for role in ballot.roles:
        at = next((i for i, known in enumerate(roles) if known.name == role.name), None)
        if at is None:
            roles.append(role)
        else:
            roles[at] = Role(role.name, tuple(dict.fromkeys(roles[at].actors + role.actors)))
    return replace(decision, roles=tuple(roles), evidence=_all_evidence(decision.evidence, ballot.evidence))


def _counts_as(a: Event, b: Event, plural: frozenset[str], view: View) -> bool:
    return (a.id in plural) == (b.id in plural) and is_same(a, b, view)


def is_same(a: Event, b: Event, view: View) -> bool:
    """Whether two acts of one document are one happening, as far as its words go."""
    if a.type != b.type or a.status != b.status:
        return False
    if a.type in SPOKEN and (a.instrument is None or a.instrument != b.instrument):
        return False
    if a.instrument and b.instrument and a.instrument != b.instrument:
        return False
    if a.paragraph != b.paragraph and a.paragraph and b.paragraph:
        return False
    if a.outcome and b.outcome and a.outcome != b.outcome:
        return False
    if a.type in SPOKEN and not _one_speaker(a, b):
        return False
    return dates_touch(a.date, b.date) and _roles_agree(a, b, view)


def _one_speaker(a: Event, b: Event) -> bool:
    """Whether the same actor speaks, not only one of the same body."""
    first, second = (
        {actor for role in event.roles if role.name == "who" for actor in role.actors} for event in (a, b)
    )
    return bool(first & second)


def _roles_agree(a: Event, b: Event, view: View) -> bool:
    if a.type == "meeting":
        return _sides_agree(_sides(a), _sides(b), view) or _sides_agree(_sides(b), _sides(a), view)
    first = {role.name: role.actors for role in a.roles}
    second = {role.name: role.actors for role in b.roles}
    common = first.keys() & second.keys()
    if not common:
        return not a.roles or not b.roles
    return all(_share(first[name], second[name], view) for name in common)


def _sides(event: Event) -> tuple[str, ...]:
    return tuple(actor for role in event.roles if role.name in ("who", "with") for actor in role.actors)


def _sides_agree(a: tuple[str, ...], b: tuple[str, ...], view: View) -> bool:
    """Whether everybody of one telling of a meeting is in the other: by chain, or as somebody of the same body."""
    return all(any(_share((one,), (other,), view) for other in b) for one in a)


def _share(a: tuple[str, ...], b: tuple[str, ...], view: View) -> bool:
    if set(a) & set(b) or _bodies(a, view) & set(b) or _bodies(b, view) & set(a):
        return True
    if _organs(a, view) & _organs(b, view):
        return True
    return (_all_unnamed(a, view) or _all_unnamed(b, view)) and bool(_bodies(a, view) & _bodies(b, view))


def _organs(actors: tuple[str, ...], view: View) -> set[str]:
    """First parts of the keys of UN organs: the Assembly and its Third Committee are one body at work."""
    keys = (candidate for actor in actors for candidate in view.chain_by_id[actor].candidates[:1])
    return {key.split("-")[0] for key in keys if key.startswith("organ:") and key != "organ:UN"}


def _bodies(actors: tuple[str, ...], view: View) -> set[str]:
    """The states and bodies that actors belong to; the United Nations as such is no side of anything."""
    above = {of for actor in actors if (of := view.chain_by_id[actor].of)}
    return {
        of for of in above if of in view.chain_by_id and view.chain_by_id[of].candidates[:1] != ("organ:UN",)
    }


def _all_unnamed(actors: tuple[str, ...], view: View) -> bool:
    return all(not view.chain_by_id[actor].named for actor in actors)


def dates_touch(a: str | None, b: str | None) -> bool:
    """Whether two EDTF dates or intervals may name one day; None fits everything."""
    if a is None or b is None:
        return True
    (first_a, last_a), (first_b, last_b) = bounds(a), bounds(b)
    return first_a <= last_b and first_b <= last_a


def bounds(edtf: str) -> tuple[str, str]:
    """First and last day of an EDTF date as strings that compare; open ends lie beyond all days."""
    first, slash, last = edtf.partition("/")
    first, last = first.rstrip("~?%"), last.rstrip("~?%") if slash else first.rstrip("~?%")
    return (
        "0000" if first in ("..", "") else first,
        "9999" if last in ("..", "") else last + "-99-99"[: max(0, 10 - len(last))],
    )


def _joined(a: Event, b: Event, view: View) -> Event:
    """One event from two tellings: the narrower date, all roles, all evidence; the first telling speaks first."""
    narrow = min((a, b), key=lambda event: _width(event.date))
    return replace(
        a,
        evidence=_all_evidence(a.evidence, b.evidence),
        roles=_all_roles(a.roles, b.roles, view),
        date=narrow.date,
        date_reason=narrow.date_reason,
        place=a.place or b.place,
        instrument=a.instrument or b.instrument,
        paragraph=a.paragraph or b.paragraph,
        outcome=a.outcome or b.outcome,
        per=a.per if a.per == b.per else None,
        plover=a.plover or b.plover,
        facts=tuple(dict.fromkeys(a.facts + b.facts)),
    )


def _width(edtf: str | None) -> tuple[int, str, str]:
    """Sorts dates from narrow to wide: days, months, years and intervals, open ones, none."""
    if edtf is None:
        return 3, "", ""
    if ".." in edtf:
        return 2, *bounds(edtf)
    return (1 if "/" in edtf else 0), f"{10 - len(edtf):03d}", edtf


def _all_evidence(a: tuple[Evidence, ...], b: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(a + b))


def _all_roles(a: tuple[Role, ...], b: tuple[Role, ...], view: View) -> tuple[Role, ...]:
    """Roles of the telling that names more people, with those that only the other has; nobody twice."""
    if _named_count(b, view) > _named_count(a, view):
        a, b = b, a
    names = {role.name for role in a}
    taken = {actor for role in a for actor in role.actors}
    is_full = len(taken) > 1 and bool(names & SIDES)
    return a + tuple(
        role
        for role in b
        if role.name not in names and not taken & set(role.actors) and not (is_full and role.name in SIDES)
    )


def _named_count(roles: tuple[Role, ...], view: View) -> int:
    """How much the roles tell: actors with a name, and committees rather than their assembly."""
    chains = [view.chain_by_id[actor] for role in roles for actor in role.actors]
    return sum(chain.named for chain in chains) + sum(
        "-" in key for chain in chains for key in chain.candidates[:1]
    )


def _dated_by_refusal(event: Event, events: list[Event]) -> Event:
    """A meeting of a stretch of days that had been refused until one of them took place on that one."""
    if event.type != "meeting" or event.status != "happened" or event.date is None:
        return event
    for other in events:
        day = _refused_until(other)
        if day and _is_wide(event.date, day) and _parties(event) & _parties(other):
            reason = f"requests for a meeting were refused until {day}, so it was granted then"
            return replace(event, date=day, date_reason=reason, evidence=event.evidence + other.evidence)
    return event


def _parties(event: Event) -> set[str]:
    return {actor for role in event.roles for actor in role.actors}


def _refused_until(event: Event) -> str | None:
    """The day until which a meeting was refused, where the document prints one."""
    if event.type != "meeting-refusal" or not (event.date or "").startswith("../"):
        return None
    if (event.date_reason or "").startswith(NO_DATE):
        return None
    day = (event.date or "").removeprefix("../")
    return day if len(day) == 10 else None


def _is_wide(edtf: str, day: str) -> bool:
    first, last = bounds(edtf)
    return first != last and first != "0000" and first <= day <= last
