"""Time expressions: found by parts (items, grammar), resolved by anchor (meaning, anchors)."""

from rapporteur.annotate.times.find import find_times

__all__ = ["find_times"]
