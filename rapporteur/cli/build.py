"""`rapporteur build`: read what is new, write the dossier."""

from pathlib import Path
from typing import cast

import click

from rapporteur.actions import Built, Case, build, has_errors
from rapporteur.cli.base import command
from rapporteur.cli.output import Output
from rapporteur.cli.place import case_option, clearance_option, shown, the_case
from rapporteur.model.vocabulary import Confidentiality
from rapporteur.reference import load_reference
from rapporteur.store import format_head


@command("build", examples=("rapporteur build", "rapporteur build --again --workers 4"))
@click.option("--again", is_flag=True, help="Read every document again.")
@click.option(
    "--workers", type=click.IntRange(1, 256), help="Worker processes; one for each core if not given."
)
@clearance_option()
@case_option()
@click.pass_obj
def build_command(
    output: Output, again: bool, workers: int | None, clearance: str, case_folder: Path | None
) -> int:
    """Read what is new or changed, and write the dossier.

    Every document is read in a process of its own kind with limits on memory, time and output; one that
    cannot be read becomes an issue, and the others go on. Nothing new gives the same dossier, byte for byte.
    """
    case = the_case(output, case_folder)
    code = run_build(output, case, again=again, workers=workers, clearance=clearance)
    output.next_step("rapporteur open")
    return code


def run_build(output: Output, case: Case, *, again: bool, workers: int | None, clearance: str) -> int:
    """Build a case, print where its dossier is, and say how it went."""
    with output.progress("reading") as bar:
        built = build(
            case,
            reference=load_reference(),
            again=again,
            workers=workers,
            clearance=cast(Confidentiality, clearance),
            on_progress=bar.update,
        )
    click.echo(shown(built.index))
    _report(output, built)
    return 3 if has_errors(built.state) else 0


def _report(output: Output, built: Built) -> None:
    state = built.state
    found = f" ({built.found_inside} found inside others)" if built.found_inside else ""
    output.say(
        f"read {built.read} documents{found}, {len(state.readings)} in the dossier, {len(state.unread)} unread"
    )
    if state.held_back:
        output.say(f"{state.held_back} held back for their class")
    output.say(
        f"{len(state.events)} events, {len(state.statements)} statements, {len(state.positions)} positions, "
        f"{len(state.instruments)} instruments"
    )
    loud = [issue for issue in state.issues if issue.loudness == "error"]
    for issue in loud:
        output.warn(f"{issue.code}: {issue.message}")
    if len(state.issues) > len(loud):
        output.detail(f"{len(state.issues) - len(loud)} further issues: rapporteur show issues")
    output.say("the dossier is new" if built.changed else "nothing has changed")
    output.detail(f"custody head {format_head(built.head)}")
