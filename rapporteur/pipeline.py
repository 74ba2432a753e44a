"""The stages in order, spelled out."""

from collections.abc import Iterable

from rapporteur.annotate import annotate
from rapporteur.case import fold_case
from rapporteur.claims import find_claims
from rapporteur.link import link_actors
from rapporteur.model.case import CaseState
from rapporteur.model.document import Document
from rapporteur.model.reading import Reading
from rapporteur.reconcile import reconcile
from rapporteur.reference import Reference
from rapporteur.text import read_text

# Raise it when a document stage gives something else for the same bytes: documents are then read again.
READING_VERSION = "1"


def read_document(document: Document, data: bytes, *, reference: Reference) -> Reading:
    """Read one document: nothing here knows of any other, so documents can be read anywhere, in any order."""
    text = read_text(document, data, reference=reference)
    annotations = annotate(text, reference=reference)
    claims = find_claims(text, annotations, reference=reference)
    return Reading(document, text, annotations, claims)


def build_case(
    readings: Iterable[Reading],
    unread: Iterable[Document] = (),
    *,
    country: str | None,
    reference: Reference,
    held_back: int = 0,
) -> CaseState:
    """Put the readings of one case together. The result does not depend on their order.

    Args:
        readings: What was read, in any order.
        unread: Documents that gave no text.
        country: ISO 3166-1 alpha-3 code of the country concerned, None where it is not known.
        reference: Reference data.
        held_back: Number of documents left out for their class.
    """
    ordered = tuple(sorted(readings, key=lambda reading: reading.document.id))
    linked = link_actors(ordered, country=country, reference=reference)
    relations = reconcile(ordered, linked)
    return fold_case(
        ordered,
        tuple(sorted(unread, key=lambda document: document.id)),
        linked,
        relations,
        country=country,
        reference=reference,
        held_back=held_back,
    )
