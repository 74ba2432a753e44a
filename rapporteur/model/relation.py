"""How claims and documents of a case bear on each other."""

from dataclasses import dataclass

from rapporteur.model.span import Evidence
from rapporteur.model.vocabulary import RelationKind


@dataclass(frozen=True, slots=True)
class Relation:
    """`a` and `b` are claim or document ids (a < b unless `copy`: there `a` is the copy, `b` the original).

    `on` names the fact (`date`, `outcome`, `sponsors`); `values` are what each side prints.
    """

    id: str
    relation: RelationKind
    a: str
    b: str
    evidence: tuple[Evidence, ...]
    score: float
    reason: str
    made_by: str
    on: str | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relations:
    """All relations of a case, sorted by id. `copy_of` gives for each copy the document it was copied from."""

    relations: tuple[Relation, ...]
    copy_of: tuple[tuple[str, str], ...]
