"""How likely two happenings of different reports are one event in the world, and why."""

from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log1p, sqrt

from accordingto.linking.incidents.distance import kilometres
from accordingto.linking.incidents.happenings import Happening, Spot
from accordingto.linking.incidents.kinds import alike
from accordingto.linking.incidents.telling import weight
from accordingto.record import vocabulary

NEVER = -1.0
"""Two happenings that cannot be one: other towns, other days, other sorts."""
_TOWN_KM, _NEAR_KM, _FAR_KM = 5, 25, 60
_EXACT_DAYS = 3
_SAME_WORDS = 0.25
_TELLING = frozenset(("strike", "displacement", "abduction", "protest", "looting", "control"))
"""Sorts of which a place has few in a week."""
_FAR_DAYS = 1
_RELATIONS = {"same": 0, "near": 1, "within": 2, "unknown": 3, "far": 4}
"""Of two places, the closest first."""


@dataclass(frozen=True)
class Weights:
    """What each feature counts; see `weights.yaml`."""

    fitted_on: str
    bias: float
    features: dict[str, float]
    threshold: float


def weigh(a: Happening, b: Happening) -> float:
    """The probability that the two are one event; `NEVER` where they cannot be, or where too little ties them."""
    found = features(a, b)
    return NEVER if found is None or not enough(found) else probability(found)


def enough(found: dict[str, float]) -> bool:
    """Whether the two share enough to be weighed at all: place and day; one of them and something of their own; or much of that.

    A war has many events of one sort in one place, and reports of it have most of their words in common. What is of a
    happening's own are persons by name, counts, and who or what was hit; headlines and evidence in much the same words.
    """
    where = max(found["place_same"], found["place_near"], 0.7 * found["place_within"], 0.6 * found["place_told"])
    when = max(found["day_same"], 0.7 * found["day_next"], 0.5 * found["day_overlap"], 0.4 * found["soon"])
    own = (
        min(1.0, 1.5 * found["people"])
        + min(1.0, found["words"] / _SAME_WORDS)
        + found["toll_same"]
        + min(1.0, 1.5 * found["targets"])
        + 0.5 * found["actors"]
        + min(1.2, 2 * found["names"])
        + 0.8 * found["same_what"]
    )
    return where + when + own >= (2.6 if found["day_far"] or found["place_far"] else 2.2)


