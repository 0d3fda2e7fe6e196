"""The time of a search in a store of many reports: 200 queries of every kind, made from the reports themselves."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from accordingto.intake import Received
from accordingto.record import Reading
from accordingto.store import Store, keeping
from accordingto.store.conditions import Query
from accordingto.store.search import search
from benchmarks.scale.bases import bases
from benchmarks.scale.varying import vary

QUERIES = 200
_BATCH = 500
"""Reports of one transaction: as many as a user adds one by one would have the disk wait 100,000 times."""


def searched(data: Path, reports: int, folder: Path) -> dict[str, float]:
    """Milliseconds of the median query, of the 95th percentile and of the slowest, in a store of ``reports`` reports."""
    command = [sys.executable, "-m", "benchmarks.scale.searching", str(data), str(reports), str(folder)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 — our own module
    found: dict[str, float] = json.loads(printed.splitlines()[-1])
    return found


def _timed(data: Path, reports: int, folder: Path) -> dict[str, float]:
    path = folder / "record.db"
    with Store(path, create=True) as store:
        fill(store, bases(data), reports)
        queries = _queries(list(islice(vary(bases(data), 1000), 1000)))
        taken = []
        for query in queries:
            began = time.perf_counter()
            with store.read() as connection:
                search(connection, query)
            taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    size = path.stat().st_size
    return {"p50": taken[len(taken) // 2], "p95": taken[len(taken) * 95 // 100], "slowest": taken[-1], "bytes": size}


def fill(store: Store, readings: Sequence[Reading], reports: int) -> None:
    """Keeps ``reports`` varied readings."""
    made = vary(readings, reports)
    while batch := list(islice(made, _BATCH)):
        with store.write() as connection:
            for reading in batch:
                received = Received(reading.report, reading.report.text.encode(), "text/plain")
                keeping.add(connection, "benchmark", received, reading, "1")


def _queries(readings: Sequence[Reading], seed: int = 1) -> list[Query]:
    """Queries that find something: one word, as common as it is; two words; a phrase; words with cells; cells alone."""
    chance = random.Random(seed)  # noqa: S311
    made: list[Query] = []
    while len(made) < QUERIES:
        reading = chance.choice(readings)
        words = [word for word in reading.report.text.split() if len(word) > 3 and word.isalpha()]
        events = [event for event in reading.events if event.acled]
        speakers = [entity.name for s in reading.statements if (entity := reading.entity(s.speaker))]
        if len(words) < 10 or not events or not speakers or not reading.places:
            continue
        event = chance.choice(events)
        place = chance.choice(reading.places).name
        speaker = chance.choice(speakers)
        type = event.acled.event_type if event.acled else None
        at = chance.randrange(len(words) - 1)
        two = f"{words[at]} {chance.choice(words)}"
        made += [
            Query(words[at]),
            Query(two),
            Query(f'"{words[at]} {words[at + 1]}"'),
            Query(two, place=place, speaker=speaker),
            Query(words[at], type=type, from_=event.earliest, to=event.latest),
            Query(place=place),
            Query(type=type, place=place),
            Query(speaker=speaker, from_=event.earliest),
        ]
    return made[:QUERIES]


if __name__ == "__main__":
    print(json.dumps(_timed(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))))
