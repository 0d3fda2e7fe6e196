"""The main way through this room."""

from dataclasses import replace

from accordingto.reading.language import Analysis
from accordingto.reading.places import geodesy, metonymy, offsets, recognise, resolve, strays
from accordingto.reading.places.gazetteer import Entry, Gazetteer
from accordingto.reading.places.precision import kind, precision
from accordingto.reading.places.recognise import Toponym
from accordingto.reading.places.resolve import Decision
from accordingto.record import Alternative, Offset, Place, PlaceUse


def find(analysis: Analysis, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places of a report, one for each mention of a name, in order of the text."""
    toponyms = recognise.toponyms(analysis, gazetteer)
    decisions = resolve.resolve(analysis, toponyms)
    astray = strays.strays(analysis, toponyms, decisions)
    kept = [i for i in range(len(toponyms)) if i not in astray or astray[i].is_place]
    places = []
    for number, i in enumerate(kept, 1):
        decision, unit = (None, astray[i].unit) if i in astray else (decisions[i], None)
        use = metonymy.use(analysis, toponyms[i], decision.entry if decision else None)
        places.append(_place(f"p{number}", toponyms[i], decision, use, unit))
    beside = offsets.find(analysis, places)
    by_id = {p.id: p for p in places}
    return tuple(_precise(p, beside.get(p.id), by_id, gazetteer) for p in places)


def _precise(place: Place, offset: Offset | None, places: dict[str, Place], gazetteer: Gazetteer) -> Place:
    """The place with its offset and its precision codes."""
    named = place
    if offset and place.id not in offset.places:  # told where it is by another: "Sorven, 9 km east of Izium"
        named = places[offset.places[0]]
    on_that_side = bool(offset) and kind(named.feature or "") == "unit" and _on_that_side(named, offset, gazetteer)
    return replace(place, offset=offset, precision=precision(named, offset, offsets.reach(offset), on_that_side))


def _on_that_side(place: Place, offset: Offset | None, gazetteer: Gazetteer) -> bool:
    """Whether a unit lies on that side of its country: "southern Helmand" may say no more than where Helmand is."""
    if offset is None or offset.direction is None or place.latitude is None or place.longitude is None:
        return False
    country = gazetteer.country(place.country) if place.country else None
    if country is None:
        return False
    bearing = geodesy.bearing((country.latitude, country.longitude), (place.latitude, place.longitude))
    return geodesy.apart(bearing, offsets.degrees_of(offset.direction)) <= 45


def _place(id: str, toponym: Toponym, decision: Decision | None, use: PlaceUse, unit: Entry | None) -> Place:
    """The place as decided; of one that the gazetteer lacks, the country and unit that it is told to be in."""
    if decision is None:
        country, admin1 = (unit.country, unit.admin1 or unit.name) if unit else (None, None)
        return Place(toponym.start, toponym.end, id, toponym.name, country=country, admin1=admin1, use=use)
    if decision.open:
        return _undecided(id, toponym, decision, use)
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


def _undecided(id: str, toponym: Toponym, decision: Decision, use: PlaceUse) -> Place:
    """A place that may be one of several: what they share, and the list."""
    countries = {entry.country for entry, _ in decision.open}
    units = {(entry.country, entry.admin1) for entry, _ in decision.open}
    return Place(
        toponym.start,
        toponym.end,
        id,
        toponym.name,
        country=countries.pop() if len(countries) == 1 else None,
        admin1=units.pop()[1] if len(units) == 1 else None,
        use=use,
        alternatives=tuple(
            Alternative(
                entry.name,
                entry.geonames_id,
                entry.latitude,
                entry.longitude,
                entry.feature,
                entry.country,
                entry.admin1,
                round(chance, 3),
            )
            for entry, chance in decision.open
        ),
    )
