"""How many were harmed in an incident: the lowest and the highest count that stands, and who tells each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accordingto.linking.accounts.counts import PARTS
from accordingto.record import Account, Cell, Count
from accordingto.review import Assessed


@dataclass(frozen=True, slots=True)
class Range:
    """The counts of one group of people in one cell."""

    group: str
    low: float
    high: float
    open: bool
    """Whether the highest count is "at least" so many."""
    lowest: Account
    highest: Account
    assessed: Assessed | None = None
    """What an analyst holds of it, in place of what is told."""


def ranges(cell: Cell) -> tuple[Range, ...]:
    """The ranges of a cell's counts, one for each group that is no part of another one told there.

    What is denied or doubted stays in: that is told beside it. A count that the same source brought up to date is left out, and
    so are those of what did not happen. Of "19 dead, four of them children" the range is of the nineteen: children are part of
    them. Of "at least 40 rebels" and "five civilians" there are two ranges, since neither is part of the other.
    """
    gone = replaced(cell)
    standing = [
        account
        for n, account in enumerate(cell.accounts)
        if n not in gone and not account.against and account.status in ("happened", "ongoing")
    ]
    groups: dict[str, list[Account]] = {}
    for account in standing:
        if isinstance(account.value, Count) and _least(account.value) is not None:
            groups.setdefault(account.value.group, []).append(account)
    return tuple(
        _range(group, told)
        for group, told in groups.items()
        if not any(whole in groups for whole in PARTS.get(group, ("unknown",) if group != "unknown" else ()))
    )


def replaced(cell: Cell) -> set[int]:
    """Indexes of accounts that do not stand by themselves.

    A count that its source brought up to date is one, wherever it is told again. So is a headline's "12 dead" in an outlet's own
    voice, where the same report has these twelve from somebody: he is the source.
    """
    updated = {r.first for r in cell.agreement.relations if r.kind == "update"}
    old = {(cell.accounts[n].source, _numbers(cell.accounts[n])) for n in updated}
    updated |= {n for n, a in enumerate(cell.accounts) if (a.source, _numbers(a)) in old}
    quoted = {(a.event.report, _numbers(a)) for a in cell.accounts if len(a.chain) > 1 and not a.against}
    own = {n for n, a in enumerate(cell.accounts) if len(a.chain) == 1 and (a.event.report, _numbers(a)) in quoted}
    return updated | own


def held(each: Assessed, told: Sequence[Account]) -> tuple[Range, ...]:
    """What an analyst holds of a cell, whose words are ``told``: one range, or none where he discounts it."""
    value = each.value
    if each.grade == "discounted" or not isinstance(value, Count) or not told or _least(value) is None:
        return ()
    low, high = value.low, value.high
    least, most = (low if low is not None else high) or 0.0, (high if high is not None else low) or 0.0
    return (Range(value.group, least, most, high is None, told[0], told[0], each),)


def total(found: Iterable[Range]) -> tuple[float, float, bool]:
    """The lowest counts and the highest counts added up, and whether there may be more."""
    each = list(found)
    return sum(r.low for r in each), sum(r.high for r in each), any(r.open for r in each)


def words(low: float, high: float, more: bool) -> str:
    """A range as a reader would write it.

    >>> words(17, 31, False), words(12, 12, True), words(8, 40, True), words(7, 7, False)
    ('17 to 31', '12 or more', '8 to 40 or more', '7')
    """
    told = f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
    return f"{told} or more" if more else told


def _range(group: str, told: Sequence[Account]) -> Range:
    lowest = min(told, key=lambda account: _bound(account)[0])
    highest = max(told, key=lambda account: _bound(account)[1:])
    _, high, more = _bound(highest)
    return Range(group, _bound(lowest)[0], high, more, lowest, highest)


def _bound(account: Account) -> tuple[float, float, bool]:
    """Lowest and highest number that an account gives; an open end counts as the other, and is told as open."""
    value = account.value
    assert isinstance(value, Count)  # noqa: S101 — counts alone come here
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    return low or 0.0, high or 0.0, value.high is None


def _numbers(account: Account) -> float | None:
    return _least(account.value) if isinstance(account.value, Count) else None


def _least(value: Count) -> float | None:
    return value.low if value.low is not None else value.high
