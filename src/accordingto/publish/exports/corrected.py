"""What a coder wrote into the columns of a row, as the value of the incident's cell."""

import re
from collections.abc import Mapping, Set
from datetime import date

from accordingto.publish.exports import profile
from accordingto.publish.exports.facts import Facts
from accordingto.publish.exports.table import Value
from accordingto.reading.times.precision import precision
from accordingto.record import CellName, Count, Deed, InputError, Locality, Party, Period
from accordingto.record import Value as CellValue

_PLACES = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 7: 3}
"""ACLED's code of a place by UCDP's; a country alone has none."""

_STATE = {"Military Forces of ": "military", "Police Forces of ": "organisation", "Government of ": "government"}


def value_of(cell: CellName, told: Mapping[str, Value], changed: Set[str], facts: Facts) -> CellValue:
    """The value of a cell from the columns of a row; InputError where they cannot be one.

    ``told`` is the whole row as the coder left it, ``changed`` names the columns of this cell that are not as they were.
    """
    if cell == "killed":
        return _killed(told, facts)
    if cell == "when":
        return _when(told)
    if cell == "where":
        return _where(told, changed, facts)
    if cell == "what":
        return _what(told)
    name = "actor1" if cell == "who" else "actor2"
    return party(
        _text(told, name if "event_id_cnty" in told else "side_a" if cell == "who" else "side_b"), "relid" in told
    )


def _killed(told: Mapping[str, Value], facts: Facts) -> Count:
    name = "best" if "relid" in told else "fatalities"
    number = told.get(name)
    if not isinstance(number, int) or number < 0:
        raise InputError(f"{name}: give a whole number, 0 or more")
    deaths = facts.deaths()
    groups = {"civilians": deaths.civilians, "combatants": deaths.combatants, "unknown": deaths.others}
    known = [group for group, range_ in groups.items() if range_ is not None]
    return Count(number, number, known[0] if len(known) == 1 else "unknown")


def _when(told: Mapping[str, Value]) -> Period:
    names = ("date_start", "date_end") if "relid" in told else ("event_date", "event_date")
    first, last = (_day(told, name) for name in names)
    if first > last:
        raise InputError(f"{first} is after {last}: put the earlier day into date_start")
    codes = precision(first, last)
    return Period(first, last, codes.acled if codes else None)


def _day(told: Mapping[str, Value], name: str) -> str:
    text = _text(told, name)
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        raise InputError(f"{name}: {text!r} is no day: write it as 2022-09-14") from None


def _where(told: Mapping[str, Value], changed: Set[str], facts: Facts) -> Locality:
    ged = "relid" in told
    name_column, code_column, unit = (
        ("where_coordinates", "where_prec", "adm_1") if ged else ("location", "geo_precision", "admin1")
    )
    latitude, longitude, code = told.get("latitude"), told.get("longitude"), told.get(code_column)
    if name_column in changed and not changed & {"latitude", "longitude"} and latitude is not None:
        raise InputError(
            f"{name_column} was changed, and its coordinates were not: give those of the new place, or empty them"
        )
    if (latitude is None) != (longitude is None):
        raise InputError("give both latitude and longitude, or neither")
    if isinstance(latitude, float) and not (-90 <= latitude <= 90 and -180 <= float(longitude or 0) <= 180):
        raise InputError(f"{latitude}, {longitude} is no place on earth: latitudes end at 90, longitudes at 180")
    known = range(1, 8) if ged else range(1, 4)
    if code is not None and code not in known:
        raise InputError(f"{code_column}: {code} is none of {known[0]} to {known[-1]}")
    level = _PLACES.get(int(code)) if ged and code is not None else int(code) if code is not None else None
    before = facts.where()
    return Locality(
        _text(told, name_column),
        None,
        float(latitude) if latitude is not None else None,
        float(longitude) if longitude is not None else None,
        None,
        _country(told, before.value.country if before else None, ged=ged) if told.get("country") else None,
        str(told[unit]) if told.get(unit) else None,
        level,
    )


def _country(told: Mapping[str, Value], before: str | None, *, ged: bool) -> str:
    name = _text(told, "country")
    known = profile.countries()
    if before and name in (before, known[before].ged if ged else known[before].acled if before in known else before):
        return before
    found = name if name in known else next((c for c, k in known.items() if name in (k.acled, k.ged)), None)
    if found is None:
        raise InputError(f"country: {name!r} is no country that the codebook knows: write its name or its alpha-3 code")
    return found


def _what(told: Mapping[str, Value]) -> Deed:
    kind, sub = _text(told, "event_type"), _text(told, "sub_event_type")
    events = profile.acled().events
    if kind not in events:
        raise InputError(f"event_type: {kind!r} is none of {', '.join(events)}")
    if sub not in events[kind]:
        raise InputError(f"sub_event_type: {sub!r} is none of {kind}: {', '.join(events[kind])}")
    return Deed("happened", None, kind, sub)


def party(name: str, armed: bool) -> Party:
    """Who is meant by a name in one of the codebooks' ways; others are armed groups where the table has no others.

    >>> party("Military Forces of Ukraine", False)
    Party(name='Military Forces of Ukraine', kind='military', country='UKR', type='party')
    """
    for head, kind in _STATE.items():
        if name.startswith(head):
            state = name.removeprefix(head)
            known = profile.countries()
            code = state if state in known else next((c for c, k in known.items() if state in (k.acled, k.ged)), None)
            return Party(name, kind, code)  # type: ignore[arg-type]  # the kinds above are the record's
    if re.match(r"(Civilians|Protesters|Rioters)\b", name):
        return Party(name, "civilians")
    return Party(name, "armed_group" if armed or "Armed Group" in name else "other")


def _text(told: Mapping[str, Value], name: str) -> str:
    value = told.get(name)
    if value is None or not str(value).strip():
        raise InputError(
            f"{name} was emptied: what nobody knows is said by discounting it in the workbench; give a value here"
        )
    return str(value).strip()
