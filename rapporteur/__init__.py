"""Rapporteur keeps the record of a country's human-rights case before the United Nations."""

__version__ = "0.1.0"
