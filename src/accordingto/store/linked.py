"""Incidents and who held a place, one after the other, without opening all that ties the reports together."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, text

from accordingto.record import ControlPeriod, Incident
from accordingto.store.conditions import in_column, is_called
from accordingto.store.links import opened
from accordingto.store.query import folded
from accordingto.store.schema import incidents as table
from accordingto.store.schema import link_members, links, reports


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents to look for; what is None excludes nothing."""

    place: str | None = None
    """Name of the place, or its beginning."""
    from_: str | None = None
    """First day, ISO."""
    to: str | None = None
    """Last day, ISO."""
    reports: int = 1
    """Fewest reports that tell of it."""


def incidents(connection: Connection, wanted: Wanted) -> Iterator[Incident]:
    """The incidents that meet all of it, the latest first; one without a day meets no period. Their cells are empty."""
    place = folded(wanted.place or "")
    for incident in _each(connection, "incidents"):
        first, last = incident.earliest or incident.latest, incident.latest or incident.earliest
        if wanted.from_ and not (last and last >= wanted.from_):
            continue
        if wanted.to and not (first and first <= wanted.to):
            continue
        if place and not is_called(incident.where, place):
            continue
        if len(incident.reports) >= wanted.reports:
            yield incident


def of_days(connection: Connection, from_: str, to: str) -> Iterator[Incident]:
    """The incidents that may be of these days, the latest first; one without a day where a report of these days tells it."""
    day = func.coalesce(table.c.earliest, table.c.latest), func.coalesce(table.c.latest, table.c.earliest)
    dated = select(table.c.id).where(day[0] <= to, day[1] >= from_)
    undated = (
        select(table.c.id)
        .join(link_members, (link_members.c.id == table.c.id) & (link_members.c.kind == "incidents"))
        .join(reports, reports.c.number == link_members.c.report)
        .where(day[0].is_(None), reports.c.day.between(from_, to))
    )
    yield from _each(connection, "incidents", links.c.id.in_(dated.union(undated)))


def control(connection: Connection, place: str | int) -> list[ControlPeriod]:
    """Who held the places of a name, in any spelling that a report gives, or the place of a GeoNames id; in order of time."""
    ids = {place} if isinstance(place, int) else _ids(connection, place)
    name = "" if isinstance(place, int) else folded(place)
    found = (
        period
        for period in _each(connection, "control")
        if period.geonames_id in ids or (name and is_called(period.place, name))
    )
    return sorted(found, key=lambda p: (p.place, p.geonames_id or 0, p.earliest or "", p.latest or "~"))


def every_control(connection: Connection) -> Iterator[ControlPeriod]:
    """Who held each place of which a report tells, in order of place, then of time."""
    yield from sorted(
        _each(connection, "control"), key=lambda p: (p.place, p.geonames_id or 0, p.earliest or "", p.latest or "~")
    )


def _ids(connection: Connection, name: str) -> set[int]:
    """The GeoNames ids that reports mean by a name."""
    connection.connection.create_function("is_called", 2, is_called, deterministic=True)
    rows = connection.execute(_MEANT, {"match": in_column("places", name), "place": folded(name)})
    return set(rows.scalars())


_MEANT = text(
    "SELECT DISTINCT geonames_id FROM places WHERE geonames_id IS NOT NULL AND is_called(name, :place)"
    " AND report IN (SELECT rowid FROM texts_words WHERE texts_words MATCH :match)"
)


def _each(connection: Connection, kind: str, *wanted: ColumnElement[bool]) -> Iterator[Any]:
    """The links of a kind that meet all that is wanted, the last first."""
    rows = select(links.c.body).where(links.c.kind == kind, *wanted).order_by(links.c.position.desc())
    for body in connection.execution_options(yield_per=100).execute(rows).scalars():
        yield opened(kind, body)
