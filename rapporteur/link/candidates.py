"""Who a chain could be: registry ids that its words and the day of its document allow."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from rapporteur.model.annotation import Chain
from rapporteur.model.link import Reason
from rapporteur.model.partial_date import PartialDateError, days_of
from rapporteur.model.reading import Reading
from rapporteur.reference.registry import Registry

ONE_FOR_EACH_STATE = frozenset({"organ:HRC-COI", "organ:HRC-FFM"})
"""Entries that stand for a kind of body, set up anew for each state."""


@dataclass(frozen=True, slots=True)
class Node:
    """A chain of a document on its way to an actor.

    `of_key` names what it belongs to, in any document; `about` is the registry id of the state that tells one
    body from another of the same name (two commissions of inquiry), None for bodies of which there is one.
    """

    doc: str
    chain: Chain
    day: date | None
    registry_id: str | None
    score: float
    reasons: tuple[Reason, ...]
    of_key: str | None = None
    about: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells the chain from all others of the case."""
        return self.doc, self.chain.id


def find_candidates(
    readings: tuple[Reading, ...], *, country: str | None, registry: Registry
) -> tuple[Node, ...]:
    """Give every chain its registry id, where the registry has just one that fits.

    Returns:
        One node for each chain, in the order of documents and chains.
    """
    nodes = []
    for reading in readings:
        day = _day(reading.text.dct or reading.text.published)
        found = {chain.id: _choose(chain, day, country, registry) for chain in reading.annotations.chains}
        state = state_told_of(reading) or (f"state:{country}" if country else None)
        names = {chain.id: chain.name.casefold() for chain in reading.annotations.chains}
        for chain in reading.annotations.chains:
            registry_id, score, reasons = found[chain.id]
            of_key = (found[chain.of][0] or names[chain.of]) if chain.of in found else None
            about = state if registry_id in ONE_FOR_EACH_STATE else None
            nodes.append(Node(reading.document.id, chain, day, registry_id, score, reasons, of_key, about))
    return tuple(nodes)


def state_told_of(reading: Reading) -> str | None:
    """The registry id of the state of which a document speaks most; None where two are named as often."""
    counts = Counter[str]()
    for chain in reading.annotations.chains:
        if chain.actor_kind == "state" and len(chain.candidates) == 1:
            counts[chain.candidates[0]] += len(chain.mentions)
    most = counts.most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


def _day(edtf: str | None) -> date | None:
    if edtf is None:
        return None
    try:
        return days_of(edtf).begin
    except PartialDateError:
        return None


def _choose(
    chain: Chain, day: date | None, country: str | None, registry: Registry
) -> tuple[str | None, float, tuple[Reason, ...]]:
    """The registry id of a chain, or None, with score and reasons."""
    ids = chain.candidates or (_by_name(chain, registry) if chain.named else ())
    ids = tuple(key for key in ids if key in registry.entries)
    if not ids:
        return None, 1.0, (Reason("not in the registry", 0.0, f"no entry is called “{chain.name}”"),)
    if not chain.named:
        return _by_office(chain, ids, day, registry)
    fitting = tuple(key for key in ids if _alive(key, day, registry))
    if len(fitting) > 1 and f"state:{country}" in fitting:
        return (
            f"state:{country}",
            0.8,
            (Reason("country of the case", 0.8, f"“{chain.name}” may be several states"),),
        )
    if len(fitting) != 1:
        words = "several entries" if fitting else "no entry of that time"
        return None, 0.5, (Reason("ambiguous", 0.5, f"{words} for “{chain.name}”: {', '.join(ids)}"),)
    reasons = [Reason("name in the registry", 0.95, f"“{chain.name}” is {registry.name(fitting[0])}")]
    terms = registry.posts(fitting[0], day) if day else ()
    if terms:
        reasons.append(Reason("in office", 1.0, f"{terms[0].title} on {day}"))
    return fitting[0], 1.0 if terms else 0.95, tuple(reasons)


def _by_office(
    chain: Chain, ids: tuple[str, ...], day: date | None, registry: Registry
) -> tuple[str | None, float, tuple[Reason, ...]]:
    if ids[0].startswith("person:"):
        detail = f"{registry.name(ids[0])} held the office of “{chain.name}” on {day}"
        return ids[0], 0.85, (Reason("holder of the office", 0.85, detail),)
    detail = f"“{chain.name}” is {registry.name(ids[0])}; its holder is not told"
    return ids[0], 0.9, (Reason("office in the registry", 0.9, detail),)


def _by_name(chain: Chain, registry: Registry) -> tuple[str, ...]:
    return tuple(key for key in registry.lookup(chain.name) if registry.kind(key) == chain.actor_kind)


def _alive(key: str, day: date | None, registry: Registry) -> bool:
    """A known person may be out of office on the day, but not before any of the terms that are known."""
    terms = registry.posts(key, None)
    begins = [term.begin for term in terms if term.begin]
    return day is None or not begins or not key.startswith("person:") or min(begins).year - day.year < 20
