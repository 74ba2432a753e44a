"""Words by which the furniture of web pages is told from their text."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PageWords:
    """Words by which the furniture of web pages is told from their text."""

    root: Path


def load_page_words(root: Path) -> PageWords:
    """Read the table from `root`."""
    return PageWords(root)
