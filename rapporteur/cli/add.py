"""`rapporteur add`: take documents under custody."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import cast

import click

from rapporteur.actions import (
    Added,
    Case,
    Given,
    LeftOut,
    Source,
    add_files,
    check_given,
    find_sources,
    stream_source,
)
from rapporteur.cli.base import command
from rapporteur.cli.output import Output, safe
from rapporteur.cli.place import case_option, flush, the_case
from rapporteur.errors import UsageError
from rapporteur.model.vocabulary import CONFIDENTIALITIES, Confidentiality

STANDARD_INPUT = "-"
WORDS = {
    "added": "added", "another-origin": "added another origin of", "known": "already here:", "restored": "restored",
}  # fmt: skip


@command(
    "add",
    examples=(
        "rapporteur add stories/ draft.pdf interview.html",
        "rapporteur add note.eml --class confidential --publisher 'Geneva office' --retrieved 2014-10-30",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option("--url", help="Where the document was found; for one document only.")
@click.option("--retrieved", metavar="TIME", help="When it was found: ISO 8601 date or date-time.")
@click.option("--publisher", help="Who published it.")
@click.option(
    "--class",
    "confidentiality",
    type=click.Choice(CONFIDENTIALITIES),
    default="public",
    show_default=True,
    help="Who may see it.",
)
@click.option("--name", help="Name of a document that comes through a pipe (-).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@case_option()
@click.pass_obj
def add(
    output: Output,
    paths: tuple[str, ...],
    url: str | None,
    retrieved: str | None,
    publisher: str | None,
    confidentiality: str,
    name: str | None,
    as_json: bool,
    case_folder: Path | None,
) -> int:
    """Take documents under custody, as they are.

    Folders are walked in the order of names; hidden files are left aside. A line on standard output
    acknowledges a document: from then on it is on the disk. The same bytes are taken once.
    """
    given = Given(url, retrieved, publisher, cast(Confidentiality, confidentiality))
    check_given(given)
    case = the_case(output, case_folder)
    sources = tuple(_sources(case, paths, name))
    if url is not None and len(sources) > 1:
        raise UsageError(
            f"--url names where one document was found, but these are {len(sources)}; add each on its own"
        )
    counts: Counter[str] = Counter()
    with output.progress("adding", beside_data=True) as bar:
        for number, result in enumerate(add_files(case, sources, given=given)):
            bar.update(number, len(sources), result.name)
            counts[result.outcome if isinstance(result, Added) else "left out"] += 1
            _acknowledge(output, result, as_json=as_json)
    return _summary(output, counts)


def _sources(case: Case, paths: tuple[str, ...], name: str | None) -> Iterator[Source]:
    if paths.count(STANDARD_INPUT) > 1:
        raise UsageError("standard input (-) can be read once only")
    if (name is not None) != (STANDARD_INPUT in paths):
        raise UsageError("--name and - belong together: `... | rapporteur add - --name page.html`")
    for path in paths:
        if path == STANDARD_INPUT:
            yield stream_source(sys.stdin.buffer, str(name))
        else:
            yield from find_sources([Path(path)], case=case)


def _acknowledge(output: Output, result: Added | LeftOut, *, as_json: bool) -> None:
    if isinstance(result, LeftOut):
        output.warn(f"left out {result.name}: {result.reason}")
        return
    if as_json:
        click.echo(json.dumps(asdict(result), ensure_ascii=False))
    else:
        click.echo(f"{WORDS[result.outcome]} {result.id} {safe(result.name)}")
    flush()


def _summary(output: Output, counts: Counter[str]) -> int:
    parts = [f"{counts[key]} {words}" for key, words in (
        ("added", "added"), ("another-origin", "already here under another origin"), ("known", "already here"),
        ("restored", "restored"), ("left out", "left out"),
    ) if counts[key]]  # fmt: skip
    output.say(", ".join(parts) or "nothing to add")
    if counts["added"] or counts["another-origin"]:
        output.next_step("rapporteur build")
    return 3 if counts["left out"] else 0
