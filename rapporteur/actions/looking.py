"""The state of a case, as far as the one who asks may see it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapporteur.actions.cases import Case
from rapporteur.model.case import CaseState
from rapporteur.model.document import Document
from rapporteur.model.issue import Issue
from rapporteur.model.reading import Reading
from rapporteur.model.vocabulary import CONFIDENTIALITIES, Confidentiality
from rapporteur.pipeline import build_case
from rapporteur.reference import Reference
from rapporteur.store import Holding, Store

LOUDNESS = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents of a case that a clearance allows: read, unread (with why), and how many are held back."""

    readings: tuple[Reading, ...]
    unread: tuple[Document, ...]
    unread_issues: tuple[Issue, ...]
    held_back: int


def state_of(store: Store, case: Case, *, clearance: Confidentiality, reference: Reference) -> CaseState:
    """Put the case together from its readings.

    Args:
        store: Open for reading.
        case: For the country concerned.
        clearance: Documents of a stricter class are left out and counted.
        reference: Reference data.
    """
    shelf = take_from_shelf(store, clearance)
    state = build_case(
        shelf.readings, shelf.unread, country=case.country, reference=reference, held_back=shelf.held_back
    )
    return replace(state, issues=_sorted_issues((*state.issues, *shelf.unread_issues)))


def take_from_shelf(store: Store, clearance: Confidentiality) -> Shelf:
    """Sort out what may be seen; classes are those of now, also where a document was read before it got one."""
    holdings = {holding.document.id: holding for holding in store.holdings()}
    allowed = {doc: holding for doc, holding in holdings.items() if may_see(clearance, holding.document)}
    readings: list[Reading] = []
    unread: list[Document] = []
    issues: list[Issue] = []
    waiting = dict(allowed)
    for reading in store.readings():
        holding = waiting.pop(reading.document.id, None)
        if holding is None:
            continue
        if _gave_text(reading, holding):
            readings.append(replace(reading, document=holding.document))
        else:
            unread.append(holding.document)
            issues.extend(reading.claims.issues)
    for holding in waiting.values():
        unread.append(holding.document)
        issues.append(_not_read_yet(holding.document))
    return Shelf(tuple(readings), tuple(unread), tuple(issues), len(holdings) - len(allowed))


def may_see(clearance: Confidentiality, document: Document) -> bool:
    """Whether a clearance covers the class of a document."""
    order = CONFIDENTIALITIES.index
    return order(document.origin.confidentiality) <= order(clearance)


def is_guarded(clearance: Confidentiality) -> bool:
    """Whether looking at what a clearance allows is an act for the custody log."""
    return CONFIDENTIALITIES.index(clearance) > CONFIDENTIALITIES.index("internal")


def _gave_text(reading: Reading, holding: Holding) -> bool:
    return bool(reading.text.text.strip()) or (
        holding.contains > 0 and not any(issue.loudness == "error" for issue in reading.claims.issues)
    )


def _not_read_yet(document: Document) -> Issue:
    message = f"{document.origin.name} has not been read yet; run `rapporteur build`"
    return Issue("not-read-yet", message, "warning", document.id)


def _sorted_issues(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    def key(issue: Issue) -> tuple[int, str, str, int, str]:
        start = issue.evidence[0].start if issue.evidence else -1
        return (LOUDNESS.index(issue.loudness), issue.code, issue.doc or "", start, issue.message)

    return tuple(sorted(dict.fromkeys(issues), key=key))
