"""Time and memory of reading `wikinews_conflict`, beside the bare language models on the same text in the same run.

Each report is given to both, one right after the other, so that a busy machine slows both alike. Who goes first alternates, since
the second finds the words of the first in caches. The bare models are spaCy's pipeline with every component, and the encoder,
each once over the same passages. Memory is the peak of a process of its own.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.grounding import reports

NEEDS = ("wikinews_conflict",)


def measure(data: Path) -> Iterator[Figure]:
    """Runs in a process of its own, and hands its figures on."""
    command = [sys.executable, "-m", "benchmarks.speed", str(data)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 — our own module
    run: dict[str, float] = json.loads(printed.splitlines()[-1])
    yield Figure("speed.reports", run["reports"])
    yield Figure("speed.words", run["words"])
    yield Figure("speed.bare_models", run["words"] / run["bare"], "words/s")
    yield Figure("speed.read", run["words"] / run["read"], "words/s")
    yield Figure("speed.read_reports", run["reports"] / run["read"], "reports/s")
    yield Figure("speed.over_bare_models", run["read"] / run["bare"], "×", higher_is_better=False)
    yield Figure("speed.peak_memory", run["megabytes"], "MB", higher_is_better=False)


def timed(data: Path) -> dict[str, float]:
    """Seconds of both over all reports, loading of models left out; peak memory in megabytes."""
    from accordingto.intake import passages
    from accordingto.reading import Reader
    from accordingto.reading.language import Analysis, encode, models
    from accordingto.record import Report, jsonl

    pipe, reader = models.english(), Reader()

    def bare(report: Report) -> None:
        for _ in pipe.pipe([p.of(report.text) for p in report.readable()]):
            pass
        encode(Analysis(report, report.readable(), (), (), ()))

    def read(report: Report) -> None:
        # Labelling of passages and writing of JSON count as ours.
        passages.split(report.text)
        jsonl.dump(reader.read(report))

    seconds = {bare: 0.0, read: 0.0}
    count, words = 0, 0
    for count, report in enumerate(reports(data), 1):
        words += len(report.text.split())
        for work in (bare, read) if count % 2 else (read, bare):
            began = time.perf_counter()
            work(report)
            seconds[work] += time.perf_counter() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"bare": seconds[bare], "read": seconds[read], "reports": count, "words": words, "megabytes": megabytes}


if __name__ == "__main__":
    print(json.dumps(timed(Path(sys.argv[1]))))
