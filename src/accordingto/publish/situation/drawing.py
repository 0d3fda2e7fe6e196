"""What the map and the timeline of a period share: letters, marks, a light and a dark dress; PNG of the same bytes each time."""

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.publish.inert import inert
from accordingto.publish.situation.model import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIZE = 4.2, 2.9
"""Inches: two side by side on a sheet of A4, one on a telephone, with the same letters."""
DOTS = 200
"""An inch."""
SMALL, SMALLER = 7.5, 6.5
"""Letters, in points."""
SHAPES = {
    "Explosions/Remote violence": "^",
    "Battles": "X",
    "Violence against civilians": "s",
    "Riots": "D",
    "Protests": "o",
    "Strategic developments": "P",
}
"""A mark for each of ACLED's event types."""


@dataclass(frozen=True, slots=True)
class Dress:
    """The colours of a drawing."""

    paper: str
    ink: str
    dim: str
    sea: str
    land: str
    border: str
    event: str
    held: tuple[str, str, str]


LIGHT = Dress(
    "#ffffff", "#1c2127", "#5b6570", "#e6eef5", "#f7f5ef", "#b3aea0", "#9c2f1c", ("#7fa3c7", "#d3ad62", "#8fb58a")
)
DARK = Dress(
    "#15191e", "#e7eaee", "#9aa5b1", "#1b2836", "#262b2d", "#59605f", "#ff9a80", ("#3f6a96", "#8a6a22", "#4c7a48")
)


def picture(name: str, caption: str, words: str, draw: "Callable[[Axes, Dress], None]") -> Picture:
    """What ``draw`` draws, in both dresses; ``words`` say it to those who do not see it."""
    return Picture(name, caption, words, _drawn(draw, LIGHT), _drawn(draw, DARK))


def _drawn(draw: "Callable[[Axes, Dress], None]", dress: Dress) -> bytes:
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


def cut(text: str, most: int) -> str:
    """A text of so many characters at the most.

    >>> cut("Velmar Liberation Front", 12), cut("Halvek", 12), cut("Halvek", 2)
    ('Velmar Libe…', 'Halvek', '')
    """
    shown = inert(text)
    return shown if len(shown) <= most else f"{shown[: max(most - 1, 0)].rstrip()}…" if most > 2 else ""
