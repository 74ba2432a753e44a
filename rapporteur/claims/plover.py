"""PLOVER coding of an event: the frame's code under the manual's rulings on status.

Source: PLOVER manual, draft 2.0 (Open Event Data Alliance): a future CONSULT, SUPPORT, COOPERATE or AID is
AGREE; a denied one is REJECT; what is only possible is left uncoded unless words alone make the type.
"""

from rapporteur.model.claim import Plover
from rapporteur.model.vocabulary import Status

MATERIAL_OR_MET = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
REFUSED_MODE = {
    "CONSULT": "meet",
    "RETREAT": "yield",
    "AID": "assist",
    "COOPERATE": "assist",
    "SUPPORT": "change",
}


def plover_of(code: tuple[str, str | None] | None, status: Status) -> Plover | None:
    """The coding of an act with this status, None where none fits."""
    if code is None:
        return None
    kind, mode = code
    if status == "happened":
        return Plover(kind, mode)
    if kind in MATERIAL_OR_MET:
        if status == "planned":
            return Plover("AGREE")
        return Plover("REJECT", REFUSED_MODE.get(kind)) if status == "denied" else None
    if kind == "REQUEST" and status == "denied":
        return None
    return Plover("THREATEN", None) if status == "planned" and kind in ("SANCTION", "COERCE") else None
