"""What an ability must offer to be measured."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapporteur.reference import Reference

Row = dict[str, Any]
"""One line of a file of predictions: a JSON object in the form of docs/reference/bench.md."""


@dataclass(frozen=True, slots=True)
class Task:
    """An ability that can be measured.

    `predict` takes a file of foreign data (for `record` a folder) and gives the predictions, in the order of
    the input. `run` takes the folder of development data and gives scores in per cent by name, such as
    `tbaq.strict`. `corpora` names the files that `run` reads, relative to that folder: their digest is pinned
    beside the floors.
    """

    name: str
    predict: Callable[[Path, Reference], Iterator[Row]]
    run: Callable[[Path, Reference], dict[str, float]]
    corpora: tuple[str, ...]
