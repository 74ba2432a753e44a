"""`rapporteur init`: make a case."""

from pathlib import Path

import click

from rapporteur.actions import init_case, utc_now
from rapporteur.cli.base import command
from rapporteur.cli.output import Output
from rapporteur.cli.place import shown
from rapporteur.reference import load_reference


@command(
    "init",
    examples=("rapporteur init dprk --country PRK", 'rapporteur init . --country MMR --name "Myanmar 2021"'),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--country", required=True, metavar="ISO3", help="Country concerned: ISO 3166-1 alpha-3 code.")
@click.option("--name", help="Name of the case; the folder's name if not given.")
@click.pass_obj
def init(output: Output, folder: Path, country: str, name: str | None) -> int:
    """Make a case: a folder for its sources, its store and its dossier."""
    case = init_case(folder, country=country, name=name, reference=load_reference(), now=utc_now())
    click.echo(shown(case.folder))
    output.say(f"case {case.name} ({case.country}) is ready")
    output.next_step("rapporteur add FILES")
    return 0
