"""Commands. Each prints what it is asked for on standard output, and everything else on standard error.

Exit codes: 0 all went well; 1 nothing could be done, with the reason on standard error; 2 wrong usage; 3 done, but some inputs
were set aside, each with its reason on standard error.
"""

import sys
from dataclasses import fields, replace
from datetime import datetime
from importlib.metadata import version as installed
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from accordingto.intake import Options, SetAside
from accordingto.intake.fetching import FetchOptions
from accordingto.publish.inert import inert
from accordingto.record import AccordingToError, GazetteerError, Reading

if TYPE_CHECKING:
    from accordingto.reading import Reader
    from accordingto.reading.places import Gazetteer

DEFAULTS = Options()
FETCHING = FetchOptions()

OK, FAILED, USAGE, SOME_SET_ASIDE = 0, 1, 2, 3

app = typer.Typer(
    name="accordingto",
    help="Reads news of armed conflict and keeps a record that can be checked: who said what, what happened, according to whom.",
    epilog="Exit codes: 0 all went well; 1 nothing could be done; 2 wrong usage; 3 done, but some inputs were set aside.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
places = typer.Typer(help="The gazetteer: look names up, and add places of your own.", no_args_is_help=True)
app.add_typer(places, name="places")

err = Console(stderr=True, highlight=False)

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print no page, no progress and no summary.")]


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


def fail(error: AccordingToError) -> NoReturn:
    """Ends the run with the reason."""
    err.print("error:", inert(str(error)), style="red", markup=False, soft_wrap=True)
    sys.exit(FAILED)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"accordingto {installed('accordingto')}")
        raise typer.Exit


def _date(given: str | None) -> str | None:
    """The date as given, once it is known to be one."""
    try:
        if given is not None:
            datetime.fromisoformat(given)
    except ValueError as error:
        raise typer.BadParameter(f"{given!r} is no ISO 8601 date: write it as 2022-09-14") from error
    return given


@app.callback()
def accordingto(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options of the program as a whole."""


@app.command()
def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")],
    json: Annotated[
        bool, typer.Option("--json", help="Print the record as JSON Lines, one object per report.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write one page with all reports to FILE.", dir_okay=False),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published",
            metavar="DATE",
            help="Publication date (ISO 8601) of inputs that have none of their own.",
            callback=_date,
        ),
    ] = None,
    max_bytes: Annotated[
        int, typer.Option("--max-bytes", min=1, help="Set aside documents larger than this, after decompression.")
    ] = DEFAULTS.max_bytes,
    max_characters: Annotated[
        int, typer.Option("--max-characters", min=1, help="Set aside reports whose text is longer than this.")
    ] = DEFAULTS.max_characters,
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
        for result in pipeline.run(paths, Options(published, max_bytes, max_characters), _reader(quiet)):
            bar(read_ + aside)
            if isinstance(result, SetAside):
                aside += 1
                _set_aside(result)
                continue
            read_ += 1
            if html:
                kept.append(result)
            if json:
                sys.stdout.write(jsonl.dump(result) + "\n")
            elif not quiet:
                terminal.show(result, out)
    if html and kept:
        _write(html, page.render(kept))
    if not quiet:
        err.print(f"{_count(read_, 'report')} read{_left(aside)}", style="dim", markup=False)
    _leave(read_, aside)


@app.command()
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
                _set_aside(result)
            else:
                fetched += 1
            bar(fetched + aside, len(urls))
    if not quiet:
        kept = f" and kept in {to}: read with `accordingto read {to}`" if fetched else ""
        err.print(f"{_count(fetched, 'page')} fetched{kept}" + _left(aside), style="dim", markup=False)
    _leave(fetched, aside)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record."""
    import json as json_

    from accordingto.record import jsonl

    typer.echo(json_.dumps(jsonl.schema(), indent=2, ensure_ascii=False))


@places.command("search")
def search_places(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, in any spelling that the gazetteer knows.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="The most places to print.")] = 20,
) -> None:
    """Print the places of a name, the most populous first."""
    found = _gazetteer().search(name, limit)
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
    gazetteer = _gazetteer()
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
    gazetteer = _gazetteer(quiet)
    with Bar("importing", wanted=not quiet) as bar:
        done = gazetteer.import_file(file, bar)
    for reason in done.reasons:
        err.print("left out:", inert(reason), style="yellow", markup=False, soft_wrap=True)
    if not quiet:
        left = f", {done.broken:,} broken lines left out" if done.broken else ""
        err.print(f"{_count(done.places, 'place')} in {done.file}{left}", style="dim", markup=False)
    _leave(done.places, done.broken)


def _gazetteer(quiet: bool = False) -> "Gazetteer":
    """The user's gazetteer, which is built on first use, with a bar."""
    from accordingto.reading.places import Gazetteer

    with Bar("building the gazetteer, once", wanted=not quiet) as bar:
        return Gazetteer.default(bar)


def _reader(quiet: bool) -> "Reader":
    from accordingto.reading import Reader

    return Reader(_gazetteer(quiet))


def _set_aside(result: SetAside) -> None:
    err.print("set aside:", inert(result.uri), "—", inert(result.reason), style="yellow", markup=False, soft_wrap=True)


def _count(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number:,} {thing}s"


def _left(aside: int) -> str:
    return f", {aside:,} set aside" if aside else ""


def _leave(done: int, aside: int) -> None:
    """Ends the command with the exit code that says how it went."""
    if aside:
        sys.exit(SOME_SET_ASIDE if done else FAILED)


def _write(path: Path, text: str) -> None:
    """Writes the whole file or nothing: first beside it, then in its place."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise AccordingToError(f"{path} cannot be written ({error.strerror}): choose another file") from error


class Bar:
    """A bar on standard error: on a terminal only, and only for what takes longer than two seconds.

    Without a total it pulses and counts. It stays away while records are printed to the same terminal: they tell how far it is.
    """

    PATIENCE = 2.0
    """Seconds before the bar shows."""

    def __init__(self, what: str, wanted: bool = True) -> None:
        """``what`` is being done; the bar is shown only where ``wanted``."""
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed:,.0f}"),
            TimeElapsedColumn(),
            console=err,
            transient=True,
        )
        self._task = self._progress.add_task(what, total=None)
        self._wanted = wanted and err.is_terminal
        self._began = monotonic()

    def __enter__(self) -> "Bar":
        """Starts the clock."""
        self._began = monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        """Takes the bar away."""
        if self._progress.live.is_started:
            self._progress.stop()

    def __call__(self, done: float, total: float | None = None) -> None:
        """``done`` of ``total`` units are done."""
        if self._wanted and monotonic() - self._began > self.PATIENCE:
            self._progress.start()
            self._progress.update(self._task, completed=done, total=total)
