"""Two incidents are one, or an event is none of this one: decisions that linking obeys from then on."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from accordingto.record import Decision, EventRef, Incident, InputError
from accordingto.review import NotAllowedError
from accordingto.store import change_of
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.pages.incident.page import Id, find
from accordingto.web.routing import PROBLEMS

router = APIRouter(tags=["incidents"])

Why = Annotated[str | None, Field(max_length=10_000)]


class Merging(BaseModel):
    """Another incident that is the same."""

    other: Annotated[str, Field(pattern="^i[0-9a-f]{12}$")]
    why: Why = None


class Ref(BaseModel):
    """One event of one report, as the page lists it."""

    report: Annotated[str, Field(max_length=500)]
    event: Annotated[str, Field(pattern="^v[0-9]{1,6}$")]


class Splitting(BaseModel):
    """Members that are not of this incident."""

    members: Annotated[list[Ref], Field(min_length=1, max_length=200)]
    why: Why = None


@dataclass(frozen=True, slots=True)
class Linked:
    """The incident that one now looks at."""

    id: str


@router.post("/api/incidents/{id}/merge", responses=PROBLEMS)
def merge(desk: AtDesk, merging: Merging, id: Id) -> Linked:
    """Makes one incident of this and another."""
    one, other = _mine(desk, id), find(desk, merging.other)
    if one.id == other.id:
        raise InputError(f"{one.id} cannot be merged with itself: choose another incident")
    return _decided(desk, one, [Decision("merge", one.members[0], other.members[0])], merging.why)


@router.post("/api/incidents/{id}/split", responses=PROBLEMS)
def split(desk: AtDesk, splitting: Splitting, id: Id) -> Linked:
    """Takes events out of the incident; together they may be another one."""
    one = _mine(desk, id)
    named = {(ref.report, ref.event) for ref in splitting.members}
    out = [member for member in one.members if (member.report, member.event) in named]
    stay = [member for member in one.members if member not in out]
    if len(out) != len(named) or not stay:
        raise InputError("choose some of the incident's events, and leave at least one")
    pairs = [Decision("split", inside, outside) for inside in stay for outside in out]
    return _decided(desk, one, pairs, splitting.why, stay[0])


def _mine(desk: Desk, id: str) -> Incident:
    if desk.user.role not in ("editor", "admin"):
        raise NotAllowedError("only editors merge and split incidents: ask one to do so")
    return find(desk, id)


def _decided(
    desk: Desk, one: Incident, decisions: list[Decision], why: str | None, shown: EventRef | None = None
) -> Linked:
    store = desk.store.acting(desk.who) if desk.who else desk.store
    store.decide(*(change_of(decision, why) for decision in decisions))
    desk.worker.link(desk.who)
    first = shown or one.members[0]
    now = [i for i in desk.store.links(first.report).incidents if first in i.members]
    return Linked(now[0].id if now else one.id)
