"""The outlines of the base map."""

from accordingto.publish.base import borders, land


def near(
    lines: tuple[tuple[tuple[float, float], ...], ...], west: float, east: float, south: float, north: float
) -> bool:
    return any(west < x < east and south < y < north for line in lines for x, y in line)


def test_rings_of_land_end_where_they_began_and_stay_on_the_globe() -> None:
    assert all(ring[0] == ring[-1] for ring in land())
    assert all(-180.001 <= x <= 180.001 and -90.001 <= y <= 90.001 for ring in land() for x, y in ring)


def test_borders_are_drawn_on_land_and_none_between_crimea_and_ukraine() -> None:
    assert near(borders(), 36, 38, 50, 51), "of Ukraine and Russia, north of Kharkiv"
    assert near(land(), 33, 35.5, 44.3, 46.3), "Crimea's coast"
    assert not near(borders(), 33, 36.7, 44, 46.6)
