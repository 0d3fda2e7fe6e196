"""How far apart two places are."""

from math import asin, cos, radians, sin, sqrt
from typing import Protocol


class Located(Protocol):
    """Anything with coordinates (WGS 84, degrees)."""

    @property
    def latitude(self) -> float | None:
        """Degrees north."""

    @property
    def longitude(self) -> float | None:
        """Degrees east."""


def kilometres(a: Located, b: Located) -> float:
    """The great-circle distance in kilometres; infinite where one has no coordinates.

    >>> from accordingto.record import Locality
    >>> round(kilometres(Locality("Kyiv", None, 50.45, 30.52), Locality("Bucha", None, 50.54, 30.21)))
    24
    """
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return float("inf")
    north, east = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    chord = sin(north / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(east / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(chord)))
