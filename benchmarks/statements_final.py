"""The same as `statements_speakers`, on the 15 reports that are looked at for the final figure alone.

It is not run with the others, but by its name and by the gate. What it finds wrong is not looked at: the reports would be no test
any more.
"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.statements import speakers

NEEDS = ("wikinews_conflict",)


def measure(data: Path) -> Iterator[Figure]:
    """The figures of the final part."""
    yield from speakers.figures(data, "final", "statements_final")
