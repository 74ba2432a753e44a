"""Fold what the documents say into the state of the case."""

from rapporteur.model.case import CaseState
from rapporteur.model.document import Document
from rapporteur.model.link import Linked
from rapporteur.model.reading import Reading
from rapporteur.model.relation import Relations
from rapporteur.reference import Reference


def fold_case(
    readings: tuple[Reading, ...],
    unread: tuple[Document, ...],
    linked: Linked,
    relations: Relations,
    *,
    country: str | None,
    reference: Reference,
    held_back: int = 0,
) -> CaseState:
    """The state of the case from everything read so far."""
    return CaseState(country, None, readings, unread, linked, relations, (), (), (), (), (), (), held_back)
