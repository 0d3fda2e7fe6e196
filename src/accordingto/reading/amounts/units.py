"""Units of amounts in metric ones, by pint, and how their codes are written for people."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import Field

from accordingto.record import vocabulary


@dataclass(frozen=True)
class Metric:
    """A unit by pint's name, the code that it is converted to, and pint's name of that."""

    pint: str
    to: str
    as_: str = Field(alias="as")


@dataclass(frozen=True)
class Units:
    """The file ``units.yaml``."""

    metric: dict[str, Metric]
    signs: dict[str, str]


@cache
def units() -> Units:
    """The vocabulary ``units.yaml``."""
    return vocabulary.load(__package__ or "", "units.yaml", Units)


def metric(value: float, unit: str) -> tuple[float, str] | None:
    """A value in the metric unit that its own is converted to, with that unit's code; None for a unit without one.

    >>> value, unit = metric(3100, "[mi_us]2")
    >>> round(value), unit
    (8029, 'km2')
    """
    known = units().metric.get(unit)
    if known is None:
        return None
    return float(_registry().Quantity(value, known.pint).to(known.as_).magnitude), known.to


def sign(unit: str) -> str:
    """A unit's code as people write it.

    >>> sign("[mi_us]2"), sign("km2"), sign("USD")
    ('sq mi', 'km²', 'USD')
    """
    return units().signs.get(unit, unit)


@cache
def _registry() -> Any:
    from pint import UnitRegistry

    return UnitRegistry()
