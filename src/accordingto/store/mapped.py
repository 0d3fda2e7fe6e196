"""Incidents and control as a map shows them: where, how exactly, when; and those that no map can show.

What is drawn is given as JSON, whose shape is that of the classes here: SQLite writes 50,000 incidents as columns of JSON in a
fraction of the time that it takes to make as many objects and write those.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from accordingto.reading.places.precision import kind

PLACELESS, DATELESS = "latitude IS NULL", "latitude IS NOT NULL AND day IS NULL"
LEVELS = ("contested", "corroborated", "single_source")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of incidents, once."""

    number: int
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
class Columns:
    """The incidents that have a place, a column each for what is told of them, in no order."""

    id: tuple[str, ...]
    spot: tuple[int, ...]
    """Numbers of their spots."""
    type: tuple[int | None, ...]
    """Positions among the types."""
    earliest: tuple[str | None, ...]
    latest: tuple[str | None, ...]
    reports: tuple[int, ...]
    agreement: tuple[int | None, ...]
    """Positions among the levels; null where the accounts were not compared."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """The incidents that have a place, with each place and each type told once."""

    spots: tuple[Spot, ...]
    types: tuple[str, ...]
    levels: tuple[str, ...]
    incidents: Columns


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
class Point:
    """Where a place is of which is told who holds it."""

    place: str
    geonames_id: int | None
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Periods:
    """Who is told to hold a place, from when to when: a column each, in order of place and of time."""

    place: tuple[str, ...]
    geonames_id: tuple[int | None, ...]
    country: tuple[str | None, ...]
    holder: tuple[str | None, ...]
    """Null where somebody is told to have lost it, and nobody to hold it."""
    earliest: tuple[str | None, ...]
    latest: tuple[str | None, ...]
    accounts: tuple[int, ...]
    """How many say so."""
    disputes: tuple[int, ...]
    """How many deny or doubt it, or name another holder."""


@dataclass(frozen=True, slots=True)
class Held:
    """Who is told to hold which place."""

    points: tuple[Point, ...]
    """Without those that no report puts on the map."""
    periods: Periods


def mapped(connection: Connection) -> str:
    """Every incident that has a place: the JSON of a `Mapped`."""
    connection.connection.create_function("kind", 1, lambda feature: kind(feature or ""), deterministic=True)
    types = json.dumps(list(connection.execute(_TYPES).scalars()))
    spots = connection.execute(_SPOTS).scalar_one()
    incidents = _object(connection.execute(_INCIDENTS).mappings().one())
    return _object({"spots": spots, "types": types, "levels": json.dumps(LEVELS), "incidents": incidents})


def held(connection: Connection, geonames_id: int | None = None) -> str:
    """Who held every place of which somebody tells it, or one place by its GeoNames id: the JSON of a `Held`."""
    periods = dict(connection.execute(_HELD, {"id": geonames_id}).mappings().one())
    return _object({"points": periods.pop("points"), "periods": _object(periods)})


def _object(values: Mapping[Any, str]) -> str:
    """The JSON of an object whose values are JSON."""
    return "{" + ",".join(f'"{name}":{value}' for name, value in values.items()) + "}"


# A place is known by its GeoNames id. What has none, and a point that the words beside a name lead to, is known by the first
# incident there: its row, as a negative number.
_KNOWN = "latitude IS NOT NULL AND geonames_id IS NOT NULL AND radius_km IS NULL"
_OTHER = """other AS MATERIALIZED (
    SELECT rowid AS incident, -min(rowid) OVER (
        PARTITION BY place, longitude, latitude, feature, geonames_id, country, radius_km) AS spot
    FROM incidents WHERE latitude IS NOT NULL AND (geonames_id IS NULL OR radius_km IS NOT NULL))"""
_TYPES = text("SELECT DISTINCT what FROM incidents WHERE what IS NOT NULL ORDER BY what")
_SPOTS = text(f"""
    WITH {_OTHER}, ids AS (SELECT DISTINCT geonames_id FROM incidents WHERE geonames_id IS NOT NULL),
    spots AS (
        SELECT geonames_id AS spot, (
            SELECT rowid FROM incidents WHERE geonames_id = ids.geonames_id AND {_KNOWN} LIMIT 1) AS incident FROM ids
        UNION ALL SELECT DISTINCT spot, -spot FROM other)
    SELECT json_group_array(json_object('number', s.spot, 'name', i.place, 'longitude', round(i.longitude, 4),
        'latitude', round(i.latitude, 4), 'kind', kind(i.feature), 'geonames_id', i.geonames_id, 'country', i.country,
        'radius_km', i.radius_km))
    FROM spots s CROSS JOIN incidents i ON i.rowid = s.incident
