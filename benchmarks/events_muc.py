"""MUC-4's reports: whether an incident is found, who did what to whom with what, and when, where and how sure the blame.

Reports of its dev part, in capitals as they came, with the day of the dateline as their day; rules were mended, and weights
fitted, on its train part; the figures of dev were looked at repeatedly meanwhile, its errors were not. A report whose
templates are all optional may be found or not, and is left out of the first figure. The fillers are scored as GRIT's are (see
`ceaf.py`), against GTT's edition of the key: those of the learned models of `benchmarks/fillers`, and beside them those that
the events of the record have as their roles. Date, place and blame are those of the events that share a filler with a
template, one to one; what such an event lacks is taken from those that `linking` gathers with it. A date is right within the
key's bounds, a place where the country is and, if the key has one, the town or region.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from accordingto.linking.incidents import happenings
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import status_words
from accordingto.reading.places import Gazetteer
from accordingto.record import REPORT, Event, Reading
from benchmarks.ceaf import f1, plain
from benchmarks.figures import Figure, lines
from benchmarks.fillers import find
from benchmarks.muc import ROLES, Template, fillers, in_key_terms, incidents, key, looked_at, templates

NEEDS = ("muc34",)

SURE = 0.622
"""Confidence from which on an event counts as an incident; tried on a sixth of the train part."""
LEAST = 0.47
"""The same for the roles of events where an incident is found; the lowest of four tried on a quarter of the train part."""
_KINDS = {
    "BOMBING": (
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Grenade",
        "Shelling/artillery/missile attack",
        "Air/drone strike",
    ),
    "KIDNAPPING": ("Abduction/forced disappearance",),
    "ARSON": ("Looting/property destruction",),
}


def measure(data: Path) -> Iterator[Figure]:
    """Incidents found, role fillers, and the templates' cells."""
    gazetteer = Gazetteer.default()
    folder = data / "muc34"
    keys = {row["id"]: key(row) for row in lines(folder / "gtt_dev.jsonl.gz")}
    looked = [(row, looked_at(row, gazetteer)) for row in lines(folder / "dev.jsonl.gz")]
    yield from figures([(row, *both) for row, both in looked if both is not None], keys)


def figures(read: Sequence[tuple[dict[str, Any], View, Reading]], keys: dict[str, Any]) -> Iterator[Figure]:
    """The figures of reports that were read, against templates and GTT's keys."""
    right = told = gold = 0
    for row, _, reading in read:
        wanted = templates(row)
        if row["templates"] and not wanted:
            continue
        found = bool(incidents(reading, SURE))
        right, told, gold = right + (bool(wanted) and found), told + found, gold + bool(wanted)
    yield Figure("events_muc.detection_f1", 2 * right / (told + gold))
    yield Figure("events_muc.detection_precision", right / told if told else 0.0)
    by_rule, learned = [], []
    for row, view, reading in read:
        events = incidents(reading, LEAST) if incidents(reading, SURE) else []
        by_rule.append((fillers(reading, events), keys[row["id"]]))
        learned.append((in_key_terms(reading, find(view, reading.events)), keys[row["id"]]))
    yield Figure("events_muc.roles_of_events_f1", f1(by_rule, ROLES)[2])
    precision, recall, both = f1(learned, ROLES)
    yield Figure("events_muc.roles_f1", both)
    yield Figure("events_muc.roles_precision", precision)
    yield Figure("events_muc.roles_recall", recall)
    for role in ROLES:
        yield Figure(f"events_muc.roles.{role}_f1", f1(learned, [role])[2])
    yield from _cells([m for row, _, reading in read for m in matched(reading, templates(row))])


def _cells(pairs: Sequence[tuple[Reading, Event, Template]]) -> Iterator[Figure]:
    yield Figure("events_muc.templates_matched", len(pairs), "")
    dated = [dates_agree(e, t) for _, e, t in pairs if t.latest is not None]
    yield Figure("events_muc.date_right", sum(dated) / len(dated) if dated else 0.0)
    placed = [place_agrees(r, e, t) for r, e, t in pairs if t.country is not None]
    yield Figure("events_muc.country_right", sum(c for c, _ in placed) / len(placed) if placed else 0.0)
    yield Figure("events_muc.location_right", sum(a for _, a in placed) / len(placed) if placed else 0.0)
    right = [graded(r, e) == t.blame for r, e, t in pairs if t.blame is not None]
    yield Figure("events_muc.blame_right", sum(right) / len(right) if right else 0.0)


