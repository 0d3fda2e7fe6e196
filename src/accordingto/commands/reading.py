"""Commands that read reports, and one that fetches them."""

# ruff: noqa: PLR0913, PLR0917 — the options of a command are the arguments of its function
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from accordingto.commands.console import Bar, err, leave, left, open_reader, set_aside, write
from accordingto.commands.options import DEFAULTS, MaxBytes, MaxCharacters, Paths, Published, Quiet
from accordingto.intake import Options, SetAside
from accordingto.intake.fetching import FetchOptions
from accordingto.publish.rows import count
from accordingto.record import Reading

FETCHING = FetchOptions()


def read(
    paths: Paths,
    json: Annotated[
        bool, typer.Option("--json", help="Print the record as JSON Lines, one object per report.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write one page with all reports to FILE.", dir_okay=False),
    ] = None,
    published: Published = None,
    max_bytes: MaxBytes = DEFAULTS.max_bytes,
    max_characters: MaxCharacters = DEFAULTS.max_characters,
    quiet: Quiet = False,
) -> None:
    """Read reports and print who said what, and what happened according to whom."""
    from accordingto import pipeline
    from accordingto.publish import page, terminal
    from accordingto.record import jsonl

    out = Console(highlight=False)
    kept: list[Reading] = []
    read_, aside = 0, 0
    printing = out.is_terminal
    with Bar("reading", wanted=not quiet and not printing) as bar:
        for result in pipeline.run(paths, Options(published, max_bytes, max_characters), open_reader(quiet)):
            bar(read_ + aside)
            if isinstance(result, SetAside):
                aside += 1
                set_aside(result)
                continue
            read_ += 1
            if html:
                kept.append(result)
            if json:
                sys.stdout.write(jsonl.dump(result) + "\n")
            elif not quiet:
                terminal.show(result, out)
    if html and kept:
        write(html, page.render(kept))
    if not quiet:
        err.print(f"{count(read_, 'report')} read{left(aside)}", style="dim", markup=False)
    leave(read_, aside)


def fetch(
    urls: Annotated[list[str], typer.Argument(metavar="URL…", help="Addresses of pages, http or https.")],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="FILE",
            help="New WARC to keep what comes back in; fetched-DATE-TIME.warc.gz in this folder if not given.",
            dir_okay=False,
        ),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also ask machines of a private network, on any port.")
    ] = False,
    max_bytes: Annotated[
        int, typer.Option("--max-bytes", min=1, help="Largest answer, as sent and after decompression.")
    ] = FETCHING.max_bytes,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.1, help="Longest that one page may take, with its redirects.")
    ] = FETCHING.seconds,
    quiet: Quiet = False,
) -> None:
    """Fetch pages and keep what came back in a WARC; `accordingto read` reads it from there."""
    from accordingto.intake import fetching

    to = to or Path(f"fetched-{datetime.now():%Y%m%d-%H%M%S}.warc.gz")
    options = replace(FETCHING, allow_private=allow_private, max_bytes=max_bytes, seconds=seconds)
    fetched, aside = 0, 0
    with Bar("fetching", wanted=not quiet) as bar:
        for result in fetching.fetch(urls, to, options):
            if isinstance(result, SetAside):
                aside += 1
                set_aside(result)
            else:
                fetched += 1
            bar(fetched + aside, len(urls))
    if not quiet:
        kept = f" and kept in {to}: read with `accordingto read {to}`" if fetched else ""
        err.print(f"{count(fetched, 'page')} fetched{kept}" + left(aside), style="dim", markup=False)
    leave(fetched, aside)


def schema() -> None:
    """Print the JSON Schema of the record."""
    import json as json_

    from accordingto.record import jsonl

    typer.echo(json_.dumps(jsonl.schema(), indent=2, ensure_ascii=False))
