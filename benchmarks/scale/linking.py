"""Fingerprints of many reports, and the time and memory that linking them takes."""

import json
import resource
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from accordingto import linking
from accordingto.record import Reading, jsonl
from benchmarks.scale.multiplying import multiplied
from benchmarks.scale.varying import vary

CORES = 2


def prepare(bases: Sequence[Reading], reports: int, folder: Path) -> float:
    """Writes fingerprints and texts of ``reports`` reports into ``folder``; the seconds of one core that fingerprints took."""
    lines = [jsonl.dump(reading) for reading in bases]
    with ProcessPoolExecutor(CORES) as pool:
        jobs = [pool.submit(_prepare, lines, reports // CORES, folder, core) for core in range(CORES)]
        return sum(job.result() for job in jobs)


def _prepare(lines: Sequence[str], reports: int, folder: Path, core: int) -> float:
    seconds = 0.0
    with (folder / f"prints-{core}.jsonl").open("wb") as prints, (folder / f"texts-{core}").open("wb") as texts:
        for reading in vary([jsonl.load(line) for line in lines], reports, seed=core, name=f"r{core}-"):
            began = time.process_time()
            kept = linking.dump(linking.fingerprint(reading))
            seconds += time.process_time() - began
            prints.write(kept + b"\n")
            texts.write(json.dumps([reading.report.id, reading.report.text]).encode() + b"\n")
    return seconds


def linked(folder: Path, reports: int) -> dict[str, float]:
    """Seconds of one core, and megabytes, of linking the first ``reports`` fingerprints, and how much was found."""
    return _alone(folder, reports, 1, True)


def linked_by_prints(folder: Path, reports: int, times: int) -> dict[str, float]:
    """The same without texts for a closer look at copies; each fingerprint stands for ``times`` (`multiplying.py`)."""
    return _alone(folder, reports, times, False)


def _alone(folder: Path, reports: int, times: int, closer: bool) -> dict[str, float]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(_timed, folder, reports, times, closer).result()


def _timed(folder: Path, reports: int, times: int, closer: bool) -> dict[str, float]:
    each = reports // CORES
    texts = [_Texts(folder / f"texts-{core}", each) for core in range(CORES)] if closer else []
    making = 0.0

    def prints() -> Iterator[linking.Fingerprint]:
        nonlocal making
        for line in _lines(folder, each):
            for round in range(times):
                began = time.process_time()
                print = multiplied(line, round) if round else line
                making += time.process_time() - began
                yield linking.load(print)

    began = time.process_time()
    links = linking.link(prints(), text_of=lambda report: next((t.of(report) for t in texts if report in t), None))
    seconds = time.process_time() - began - making
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = {name: len(getattr(links, name)) for name in ("copies", "stories", "incidents")}
    return {"seconds": seconds, "megabytes": megabytes, **counts}


def _lines(folder: Path, each: int) -> Iterator[bytes]:
    for core in range(CORES):
        with (folder / f"prints-{core}.jsonl").open("rb") as prints:
            yield from islice(prints, each)


class _Texts:
    """Texts that stay in their file until they are asked for, as those of a store do."""

    def __init__(self, path: Path, most: int) -> None:
        self._file = path.open("rb")
        self._at: dict[str, int] = {}
        for _ in range(most):
            at = self._file.tell()
            head = self._file.readline()[:40].split(b'"', 2)
            self._at[head[1].decode()] = at

    def __contains__(self, report: str) -> bool:
        return report in self._at

    def of(self, report: str) -> str:
        self._file.seek(self._at[report])
        text: str = json.loads(self._file.readline())[1]
        return text
