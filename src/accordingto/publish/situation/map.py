"""The period's map: a mark for each place where something happened, and who holds it."""

from dataclasses import dataclass
from itertools import product
from math import cos, radians, sqrt
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from accordingto.publish.base import borders, land
from accordingto.publish.rows import count, flat
from accordingto.publish.situation.drawing import SHAPES, SMALL, SMALLER, Dress, cut, picture
from accordingto.publish.situation.gather import Happening, Material
from accordingto.publish.situation.happened import coded
from accordingto.publish.situation.model import Picture
from accordingto.publish.situation.wording import wording
from accordingto.record import Locality

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

RATIO = 1.72
"""Of the map's width to its height, in kilometres as on the sheet."""
WIDE = ("ADM", "PCL", "RGN", "CONT")
"""Features that are no point: a ring stands for somewhere in them."""
_SIDES = (7, 0), (-7, 0), (0, 9), (0, -9), (7, 9), (-7, 9), (7, -9), (-7, -9)
"""Where a name may stand: points to the right of its mark, and above it."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place of the map, with what happened there."""

    place: Locality
    types: tuple[str, ...]
    """Event types, one for each incident."""


def of(material: Material) -> Picture | None:
    """The map of a period; None where nothing that happened has coordinates."""
    found, says = [h for h in material.happenings if coded(h)], wording().pictures
    spots, lost = _spots(found), sum(not h.places or h.places[0].latitude is None for h in found)
    if not spots:
        return None
    list_ = "; ".join(says["map_place"].format(place=flat(s.place.name), types=_types(s)) for s in spots)
    without = says["map_without"].format(count=count(lost, "incident")) if lost else ""
    words = says["map_words"].format(count=count(len(spots), "place"), list=list_)
    holders = _holders(material)
    return picture("map", says["map"] + without, words, lambda axes, dress: _map(axes, dress, spots, holders))


def _spots(found: list[Happening]) -> list[_Spot]:
    """Places with coordinates and what happened there, those with most first."""
    spots: dict[tuple[str, float, float], tuple[Locality, list[str]]] = {}
    for happening in found:
        place = happening.places[0] if happening.places else None
        if place is not None and place.latitude is not None and place.longitude is not None:
            key = place.name, place.latitude, place.longitude
            type_ = happening.deed.event_type if happening.deed else None
            spots.setdefault(key, (place, []))[1].append(type_ or "")
    made = [_Spot(place, tuple(sorted(types, key=_order))) for place, types in spots.values()]
    return sorted(made, key=lambda spot: (-len(spot.types), spot.place.name, spot.place.latitude or 0.0))


def _order(type_: str) -> int:
    order = wording().order
    return order.index(type_) if type_ in order else len(order)


def _types(spot: _Spot) -> str:
    return ", ".join(f"{spot.types.count(t)} {t}" for t in dict.fromkeys(spot.types))


def _holders(material: Material) -> dict[str, str]:
    """Who is told to hold a place last."""
    said = wording().pictures
    return {
        flat(period.place): (said["held_disputed"] if period.disputes else said["held"]).format(
            holder=cut(flat(period.holder), 40)
        )
        for period, _ in material.control
        if period.holder
    }


def _map(axes: "Axes", dress: Dress, spots: list[_Spot], holders: dict[str, str]) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    west, east, south, north = _frame(spots)
    axes.set(xlim=(west, east), ylim=(south, north), facecolor=dress.sea, xticks=[], yticks=[])
    for side in axes.spines.values():
        side.set(color=dress.border, linewidth=0.6)
    near = [r for r in land() if _meets(r, west - 5, east + 5, south - 5, north + 5)]
    if near:
        shape = Path.make_compound_path(*(Path(ring, closed=True) for ring in near))
        axes.add_artist(PathPatch(shape, facecolor=dress.land, edgecolor=dress.border, linewidth=0.5, zorder=1))
    for line in borders():
        if _meets(line, west - 5, east + 5, south - 5, north + 5):
            axes.plot(*zip(*line, strict=True), color=dress.border, linewidth=0.7, linestyle=(0, (4, 2)), zorder=2)
    for spot in spots:  # the largest first, so that none is hidden below another
        _mark(axes, dress, spot)
    _names(axes, dress, spots, holders)
    _legend(axes, dress, spots)
    _scale(axes, dress, (west, east, south, north))


