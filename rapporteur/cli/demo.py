"""`rapporteur demo`: the example case, from nothing to its dossier."""

from pathlib import Path

import click

from rapporteur.actions import Added, LeftOut, add_example, demo_case
from rapporteur.cli.base import command
from rapporteur.cli.build import run_build
from rapporteur.cli.output import Output
from rapporteur.cli.place import shown
from rapporteur.reference import load_reference


@command("demo", examples=("rapporteur demo demo", "rapporteur demo /tmp/example"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def demo(output: Output, folder: Path) -> int:
    """Make the example case in FOLDER and build its dossier.

    Its documents were written for this program on public facts of 2014. Run again, it goes on with the case
    that is there.
    """
    case = demo_case(folder, reference=load_reference())
    added = 0
    for result in add_example(case):
        if isinstance(result, LeftOut):
            output.warn(f"left out {result.name}: {result.reason}")
        elif isinstance(result, Added) and result.outcome == "added":
            added += 1
    output.say(f"{added} example documents added to {shown(case.folder)}")
    code = run_build(output, case, again=False, workers=None, clearance="internal")
    index = (case.dossier / "index.html").resolve()
    output.say(f"the dossier is {index.as_uri()}")
    output.next_step(f"rapporteur open --case {shown(case.folder)}")
    return code
