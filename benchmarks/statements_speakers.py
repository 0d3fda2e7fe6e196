"""Statements, speakers, stance and chain on 25 Wikinews reports on conflict, annotated by hand: the part to work on.

The other 15 are `statements_final`. The guideline of the annotation is docs/codebook.md; what counts as right,
`benchmarks.statements.speakers`.
"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.statements import speakers

NEEDS = ("wikinews_conflict",)


def measure(data: Path) -> Iterator[Figure]:
    """The figures of the part to work on."""
    yield from speakers.figures(data, "dev", "statements_speakers")