""")  # noqa: S608 — pieces of this module
_INCIDENTS = text(f"""
    WITH {_OTHER}, types AS MATERIALIZED (
        SELECT what, row_number() OVER (ORDER BY what) - 1 AS type FROM (
            SELECT DISTINCT what FROM incidents WHERE what IS NOT NULL))
    SELECT json_group_array(id) AS id, json_group_array(spot) AS spot, json_group_array(type) AS type,
        json_group_array(earliest) AS earliest, json_group_array(latest) AS latest, json_group_array(reports) AS reports,
        json_group_array(CASE agreement WHEN 'contested' THEN 0 WHEN 'corroborated' THEN 1 WHEN 'single_source' THEN 2 END)
            AS agreement
    FROM (
        SELECT id, earliest, latest, reports, agreement, (SELECT type FROM types t WHERE t.what = i.what) AS type,
            CASE WHEN {_KNOWN} THEN geonames_id ELSE (SELECT spot FROM other WHERE incident = i.rowid) END AS spot
        FROM incidents i WHERE latitude IS NOT NULL)
""")  # noqa: S608


# The point of a place is any that a report gives it: by its id, or else by its name in a report that tells who held it (whose
# links have ids that begin with the name, as `links.py` makes them).
_HELD = text("""
    WITH told AS MATERIALIZED (
        SELECT body ->> '$.place' AS place, body ->> '$.geonames_id' AS geonames_id, body ->> '$.country' AS country,
            body ->> '$.holder' AS holder, body ->> '$.earliest' AS earliest, body ->> '$.latest' AS latest,
            json_array_length(body, '$.accounts') AS accounts, json_array_length(body, '$.disputes') AS disputes
        FROM links WHERE kind = 'control' AND (:id IS NULL OR body ->> '$.geonames_id' = :id) ORDER BY position),
    points AS (
        SELECT t.place, t.geonames_id, p.longitude, p.latitude FROM (SELECT DISTINCT place, geonames_id FROM told) t
        JOIN places p ON p.number = CASE
            WHEN t.geonames_id IS NOT NULL THEN (
                SELECT number FROM places WHERE geonames_id = t.geonames_id AND latitude IS NOT NULL LIMIT 1)
            ELSE (
                SELECT q.number FROM link_members m CROSS JOIN places q ON q.report = m.report WHERE m.kind = 'control'
                    AND m.id >= t.place || '/' AND m.id < t.place || '0'
                    AND coalesce(q.resolved, q.name) = t.place AND q.latitude IS NOT NULL LIMIT 1)
            END)
    SELECT (
            SELECT json_group_array(json_object('place', place, 'geonames_id', geonames_id, 'longitude', longitude,
                'latitude', latitude))
            FROM points) AS points,
        json_group_array(place) AS place, json_group_array(geonames_id) AS geonames_id,
        json_group_array(country) AS country, json_group_array(holder) AS holder, json_group_array(earliest) AS earliest,
        json_group_array(latest) AS latest, json_group_array(accounts) AS accounts, json_group_array(disputes) AS disputes
    FROM told
""")


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
