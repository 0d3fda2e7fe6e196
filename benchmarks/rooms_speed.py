"""Time of `places`, `times` and `amounts` together over the bare fp32 ONNX pass of all-MiniLM-L6-v2 on the same text.

What the three read of models, the parse and the encoder's pass, all rooms share: it is made before and not counted. Otherwise
as `statements_speed`: two threads for the bare pass; each report is given to all, one right after the other, so that a busy
machine slows all alike; who goes first alternates.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks import bare_encoder
from benchmarks.figures import Figure, Skipped
from benchmarks.statements_speed import EVERY, bare_pass

NEEDS = ("wikinews_conflict",)
ROOMS = ("places", "times", "amounts")


def measure(data: Path) -> Iterator[Figure]:
    """Runs in a process of its own, so that no other measure's threads or caches weigh in."""
    if not bare_encoder.MODEL.is_file():
        raise Skipped(f"no {bare_encoder.MODEL}: python -m benchmarks.bare_encoder makes it")
    command = [sys.executable, "-m", "benchmarks.rooms_speed", str(data)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 — our own module
    run: dict[str, float] = json.loads(printed.splitlines()[-1])
    bare, words = run["bare"], run["words"]
    yield Figure("rooms_speed.words", words)
    yield Figure("rooms_speed.bare_encoder", words / bare, "words/s")
    for room in ROOMS:
        yield Figure(f"rooms_speed.{room}", words / run[room], "words/s")
    together = sum(run[room] for room in ROOMS)
    yield Figure("rooms_speed.over_bare_encoder", together / bare, "×", higher_is_better=False)


def timed(data: Path) -> dict[str, float]:
    """Seconds of each over the reports; loading is left out by a report read beforehand."""
    from accordingto.reading import amounts, places, times
    from accordingto.reading.language import analyse, encode
    from accordingto.record import Report
    from benchmarks.grounding import reports

    bare, gazetteer = bare_pass(), places.Gazetteer.default()

    def works(report: Report) -> dict[str, Callable[[], object]]:
        # An analysis of its own for each report: what a room works out about its words is kept there, and counted.
        analysis = analyse(report)
        encode(analysis)
        text = "\n".join(passage.of(report.text) for passage in analysis.passages)
        return {
            "places": lambda: places.find(analysis, gazetteer),
            "times": lambda: times.find(analysis),
            "amounts": lambda: amounts.find(analysis),
            "bare": lambda: bare(text),
        }

    seconds = dict.fromkeys((*ROOMS, "bare"), 0.0)
    words = 0
    for number, report in enumerate(islice(reports(data), 0, None, EVERY)):
        if number == 0:
            for work in works(report).values():
                work()
        all_ = works(report)
        words += len(report.text.split())
        for name in all_ if number % 2 else reversed(all_):
            began = time.perf_counter()
            all_[name]()
            seconds[name] += time.perf_counter() - began
    return {**seconds, "words": words}


if __name__ == "__main__":
    print(json.dumps(timed(Path(sys.argv[1]))))
