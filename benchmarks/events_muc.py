"""MUC-4's reports: whether an incident is found, who did what to whom with what, and when, where and how sure the blame.

Reports of its dev part, in capitals as they came, with the day of the dateline as their day; rules were mended, and weights
fitted, on its train part; the figures of dev were looked at repeatedly meanwhile, its errors were not. A report whose
templates are all optional may be found or not, and is left out of the figures of incidents.

MUC-4's guidelines are not the record's: they leave out what armies do to each other and what is long past, want one short mention
of each filler, and grade blame for a report as a whole. So whether a report holds an incident, who fills its roles and how sure
the blame is are told by the learned models of `benchmarks/fillers`, which see the record and the report's words; the figures
``…_of_events`` are of the record alone. The fillers are scored as GRIT's are (see `ceaf.py`), against GTT's edition of the key.
Date, place and blame are those of the events that share a filler with a template, one to one; what such an event lacks is taken
from those that `linking` gathers with it. A date is right within the key's bounds, a place where the country is and, if the key
has one, the town or region.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from accordingto.linking.incidents import happenings
from accordingto.reading.events.view import View
from accordingto.reading.places import Gazetteer
from accordingto.record import Event, Reading
from benchmarks.ceaf import f1, plain
from benchmarks.figures import Figure, lines
from benchmarks.fillers import find, graded
from benchmarks.fillers.blame import by_rule
from benchmarks.fillers.relevance import incidents
from benchmarks.muc import ROLES, Template, fillers, in_key_terms, key, looked_at, templates

NEEDS = ("muc34",)

SURE = 0.2
"""Confidence from which on an event counts as an incident; of .2 to .82 on a sixth of the train part the best, F1 .75."""
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
    answers = [find(view, reading) for _, view, reading in read]
    sure = [bool(incidents(reading, SURE)) for _, _, reading in read]
    judged = [n for n, (row, _, _) in enumerate(read) if templates(row) or not row["templates"]]
    wanted = [bool(templates(read[n][0])) for n in judged]
    precision, _, both = _counted([answers[n].incident for n in judged], wanted)
    yield Figure("events_muc.detection_f1", both)
    yield Figure("events_muc.detection_precision", precision)
    yield Figure("events_muc.detection_of_events_f1", _counted([sure[n] for n in judged], wanted)[2])
    by_events, learned = [], []
    for (row, _, reading), answer, found in zip(read, answers, sure, strict=True):
        by_events.append((fillers(reading, incidents(reading, LEAST) if found else []), keys[row["id"]]))
        learned.append((in_key_terms(reading, answer.fillers), keys[row["id"]]))
    yield Figure("events_muc.roles_of_events_f1", f1(by_events, ROLES)[2])
    precision, recall, both = f1(learned, ROLES)
    yield Figure("events_muc.roles_f1", both)
    yield Figure("events_muc.roles_precision", precision)
    yield Figure("events_muc.roles_recall", recall)
    for role in ROLES:
        yield Figure(f"events_muc.roles.{role}_f1", f1(learned, [role])[2])
    yield from _cells([m for row, _, reading in read for m in matched(reading, templates(row))])


def _counted(found: Sequence[bool], wanted: Sequence[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right = sum(f and w for f, w in zip(found, wanted, strict=True))
    told, gold = sum(found), sum(wanted)
    return (
        right / told if told else 0.0,
        right / gold if gold else 0.0,
        2 * right / (told + gold) if told + gold else 0.0,
    )


def _cells(pairs: Sequence[tuple[Reading, Event, Template]]) -> Iterator[Figure]:
    yield Figure("events_muc.templates_matched", len(pairs), "")
    dated = [dates_agree(e, t) for _, e, t in pairs if t.latest is not None]
    yield Figure("events_muc.date_right", sum(dated) / len(dated) if dated else 0.0)
    placed = [place_agrees(r, e, t) for r, e, t in pairs if t.country is not None]
    yield Figure("events_muc.country_right", sum(c for c, _ in placed) / len(placed) if placed else 0.0)
    yield Figure("events_muc.location_right", sum(a for _, a in placed) / len(placed) if placed else 0.0)
    blamed = [(r, e, t.blame) for r, e, t in pairs if t.blame is not None]
    for name, grade in (("blame", graded), ("blame_of_events", by_rule)):
        right = sum(grade(r, e) == wanted for r, e, wanted in blamed)
        yield Figure(f"events_muc.{name}_right", right / len(blamed) if blamed else 0.0)


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
