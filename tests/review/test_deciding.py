"""What somebody decides stands in the reviewed reading, with its words, and can be taken back."""

import os
from dataclasses import replace
from functools import partial

import pytest

from accordingto.record import Reading, Report, Span, Time
from accordingto.review import (
    Choice,
    ConflictError,
    Content,
    Desk,
    Reviewed,
    ReviewError,
    decide,
    finish,
    reviewed,
    undo,
)
from accordingto.review.values import Hurt, Named, Taking, Type, When, Where
from accordingto.store import Store
from tests.review.conftest import DESK, ID, OTHER, TEXT, at
from tests.store.making import forked


def now(store: Store) -> Reviewed:
    return reviewed(store.reading(ID), store.log(ID))


def test_nothing_decided_changes_nothing(store: Store) -> None:
    seen = now(store)
    assert seen.reading == store.reading(ID)
    assert seen.progress == "new"
    assert {c.state for c in seen.cells} == {"unreviewed"}
    assert seen.cell("v1/place").text == "Izyum, Kharkiv, UKR"
    assert seen.cell("v1/place").spans == (at("Izium"),)


def test_what_is_accepted_stands_with_who_and_why(store: Store) -> None:
    decide(store, DESK, Choice("accept", "v1/place", why="as in the photo"))
    seen = now(store)
    cell = seen.cell("v1/place")
    assert cell.state == "accepted"
    assert cell.ruled is not None
    assert (cell.ruled.who, cell.ruled.why) == ("Anna", "as in the photo")
    assert seen.reading == store.reading(ID)
    assert seen.progress == "begun"


def test_a_rejected_cell_is_out_of_the_reading_and_still_seen(store: Store) -> None:
    seen = decide(store, DESK, Choice("reject", "v1/harm/0"))
    assert seen.reading.events[0].harm == ()
    assert seen.harm(seen.reading.events[0]) == ()
    assert seen.cell("v1/harm/0").state == "rejected"
    assert seen.cell("v1/harm/0").value == Hurt("killed", "unknown", 1, 1)


def test_a_rejected_event_goes_with_its_cells(store: Store) -> None:
    seen = decide(store, DESK, Choice("reject", "v1"))
    assert seen.reading.events == ()
    assert {c.state for c in seen.of("v1")} == {"rejected"}
    with pytest.raises(ReviewError, match="take that back before"):
        decide(store, OTHER, Choice("accept", "v1/place"))


def test_what_a_rejected_statement_asserted_the_outlet_says_itself(store: Store) -> None:
    seen = decide(store, DESK, Choice("reject", "s1"))
    assert seen.reading.statements == ()
    assert seen.reading.events[0].according_to == ("report",)
    assert seen.cell("v1/according_to").text == "report"


def test_a_rejected_place_leaves_its_event_without_one(store: Store) -> None:
    seen = decide(store, DESK, Choice("reject", "p1"))
    assert seen.reading.places == ()
    assert seen.reading.events[0].place is None
    assert seen.cell("v1/place").value is None


def test_a_toll_goes_with_its_amount(store: Store) -> None:
    seen = decide(store, DESK, Choice("reject", "a1"))
    assert seen.reading.events[0].harm == ()
    assert seen.cell("v1/harm/0").state == "rejected"


def test_a_value_is_corrected_and_its_words_stay(store: Store) -> None:
    seen = decide(
        store, DESK, Choice("correct", "v1/harm/0", {"kind": "injured", "group": "civilians", "low": 7, "high": 7})
    )
    (harm,) = seen.reading.events[0].harm
    assert (harm.kind, harm.group, harm.low, harm.amount) == ("injured", "civilians", 7, "a1")
    assert seen.cell("v1/harm/0").state == "corrected"
    assert seen.cell("v1/harm/0").machine == Content(Hurt("killed", "unknown", 1, 1), (at("7"),))


