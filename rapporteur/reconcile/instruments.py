"""Which mentions in several documents are one instrument.

By symbol first (a revision belongs to its draft), then by the vote: a draft and the resolution that came of it carry
the same count of the same body. Mentions without a symbol are taken together by kind, body, authors and time, and
join an instrument with a symbol only where exactly one fits.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapporteur.model.claim import Instrument
from rapporteur.model.groups import group_pairs
from rapporteur.model.link import Linked
from rapporteur.model.reading import Reading

NEAR_DAYS = 120
"""A draft lives a few weeks and is written about some months; last year's text is another one."""

SAME_WEEKS_DAYS = 45
"""Within these days a draft of which neither body nor authors are said can only be the one on the table."""

LARGE_BODY = 40
"""From the Human Rights Council's 47 members on, a count is hardly met twice in a case."""

SPECIFIC = frozenset({"draft-resolution", "resolution", "draft-decision", "decision", "amendment"})
"""Kinds of which a body has few on one country at a time; of letters and reports there are many."""

_KINDS_ALIKE = {"draft-resolution": "resolution", "draft-decision": "decision"}
_VERSION = re.compile(r"/(?:Rev|Corr)\.\d+\*?$")


@dataclass(frozen=True, slots=True)
class Seen:
    """One document's instrument with what decides: its family, authors as actor ids, and day of the document."""

    claim: Instrument
    family: str | None
    authors: frozenset[str]
    day: date | None


def family_of(symbol: str) -> str:
    """The symbol without revision and corrigendum marks: `A/C.3/69/L.28/Rev.1` belongs to `A/C.3/69/L.28`."""
    symbol = symbol.rstrip("*")
    while _VERSION.search(symbol):
        symbol = _VERSION.sub("", symbol)
    return symbol


def group_instruments(readings: tuple[Reading, ...], linked: Linked) -> tuple[tuple[str, ...], ...]:
    """Groups of instrument claim ids, each one instrument of the case; groups and members sorted."""
    seen = _all_seen(readings, linked)
    families = _families([one for one in seen if one.family])
    pairs = [(group[0].claim.id, one.claim.id) for group in families for one in group]
    for nameless in _nameless_groups([one for one in seen if not one.family]):
        pairs += [(nameless[0].claim.id, one.claim.id) for one in nameless]
        fitting = [group for group in families if _belongs_to(nameless, group)]
        if len(fitting) == 1:
            pairs.append((nameless[0].claim.id, fitting[0][0].claim.id))
    return group_pairs(pairs)


def _families(named: list[Seen]) -> list[list[Seen]]:
    """Instruments with a symbol, those of one draft together with the resolution that shares its vote."""
    by_id = {one.claim.id: one for one in named}
    pairs = [(one.claim.id, one.claim.id) for one in named]
    pairs += [
        (a.claim.id, b.claim.id)
        for a, b in combinations(named, 2)
        if a.family == b.family or (_votes(a) & _votes(b) and _kind(a) == _kind(b))
    ]
    return [[by_id[member] for member in group] for group in group_pairs(pairs)]


def _votes(one: Seen) -> frozenset[tuple[int, int, int]]:
    """Counts that tell one vote from others: of a large body, with votes on all sides."""
    return frozenset(
        (vote.favour, vote.against, vote.abstaining)
        for vote in one.claim.votes
        if vote.favour
        and vote.against
        and vote.abstaining
        and vote.favour + vote.against + vote.abstaining >= LARGE_BODY
    )


def _belongs_to(nameless: list[Seen], family: list[Seen]) -> bool:
    """Each mention fits some version, and none speaks against any."""
    return all(
        any(_may_be_one(one, named) or _only_one_around(one, named) for named in family) for one in nameless
    )


def _only_one_around(one: Seen, named: Seen) -> bool:
    """A text without body, authors and votes of its own, of the kind and the weeks of the named one."""
    if one.claim.body or one.authors or one.claim.votes or _kind(one) != _kind(named):
        return False
    near = one.day and named.day and abs((one.day - named.day).days) <= SAME_WEEKS_DAYS
    return bool(near) and one.claim.instrument_kind in SPECIFIC


def _all_seen(readings: tuple[Reading, ...], linked: Linked) -> tuple[Seen, ...]:
    actor_of = {(link.doc, link.chain): link.actor for link in linked.links}
    return tuple(
        Seen(
            claim,
            family_of(claim.symbol) if claim.symbol else None,
            frozenset(
                actor_of[claim.doc, chain] for chain in claim.sponsors if (claim.doc, chain) in actor_of
            ),
            _day(reading.text.dct),
        )
        for reading in readings
        for claim in reading.claims.instruments
    )


def _nameless_groups(nameless: list[Seen]) -> list[list[Seen]]:
    by_id = {one.claim.id: one for one in nameless}
    pairs = [(one.claim.id, one.claim.id) for one in nameless]
    pairs += [(a.claim.id, b.claim.id) for a, b in combinations(nameless, 2) if _may_be_one(a, b)]
    return [[by_id[member] for member in group] for group in group_pairs(pairs)]


def _day(edtf: str | None) -> date | None:
    return date.fromisoformat(edtf) if edtf and re.fullmatch(r"\d{4}-\d\d-\d\d", edtf) else None


def _may_be_one(a: Seen, b: Seen) -> bool:
    """Kind, body, authors and time allow it, and something beside the kind speaks for it."""
    if _kind(a) != _kind(b) or (a.claim.doc == b.claim.doc and not (a.family or b.family)):
        return False
    if a.day and b.day and abs((a.day - b.day).days) > NEAR_DAYS:
        return False
    if a.claim.date and b.claim.date and a.claim.date[:4] != b.claim.date[:4]:
        return False
    if a.authors and b.authors:
        return bool(a.authors & b.authors)
    return _same_body(a.claim.body, b.claim.body) and a.claim.instrument_kind in SPECIFIC


def _kind(one: Seen) -> str:
    return _KINDS_ALIKE.get(one.claim.instrument_kind, one.claim.instrument_kind)


def _same_body(a: str | None, b: str | None) -> bool:
    """Equal, or one a committee of the other (`GA-C3` acts for `GA`)."""
    return bool(a and b) and (a == b or str(a).startswith(f"{b}-") or str(b).startswith(f"{a}-"))
