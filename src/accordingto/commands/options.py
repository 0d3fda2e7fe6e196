"""Options and arguments that several commands have."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from accordingto.intake import Options

STORE = Path("accordingto.db")
"""The store where none is named: in the folder that one is in."""
DEFAULTS = Options()


def date(given: str | None) -> str | None:
    """The date as given, once it is known to be one; typer.BadParameter where it is none.

    >>> date("2022-09-14T10:30+03:00")
    '2022-09-14T10:30+03:00'
    """
    try:
        if given is not None:
            datetime.fromisoformat(given)
    except ValueError as error:
        raise typer.BadParameter(f"{given!r} is no ISO 8601 date: write it as 2022-09-14") from error
    return given


def day(given: str | None) -> str | None:
    """The day of a date; typer.BadParameter where it is none.

    >>> day("2022-09-14T10:30+03:00")
    '2022-09-14'
    """
    checked = date(given)
    return None if checked is None else datetime.fromisoformat(checked).date().isoformat()


Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print no page, no progress and no summary.")]
Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Publication date (ISO 8601) of inputs that have none of their own.",
        callback=date,
    ),
]
MaxBytes = Annotated[
    int, typer.Option("--max-bytes", min=1, help="Set aside documents larger than this, after decompression.")
]
MaxCharacters = Annotated[
    int, typer.Option("--max-characters", min=1, help="Set aside reports whose text is longer than this.")
]

StoreFile = Annotated[Path, typer.Option("--store", metavar="FILE", help="The store.", dir_okay=False)]
Who = Annotated[
    str | None,
    typer.Option("--as", metavar="NAME", help="Who does this, for the log, which has your user name beside it."),
]

Place = Annotated[str | None, typer.Option("--place", metavar="NAME", help="Where: the name of a place.")]
From = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Happened on this day or later.", callback=day)
]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Happened on this day or earlier.", callback=day)]
Contested = Annotated[bool, typer.Option("--contested", help="Only incidents whose accounts contradict each other.")]
