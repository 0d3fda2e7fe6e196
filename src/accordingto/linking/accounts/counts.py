"""Two counts of one kind of harm: whether both may be true, and whether the later one is an update."""

from typing import Literal

from accordingto.linking.accounts.parties import side
from accordingto.linking.accounts.vocabulary import lists, plain
from accordingto.record import Account, Count

_ABOUT = 0.1
"""Of a round or hedged number, so much more or less."""
PARTS = {
    "children": ("civilians", "unknown"),
    "journalists": ("civilians", "unknown"),
    "aid_workers": ("civilians", "unknown"),
    "civilians": ("unknown",),
    "combatants": ("unknown",),
    "police": ("combatants", "unknown"),
    "civilian_property": ("property", "unknown"),
    "property": ("unknown",),
}
"""Groups that are part of others; what stands in no list is part of `unknown`, which is everybody."""

Kind = Literal["compatible", "contested", "update", "unrelated"]


def counts(a: Account, b: Account, x: Count, y: Count) -> tuple[Kind, str]:
    """How two counts stand to each other.

    A part may be as large as the whole, and not larger: four children and nineteen dead are two things that fit, twenty soldiers
    and nineteen dead are contested. Two parts that do not hold one another are unrelated.
    """
    for part, whole in ((x, y), (y, x)):
        if whole.group in PARTS.get(part.group, ("unknown",)) and part.group != whole.group:
            low, high = _bounds(part)[0], _bounds(whole)[1]
            if _bounds(part) == _bounds(whole):
                return "compatible", ""
            return ("contested", f"{a.text} and {b.text} cannot both be right") if low > high else ("unrelated", "")
    sides = side(a.text), side(b.text)
    if x.group != y.group or (None not in sides and sides[0] != sides[1]):
        return "unrelated", ""
    earlier, later = sorted((a, b), key=_day)
    apart = max(_bounds(x)[0], _bounds(y)[0]) > min(_bounds(x)[1], _bounds(y)[1])
    by_time = "" < _day(earlier) < _day(later)
    if (
        by_time
        and (x.low, x.high) != (y.low, y.high)
        and (a.source == b.source or (apart and _brings_up_to_date(earlier, later)))
    ):
        return "update", f"{later.text} ({_day(later)}) stands in place of {earlier.text} ({_day(earlier)})"
    if apart:
        return "contested", f"{a.text} and {b.text} cannot both be right"
    return "compatible", ""


def _brings_up_to_date(earlier: Account, later: Account) -> bool:
    """Whether a higher count of a later day is told as one that rose."""
    first, second = earlier.value, later.value
    if not isinstance(first, Count) or not isinstance(second, Count) or (second.low or 0) <= (first.low or 0):
        return False
    return bool(set(plain(later.text)) & lists().running)


def _day(account: Account) -> str:
    return (account.published or "")[:10]


def _bounds(count: Count) -> tuple[float, float]:
    low = count.low if count.low is not None else 0.0
    high = count.high if count.high is not None else float("inf")
    if count.hedge == "about" and low == high:
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low, high