def test_a_cell_follows_the_words_to_what_stands_there(store: Store) -> None:
    seen = decide(store, DESK, Choice("correct", "v1/time", spans=(at("Monday"),)))
    assert seen.cell("v1/time").value == When("DATE", "2022-09-12", "2022-09-12", "2022-09-12", 1)
    assert seen.reading.events[0].time == "t1"
    assert seen.reading.events[0].time_precision == 1


def test_words_that_are_nothing_yet_become_something(store: Store) -> None:
    seen = decide(store, DESK, Choice("correct", "v1/place", spans=(at("people in Izium"),)))
    assert seen.reading.events[0].place == "p1", "the place that stands in these words"
    seen = decide(store, DESK, Choice("correct", "v1/place", spans=(at("people"),), seen=seen.cell("v1/place").last))
    place = next(p for p in seen.reading.places if p.id == seen.reading.events[0].place)
    assert (place.name, place.latitude, place.start) == ("people", None, at("people").start)
    assert seen.cell("v1/place").spans == (at("people"),)


def test_new_words_are_read_by_themselves(store: Store) -> None:
    asked: list[Report] = []

    def read(report: Report) -> Reading:
        asked.append(report)
        return Reading(report, times=(Time(0, 2, "t1", "DATE", "2022-09-13", "2022-09-13", "2022-09-13"),))

    seen = decide(store, DESK, Choice("correct", "v1/time", spans=(at("killed"),)), read=read)
    assert [(r.text, r.published) for r in asked] == [("killed", "2022-09-14")]
    event = seen.reading.events[0]
    assert (event.earliest, event.latest) == ("2022-09-13", "2022-09-13")
    assert next(t for t in seen.reading.times if t.id == event.time).of(TEXT) == "killed"


def test_days_that_are_entered_for_words_are_what_these_mean(store: Store) -> None:
    days = {"earliest": "2022-09-10", "latest": "2022-09-11"}
    seen = decide(store, DESK, Choice("correct", "v1/time", days, (at("Monday"),)), Choice("correct", "t1", days))
    assert (seen.reading.events[0].time, seen.reading.events[0].earliest) == ("t1", "2022-09-10")
    assert seen.reading.times[0].value == "2022-09-10/2022-09-11"


def test_a_place_by_value_is_that_place_wherever_its_words_are_meant(store: Store) -> None:
    other = Where("Izium", "Izium (Kyiv)", 1, 50.0, 30.0, "PPL", "UKR", "Kyiv")
    seen = decide(store, DESK, Choice("correct", "v1/place", other))
    assert seen.reading.places[0].geonames_id == 1
    assert seen.reading.places[0].precision is not None
    assert seen.cell("p1").text == "Izium (Kyiv), Kyiv, UKR"
    assert seen.reading.events[0].geo_precision == 1


def test_a_speaker_that_the_report_does_not_list_is_made_from_the_words(store: Store) -> None:
    seen = decide(store, DESK, Choice("correct", "s1/speaker", Named("Izium police", "organisation", "UKR")))
    speaker = seen.reading.entity(seen.reading.statements[0].speaker)
    assert speaker is not None
    assert (speaker.name, [m.of(TEXT) for m in speaker.mentions]) == ("Izium police", ["Police"])


def test_words_alone_are_chosen_for_what_is_its_words(store: Store) -> None:
    seen = decide(store, DESK, Choice("correct", "s1/content", spans=(at("shelling had killed 7 people in Izium"),)))
    assert seen.reading.statements[0].content == (at("shelling had killed 7 people in Izium"),)
    with pytest.raises(ReviewError, match="choose the words"):
        decide(store, DESK, Choice("correct", "s1/source", "somebody"))


def test_the_words_may_be_right_and_the_value_wrong(store: Store) -> None:
    seen = decide(store, DESK, Choice("accept", "v1/harm/0", of="evidence"))
    (harm,) = seen.reading.events[0].harm
    assert (harm.kind, harm.low, harm.high, harm.amount) == ("killed", None, None, "a1")
    assert seen.cell("v1/harm/0").state == "evidence_only"
    seen = decide(store, DESK, Choice("accept", "v1/place", of="evidence"))
    place = seen.reading.places[0]
    assert (place.name, place.resolved, place.latitude, place.precision) == ("Izium", None, None, None)
    assert seen.reading.events[0].place == "p1"


