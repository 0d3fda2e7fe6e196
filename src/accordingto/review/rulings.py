"""A decision about one cell as a row of the log, and back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from accordingto.record import Span
from accordingto.review import values
from accordingto.review.anchors import Anchor
from accordingto.review.cells import Content
from accordingto.review.errors import ReviewError
from accordingto.store import Change, Entry

Action = Literal["accept", "correct", "reject", "insert"]
Of = Literal["both", "evidence", "value"]
ACTIONS: tuple[Action, ...] = ("accept", "correct", "reject", "insert")
"""``insert`` is what adds: in the log, ``add`` is a report that came in."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody decided of one cell."""

    action: Action
    anchor: Anchor
    before: Content
    """What stood there."""
    after: Content
    """What stands there now; empty after a rejection."""
    of: Of = "both"
    """What an acceptance is of."""
    parts: Mapping[str, Content] = field(default_factory=dict)
    """Of a whole statement or event that was accepted or added: what stood in its parts, as ``place``, ``harm/0``."""


class _Spot(BaseModel):
    model_config = ConfigDict(extra="forbid")
    value: Any = None
    spans: list[Span] = Field(default_factory=list)


class _Side(_Spot):
    at: Anchor | None = None
    of: Of = "both"
    parts: dict[str, _Spot] = Field(default_factory=dict)


def dump(ruling: Ruling, report: str, cell: str, why: str | None) -> Change:
    """The row of the log, about the ``cell`` (a path in the reading at hand) of a report.

    Where the row has no ``to``, ``from`` says where it is: nothing stands there now.
    """
    at = {"at": _anchors().dump_python(ruling.anchor)}
    before = None if ruling.action == "insert" else at | _content(cell, ruling.before)
    after: dict[str, Any] | None = None
    if ruling.action != "reject":
        after = at | _content(cell, ruling.after)
        if ruling.action == "accept":
            after["of"] = ruling.of
        if ruling.parts:
            after["parts"] = {part: _content(f"{cell}/{part}", c) for part, c in ruling.parts.items()}
    return Change(ruling.action, report, cell, before, after, why)


def load(entry: Entry) -> Ruling | None:
    """The decision of a row; None where the row is of another kind, or was not written by this room."""
    change = entry.change
    if change.action not in ACTIONS or not isinstance(change.to or change.from_, dict):
        return None
    try:
        before, after = (_sides().validate_python(side or {}) for side in (change.from_, change.to))
        anchor = after.at or before.at
        if anchor is None:
            return None
        path = anchor.id + (f"/{anchor.part}" if anchor.part else "")
        parts = {part: _loaded(f"{anchor.id}/{part}", spot) for part, spot in after.parts.items()}
        return Ruling(change.action, anchor, _loaded(path, before), _loaded(path, after), after.of, parts)
    except (ValidationError, ReviewError):
        return None


def _content(path: str, content: Content) -> dict[str, Any]:
    """A content as JSON. Where the value is the words, the spans say it: when a report is removed, its words are to be gone."""
    return {
        "value": None if values.shape(path) in values.WORDS else values.dump(content.value),
        "spans": [{"start": span.start, "end": span.end} for span in content.spans],
    }


def _loaded(path: str, spot: _Spot) -> Content:
    return Content(values.load(path, spot.value), tuple(spot.spans))


@cache
def _anchors() -> TypeAdapter[Anchor]:
    return TypeAdapter(Anchor)


@cache
def _sides() -> TypeAdapter[_Side]:
    return TypeAdapter(_Side)
