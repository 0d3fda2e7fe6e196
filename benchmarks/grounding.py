"""Every span of every record must stand in its text: violations over `wikinews_conflict`, which must be none."""

from collections.abc import Container, Iterator
from pathlib import Path

from accordingto.reading import Reader
from accordingto.record import Passage, Reading, Report, Span
from benchmarks.figures import Figure, lines

NEEDS = ("wikinews_conflict",)


def reports(data: Path) -> Iterator[Report]:
    """The 450 reports of the set, in its order, with their date as publication date."""
    from accordingto.intake import passages

    for line in lines(data / "wikinews_conflict" / "half.jsonl.gz"):
        text = line["text"]
        yield Report(
            line["id"],
            text,
            line["url"],
            "Wikinews",
            published=line["date"],
            published_from="metadata",
            passages=passages.split(text),
        )


def measure(data: Path) -> Iterator[Figure]:
    """Reads the whole set and counts spans and ids out of place."""
    reader = Reader()
    read, wrong, spans = 0, 0, 0
    for report in reports(data):
        reading = reader.read(report)
        read += 1
        found = list(violations(reading))
        wrong += len(found)
        spans += sum(1 for _ in all_spans(reading))
        for message in found[:3]:
            print(f"{report.id}: {message}")
    yield Figure("grounding.reports", read)
    yield Figure("grounding.spans", spans)
    yield Figure("grounding.violations", wrong, higher_is_better=False)


def all_spans(reading: Reading) -> Iterator[Span]:
    """Every span of a reading."""
    yield from reading.report.passages
    for entity in reading.entities:
        yield from entity.mentions
    for statement in reading.statements:
        yield from (*statement.source, *statement.cue, *statement.content)
    yield from (*reading.places, *reading.times, *reading.amounts)
    for event in reading.events:
        yield from (*event.trigger, *event.evidence, *event.roles)


def violations(reading: Reading) -> Iterator[str]:
    """What is out of place, one sentence each: spans outside the text or empty, words read from boilerplate, ids of nothing."""
    text = reading.report.text
    unread = [p for p in reading.report.passages if p.kind in ("boilerplate", "credit")]
    for span in all_spans(reading):
        if not 0 <= span.start < span.end <= len(text):
            yield f"{span} does not stand in the text of {len(text)} characters"
        elif not isinstance(span, Passage) and any(span.overlaps(p) for p in unread):
            yield f"{span} {span.of(text)!r} reaches into what is not read"
    for place in reading.places:
        if place.name != place.of(text):
            yield f"{place.id} is named {place.name!r} and stands at {place.of(text)!r}"
    yield from _ids(reading)


def _ids(reading: Reading) -> Iterator[str]:
    entities = {e.id for e in reading.entities}
    statements = {s.id for s in reading.statements}
    places = {p.id: p for p in reading.places}
    times = {t.id for t in reading.times}
    amounts = {a.id for a in reading.amounts}
    for parts in (reading.entities, reading.statements, reading.places, reading.times, reading.amounts, reading.events):
        ids = [part.id for part in parts]
        if len(ids) != len(set(ids)):
            yield f"ids are given twice: {ids}"
    refs: list[tuple[str, str | None, Container[str]]] = []
    refs += [("speaker", s.speaker, entities) for s in reading.statements]
    refs += [("speaker", id, entities) for s in reading.statements for id in (*s.co_speakers, s.upstream)]
    refs += [("within", id, statements) for s in reading.statements for id in (s.within, s.about)]
    refs += [("anchor", t.anchor, times | {"published"}) for t in reading.times]
    refs += [("place", e.place, places) for e in reading.entities]
    for v in reading.events:
        refs += [("place", v.place, places), ("time", v.time, times)]
        refs += [("role", r.entity, entities) for r in v.roles]
        refs += [("amount", h.amount, amounts) for h in v.harm]
        refs += [("according_to", id, statements | {"report"}) for id in v.according_to or ("nobody",)]
        refs += [("disputed_by", id, statements) for id in v.disputed_by]
        if v.control:
            refs += [
                ("control", v.control.place, places),
                ("from", v.control.from_, entities),
                ("to", v.control.to, entities),
            ]
        if v.place and v.place in places and places[v.place].use == "metonymic":
            yield f"{v.id} happens in {v.place}, which stands for a government"
    for name, id, known in refs:
        if id is not None and id not in known:
            yield f"{name} {id} is nothing in this record"
