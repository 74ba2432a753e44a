"""`rapporteur doctor`: what is installed, what works, what could touch the network."""

from dataclasses import asdict

import click

from rapporteur.actions import doctor
from rapporteur.cli.base import command
from rapporteur.cli.output import Output, print_json
from rapporteur.reference import load_reference


@command("doctor", examples=("rapporteur doctor", "rapporteur doctor --json"))
@click.option("--json", "as_json", is_flag=True, help="A JSON array.")
@click.pass_obj
def doctor_command(output: Output, as_json: bool) -> int:
    """Say which versions are here, which limits hold, and what could touch the network (nothing)."""
    checks = doctor(load_reference())
    if as_json:
        print_json([asdict(check) for check in checks])
    else:
        for check in checks:
            mark = "!" if check.ok is False else " "
            click.echo(f"{mark} {check.name}: {check.value}")
    wrong = [check.name for check in checks if check.ok is False]
    if wrong:
        output.warn(f"not as it should be: {', '.join(wrong)}")
    return 1 if wrong else 0
