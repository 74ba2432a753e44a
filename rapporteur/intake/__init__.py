"""bytes -> Document: digest and media type."""

from rapporteur.intake.receive import receive

__all__ = ["receive"]
