"""States, bodies, mandates and their holders, people, groups."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Registry:
    """States, bodies, mandates and their holders, people, groups."""

    root: Path


def load_registry(root: Path) -> Registry:
    """Read the table from `root`."""
    return Registry(root)