def graded(reading: Reading, event: Event) -> str | None:
    """The grade of blame in the key's terms.

    It has suspected and accused as one; and what somebody merely says ("rebels did it, police said") is reported as fact to it,
    unless the words accuse.
    """
    if event.blame not in ("accused", "suspected"):
        return event.blame
    if event.blame == "suspected" or REPORT in event.according_to:
        return "accused"
    said = [s for s in reading.statements if s.id in event.according_to]
    cues = {word for s in said for span in s.cue for word in span.of(reading.report.text).lower().split()}
    words = status_words().blame["accused"]
    charged = any(c.startswith(w[:-1]) for c in cues for w in words)
    doers = {r.entity for r in event.roles if r.role == "actor" and r.entity is not None}
    accused = {r.entity for e in reading.events if e.plover == "ACCUSE" for r in e.roles if r.role == "target"}
    return "accused" if charged or doers & accused else "reported"


def matched(reading: Reading, wanted: Sequence[Template]) -> list[tuple[Reading, Event, Template]]:
    """Pairs of an event and a template that share a filler, one to one, those that share most first."""
    ranked = sorted(
        ((_shared(reading, e, t), -n, -m) for n, e in enumerate(reading.events) for m, t in enumerate(wanted)),
        reverse=True,
    )
    found, events, used = [], set[int](), set[int]()
    for score, n, m in ranked:
        if score > 0 and n not in events and m not in used:
            events.add(n)
            used.add(m)
            found.append((reading, _whole(reading, reading.events[-n]), wanted[-m]))
    return found


def _whole(reading: Reading, event: Event) -> Event:
    """The event with the time, place and blame that it lacks from the others that `linking` takes to tell of the same thing."""
    same = next((h.members for h in happenings(reading) if event.id in {m.event for m in h.members}), ())
    told = [event, *(e for e in reading.events if e.id in {m.event for m in same} and e is not event)]
    timed = next((e for e in told if e.earliest is not None), event)
    placed = next((e for e in told if e.place is not None), event)
    blamed = next((e for e in told if e.blame is not None), event)
    return replace(event, earliest=timed.earliest, latest=timed.latest, place=placed.place, blame=blamed.blame)


def _shared(reading: Reading, event: Event, template: Template) -> float:
    """How many fillers an event shares with a template, and half of one more where they are of one kind."""
    if event.plover not in ("ASSAULT", "COERCE", None) or event.status in ("planned", "called_for"):
        return 0.0
    told = [set(plain(r.of(reading.report.text)).split()) for r in event.roles]
    same = sum(any(set(f.split()) <= words or words <= set(f.split()) for words in told) for f in template.fillers if f)
    kind = event.acled.sub_event_type if event.acled is not None else None
    return same + 0.5 * (kind in _KINDS.get(template.kind, ("Attack",))) if same else 0.0


def dates_agree(event: Event, template: Template) -> bool:
    """Whether the event's days lie within the template's; where the key knows only the latest day, an event may have none."""
    if event.earliest is None or event.latest is None:
        return template.earliest is None and event.latest is None
    first, last = date.fromisoformat(event.earliest[:10]), date.fromisoformat(event.latest[:10])
    return (
        (template.earliest is None or first >= template.earliest)
        and template.latest is not None
        and last <= template.latest
    )


def place_agrees(reading: Reading, event: Event, template: Template) -> tuple[bool, bool]:
    """Whether the country is the template's, and whether the place is: the country and, if one is named, the town or region.

    A place that no gazetteer knows has no country; it is the right one where its name is the key's.
    """
    place = next((p for p in reading.places if p.id == event.place), None)
    if place is None:
        return False, False
    names = {_bare(n) for n in (place.name, place.resolved, place.admin1, place.admin2) if n}
    named = bool(names & {_bare(part) for area in template.area for part in area.split(" - ")})
    if place.country is None:
        return False, named
    return place.country == template.country, place.country == template.country and (named or not template.area)


def _bare(name: str) -> str:
    """A name as the key writes it: without accents, and on one line; "Usulután" as "usulutan"."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
