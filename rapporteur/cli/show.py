"""`rapporteur show`: a case on the terminal, as tables or JSON."""

from pathlib import Path
from typing import Any

import click
import msgspec

from rapporteur.actions import LISTINGS, find_reading
from rapporteur.cli.base import ExampleCommand, ExampleGroup
from rapporteur.cli.output import Output, print_json, safe
from rapporteur.cli.place import case_option, clearance_option, the_case, the_state
from rapporteur.model.case import CaseState

COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "timeline": (
        ("date", "date"), ("status", "status"), ("type", "type"), ("who", "roles"), ("words", "words"),
        ("sources", "sources"),
    ),
    "actors": (("name", "name"), ("kind", "kind"), ("role", "role"), ("of", "of"), ("mentions", "mentions")),
    "positions": (
        ("as of", "as_of"), ("party", "party"), ("stance", "stance"), ("on", "instrument"), ("par.", "paragraph"),
        ("proposal", "proposal"), ("condition", "condition"), ("words", "words"), ("source", "source"),
    ),
    "instruments": (
        ("kind", "kind"), ("symbol", "symbol"), ("title", "title"), ("body", "body"), ("sponsors", "sponsors"),
        ("paragraphs", "paragraphs"), ("votes", "votes"), ("adopted", "adopted"),
    ),
    "statements": (
        ("date", "date"), ("speaker", "speaker"), ("grade", "grade"), ("form", "form"), ("words", "words"),
        ("source", "source"),
    ),
    "issues": (("loudness", "loudness"), ("code", "code"), ("source", "source"), ("message", "message")),
    "sources": (
        ("id", "short"), ("published", "published"), ("name", "name"), ("publisher", "publisher"),
        ("genre", "genre"), ("class", "class"), ("read", "read"),
    ),
}  # fmt: skip
WHAT = {
    "timeline": "What happened, when, between whom.",
    "actors": "Who takes part, those mentioned most first.",
    "positions": "Who wants what, of which text, since when.",
    "instruments": "The texts on the table, with their paragraphs and votes.",
    "statements": "Who said what, and how firmly it is attributed.",
    "issues": "What was not understood or could not be read, the loudest first.",
    "sources": "The documents of the case.",
}


@click.group(
    "show", cls=ExampleGroup, examples=("rapporteur show timeline", "rapporteur show source 3f2a9c04 --json")
)
def show() -> None:
    """Print a part of the case: a table for people, `--json` for machines."""


def _listing(name: str) -> ExampleCommand:
    @click.command(
        name,
        cls=ExampleCommand,
        help=WHAT[name],
        examples=(f"rapporteur show {name}", f"rapporteur show {name} --json --case dprk"),
    )
    @click.option("--json", "as_json", is_flag=True, help="A JSON array.")
    @clearance_option()
    @case_option()
    @click.pass_obj
    def listing(output: Output, as_json: bool, clearance: str, case_folder: Path | None) -> int:
        state = the_state(the_case(output, case_folder), clearance)
        rows = LISTINGS[name](state)
        if as_json:
            print_json(rows)
        elif rows:
            output.table([_shortened(row) for row in rows], COLUMNS[name])
        else:
            output.say(f"no {name} yet")
        _held_back(output, state)
        return 0

    return listing


for _name in LISTINGS:
    show.add_command(_listing(_name))


@show.command(
    "source", examples=("rapporteur show source 3f2a9c04", "rapporteur show source interview.html --json")
)
@click.argument("source_id", metavar="ID|NAME")
@click.option("--json", "as_json", is_flag=True, help="The whole reading as JSON.")
@clearance_option()
@case_option()
@click.pass_obj
def source(output: Output, source_id: str, as_json: bool, clearance: str, case_folder: Path | None) -> int:
    """One document: where it came from and what it says, block by block."""
    state = the_state(the_case(output, case_folder), clearance)
    reading = find_reading(state, source_id)
    if as_json:
        click.echo(msgspec.json.encode(reading).decode())
        return 0
    document, text = reading.document, reading.text
    for heading, value in (
        ("id", document.id), ("name", document.origin.name), ("url", document.origin.url),
        ("retrieved", document.origin.retrieved), ("class", document.origin.confidentiality),
        ("type", document.media_type), ("title", text.title), ("publisher", text.publisher),
        ("agency", text.agency), ("byline", text.byline), ("published", text.published),
        ("dates count from", text.dct), ("because", text.dct_reason), ("genre", text.genre),
    ):  # fmt: skip
        if value:
            click.echo(f"{heading}: {safe(str(value))}")
    for block in text.blocks:
        speaker = f" ({block.speaker})" if block.speaker else ""
        click.echo(f"\n[{block.kind}{safe(speaker)} {block.start}:{block.end}]")
        click.echo(safe(text.text[block.start : block.end]))
    return 0


def _shortened(row: dict[str, Any]) -> dict[str, Any]:
    """A row for a table: long quotations cut, a short id."""
    short = dict(row)
    if "id" in row:
        short["short"] = str(row["id"])[:12]
    if row.get("words"):
        short["words"] = [_cut(words) for words in row["words"][:2]]
    if isinstance(row.get("paragraphs"), list):
        short["paragraphs"] = [f"{p['role']}{p['number']}" for p in row["paragraphs"]]
    return short


def _cut(words: str, limit: int = 160) -> str:
    return words if len(words) <= limit else words[: limit - 1] + "…"


def _held_back(output: Output, state: CaseState) -> None:
    if state.held_back:
        output.say(f"{state.held_back} documents are held back for their class (--clearance)")
