"""Whether MUC-4's key has an incident for a report: a log-linear model over the record's events and the report's words.

MUC-4 leaves out what armies do to each other, what is told in general and what is long past; the record keeps all of it. What
tells them apart is learned from the train part (`training/fillers/relevance.py`) and says how the record is held against this
key: it is no part of the program.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from accordingto.reading.events.view import View
from accordingto.record import Event, Reading, Role

KINDS = frozenset(
    (
        "Attack",
        "Remote explosive/landmine/IED",
        "Abduction/forced disappearance",
        "Suicide bomb",
        "Grenade",
        "Shelling/artillery/missile attack",
        "Air/drone strike",
        "Looting/property destruction",
    )
)
"""ACLED's sub-event types that are incidents to MUC-4; armed clashes are not, since soldiers are no targets to it."""
THRESHOLD = "threshold"
"""The row of the log-odds from which on an incident is found."""
_SURE = (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
_LEAST = 0.5
"""Confidence of an event whose cells are looked at."""
_SURER = (0.62, 0.72)
_ODDS = tuple(n / 2 for n in range(-8, 5))
_LONG = (800, 1500, 2500, 4000)
_AT, _SHARE = (150, 400, 800, 1500), (0.1, 0.25, 0.5)
_DAYS = (-1, 0, 1, 2, 7, 30, 200, 800)
_MANY, _MOST = (0, 1, 2, 4), (0, 1, 3, 10)


@cache
def weights() -> Mapping[str, float]:
    """The weights, by feature."""
    rows = (files(__package__) / "relevance.tsv").read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t") for row in rows if not row.startswith("# "))
    return {name: int(value) / 100 for name, value in cells}


def incidents(reading: Reading, least: float) -> list[Event]:
    """The events that MUC-4 may have a template for: violence that happened, sure enough, at a place or to somebody."""
    return [
        e
        for e in reading.events
        if e.acled is not None
        and e.acled.sub_event_type in KINDS
        and e.status in ("happened", "ongoing")
        and e.confidence >= least
        and (e.place is not None or any(r.role in ("target", "affected", "object") for r in e.roles))
    ]


def odds(features: Iterable[str], known: Mapping[str, float]) -> float:
    """The log-odds of an incident, by what is known of a report's features."""
    return sum(known.get(f, 0.0) for f in features)


def described(view: View, reading: Reading, likeliest: Sequence[float]) -> set[str]:
    """What is said of a report: its words, its events, and how likely anything in it fills a role.

    ``likeliest`` has for each role the log-odds of its likeliest filler.
    """
    events = incidents(reading, 0.0)
    found = {"bias", f"long={_step(len(view.text), _LONG)}"}
    found |= {f"w={'0' if token.lower.isdigit() else token.lower}" for token in view.tokens if token.lower.strip()}
    found |= {f"fill={n}|{least}" for n, value in enumerate(likeliest) for least in _ODDS if value > least}
    found |= {f"e={_sort(event)}|{event.status}" for event in reading.events}
    for sure in _SURE:
        found.add(f"many={sure}|{_step(sum(e.confidence >= sure for e in events), _MANY)}")
    for event in events:
        if event.confidence >= _LEAST:
            surer = _step(event.confidence, _SURER)
            for feature in _of_event(reading, event):
                found |= {f"i|{feature}", f"i{surer}|{feature}"}
    return found


def _of_event(reading: Reading, event: Event) -> Iterator[str]:
    text = reading.report.text
    start = event.trigger[0].start
    place = next((p for p in reading.places if p.id == event.place), None)
    yield f"day={_ago(event, reading.report.published)}"
    yield f"at={_step(start, _AT)}"
    yield f"share={_step(start / len(text), _SHARE)}"
    yield f"place={event.geo_precision}"
    yield f"country={place.country if place is not None else None}"
    yield f"blame={event.blame}"
    yield f"sort={_sort(event)}"
    yield f"words={_step(len(event.trigger), (1, 2, 4))}"
    yield from (f"by={' '.join(span.of(text).lower().split())}" for span in event.trigger)
    yield from (f"harm={h.kind}|{_step(h.low or 0, _MOST)}" for h in event.harm)
    if not event.harm:
        yield "harm=None"
    for role in event.roles:
        yield from _of_role(reading, role)


def _of_role(reading: Reading, role: Role) -> Iterator[str]:
    entity = reading.entity(role.entity)
    words = role.of(reading.report.text).lower().split()
    kind = entity.kind if entity is not None else None
    named = entity is not None and any(m.form == "name" for m in entity.mentions)
    yield f"r={role.role}|{kind}|{named}"
    yield f"r={role.role}|{kind}"
    if words:
        yield f"first={role.role}|{words[0]}"
        yield f"last={role.role}|{words[-1]}"


def _ago(event: Event, published: str | None) -> int | None:
    """How long before the day of the report, in steps."""
    latest = event.latest or event.earliest
    if latest is None or published is None:
        return None
    return _step((date.fromisoformat(published[:10]) - date.fromisoformat(latest[:10])).days, _DAYS)


def _sort(event: Event) -> str | None:
    return event.acled.sub_event_type if event.acled is not None else event.plover


def _step(value: float, bounds: Sequence[float]) -> int:
    """How many bounds a value is above."""
    return sum(value > bound for bound in bounds)
