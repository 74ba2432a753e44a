"""`rapporteur`: options for every command, and errors as messages with exit codes."""

import os
import sys
import traceback
from pathlib import Path
from typing import Any

import click

from rapporteur import __version__
from rapporteur.cli.base import ExampleGroup
from rapporteur.cli.output import Output
from rapporteur.errors import RapporteurError, UsageError

COULD_NOT, WRONG_USE, WITH_ISSUES, INTERRUPTED = 1, 2, 3, 130
COMMANDS = {
    name: f"rapporteur.cli.{name}"
    for name in ("init", "add", "build", "open", "show", "export", "verify", "doctor", "demo", "bench")
}


@click.group(
    cls=ExampleGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    examples=(
        "rapporteur init dprk --country PRK",
        "rapporteur add stories/*.html && rapporteur build && rapporteur open",
    ),
)
@click.option("--case", type=click.Path(path_type=Path), help="Case folder, where it is not the present one.")
@click.option("-q", "--quiet", is_flag=True, help="Warnings and errors only.")
@click.option(
    "-v", "--verbose", is_flag=True, help="Say more; show the traceback of an error of the program."
)
@click.option("--no-color", is_flag=True, help="No colours (also with the variable NO_COLOR).")
@click.version_option(__version__, prog_name="rapporteur")
@click.pass_context
def cli(context: click.Context, case: Path | None, quiet: bool, verbose: bool, no_color: bool) -> None:
    """Keep the record of a country's human-rights case before the United Nations.

    A case is a folder. Documents go in with `add`, `build` reads them and writes a dossier in which every
    line opens its source at the words.
    """
    context.obj = Output(quiet=quiet, verbose=verbose, no_color=no_color, case=case)


def run(arguments: list[str] | None = None) -> int:
    """Run a command line.

    Returns:
        0 done, 1 could not, 2 wrong use, 3 done with issues, 130 interrupted.
    """
    words = sys.argv[1:] if arguments is None else arguments
    try:
        result: Any = cli.main(words, prog_name="rapporteur", standalone_mode=False)
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.UsageError as error:
        error.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        return _say("interrupted; what was acknowledged is kept, run the command again to go on", INTERRUPTED)
    except click.ClickException as error:
        error.show()
        return COULD_NOT
    except UsageError as error:
        return _say(f"rapporteur: {error}", WRONG_USE)
    except RapporteurError as error:
        return _say(f"rapporteur: {error}", COULD_NOT)
    except BrokenPipeError:
        # The reader of our output (`| head`) has enough; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except Exception as error:
        return _unexpected(error, verbose=bool({"-v", "--verbose"} & set(words)))
    return result if isinstance(result, int) else 0


def main() -> None:
    """The entry point of the command `rapporteur`."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal or pipe in another encoding must not stop a run at a name in another script.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run())


def _unexpected(error: Exception, *, verbose: bool) -> int:
    if verbose:
        traceback.print_exception(error)
    words = " ".join(str(error).split())[:300]
    return _say(
        f"rapporteur: an error of the program ({type(error).__name__}: {words}); nothing acknowledged is lost. "
        "Run it again with --verbose before the command and report what it prints",
        COULD_NOT,
    )


def _say(message: str, code: int) -> int:
    click.echo(message, err=True)
    return code
