"""The command that writes a situation report."""

# ruff: noqa: PLR0913, PLR0917 — the options of a command are the arguments of its function
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from accordingto.commands.comparing import say_if_stale
from accordingto.commands.console import Bar, err, open_gazetteer, write
from accordingto.commands.options import STORE, Quiet, StoreFile, day
from accordingto.publish.rows import count

Format = Literal["html", "pdf", "md", "docx"]


def report(
    from_: Annotated[str, typer.Option("--from", metavar="DATE", help="First day of the period.", callback=day)],
    to: Annotated[str, typer.Option("--to", metavar="DATE", help="Last day of the period.", callback=day)],
    area: Annotated[
        str | None,
        typer.Option(
            "--area",
            metavar="NAME",
            help="A country, a region, or a town and what is near it, by name or GeoNames id; everywhere if not given.",
        ),
    ] = None,
    out: Annotated[
        list[Path] | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="Where to write it, by its ending as .html, .pdf, .md or .docx; may be given several times.",
            dir_okay=False,
        ),
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="The format, where the file's ending does not tell it.")
    ] = None,
    store: StoreFile = STORE,
    quiet: Quiet = False,
) -> None:
    """Write a situation report of a period: what the record holds, each sentence with the words that carry it."""
    from accordingto.publish import situation
    from accordingto.store import Store

    wanted: list[tuple[Path | None, Format]] = [(path, format or situation.format_of(path)) for path in out or ()]
    if not wanted and format in ("pdf", "docx") and sys.stdout.isatty():
        raise typer.BadParameter("a PDF or a Word file is nothing for a terminal: say where to write it with --out")
    gazetteer = open_gazetteer(quiet) if area else None
    with Store(store) as opened, Bar("writing", wanted=not quiet):
        say_if_stale(opened)
        page = situation.situation(opened, from_, to, situation.area(gazetteer, area) if gazetteer and area else None)
        for path, form in wanted or [(None, format or "html")]:
            for name, body in situation.render(page, form, path).items():
                if name is None:
                    sys.stdout.buffer.write(body)
                else:
                    write(name, body)
    if not quiet:
        sentences = sum(len(section.sentences) for section in page.sections)
        told = f"{count(sentences, 'sentence')} with {count(len(page.citations), 'citation')}"
        err.print(f"{page.title}: {told}", style="dim", markup=False, soft_wrap=True)
