"""Where every cell comes from, in W3C PROV: as PROV-JSON, and as PROV-O in JSON-LD.

A report was used by the activity of reading it, which a version of the program carried out; that made a reading, and its
statements and events. An incident was derived from events. What an analyst decided is an activity of theirs, from the log.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from accordingto.publish.exports.names import URN, as_bytes, clean, iri
from accordingto.publish.exports.selection import Selection
from accordingto.publish.exports.summary import Summary
from accordingto.record import Reading
from accordingto.store.audit import MACHINE, Entry

PROV = "http://www.w3.org/ns/prov#"
XSD = "http://www.w3.org/2001/XMLSchema#"

RELATIONS = {
    "wasGeneratedBy": ("prov:entity", "prov:activity"),
    "used": ("prov:activity", "prov:entity"),
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "wasAssociatedWith": ("prov:activity", "prov:agent"),
}
"""PROV's relations, and what PROV-JSON calls the two that each one ties."""


@dataclass(slots=True)
class Graph:
    """What is told of things and of what ties them, before it is written in one of the two ways."""

    things: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {"entity": {}, "activity": {}, "agent": {}}
    )
    """For each kind, attributes by IRI."""
    ties: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: {name: [] for name in RELATIONS})

    def add(self, kind: str, id: str, **attributes: Any) -> str:
        """One thing; what is None is not told of it."""
        told = {name.replace("__", ":"): value for name, value in attributes.items() if value is not None}
        self.things[kind].setdefault(id, {}).update(told)
        return id

    def tie(self, relation: str, first: str, second: str) -> None:
        """One relation of two things."""
        self.ties[relation].append((first, second))


def write_json(selection: Selection, out: IO[bytes]) -> Summary:
    """Writes PROV-JSON (W3C Member Submission of 2013)."""
    graph, summary = graph_of(selection)
    document: dict[str, Any] = {"prefix": {"at": URN, "prov": PROV, "xsd": XSD}}
    for kind, things in graph.things.items():
        document[kind] = {_short(id): _typed(kind, told) for id, told in things.items()}
    for relation, pairs in graph.ties.items():
        first, second = RELATIONS[relation]
        document[relation] = {
            f"_:{relation}{number}": {first: _short(a), second: _short(b)}
            for number, (a, b) in enumerate(dict.fromkeys(pairs), 1)
        }
    out.write(json.dumps(clean(document), ensure_ascii=False, indent=1).encode("utf-8") + b"\n")
    return summary


def write_jsonld(selection: Selection, out: IO[bytes]) -> Summary:
    """Writes PROV-O as JSON-LD with its context in it, so that nothing has to be fetched to read it."""
    graph, summary = graph_of(selection)
    out.write(as_bytes({"@context": _CONTEXT})[:-1] + b',"@graph":[')
    for number, node in enumerate(_nodes(graph)):
        out.write((b",\n" if number else b"\n") + as_bytes(node))
    out.write(b"\n]}\n")
    return summary


def graph_of(selection: Selection) -> tuple[Graph, Summary]:
    """The provenance of the reports that are wanted, of the incidents that they tell of, and of what was decided of either."""
    graph, summary = Graph(), Summary("report")
    ids: set[str] = set()
    incidents: set[str] = set()
    for reading in selection.readings():
        ids.add(reading.report.id)
        _report(graph, reading, selection)
        summary.count += 1
    for case in selection.cases():
        incident = case.incident
        if not ids >= set(incident.reports):
            continue
        incidents.add(incident.id)
        entity = graph.add(
            "entity",
            iri("incident", incident.id),
            prov__label=incident.what or incident.id,
            at__confidence=incident.confidence,
        )
        linking = graph.add(
            "activity", iri("linking", incident.id), prov__label="; ".join(incident.reasons) or "one report"
        )
        graph.tie("wasGeneratedBy", entity, linking)
        for member in incident.members:
            cell = iri("cell", member.report, member.event)
            graph.tie("used", linking, cell)
            graph.tie("wasDerivedFrom", entity, cell)
    for row in selection.store.log():
        subject = row.change.subject
        # Nothing else of the log leaves the house: codings that are still blind, or who may log in.
        if row.change.action not in MACHINE and subject in ids | incidents:
            _decision(graph, row, subject in ids)
    return graph, summary


