"""People and places as data."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from accordingto.publish.accounts import chain
from accordingto.record import ControlPeriod
from accordingto.store.localities import Locality, control_of, incidents_at, localities, locality
from accordingto.store.mapped import Listed
from accordingto.store.voices import Said, Speaker, months, said, speaker, speakers
from accordingto.web.desk import AtDesk
from accordingto.web.errors import MissingError
from accordingto.web.routing import Pages

router = Pages(tags=["people and places"])

AT_ONCE = 50
INCIDENTS = 200
"""The most incidents on the page of a place; the map and the inbox have all."""

Name = Annotated[str, Query(max_length=200)]
Skip = Annotated[int, Query(ge=0, le=1_000_000)]
Id = Annotated[int | None, Query(description="GeoNames id", ge=1, le=10**12)]


@dataclass(frozen=True, slots=True)
class People:
    """Who speaks."""

    name: str
    """What the names are asked to have."""
    speakers: tuple[Speaker, ...]
    skip: int
    next: int | None
    """``skip`` of the next page."""


@dataclass(frozen=True, slots=True)
class Person:
    """One who speaks."""

    speaker: Speaker
    months: tuple[tuple[str, int], ...]
    """Statements by the month of the report that has them."""
    said: tuple[Said, ...]
    skip: int
    next: int | None


@dataclass(frozen=True, slots=True)
class Places:
    """Where incidents took place."""

    name: str
    localities: tuple[Locality, ...]
    skip: int
    next: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """One account of who holds a place."""

    chain: tuple[str, ...]
    """From the outlet to the one who says it."""
    words: str
    stance: str
    published: str | None
    report: str
    event: str


@dataclass(frozen=True, slots=True)
class Period:
    """Who held it, from when to when, according to whom."""

    holder: str | None
    earliest: str | None
    latest: str | None
    accounts: tuple[Source, ...]
    disputes: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One place."""

    name: str
    geonames_id: int | None
    locality: Locality | None
    """Null where no incident took place there."""
    control: tuple[Period, ...]
    incidents: tuple[Listed, ...]


@router.page("/people", "people/people.html")
def people(desk: AtDesk, name: Name = "", skip: Skip = 0) -> People:
    """Everybody who says something, with how far others agree with what they tell of."""
    with desk.store.read() as connection:
        found = speakers(connection, name.strip(), AT_ONCE + 1, skip)
    return People(name, found[:AT_ONCE], skip, skip + AT_ONCE if len(found) > AT_ONCE else None)


@router.page("/person", "people/person.html")
def person(desk: AtDesk, name: Name, skip: Skip = 0) -> Person:
    """All that one of them said, the latest first, and the incidents that it is about."""
    with desk.store.read() as connection:
        who = speaker(connection, name)
        if who is None:
            raise MissingError(f"nobody of the name {name!r} says anything in this store")
        found = said(connection, name, AT_ONCE + 1, skip)
        more = skip + AT_ONCE if len(found) > AT_ONCE else None
        return Person(who, months(connection, name), found[:AT_ONCE], skip, more)


@router.page("/places", "people/places.html")
def places(desk: AtDesk, name: Name = "", skip: Skip = 0) -> Places:
    """Everywhere that incidents took place."""
    with desk.store.read() as connection:
        found = localities(connection, name.strip(), AT_ONCE + 1, skip)
    return Places(name, found[:AT_ONCE], skip, skip + AT_ONCE if len(found) > AT_ONCE else None)


@router.page("/place", "people/place.html")
def place(desk: AtDesk, id: Id = None, name: Name = "") -> Place:
    """One place: who held it, according to whom, and what happened there. By its GeoNames id, or its name if it has none."""
    with desk.store.read() as connection:
        known = locality(connection, id, name)
        control = control_of(connection, id, name)
        incidents = incidents_at(connection, id, name, INCIDENTS)
    if known is None and not control:
        raise MissingError("no report tells of anything at that place")
    called = known.name if known else control[0].place
    return Place(called, id, known, tuple(_period(p) for p in control), incidents)


def _period(period: ControlPeriod) -> Period:
    accounts, disputes = (
        tuple(Source(chain(a), a.text, a.stance, a.published, a.event.report, a.event.event) for a in some)
        for some in (period.accounts, period.disputes)
    )
    return Period(period.holder, period.earliest, period.latest, accounts, disputes)
