"""How precise a place is by the codebooks of ACLED and UCDP, from what it is and from the words beside it."""

from dataclasses import dataclass
from functools import cache

from accordingto.record import Offset, OffsetRule, Place, Precision, vocabulary

SPOT = "spot"
"""The kind of features that no list names: bridges, bases, hospitals, hills."""


@dataclass(frozen=True)
class Rule:
    """One rule of `precision.yaml`."""

    rule: str
    kinds: frozenset[str]
    offsets: frozenset[OffsetRule]
    acled: int | None
    ucdp: int | None
    itself: bool = False
    """Whether it holds without an offset too."""
    reach: float | None = None
    """Kilometres from the named place within which all of the offset must lie."""
    on_that_side: bool = False
    """Whether the place must lie on the side of its country that the offset names."""


@dataclass(frozen=True)
class Rules:
    """The file `precision.yaml`."""

    codebooks: dict[str, str]
    kinds: dict[str, tuple[str, ...]]
    rules: tuple[Rule, ...]


@cache
def rules() -> Rules:
    """The rules, in the order in which they are tried."""
    return vocabulary.load("accordingto.reading.places", "precision.yaml", Rules)


@cache
def kind(feature: str) -> str:
    """What sort of place a GeoNames feature code is.

    >>> [kind(code) for code in ("PPLC", "ADM1", "PCLI", "STM", "HSP")]
    ['town', 'unit', 'country', 'line', 'spot']
    """
    for name, codes in rules().kinds.items():
        if any(feature.startswith(c[:-1]) if c.endswith("*") else feature == c for c in codes):
            return name
    return SPOT


def precision(place: Place, offset: Offset | None, reach: float | None, on_that_side: bool) -> Precision | None:
    """The codes of a place with its offset; None where it is not on the map, is metonymic, or no rule speaks of it.

    ``reach`` is how far from the named place the offset can be, in kilometres; ``on_that_side`` whether the place lies on that
    side of its country which the offset names.

    >>> precision(Place(0, 5, "p1", "Izium", latitude=49.2, longitude=37.3, feature="PPL"), None, None, False)
    Precision(rule='town', acled=1, ucdp=1)
    """
    if place.feature is None or place.use == "metonymic":
        return None
    own = kind(place.feature)
    for rule in rules().rules:
        if own not in rule.kinds or not (rule.itself if offset is None else offset.rule in rule.offsets):
            continue
        if rule.reach is not None and (reach is None or reach > rule.reach):
            continue
        if rule.on_that_side and not on_that_side:
            continue
        return Precision(rule.rule, rule.acled, rule.ucdp)
    return None
