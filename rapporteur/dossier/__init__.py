"""CaseState -> dossier: pages, brief and exports.

`render_dossier` is loaded when it is first asked for: every command shows words by `dossier.visible`, few of them
write pages.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rapporteur.dossier.render import render_dossier

__all__ = ["render_dossier"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("rapporteur.dossier.render"), name)
