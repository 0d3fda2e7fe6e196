"""The period's map and timeline as drawings, each in a light and a dark dress; the same material gives the same bytes."""

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import cos, radians, sqrt
from typing import TYPE_CHECKING, Any

from accordingto.publish.base import borders, land
from accordingto.publish.inert import inert
from accordingto.publish.rows import flat
from accordingto.publish.situation.gather import Happening, Material
from accordingto.publish.situation.happened import coded
from accordingto.publish.situation.model import Picture
from accordingto.publish.situation.phrases import count, days, sources, what, when, where
from accordingto.publish.situation.wording import wording
from accordingto.record import Locality

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

SIZE = 4.2, 2.9
"""Inches: two side by side on a sheet of A4, one on a telephone, with the same letters."""
DOTS = 200
"""An inch."""
RATIO = 1.72
"""Of the map's width to its height, in kilometres as on the sheet."""
SMALL, SMALLER = 7.5, 6.5
"""Letters, in points."""
ROWS, HELD = 10, 3
"""Rows of the timeline, and how many of them places may take."""
WIDE = ("ADM", "PCL", "RGN", "CONT")
"""Features that are no point: a ring stands for somewhere in them."""
SHAPES = {
    "Explosions/Remote violence": "^",
    "Battles": "X",
    "Violence against civilians": "s",
    "Riots": "D",
    "Protests": "o",
    "Strategic developments": "P",
}
"""A mark for each of ACLED's event types."""
_SIDES = (7, 0), (-7, 0), (0, 9), (0, -9), (7, 9), (-7, 9), (7, -9), (-7, -9)
"""Where a name may stand: points to the right of its mark, and above it."""


@dataclass(frozen=True, slots=True)
class _Dress:
    paper: str
    ink: str
    dim: str
    sea: str
    land: str
    border: str
    event: str
    held: tuple[str, str, str]


LIGHT = _Dress(
    "#ffffff", "#1c2127", "#5b6570", "#e6eef5", "#f7f5ef", "#b3aea0", "#9c2f1c", ("#7fa3c7", "#d3ad62", "#8fb58a")
)
DARK = _Dress(
    "#15191e", "#e7eaee", "#9aa5b1", "#1b2836", "#262b2d", "#59605f", "#ff9a80", ("#3f6a96", "#8a6a22", "#4c7a48")
)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place of the map, with what happened there."""

    place: Locality
    types: tuple[str, ...]
    """Event types, one for each incident."""


def pictures(material: Material) -> tuple[Picture, ...]:
    """The map, where anything has coordinates, and the timeline, where anything has a day."""
    found, says = [h for h in material.happenings if coded(h)], wording().pictures
    made = []
    spots, lost = _spots(found), sum(not h.places or h.places[0].latitude is None for h in found)
    if spots:
        list_ = "; ".join(says["map_place"].format(place=flat(s.place.name), types=_types(s)) for s in spots)
        without = says["map_without"].format(count=count(lost, "incident")) if lost else ""
        words = says["map_words"].format(count=count(len(spots), "place"), list=list_)
        made.append(
            _picture(
                "map", says["map"] + without, words, lambda axes, dress: _map(axes, dress, spots, _holders(material))
            )
        )
    rows = _rows(material, found)
    if rows:
        list_ = "; ".join(says["timeline_row"].format(row=row.name, when=row.words) for row in rows)
        words = says["timeline_words"].format(from_=days(material.from_, None), to=days(material.to, None), list=list_)
        made.append(
            _picture("timeline", says["timeline"], words, lambda axes, dress: _timeline(axes, dress, rows, material))
        )
    return tuple(made)


def _picture(name: str, caption: str, words: str, draw: "Callable[[Axes, _Dress], None]") -> Picture:
    return Picture(name, caption, words, _drawn(draw, LIGHT), _drawn(draw, DARK))


def _drawn(draw: "Callable[[Axes, _Dress], None]", dress: _Dress) -> bytes:
    """A PNG without the hour and the program that made it."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with mpl.rc_context(mpl.rcParamsDefault), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a letter that the font lacks is drawn as a box
        figure = Figure(figsize=SIZE, dpi=DOTS, facecolor=dress.paper, layout="constrained")
        FigureCanvasAgg(figure)
        draw(figure.add_subplot(), dress)
        out = io.BytesIO()
        figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


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
            holder=flat(period.holder)
        )
        for period, _ in material.control
        if period.holder
    }


def _map(axes: "Axes", dress: _Dress, spots: list[_Spot], holders: dict[str, str]) -> None:
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


def _scale(axes: "Axes", dress: _Dress, frame: tuple[float, float, float, float]) -> None:
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


def _mark(axes: "Axes", dress: _Dress, spot: _Spot) -> None:
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


