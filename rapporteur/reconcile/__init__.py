"""Claims of many documents -> Relations."""

from rapporteur.reconcile.reconcile import reconcile

__all__ = ["reconcile"]
