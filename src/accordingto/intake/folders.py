"""Paths as given, and the files of a folder in the order of their names."""

import os
from collections.abc import Iterator
from pathlib import Path

from accordingto.intake.received import SetAside
from accordingto.intake.sniffing import NAMES, hint_of


def files(path: str | Path) -> Iterator[Path | SetAside]:
    """``path`` itself, or, for a folder, every file below it that is named as a report.

    Names that begin with a dot are hidden, and passed over. Links are followed, and no folder is read twice.
    """
    if not os.path.isdir(path):
        yield Path(path)
        return
    seen: set[tuple[int, int]] = set()
    # A stack instead of recursion: folders can lie deeper than Python's calls may.
    waiting = [Path(path)]
    while waiting:
        here = waiting.pop()
        if not os.path.isdir(here):
            yield _file(here)
            continue
        try:
            entry = os.stat(here)
            if (entry.st_dev, entry.st_ino) in seen:
                yield SetAside(shown(here), "it is a link to a folder that is read anyway: nothing is lost")
                continue
            seen.add((entry.st_dev, entry.st_ino))
            names = sorted(name for name in os.listdir(here) if not name.startswith("."))
        except OSError as error:
            yield SetAside(shown(here), f"the folder cannot be opened ({error.strerror}): check that you may read it")
            continue
        waiting += (here / name for name in reversed(names))


def shown(path: str | Path) -> str:
    """A path as the record can hold it: file names may be bytes that are no text."""
    return os.fsencode(path).decode("utf-8", "replace")


def _file(path: Path) -> Path | SetAside:
    if hint_of(path.name) or not path.suffix:
        return path
    names = ", ".join(NAMES)
    return SetAside(
        shown(path),
        f"its name does not end as a report's ({names}, with or without .gz): name the file itself to read it",
    )
