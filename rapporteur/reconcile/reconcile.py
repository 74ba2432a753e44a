"""Copies, corroboration, contradiction."""

from rapporteur.model.link import Linked
from rapporteur.model.reading import Reading
from rapporteur.model.relation import Relations


def reconcile(readings: tuple[Reading, ...], linked: Linked) -> Relations:
    """How the documents of a case and their claims bear on each other."""
    return Relations((), ())
