"""Commands. Each prints what it is asked for on standard output, and everything else on standard error.

Exit codes: 0 all went well; 1 nothing could be done, with the reason on standard error; 2 wrong usage; 3 done, but some inputs
were set aside, each with its reason on standard error; 130 Ctrl-C ended it (`__main__.py`).
"""

import sys
from importlib.metadata import version as installed
from typing import Annotated

import typer

from accordingto.commands import comparing, exporting, keeping, people, places, reading, searching, serving, situation
from accordingto.commands.console import FAILED, OK, SOME_SET_ASIDE, USAGE, fail
from accordingto.record import AccordingToError

__all__ = ["FAILED", "OK", "SOME_SET_ASIDE", "USAGE", "app", "main"]

app = typer.Typer(
    name="accordingto",
    help="Reads news of armed conflict and keeps a record that can be checked: who said what, what happened, according to whom.",
    epilog="Exit codes: 0 all went well; 1 nothing could be done; 2 wrong usage; 3 done, but some inputs were set aside.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = (
    reading.read,
    keeping.add,
    searching.search,
    comparing.incidents,
    comparing.compare,
    comparing.control,
    situation.report,
    keeping.show,
    exporting.export,
    keeping.reread,
    keeping.link,
    keeping.remove,
    keeping.log,
    keeping.check,
    reading.fetch,
    reading.schema,
    serving.serve,
)
for command in COMMANDS:
    app.command()(command)
app.command("import")(exporting.import_)
app.add_typer(places.places, name="places")
app.add_typer(people.users, name="users")


def main() -> None:
    """The command `accordingto`."""
    try:
        app()
    except AccordingToError as error:
        fail(error)
    except BrokenPipeError:
        # Whoever read our output, as `head`, has seen enough.
        sys.stderr.close()
        sys.exit(OK)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"accordingto {installed('accordingto')}")
        raise typer.Exit


@app.callback()
def accordingto(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of the program as a whole."""
