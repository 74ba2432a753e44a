"""Predicates of diplomacy: verbs and nouns, their event types and roles."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Frames:
    """Predicates of diplomacy: verbs and nouns, their event types and roles."""

    root: Path


def load_frames(root: Path) -> Frames:
    """Read the table from `root`."""
    return Frames(root)
