"""Which place of that name is meant: one decision for the whole report."""

from collections import Counter
from math import asin, cos, log10, radians, sin, sqrt

from accordingto.reading.language import Analysis, lexicon
from accordingto.reading.places.gazetteer import Entry
from accordingto.reading.places.recognise import Toponym

Decision = tuple[Entry, float]


def resolve(analysis: Analysis, toponyms: tuple[Toponym, ...]) -> tuple[Decision | None, ...]:
    """For each toponym the place that it names, with a confidence; None where the gazetteer has none."""
    focus = _focus(analysis, toponyms)
    chosen = []
    for t in toponyms:
        after = analysis.tokens[t.last].lower if t.last < len(analysis.tokens) else ""
        unit = after in ("region", "oblast", "province", "governorate")
        ranked = sorted(((_score(e, focus, unit), e) for e in t.entries), key=lambda r: (-r[0], -r[1].population))
        chosen.append((ranked[0][1], 0.9 if len(ranked) == 1 else 0.7) if ranked else None)
    return tuple(chosen)


def _focus(analysis: Analysis, toponyms: tuple[Toponym, ...]) -> Counter[str]:
    focus = Counter[str]()
    for t in toponyms:
        for e in t.entries:
            if e.feature == "PCLI" and e.country:
                focus[e.country] += 1
    for n in analysis.names:
        if n.label == "NORP" and (code := lexicon.demonym(analysis.text[n.start : n.end])):
            focus[code] += 1
    return focus


def _score(entry: Entry, focus: Counter[str], unit: bool) -> float:
    score = log10(entry.population + 10)
    if entry.feature in ("PCLI", "CONT"):
        score += 4
    if entry.feature == "RGN":
        score += 2
    if entry.feature == "ADM1":
        score += 3 if unit else -1.2
    if entry.country and focus[entry.country]:
        score += 2
    if entry.rank == 1:
        score -= 0.7
    return score


def distance(a: Entry, b: Entry) -> float:
    """Kilometres over the sphere."""
    lat1, lon1, lat2, lon2 = map(radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, h)))
