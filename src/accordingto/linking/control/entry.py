"""The main way through this room: claims in order of their days, and the periods that they make up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from accordingto.linking.accounts.parties import parties
from accordingto.linking.accounts.voices import copied
from accordingto.linking.control.claims import ControlClaim, claims
from accordingto.record import Account, ControlPeriod, CopyGroup, Party, Reading


@dataclass
class _Open:
    """A period that is being made."""

    holder: str | None
    earliest: str | None
    latest: str | None = None
    accounts: list[Account] = field(default_factory=list)
    disputes: list[Account] = field(default_factory=list)


def timeline(readings: Iterable[Reading], place: str, copies: Iterable[CopyGroup] = ()) -> tuple[ControlPeriod, ...]:
    """Who held a place, from when to when, according to whom.

    ``place`` is its name, as written or as in the gazetteer, in any case, or its GeoNames id in digits. Nothing is told where no
    report speaks of control of it.

    In `samples/`, Halvek is taken by the Velmar Liberation Front on 5 May 2031 (the army and the Front's commander say so), and
    by government troops on 8 May (the Defence Ministry says so).
    """
    wanted = place.strip().lower()
    found = [c for reading in readings for c in _named(reading, wanted)]
    return periods(found, copies)


def _named(reading: Reading, wanted: str) -> list[ControlClaim]:
    """The claims of a reading on the place of that name."""
    names = {
        (p.resolved or p.name).lower() for p in reading.places if wanted in (p.name.lower(), str(p.geonames_id))
    } | {wanted}
    return [c for c in claims(reading) if c.place.lower() in names or str(c.geonames_id) == wanted]


def periods(found: Iterable[ControlClaim], copies: Iterable[CopyGroup] = ()) -> tuple[ControlPeriod, ...]:
    """The periods of every place of which a claim is made, in order of place, then of time."""
    texts = copied(copies)
    by_place: defaultdict[tuple[str, str, str], list[ControlClaim]] = defaultdict(list)
    for claim in found:
        by_place[claim.place, claim.country or "", str(claim.geonames_id or "")].append(_counted(claim, texts))
    return tuple(p for key in sorted(by_place) for p in _periods(by_place[key]))


def _counted(claim: ControlClaim, texts: Mapping[str, str]) -> ControlClaim:
    """The claim with copies counted as one source."""

    def once(accounts: tuple[Account, ...]) -> tuple[Account, ...]:
        return tuple(
            replace(a, source=texts[a.event.report]) if len(a.chain) == 1 and a.event.report in texts else a
            for a in accounts
        )

    return replace(claim, accounts=once(claim.accounts), disputes=once(claim.disputes))


def _periods(found: list[ControlClaim]) -> list[ControlPeriod]:
    """The periods of one place.

    Claims are taken in order of the day from which on they can hold. One that names the present holder is another account of
    his period; one that names another holder ends it, unless it is told of the very day on which his began, where it disputes
    it. Who is told to have lost the place, and of whom no period is known, held it until then.
    """
    ordered = sorted(found, key=lambda c: (c.earliest or c.latest or "", c.latest or "", c.accounts[0].event))
    made: list[_Open] = []
    for claim in ordered:
        now = made[-1] if made else None
        value, day = claim.holding, claim.earliest or claim.latest
        first = now is None or (len(made) == 1 and _same(now.holder, value.to))
        if value.from_ is not None and first:
            made.insert(0, _Open(value.from_, None, day, list(claim.accounts), list(claim.disputes)))
            now = made[-1]
        if value.to is None:
            _lost(claim, made, day)
        elif now is not None and _same(now.holder, value.to):
            _confirm(now, claim)
        elif not day and (known := next((p for p in reversed(made) if _same(p.holder, value.to)), None)) is not None:
            _confirm(known, claim)  # of no day that is known, as "it was still under their control": no new period
        elif now is not None and now.holder is None and now.earliest == day:
            now.holder = value.to
            now.accounts = list(claim.accounts) + now.accounts
            now.disputes += claim.disputes
        elif (
            now is not None
            and now.holder is not None
            and now.earliest is not None
            and now.earliest == day
            and not _same(value.from_, now.holder)
        ):
            now.disputes += claim.accounts
        else:
            if now is not None:
                now.latest = day
            made.append(
                _Open(value.to, day if claim.change else None, None, list(claim.accounts), list(claim.disputes))
            )
    return [_closed(p, ordered[0]) for p in made]


def _confirm(now: _Open, claim: ControlClaim) -> None:
    """Another account of the present period; its holder gets the fuller name."""
    now.accounts += [a for a in claim.accounts if a not in now.accounts]
    now.disputes += claim.disputes
    if now.earliest is None and claim.change:
        now.earliest = claim.earliest or claim.latest
    named = claim.holding.to or ""
    if now.holder is not None and (_telling(named), len(named)) > (_telling(now.holder), len(now.holder)):
        now.holder = named


def _lost(claim: ControlClaim, made: list[_Open], day: str | None) -> None:
    """Somebody was told to have lost or left it, and nobody to have it since: a gap, until somebody takes it."""
    now = made[-1]
    if now.holder is not None and _same(now.holder, claim.holding.from_):
        now.latest = day
        made.append(_Open(None, day, None, list(claim.accounts), list(claim.disputes)))
    else:
        # He left, and another is told to hold it already.
        now.accounts += [a for a in claim.accounts if a not in now.accounts]
        now.disputes += claim.disputes


def _same(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and parties(Party(a), Party(b)) == "compatible"


def _telling(name: str) -> int:
    """How many words of a name have a capital."""
    return sum(w[:1].isupper() for w in name.split())


def _closed(period: _Open, claim: ControlClaim) -> ControlPeriod:
    accounts = sorted(dict.fromkeys(period.accounts), key=lambda a: ((a.published or "9")[:10], a.event))
    return ControlPeriod(
        place=claim.place,
        geonames_id=claim.geonames_id,
        country=claim.country,
        holder=period.holder,
        earliest=period.earliest,
        latest=period.latest,
        accounts=tuple(accounts),
        disputes=tuple(dict.fromkeys(period.disputes)),
    )
