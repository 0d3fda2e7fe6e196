"""Time and memory of reading `wikinews_conflict`, beside the bare language models on the same text in the same run.

Each of the two runs in a process of its own, so that memory is its own; the shorter time of two rounds counts, since the
machine may be busy in one of them. The bare models are spaCy's pipeline with every component, over the same passages.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from accordingto.record import Report
from benchmarks.figures import Figure
from benchmarks.grounding import reports

NEEDS = ("wikinews_conflict",)
ROUNDS = 2


def measure(data: Path) -> Iterator[Figure]:
    """Runs both twice and compares."""
    runs: dict[str, list[dict[str, float]]] = {"bare": [], "read": []}
    for _ in range(ROUNDS):
        for what, done in runs.items():
            command = [sys.executable, "-m", "benchmarks.speed", what, str(data)]
            printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 — our own module
            done.append(json.loads(printed.splitlines()[-1]))
    bare, read = (min(runs[what], key=lambda run: run["seconds"]) for what in ("bare", "read"))
    yield Figure("speed.reports", read["reports"])
    yield Figure("speed.words", read["words"])
    yield Figure("speed.bare_models", bare["words"] / bare["seconds"], "words/s")
    yield Figure("speed.read", read["words"] / read["seconds"], "words/s")
    yield Figure("speed.read_reports", read["reports"] / read["seconds"], "reports/s")
    yield Figure("speed.over_bare_models", read["seconds"] / bare["seconds"], "×", higher_is_better=False)
    yield Figure("speed.peak_memory", max(run["megabytes"] for run in runs["read"]), "MB", higher_is_better=False)


def bare(data: Path) -> dict[str, float]:
    """The bare pipeline over the readable passages, report by report."""
    from accordingto.reading.language import models

    found = list(reports(data))
    pipe = models.english()
    began = time.perf_counter()
    for report in found:
        for _ in pipe.pipe([p.of(report.text) for p in report.readable()]):
            pass
    return _figures(began, found)


def read(data: Path) -> dict[str, float]:
    """The whole reading, report by report, labelling of passages and writing of JSON included; loading of models left out."""
    from accordingto.reading import Reader
    from accordingto.reading.language import models
    from accordingto.record import jsonl

    models.english()
    reader = Reader()
    began = time.perf_counter()
    found = []
    for report in reports(data):
        jsonl.dump(reader.read(report))
        found.append(report)
    return _figures(began, found)


def _figures(began: float, found: list[Report]) -> dict[str, float]:
    seconds = time.perf_counter() - began
    return {
        "seconds": seconds,
        "reports": len(found),
        "words": sum(len(report.text.split()) for report in found),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps({"bare": bare, "read": read}[sys.argv[1]](Path(sys.argv[2]))))
