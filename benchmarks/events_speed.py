"""Time of `events` over that of the parse that all rooms share, on the same reports, and words a second.

Each report is parsed, its statements, places, times and amounts are found (not counted), and its events are read, one right after
the other, so that a busy machine slows all alike. Every third of the Wikinews reports is read; loading is left out by a report
read beforehand. Runs in a process of its own, so that no other measure's threads or caches weigh in.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.figures import Figure

NEEDS = ("wikinews_conflict",)
EVERY = 3


def measure(data: Path) -> Iterator[Figure]:
    """Words a second of the room, and its time over the parse's."""
    command = [sys.executable, "-m", "benchmarks.events_speed", str(data)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 — our own module
    run: dict[str, float] = json.loads(printed.splitlines()[-1])
    yield Figure("events_speed.words", run["words"])
    yield Figure("events_speed.events", run["words"] / run["events"], "words/s")
    yield Figure("events_speed.over_parse", run["events"] / run["parse"], "×", higher_is_better=False)


def timed(data: Path) -> dict[str, float]:
    """Seconds of the parse and of the room over the reports."""
    from accordingto.reading import amounts, events, places, statements, times
    from accordingto.reading.language import analyse, with_entities
    from accordingto.record import Report
    from benchmarks.grounding import reports

    gazetteer = places.Gazetteer.default()

    def read(report: Report) -> tuple[float, float]:
        began = time.perf_counter()
        analysis = analyse(report)
        parsed = time.perf_counter() - began
        where = places.find(analysis, gazetteer)
        analysis = with_entities(analysis, where)
        others = statements.find(analysis), where, times.find(analysis), amounts.find(analysis)
        began = time.perf_counter()
        events.find(analysis, *others)
        return parsed, time.perf_counter() - began

    seconds = {"parse": 0.0, "events": 0.0}
    words = 0
    for number, report in enumerate(islice(reports(data), 0, None, EVERY)):
        if number == 0:
            read(report)
        words += len(report.text.split())
        for name, spent in zip(seconds, read(report), strict=True):
            seconds[name] += spent
    return {**seconds, "words": words}


if __name__ == "__main__":
    print(json.dumps(timed(Path(sys.argv[1]))))
