"""Commands that look through what a store keeps."""

# ruff: noqa: PLR0913, PLR0917 — the options of a command are the arguments of its function
import re
from typing import Annotated

import typer
from rich.console import Console

from accordingto.commands.console import err
from accordingto.commands.options import STORE, From, StoreFile, To
from accordingto.publish.rows import count
from accordingto.record import InputError


def place_of(given: str) -> str | int:
    """A name, or the GeoNames id that its digits are.

    >>> place_of("Izium"), place_of("707292")
    ('Izium', 707292)
    """
    return int(given) if re.fullmatch("[0-9]{1,18}", given) else given


def search(
    words: Annotated[
        str, typer.Argument(metavar="[WORDS]", help="Words that all must occur; phrases in quotation marks.")
    ] = "",
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="NAME", help="Where: a town, region or country, or a GeoNames id."),
    ] = None,
    from_: From = None,
    to: To = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Somebody who says something in the report.")
    ] = None,
    type: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="ACLED's event type or sub-event type, or PLOVER's event type."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="The most reports to print.")] = 20,
    json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one object per report.")] = False,
    store: StoreFile = STORE,
) -> None:
    """Find reports by their words and by what they tell: what, where, when, and who says so."""
    from accordingto.publish import results
    from accordingto.store import Store
    from accordingto.store.conditions import Query
    from accordingto.store.search import search as look
    from accordingto.store.search import types

    query = Query(words, place and place_of(place), from_, to, speaker, type, limit)
    if query == Query(limit=limit):
        raise typer.BadParameter("say what to search for: words, or one of --place, --from, --to, --speaker, --type")
    with Store(store) as opened, opened.read() as connection:
        found = look(connection, query)
        if type and not found.hits and type.lower() not in map(str.lower, known := types(connection)):
            raise InputError(f"no event here is of the type {type!r}; there are: {', '.join(known) or 'no events'}")
    if json:
        for hit in found.hits:
            typer.echo(results.dump(hit))
    else:
        results.show(found, Console(highlight=False))
    err.print(f"{count(len(found.hits), 'report')} found{', and there are more' if found.more else ''}", style="dim")