def _names(axes: "Axes", dress: _Dress, spots: list[_Spot], holders: dict[str, str]) -> None:
    """Names of places, most incidents first, each on the first of eight sides without another name, best without a mark."""
    figure = axes.figure
    figure.draw_without_rendering()  # type: ignore[union-attr]
    marks = [_box(axes, spot) for spot in spots]
    taken: list[Any] = []
    for number, spot in enumerate(spots[:12]):
        many = f" {len(spot.types)}" if len(spot.types) > 1 else ""
        held = holders.get(flat(spot.place.name))
        name = _cut(flat(spot.place.name), 28) + many + (f"\n{_cut(held, 34)}" if held else "")
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


def _legend(axes: "Axes", dress: _Dress, spots: list[_Spot]) -> None:
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


@dataclass(frozen=True, slots=True)
class _Bar:
    first: str
    last: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the timeline: a place with its holders, or an incident."""

    name: str
    bars: tuple[_Bar, ...]
    words: str
    shape: str = ""
    contested: bool = False


def _rows(material: Material, found: list[Happening]) -> list[_Row]:
    """Places that changed hands, then the incidents that most sources tell of, in order of days."""
    held: dict[str, list[_Bar]] = {}
    torn = set()
    for period, _ in material.control:
        first, last = (
            max(period.earliest or material.from_, material.from_),
            min(period.latest or material.to, material.to),
        )
        held.setdefault(flat(period.place), []).append(_Bar(first, last, flat(period.holder or "?")))
        if period.disputes:
            torn.add(flat(period.place))
    rows = [
        _Row(place, tuple(bars), ", ".join(f"{b.label} {days(b.first, b.last)}" for b in bars), "", place in torn)
        for place, bars in list(held.items())[:HELD]
    ]
    dated = sorted((h for h in found if h.dated), key=lambda h: -len(sources(h.told)))[: ROWS - len(rows)]
    for h in sorted(dated, key=lambda h: (h.first, h.last, h.incident.id)):
        contested = any(cell.agreement.level == "contested" for cell in h.incident.cells)
        bar = _Bar(max(h.first, material.from_), min(h.last, material.to))
        shape = SHAPES.get((h.deed.event_type if h.deed else None) or "", "o")
        rows.append(_Row(f"{where(h)}: {what(h)}", (bar,), when(h, ""), shape, contested))
    return rows


def _timeline(axes: "Axes", dress: _Dress, rows: list[_Row], material: Material) -> None:
    start = date.fromisoformat(material.from_)

    def day(iso: str) -> int:
        return (date.fromisoformat(iso[:10]) - start).days

    axes.set(xlim=(-0.5, material.days - 0.5), ylim=(max(len(rows), 6) - 0.4, -0.6), facecolor=dress.paper)
    for n, row in enumerate(rows):
        for number, bar in enumerate(row.bars):
            left, width = day(bar.first) - 0.42, day(bar.last) - day(bar.first) + 0.84
            if bar.label and number + 1 < len(row.bars):
                width -= 0.5  # the day of the change belongs to both
            if bar.label:
                left += 0.5 if number else 0.0
                width -= 0.5 if number else 0.0
                axes.barh(n, width, left=left, height=0.62, color=dress.held[number % 3], zorder=2)
                room = int(width * 62 / material.days)
                axes.text(
                    left + 0.08,
                    n,
                    _cut(bar.label, room),
                    fontsize=SMALLER,
                    va="center",
                    color=dress.ink,
                    parse_math=False,
                    zorder=4,
                    clip_on=True,
                )
            else:
                axes.barh(n, width, left=left, height=0.34, color=dress.event, alpha=0.45, zorder=2)
                axes.scatter(
                    [(2 * left + width) / 2],
                    [n],
                    s=26,
                    marker=row.shape,
                    color=dress.event,
                    edgecolors=dress.paper,
                    linewidths=0.5,
                    zorder=3,
                )
        if row.contested:
            axes.annotate(
                "≠",
                (1, n),
                xycoords=("axes fraction", "data"),
                xytext=(3, 0),
                textcoords="offset points",
                va="center",
                fontsize=SMALL + 1,
                color=dress.ink,
            )
    step = max(1, -(-material.days // 8))
    ticks = range(0, material.days, step)
    shown = [days(date.fromordinal(start.toordinal() + n).isoformat(), None, material.to[:4]).split() for n in ticks]
    axes.set_xticks(list(ticks), [f"{number} {month[:3]}" for number, month, *_ in shown])
    axes.set_yticks(range(len(rows)), [_cut(row.name, 30) for row in rows], parse_math=False)
    axes.tick_params(labelsize=SMALLER, colors=dress.ink, length=0)
    axes.grid(axis="x", color=dress.border, linewidth=0.3, alpha=0.6, zorder=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _cut(text: str, most: int) -> str:
    """A text of so many characters at the most."""
    shown = inert(text)
    return shown if len(shown) <= most else f"{shown[: max(most - 1, 0)].rstrip()}…" if most > 2 else ""