def test_the_value_may_be_right_and_the_words_wrong(store: Store) -> None:
    seen = decide(store, DESK, Choice("accept", "v1/place", of="value"))
    cell = seen.cell("v1/place")
    assert (cell.state, cell.text, cell.spans) == ("value_only", "Izyum, Kharkiv, UKR", ())
    assert seen.reading.events[0].place is None, "no value without words"
    with pytest.raises(ReviewError, match="no words"):
        decide(store, DESK, Choice("accept", "v1/place", seen=cell.last))
    seen = decide(store, DESK, Choice("correct", "v1/place", cell.value, (at("Izium"),), seen=cell.last))
    assert seen.reading.events[0].place == "p1"


@pytest.mark.parametrize("cell", ["v1/status", "s1/stance", "v1/trigger", "v1/according_to", "v1", "s1"])
def test_what_has_no_value_apart_from_its_words_is_accepted_whole(store: Store, cell: str) -> None:
    with pytest.raises(ReviewError):
        decide(store, DESK, Choice("accept", cell, of="evidence"))


def test_a_whole_event_is_accepted_as_it_stands(store: Store) -> None:
    decide(store, DESK, Choice("reject", "v1/role/0"))
    seen = decide(store, DESK, Choice("accept", "v1"))
    assert seen.cell("v1/place").state == seen.cell("v1").state == "accepted"
    assert seen.cell("v1/role/0").state == "rejected"
    assert seen.reading.events[0].roles == ()


def test_an_event_that_was_missed_is_added_with_its_parts(store: Store) -> None:
    parts = {
        "type": Content(Type("ASSAULT")),
        "place": Content(Where("Izium", "Izyum", 707292, 49.2, 37.2, "PPL", "UKR", "Kharkiv"), (at("Izium"),)),
        "harm/0": Content(Hurt("killed", "civilians", 7, 7), (at("7"),)),
    }
    seen = decide(store, DESK, Choice("insert", "v", spans=(at("killed"),), parts=parts))
    event = next(e for e in seen.reading.events if e.id == "v2")
    assert event.trigger == (at("killed"),)
    assert (event.plover, event.place, event.according_to) == ("ASSAULT", "p1", ("s1",))
    assert event.harm[0].group == "civilians"
    assert seen.cell("v2").state == seen.cell("v2/harm/0").state == "added"
    assert seen.cell("v2").machine is None
    seen = decide(store, DESK, Choice("correct", "v2/status", "denied", seen=seen.cell("v2/status").last))
    assert next(e for e in seen.reading.events if e.id == "v2").status == "denied"


def test_a_statement_that_was_missed_is_added(store: Store) -> None:
    parts = {"source": Content(None, (at("people"),)), "stance": Content("denies")}
    seen = decide(store, DESK, Choice("insert", "s", spans=(at("in Izium"),), parts=parts))
    said = next(s for s in seen.reading.statements if s.id == "s2")
    assert (said.content, said.source, said.stance) == ((at("in Izium"),), (at("people"),), "denies")
    seen = decide(store, DESK, Choice("correct", "v1/disputed_by", ["s2"]))
    assert seen.reading.events[0].disputed_by == ("s2",)
    assert seen.cell("v1/disputed_by").text == "people"


