"""The places of incidents: all of them, and one with its incidents and with who held it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, text

from accordingto.record import ControlPeriod, StoreError
from accordingto.store.mapped import Listed
from accordingto.store.query import folded


@dataclass(frozen=True, slots=True)
class Locality:
    """A place where incidents took place."""

    name: str
    geonames_id: int | None
    country: str | None
    admin1: str | None
    feature: str | None
    latitude: float | None
    longitude: float | None
    incidents: int
    contested: int
    """How many of them are."""
    first: str | None
    last: str | None


_COLUMNS = (
    "max(place), geonames_id, max(country), max(admin1), max(feature), max(latitude), max(longitude), count(*),"
    " count(*) FILTER (WHERE agreement = 'contested'), min(day), max(coalesce(latest, day))"
)


def localities(connection: Connection, name: str, limit: int, skip: int = 0) -> tuple[Locality, ...]:
    """The places, those with most incidents first; whose name begins with ``name``, if it is given."""
    rows = connection.execute(
        text(
            f"SELECT {_COLUMNS} FROM incidents WHERE place IS NOT NULL AND (:name = '' OR name LIKE :name || '%')"  # noqa: S608
            " GROUP BY coalesce(geonames_id, name) ORDER BY count(*) DESC, max(place) LIMIT :limit OFFSET :skip"
        ),
        {"name": folded(name), "limit": limit, "skip": skip},
    )
    return tuple(Locality(*row) for row in rows)


def locality(connection: Connection, geonames_id: int | None, name: str) -> Locality | None:
    """One place, by its GeoNames id or else by its name."""
    where, values = _one(geonames_id, name)
    row = connection.execute(text(f"SELECT {_COLUMNS} FROM incidents WHERE {where}"), values).one()  # noqa: S608
    return Locality(*row) if row[7] else None


def incidents_at(connection: Connection, geonames_id: int | None, name: str, limit: int) -> tuple[Listed, ...]:
    """The incidents of one place, the latest first."""
    where, values = _one(geonames_id, name)
    rows = connection.execute(
        text(
            "SELECT id, what, place, earliest, latest, reports, agreement FROM incidents"  # noqa: S608
            f" WHERE {where} ORDER BY day DESC, id LIMIT :limit"
        ),
        {**values, "limit": limit},
    )
    return tuple(Listed(*row) for row in rows)


def _one(geonames_id: int | None, name: str) -> tuple[str, dict[str, Any]]:
    if geonames_id is not None:
        return "geonames_id = :id", {"id": geonames_id}
    return "geonames_id IS NULL AND name = :name", {"name": folded(name)}


def control_of(connection: Connection, geonames_id: int | None, name: str) -> Sequence[ControlPeriod]:
    """Who held one place, in order of time, with everybody who says so or otherwise."""
    # A period's id begins with what names its place (`links.py`); "0" follows "/" in every collation of bytes.
    begin = str(geonames_id or name)
    rows = connection.execute(_CONTROL, {"from": f"{begin}/", "to": f"{begin}0"})
    try:
        return [_PERIOD.validate_json(body, by_alias=True) for body in rows.scalars()]
    except ValidationError as error:
        raise StoreError(
            "what ties the reports together was made by another version: `accordingto link` makes it again"
        ) from error


_CONTROL = text("SELECT body FROM links WHERE kind = 'control' AND id >= :from AND id < :to ORDER BY position")
_PERIOD = TypeAdapter(ControlPeriod)
