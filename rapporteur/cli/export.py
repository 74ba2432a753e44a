"""`rapporteur export`: hand the case over in another form."""

import sys
from pathlib import Path
from typing import cast

import click

from rapporteur.actions import export, formats
from rapporteur.cli.base import command
from rapporteur.cli.output import Output
from rapporteur.cli.place import case_option, clearance_option, shown, the_case
from rapporteur.model.vocabulary import Confidentiality
from rapporteur.reference import load_reference


@command(
    "export", examples=("rapporteur export record -o record.jsonl", "rapporteur export csv dprk > dprk.csv")
)
@click.argument("form", metavar="FORMAT", type=click.Choice(formats()))
@click.argument("folder", metavar="[CASE]", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), help="File; standard output if - or missing."
)
@clearance_option()
@case_option()
@click.pass_obj
def export_command(
    output: Output,
    form: str,
    folder: Path | None,
    target: Path | None,
    clearance: str,
    case_folder: Path | None,
) -> int:
    """Write the case as a file for other programs. Every export is told to the custody log."""
    case = the_case(output, folder or case_folder)
    to_pipe = target is None or str(target) == "-"
    exported = export(
        case,
        form,
        sys.stdout.buffer if to_pipe or target is None else target,
        clearance=cast(Confidentiality, clearance),
        reference=load_reference(),
    )
    sys.stdout.flush()
    if not exported.logged:
        output.warn("the case is read-only or busy: this export is not in its custody log")
    if exported.state.held_back:
        output.say(f"{exported.state.held_back} documents are held back for their class (--clearance)")
    where = "standard output" if to_pipe or target is None else shown(target)
    output.say(f"wrote {exported.size} bytes to {where}, SHA-256 {exported.sha256}")
    return 0
