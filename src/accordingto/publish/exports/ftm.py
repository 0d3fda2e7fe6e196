"""FollowTheMoney entities as JSON Lines: reports are Articles, whom they name Persons and Organizations, incidents Events.

An entity belongs to one report: whether two reports mean one man is for whoever matches entities, as OpenSanctions' nomenklatura
does. An Event says who says what in its summary, and has the Articles as proof.
"""

import hashlib
from collections.abc import Iterator
from typing import IO, Any

from accordingto.publish.exports import telling
from accordingto.publish.exports.facts import Facts
from accordingto.publish.exports.names import as_bytes, is_web
from accordingto.publish.exports.profile import countries
from accordingto.publish.exports.selection import Case, Selection
from accordingto.publish.exports.summary import Summary
from accordingto.record import Entity, Incident, Reading

SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "government": "PublicBody",
    "military": "PublicBody",
    "armed_group": "Organization",
    "media": "Organization",
}
"""FollowTheMoney's schema for each kind of entity; places and peoples are none of theirs."""

Thing = dict[str, Any]


def write(selection: Selection, out: IO[bytes]) -> Summary:
    """Writes the entities of the reports, then the incidents that they tell of."""
    summary = Summary("entity")
    made = {}
    for reading in selection.readings():
        made[reading.report.id] = version = selection.store.find(reading.report.id).version
        for thing in of_report(reading, version):
            _line(out, thing, summary)
    for case in selection.cases():
        if all(report in made for report in case.incident.reports):
            _line(out, of_incident(case), summary)
        else:
            summary.leave_out("incidents of which a report was not asked for")
    return summary


def of_report(reading: Reading, version: str | None) -> Iterator[Thing]:
    """The report and everybody whom it names."""
    report = reading.report
    digest = report.id.removeprefix("sha256:")
    yield _thing(
        "Article",
        article(report.id),
        name=report.title or report.uri or report.id,
        title=report.title,
        publisher=report.outlet,
        author=list(report.byline),
        publishedAt=report.published,
        language=report.language,
        sourceUrl=report.uri if is_web(report.uri) else None,
        contentHash=digest if len(digest) == 64 and digest.isalnum() else None,
        processingAgent=version,
    )
    for entity in reading.entities:
        if entity.kind in SCHEMATA and _is_named(entity):
            names = dict.fromkeys(m.of(report.text) for m in entity.mentions if m.form == "name")
            yield _thing(
                SCHEMATA[entity.kind],
                someone(report.id, entity.id),
                name=entity.name,
                alias=[name for name in names if name != entity.name],
                country=country(entity.country),
                proof=article(report.id),
                notes=f"as named in {report.outlet or report.title or report.id}",
            )


def of_incident(case: Case) -> Thing:
    """An incident as an Event; who is told to be involved stands in it without a verdict."""
    incident, facts = case.incident, Facts(case)
    where, when = facts.where(), facts.when()
    return _thing(
        "Event",
        _id("incident", incident.id),
        name=name(incident),
        startDate=when.value.earliest if when else None,
        endDate=when.value.latest if when else None,
        location=where.value.name if where else None,
        country=country(where.value.country) if where else None,
        summary=telling.notes(case),
        description=telling.agreement(case),
        recordId=incident.id,
        involved=list(dict.fromkeys(_involved(case))),
        proof=[article(report) for report in incident.reports],
        keywords=incident.what,
    )


def name(incident: Incident) -> str:
    """What happened, where and when: "Shelling · Orsina · 2031-05-06"."""
    return " · ".join(part for part in (incident.what, incident.where, incident.earliest) if part) or incident.id


def article(report: str) -> str:
    """The id of a report's Article."""
    return _id("report", report)


def someone(report: str, entity: str) -> str:
    """The id of an entity of one report."""
    return _id("entity", report, entity)


def country(code: str | None) -> str | None:
    """ISO 3166-1 alpha-2 in small letters, as FollowTheMoney has it; None for what it does not know.

    >>> country("UKR"), country("XMA")
    ('ua', None)
    """
    known = countries().get(code or "")
    return known.alpha2.lower() if known else None


def _involved(case: Case) -> Iterator[str]:
    """Those whom an event of the incident names as who did it or to whom it was done."""
    for member in case.incident.members:
        reading = case.readings.get(member.report)
        event = next((e for e in reading.events if e.id == member.event), None) if reading else None
        for role in event.roles if event and reading else ():
            entity = reading.entity(role.entity) if reading else None
            if (
                role.role in ("actor", "target", "affected")
                and entity
                and entity.kind in SCHEMATA
                and _is_named(entity)
            ):
                yield someone(member.report, entity.id)


def _is_named(entity: Entity) -> bool:
    return any(mention.form == "name" for mention in entity.mentions)


def _thing(schema: str, id: str, **properties: str | list[str] | None) -> Thing:
    listed = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in listed.items() if values}}


def _id(*parts: str) -> str:
    """An id that other tools take as one: letters and digits."""
    return "at-" + hashlib.sha1("\n".join(parts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _line(out: IO[bytes], thing: Thing, summary: Summary) -> None:
    out.write(as_bytes(thing) + b"\n")
    summary.count += 1
