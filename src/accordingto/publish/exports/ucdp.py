"""Incidents as rows of UCDP GED's table: 49 columns by its codebook, then ours.

What each column holds stands in `profiles/ucdp-ged-23.1.yaml`.
"""

import math
from collections.abc import Iterable, Iterator

from accordingto.linking.accounts.vocabulary import plain
from accordingto.publish.exports import profile, telling
from accordingto.publish.exports.facts import CIVILIANS as CIVIL
from accordingto.publish.exports.facts import COMBATANTS, Deaths, Facts, When, Where
from accordingto.publish.exports.selection import Case, Selection
from accordingto.publish.exports.summary import Summary
from accordingto.publish.exports.table import Row, Value
from accordingto.publish.exports.versions import stamped
from accordingto.publish.rows import NOBODY, flat
from accordingto.record import Party

NO_DEATH = "nobody affirms and counts a death, without which UCDP has no event"
CIVILIANS = "Civilians"
_PLACES = {1: 1, 2: 2, 3: 4}
"""UCDP's code of a place that an analyst entered, by ACLED's code of it."""

STATE, GROUP = "state", "group"


def rows(selection: Selection, summary: Summary) -> Iterator[Row]:
    """The incidents of which somebody counts at least one death."""
    return summary.kept(map(row, selection.cases()), NO_DEATH)


def row(case: Case) -> Row | None:
    """One incident as a row; None where no death is told of."""
    facts = Facts(case)
    deaths = facts.deaths()
    if not deaths.total("high"):
        return None
    where, when = facts.where(), facts.when()
    kind, one, two = sides(facts)
    side_a, side_b = side(one), side(two)
    country = profile.countries().get((where.value.country if where else None) or "")
    codes: dict[str, Value] = {
        "id": int(case.incident.id[1:], 16),
        "relid": case.incident.id,
        "type_of_violence": kind,
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        "country": country.ged if country else where.value.country if where else None,
        "country_id": country.gw if country else None,
        "region": country.ged_region if country else None,
        "gwnoa": _gw(one),
        "gwnob": _gw(two),
    }
    located, dated = _located(where), _dated(when)
    codes |= located | dated | _sources(case) | _counted(facts, deaths, one, two)
    codes["event_clarity"] = clarity(dated.get("date_prec"), located.get("where_prec"))
    codes["code_status"] = _status(facts, codes)
    return stamped({**codes, **telling.our_columns(case, profile.ucdp().label)}, profile.ucdp())


def sides(facts: Facts) -> tuple[int | None, Party | None, Party | None]:
    """The type of violence and its sides; the type is None where a side is not known.

    Of shells that hit civilians no report tells by itself whether they were meant: only an event that is told as violence against
    civilians is one-sided.
    """
    doing, done_to = facts.parties("who"), facts.parties("target")
    deed = facts.deed()
    one = next((p for p in doing if sort(p)), None)
    if deed is not None and deed.event_type == "Violence against civilians":
        return (3 if one else None), one, Party(CIVILIANS, "civilians")
    two = next((p for p in (*done_to, *doing) if sort(p) and p != one), None)
    if one is None or two is None:
        return None, one, two
    if sort(one) == GROUP and sort(two) == STATE:
        one, two = two, one
    return (1 if STATE in (sort(one), sort(two)) else 2), one, two


def sort(party: Party) -> str | None:
    """``state`` for the forces of a state, ``group`` for another organised armed side, None for whoever is neither."""
    if party.kind in ("military", "government") or set(plain(party.name)) & profile.acled().police:
        return STATE
    return GROUP if party.kind == "armed_group" else None


def side(party: Party | None) -> str | None:
    """A side by UCDP's way of naming it.

    >>> side(Party("Russian troops", "military", "RUS")), side(Party("Velmar Liberation Front", "armed_group"))
    ('Government of Russia (Soviet Union)', 'Velmar Liberation Front')
    """
    if party is None:
        return None
    known = profile.countries().get(party.country or "")
    if sort(party) == STATE and (known or party.country):
        return f"Government of {known.ged if known else party.country}"
    return flat(party.name)


def clarity(date_prec: Value, where_prec: Value) -> int:
    """1 where the event can be told from others by its day and place, else 2."""
    dated = isinstance(date_prec, int) and date_prec <= 2
    placed = isinstance(where_prec, int) and where_prec <= 5
    return 1 if dated and placed else 2


