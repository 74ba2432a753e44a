"""Steps of the route through the forums, each with its rule."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Steps:
    """Steps of the route through the forums, each with its rule."""

    root: Path


def load_steps(root: Path) -> Steps:
    """Read the table from `root`."""
    return Steps(root)
