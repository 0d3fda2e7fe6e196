"""Incidents as rows of ACLED's table: 31 columns by its codebook, then ours.

What each column holds stands in `profiles/acled-2024.yaml`.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from accordingto.linking.accounts.parties import same
from accordingto.linking.accounts.vocabulary import plain
from accordingto.publish.exports import profile, telling
from accordingto.publish.exports.facts import CIVILIANS, COMBATANTS, Facts, When, Where
from accordingto.publish.exports.selection import Case, Selection
from accordingto.publish.exports.summary import Summary
from accordingto.publish.exports.table import Row, Value
from accordingto.publish.exports.versions import stamped
from accordingto.publish.rows import flat
from accordingto.record import Deed, Party

OUT_OF_SCOPE = "nobody affirms anything that ACLED has a type for"
DEMONSTRATORS = {"Protests": "Protesters", "Riots": "Rioters"}


def rows(selection: Selection, summary: Summary) -> Iterator[Row]:
    """The incidents that are in ACLED's scope."""
    return summary.kept(map(row, selection.cases()), OUT_OF_SCOPE)


def row(case: Case) -> Row | None:
    """One incident as a row; None where it is out of ACLED's scope."""
    facts = Facts(case)
    deed = facts.deed()
    if deed is None:
        return None
    where, when = facts.where(), facts.when()
    country = where.value.country if where else None
    known = profile.countries().get(country or "")
    day = event_date(when)
    one, with_one, two, with_two = actors(facts, deed, country)
    inter1, inter2 = inter(one, deed, country), inter(two, deed, country)
    codes: dict[str, Value] = {
        "event_id_cnty": case.incident.id,
        "event_date": day,
        "year": int(day[:4]) if day else None,
        "time_precision": when.precision.acled if when and day and when.precision else None,
        "disorder_type": disorder(deed),
        "event_type": deed.event_type,
        "sub_event_type": deed.sub_event_type,
        "actor1": named(one, deed, country),
        "assoc_actor_1": "; ".join(with_one),
        "inter1": inter1,
        "actor2": named(two, deed, country),
        "assoc_actor_2": "; ".join(with_two),
        "inter2": inter2,
        "interaction": interaction(inter1, inter2, alone=two is None),
        "civilian_targeting": targeting(deed, inter2),
        "iso": known.iso if known else None,
        "region": known.acled_region if known else None,
        "country": known.acled if known else country,
        "notes": telling.notes(case),
        "source": "; ".join(dict.fromkeys(r.report.outlet for r in case.readings.values() if r.report.outlet)),
        "fatalities": fatalities(facts),
        "tags": crowd(facts, deed),
        "timestamp": _timestamp(case),
    }
    return stamped({**codes, **_located(where), **telling.our_columns(case, profile.acled().label)}, profile.acled())


def _located(where: Where | None) -> dict[str, Value]:
    if where is None:
        return {}
    value = where.value
    return {
        "admin1": value.admin1,
        "admin2": where.place.admin2 if where.place else None,
        "location": value.name,
        "latitude": value.latitude,
        "longitude": value.longitude,
        "geo_precision": value.precision if value.latitude is not None else None,
    }


