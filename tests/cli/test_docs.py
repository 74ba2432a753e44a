"""The reference of the command line is complete: every command and option has its place."""

import re
from pathlib import Path

import click
import pytest

from rapporteur.cli.main import COULD_NOT, INTERRUPTED, WITH_ISSUES, WRONG_USE, cli
from tests.cli.test_commands import commands

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"


@pytest.fixture(scope="module")
def words() -> str:
    return REFERENCE.read_text(encoding="utf-8")


def test_every_command_has_its_heading_and_every_heading_its_command(words: str) -> None:
    headings = set(re.findall(r"^#{2,3} (.+)$", words, re.MULTILINE))
    assert headings == {" ".join(path) for path, _ in commands(cli) if path}


def test_every_option_is_described(words: str) -> None:
    for path, command in commands(cli):
        if path[:1] == ("bench",):
            continue
        for option in command.params:
            if isinstance(option, click.Option):
                assert any(
                    f"`{name}" in words or f"`{name} " in words or f"/`{name}`" in words
                    for name in option.opts
                ), f"{' '.join(path)} {option.opts}"


def test_every_exit_code_is_described(words: str) -> None:
    for code in (COULD_NOT, WRONG_USE, WITH_ISSUES, INTERRUPTED):
        assert f"| {code} |" in words


def test_examples_of_the_help_are_those_of_the_reference(words: str) -> None:
    for path, command in commands(cli):
        if path and len(path) == 1:
            for example in getattr(command, "examples", ()):
                assert example in words, example
