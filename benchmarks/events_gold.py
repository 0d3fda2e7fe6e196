"""The events of the same forty Wikinews reports, as annotated: offsets, names and numbers, laid over the reports' text.

The annotation is `gold/events.jsonl`; its guideline, and how it was made, is docs/codebook.md. Statements are those of
`gold/statements.jsonl`, by their number in the report. A report whose text is another than the annotated one is refused.
"""

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from accordingto.record import Acled, HarmKind, Plover, RoleName, Span, Status
from accordingto.record.errors import InputError
from benchmarks.wikinews_gold import GOLD as STATEMENTS
from benchmarks.wikinews_gold import Annotated, Part
from benchmarks.wikinews_gold import load as load_statements

GOLD = Path(__file__).parent / "gold" / "events.jsonl"
REPORT = "report"
Blame = Literal["reported", "claimed", "accused", "suspected", "possible"]


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part: any of the spans are the words for it."""

    role: RoleName
    name: str
    spans: tuple[Span, ...]
    optional: bool = False
    """Right where it is told, and nothing missing where it is not."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """One row of harm."""

    kind: HarmKind
    group: str
    low: float | None
    high: float | None
    according_to: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as annotated."""

    trigger: tuple[Span, ...]
    """One or more spans for each mention of it, in the order of the annotation."""
    plover: tuple[Plover | None, ...]
    """The type, then others that a coder may give."""
    acled: Acled | None
    status: Status
    optional: bool = False
    """A coder may leave it out: a sum over a war, an act in general, an aside of history. It has no further cells."""
    label: str | None = None
    """What it is, where PLOVER has no type for it."""
    roles: tuple[Participant, ...] = ()
    places: tuple[str | None, ...] = ()
    """The names that are right, as the report writes them, the finest first; None where naming none is right, too."""
    times: tuple[tuple[str | None, str | None], ...] = ()
    """The bounds that are right, the likeliest first; two Nones where none are told."""
    harm: tuple[Hurt, ...] = ()
    according_to: tuple[int | str, ...] = ()
    """Numbers of annotated statements, and ``report``."""
    disputed_by: tuple[int | str, ...] = ()
    blame: Blame | None = None
    """How the report puts it that the actor did it; None where there is none to blame."""


def load(
    data: Path, part: Part, gold: Path = GOLD, said: Path = STATEMENTS
) -> list[tuple[Annotated, tuple[Happening, ...]]]:
    """The annotated reports of one part with their events, in the order in which they were drawn.

    Raises InputError where the annotation and the text do not fit.
    """
    rows = {row["id"]: row for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    found = []
    for report in load_statements(data, part, said):
        if (row := rows.get(report.id)) is None:
            raise InputError(
                f"{gold.name} has no events of {report.id}: add its line, with an empty list if it has none"
            )
        events = tuple(_happening(entry) for entry in row["events"])
        for number, event in enumerate(events):
            if fault := _fault(event, report):
                raise InputError(f"{gold.name}: {report.id}, event {number}: {fault}: correct the annotation")
        found.append((report, events))
    return found


def _happening(entry: dict[str, Any]) -> Happening:
    return Happening(
        trigger=_spans(entry["trigger"]),
        plover=tuple(entry["plover"]),
        acled=Acled(*entry["acled"]) if entry["acled"] else None,
        status=entry["status"],
        optional=entry.get("optional", False),
        label=entry.get("label"),
        roles=tuple(
            Participant(r["role"], r["name"], _spans(r["spans"]), r.get("optional", False))
            for r in entry.get("roles", ())
        ),
        places=tuple(entry.get("places", ())),
        times=tuple((earliest, latest) for earliest, latest in entry.get("times", ())),
        harm=tuple(
            Hurt(h["kind"], h["group"], h["low"], h["high"], tuple(h["according_to"])) for h in entry.get("harm", ())
        ),
        according_to=tuple(entry.get("according_to", ())),
        disputed_by=tuple(entry.get("disputed_by", ())),
        blame=entry.get("blame"),
    )


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _fault(event: Happening, report: Annotated) -> str | None:
    """What is wrong with an event, or None."""
    spans = (*event.trigger, *(s for role in event.roles for s in role.spans))
    if not event.trigger or any(not 0 <= s.start < s.end <= len(report.text) for s in spans):
        return "it has no trigger, or a span is empty or beyond the text"
    if any(s.of(report.text) != s.of(report.text).strip() for s in spans):
        return "a span begins or ends with a space"
    if any(one.overlaps(two) for one, two in pairwise(sorted(event.trigger))):
        return "its triggers overlap"
    if event.status not in get_args(Status) or not set(event.plover) <= {*get_args(Plover), None}:
        return "an unknown status or type"
    if any(name is not None and name not in report.text for name in event.places):
        return "the place's name does not occur in the text"
    if not event.optional and not (event.places and event.times):
        return "no answer for its place or its time is right"
    accounts = {*event.according_to, *event.disputed_by, *(a for h in event.harm for a in h.according_to)}
    if any(a != REPORT and not (isinstance(a, int) and 0 <= a < len(report.statements)) for a in accounts):
        return "it is according to a statement that is not there"
    if not event.optional and not event.according_to:
        return "it is according to nobody"
    return None
