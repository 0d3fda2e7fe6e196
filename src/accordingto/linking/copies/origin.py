"""Which report of a copy group the others were made from, and how that is known. Never guessed: null with a reason."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from accordingto.linking.copies.credits import is_outlet
from accordingto.linking.copies.prints import CopyPrint
from accordingto.record import OriginBasis


def origin(prints: Sequence[CopyPrint], parts: Mapping[str, bool]) -> tuple[str | None, OriginBasis]:
    """The origin among the members, or why there is none.

    A credit says more than a clock: an agency renews its story, and with it its time. ``parts`` tells of each report whether
    it is held in the longest one as an excerpt.
    """
    credited = {name for p in prints for name in p.credits}
    if credited:
        owners = [p for p in prints if any(is_outlet(name, p.outlet) for name in credited)]
        if not owners:
            return None, "credited_not_here"
        if len({p.outlet for p in owners}) > 1:
            return None, "contradictory"
        first = _first(owners)
        return (first.report, "credit") if first else (None, "same_time")
    first = _first(prints)
    if first is not None:
        return first.report, "published"
    dated = all(moments(p.published) for p in prints)
    return _containing(prints, parts) or (None, "same_time" if dated else "no_dates")


def _first(prints: Sequence[CopyPrint]) -> CopyPrint | None:
    """The one published before all others, as far as the times are precise; None where one has no time or two may be equal."""
    times = [moments(p.published) for p in prints]
    if len(prints) == 1 or None in times:
        return prints[0] if len(prints) == 1 else None
    known = sorted(((*t, i) for i, t in enumerate(times) if t is not None), key=lambda row: row[1])
    return prints[known[0][2]] if all(known[0][1] < start for start, _, _ in known[1:]) else None


def moments(published: str | None) -> tuple[float, float] | None:
    """First and last second that a publication time may mean: of a date, all of its day (UTC where no zone is given).

    >>> moments("1970-01-02"), moments("1970-01-01T00:01:00Z"), moments(None)
    ((86400.0, 172799.0), (60.0, 60.0), None)
    """
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    return seconds, seconds + (86_399 if len(published or "") == 10 else 0)


def _containing(prints: Sequence[CopyPrint], parts: Mapping[str, bool]) -> tuple[str, OriginBasis] | None:
    """The one report that holds all others as parts and is the only one with a byline or dateline."""
    signed = [p for p in prints if p.signed]
    if len(signed) == 1 and all(parts.get(p.report, False) for p in prints if p is not signed[0]):
        return signed[0].report, "containment"
    return None
