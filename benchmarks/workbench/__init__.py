"""What the workbench takes of an analyst's time, in a store of 100,000 made-up reports (`scale/varying.py`, `made.py`).

Server (`asking.py`): every page and every `.json`, each address asked for twenty times as a browser would; of a page, the median
over all its addresses, and the 95th percentile of the slowest address. Browser (`using.py`): milliseconds until a page can be
used, and frames while the map of those of its 50,000 incidents that have a place is dragged.

    python -m benchmarks.workbench 2000                  fewer reports
    python -m benchmarks.workbench --store record.db     a store that is kept, and made if it is not there: that takes a while
    python -m benchmarks.workbench --no-browser          the server alone
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from accordingto.store import Store
from benchmarks.figures import Figure
from benchmarks.scale.bases import bases
from benchmarks.workbench import asking, using
from benchmarks.workbench.made import filled

NEEDS = ("wikinews_conflict",)
REPORTS = 100_000


def measure(data: Path, reports: int = REPORTS, kept: Path | None = None, *, browser: bool = True) -> Iterator[Figure]:
    """The figures of every page; ``kept`` is a store to reuse, or where to make it."""
    with TemporaryDirectory(prefix="accordingto-workbench-") as folder:
        path = kept or Path(folder) / "record.db"
        if not path.exists():
            part = path.with_suffix(".part")
            part.unlink(missing_ok=True)
            filled(part, bases(data), reports)
            part.replace(path)
        with Store(path) as store:
            yield Figure("workbench.reports", store.count())
        yield from asking.measure(path)
        if browser:
            yield from using.measure(path)


def main() -> None:
    """Prints the figures of as many reports as are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workbench", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("reports", nargs="?", type=int, default=REPORTS)
    default = Path(__file__).parents[3] / "shared" / "data"
    parser.add_argument("--data", type=Path, default=default, help="folder of the data")
    parser.add_argument("--store", type=Path, help="a store to ask, made if it is not there, and kept")
    parser.add_argument("--no-browser", action="store_true", help="ask the server alone")
    options = parser.parse_args()
    for figure in measure(options.data, options.reports, options.store, browser=not options.no_browser):
        print(f"{figure.name:<44} {figure.value:,.1f} {figure.unit}", flush=True)
