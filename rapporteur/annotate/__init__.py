"""StructuredText -> Annotations."""

from rapporteur.annotate.annotate import annotate

__all__ = ["annotate"]
