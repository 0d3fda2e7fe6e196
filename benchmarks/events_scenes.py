"""Where and when, of events of 56 more Wikinews reports that were annotated for these cells alone.

`gold/scenes.jsonl` has, by the first letter of a mention, the names of places and the bounds of time that are right for the
event, by the guideline of docs/codebook.md. The reports were drawn by chance from those of 120 to 450 words that are not among
the forty annotated whole. The events are those that the program found when they were drawn, without the ones that a coder would
leave out; the annotators did not see what it makes of them. An event that is no longer found counts for nothing. Errors were
looked at in ``dev`` alone.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from accordingto.reading import Reader
from accordingto.record import Event, Reading
from benchmarks.draw import REPORTS
from benchmarks.events_scoring import right_place
from benchmarks.figures import Figure, lines
from benchmarks.incidents import received

NEEDS = ("wikinews_conflict",)
SCENES = Path(__file__).parent / "gold" / "scenes.jsonl"


def measure(data: Path) -> Iterator[Figure]:
    """The shares of events whose place and time are right, in both parts."""
    rows = [json.loads(line) for line in SCENES.read_text(encoding="utf-8").splitlines()]
    reports = {row["id"]: row for row in lines(data / REPORTS)}
    reader = Reader()
    for part in ("dev", "held-out"):
        found = []
        for row in (r for r in rows if r["part"] == part):
            report = reports[row["id"]]
            found += judged(reader.read(received(row["id"], report["text"], None, report["date"])), row["events"])
        yield Figure(f"events_scenes.{part}.events", len(found), "")
        for name, right in zip(("where", "when", "both"), zip(*found, strict=True), strict=True):
            yield Figure(f"events_scenes.{part}.{name}_right", sum(right) / len(right))


def judged(reading: Reading, wanted: list[Mapping[str, Any]]) -> list[tuple[bool, bool, bool]]:
    """Of each annotated event that the reading has: whether its place is right, its days are, both are."""
    by_start = {span.start: event for event in reading.events for span in event.trigger}
    found = []
    for cells in wanted:
        event = by_start.get(cells["start"])
        if event is not None:
            where, when = right_place(reading, event, cells["places"]), right_days(event, cells["times"])
            found.append((where, when, where and when))
    return found


def right_days(event: Event, times: Sequence[Sequence[str | None]]) -> bool:
    """Whether the event's bounds, as days, are among the right ones."""
    return _days(event.earliest, event.latest) in {_days(*bounds) for bounds in times}


def _days(earliest: str | None, latest: str | None) -> tuple[str | None, str | None]:
    """The bounds as days, which is what coders give."""
    return earliest and earliest[:10], latest and latest[:10]
