"""Incidents: which reports of `gva_incidents` tell of one shooting, and events across the documents of `ecb_plus`.

All 1,096 reports of `gva_incidents` dev go in together, as they would into a store. A report counts as telling of the incident
that what it is about (its leading happening) was put into; one in which nothing was found to happen stands alone. The weights
were fitted on a third of the train part.

In `ecb_plus` dev a gold mention of an event counts where a trigger of ours overlaps it. Its documents have no dates and no
outlets; most are of sport, business and film, which the program does not look for: this figure is told, and has no floor.
"""

from collections.abc import Iterator
from pathlib import Path

from accordingto.intake.lines import read_object
from accordingto.intake.received import Document
from accordingto.linking import Fingerprint, fingerprint, link
from accordingto.reading import Reader
from accordingto.record import Reading, Report
from benchmarks.clusters import bcubed, pairwise
from benchmarks.figures import Figure, lines

NEEDS = ("gva_incidents", "ecb_plus")


def measure(data: Path) -> Iterator[Figure]:
    """The figures on both sets; reading takes some minutes."""
    reader = Reader()
    yield from _gva(reader, data / "gva_incidents")
    yield from _ecb(reader, data / "ecb_plus" / "dev.jsonl.gz")


def _gva(reader: Reader, folder: Path) -> Iterator[Figure]:
    gold, prints, texts = {}, [], {}
    for row in lines(folder / "articles_dev.jsonl.gz"):
        report = received(row["id"], f"{row['title']}\n\n{row['text']}", row["title"], row["date"])
        gold[row["id"]], texts[row["id"]] = row["incident_id"], report.text
        prints.append(fingerprint(reader.read(report)))
    told = clusters(prints, texts)
    precision, recall, f1 = bcubed(told, gold)
    yield Figure("incidents.gva_dev.bcubed_precision", precision)
    yield Figure("incidents.gva_dev.bcubed_recall", recall)
    yield Figure("incidents.gva_dev.bcubed_f1", f1)
    right, found = pairwise(told, gold)
    yield Figure("incidents.gva_dev.pairwise_precision", right)
    yield Figure("incidents.gva_dev.pairwise_recall", found)


def received(id: str, text: str, title: str | None = None, published: str | None = None) -> Report:
    """The report that intake makes of one line of a data set."""
    line = {"id": id, "text": text, "title": title, "published": published}
    return read_object(line, Document(b"", id, id)).report


def clusters(prints: list[Fingerprint], texts: dict[str, str]) -> dict[str, str]:
    """For each report the id of the incident that it is about, or its own id."""
    lead = {h.members[0] for p in prints for h in p.happenings if h.lead}
    links = link(prints, text_of=texts.get)
    of = {m.report: incident.id for incident in links.incidents for m in incident.members if m in lead}
    return {p.report: of.get(p.report, p.report) for p in prints}


def _ecb(reader: Reader, file: Path) -> Iterator[Figure]:
    rows = list(lines(file))
    readings = {row["id"]: reader.read(received(row["id"], row["text"])) for row in rows}
    links = link([fingerprint(r) for r in readings.values()])
    incident_of = {(m.report, m.event): i.id for i in links.incidents for m in i.members}
    told, gold, mentions = {}, {}, 0
    for row in rows:
        for n, mention in enumerate(m for m in row["mentions"] if m["kind"] == "event"):
            mentions += 1
            event = _event(readings[row["id"]], mention["start"], mention["end"])
            if event is not None:
                key = f"{row['id']}.{n}"
                gold[key] = mention["chain"]
                told[key] = incident_of.get((row["id"], event), f"{row['id']}.{event}")
    precision, recall, f1 = bcubed(told, gold)
    yield Figure("incidents.ecb_plus_dev.bcubed_precision", precision)
    yield Figure("incidents.ecb_plus_dev.bcubed_recall", recall)
    yield Figure("incidents.ecb_plus_dev.bcubed_f1", f1)
    yield Figure("incidents.ecb_plus_dev.mentions_matched", len(told) / mentions)


def _event(reading: Reading, start: int, end: int) -> str | None:
    """The event of ours of which a trigger word overlaps the span."""
    return next((e.id for e in reading.events if any(t.start < end and start < t.end for t in e.trigger)), None)
