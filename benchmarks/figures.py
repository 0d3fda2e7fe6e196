"""What a measure hands back, and the hash of the data that it was measured on."""

import gzip
import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number, as ``Figure("intake.html_scrapinghub.f1", 0.958)``."""

    name: str
    value: float
    unit: str = ""
    higher_is_better: bool = True


class Skipped(Exception):  # noqa: N818 — no error: a measure stops here, and the run goes on
    """Raised by a measure that cannot be taken, or not to its end, for want of a file or of a package: it says which."""


def percentile(values: Sequence[float], share: int) -> float:
    """The value that ``share`` of a hundred are at or below, the nearest that is there: ``percentile([1, 2, 3, 4], 50)`` is 2."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]


def fingerprint(folders: list[Path]) -> str:
    """The first twelve hex digits of a SHA-256 over every file of the folders, by name and content.

    Equal fingerprints mean that two figures were measured on the same data.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(file.relative_to(folder.parent).as_posix().encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
