"""Relations -> CaseState."""

from rapporteur.case.fold import fold_case

__all__ = ["fold_case"]
