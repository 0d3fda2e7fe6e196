"""Commands of the gazetteer."""

from dataclasses import fields
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.commands.console import Bar, err, leave, open_gazetteer
from accordingto.commands.options import Quiet
from accordingto.publish.inert import inert
from accordingto.publish.rows import count
from accordingto.record import GazetteerError

places = typer.Typer(help="The gazetteer: look names up, and add places of your own.", no_args_is_help=True)


@places.command("search")
def search_places(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, in any spelling that the gazetteer knows.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="The most places to print.")] = 20,
) -> None:
    """Print the places of a name, the most populous first."""
    found = open_gazetteer().search(name, limit)
    if not found:
        raise GazetteerError(f"no place is called {name!r}: try another spelling, or import a gazetteer that has it")
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("id", "name", "where", "feature", "latitude", "longitude", "people"):
        number = column in ("id", "latitude", "longitude", "people")
        table.add_column(column, justify="right" if number else "left", no_wrap=number)
    for entry in found:
        where = ", ".join(part for part in (entry.admin2, entry.admin1, entry.country) if part)
        point = (f"{entry.latitude:.4f}", f"{entry.longitude:.4f}")
        table.add_row(str(entry.id), Text(entry.name), Text(where), entry.feature, *point, f"{entry.population:,}")
    Console(highlight=False).print(table)


@places.command("show", context_settings={"ignore_unknown_options": True})
def show_place(
    id: Annotated[
        int, typer.Argument(metavar="ID", help="As `places search` prints it; below zero without GeoNames id.")
    ],
) -> None:
    """Print one place with all its names."""
    gazetteer = open_gazetteer()
    entry = gazetteer.show(id)
    if entry is None:
        raise GazetteerError(f"the gazetteer has no place {id}: `accordingto places search NAME` prints the ids")
    out = Console(highlight=False, soft_wrap=True)
    for field in fields(entry):
        if field.name not in ("rank", "unit") and (value := getattr(entry, field.name)) is not None:
            out.print(f"{field.name:<11}", str(value), markup=False)
    out.print(f"{'names':<11}", "; ".join(gazetteer.names_of(id)), markup=False)


@places.command("import")
def import_places(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames dump (.txt, .zip) or a CSV with a header.")],
    quiet: Quiet = False,
) -> None:
    """Add places to the gazetteer; importing a file again changes nothing."""
    gazetteer = open_gazetteer(quiet)
    with Bar("importing", wanted=not quiet) as bar:
        done = gazetteer.import_file(file, bar)
    for reason in done.reasons:
        err.print("left out:", inert(reason), style="yellow", markup=False, soft_wrap=True)
    if not quiet:
        left = f", {count(done.broken, 'broken line')} left out" if done.broken else ""
        err.print(f"{count(done.places, 'place')} in {done.file}{left}", style="dim", markup=False)
    leave(done.places, done.broken)
