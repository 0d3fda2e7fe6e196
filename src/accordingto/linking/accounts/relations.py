"""How two accounts of one cell stand to each other: both may be true, they cannot both be, or the later one is an update."""

from datetime import date
from typing import Literal, NamedTuple

from accordingto.linking.accounts.counts import counts
from accordingto.linking.accounts.parties import parties
from accordingto.linking.accounts.vocabulary import lists, plain
from accordingto.linking.incidents.distance import kilometres
from accordingto.record import Account, Count, Deed, Holding, Locality, Party, Period

Kind = Literal["compatible", "contested", "update", "unrelated"]
_SAME_TOWN_KM, _NEAR_KM = 8, 60
_TO_COME = ("planned", "called_for", "hypothetical")
_NIGHT = frozenset(("night", "overnight", "midnight", "dawn", "evening", "dusk", "nightfall"))


class Verdict(NamedTuple):
    """How two accounts stand to each other, and why where they are not compatible."""

    kind: Kind
    why: str = ""


COMPATIBLE, UNRELATED = Verdict("compatible"), Verdict("unrelated")


def relation(a: Account, b: Account) -> Verdict:
    """How two accounts of one cell of one incident stand to each other.

    Compatible is not contested: "at least 12" and 15, Kharkiv region and Izium, "on Tuesday" and "this week" may be so together.
    Of two counts that cannot, the later one is an update where it comes from the same source, or says of itself that it is one.
    ``unrelated`` are values of two things, as dead soldiers and dead civilians.
    """
    if a.against and b.against:
        return COMPATIBLE
    verdict = _values(a, b)
    if a.against or b.against:
        denied = "denies" in (a.stance, b.stance)
        if verdict.kind in ("contested", "unrelated", "update"):
            return UNRELATED
        by = a if a.against else b
        return Verdict("contested", f"{by.chain[-1].name} denies it") if denied else COMPATIBLE
    return verdict


def _values(a: Account, b: Account) -> Verdict:
    x, y = a.value, b.value
    if (a.status in _TO_COME) != (b.status in _TO_COME):
        return UNRELATED
    if isinstance(x, Count) and isinstance(y, Count):
        return Verdict(*counts(a, b, x, y))
    if isinstance(x, Period) and isinstance(y, Period):
        return _periods(a, b, x, y)
    if isinstance(x, Locality) and isinstance(y, Locality):
        return _localities(x, y)
    if isinstance(x, Party) and isinstance(y, Party):
        return _parties(x, y)
    if isinstance(x, Deed) and isinstance(y, Deed):
        return _deeds(x, y)
    if isinstance(x, Holding) and isinstance(y, Holding):
        return _holdings(x, y)
    return UNRELATED


def _periods(a: Account, b: Account, x: Period, y: Period) -> Verdict:
    """Days without a common one are contested, but for the evening and the morning after of one night."""
    first, last = max(x.earliest or "", y.earliest or ""), min(x.latest or "9999", y.latest or "9999")
    if first <= last:
        return COMPATIBLE
    night = _NIGHT & {*plain(a.text), *plain(b.text)}
    if night and _days_between(last, first) <= 1:
        return COMPATIBLE
    return Verdict("contested", f"{_dates(x)} and {_dates(y)} cannot both be right")


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


def _dates(period: Period) -> str:
    return (
        period.earliest or "…"
        if period.earliest == period.latest
        else f"{period.earliest or '…'} to {period.latest or '…'}"
    )


def _localities(x: Locality, y: Locality) -> Verdict:
    """Two towns are contested; a region and a town in it are not."""
    if (x.geonames_id is not None and x.geonames_id == y.geonames_id) or x.name.lower() == y.name.lower():
        return COMPATIBLE
    if x.latitude is None or y.latitude is None:
        return UNRELATED
    wide = [p for p in (x, y) if _wide(p)]
    if wide:
        inside = x.country == y.country and (any(_country(p) for p in wide) or x.admin1 == y.admin1)
        return COMPATIBLE if inside else Verdict("contested", f"{x.name} and {y.name} are two places")
    apart = kilometres(x, y)
    loose = (x.precision or 1) > 1 or (y.precision or 1) > 1
    if apart <= (_NEAR_KM if loose else _SAME_TOWN_KM):
        return COMPATIBLE
    return Verdict("contested", f"{x.name} and {y.name} are {apart:.0f} km apart")


def _wide(place: Locality) -> bool:
    return (place.feature or "").startswith(("ADM", "PCL", "RGN", "CONT")) or place.precision == 3


def _country(place: Locality) -> bool:
    return (place.feature or "").startswith(("PCL", "CONT"))


def _parties(x: Party, y: Party) -> Verdict:
    kind = parties(x, y)
    return Verdict(kind, f"{x.name} and {y.name} are two sides") if kind == "contested" else Verdict(kind)


def _deeds(x: Deed, y: Deed) -> Verdict:
    """Whether it happened is contested by denials alone; what it was, where the means are not one another."""
    means = [next((n for n, m in enumerate(lists().means) if d.sub_event_type in m), None) for d in (x, y)]
    if None not in means and means[0] != means[1]:
        return Verdict("contested", f"{x.sub_event_type} and {y.sub_event_type} are not one another")
    return COMPATIBLE


def _holdings(x: Holding, y: Holding) -> Verdict:
    """Two holders of one place are contested; so is one who is told to hold it and to have lost it."""
    if x.place.lower() != y.place.lower():
        return UNRELATED
    if x.to and y.to:
        return _parties(Party(x.to, x.to_kind), Party(y.to, y.to_kind))
    for lost, held in ((x, y), (y, x)):
        if lost.from_ and held.to:
            same = parties(Party(lost.from_, lost.from_kind), Party(held.to, held.to_kind)) == "compatible"
            return Verdict("contested", f"{held.to} cannot both hold and have lost {x.place}") if same else COMPATIBLE
    return COMPATIBLE