def probability(found: dict[str, float]) -> float:
    """The probability that the weights give to the features."""
    known = weights()
    total = known.bias + sum(known.features[name] * value for name, value in found.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def features(a: Happening, b: Happening) -> dict[str, float] | None:
    """What speaks for and against their being one; None where they cannot be: other sorts, or one happened and one is planned.

    Each is 0 to 1, but for ``apart``, the logarithm of the days between the reports.
    """
    sort = _sort(a.sorts, b.sorts)
    if sort == 0 or _changes_hands(a, b) or ((a.status == "planned") != (b.status == "planned") and sort < 1):
        return None
    where, sure = _place(a, b)
    when = _days(a, b)
    words = _words(a, b)
    at_place = float(where in ("same", "near")) * sure
    told = _told(a, b)
    targets = _shared(a.targets, b.targets)
    toll_same, toll_other = _tolls(a, b)
    return {
        "other_sort": 1.0 - sort,
        "place_same": float(where == "same") * sure,
        "place_near": float(where == "near") * sure,
        "place_within": float(where == "within") * sure,
        "place_far": float(where == "far" and not told) * sure,
        "place_told": float(where in ("unknown", "far") and told),
        "regions": float(not _several(a.regions).isdisjoint(b.regions)),
        "day_same": float(when == "same"),
        "day_next": float(when == "next"),
        "day_overlap": float(when == "overlap"),
        "day_far": float(when == "far"),
        "words": words,
        "names": _names(a, b),
        "people": _people(a, b),
        "actors": _shared(a.actors, b.actors),
        "targets": targets,
        "toll_same": toll_same,
        "toll_other": toll_other,
        "same_what": float(a.what == b.what and bool(set(a.sorts) & set(b.sorts) & _TELLING)),
        "soon": float(
            when == "unknown"
            and a.published is not None
            and b.published is not None
            and abs(a.published - b.published) <= 3
        ),
        "leads": float(a.lead and b.lead),
        "apart": log1p(abs(a.published - b.published)) if a.published and b.published else 1.0,
        "words_and_place": words * max(at_place, float(told)),
        "day_and_place": max(float(when == "same"), 0.7 * float(when == "next")) * at_place,
    }


@lru_cache(maxsize=20_000)
def _sort(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    return max(alike(x, y) for x in a for y in b)


def reasons(a: Happening, b: Happening) -> tuple[str, ...]:
    """Why they are taken to be one, in plain words, the strongest first."""
    found = features(a, b) or {}
    known = weights().features
    told = {
        "place_same": f"both at {_spot_name(a, b)}",
        "place_near": f"close to one another, at {_spot_name(a, b)}",
        "place_within": f"one place holds the other: {_spot_name(a, b)}",
        "place_told": "one report names the other's town",
        "day_same": "on the same day",
        "day_next": "a day apart",
        "day_overlap": "their days overlap",
        "people": "the same persons are named",
        "actors": "the same actor",
        "targets": "the same people or things hit",
        "toll_same": "the same count of dead, injured or displaced",
        "words": "much the same words",
    }
    strong = sorted(
        (name for name in told if found.get(name, 0) * known[name] > 0.3), key=lambda n: -found[n] * known[n]
    )
    return tuple(told[name] for name in strong[:5])


def _place(a: Happening, b: Happening) -> tuple[str, float]:
    """same, near, within, unknown or far, the best of all pairs of their places, and how sure both places are."""
    best, told = (len(_RELATIONS), 0.0), ("unknown", 1.0)
    for x in a.spots:
        for y in b.spots:
            relation, sure = _relation(x, y), min(x.sure, y.sure)
            if (rank := (_RELATIONS[relation], -sure)) < best:
                best, told = rank, (relation, sure)
    return told


def _relation(x: Spot, y: Spot) -> str:
    if x.level <= 1 and y.level <= 1:
        apart = kilometres(x, y)
        if apart <= _TOWN_KM:
            return "same"
        return "near" if apart <= _NEAR_KM else "far" if apart > _FAR_KM else "unknown"
    if x.country != y.country:
        return "far"
    if x.level == 3 or y.level == 3:
        return "within"
    return "within" if x.admin1 == y.admin1 and x.admin1 is not None else "far"


def _changes_hands(a: Happening, b: Happening) -> bool:
    """Whether both tell of a place changing hands, on days that are not one: it was taken, and taken back."""
    return "control" in a.sorts and "control" in b.sorts and _days(a, b) == "far"


def _told(a: Happening, b: Happening) -> bool:
    """Whether a town of one is spoken of in the report of the other."""
    towns = ((a.spots, b.elsewhere), (b.spots, a.elsewhere))
    return any(s.level <= 1 and s.name in there for spots, there in towns for s in spots)


def _days(a: Happening, b: Happening) -> str:
    """same, next, overlap, far or unknown."""
    if (a.earliest is None and a.latest is None) or (b.earliest is None and b.latest is None):
        # A report tells of what happened before it; one that is dated long before the other's day cannot tell of it.
        for x, y in ((a, b), (b, a)):
            if (
                x.published is not None
                and y.earliest is not None
                and y.earliest > x.published + 1
                and y.status != "planned"
            ):
                return "far"
        return "unknown"
    gap = max(a.earliest or 0, b.earliest or 0) - min(a.latest or 10**9, b.latest or 10**9)
    exact = all(h.earliest and h.latest and h.latest - h.earliest <= _EXACT_DAYS for h in (a, b))
    if gap <= 0:
        return "same" if exact else "overlap"
    return "next" if gap == 1 else "far" if gap > _FAR_DAYS else "unknown"


@lru_cache(maxsize=20_000)
def _several(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


@lru_cache(maxsize=20_000)
def _bag(words: str) -> tuple[frozenset[str], float]:
    """The words, and the sum of their weights."""
    found = frozenset(words.split())
    return found, weight(found)


def _words(a: Happening, b: Happening) -> float:
    """Weighted share of the words that they have in common, of the geometric mean of both."""
    (x, all_x), (y, all_y) = _bag(a.words), _bag(b.words)
    return weight(x & y) / (sqrt(all_x * all_y) + 2)


def _names(a: Happening, b: Happening) -> float:
    """Share of the words with a capital of the shorter list that stand in the other, less where there are few."""
    return len(_several(a.names) & _several(b.names)) / (min(len(a.names), len(b.names)) + 3)


def _people(a: Happening, b: Happening) -> float:
    """How surely persons by name are shared: .5 for a surname, .7 for a whole name, more for several."""
    miss = 1.0
    for x in a.people:
        for y in b.people:
            if x == y:
                miss *= 0.3 if "," in x else 0.5
            elif x.split(",")[0] == y.split(",")[0] and ("," in x) != ("," in y):
                miss *= 0.5
    return 1 - miss


def _shared(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """The best overlap of two keys, as shares of their words."""
    best = 0.0
    if not a or not b:
        return best
    for left, all_left in map(_bag, a):
        for right, all_right in map(_bag, b):
            both = left & right
            if both:
                best = max(best, weight(both) / (max(all_left, all_right) + 0.5))
    return best


def _tolls(a: Happening, b: Happening) -> tuple[float, float]:
    """Shares of the kinds of harm that both count: with equal counts, and with counts that no bounds reconcile."""
    same = other = 0
    for x in a.tolls:
        for y in b.tolls:
            if x.kind != y.kind or x.low is None or y.low is None:
                continue
            if (x.low, x.high) == (y.low, y.high):
                same += 1
            elif x.low > (y.high or 10**9) or y.low > (x.high or 10**9):
                other += 1
    return min(same, 2) / 2, min(other, 2) / 2


def _spot_name(a: Happening, b: Happening) -> str:
    spots = sorted((*a.spots, *b.spots), key=lambda s: s.level)
    return spots[0].name if spots else ""


@cache
def weights() -> Weights:
    """The weights, from `weights.yaml`."""
    return vocabulary.load("accordingto.linking.incidents", "weights.yaml", Weights)
