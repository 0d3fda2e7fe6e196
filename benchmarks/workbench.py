"""Server time of the workbench's pages, in a store of many made-up reports (`scale/varying.py`).

Every page is asked for a few times, in one process and as a browser would ask: milliseconds of the median
and of the 95th percentile over all requests of a page. Its incidents are made up, too: one for each event of a type in ACLED's
scope, at most 50,000; every third is contested. `workbench.map_incidents` is the whole of the map at once.

    python -m benchmarks.workbench 20000      more reports than the 2,000 of the daily measure
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert
from starlette.testclient import TestClient

from accordingto.record import Account, ControlPeriod, EventRef, Holding, Incident, Links, Reading, Voice
from accordingto.store import Store, cells, packing, schema
from accordingto.web import Settings, create_app
from benchmarks.figures import Figure
from benchmarks.scale.bases import bases
from benchmarks.scale.searching import fill
from benchmarks.scale.varying import vary

NEEDS = ("wikinews_conflict",)
REPORTS = 2_000
INCIDENTS = 50_000
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


def filled(path: Path, readings: Sequence[Reading], reports: int) -> int:
    """Makes the store; how many incidents it has."""
    with Store(path, create=True) as store:
        fill(store, readings, reports)
        made = vary(readings, reports)
        incidents: list[Incident] = []
        control: list[ControlPeriod] = []
        number = 0
        while batch := list(islice(made, 500)):
            rows, told = [], []
            for reading in batch:
                number += 1
                found = cells.cells(reading)
                body = packing.dump_reading(reading)
                rows.append(
                    {
                        "report": number,
                        "version": "0",
                        "made": "",
                        "hash": packing.digest(body),
                        "body": packing.pack(body),
                    }
                )
                told += [{"report": number, **row} for row in found.tellings]
                incidents += _incidents(reading)
                control += _control(reading)
            with store.write() as connection:
                connection.execute(insert(schema.readings), rows)
                connection.execute(insert(schema.tellings), told)
        store.keep_links(Links(incidents=tuple(incidents[:INCIDENTS]), control=tuple(control)), "0", 0)
        with store.write() as connection:
            levels = "CASE rowid % 3 WHEN 0 THEN 'contested' WHEN 1 THEN 'corroborated' ELSE 'single_source' END"
            connection.exec_driver_sql(f"UPDATE incidents SET agreement = {levels}")  # noqa: S608
    return len(incidents[:INCIDENTS])


def _incidents(reading: Reading) -> Iterator[Incident]:
    """An incident for each event in ACLED's scope."""
    places = {place.id: place for place in reading.places}
    for event in reading.events:
        if event.acled:
            place = places.get(event.place or "")
            id = "i" + packing.digest(f"{reading.report.id} {event.id}".encode())[:12]
            yield Incident(
                id,
                (EventRef(reading.report.id, event.id, event.trigger[0].start),),
                1.0,
                (),
                event.acled.sub_event_type,
                (place.resolved or place.name) if place else None,
                event.earliest,
                event.latest,
            )


def _control(reading: Reading) -> Iterator[ControlPeriod]:
    """A period for each event of control."""
    places = {place.id: place for place in reading.places}
    for event in reading.events:
        if event.control and (place := places.get(event.control.place)):
            name = place.resolved or place.name
            entity = reading.entity(event.control.to)
            holder = entity.name if entity else None
            ref = EventRef(reading.report.id, event.id, event.trigger[0].start)
            account = Account(
                ref, name, Holding(name, holder), (Voice("An outlet", "outlet"),), "affirms", event.evidence, "s"
            )
            yield ControlPeriod(
                name, place.geonames_id, place.country, holder, event.earliest, event.latest, (account,)
            )


def main() -> None:
    """Prints the figures of as many reports as are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workbench", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("reports", nargs="?", type=int, default=REPORTS)
    default = Path(__file__).parents[2] / "shared" / "data"
    parser.add_argument("--data", type=Path, default=default, help="folder of the data")
    options = parser.parse_args()
    for figure in measure(options.data, options.reports):
        print(f"{figure.name:<40} {figure.value:,.1f} {figure.unit}", flush=True)


if __name__ == "__main__":
    main()