def event_date(when: When | None) -> str | None:
    """The day that ACLED codes: the day itself, or the middle of the week or month that is told; None where more is open."""
    if when is None or when.precision is None or when.precision.acled is None:
        return None
    first, last = when.value.earliest or when.value.latest, when.value.latest or when.value.earliest
    if first is None or last is None:
        return None
    length = date.fromisoformat(last) - date.fromisoformat(first)
    return (date.fromisoformat(first) + timedelta(days=length.days // 2)).isoformat()


def disorder(deed: Deed) -> str | None:
    """ACLED's disorder type of an event; the first rule of the profile that fits."""
    return next(
        (
            rule.disorder
            for rule in profile.acled().disorder
            if rule.event_type == deed.event_type and rule.sub_event_type in (None, deed.sub_event_type)
        ),
        None,
    )


def actors(facts: Facts, deed: Deed, country: str | None) -> tuple[Party | None, list[str], Party | None, list[str]]:
    """Actor 1 with those beside it, and actor 2 with those beside it.

    Of a demonstration actor 1 are the demonstrators, and whoever stepped in is actor 2. Civilians are actor 2 of violence against
    civilians, and wherever it is civilians who are told to be harmed and no armed target is named.
    """
    doing, done_to = facts.parties("who"), facts.parties("target")
    armed = [
        p for p in (*doing, *done_to) if inter(p, deed, country) not in (None, "Civilians", *DEMONSTRATORS.values())
    ]
    if deed.event_type in DEMONSTRATORS:
        crowd_ = Party(DEMONSTRATORS[deed.event_type], "civilians")
        return crowd_, [], armed[0] if armed else None, []
    one = next((p for p in doing if p.kind != "civilians"), None)
    two = next((p for p in done_to if p in armed and p != one), None)
    if two is None and not done_to:  # both sides of a clash or an agreement are told to do it
        two = next((p for p in doing if p in armed and one and not same(p, one)), None)
    harmed = facts.harmed()
    beside_two = [
        _of(name, country)
        for group, name in (("journalists", "Journalists"), ("aid_workers", "Aid Workers"))
        if group in harmed
    ]
    civilians = any(p.kind == "civilians" for p in done_to) or bool(harmed & CIVILIANS and not harmed & COMBATANTS)
    if deed.event_type == "Violence against civilians" or (two is None and civilians):
        two = Party("Civilians", "civilians")
    beside_one = [named(p, deed, country) for p in doing if p not in (one, two) and p.kind != "civilians"]
    return one, [name for name in beside_one if name], two, beside_two


def named(party: Party | None, deed: Deed, country: str | None) -> str | None:
    """An actor by ACLED's way of naming it; the years of a regime, which ACLED adds, cannot be known from a report.

    >>> named(Party("Ukrainian troops", "military", "UKR"), Deed("happened"), "UKR")
    'Military Forces of Ukraine'
    >>> named(Party("gunmen", "armed_group"), Deed("happened"), "NGA")
    'Unidentified Armed Group (Nigeria)'
    """
    if party is None:
        return None
    words = set(plain(party.name))
    state = _country(party.country)
    if party.kind == "civilians":
        crowd_ = DEMONSTRATORS.get(deed.event_type or "")
        return _of(crowd_ if party.name == crowd_ else "Civilians", country)
    if words & profile.acled().unidentified and not party.name[:1].isupper():
        return _of("Unidentified Armed Group", country)
    if words & profile.acled().police:
        return f"Police Forces of {state or _country(country)}" if state or country else flat(party.name)
    if party.kind == "military" and state:
        return f"Military Forces of {state}"
    if party.kind == "government" and state:
        return f"Government of {state}"
    return flat(party.name)


def inter(party: Party | None, deed: Deed, country: str | None) -> str | None:
    """What kind of actor it is, by ACLED's inter codes; None where the name does not tell.

    >>> inter(Party("Russian troops", "military", "RUS"), Deed("happened"), "UKR")
    'External/Other forces'
    >>> inter(Party("Velmar Liberation Front", "armed_group"), Deed("happened"), None)
    'Rebel group'
    """
    if party is None:
        return None
    words = set(plain(party.name))
    if party.kind == "civilians":
        crowd_ = DEMONSTRATORS.get(deed.event_type or "")
        return crowd_ if crowd_ and party.name == crowd_ else "Civilians"
    if words & profile.acled().police or party.kind in ("military", "government"):
        abroad = party.country and country and party.country != country
        return "External/Other forces" if abroad else "State forces"
    if party.kind == "armed_group":
        groups = profile.acled().armed_groups
        return next((name for name, known in groups.items() if words & known), None)
    return None


def interaction(one: str | None, two: str | None, *, alone: bool) -> str | None:
    """Both kinds, the lower code first.

    >>> interaction("Rebel group", "State forces", alone=False), interaction("State forces", None, alone=True)
    ('State forces-Rebel group', 'State forces only')
    """
    if one is None:
        return None
    if two is None:
        return f"{one} only" if alone else None
    codes = profile.acled().inter
    return "-".join(sorted((one, two), key=lambda kind: codes[kind]))


def targeting(deed: Deed, inter2: str | None) -> str | None:
    """Whether civilians were the main or only target, by the codebook."""
    against = deed.event_type == "Violence against civilians"
    excessive = deed.sub_event_type == "Excessive force against protesters"
    hit = deed.event_type in ("Explosions/Remote violence", "Riots") and inter2 == "Civilians"
    return "Civilian targeting" if against or excessive or hit else None


def fatalities(facts: Facts) -> int:
    """The most conservative count of the dead, with ACLED's figures for words where all who count give no figure."""
    codebook = profile.acled()
    deaths = facts.deaths()
    if deaths.assessed is not None:
        return deaths.total("best") or 0
    told = [facts.coded(account) for account in facts.affirmed("killed")]
    figures = [min(coded.acled) for coded in told if coded is not None]
    if figures and len(figures) == len(told):
        return min(figures)
    counted = deaths.total("low")
    if counted is not None:
        return counted
    return codebook.unnumbered if facts.killed_without_number() else codebook.none_told


def crowd(facts: Facts, deed: Deed) -> str | None:
    """The tag that ACLED gives to demonstrations, in the words of the report: "crowd size=about 300 people"."""
    if deed.event_type not in DEMONSTRATORS:
        return None
    for account in facts.affirmed("who"):
        reading = facts.reading(account)
        for amount in reading.amounts if reading else ():
            if amount.kind == "people" and any(span.overlaps(amount) for span in account.spans):
                return f"crowd size={flat(amount.of(reading.report.text)) if reading else ''}"
    return "crowd size=no report"


def _of(kind: str, country: str | None) -> str:
    return f"{kind} ({_country(country)})" if country else kind


def _country(code: str | None) -> str | None:
    known = profile.countries().get(code or "")
    return known.acled if known else code


def _timestamp(case: Case) -> int | None:
    made = [kept.made for kept in case.kept.values() if kept.made]
    return int(datetime.fromisoformat(max(made)).timestamp()) if made else None
