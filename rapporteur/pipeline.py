"""The stages in order, spelled out."""

from collections.abc import Iterable
from dataclasses import replace

from rapporteur.annotate import annotate
from rapporteur.case import fold_case
from rapporteur.claims import find_claims
from rapporteur.intake.media_type import with_charset
from rapporteur.intake.receive import receive
from rapporteur.link import link_actors
from rapporteur.model.case import CaseState
from rapporteur.model.document import Document, Member, Origin, origin_order
from rapporteur.model.reading import Reading
from rapporteur.reconcile import reconcile
from rapporteur.reconcile.dating import suggest_days
from rapporteur.reference import Reference
from rapporteur.text import read_text
from rapporteur.text.members import MAX_DEPTH, members

# Raise it when a document stage gives something else for the same bytes: documents are then read again.
READING_VERSION = "1"


def read_document(
    document: Document, data: bytes, *, reference: Reference, dct: str | None = None
) -> Reading:
    """Read one document: nothing here knows of any other, so documents can be read anywhere, in any order.

    Args:
        document: What came.
        data: Its bytes.
        reference: Reference data.
        dct: The day of a document that does not print its year, where the case supplies it.
    """
    text = read_text(document, data, reference=reference, dct=dct)
    annotations = annotate(text, reference=reference)
    claims = find_claims(text, annotations, reference=reference)
    return Reading(document, text, annotations, claims)


def read_case(
    given: Iterable[tuple[Origin, bytes]], *, country: str | None, reference: Reference
) -> CaseState:
    """Read documents in memory, with all that they contain, and put them together; nothing is kept.

    Use it for trusted input and for measuring: a case folder reads foreign bytes in a worker with limits.

    Args:
        given: Documents in any order; the same bytes count once.
        country: ISO 3166-1 alpha-3 code of the country concerned.
        reference: Reference data.
    """
    received = receive_all(given)
    readings = {
        document.id: read_document(document, data, reference=reference) for document, data in received
    }
    bytes_of = {document.id: data for document, data in received}
    for doc, day in suggest_days(tuple(readings.values())):
        readings[doc] = read_document(readings[doc].document, bytes_of[doc], reference=reference, dct=day)
    return build_case(readings.values(), country=country, reference=reference)


def receive_all(given: Iterable[tuple[Origin, bytes]]) -> tuple[tuple[Document, bytes], ...]:
    """Give documents their identity and take out what they contain, sorted by id.

    Where the same bytes come under several origins, the first in sorting order names the document.
    """
    found: dict[str, tuple[Document, bytes]] = {}
    left = [(Member(origin, data), 0) for origin, data in given]
    while left:
        member, depth = left.pop()
        data, document = member.data, receive(member.data, member.origin)
        document = replace(document, media_type=with_charset(document.media_type, member.charset))
        known = found.get(document.id)
        if known and origin_order(known[0].origin) <= origin_order(document.origin):
            continue
        found[document.id] = (document, data)
        if depth < MAX_DEPTH:
            left += [(inner, depth + 1) for inner in members(document, data)]
    return tuple(found[key] for key in sorted(found))


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
