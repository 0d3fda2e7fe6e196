import json

from accordingto.record import Event, Place, Reading, Report, Span
from benchmarks.events_scenes import SCENES, judged

TEXT = "Rebels shelled Lenta on Monday."
EVENT = Event("v1", (Span(7, 14),), "happened", ("report",), (Span(0, 30),), place="p1")
CELLS = {"start": 7, "places": ["Lenta"], "times": [["2009-02-02", "2009-02-02"], [None, None]]}


def reading(event: Event) -> Reading:
    return Reading(Report("r", TEXT), places=(Place(15, 20, "p1", "Lenta"),), events=(event,))


def test_an_event_is_judged_by_every_right_answer() -> None:
    assert judged(reading(EVENT), [CELLS]) == [(True, True, True)]
    assert judged(reading(EVENT), [CELLS | {"places": ["Karsk"]}]) == [(False, True, False)]
    assert judged(reading(EVENT), [CELLS | {"times": [["2009-02-02", None]]}]) == [(True, False, False)]


def test_no_place_is_right_only_where_none_is_annotated() -> None:
    nowhere = Event("v1", (Span(7, 14),), "happened", ("report",), (Span(0, 30),))
    assert judged(reading(nowhere), [CELLS, CELLS | {"places": [None]}]) == [(False, True, False), (True, True, True)]


def test_hours_are_held_against_their_day() -> None:
    night = Event(
        "v1",
        (Span(7, 14),),
        "happened",
        ("report",),
        (Span(0, 30),),
        earliest="2009-02-02T20:00",
        latest="2009-02-02T23:59",
    )
    assert judged(reading(night), [CELLS | {"times": [["2009-02-02", "2009-02-02"]]}])[0][1]


def test_an_event_that_is_not_found_counts_for_nothing() -> None:
    assert judged(reading(EVENT), [CELLS | {"start": 8}]) == []


def test_the_annotation_holds_names_and_days_and_no_text() -> None:
    rows = [json.loads(line) for line in SCENES.read_text(encoding="utf-8").splitlines()]
    assert {row["part"] for row in rows} == {"dev", "held-out"}
    for row in rows:
        assert row.keys() == {"id", "part", "events"}
        for cells in row["events"]:
            assert cells.keys() == CELLS.keys()
            assert cells["places"]
            assert cells["times"]
            assert all(name is None or len(name) < 60 for name in cells["places"])