def grid_cell(latitude: float, longitude: float) -> int:
    """The number of PRIO-GRID's half-degree cell that a point lies in; 1 is at 90°S 180°W, and a row of 720 goes east.

    >>> grid_cell(-89.9, -179.9), grid_cell(49.2, 37.3)
    (1, 200595)
    """
    row_, column = math.floor((latitude + 90) * 2), math.floor((longitude + 180) * 2)
    return min(row_, 359) * 720 + min(column, 719) + 1


def _located(where: Where | None) -> dict[str, Value]:
    if where is None:
        return {}
    value, place = where.value, where.place
    precision = place.precision.ucdp if place and place.precision else _PLACES.get(value.precision or 0)
    found: dict[str, Value] = {
        "where_prec": precision,
        "where_coordinates": value.name if value.latitude is not None else None,
        "where_description": flat(where.words),
        "adm_1": value.admin1 if precision is None or precision <= 4 else None,
        "adm_2": place.admin2 if place and (precision is None or precision <= 3) else None,
    }
    if value.latitude is not None and value.longitude is not None:
        found |= {
            "latitude": value.latitude,
            "longitude": value.longitude,
            "geom_wkt": f"POINT ({value.longitude:.6f} {value.latitude:.6f})",
            "priogrid_gid": grid_cell(value.latitude, value.longitude),
        }
    return found


def _dated(when: When | None) -> dict[str, Value]:
    if when is None:
        return {}
    precision = when.precision.ucdp if when.precision else None
    first = when.value.earliest
    year = int(first[:4]) if first else None
    return {"date_prec": precision, "date_start": first, "date_end": when.value.latest, "year": year}


def _sources(case: Case) -> dict[str, Value]:
    reports = [reading.report for reading in case.readings.values()]
    firsts = dict.fromkeys(
        flat(a.chain[-1].name)
        for cell in case.incident.cells
        for a in cell.accounts
        if len(a.chain) > 1 and a.chain[-1].name != NOBODY
    )
    return {
        "number_of_sources": len({case.copies.get(report.id, report.id) for report in reports}),
        "source_article": ";".join(
            f'"{_plain(r.outlet)},{(r.published or "")[:10]},{_plain(r.title)}"' for r in reports
        ),
        "source_office": _listed(r.outlet for r in reports),
        "source_date": _listed((r.published or "")[:10] for r in reports),
        "source_headline": _listed(r.title for r in reports),
        "source_original": "; ".join(firsts),
    }


def _listed(values: Iterable[str | None]) -> str:
    return ";".join(_plain(value) for value in values).strip(";")


def _plain(value: str | None) -> str:
    """A part of a list that is set off by ; and quotation marks, without these."""
    return flat((value or "").replace(";", ",").replace('"', "'"))


def _counted(facts: Facts, deaths: Deaths, one: Party | None, two: Party | None) -> dict[str, Value]:
    """The dead by side: combatants are of the side that it was done to, where that is one of the two."""
    best, civilians = deaths.total("best") or 0, deaths.civilians.best if deaths.civilians else 0
    combatants = deaths.combatants.best if deaths.combatants else 0
    if deaths.assessed is not None:
        civilians = best if deaths.assessed.group in CIVIL else 0
        combatants = best if deaths.assessed.group in COMBATANTS else 0
    hit = next((p for p in facts.parties("target") if p in (one, two)), None)
    a, b = (combatants if hit == one and hit else 0), (combatants if hit == two and hit else 0)
    return {
        "deaths_a": a,
        "deaths_b": b,
        "deaths_civilians": civilians,
        "deaths_unknown": best - a - b - civilians,
        "best": best,
        "high": deaths.total("high"),
        "low": deaths.total("low"),
    }


def _status(facts: Facts, codes: dict[str, Value]) -> str:
    held = facts.case.review.cells.get("killed")
    if facts.contested("killed") and (held is None or held.grade not in ("confirmed", "fair")):
        return "Check deaths"
    if not codes.get("type_of_violence"):
        return "Check type of violence"
    missing = [name for name in ("latitude", "date_start") if codes.get(name) is None]
    return "Check" if missing else "Clear"


def _gw(party: Party | None) -> int | None:
    known = profile.countries().get((party.country or "") if party and sort(party) == STATE else "")
    return known.gw if known else None
