"""Time and memory of linking and searching 100,000 reports, made by varying `wikinews_conflict` (`varying.py`).

Readings of the set are made once and kept in the system's folder for temporary files. Fingerprints are made on two cores; linking
runs in a process of its own, whose peak of memory is told. Growth is of the time per report, from a tenth of the reports to all.

    python -m benchmarks.scale 10000          fewer reports
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


def measure(data: Path, reports: int = REPORTS) -> Iterator[Figure]:
    """Everything at ``reports`` reports, and linking at a tenth of them."""
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
    options = parser.parse_args()
    for figure in measure(options.data, options.reports):
        print(f"{figure.name:<40} {figure.value:,.3f} {figure.unit}", flush=True)
