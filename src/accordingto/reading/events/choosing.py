"""Which of several answers fits best: a log-linear choice over readable clues.

The weights of `where.yaml` and `when.yaml` were fitted by `training/events/fit.py`.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from math import exp
from typing import Literal, TypeVar

from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.scene import SPOKEN
from accordingto.record import vocabulary

T = TypeVar("T")
Weights = Mapping[str, float]

SITED = frozenset(
    [
        "violence",
        "protest",
        "abduction",
        "arrest",
        "sexual",
        "destruction",
        "accident",
        "disaster",
        "bodies",
        "torture",
        "weapons",
    ]
)
"""Families whose events have one scene."""


Sort = Literal["sited", "said", "other"]


def sort_of(main: Mention) -> Sort:
    """The sort of event: done at a scene, said, or other."""
    return "sited" if main.family in SITED else "said" if main.family in _SAID else "other"


_SAID = SPOKEN | {"talks"}


@cache
def weights(name: str, sort: Sort) -> tuple[Weights, Weights]:
    """What each clue counts for, in log odds, from one of the files beside this one: for all events, and more for one sort.

    The latter stand there under the sort, "said: points back".
    """
    told, mark = vocabulary.load("accordingto.reading.events", name, dict[str, float]), f"{sort}: "
    return told, {clue.removeprefix(mark): weight for clue, weight in told.items() if clue.startswith(mark)}


def best(options: Sequence[tuple[T, Collection[str]]], *by: Weights) -> T:
    """The option whose clues weigh most, of equals the first; the last one, which says that it is none, where no chance is good.

    Sums are taken to the millionth: weights are hundredths, and 0.1 + 0.2 is a little more than 0.3.

    >>> best([("Lenta", ["same sentence"]), ("Karsk", ["title"]), (None, [])], {"same sentence": 1.5, "title": 0.5})
    'Lenta'
    """
    weighed = [[weights[clue] for weights in by for clue in clues if clue in weights] for _, clues in options]
    sums = [round(sum(one), 6) for one in weighed]
    top = max(sums)
    chance = 1 / sum(exp(one - top) for one in sums)
    return options[sums.index(top) if chance >= _LEAST else -1][0]


_LEAST = 0.35
"""Chance below which a place or a time would be a guess. Tried on the train part: 0, .35, .45, .55."""


def upto(number: int, most: int) -> str:
    """A count as a clue, all from ``most`` on alike.

    >>> upto(2, 4), upto(9, 4)
    ('2', '4+')
    """
    return str(number) if number < most else f"{most}+"
