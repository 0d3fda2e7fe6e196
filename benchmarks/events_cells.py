"""Who, where and when, of the events that the program found in 369 more Wikinews reports when they were drawn.

`gold/cells.jsonl` has for each, by the first letter of its first mention, whether a coder would list it as an event of its own
(``yes``, ``optional``, ``no``, or ``double`` of another), whether the type is right, and every careful answer for its cells, by
the guideline of docs/codebook.md.

Of the reports of 120 to 450 words with a date that are annotated nowhere else, in an order drawn by chance, 200 are to train
and look at (``train``) and the rest, 59, is held out. The shorter and longer ones, 82, and those of `gold/scenes.jsonl` that
may be looked at, 28, were annotated later to train and look at as well (``further``). The annotators saw the mentions and the
types, and not what the program makes of them. An event that is no longer found counts for nothing, nor does one that was not
found then.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from accordingto.reading import Reader
from accordingto.record import Event, Reading, RoleName, Span
from benchmarks.draw import REPORTS
from benchmarks.events_gold import Participant
from benchmarks.events_scenes import right_days
from benchmarks.events_scoring import people, right_place
from benchmarks.figures import Figure, lines
from benchmarks.incidents import received
from benchmarks.statements import calibration

NEEDS = ("wikinews_conflict",)
CELLS = Path(__file__).parent / "gold" / "cells.jsonl"
_BINS = 5


class Judged(NamedTuple):
    """One event that is held against the annotation."""

    confidence: float
    right: bool | None
    """Whether it is an event of its own with a right type; null where a coder may leave it out."""
    who: bool
    where: bool
    when: bool


def measure(data: Path) -> Iterator[Figure]:
    """The shares of right cells, of the events that are right, and the calibration of the confidence, in each part."""
    reports = {row["id"]: row for row in lines(data / REPORTS)}
    reader = Reader()
    annotated = [json.loads(line) for line in CELLS.read_text(encoding="utf-8").splitlines()]
    for part in ("train", "further", "held-out"):
        name, found = f"events_cells.{part}", list[Judged]()
        for row in (r for r in annotated if r["part"] == part):
            report = reports[row["id"]]
            found += judged(reader.read(received(row["id"], report["text"], None, report["date"])), row["events"])
        yield Figure(f"{name}.events", len(found), "")
        told = [(j.confidence, j.right) for j in found if j.right is not None]
        yield Figure(f"{name}.precision", sum(right for _, right in told) / len(told))
        yield Figure(f"{name}.calibration_error", calibration.error(calibration.bins(told, _BINS)), "", False)
        right = [j for j in found if j.right]
        for cell in ("who", "where", "when"):
            yield Figure(f"{name}.{cell}_right", sum(getattr(j, cell) for j in right) / len(right))
        three = sum(j.who and j.where and j.when for j in right)
        yield Figure(f"{name}.who_where_when_right", three / len(right))


def judged(reading: Reading, wanted: Sequence[Mapping[str, Any]]) -> list[Judged]:
    """The annotated events that the reading has; of two that are one event of ours, the first."""
    by_start = {span.start: event for event in reading.events for span in event.trigger}
    found: dict[str, Judged] = {}
    for cells in wanted:
        event = by_start.get(cells["start"])
        if event is None or event.id in found:
            continue
        said = cells["event"]
        right = None if said == "optional" else said == "yes" and cells["type_right"]
        listed = said in ("yes", "optional")
        who = listed and _who(reading, event, cells)
        where = listed and right_place(reading, event, cells["places"])
        found[event.id] = Judged(event.confidence, right, who, where, listed and right_days(event, cells["times"]))
    return list(found.values())


def _who(reading: Reading, event: Event, cells: Mapping[str, Any]) -> bool:
    """Whether actors, and those it was done to, are right, as in `events_scoring.who`."""
    sides: tuple[tuple[str, tuple[RoleName, ...]], ...] = (("actors", ("actor",)), ("targets", ("target", "affected")))
    return all(
        people(_annotated(reading, cells, side, roles[0]), [r for r in event.roles if r.role in roles], reading)
        for side, roles in sides
    )


def _annotated(reading: Reading, cells: Mapping[str, Any], side: str, role: RoleName) -> list[Participant]:
    """Those of one side, each in all its forms, with every place where the report has it."""
    return [
        Participant(role, form, tuple(_written(reading.report.text, form)), optional)
        for names, optional in ((side, False), (f"{side}_optional", True))
        for name in cells[names]
        for form in forms(name)
    ]


def _written(text: str, name: str) -> Iterator[Span]:
    """Where a text has a name, as words of their own."""
    return (Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def forms(name: str) -> tuple[str, ...]:
    """An annotated name, and where it holds a long and a short form the name with either.

    >>> forms("Velmar Liberation Army (VLA) troops")
    ('Velmar Liberation Army (VLA) troops', 'Velmar Liberation Army troops', 'VLA troops')
    """
    both = _SHORT.fullmatch(name)
    return (name, both["long"] + both["rest"], both["short"] + both["rest"]) if both else (name,)


_SHORT = re.compile(r"(?P<long>[^()]+) \((?P<short>[A-Z]+)\)(?P<rest>[^()]*)")
