"""Options and steps that several commands share."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import click

from rapporteur.actions import Case, find_case, is_guarded, log_access, open_case, state_of, utc_now
from rapporteur.cli.output import Output
from rapporteur.model.case import CaseState
from rapporteur.model.vocabulary import CONFIDENTIALITIES, Confidentiality
from rapporteur.reference import load_reference
from rapporteur.settings import DEFAULT_CLEARANCE

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def case_option() -> Decorator:
    """`--case`, also after the command."""
    return click.option(
        "--case",
        "case_folder",
        type=click.Path(path_type=Path),
        help="Case folder, where it is not the present one.",
    )


def clearance_option() -> Decorator:
    """`--clearance`: what may be seen."""
    return click.option(
        "--clearance",
        type=click.Choice(CONFIDENTIALITIES),
        default=DEFAULT_CLEARANCE,
        show_default=True,
        help="Documents of a stricter class are held back and counted.",
    )


def the_case(output: Output, given: Path | None) -> Case:
    """The case that is meant; says which where it was not named."""
    found = find_case(Path.cwd(), given=given or output.case)
    case = open_case(found.folder)
    if found.how in ("below", "above", "variable"):
        how = " (RAPPORTEUR_CASE)" if found.how == "variable" else ""
        output.say(f"case {case.name} in {found.folder}{how}")
    return case


def the_state(case: Case, clearance: str) -> CaseState:
    """The state of a case as far as a clearance allows; a look above `internal` is told to the custody log."""
    allowed = cast(Confidentiality, clearance)
    if is_guarded(allowed):
        log_access(case, "show", case.name, {"clearance": clearance}, clearance=allowed, now=utc_now())
    with case.open_store() as store:
        return state_of(store, case, clearance=allowed, reference=load_reference())


def shown(path: Path) -> str:
    """A path as one would type it here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def flush() -> None:
    """Let an acknowledgement out at once: whoever reads it may count on it."""
    sys.stdout.flush()
