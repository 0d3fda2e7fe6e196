"""What counts as right for the cells of a template, on records of our own."""

from datetime import date
from typing import Any

import pytest

from accordingto.record import Entity, Event, Mention, Place, Reading, Report, Role, Span, Statement
from benchmarks.events_muc import dates_agree, matched, place_agrees
from benchmarks.fillers.blame import by_rule, described, graded, likeliest
from benchmarks.muc import Template, key, published, templates

TEXT = "Rebels kidnapped the mayor in Lenta. A bomb damaged a bank in Orsk."
PLACES = (Place(30, 35, "p1", "Lenta", country="PER", admin1="Junin"), Place(62, 66, "p2", "Orsk", country="PER"))
ROLES = ((Role(0, 6, "actor"), Role(17, 26, "affected")), (Role(52, 58, "object"),))
EVENTS = tuple(
    Event(f"v{n}", (span,), "happened", ("report",), (span,), "ASSAULT", roles=roles, place=place)
    for n, (span, roles, place) in enumerate(zip((Span(7, 16), Span(44, 51)), ROLES, ("p1", "p2"), strict=True))
)
READING = Reading(Report("r", TEXT), places=PLACES, events=EVENTS)


def template(*fillers: str, kind: str = "ATTACK", area: tuple[str, ...] = ()) -> Template:
    return Template(kind, date(1990, 1, 9), date(1990, 1, 9), "PER", area, "accused", frozenset(fillers))


def test_templates_are_matched_by_what_fills_them() -> None:
    bank, mayor = template("bank", kind="BOMBING"), template("mayor", "rebels", kind="KIDNAPPING")
    assert [(e.id, t.kind) for _, e, t in matched(READING, [bank, mayor])] == [("v0", "KIDNAPPING"), ("v1", "BOMBING")]
    assert matched(READING, [template("judge")]) == []


@pytest.mark.parametrize(
    ("earliest", "latest", "right"),
    [("1990-01-09", "1990-01-09", True), ("1990-01-08", "1990-01-09", False), (None, None, False)],
)
def test_a_date_is_right_within_the_bounds_of_the_key(earliest: str | None, latest: str | None, right: bool) -> None:
    event = Event("v", (Span(7, 16),), "happened", ("report",), (Span(7, 16),), earliest=earliest, latest=latest)
    assert dates_agree(event, template()) is right


@pytest.mark.parametrize(
    ("area", "expected"), [((), (True, True)), (("junin",), (True, True)), (("lima",), (True, False))]
)
def test_a_place_is_right_with_its_country_and_the_town_or_region(
    area: tuple[str, ...], expected: tuple[bool, bool]
) -> None:
    assert place_agrees(READING, EVENTS[0], template(area=area)) == expected


def test_a_place_is_right_by_its_name_with_or_without_accents_and_on_the_map_or_not() -> None:
    def agrees(place: Place, *area: str) -> tuple[bool, bool]:
        return place_agrees(Reading(READING.report, places=(place,)), EVENTS[0], template(area=area))

    accented = Place(30, 35, "p1", "LENTA\nDEPARTMENT", resolved="Lentá", country="PER")
    assert agrees(accented, "lenta") == (True, True)
    assert agrees(accented, "orsk - lenta") == (True, True)
    unknown = Place(30, 35, "p1", "LENTA")
    assert agrees(unknown, "lenta") == (False, True)
    assert agrees(unknown, "lima") == (False, False)


def test_the_day_is_that_of_the_dateline() -> None:
    assert published("   LENTA, 8 JANUARY 90 (RADIO) -- [TEXT]") == "1990-01-08"
    assert published("LENTA, NO DATE -- [TEXT]") is None


def test_an_entity_of_two_templates_is_one() -> None:
    one: dict[str, Any] = {
        "PerpInd": [[["Rebels", 0], ["armed  men", 9]]],
        "PerpOrg": [],
        "Target": [],
        "Victim": [],
        "Weapon": [],
    }
    assert key({"templates": [one, one]})["PerpInd"] == [frozenset({"rebels", "armed men"})]


def test_optional_templates_need_not_be_found() -> None:
    names = ["PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: DESCRIPTION"]
    slots: dict[str, Any] = {
        name: {"fills": []} for name in (*names, "PERP: ORGANIZATION CONFIDENCE", "INCIDENT: TYPE")
    }
    slots["INCIDENT: DATE"] = {"fills": [[{"value": "- 04 MAR 90"}]]}
    slots["INCIDENT: LOCATION"] = {"fills": [[{"value": "PERU: JUNIN (DEPARTMENT)"}]]}
    row = {"templates": [{"optional": True, "slots": slots}, {"optional": False, "slots": slots}]}
    (only,) = templates(row)
    assert (only.earliest, only.latest, only.country, only.area) == (None, date(1990, 3, 4), "PER", ("junin",))


@pytest.mark.parametrize(
    ("blame", "cue", "grade"),
    [
        ("reported", "said", "reported"),
        ("claimed", "said", "claimed"),
        ("accused", "said", "reported"),
        ("accused", "blamed", "accused"),
        ("suspected", "said", "accused"),
        ("possible", "said", "possible"),
    ],
)
def test_blame_is_put_in_the_terms_of_the_key(blame: str, cue: str, grade: str) -> None:
    text = f"Rebels attacked, police {cue}."
    said = Statement("s1", (Span(17, 23),), (Span(24, 24 + len(cue)),), (Span(0, 15),), "indirect")
    event = Event("v1", (Span(7, 15),), "happened", ("s1",), (Span(0, 15),), "ASSAULT", blame=blame)  # type: ignore[arg-type]
    assert by_rule(Reading(Report("r", text), statements=(said,), events=(event,)), event) == grade


def test_blame_is_described_by_who_did_it_and_the_words_around() -> None:
    text = "Rebels bombed a bank. Police suspect the rebels."
    rebels = Entity("e1", "Rebels", "armed_group", (Mention(0, 6, "name"), Mention(41, 47, "nominal")))
    event = Event("v1", (Span(7, 13),), "happened", ("report",), (Span(0, 20),), roles=(Role(0, 6, "actor", "e1"),))
    reading = Reading(Report("r", text), entities=(rebels,), events=(event,))
    found = described(reading, event)
    assert {"bias", "rule=None", "own=True", "actors=True", "actor=rebels", "kind=armed_group|True"} <= found
    assert {"report=suspect", "beside=suspect"} <= found
    assert "near=suspect" not in found
    assert "kind=None" not in found
    table = {"bias": (1.0, 0.0, 0.0, 0.0), "report=suspect": (0.0, 2.0, 0.0, 0.5)}
    assert likeliest(found, table) == "accused"
    assert likeliest({"bias"}, table) == "reported"
    assert graded(reading, event) in ("reported", "accused")


def test_a_day_that_no_calendar_has_is_none() -> None:
    assert published("LENTA, 31 NOVEMBER 90 (RADIO) -- [TEXT]") is None
