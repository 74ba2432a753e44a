"""Words that signal an attribution."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cues:
    """Words that signal an attribution."""

    root: Path


def load_cues(root: Path) -> Cues:
    """Read the table from `root`."""
    return Cues(root)
