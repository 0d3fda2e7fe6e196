"""Incidents and control as a map shows them: where, how exactly, when; and those that no map can show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, text

from accordingto.reading.places.precision import kind

AREAS = frozenset(("district", "unit", "country", "line", "sea", "area", "world"))
"""Kinds of place that are no point (`precision.yaml`)."""

PLACELESS, DATELESS = "latitude IS NULL", "latitude IS NOT NULL AND day IS NULL"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of incidents, once."""

    name: str
    longitude: float
    latitude: float
    kind: str
    """``town``, ``spot``; or what has an extent: ``unit``, ``country``, ``district`` … (`precision.yaml`)."""
    geonames_id: int | None
    country: str | None
    radius_km: float | None
    """How far around the point it can be, where the words beside the name say so ("12 km south of Izium")."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """The incidents that have a place, with each place and each type told once."""

    spots: tuple[Spot, ...]
    types: tuple[str, ...]
    incidents: tuple[tuple[str, int, int | None, str | None, str | None, int, str | None], ...]
    """In order of time. Id, numbers of its spot and its type, first and last day, reports, agreement (null: not compared)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident that is listed beside the map."""

    id: str
    what: str | None
    place: str | None
    earliest: str | None
    latest: str | None
    reports: int
    agreement: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """Who is told to hold a place, from when to when."""

    place: str
    geonames_id: int | None
    country: str | None
    longitude: float | None
    latitude: float | None
    holder: str | None
    """Null where somebody is told to have lost it, and nobody to hold it."""
    earliest: str | None
    latest: str | None
    accounts: int
    """How many say so."""
    disputes: int
    """How many deny or doubt it, or name another holder."""


def mapped(connection: Connection) -> Mapped:
    """Every incident that has a place."""
    spots: dict[tuple[Any, ...], int] = {}
    types: dict[str, int] = {}
    found = []
    for id, what, earliest, latest, reports, agreement, *spot in connection.execute(_PLACED):
        at = spots.setdefault(tuple(spot), len(spots))
        type = None if what is None else types.setdefault(what, len(types))
        found.append((id, at, type, earliest, latest, reports, agreement))
    return Mapped(tuple(_spot(*spot) for spot in spots), tuple(types), tuple(found))


_PLACED = text(
    "SELECT id, what, earliest, latest, reports, agreement, place, longitude, latitude, feature, geonames_id, country, radius_km"
    " FROM incidents WHERE latitude IS NOT NULL ORDER BY day, id"
)


def _spot(  # noqa: PLR0913, PLR0917 — the columns of a row
    name: str,
    longitude: float,
    latitude: float,
    feature: str | None,
    geonames_id: int | None,
    country: str | None,
    radius: float | None,
) -> Spot:
    return Spot(name, round(longitude, 4), round(latitude, 4), kind(feature or ""), geonames_id, country, radius)


def unmapped(connection: Connection, which: str, limit: int) -> tuple[int, tuple[Listed, ...]]:
    """How many incidents are PLACELESS or DATELESS, and some of them, those that most reports tell of first."""
    total = connection.execute(text(f"SELECT count(*) FROM incidents WHERE {which}")).scalar_one()  # noqa: S608 — one of the two
    rows = connection.execute(
        text(
            "SELECT id, what, place, earliest, latest, reports, agreement FROM incidents"  # noqa: S608
            f" WHERE {which} ORDER BY reports DESC, day DESC, id LIMIT :limit"
        ),
        {"limit": limit},
    )
    return total, tuple(Listed(*row) for row in rows)


def held(connection: Connection, geonames_id: int | None = None, place: str | None = None) -> tuple[Held, ...]:
    """The periods of control of every place, in order of place and of time; of one place, by its GeoNames id or else its name."""
    where, values = "", dict[str, str | int]()
    if geonames_id is not None:
        where, values = " AND l.body ->> '$.geonames_id' = :id", {"id": geonames_id}
    elif place is not None:
        where, values = " AND l.body ->> '$.geonames_id' IS NULL AND l.body ->> '$.place' = :place", {"place": place}
    rows = connection.execute(text(_HELD + where + " ORDER BY l.position"), values).all()
    points = _points(connection, rows)
    return tuple(
        Held(row.place, row.geonames_id, row.country, *points.get(row.id, (None, None)), *row[4:]) for row in rows
    )


_HELD = """
    SELECT l.id, l.body ->> '$.place' AS place, l.body ->> '$.geonames_id' AS geonames_id, l.body ->> '$.country' AS country,
        l.body ->> '$.holder', l.body ->> '$.earliest', l.body ->> '$.latest',
        json_array_length(l.body, '$.accounts'), json_array_length(l.body, '$.disputes')
    FROM links l WHERE l.kind = 'control'
"""

_KNOWN = text("SELECT longitude, latitude FROM places WHERE geonames_id = :id AND latitude IS NOT NULL LIMIT 1")
_NAMED = text(
    "SELECT p.longitude, p.latitude FROM link_members m JOIN places p ON p.report = m.report"
    " WHERE m.kind = 'control' AND m.id = :id AND coalesce(p.resolved, p.name) = :place AND p.latitude IS NOT NULL LIMIT 1"
)


def _points(connection: Connection, rows: Sequence[Row[tuple[object, ...]]]) -> dict[str, tuple[float, float]]:
    """Where the places of periods are, by the periods' ids; without those that no report puts on the map."""
    found: dict[tuple[object, ...], tuple[float, float] | None] = {}
    for row in rows:
        key = (row.geonames_id, row.place if row.geonames_id is None else None)
        if found.get(key) is None:
            query, values = (
                (_KNOWN, {"id": row.geonames_id}) if row.geonames_id else (_NAMED, {"id": row.id, "place": row.place})
            )
            point = connection.execute(query, values).first()
            found[key] = None if point is None else (point[0], point[1])
    made = {row.id: found[row.geonames_id, row.place if row.geonames_id is None else None] for row in rows}
    return {id: point for id, point in made.items() if point is not None}
