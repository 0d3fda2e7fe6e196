"""What the first build of the gazetteer costs: processor time of one core, memory, and the size of what is built.

Seconds are of the processor, user and system, of a process of its own, so that a busy machine weighs little.
"""

import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from accordingto.reading.places import Gazetteer
from benchmarks.figures import Figure

NEEDS = ()


def measure(_: Path) -> Iterator[Figure]:
    """Builds a gazetteer in a folder that is thrown away, and opens it."""
    command = [sys.executable, "-m", "benchmarks.gazetteer"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 — our own module
    run: dict[str, float] = json.loads(printed.splitlines()[-1])
    yield Figure("gazetteer.places", run["places"])
    yield Figure("gazetteer.build", run["build"], "s of one core", higher_is_better=False)
    yield Figure("gazetteer.open", run["open"], "s of one core", higher_is_better=False)
    yield Figure("gazetteer.peak_memory", run["megabytes"], "MB", higher_is_better=False)
    yield Figure("gazetteer.on_disk", run["disk"], "MB", higher_is_better=False)


def built() -> dict[str, float]:
    """The figures of this process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.sqlite"
        began = time.process_time()
        Gazetteer.build(path)
        build = time.process_time() - began
        began = time.process_time()
        Gazetteer.open(path).search("Izium")
        opened = time.process_time() - began
        with closing(sqlite3.connect(path)) as db:
            (places,) = db.execute("SELECT count(*) FROM places").fetchone()
        return {
            "places": places,
            "build": build,
            "open": opened,
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "disk": path.stat().st_size / 1e6,
        }


if __name__ == "__main__":
    print(json.dumps(built()))
