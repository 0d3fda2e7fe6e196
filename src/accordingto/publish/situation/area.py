"""An area: everything within a country or a first-level unit; a town and what is near it."""

from dataclasses import dataclass
from typing import Literal

from accordingto.linking.incidents.distance import kilometres
from accordingto.reading.places import Entry, Gazetteer
from accordingto.record import InputError, Locality

NEAR = 25.0
"""Kilometres from a town within which something is near it: UCDP GED's second precision of places."""


@dataclass(frozen=True, slots=True)
class Area:
    """Which places are counted in."""

    name: str
    kind: Literal["country", "region", "town"]
    country: str | None
    """ISO 3166-1 alpha-3."""
    admin1: str | None
    latitude: float
    longitude: float

    def holds(self, place: Locality) -> bool:
        """Whether a place is in the area; a country or a region that merely holds a town is not near it."""
        if self.kind == "country":
            return place.country == self.country
        if self.kind == "region":
            return place.country == self.country and self.admin1 in (place.admin1, place.name)
        if (place.feature or "").startswith(("ADM", "PCL", "RGN")):
            return False
        return kilometres(self, place) <= NEAR


def area(gazetteer: Gazetteer, name: str) -> Area:
    """The area that a name stands for: of several places the most populous, or the one with that GeoNames id.

    InputError where the gazetteer knows none.
    """
    entry = (
        gazetteer.show(int(name)) if name.isdecimal() and len(name) < 19 else _best(gazetteer.search(name, 50), name)
    )
    if entry is None:
        raise InputError(
            f"the gazetteer knows no place {name!r}: `accordingto places search` finds names, `places import` adds places"
        )
    kind: Literal["country", "region", "town"] = "town"
    if entry.feature.startswith("PCL"):
        kind = "country"
    elif entry.feature == "ADM1":
        kind = "region"
    admin1 = entry.name if kind == "region" else entry.admin1
    return Area(entry.name, kind, entry.country, admin1, entry.latitude, entry.longitude)


def _best(found: tuple[Entry, ...], name: str) -> Entry | None:
    """The first that is a place to live in, a region or a country: rivers and mountains are no areas."""
    return next((e for e in found if e.feature.startswith(("P", "ADM"))), found[0] if found else None)
