"""Knowledge as data: states, bodies, mandates, cues, frames, time words, rules of procedure.

Everything a lawyer or a desk officer may correct is a file in `reference/data/`, each row with its source
and, where it can age, its date.
"""

from rapporteur.reference.reference import Reference, load_reference

__all__ = ["Reference", "load_reference"]
