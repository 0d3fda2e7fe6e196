"""The main way through this room."""

from accordingto.reading.language import Analysis
from accordingto.reading.places import metonymy, recognise, resolve
from accordingto.reading.places.gazetteer import Gazetteer
from accordingto.reading.places.recognise import Toponym
from accordingto.reading.places.resolve import Decision
from accordingto.record import Place, PlaceUse


def find(analysis: Analysis, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places of a report, one for each mention of a name, in order of the text."""
    toponyms = recognise.toponyms(analysis, gazetteer)
    decisions = resolve.resolve(analysis, toponyms)
    return tuple(
        _place(f"p{number}", toponym, decision, metonymy.use(analysis, toponym, decision.entry if decision else None))
        for number, (toponym, decision) in enumerate(zip(toponyms, decisions, strict=True), 1)
    )


def _place(id: str, toponym: Toponym, decision: Decision | None, use: PlaceUse) -> Place:
    if decision is None:
        return Place(toponym.start, toponym.end, id, toponym.name, use=use)
    entry = decision.entry
    return Place(
        toponym.start,
        toponym.end,
        id,
        toponym.name,
        resolved=entry.name,
        geonames_id=entry.geonames_id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        feature=entry.feature,
        country=entry.country,
        admin1=entry.admin1,
        admin2=entry.admin2,
        use=use,
        confidence=round(decision.confidence, 3),
    )
