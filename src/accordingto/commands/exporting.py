"""Commands that hand over what a store keeps in formats that other programs read."""

# ruff: noqa: PLR0913, PLR0917 — the options of a command are the arguments of its function
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.commands.console import err
from accordingto.commands.options import STORE, Contested, From, Place, Quiet, StoreFile, To, Who
from accordingto.publish.exports import FORMATS, Wanted, save
from accordingto.publish.exports import export as write
from accordingto.publish.inert import inert
from accordingto.publish.rows import count
from accordingto.record import StoreError

if TYPE_CHECKING:
    from accordingto.store import Store

BINARY = (".xlsx", ".parquet")


def export(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID…]", help="Reports or incidents to export; all if none is named."),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.", show_default=True)
    ] = "jsonl",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE", help="The file, whose ending chooses how; standard output if none is given."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file where it is there already.")] = False,
    place: Place = None,
    from_: From = None,
    to: To = None,
    contested: Contested = False,
    reports: Annotated[int, typer.Option("--reports", min=1, help="Told of by so many reports or more.")] = 1,
    store: StoreFile = STORE,
    quiet: Quiet = False,
) -> None:
    """Write the records of a store, or its incidents, in a format that other programs read."""
    from accordingto.store import Store

    if format not in FORMATS:
        raise typer.BadParameter(f"there is no format {format!r}: choose one of {', '.join(FORMATS)}")
    with Store(store) as opened:
        incidents, documents = _named(opened, ids or [])
        wanted = Wanted(place, from_, to, contested, reports, incidents, documents)
        if out is not None:
            summary = save(opened, format, out, wanted, force=force)
        else:
            if FORMATS[format].ending() in BINARY and sys.stdout.isatty():
                raise StoreError(f"{format} is no text: send it to a file with --out or >")
            summary = write(opened, format, sys.stdout.buffer, wanted)
            sys.stdout.buffer.flush()
    if not quiet and (out is not None or summary.left_out):
        err.print(inert(f"{summary}{f', written to {out}' if out else ''}"), style="dim", markup=False, soft_wrap=True)


def _named(store: "Store", ids: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of incidents and of reports among what was named; the first characters of each are enough."""
    incidents, documents = [], []
    for id in ids:
        try:
            documents.append(store.find(id).id)
        except StoreError:
            if not id.startswith("i"):
                raise
            incidents.append(store.incident(id).id)
    return tuple(incidents), tuple(documents)


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A table of ACLED's or UCDP's columns that was exported.")
    ],
    why: Annotated[
        str | None,
        typer.Option("--why", metavar="REASON", help="The reason of rows that give none in their column why."),
    ] = None,
    grade: Annotated[
        str, typer.Option("--grade", metavar="GRADE", help="How far the corrections are borne out, by Airwars' grades.")
    ] = "fair",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print what would change.")] = False,
    store: StoreFile = STORE,
    who: Who = None,
    quiet: Quiet = False,
) -> None:
    """Take a coder's corrections back from a table that was exported, and keep them as decisions."""
    from accordingto.publish.exports.importing import corrections, keep
    from accordingto.review import grades
    from accordingto.store import Store

    chosen = next((known for known in grades() if known == grade), None)
    if chosen is None:
        raise typer.BadParameter(f"{grade!r} is no grade: it is one of {', '.join(grades())}")
    with Store(store, who=who) as opened:
        found = corrections(opened, file, why)
        if found and not dry_run:
            keep(opened, found, chosen)
    if not quiet:
        for correction in found:
            typer.echo(inert(str(correction)))
        err.print(f"{count(len(found), 'correction')} {'to keep' if dry_run else 'kept'}", style="dim", markup=False)
