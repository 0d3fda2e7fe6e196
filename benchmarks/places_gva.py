"""Whether the city of an incident is among the places of its reports: `gva_incidents` dev, those that name the city.

It is found where a place bears its name ("Brown (county)" may be Brown County); and it is the right one where that place, or one
of those that are left open, lies in the incident's state. Reports that do not name the city are left out.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from accordingto.reading.language import analyse
from accordingto.reading.places import Gazetteer, find
from benchmarks.figures import Figure, lines
from benchmarks.incidents import received

NEEDS = ("gva_incidents",)


def measure(data: Path) -> Iterator[Figure]:
    """The shares of reports with the city found, and with it in the right state."""
    gazetteer = Gazetteer.default()
    cities = {}
    for incident in lines(data / "gva_incidents" / "incidents_dev.jsonl.gz"):
        name, county, _ = incident["city_or_county"].partition("(county")
        keys = {_key(name), _key(name) + " county"} if county else {_key(name)}
        cities[str(incident["id"])] = (_key(name), keys, incident["state"])
    named = found = right = 0
    for row in lines(data / "gva_incidents" / "articles_dev.jsonl.gz"):
        city, keys, state = cities[str(row["incident_id"])]
        report = received(row["id"], f"{row['title']}\n\n{row['text']}", row["title"], row["date"])
        if not city or f" {city} " not in f" {_key(report.text)} ":
            continue
        named += 1
        bearing = [p for p in find(analyse(report), gazetteer) if keys & {_key(p.name), _key(p.resolved or "")}]
        found += bool(bearing)
        right += any(state in {p.admin1, *(a.admin1 for a in p.alternatives)} for p in bearing)
    yield Figure("places_gva.reports", named)
    yield Figure("places_gva.city_found", found / named)
    yield Figure("places_gva.city_in_its_state", right / named)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
