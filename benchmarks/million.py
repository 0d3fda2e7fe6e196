"""Time and memory of linking a million reports, on stored fingerprints: a hundred thousand of `scale`, and nine more of each.

Growth is of the time per report, from the hundred thousand to the million; neither has texts for a closer look at copies, for
those of a million are not kept. Takes an hour and 20 GB of memory: run by name on a machine that does little else.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
from benchmarks.scale import REPORTS, linking
from benchmarks.scale.bases import bases

NEEDS = ("wikinews_conflict",)
TIMES = 10


def measure(data: Path) -> Iterator[Figure]:
    """Minutes of one core and megabytes of a million, and the growth on the way there."""
    with TemporaryDirectory(prefix="accordingto-million-") as folder:
        linking.prepare(bases(data), REPORTS, Path(folder))
        once, many = (linking.linked_by_prints(Path(folder), REPORTS, times) for times in (1, TIMES))
    yield Figure("million.reports", REPORTS * TIMES)
    yield Figure("million.linking", many["seconds"] / 60, "min", higher_is_better=False)
    yield Figure("million.linking_memory", many["megabytes"], "MB", higher_is_better=False)
    yield Figure("million.linking_growth", many["seconds"] / once["seconds"] / TIMES, "×", higher_is_better=False)
