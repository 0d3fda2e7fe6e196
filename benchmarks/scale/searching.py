"""The time of a search in a store of many reports: 200 queries of every kind, made from the reports themselves."""

import random
import time
from collections.abc import Sequence
from pathlib import Path

from accordingto.record import Reading
from accordingto.store import Store
from accordingto.store.conditions import Query
from accordingto.store.search import search
from benchmarks.figures import percentile
from benchmarks.scale.filling import fill
from benchmarks.scale.varying import vary

QUERIES = 200


def searched(readings: Sequence[Reading], reports: int, folder: Path) -> dict[str, float]:
    """Milliseconds of the median query, of the 95th percentile and of the slowest, in a store of ``reports`` reports."""
    path = folder / "record.db"
    with Store(path, create=True) as store:
        fill(store, readings, reports)
        queries = _queries(list(vary(readings, 1000)))
        taken = []
        for query in queries:
            began = time.perf_counter()
            with store.read() as connection:
                search(connection, query)
            taken.append((time.perf_counter() - began) * 1000)
    size = path.stat().st_size
    return {"p50": percentile(taken, 50), "p95": percentile(taken, 95), "slowest": max(taken), "bytes": size}


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
