"""`rapporteur open`: look at the dossier."""

import webbrowser
from pathlib import Path

import click

from rapporteur.cli.base import command
from rapporteur.cli.output import Output
from rapporteur.cli.place import case_option, the_case
from rapporteur.errors import InputError


@command("open", examples=("rapporteur open", "rapporteur open --case dprk"))
@case_option()
@click.pass_obj
def open_command(output: Output, case_folder: Path | None) -> int:
    """Open the dossier in the browser. It is a folder of pages; no server is needed."""
    case = the_case(output, case_folder)
    index = case.dossier / "index.html"
    if not index.is_file():
        raise InputError(f"{index} is not there yet; run `rapporteur build`")
    address = index.resolve().as_uri()
    click.echo(address)
    if not webbrowser.open(address):
        output.warn("no browser could be started; open the address above in one")
        return 1
    return 0
