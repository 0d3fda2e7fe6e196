"""What one report says of who holds, took, or lost a place."""

from dataclasses import dataclass

from accordingto.linking.accounts.values import Words, accounts
from accordingto.linking.accounts.voices import Voices
from accordingto.record import Account, Event, Holding, Reading


@dataclass(frozen=True, slots=True)
class ControlClaim:
    """One event of control in one report, with those who say so and those who deny or doubt it."""

    place: str
    """The gazetteer's name."""
    geonames_id: int | None
    country: str | None
    earliest: str | None
    """First day, ISO, on which it may have changed hands or been held; null where open."""
    latest: str | None
    change: bool
    """Whether it changed hands; else somebody is told to hold it."""
    accounts: tuple[Account, ...]
    disputes: tuple[Account, ...] = ()

    @property
    def holding(self) -> Holding:
        """Who holds it, and who lost it."""
        value = self.accounts[0].value
        assert isinstance(value, Holding)  # noqa: S101 — `claims` makes no other
        return value


def claims(reading: Reading) -> tuple[ControlClaim, ...]:
    """What a report says of control, in order of the text; plans and what is merely imagined are left out."""
    words = Words(reading, Voices(reading, {}, {}))
    return tuple(
        c
        for e in reading.events
        if e.control and e.status in ("happened", "ongoing", "denied")
        if (c := _claim(e, words))
    )


def _claim(event: Event, words: Words) -> ControlClaim | None:
    reading = words.reading
    place = next((p for p in reading.places if event.control and p.id == event.control.place), None)
    told = [a for name, a in accounts(event, words) if name == "control"]
    if place is None or place.offset is not None or not told:
        return None  # who holds the north of a region does not hold the region
    value = told[0].value
    if not isinstance(value, Holding) or (value.to is None and value.from_ is None):
        return None  # it changed hands, and the report does not say whose
    statements = [
        s for id in event.disputed_by if (s := words.voices.statement(id)) is not None and id not in event.according_to
    ]
    published = (reading.report.published or "")[:10] or None
    state = event.plover is None and event.acled is None
    return ControlClaim(
        place=place.resolved or place.name,
        geonames_id=place.geonames_id,
        country=place.country,
        earliest=event.earliest or (published if state and event.time is None else None),
        latest=event.latest or published,
        change=not state,
        accounts=tuple(told),
        disputes=tuple(words.account(event, s.id, value, s.content or s.cue) for s in statements),
    )
