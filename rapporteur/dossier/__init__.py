"""CaseState -> dossier: pages, brief and exports."""

from rapporteur.dossier.render import render_dossier

__all__ = ["render_dossier"]
