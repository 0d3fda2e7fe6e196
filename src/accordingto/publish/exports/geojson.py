"""Incidents as GeoJSON (RFC 7946): one Feature each, a point where a point is told.

Where a point would say more than is known there is no geometry.
"""

from collections.abc import Iterator
from typing import IO, Any

from accordingto.publish.exports import telling
from accordingto.publish.exports.facts import Facts, Where
from accordingto.publish.exports.names import as_bytes
from accordingto.publish.exports.selection import Case, Selection
from accordingto.publish.exports.summary import Summary

DIGITS = 6
"""Decimals of a degree: a tenth of a metre, far below what any report tells (RFC 7946, 11.2)."""


def write(selection: Selection, out: IO[bytes]) -> Summary:
    """Writes one FeatureCollection; an incident without a place is in it, too."""
    summary = Summary("incident")
    out.write(b'{"type":"FeatureCollection","features":[')
    for case in selection.cases():
        out.write((b",\n" if summary.count else b"\n") + as_bytes(feature(case)))
        summary.count += 1
    out.write(b"\n]}\n")
    return summary


def feature(case: Case) -> dict[str, Any]:
    """One incident as a Feature."""
    incident, facts = case.incident, Facts(case)
    where, when = facts.where(), facts.when()
    deed = facts.deed()
    geometry, precise = located(where)
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": geometry,
        "properties": {
            "what": incident.what,
            "event_type": deed.event_type if deed else None,
            "sub_event_type": deed.sub_event_type if deed else None,
            "where": where.value.name if where else None,
            "admin1": where.value.admin1 if where else None,
            "country": where.value.country if where else None,
            **precise,
            "earliest": when.value.earliest if when else None,
            "latest": when.value.latest if when else None,
            "time_precision": when.precision.acled if when and when.precision else None,
            "agreement": {cell.name: cell.agreement.level for cell in incident.cells},
            "assessed": {name: {"value": a.text, "grade": a.grade} for name, a in case.review.cells.items()},
            "notes": telling.notes(case),
            "accounts": list(_accounts(case)),
            "reports": list(incident.reports),
        },
    }


def located(where: Where | None) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """The geometry of a place, and how precise it is.

    A town is a point. Words that lead to another point ("12 km south of Izium") are that point, with the radius that it
    may be off by. A region or a country is no point: its geometry is null, and its centre stands in the properties.
    """
    if where is None:
        return None, {"geo_precision": None, "precision_note": "no place is told"}
    value, place = where.value, where.place
    if value.latitude is None or value.longitude is None:
        return None, {"geo_precision": None, "precision_note": "the gazetteer does not have the place"}
    offset = place.offset if place else None
    if offset and offset.latitude is not None and offset.longitude is not None and value.precision in (1, 2):
        note = f"within {offset.radius_km:g} km of the point" if offset.radius_km else "near the point"
        precise = {"geo_precision": value.precision, "radius_km": offset.radius_km, "precision_note": note}
        return _point(offset.latitude, offset.longitude), precise
    centre = [round(value.longitude, DIGITS), round(value.latitude, DIGITS)]
    if value.precision is None or value.precision > 2 or (value.feature or "").startswith(("ADM", "PCL")):
        kind = "a country" if value.precision is None else "a region"
        note = f"{kind}: its centre is no place where anything is told to have happened"
        return None, {"geo_precision": value.precision, "precision_note": note, "centre": centre}
    note = "the place itself" if value.precision == 1 else "near the place"
    return _point(value.latitude, value.longitude), {"geo_precision": value.precision, "precision_note": note}


def _point(latitude: float, longitude: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [round(longitude, DIGITS), round(latitude, DIGITS)]}


def _accounts(case: Case) -> Iterator[dict[str, Any]]:
    for cell in case.incident.cells:
        for a in cell.accounts:
            yield {
                "cell": cell.name,
                "words": a.text,
                "stance": a.stance,
                "according_to": telling.who(a.chain),
                "report": a.event.report,
                "spans": [[span.start, span.end] for span in a.spans],
                "published": a.published,
            }
