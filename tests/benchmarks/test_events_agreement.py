import json
from typing import Any

from benchmarks import events_agreement
from benchmarks.events_agreement import PASSES, agreed

ONE: dict[str, Any] = {
    "status": "happened",
    "actors": [{"names": ["the rebels"], "optional": False}],
    "targets": [],
    "places": ["Lenta"],
    "times": [["2009-02-02", "2009-02-02"]],
}


def test_two_passes_that_say_the_same_agree() -> None:
    assert all(all(judged) for judged in agreed([(ONE, ONE | {"places": ["western Lenta"]})]).values())


def test_an_answer_that_one_gives_as_right_as_well_agrees_broadly_alone() -> None:
    other = ONE | {"places": [None, "Lenta"], "times": [[None, None], ["2009-02-02", "2009-02-02"]]}
    found = agreed([(ONE, other)])
    assert [found[f"{cell}.strict"] for cell in ("who", "where", "when", "who_where_when")] == [
        [True],
        [False],
        [False],
        [False],
    ]
    assert found["who_where_when.broad"] == [True]


def test_a_participant_of_one_pass_alone_differs_unless_it_is_optional() -> None:
    optional = {"names": ["Rebels"], "optional": True}
    for actors, same in (([], False), ([{"names": ["the army"], "optional": False}], False), ([optional], True)):
        assert agreed([(ONE, ONE | {"actors": actors})])["who.strict"] == [same]
    assert agreed([(ONE | {"actors": [optional]}, ONE | {"actors": []})])["who.strict"] == [True]


def test_the_passes_hold_names_and_values_and_no_text() -> None:
    rows = [json.loads(line) for line in PASSES.read_text(encoding="utf-8").splitlines()]
    assert {row["part"] for row in rows} == {"dev", "final"}
    for row in rows:
        assert row.keys() == {"id", "part", "event", "first", "second"}
        for cells in (row["first"], row["second"]):
            assert cells.keys() == ONE.keys()
            assert all(len(name) < 60 for people in ("actors", "targets") for p in cells[people] for name in p["names"])


def test_the_figures_are_of_every_event_of_both_parts() -> None:
    figures = {figure.name: figure.value for figure in events_agreement.measure(PASSES)}
    assert figures["events_agreement.dev.events"] + figures["events_agreement.final.events"] == sum(
        1 for _ in PASSES.open(encoding="utf-8")
    )
    assert 0 < figures["events_agreement.dev.who_where_when.strict"] < 1
