"""The precision codes of ACLED and UCDP for a time, by the rules of `precision.yaml`."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from accordingto.record import TimePrecision, vocabulary


@dataclass(frozen=True)
class Rule:
    """A line of the vocabulary: times of so many ``days`` from earliest to latest have these codes."""

    rule: str
    days: int
    acled: int | None
    ucdp: int | None


@dataclass(frozen=True)
class _Rules:
    rules: list[Rule]
    open: Rule


@cache
def rules() -> _Rules:
    """The vocabulary ``precision.yaml``."""
    return vocabulary.load(__package__ or "", "precision.yaml", _Rules)


def precision(earliest: str | None, latest: str | None) -> TimePrecision | None:
    """The codes of a time with these bounds (ISO dates, inclusive); None where it has none.

    >>> precision("2022-09-14", "2022-09-14")
    TimePrecision(rule='day', acled=1, ucdp=1)
    >>> precision("2022-09-12", "2022-09-18"), precision(None, "2022-09-14")
    (TimePrecision(rule='week', acled=2, ucdp=3), TimePrecision(rule='open', acled=None, ucdp=None))
    """
    if earliest is None and latest is None:
        return None
    known = rules()
    found = known.open
    if earliest and latest:
        days = (date.fromisoformat(latest) - date.fromisoformat(earliest)).days
        found = next((rule for rule in known.rules if days <= rule.days), known.rules[-1])
    return _code(found)


@cache
def _code(rule: Rule) -> TimePrecision:
    return TimePrecision(rule.rule, rule.acled, rule.ucdp)
