"""Counts per report: whether the killed and the injured of a shooting come out as the incident's record has them.

Every second report of `gva_incidents` dev whose incident is known. What a report says is often not what became known later: a
count is right only where both agree. Rules were mended on reports of the train part. Errors of dev were not read, but its
figures were looked at repeatedly while variants were chosen between, so they are no blind test.
"""

from collections.abc import Iterator
from pathlib import Path

from accordingto.reading.places import Gazetteer
from accordingto.reading.reader import Reader
from benchmarks.figures import Figure, lines
from benchmarks.incidents import received
from benchmarks.tolls import tolls

NEEDS = ("gva_incidents",)


def measure(data: Path) -> Iterator[Figure]:
    """Shares of reports with the killed, the injured, and both right."""
    folder = data / "gva_incidents"
    reader = Reader(Gazetteer.default())
    incidents = {row["id"]: row for row in lines(folder / "incidents_dev.jsonl.gz")}
    known = [row for row in lines(folder / "articles_dev.jsonl.gz") if row["incident_id"] in incidents]
    killed = injured = both = 0
    for row in known[::2]:
        text = f"{row['title']}\n\n{row['text']}"
        told = tolls(reader.read(received(row["id"], text, row["title"], row["date"])))
        gold = incidents[row["incident_id"]]
        killed += told[0] == gold["killed"]
        injured += told[1] == gold["injured"]
        both += told == (gold["killed"], gold["injured"])
    total = len(known[::2])
    yield Figure("events_gva.killed_right", killed / total)
    yield Figure("events_gva.injured_right", injured / total)
    yield Figure("events_gva.both_right", both / total)
