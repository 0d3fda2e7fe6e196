"""From paths to reports: the main way through this room."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.record import Passage, Report


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may set about the way in."""

    published: str | None = None
    """ISO 8601 publication date for inputs that have none of their own."""


@dataclass(frozen=True, slots=True)
class Received:
    """A report with the bytes it came as."""

    report: Report
    raw: bytes
    media_type: str
    """``text/plain``, ``text/html`` …"""


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input that could not be read, with the reason."""

    uri: str
    """Which file, line, entry or record."""
    reason: str
    """What was wrong and what to do."""


def open(paths: Sequence[str | Path], options: Options | None = None) -> Iterator[Received | SetAside]:
    """The reports of ``paths``, in order; what cannot be read comes out as a SetAside, and the walk goes on."""
    options = options or Options()
    for path in paths:
        raw = Path(path).read_bytes()
        text = raw.decode("utf-8")
        passages, start = [], 0
        for line in text.splitlines(keepends=True):
            if line.strip():
                passages.append(Passage(start, start + len(line.rstrip()), "body"))
            start += len(line)
        yield Received(
            Report(
                "sha256:" + hashlib.sha256(raw).hexdigest(),
                text,
                str(path),
                published=options.published,
                published_from="given" if options.published else None,
                passages=tuple(passages),
            ),
            raw,
            "text/plain",
        )
