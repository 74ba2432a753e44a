"""What all commands share: help that begins with examples, and lazy loading."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import click


class ExampleCommand(click.Command):
    """A command whose help shows two real examples before anything else."""

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, usage, text, options."""
        _write_examples(self.examples, formatter)
        super().format_help(ctx, formatter)


class ExampleGroup(click.Group):
    """A group whose help shows two real examples first, and whose commands are loaded when they are called."""

    command_class = ExampleCommand

    def __init__(
        self, *args: Any, examples: tuple[str, ...] = (), lazy: dict[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples
        self.lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Commands in the order in which they are used, not by name."""
        return [*self.lazy, *sorted(name for name in self.commands if name not in self.lazy)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command when it is called."""
        if cmd_name in self.lazy:
            module = import_module(self.lazy[cmd_name])
            command: click.Command = getattr(module, f"{cmd_name}_command", None) or getattr(module, cmd_name)
            return command
        return super().get_command(ctx, cmd_name)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, usage, text, options, commands."""
        _write_examples(self.examples, formatter)
        super().format_help(ctx, formatter)


def command(name: str, *, examples: tuple[str, ...]) -> Callable[[Callable[..., Any]], ExampleCommand]:
    """Make a command with examples."""

    def decorate(function: Callable[..., Any]) -> ExampleCommand:
        return click.command(name, cls=ExampleCommand, examples=examples)(function)

    return decorate


def _write_examples(examples: tuple[str, ...], formatter: click.HelpFormatter) -> None:
    if examples:
        formatter.write("Examples:\n")
        for example in examples:
            formatter.write(f"  {example}\n")
        formatter.write("\n")
