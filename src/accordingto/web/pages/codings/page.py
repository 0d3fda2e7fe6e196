"""Who codes what blind, and how far coders agreed where all of them are done."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import Path, Query
from pydantic import BaseModel, Field

from accordingto import review
from accordingto.record import hull
from accordingto.review import Coding, Codings, FieldAgreement, User
from accordingto.review.deciding import MOST_WHY
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.pages.report.page import find
from accordingto.web.routing import PROBLEMS, Pages

router = Pages(tags=["codings"])

Id = Annotated[str, Path(pattern="^c[1-9][0-9]{0,8}$", description="The id of a coding, as `c1`.")]
Which = Annotated[str, Path(pattern="^(c[1-9][0-9]{0,8}|all)$", description="The id of a coding, or `all`.")]


@dataclass(frozen=True, slots=True)
class Coder:
    """One who codes."""

    who: str
    done: str | None
    """Since when."""


@dataclass(frozen=True, slots=True)
class Line:
    """One coding."""

    id: str
    number: int | None
    """Of the report; null where it was removed."""
    title: str
    coders: tuple[Coder, ...]
    made: str
    by: str
    closed: str | None
    """Since when all were done, or it was closed before."""
    early: bool
    """Whether it was closed before all were done."""
    mine: bool
    """Whether it waits for who asks."""


@dataclass(frozen=True, slots=True)
class CodingsPage:
    """What the page shows."""

    alone: bool
    """Whether the store has no users: nobody can be asked to code then."""
    admin: bool
    assigns: bool
    """Whether who asks may have reports coded."""
    mine: tuple[Line, ...]
    """What waits for who asks."""
    all: tuple[Line, ...]
    """Every coding, the latest first; for who may not assign, those that they take part in."""
    people: tuple[str, ...]
    """Who can be asked to code."""
    report: int | None
    """Number of the report to begin with."""


@dataclass(frozen=True, slots=True)
class Apart:
    """One event or statement on which coders differ."""

    number: int
    title: str
    label: str
    words: str
    said: tuple[tuple[str, str], ...]
    """Each coder, and what they said."""


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """How far coders agreed, over one coding or over all that are closed."""

    id: str | None
    """Null: over all."""
    title: str
    number: int | None
    coders: tuple[str, ...]
    reports: int
    fields: tuple[FieldAgreement, ...]
    apart: tuple[Apart, ...]
    log: str | None
    """Where the log tells of this coding: why it was closed early, what was adopted."""


class Closing(BaseModel):
    """Why a coding is closed before all are done."""

    why: Annotated[str, Field(min_length=1, max_length=MOST_WHY)]


class Adopting(Closing):
    """What of a coding is put into the review of its report, and why."""

    coder: Annotated[str, Field(max_length=100)] | None = None
    """One coder who was done; left out, what all of them agree on."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """How the review of the report stands then."""

    report: int
    """Its number."""
    progress: str
    decisions: int
    """How many were adopted."""


class Assigning(BaseModel):
    """Which reports are to be coded, and by whom."""

    reports: Annotated[list[Annotated[int, Field(ge=1, le=2**53)]], Field(min_length=1, max_length=200)]
    """Their numbers."""
    coders: Annotated[list[Annotated[str, Field(max_length=100)]], Field(min_length=1, max_length=20)]


@dataclass(frozen=True, slots=True)
class Assigned:
    """What was assigned."""

    ids: tuple[str, ...]


@router.page("/codings", "codings/codings.html")
def codings(desk: AtDesk, report: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> CodingsPage:
    """Who codes what blind."""
    me, assigns = desk.user.name, desk.user.may("assign")
    lines = [_line(desk, c) for c in reversed(Codings(desk.store).all(None if assigns else me))]
    return CodingsPage(
        desk.alone,
        desk.user.may("manage"),
        assigns and not desk.alone,
        tuple(line for line in reversed(lines) if line.mine),
        tuple(lines),
        tuple(user.name for user in _coders(desk)) if assigns else (),
        report,
    )


@router.page("/codings/{id}", "codings/agreement.html")
def agreed(desk: AtDesk, id: Which) -> AgreementPage:
    """How far the coders agreed, field by field, and where they did not; of `all`, over every coding that is closed."""
    desk.user.must("assign")
    room = Codings(desk.store)
    if id == "all":
        some: Iterable[Coding] = [c for c in room.all() if c.closed and _line(desk, c).number is not None]
    else:
        some = [room.coding(id)]
    coded = {c.id: room.coded(c.id) for c in some}
    told = review.agreement(coded.values())
    readings = {c.report: seen for c in some for seen in coded[c.id].values()}
    lines = {c.report: _line(desk, c) for c in some}
    one = lines[room.coding(id).report] if id != "all" else None
    apart = []
    for unit in told.disagreements:
        line, text = lines[unit.report], readings[unit.report].reading.report.text
        words = " ".join(hull(unit.spans).of(text).split()) if unit.spans else ""
        apart.append(Apart(line.number or 0, line.title, unit.label, words, tuple(unit.said.items())))
    return AgreementPage(
        one.id if one else None,
        one.title if one else "All codings that are closed",
        one.number if one else None,
        told.coders,
        told.reports,
        told.fields,
        tuple(apart),
        f"/log?subject={quote(room.coding(id).report, safe='')}&action=coding" if one else None,
    )


@router.post("/api/codings", responses=PROBLEMS)
def assign(desk: AtDesk, body: Assigning) -> Assigned:
    """Has reports coded blind."""
    desk.user.must("assign")
    if desk.alone:
        raise review.ReviewError(
            "coding blind takes users, two or more who may code: `accordingto users add` makes one"
        )
    may = {user.name for user in _coders(desk)}
    if unknown := [name for name in body.coders if name not in may]:
        raise review.ReviewError(f"{unknown[0]!r} is no user who may code: a coder, editor or admin may")
    ids = [find(desk, number).id for number in dict.fromkeys(body.reports)]
    room = Codings(desk.store)
    return Assigned(tuple(room.assign(id, body.coders, desk.who).id for id in ids))


@router.post("/api/codings/{id}/close", responses=PROBLEMS)
def close(desk: AtDesk, body: Closing, id: Id) -> Line:
    """Closes a coding before all are done; its coders may look at the review again."""
    desk.user.must("assign")
    return _line(desk, Codings(desk.store).close(id, body.why, desk.who or None))


@router.post("/api/codings/{id}/adopt", responses=PROBLEMS)
def adopt(desk: AtDesk, body: Adopting, id: Id) -> Adopted:
    """Puts what one coder decided, or what all agree on, into the review of the report, as decisions of who asks."""
    desk.user.must("assign")
    number = desk.store.number(Codings(desk.store).coding(id).report)
    find(desk, number)  # or an error that says that it was removed
    before = desk.store.head().count
    seen = review.adopt(desk.store, id, why=body.why, coder=body.coder, who=desk.who or None)
    desk.worker.compare()
    taken = {cell.ruled.number for cell in seen.cells if cell.ruled is not None and cell.ruled.number > before}
    return Adopted(number, seen.progress, len(taken))


def _coders(desk: Desk) -> list[User]:
    return [user for user in review.People(desk.store).all() if user.may("code")]


def _line(desk: Desk, coding: Coding) -> Line:
    number = desk.store.number(coding.report)
    kept = desk.store.numbered(number)
    there = kept is not None and not kept.removed
    return Line(
        coding.id,
        number if there else None,
        (kept.title or kept.uri or kept.id) if kept else coding.report,
        tuple(Coder(who, done) for who, done in coding.coders.items()),
        coding.made,
        coding.by,
        coding.closed,
        coding.closed is not None and len(coding.finished) < len(coding.coders),
        there and coding.waits_for(desk.user.name),
    )
