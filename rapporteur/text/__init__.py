"""Document -> StructuredText: one reader for each media type."""

from rapporteur.text.read import read_text

__all__ = ["read_text"]
