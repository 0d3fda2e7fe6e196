"""Incidents of MUC-4's reports: whether one is found.

Reports of its dev part, in capitals as they came; rules were mended on its train part.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accordingto.reading.places import Gazetteer
from accordingto.reading.reader import Reader
from benchmarks.events import read
from benchmarks.figures import Figure, lines

NEEDS = ("muc34",)

_MUC_KINDS = frozenset(
    (
        "Attack",
        "Remote explosive/landmine/IED",
        "Abduction/forced disappearance",
        "Suicide bomb",
        "Grenade",
        "Shelling/artillery/missile attack",
        "Air/drone strike",
        "Looting/property destruction",
    )
)
_MUC_CONFIDENCE = 0.609
"""Tried on a sixth of MUC-4's train part: scores of .6, .65, .7, .75, .8, .85, of which .75 is this confidence."""


def measure(data: Path) -> Iterator[Figure]:
    """Whether an incident is found in MUC-4's dev reports."""
    reader = Reader(Gazetteer.default())
    yield from _muc(reader, list(lines(data / "muc34" / "dev.jsonl.gz")))


def _muc(reader: Reader, rows: list[dict[str, Any]]) -> Iterator[Figure]:
    right = told = gold = 0
    for row in rows:
        real = any(not t["optional"] for t in row["templates"])
        found = any(
            e.acled is not None
            and e.acled.sub_event_type in _MUC_KINDS
            and e.status in ("happened", "ongoing")
            and e.confidence >= _MUC_CONFIDENCE
            and (e.place is not None or any(r.role in ("target", "affected", "object") for r in e.roles))
            for e in read(reader, row["id"], row["text"]).events
        )
        right, told, gold = right + (real and found), told + found, gold + real
    yield Figure("events_muc.detection_f1", 2 * right / (told + gold))
    yield Figure("events_muc.detection_precision", right / told if told else 0.0)
