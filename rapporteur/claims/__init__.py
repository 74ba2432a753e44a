"""Annotations -> Claims."""

from rapporteur.claims.find import find_claims

__all__ = ["find_claims"]
