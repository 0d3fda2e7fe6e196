"""The one thread that reads what was dropped into the inbox, ties reports together and compares accounts, while pages go on."""

import logging
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Literal

from accordingto import pipeline
from accordingto.intake import Options, SetAside
from accordingto.reading import Reader
from accordingto.reading.places.gazetteer import Entry, Gazetteer
from accordingto.record import AccordingToError, Reading, Report
from accordingto.store import Store

Step = Literal["waiting", "reading", "linking", "comparing", "done", "failed"]

_LOG = logging.getLogger(__name__)

REMEMBERED = 20
"""Batches of files whose outcome is still shown."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A file, or a report in it, that could not be added."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that were dropped together, and how far they are."""

    number: int
    names: tuple[str, ...]
    step: Step = "waiting"
    new: int = 0
    known: int = 0
    """Reports that were there already."""
    aside: tuple[Aside, ...] = ()
    why: str | None = None
    """What stopped it, where it failed."""

    @property
    def running(self) -> bool:
        """Whether it is not at its end."""
        return self.step not in ("done", "failed")


class Worker:
    """Adds batches of files, one after the other.

    Bad files are set aside with their reasons, as by `accordingto add`. The Reader, which loads the models, is made when the
    first file comes.
    """

    def __init__(self, store: Store, reader: Callable[[], Reader]) -> None:
        """Begins with what the store has not compared yet."""
        self._store = store
        self._reader = cache(lambda: _OneAtATime(reader()))
        self._batches: dict[int, Batch] = {}
        self._waiting: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._count = 0
        self._lock = threading.Lock()
        self._closing = False
        self._waiting.put(self._compare)
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)
        self._thread.start()

    def folder(self) -> Path:
        """A folder for the files of one batch, which nobody else may read."""
        return Path(tempfile.mkdtemp(prefix="accordingto-"))

    def add(self, folder: Path, names: tuple[str, ...], who: str) -> Batch:
        """Takes a folder of files to be added in somebody's name (empty: whoever opened the store); it is removed afterwards."""
        with self._lock:
            self._count += 1
            batch = Batch(self._count, names)
            self._batches[batch.number] = batch
            for old in list(self._batches)[:-REMEMBERED]:
                if not self._batches[old].running:
                    del self._batches[old]
        self._waiting.put(lambda: self._tried(batch.number, folder, who))
        return batch

    def compare(self) -> None:
        """Compares again what a decision has changed, when nothing else is to be done."""
        self._waiting.put(self._compare)

    def link(self, who: str) -> None:
        """Ties the reports together again, now, since somebody waits for what comes of a decision."""
        for _ in pipeline.link(self._store.acting(who) if who else self._store):
            pass
        self.compare()

    def gazetteer(self) -> Gazetteer:
        """The gazetteer that reports are read with."""
        return self._reader().gazetteer

    def places(self, name: str) -> tuple[Entry, ...]:
        """Places of the gazetteer by name."""
        return self._reader().gazetteer.search(name)

    def read(self, report: Report) -> Reading:
        """Reads a few words, as those that somebody chose for a cell."""
        return self._reader().read(report)

    def batches(self) -> tuple[Batch, ...]:
        """What was added since the workbench was opened, the latest first."""
        return tuple(reversed(list(self._batches.values())))

    def close(self) -> None:
        """Stops after the report that is being read; what was not read has to be dropped again."""
        self._closing = True
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (work := self._waiting.get()) is not None and not self._closing:
            try:
                work()
            except Exception:  # as of a full disk: what waits has its turn all the same
                _LOG.exception("the workbench's work in the background stopped")

    def _tried(self, number: int, folder: Path, who: str) -> None:
        try:
            self._add(number, folder, who)
        except AccordingToError as error:
            self._note(number, step="failed", why=str(error))
        except Exception as error:
            self._note(number, step="failed", why=f"an unexpected {type(error).__name__}: {error}")
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _add(self, number: int, folder: Path, who: str) -> None:
        self._note(number, step="reading")
        store = self._store.acting(who) if who else self._store
        for result in pipeline.add(sorted(folder.iterdir()), lambda: store, self._reader, Options(below=folder)):
            batch = self._batches[number]
            if isinstance(result, SetAside):
                self._note(number, aside=(*batch.aside, Aside(result.uri, result.reason)))
            elif result.new:
                self._note(number, new=batch.new + 1)
            else:
                self._note(number, known=batch.known + 1)
            if self._closing:
                return
        self._note(number, step="linking")
        for left in pipeline.link(store):
            self._note(number, aside=(*self._batches[number].aside, Aside(left.uri, left.reason)))
        self._note(number, step="comparing")
        self._compare()
        self._note(number, step="done")

    def _compare(self) -> None:
        """Compares accounts where that was not done; the inbox then knows which are contested."""
        try:
            for _ in pipeline.compare(self._store):
                if self._closing:
                    return
        except AccordingToError:
            return  # the store is busy or was changed meanwhile: the next batch begins with what is left

    def _note(self, number: int, **changes: object) -> None:
        self._batches[number] = replace(self._batches[number], **changes)  # type: ignore[arg-type]


class _OneAtATime(Reader):
    """A reader for several threads: models keep what they are at in themselves."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader.gazetteer)
        self._lock = threading.Lock()

    def read(self, report: Report) -> Reading:
        """The reading of one report."""
        with self._lock:
            return super().read(report)
