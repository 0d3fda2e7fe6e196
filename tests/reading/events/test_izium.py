"""The first report, read the whole way."""

from typing import Any

import pytest

from accordingto.reading.places import Gazetteer
from accordingto.reading.reader import Reader
from accordingto.record import Event, Passage, Reading, Report


@pytest.fixture(scope="module")
def reading(izium: str) -> Reading:
    passages: list[Passage] = []
    at = 0
    for line in izium.split("\n"):
        if line.startswith("By: "):
            break
        if line.strip():
            passages.append(Passage(at, at + len(line), "body" if passages else "title"))
        at += len(line) + 1
    report = Report("izium", izium, published="2022-09-14", published_from="given", passages=tuple(passages))
    return Reader(Gazetteer.default()).read(report)


def event(reading: Reading, word: str, plover: Any = ..., nth: int = 0) -> Event:
    found = [
        e
        for e in reading.events
        if any(word in s.of(reading.report.text) for s in e.trigger) and (plover is ... or e.plover == plover)
    ]
    assert len(found) > nth, f"no event at {word!r}"
    return found[nth]


def place(reading: Reading, id: str | None) -> str | None:
    return next((p.name for p in reading.places if p.id == id), None)


def name(reading: Reading, id: str | None) -> str:
    entity = reading.entity(id)
    return entity.name if entity else ""


def sources(reading: Reading, ids: tuple[str, ...]) -> str:
    text = reading.report.text
    by_id = {s.id: s for s in reading.statements}
    return " | ".join(" ".join(span.of(text) for span in by_id[i].source) if i in by_id else i for i in ids)


def test_the_recapture_of_izium(reading: Reading) -> None:
    found = event(reading, "seized back")
    assert {"recaptured", "taken"} <= {s.of(reading.report.text) for s in found.trigger}
    assert place(reading, found.place) == "Izium"
    assert found.geo_precision == 1
    assert found.acled is not None
    assert found.acled.sub_event_type == "Government regains territory"
    assert found.control is not None
    assert place(reading, found.control.place) == "Izium"
    assert "Russia" in name(reading, found.control.from_)
    assert "report" in found.according_to


def test_the_region_was_under_russian_control(reading: Reading) -> None:
    found = event(reading, "control")
    assert found.control is not None
    assert place(reading, found.control.place) == "Kharkiv"
    assert "Russia" in name(reading, found.control.to)


def test_russian_forces_left_bucha_in_march(reading: Reading) -> None:
    found = event(reading, "left", "RETREAT")
    assert (place(reading, found.place), found.earliest, found.latest) == ("Bucha", "2022-03-01", "2022-03-31")
    assert found.time_precision == 3
    assert found.control is not None
    assert "Russia" in name(reading, found.control.from_)


def test_bodies_found_at_bucha(reading: Reading) -> None:
    found = event(reading, "found")
    assert place(reading, found.place) == "Bucha"
    assert [(h.kind, h.low) for h in found.harm] == [("killed", 200)]
    assert found.plover is None
    assert found.time is None


def test_the_killings_are_claimed_and_disputed(reading: Reading) -> None:
    found = event(reading, "killed")
    assert sources(reading, found.according_to) == "residents and local police"
    assert "Russia" in sources(reading, found.disputed_by)
    assert [(h.kind, h.group) for h in found.harm] == [("killed", "civilians")]


def test_attacks_on_infrastructure_according_to_ukraine(reading: Reading) -> None:
    found = event(reading, "attacked")
    assert sources(reading, found.according_to) == "Ukraine"
    assert [r.of(reading.report.text) for r in found.roles] == ["Russia", "civil infrastructure"]
    assert found.time is not None


def test_the_planned_aid_package(reading: Reading) -> None:
    found = event(reading, "aid package", "AID")
    assert found.status == "planned"
    assert "White House" in sources(reading, found.according_to)


def test_no_gas_electricity_or_water(reading: Reading) -> None:
    found = next(e for e in reading.events if any(h.kind == "deprived" for h in e.harm))
    assert found.according_to != ("report",)
    statement = next(s for s in reading.statements if s.id == found.according_to[0])
    assert name(reading, statement.speaker) in ("Liubov Sinna", "")


def test_the_call_the_visit_and_the_medals(reading: Reading) -> None:
    assert event(reading, "phone").plover == "CONSULT"
    assert event(reading, "visit").plover == "CONSULT"
    assert event(reading, "awarded").plover is None


def test_no_event_where_there_is_none(reading: Reading) -> None:
    words = {s.of(reading.report.text) for e in reading.events for s in e.trigger}
    assert not words & {"said", "told", "state", "March", "experience", "statement", "declaration"}
