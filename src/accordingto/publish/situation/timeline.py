"""The period's timeline: who held places, and the days of what most sources tell of."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from accordingto.publish.rows import flat
from accordingto.publish.situation.drawing import SHAPES, SMALL, SMALLER, Dress, cut, picture
from accordingto.publish.situation.gather import Happening, Material
from accordingto.publish.situation.happened import coded
from accordingto.publish.situation.model import Picture
from accordingto.publish.situation.phrases import days, sources, what, when, where
from accordingto.publish.situation.wording import wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROWS, HELD = 10, 3
"""Rows of the timeline, and how many of them places may take."""


def of(material: Material) -> Picture | None:
    """The timeline of a period; None where nothing that happened has a day, and no place a holder."""
    says = wording().pictures
    rows = _rows(material, [h for h in material.happenings if coded(h)])
    if not rows:
        return None
    list_ = "; ".join(says["timeline_row"].format(row=row.name, when=row.words) for row in rows)
    words = says["timeline_words"].format(from_=days(material.from_, None), to=days(material.to, None), list=list_)
    return picture("timeline", says["timeline"], words, lambda axes, dress: _timeline(axes, dress, rows, material))


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


def _timeline(axes: "Axes", dress: Dress, rows: list[_Row], material: Material) -> None:
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
                    cut(bar.label, room),
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
    axes.set_yticks(range(len(rows)), [cut(row.name, 30) for row in rows], parse_math=False)
    axes.tick_params(labelsize=SMALLER, colors=dress.ink, length=0)
    axes.grid(axis="x", color=dress.border, linewidth=0.3, alpha=0.6, zorder=0)
    for side in axes.spines.values():
        side.set_visible(False)
