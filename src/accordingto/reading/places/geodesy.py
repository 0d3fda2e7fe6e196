"""Distances and directions on the globe, taken as a sphere: within half a per cent of the ellipsoid, far finer than news."""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

RADIUS = 6371.0
"""Mean radius of the Earth in kilometres."""

Point = tuple[float, float]
"""Latitude and longitude, WGS 84 degrees."""


def kilometres(a: Point, b: Point) -> float:
    """The way from one point to the other along the great circle.

    >>> round(kilometres((50.45, 30.52), (49.99, 36.23)))
    409
    """
    lat1, lon1, lat2, lon2 = map(radians, (*a, *b))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * RADIUS * asin(sqrt(min(1.0, h)))


def towards(start: Point, bearing: float, km: float) -> Point:
    """Where one gets from ``start`` after ``km`` kilometres, setting out at ``bearing`` degrees clockwise from north.

    >>> [round(x, 3) for x in towards((49.2, 37.3), 180, 12)]
    [49.092, 37.3]
    """
    lat, lon, way = radians(start[0]), radians(start[1]), km / RADIUS
    angle = radians(bearing)
    there = asin(sin(lat) * cos(way) + cos(lat) * sin(way) * cos(angle))
    turned = atan2(sin(angle) * sin(way) * cos(lat), cos(way) - sin(lat) * sin(there))
    return degrees(there), (degrees(lon + turned) + 540) % 360 - 180


def bearing(a: Point, b: Point) -> float:
    """In which direction ``b`` lies from ``a``, in degrees clockwise from north."""
    lat1, lon1, lat2, lon2 = map(radians, (*a, *b))
    turn = lon2 - lon1
    return degrees(atan2(sin(turn) * cos(lat2), cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(turn))) % 360


def middle(a: Point, b: Point) -> Point:
    """The point halfway between two."""
    return towards(a, bearing(a, b), kilometres(a, b) / 2)


def apart(a: float, b: float) -> float:
    """The angle between two bearings, 0 to 180 degrees.

    >>> apart(350, 20)
    30
    """
    return abs((a - b + 180) % 360 - 180)