def _report(graph: Graph, reading: Reading, selection: Selection) -> None:
    report, kept = reading.report, selection.store.find(reading.report.id)
    document = graph.add(
        "entity",
        iri("report", report.id),
        prov__label=report.title,
        at__uri=report.uri,
        at__outlet=report.outlet,
        at__published=report.published,
        at__id=report.id,
    )
    act = graph.add(
        "activity",
        iri("activity", "read", report.id),
        prov__label="reading",
        **({"prov__endTime": kept.made} if kept.made else {}),
    )
    software = graph.add(
        "agent", iri("software", kept.version or "unknown"), prov__type="prov:SoftwareAgent", prov__label=kept.version
    )
    made = graph.add("entity", iri("reading", report.id), prov__label="reading", at__version=kept.version)
    graph.tie("used", act, document)
    graph.tie("wasAssociatedWith", act, software)
    graph.tie("wasGeneratedBy", made, act)
    graph.tie("wasDerivedFrom", made, document)
    for cell, told in _cells(reading):
        entity = graph.add("entity", iri("cell", report.id, cell), **told)
        graph.tie("wasGeneratedBy", entity, act)
        graph.tie("wasDerivedFrom", entity, document)


def _cells(reading: Reading) -> Iterator[tuple[str, dict[str, Any]]]:
    text = reading.report.text
    for statement in reading.statements:
        spans = (*statement.source, *statement.cue, *statement.content)
        words = " … ".join(span.of(text) for span in statement.content)
        yield (
            statement.id,
            {"prov__label": words or "statement", "at__spans": _spans(spans), "at__stance": statement.stance},
        )
    for event in reading.events:
        words = " … ".join(span.of(text) for span in event.trigger)
        told = {"at__spans": _spans((*event.trigger, *event.evidence)), "at__status": event.status}
        yield event.id, {"prov__label": words, **told, "at__accordingTo": " ".join(event.according_to)}


def _decision(graph: Graph, row: Entry, here: bool) -> None:
    """What an analyst decided: an activity of theirs, which made another version of the cell."""
    change = row.change
    person = graph.add("agent", iri("person", row.who), prov__type="prov:Person", prov__label=row.who)
    act = graph.add(
        "activity",
        iri("decision", row.number),
        prov__label=change.action,
        prov__startTime=row.at,
        prov__endTime=row.at,
        at__why=change.why,
        at__undoes=change.undoes,
    )
    graph.tie("wasAssociatedWith", act, person)
    revised = graph.add(
        "entity",
        iri("cell", change.subject, *filter(None, (change.cell,)), f"row-{row.number}"),
        prov__label=f"{change.action} {change.cell}".strip(),
        at__value=None if change.to is None else json.dumps(change.to, ensure_ascii=False, sort_keys=True),
    )
    graph.tie("wasGeneratedBy", revised, act)
    if here:
        basis = iri("report", change.subject)
        graph.tie("used", act, basis)
        graph.tie("wasDerivedFrom", revised, basis)


def _spans(spans: Any) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _short(id: str) -> str:
    return "at:" + id.removeprefix(URN)


_TIMES = ("prov:startTime", "prov:endTime")


def _typed(kind: str, told: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in told.items():
        if name == "prov:type":
            found[name] = {"$": value, "type": "prov:QUALIFIED_NAME"}
        else:
            found[name] = value
    return found


_CONTEXT = {
    "at": URN,
    "prov": PROV,
    "xsd": XSD,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "prov:label": {"@id": "rdfs:label"},
    "prov:startTime": {"@id": "prov:startedAtTime", "@type": "xsd:dateTime"},
    "prov:endTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    **{f"prov:{relation}": {"@type": "@id"} for relation in RELATIONS},
}

_CLASSES = {"entity": "prov:Entity", "activity": "prov:Activity", "agent": "prov:Agent"}


def _nodes(graph: Graph) -> Iterator[dict[str, Any]]:
    tied: dict[str, dict[str, list[str]]] = {}
    for relation, pairs in graph.ties.items():
        for first, second in dict.fromkeys(pairs):
            tied.setdefault(first, {}).setdefault(f"prov:{relation}", []).append(second)
    for kind, things in graph.things.items():
        for id, told in things.items():
            types = [_CLASSES[kind], *([told["prov:type"]] if "prov:type" in told else [])]
            plain = {name: value for name, value in told.items() if name != "prov:type"}
            yield {"@id": id, "@type": types, **plain, **tied.get(id, {})}
