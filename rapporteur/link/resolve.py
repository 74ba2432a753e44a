"""Decide who a document's actors are in the case."""

from rapporteur.model.link import Linked
from rapporteur.model.reading import Reading
from rapporteur.reference import Reference


def link_actors(readings: tuple[Reading, ...], *, country: str | None, reference: Reference) -> Linked:
    """Take chains of several documents for actors of the case, or NIL, with score and reasons."""
    return Linked((), ())