def test_a_harm_and_a_role_are_added_to_an_event(store: Store) -> None:
    seen = decide(
        store,
        DESK,
        Choice("insert", "v1/harm", Hurt("injured", "children", 2, None), (at("people"),)),
        Choice("insert", "v1/role", Taking("actor", "Police", "organisation", "UKR"), (at("Police"),)),
    )
    event = seen.reading.events[0]
    assert [(h.kind, c.path, c.state) for h, c in seen.harm(event)] == [
        ("killed", "v1/harm/0", "unreviewed"),
        ("injured", "v1/harm/1", "added"),
    ]
    assert event.roles[1].entity == "e1"
    seen = decide(store, DESK, Choice("reject", "v1/harm/0"))
    assert [(h.kind, c.path) for h, c in seen.harm(seen.reading.events[0])] == [("injured", "v1/harm/1")]


def test_places_times_amounts_and_entities_are_added(store: Store) -> None:
    seen = decide(
        store,
        DESK,
        Choice("insert", "p", spans=(at("Police"),)),
        Choice("insert", "t", When("DATE", "2022-09", "2022-09-01", "2022-09-30"), (at("said"),)),
        Choice("insert", "a", {"kind": "people", "low": 2, "high": 4}, (at("shelling"),)),
        Choice("insert", "e", spans=(at("people"),)),
    )
    assert [p.name for p in seen.reading.places] == ["Police", "Izium"]
    assert [(t.of(TEXT), t.precision.acled if t.precision else 0) for t in seen.reading.times] == [
        ("said", 3),
        ("Monday", 0),
    ]
    assert [(a.low, a.high) for a in seen.reading.amounts] == [(2, 4), (1, 1)]
    assert seen.reading.entities[-1].name == "people"


