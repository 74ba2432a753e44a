"""Words of time expressions."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class TimeWords:
    """Words of time expressions."""

    root: Path


def load_time_words(root: Path) -> TimeWords:
    """Read the table from `root`."""
    return TimeWords(root)