def _scale(axes: "Axes", dress: Dress, frame: tuple[float, float, float, float]) -> None:
    """A bar that is so many kilometres long, about a sixth of the map."""
    west, east, south, north = frame
    degree = 111.2 * max(0.2, cos(radians(south)))
    length = max(km for km in (1, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if km <= max(1, (east - west) * degree / 6))
    x, y = west + (east - west) * 0.03, south + (north - south) * 0.05
    axes.plot([x, x + length / degree], [y, y], color=dress.dim, linewidth=1.2, zorder=6)
    axes.text(x, y + (north - south) * 0.015, f"{length} km", fontsize=SMALLER, color=dress.dim, zorder=6)


def _size(spot: _Spot) -> float:
    """Of its mark, in square points."""
    return 34.0 + 22.0 * min(len(spot.types) - 1, 8)


def _mark(axes: "Axes", dress: Dress, spot: _Spot) -> None:
    size = _size(spot)
    x, y = [spot.place.longitude or 0.0], [spot.place.latitude or 0.0]
    if _wide(spot.place):
        axes.scatter(
            x, y, s=size * 6, facecolors="none", edgecolors=dress.event, linewidths=1.0, linestyles="dashed", zorder=4
        )
    axes.scatter(
        x,
        y,
        s=size,
        marker=SHAPES.get(spot.types[0], "o"),
        color=dress.event,
        edgecolors=dress.paper,
        linewidths=0.6,
        zorder=5,
    )


def _names(axes: "Axes", dress: Dress, spots: list[_Spot], holders: dict[str, str]) -> None:
    """Names of places, most incidents first, each on the first of eight sides without another name, best without a mark."""
    figure = axes.figure
    figure.draw_without_rendering()  # type: ignore[union-attr]
    marks = [_box(axes, spot) for spot in spots]
    taken: list[Any] = []
    for number, spot in enumerate(spots[:12]):
        many = f" {len(spot.types)}" if len(spot.types) > 1 else ""
        held = holders.get(flat(spot.place.name), "")
        name = (
            cut(flat(spot.place.name), 28)
            + many
            + "".join(f"\n{line}" for line in wrap(held, 30, max_lines=2, placeholder="…"))
        )
        others = marks[:number] + marks[number + 1 :]
        for avoided, (dx, dy) in product((taken + others, taken), _SIDES):
            text = axes.annotate(
                name,
                (spot.place.longitude or 0.0, spot.place.latitude or 0.0),
                xytext=(dx, dy),
                textcoords="offset points",
                ha="left" if dx > 0 else "right" if dx < 0 else "center",
                va="center" if dy == 0 else "bottom" if dy > 0 else "top",
                fontsize=SMALL,
                color=dress.ink,
                parse_math=False,
                zorder=6,
            )
            box = text.get_window_extent()
            inside = axes.bbox.contains(box.x0, box.y0) and axes.bbox.contains(box.x1, box.y1)
            if inside and not any(box.overlaps(other) for other in avoided):
                taken.append(box)
                break
            text.remove()


def _box(axes: "Axes", spot: _Spot) -> "Bbox":
    """What a mark covers on the canvas; of a ring, the mark in its middle."""
    from matplotlib.transforms import Bbox

    x, y = axes.transData.transform((spot.place.longitude or 0.0, spot.place.latitude or 0.0))
    half = sqrt(_size(spot)) / 2 * axes.figure.dpi / 72
    return Bbox.from_extents(x - half, y - half, x + half, y + half)


def _legend(axes: "Axes", dress: Dress, spots: list[_Spot]) -> None:
    from matplotlib.lines import Line2D

    types = sorted({t for spot in spots for t in spot.types[:1]}, key=_order)
    handles = [
        Line2D([], [], linestyle="", marker=SHAPES.get(t, "o"), color=dress.event, markersize=4.5, label=t)
        for t in types
    ]
    axes.legend(
        handles=handles,
        loc="upper center",
        bbox_to_anchor=(0.5, -0.02),
        ncols=2,
        frameon=False,
        fontsize=SMALLER,
        labelcolor=dress.ink,
        handletextpad=0.3,
        columnspacing=1.0,
    )


def _frame(spots: list[_Spot]) -> tuple[float, float, float, float]:
    """West, east, south, north: all places, with room around, and at least 330 km wide, so that a border tells where it is."""
    x = [s.place.longitude or 0.0 for s in spots]
    y = [s.place.latitude or 0.0 for s in spots]
    narrow = max(0.2, cos(radians((min(y) + max(y)) / 2)))
    wide, high = max((max(x) - min(x)) * 1.5, 3.0 / narrow), (max(y) - min(y)) * 1.35
    high = max(high, wide * narrow / RATIO)
    wide = high * RATIO / narrow
    middle = (min(x) + max(x)) / 2, (min(y) + max(y)) / 2
    return middle[0] - wide / 2, middle[0] + wide / 2, middle[1] - high / 2, middle[1] + high / 2


def _meets(line: tuple[tuple[float, float], ...], west: float, east: float, south: float, north: float) -> bool:
    """Whether the box around a line meets a frame."""
    x, y = [p[0] for p in line], [p[1] for p in line]
    return min(x) <= east and max(x) >= west and min(y) <= north and max(y) >= south


def _wide(place: Locality) -> bool:
    return (place.feature or "").startswith(WIDE) or place.precision == 3
