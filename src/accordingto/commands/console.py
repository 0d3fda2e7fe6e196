"""What the commands have in common: exit codes, how a run ends, and the bar that tells how far it is."""

import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from accordingto.intake import SetAside
from accordingto.publish.inert import inert
from accordingto.record import AccordingToError

if TYPE_CHECKING:
    from accordingto.reading import Reader
    from accordingto.reading.places import Gazetteer

OK, FAILED, USAGE, SOME_SET_ASIDE = 0, 1, 2, 3

err = Console(stderr=True, highlight=False)


def fail(error: AccordingToError) -> NoReturn:
    """Ends the run with the reason."""
    err.print("error:", inert(str(error)), style="red", markup=False, soft_wrap=True)
    sys.exit(FAILED)


def set_aside(result: SetAside) -> None:
    """Says which input could not be read, and why."""
    err.print("set aside:", inert(result.uri), "—", inert(result.reason), style="yellow", markup=False, soft_wrap=True)


def left(aside: int) -> str:
    """How many inputs were set aside, for the end of a summary."""
    return f", {aside:,} set aside" if aside else ""


def leave(done: int, aside: int) -> None:
    """Ends the command with the exit code that says how it went."""
    if aside:
        sys.exit(SOME_SET_ASIDE if done else FAILED)


def open_gazetteer(quiet: bool = False) -> "Gazetteer":
    """The user's gazetteer, which is built on first use, with a bar."""
    from accordingto.reading.places import Gazetteer

    with Bar("building the gazetteer, once", wanted=not quiet) as bar:
        return Gazetteer.default(bar)


def open_reader(quiet: bool) -> "Reader":
    """The reader of reports, with the user's gazetteer."""
    from accordingto.reading import Reader

    return Reader(open_gazetteer(quiet))


def write(path: Path, content: str | bytes) -> None:
    """Writes the whole file or nothing, text as UTF-8: first beside it, then in its place."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
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