def test_what_is_there_is_not_added_again(store: Store) -> None:
    with pytest.raises(ReviewError, match="v1 stands at these words already"):
        decide(store, DESK, Choice("insert", "v", spans=(at("shelling"),)))


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (Choice("accept", "v9/place"), "no cell"),
        (Choice("correct", "v1/place", spans=(Span(5, 5000),)), "not in the text"),
        (Choice("correct", "v1/place", spans=(Span(6, 7),)), "no words"),
        (Choice("correct", "v1/status", "probable"), "cannot stand in v1/status"),
        (Choice("correct", "v1/harm/0", {"kind": "killed", "low": 9, "high": 3}), "9 is more than 3"),
        (Choice("correct", "v1/harm/0", {"kind": "killed", "low": float("nan")}), "cannot stand"),
        (Choice("correct", "v1/time", {"earliest": "2022-09-14", "latest": "2022-09-12"}, (at("Monday"),)), "is after"),
        (Choice("correct", "v1/time", {"earliest": "14 September"}, (at("Monday"),)), "cannot stand"),
        (Choice("correct", "v1/control", {"place": "Izium", "to": "Police"}), "choose the words"),
        (Choice("correct", "v1/place", {"name": "Izium", "latitude": 3}), "give both"),
        (Choice("correct", "v1/type", {"event_type": "Battles"}), "go together"),
        (Choice("correct", "v1/status", spans=(at("killed"),)), "choose a value"),
        (Choice("correct", "v1/according_to", ["s7"]), "no statement 's7'"),
        (Choice("correct", "v1/according_to", []), "cannot stand"),
        (Choice("correct", "v1", "x"), "correct a part"),
        (Choice("correct", "v1/place"), "give a value, or choose other words"),
        (Choice("correct", "v1/control", {"place": "Izium", "to": "Narnia"}, (at("Izium"),)), "does not name 'Narnia'"),
        (Choice("reject", "v1/status"), "cannot be empty"),
        (Choice("reject", "v1/control"), "nothing to reject"),
        (Choice("insert", "v"), "choose the words"),
        (Choice("insert", "v1/place", spans=(at("Izium"),)), "is there already"),
        (Choice("insert", "x", spans=(at("Izium"),)), "cannot be added"),
        (Choice("accept", "v1", why="x" * 10_001), "too long"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(store: Store, choice: Choice, says: str) -> None:
    before = store.head()
    with pytest.raises(ReviewError, match=says):
        decide(store, DESK, Choice("accept", "p1"), choice)
    assert store.head() == before


def test_two_who_edit_one_cell_are_told_of_each_other(store: Store) -> None:
    decide(store, OTHER, Choice("correct", "v1/harm/0", {"kind": "injured", "low": 3, "high": 3}))
    with pytest.raises(ConflictError, match=r"Berta corrected v1/harm/0 at 20.*“3 injured” now"):
        decide(store, DESK, Choice("reject", "v1/harm/0", seen=None))
    last = now(store).cell("v1/harm/0").last
    assert decide(store, DESK, Choice("reject", "v1/harm/0", seen=last)).cell("v1/harm/0").state == "rejected"
    with pytest.raises(ConflictError, match="Anna rejected"):
        decide(store, OTHER, Choice("accept", "v1/harm/0", seen=last))


def test_other_cells_are_no_conflict(store: Store) -> None:
    decide(store, OTHER, Choice("accept", "v1/place"))
    assert decide(store, DESK, Choice("accept", "v1/harm/0")).cell("v1/place").state == "accepted"


def test_a_decision_is_taken_back_and_the_taking_back_too(store: Store) -> None:
    seen = decide(store, DESK, Choice("reject", "v1/harm/0"))
    ruled = seen.cell("v1/harm/0").ruled
    assert ruled is not None
    seen = undo(store, OTHER, ruled.number, "the photo shows it")
    cell = seen.cell("v1/harm/0")
    assert (cell.state, cell.ruled) == ("unreviewed", None)
    assert cell.last == ruled.number + 1
    assert len(seen.reading.events[0].harm) == 1
    with pytest.raises(ConflictError, match="Berta took that back already"):
        undo(store, DESK, ruled.number)
    with pytest.raises(ConflictError, match="Berta took back"):
        decide(store, DESK, Choice("accept", "v1/harm/0", seen=ruled.number))
    seen = undo(store, DESK, ruled.number + 1)
    assert seen.cell("v1/harm/0").state == "rejected"


def test_what_the_program_did_is_not_taken_back(store: Store) -> None:
    with pytest.raises(ReviewError, match="no decision"):
        undo(store, DESK, 1)
    with pytest.raises(ReviewError, match="no decision"):
        undo(store, DESK, 99)


def test_a_report_is_marked_as_reviewed_and_opened_again(store: Store) -> None:
    seen = finish(store, DESK)
    assert seen.progress == "reviewed"
    assert seen.finished is not None
    assert seen.finished.who == "Anna"
    with pytest.raises(ConflictError, match="Anna marked it"):
        finish(store, OTHER)
    assert undo(store, OTHER, seen.finished.number).progress == "new"


def test_the_log_and_the_store_are_whole_after_all_this(store: Store) -> None:
    seen = decide(
        store, DESK, Choice("reject", "v1"), Choice("accept", "p1"), Choice("insert", "e", spans=(at("people"),))
    )
    ruled = seen.cell("v1").ruled
    assert ruled is not None
    undo(store, DESK, ruled.number)
    assert list(store.check(reviewed)) == []


def test_a_blind_coding_is_its_coders_alone(store: Store) -> None:
    mine = Desk(ID, "Anna", "c1")
    seen = decide(store, mine, Choice("reject", "v1"))
    assert seen.cell("v1").state == "rejected"
    assert now(store).cell("v1").state == "unreviewed"
    other = replace(mine, who="Berta")
    assert decide(store, other, Choice("accept", "v1")).cell("v1").state == "accepted"


def test_of_two_programs_that_decide_on_one_cell_at_once_one_is_told(store: Store) -> None:
    store.close()

    def work(who: str) -> None:
        with Store(store.path) as mine:
            try:
                decide(mine, Desk(ID, who), Choice("correct", "v1/status", "denied"))
            except ConflictError:
                os._exit(9)

    running = [forked(partial(work, f"Coder {n}")) for n in range(5)]
    assert sorted(wait() for wait in running) == [0, 9, 9, 9, 9]
    assert [e.change.action for e in store.log(ID)] == ["add", "correct"]
    assert list(store.check(reviewed)) == []
