"""Small comparisons of two names: each gives a score and says why."""

from difflib import SequenceMatcher

from rapporteur.model.link import Reason
from rapporteur.reference.names import name_key

SHORTEST_MISPRINT = 8
"""Below so many letters two names are no misprints of each other but two names."""
LEAST_LIKENESS = 0.88


def name_forms(name: str) -> tuple[str, ...]:
    """A name as one run of folded letters: as printed, family name moved to the end, and to the front."""
    key = name_key(name)
    if len(key) < 2:
        return ("".join(key),)
    return tuple(dict.fromkeys(("".join(key), "".join((*key[1:], key[0])), "".join((key[-1], *key[:-1])))))


def same_name(name: str, other: str) -> Reason | None:
    """Whether two printed names are one, whatever the order, hyphens, capitals and diacritics."""
    forms, others = name_forms(name), name_forms(other)
    if forms[0] == others[0]:
        return Reason("same name", 0.9, f"“{name}” and “{other}”")
    if forms[0] in others or others[0] in forms:
        return Reason("same name in another order", 0.8, f"“{name}” and “{other}”")
    return None


def misprint(name: str, other: str) -> Reason | None:
    """Whether one name is most likely a misprint of the other: nearly all letters, in order, are the same."""
    a, b = name_forms(name)[0], name_forms(other)[0]
    if (
        min(len(a), len(b)) < SHORTEST_MISPRINT
        or a[:1] != b[:1]
        or len(name_key(name)) != len(name_key(other))
    ):
        return None
    likeness = SequenceMatcher(None, min(a, b), max(a, b), autojunk=False).ratio()
    if likeness < LEAST_LIKENESS:
        return None
    return Reason("misprint", 0.7, f"“{name}” and “{other}” are alike to {likeness:.2f}")
