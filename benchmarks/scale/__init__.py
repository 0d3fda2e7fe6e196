"""Time and memory of linking and searching 100,000 reports, made by varying `wikinews_conflict` (`varying.py`).

Readings of the set are made once and kept in the system's folder for temporary files. Fingerprints are made on two cores; linking
runs in a process of its own, whose peak of memory is told. Growth is of the time per report, from a tenth of the reports to all;
to a million it is from a hundred thousand without their texts, for those of a million are not kept.

    python -m benchmarks.scale 10000          fewer reports
    python -m benchmarks.scale --times 10     also a million, as ten times the fingerprints: half an hour, and 20 GB of memory
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
from benchmarks.scale import linking, searching
from benchmarks.scale.bases import bases

NEEDS = ("wikinews_conflict",)
REPORTS = 100_000


def measure(data: Path, reports: int = REPORTS, times: int = 1) -> Iterator[Figure]:
    """Everything at ``reports`` reports, and linking at a tenth of them; with ``times``, at so many times them as well."""
    with TemporaryDirectory(prefix="accordingto-scale-") as folder:
        readings = bases(data)
        made = linking.prepare(readings, reports, Path(folder))
        yield Figure("scale.reports", reports)
        yield Figure("scale.fingerprint", made * 1000 / reports, "ms/report", higher_is_better=False)
        tenth, whole = (linking.linked(Path(folder), count) for count in (reports // 10, reports))
        minutes = (made / linking.CORES + whole["seconds"]) / 60
        yield Figure("scale.linking", minutes, "min", higher_is_better=False)
        yield Figure("scale.linking_without_fingerprints", whole["seconds"] / 60, "min", higher_is_better=False)
        yield Figure("scale.linking_memory", whole["megabytes"], "MB", higher_is_better=False)
        growth = (whole["seconds"] / reports) / (tenth["seconds"] / (reports // 10))
        yield Figure("scale.linking_growth", growth, "×", higher_is_better=False)
        if times > 1:
            once, many = (linking.linked_by_prints(Path(folder), reports, n) for n in (1, times))
            yield Figure("scale.linking_times", many["seconds"] / 60, "min", higher_is_better=False)
            yield Figure("scale.linking_times_memory", many["megabytes"], "MB", higher_is_better=False)
            growth = many["seconds"] / once["seconds"] / times
            yield Figure("scale.linking_times_growth", growth, "×", higher_is_better=False)
        for name in ("copies", "stories", "incidents"):
            yield Figure(f"scale.{name}", whole[name])
        found = searching.searched(readings, reports, Path(folder))
        yield Figure("scale.search_p50", found["p50"], "ms", higher_is_better=False)
        yield Figure("scale.search_p95", found["p95"], "ms", higher_is_better=False)
        yield Figure("scale.search_slowest", found["slowest"], "ms", higher_is_better=False)
        yield Figure("scale.store", found["bytes"] / 1e6, "MB", higher_is_better=False)


def main() -> None:
    """Prints the figures of as many reports as are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("reports", nargs="?", type=int, default=REPORTS)
    default = Path(__file__).parents[3] / "shared" / "data"
    parser.add_argument("--data", type=Path, default=default, help="folder of the data")
    parser.add_argument("--times", type=int, default=1, help="also link so many times the fingerprints")
    options = parser.parse_args()
    for figure in measure(options.data, options.reports, options.times):
        print(f"{figure.name:<40} {figure.value:,.3f} {figure.unit}", flush=True)
