"""Where words go: data to standard output, everything else to standard error."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from rapporteur.dossier.visible import visible


@dataclass
class Output:
    """How this run talks: how much, in colour or not, about which case."""

    quiet: bool = False
    verbose: bool = False
    no_color: bool = False
    case: Path | None = None
    console: Console = field(init=False)

    def __post_init__(self) -> None:
        plain = self.no_color or "NO_COLOR" in os.environ
        self.console = Console(stderr=True, no_color=plain, highlight=False, soft_wrap=True)

    def say(self, message: str) -> None:
        """A message for the person at the keyboard."""
        if not self.quiet:
            self.console.print(Text(safe(message)))

    def warn(self, message: str) -> None:
        """Something that the person must see, also when quiet."""
        self.console.print(Text(safe(message), style="yellow"))

    def detail(self, message: str) -> None:
        """Something for those who asked for more."""
        if self.verbose and not self.quiet:
            self.console.print(Text(safe(message), style="dim"))

    def next_step(self, command: str) -> None:
        """What one would usually do now."""
        if not self.quiet:
            self.console.print(Text.assemble(("next: ", "dim"), safe(command)))

    @contextmanager
    def progress(self, what: str, *, beside_data: bool = False) -> Iterator["Bar"]:
        """A progress bar, on a terminal only, and not where data scroll by on the same one."""
        if self.quiet or not self.console.is_terminal or (beside_data and sys.stdout.isatty()):
            yield Bar(None)
            return
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[name]}"),
        )
        with Progress(*columns, console=self.console, transient=True) as progress:
            yield Bar(progress, progress.add_task(what, total=None, name=""))

    def table(self, rows: list[dict[str, Any]], columns: Iterable[tuple[str, str]]) -> None:
        """Rows as a table on standard output: (heading, key) for each column."""
        columns = tuple(columns)
        table = Table(box=None, pad_edge=False, header_style="bold")
        for heading, _ in columns:
            table.add_column(heading, overflow="fold")
        for row in rows:
            table.add_row(*(Text(safe(cell(row.get(key)))) for _, key in columns))
        plain = self.no_color or "NO_COLOR" in os.environ
        width = None if sys.stdout.isatty() else 160
        Console(file=sys.stdout, no_color=plain, highlight=False, width=width).print(table)


@dataclass
class Bar:
    """A progress bar, or nothing where there is no terminal."""

    progress: Progress | None
    task: Any = None

    def update(self, done: int, total: int, name: str) -> None:
        """Show how far it is."""
        if self.progress is not None:
            self.progress.update(self.task, completed=done, total=total, name=safe(name)[-40:])


def cell(value: Any) -> str:
    """A value in a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(cell(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {cell(item)}" for key, item in value.items() if item)
    return str(value)


def safe(words: str) -> str:
    """Words of a source as they can be shown on a terminal: no control characters, nothing that turns text round."""
    return visible(words.replace("\n", " ").replace("\t", " "))


def print_json(value: Any) -> None:
    """JSON on standard output, for machines."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
