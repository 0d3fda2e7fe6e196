"""Server time of the workbench's pages, in a store of many made-up reports (`scale/varying.py`).

Every page is asked for a few times, in one process and as a browser would ask: milliseconds of the median
and of the 95th percentile over all requests of a page. Its incidents are made up, too: one for each event of a type in ACLED's
scope, at most 50,000; every third is contested. `workbench.map_incidents` is the whole of the map at once.

    python -m benchmarks.workbench 20000      more reports than the 2,000 of the daily measure
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from accordingto.web import Settings, create_app
from benchmarks.figures import Figure
from benchmarks.scale.bases import bases
from benchmarks.workbench.made import filled

NEEDS = ("wikinews_conflict",)
REPORTS = 2_000
TIMES = 12
"""Requests of each page; the first, which fills caches, counts as the others do."""

PAGES = {
    "inbox": ("/inbox", "/inbox?type={type}", "/inbox?kind=incidents"),
    "map": ("/map",),
    "map_incidents": ("/api/map/incidents",),
    "map_control": ("/api/map/control",),
    "people": ("/people", "/people?name={speaker}"),
    "person": ("/person?name={speaker}",),
    "places": ("/places", "/places?name={place}"),
    "place": ("/place?id={id}",),
    "search": ("/search?words=killed", "/search?words=police+said&place={place}", "/search?type={type}"),
    "log": ("/log", "/log?action=link"),
    "settings": ("/settings",),
}


def measure(data: Path, reports: int = REPORTS) -> Iterator[Figure]:
    """The figures of every page."""
    with TemporaryDirectory(prefix="accordingto-workbench-") as folder:
        path = Path(folder) / "record.db"
        readings = bases(data)
        incidents = filled(path, readings, reports)
        yield Figure("workbench.reports", reports)
        yield Figure("workbench.incidents", incidents)
        with TestClient(create_app(Settings(path)), base_url="http://localhost") as client:
            words = asked_for(client)
            for name, addresses in PAGES.items():
                taken = sorted(_asked(client, [address.format(**words) for address in addresses]))
                for share in (50, 95):
                    at = taken[min(len(taken) - 1, len(taken) * share // 100)]
                    yield Figure(f"workbench.{name}_p{share}", at, "ms", higher_is_better=False)


def _asked(client: TestClient, addresses: Sequence[str]) -> Iterator[float]:
    """Milliseconds of each request."""
    for address in list(addresses) * TIMES:
        began = time.perf_counter()
        answer = client.get(address, headers={"accept": "text/html"})
        yield (time.perf_counter() - began) * 1000
        assert answer.status_code == 200, f"{address}: {answer.status_code}"


def asked_for(client: TestClient) -> dict[str, str]:
    """What the addresses ask for: who says most, and where and what most of it is."""
    place = next(p for p in client.get("/places.json").json()["localities"] if p["geonames_id"])
    speaker = client.get("/people.json").json()["speakers"][0]["name"]
    return {"place": place["name"], "id": place["geonames_id"], "speaker": speaker, "type": "Armed clash"}


def main() -> None:
    """Prints the figures of as many reports as are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workbench", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("reports", nargs="?", type=int, default=REPORTS)
    default = Path(__file__).parents[3] / "shared" / "data"
    parser.add_argument("--data", type=Path, default=default, help="folder of the data")
    options = parser.parse_args()
    for figure in measure(options.data, options.reports):
        print(f"{figure.name:<40} {figure.value:,.1f} {figure.unit}", flush=True)


if __name__ == "__main__":
    main()
