import json
from dataclasses import replace

from accordingto.record import Entity, Event, Mention, Place, Reading, Report, Role, Span
from benchmarks.events_cells import CELLS, judged

TEXT = "Rebels shelled the port of Lenta on Monday. The Front shelled it twice."
EVENT = Event(
    "v1",
    (Span(7, 14),),
    "happened",
    ("report",),
    (Span(0, 42),),
    roles=(Role(0, 6, "actor", "e1"), Role(15, 23, "target")),
    place="p1",
)
WANTED = {
    "start": 7,
    "event": "yes",
    "type_right": True,
    "places": ["Lenta"],
    "times": [[None, None]],
    "actors": ["Front"],
    "actors_optional": [],
    "targets": ["the port of Lenta"],
    "targets_optional": [],
}


def reading(*events: Event) -> Reading:
    front = Entity("e1", "Front", "armed_group", (Mention(0, 6, "nominal"), Mention(48, 53, "name")))
    return Reading(Report("r", TEXT), entities=(front,), places=(Place(27, 32, "p1", "Lenta"),), events=events)


def test_a_participant_is_right_by_its_words_or_by_its_entity() -> None:
    (found,) = judged(reading(EVENT), [WANTED])
    assert (found.right, found.who, found.where, found.when) == (True, True, True, True)


def test_who_is_wrong_where_somebody_is_missing_or_too_many() -> None:
    nobody = replace(EVENT, roles=EVENT.roles[1:])
    assert not judged(reading(nobody), [WANTED])[0].who
    assert judged(reading(nobody), [WANTED | {"actors": [], "actors_optional": ["Front"]}])[0].who
    assert not judged(reading(EVENT), [WANTED | {"actors": [], "actors_optional": []}])[0].who


def test_a_name_with_its_short_form_is_either() -> None:
    assert judged(reading(EVENT), [WANTED | {"actors": ["Long Front (FRONT)", "Front (LF)"]}])[0].who
    assert not judged(reading(EVENT), [WANTED | {"actors": ["Lenta Front (LF)"]}])[0].who


def test_a_name_within_another_word_is_none() -> None:
    other = replace(EVENT, roles=(Role(7, 14, "actor"), EVENT.roles[1]))
    assert not judged(reading(other), [WANTED | {"actors": ["shell"]}])[0].who


def test_what_a_coder_may_leave_out_is_neither_right_nor_wrong() -> None:
    assert judged(reading(EVENT), [WANTED | {"event": "optional"}])[0].right is None
    assert judged(reading(EVENT), [{"start": 7, "event": "double", "of": 3}])[0].right is False
    assert judged(reading(EVENT), [WANTED | {"type_right": False}])[0].right is False


def test_two_annotated_acts_that_are_one_event_of_ours_count_once() -> None:
    joined = replace(EVENT, trigger=(Span(7, 14), Span(54, 61)))
    rows = [WANTED, {"start": 54, "event": "double", "of": 7}]
    assert [j.right for j in judged(reading(joined), rows)] == [True]


def test_the_annotation_holds_names_and_days_and_no_text() -> None:
    rows = [json.loads(line) for line in CELLS.read_text(encoding="utf-8").splitlines()]
    assert {row["part"] for row in rows} == {"train", "further", "held-out"}
    for row in rows:
        assert row.keys() == {"id", "part", "events"}
        starts = {cells["start"] for cells in row["events"]}
        for cells in row["events"]:
            if cells["event"] == "double":
                assert cells["of"] in starts
            elif cells["event"] != "no":
                assert cells.keys() == WANTED.keys()
                names = [
                    n for k in ("places", "actors", "targets", "actors_optional", "targets_optional") for n in cells[k]
                ]
                assert all(name is None or len(name) <= 150 for name in names), max(names, key=lambda n: len(n or ""))
