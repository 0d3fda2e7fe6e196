"""What an analyst makes of an incident: which value holds and how well it is borne out, what belongs together, what does not."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from accordingto import pipeline, review
from accordingto.record import CellName, Count, EventRef, Incident
from accordingto.review import Assessment, ReviewError
from accordingto.review.assessing import GradeName
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.pages.incident.page import Id, find
from accordingto.web.routing import PROBLEMS

router = APIRouter(tags=["incidents"])

Why = Annotated[str, Field(min_length=1, max_length=10_000)]


class Merging(BaseModel):
    """Another incident that is the same."""

    other: Annotated[str, Field(pattern="^i[0-9a-f]{12}$")]
    why: Why


class Ref(BaseModel):
    """One event of one report, as the page lists it."""

    report: Annotated[str, Field(max_length=500)]
    event: Annotated[str, Field(pattern="^v[0-9]{1,6}$")]


class Splitting(BaseModel):
    """Events that are not of this incident."""

    members: Annotated[list[Ref], Field(min_length=1, max_length=200)]
    why: Why


class Judging(BaseModel):
    """What holds of one cell: the value of an account, by its place in the column, or a number that is entered."""

    cell: CellName
    account: Annotated[int, Field(ge=0, le=100_000)] | None = None
    low: Annotated[float, Field(ge=0, le=1e12)] | None = None
    high: Annotated[float, Field(ge=0, le=1e12)] | None = None
    value: dict[str, Any] | None = None
    """Another value, as JSON of the record's own classes."""
    grade: GradeName
    why: Why
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """The incident that one now looks at."""

    id: str


@router.post("/api/incidents/{id}/assess", responses=PROBLEMS)
def assess(desk: AtDesk, judging: Judging, id: Id) -> Linked:
    """Says which value of a cell holds, with a grade and a reason."""
    one = _mine(desk, id)
    account = None
    value: Any = judging.value
    if judging.account is not None:
        found = {cell.name: cell.accounts for cell in pipeline.compared(desk.store, one).cells}.get(judging.cell, ())
        if judging.account >= len(found):
            raise ReviewError("there is no such account any more: load the page again")
        account = found[judging.account]
        value = account.value
    elif judging.low is not None or judging.high is not None:
        value = Count(judging.low, judging.high)
    asked = Assessment(judging.cell, value, judging.grade, judging.why, account, judging.seen)
    review.assess(desk.store, one, asked, desk.who or None)
    return Linked(one.id)


class Undoing(BaseModel):
    """A decision on the incident that is taken back."""

    number: Annotated[int, Field(ge=1)]
    """Of the row of the log."""
    why: Annotated[str, Field(max_length=10_000)] | None = None


@router.post("/api/incidents/{id}/undo", responses=PROBLEMS)
def undo(desk: AtDesk, undoing: Undoing, id: Id) -> Linked:
    """Takes back an assessment, a merge or a split of the incident."""
    one = _mine(desk, id)
    mine = {entry.number for entry in review.incident_review(desk.store, one).log}
    if undoing.number not in mine:
        raise ReviewError(f"row {undoing.number} of the log is no decision on this incident")
    review.take_back(desk.store, undoing.number, undoing.why, desk.who or None)
    return _linked(desk, one, one.members[0])


@router.post("/api/incidents/{id}/merge", responses=PROBLEMS)
def merge(desk: AtDesk, merging: Merging, id: Id) -> Linked:
    """Makes one incident of this and another."""
    one = _mine(desk, id)
    review.merge(desk.store, one, find(desk, merging.other), merging.why, desk.who or None)
    return _linked(desk, one, one.members[0])


@router.post("/api/incidents/{id}/split", responses=PROBLEMS)
def split(desk: AtDesk, splitting: Splitting, id: Id) -> Linked:
    """Takes events out of the incident."""
    one = _mine(desk, id)
    wanted = {(ref.report, ref.event) for ref in splitting.members}
    named = [m for m in one.members if (m.report, m.event) in wanted]
    stay = [m for m in one.members if m not in named]
    if len(named) != len(wanted) or not stay:
        raise ReviewError("choose some of the incident's events, and leave at least one")
    review.split(desk.store, one, named, splitting.why, desk.who or None)
    return _linked(desk, one, stay[0])


def _mine(desk: Desk, id: str) -> Incident:
    desk.user.must("assess")
    return find(desk, id)


def _linked(desk: Desk, one: Incident, shown: EventRef) -> Linked:
    desk.worker.link(desk.who)
    now = [i for i in desk.store.links(shown.report).incidents if shown in i.members]
    return Linked(now[0].id if now else one.id)
