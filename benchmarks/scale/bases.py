"""The readings of `wikinews_conflict`, made once."""

import hashlib
import tempfile
from pathlib import Path

from accordingto.reading import Reader
from accordingto.record import Reading, jsonl
from accordingto.store import reading_version
from benchmarks.figures import fingerprint
from benchmarks.grounding import reports


def bases(data: Path) -> list[Reading]:
    """The readings of the set, from a file if this program has made them before."""
    made_of = f"{fingerprint([data / 'wikinews_conflict'])} {reading_version()}"
    file = (
        Path(tempfile.gettempdir()) / f"accordingto-wikinews-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}.jsonl"
    )
    if not file.exists():
        reader = Reader()
        part = file.with_suffix(".part")
        part.write_text("".join(jsonl.dump(reader.read(report)) + "\n" for report in reports(data)), encoding="utf-8")
        part.replace(file)
    return [jsonl.load(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
