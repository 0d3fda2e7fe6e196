"""Outlines from TopoJSON: the arcs of a topology as lines in degrees, and the rings of its land."""

import json
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import Any

Line = tuple[tuple[float, float], ...]
"""Points as longitude and latitude, WGS 84 degrees."""
Ring = Line
"""A line that ends where it began."""

BASE = Path(str(files(__package__))) / "countries-50m.json"
"""The topology, for whoever serves it as it is."""

_RUSSIA_UKRAINE = {"643", "804"}
"""ISO 3166-1 numbers."""
_PEREKOP = 46.3
"""Degrees north: the isthmus of Crimea lies south of it, the border with Russia on land north of it."""


@cache
def land() -> tuple[Ring, ...]:
    """The rings of all land; holes, as the Caspian Sea, are rings, too: fill by the even-odd rule.

    >>> len(land()) > 1000
    True
    """
    topology = _topology()
    rings: list[Ring] = []
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings += [_joined(arcs) for polygon in polygons for arcs in polygon]
    return tuple(rings)


@cache
def borders() -> tuple[Line, ...]:
    """The lines between two countries, each once; coasts are none.

    Natural Earth draws lines of control, whoever recognises them. The one between Crimea and the rest of Ukraine is left out:
    resolution 68/262 of the United Nations' General Assembly.
    """
    topology = _topology()
    used: dict[int, set[str]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for index in {_index(arc) for polygon in polygons for arcs in polygon for arc in arcs}:
            used.setdefault(index, set()).add(str(country.get("id")))
    lines = ((_arcs()[index], sides) for index, sides in sorted(used.items()) if len(sides) > 1)
    return tuple(line for line, sides in lines if not (sides == _RUSSIA_UKRAINE and max(y for _, y in line) < _PEREKOP))


@cache
def _topology() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(BASE.read_text(encoding="utf-8"))
    return found


@cache
def _arcs() -> tuple[Line, ...]:
    """The arcs in degrees: TopoJSON keeps each point as its distance from the one before, in steps of the transform."""
    topology = _topology()
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    return tuple(
        tuple(
            (x * sx + tx, y * sy + ty)
            for x, y in zip(accumulate(p[0] for p in arc), accumulate(p[1] for p in arc), strict=True)
        )
        for arc in topology["arcs"]
    )


def _joined(indexes: list[int]) -> Ring:
    points: list[tuple[float, float]] = []
    for index in indexes:
        arc = _arcs()[_index(index)]
        points += (arc if index >= 0 else arc[::-1])[bool(points) :]
    return tuple(points)


def _index(arc: int) -> int:
    """The number of an arc; one that is walked backwards is written as its complement."""
    return arc if arc >= 0 else ~arc
