"""Time of `statements`, its encoder included, over the bare fp32 ONNX pass of all-MiniLM-L6-v2 on the same text, on two threads.

Each report is given to both, one right after the other, so that a busy machine slows both alike; who goes first alternates. The
parse that all rooms share is made before and not counted. The bare pass is the tokeniser and the encoder on windows of 256 word
pieces (the length that it was trained for), all windows of a report in one batch: no heads, nothing decoded. `bare_encoder` makes
its file, once.
"""

import importlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks import bare_encoder
from benchmarks.figures import Figure, Skipped

NEEDS = ("wikinews_conflict",)
EVERY = 3
"""Every third of the 450 reports is read."""
THREADS = 2
WINDOW = 256


def measure(data: Path) -> Iterator[Figure]:
    """Runs in a process of its own, so that no other measure's threads or caches weigh in."""
    if not bare_encoder.MODEL.is_file():
        raise Skipped(f"no {bare_encoder.MODEL}: python -m benchmarks.bare_encoder makes it")
    command = [sys.executable, "-m", "benchmarks.statements_speed", str(data)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 — our own module
    run: dict[str, float] = json.loads(printed.splitlines()[-1])
    yield Figure("statements_speed.words", run["words"])
    yield Figure("statements_speed.bare_encoder", run["words"] / run["bare"], "words/s")
    yield Figure("statements_speed.statements", run["words"] / run["ours"], "words/s")
    yield Figure("statements_speed.over_bare_encoder", run["ours"] / run["bare"], "×", higher_is_better=False)


def timed(data: Path) -> dict[str, float]:
    """Seconds of both over the reports; loading of models is left out by a report read beforehand."""
    from accordingto.reading import statements
    from accordingto.reading.language import analyse
    from accordingto.record import Report
    from benchmarks.grounding import reports

    bare = bare_pass()

    def read(report: Report) -> tuple[Callable[[], object], Callable[[], object]]:
        analysis = analyse(report)
        text = "\n".join(passage.of(report.text) for passage in analysis.passages)
        return (lambda: statements.find(analysis)), (lambda: bare(text))

    seconds = [0.0, 0.0]
    words = 0
    for number, report in enumerate(islice(reports(data), 0, None, EVERY)):
        works = read(report)
        if number == 0:
            for work in works:
                work()
            works = read(report)
        words += len(report.text.split())
        for i in (0, 1) if number % 2 else (1, 0):
            began = time.perf_counter()
            works[i]()
            seconds[i] += time.perf_counter() - began
    return {"ours": seconds[0], "bare": seconds[1], "words": words}


def bare_pass() -> Callable[[str], object]:
    """What runs a text through tokeniser and encoder."""
    runtime: Any = importlib.import_module("onnxruntime")
    tokenizers: Any = importlib.import_module("tokenizers")
    numpy: Any = importlib.import_module("numpy")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = THREADS
    session = runtime.InferenceSession(str(bare_encoder.MODEL), options, providers=["CPUExecutionProvider"])
    tokenizer = tokenizers.Tokenizer.from_file(str(bare_encoder.TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    first, last = (tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]"))

    def run(text: str) -> object:
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        step = WINDOW - 2
        windows = [[first, *ids[i : i + step], last] for i in range(0, len(ids), step)]
        longest = max(map(len, windows))
        batch = numpy.array([[*window, *[0] * (longest - len(window))] for window in windows], dtype=numpy.int64)
        return session.run(None, {"input_ids": batch, "attention_mask": (batch != 0).astype(numpy.int64)})

    return run


if __name__ == "__main__":
    print(json.dumps(timed(Path(sys.argv[1]))))
