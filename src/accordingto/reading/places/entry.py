"""The main way through this room."""

from accordingto.reading.language import Analysis
from accordingto.reading.places import metonymy, recognise, resolve
from accordingto.reading.places.gazetteer import Gazetteer
from accordingto.record import Place


def find(analysis: Analysis, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places of a report, one for each mention of a name, in order of the text."""
    toponyms = recognise.toponyms(analysis, gazetteer)
    decisions = resolve.resolve(analysis, toponyms)
    found = []
    for number, (toponym, decision) in enumerate(zip(toponyms, decisions, strict=True), 1):
        place = Place(toponym.start, toponym.end, f"p{number}", toponym.name, use=metonymy.use(analysis, toponym))
        if decision:
            entry, confidence = decision
            place = Place(
                toponym.start,
                toponym.end,
                f"p{number}",
                toponym.name,
                entry.name,
                entry.geonames_id,
                entry.latitude,
                entry.longitude,
                entry.feature,
                entry.country,
                entry.admin1,
                entry.admin2,
                place.use,
                confidence,
            )
        found.append(place)
    return tuple(found)
