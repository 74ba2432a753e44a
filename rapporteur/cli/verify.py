"""`rapporteur verify`: can every line be defended."""

from dataclasses import asdict
from pathlib import Path

import click

from rapporteur.actions import verify_case
from rapporteur.cli.base import command
from rapporteur.cli.output import Output, print_json
from rapporteur.cli.place import case_option, the_case
from rapporteur.store import Verification, format_head


@command("verify", examples=("rapporteur verify", 'rapporteur verify --head "$(cat printed-head.txt)"'))
@click.option("--head", metavar="SIZE:ROOT", help="Head of the custody log that an earlier dossier prints.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@case_option()
@click.pass_obj
def verify_command(output: Output, head: str | None, as_json: bool, case_folder: Path | None) -> int:
    """Hold the case against its custody log.

    Hashes every original again, recomputes the log, compares every row with its entry, and opens every
    piece of evidence at its words. With the head of an earlier dossier it also finds a log that was rolled
    back or written anew, which nothing inside the folder can show. Ends with 1 if anything is found.
    """
    case = the_case(output, case_folder)
    result = verify_case(case, head=head)
    if as_json:
        print_json(asdict(result))
    else:
        _print(output, result, earlier=head is not None)
    return 1 if result.findings else 0


def _print(output: Output, result: Verification, *, earlier: bool) -> None:
    for finding in result.findings:
        click.echo(f"{finding.code}: {finding.what}\n  where: {finding.where}\n  next:  {finding.next_step}")
    if result.strays:
        output.say(
            f"{len(result.strays)} files among the sources were never acknowledged (an interrupted run leaves "
            "such); they are in no dossier"
        )
    if result.findings:
        output.warn(f"{len(result.findings)} findings")
        return
    click.echo(format_head(result.head))
    output.say(f"{result.documents} documents and {result.readings} readings are what the custody log tells")
    if not earlier:
        output.say("keep the head above outside this folder: only with it a rolled-back log can be told")
