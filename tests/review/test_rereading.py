"""Decisions outlive the reading that they were made on: they are tied to words."""

from dataclasses import replace

from accordingto.record import Event, Harm, Reading, Span, Statement
from accordingto.review import Choice, Content, Desk, decide, reviewed
from accordingto.review.cells import cells
from accordingto.review.putting import ALWAYS, put
from accordingto.review.values import Hurt, When
from accordingto.store import Change, Store
from tests.review.conftest import DESK, ID, TEXT, at
from tests.store import making as readings
from tests.store.making import noted, received


def renumbered(reading: Reading) -> Reading:
    """The same reading, in which an event and a statement more come first and take the first numbers."""
    event, said = reading.events[0], reading.statements[0]
    other = Event("v1", (at("said"),), "happened", ("report",), (at("said"),))
    first = Statement("s1", (), (), (at("on Monday"),), "indirect")
    return replace(
        reading,
        statements=(first, replace(said, id="s2")),
        events=(other, replace(event, id="v2", according_to=("s2",))),
    )


def test_decisions_go_with_the_words_and_not_with_the_numbers(store: Store) -> None:
    decide(
        store,
        DESK,
        Choice("correct", "v1/harm/0", Hurt("injured", "civilians", 7, 7)),
        Choice("reject", "v1/role/0"),
        Choice("correct", "s1/stance", "denies"),
        Choice("correct", "v1/time", spans=(at("Monday"),)),
    )
    assert store.keep_again(renumbered(store.reading(ID)), "accordingto 1 (test)", reviewed)
    seen = reviewed(store.reading(ID), store.log(ID))
    assert seen.lost == ()
    assert seen.cell("v2/harm/0").state == "corrected"
    event = seen.reading.events[1]
    assert event.harm[0].kind == "injured"
    assert event.roles == ()
    assert event.time == "t1"
    assert seen.reading.statements[1].stance == "denies"
    assert seen.cell("v1").state == seen.cell("s1/stance").state == "unreviewed"


def test_what_was_accepted_stays_as_it_was_accepted(store: Store) -> None:
    decide(store, DESK, Choice("accept", "v1"), Choice("accept", "s1/speaker"))
    old = store.reading(ID)
    event = replace(old.events[0], place=None, geo_precision=None, harm=(), status="planned")
    store.keep_again(replace(old, events=(event,)), "accordingto 1 (test)", reviewed)
    seen = reviewed(store.reading(ID), store.log(ID))
    assert seen.reading.events == old.events
    assert seen.cell("v1/place").state == "accepted"
    assert seen.cell("v1/place").machine == Content(None)


def test_an_accepted_event_that_the_machine_finds_no_more_is_kept(store: Store) -> None:
    decide(store, DESK, Choice("accept", "v1"))
    old = store.reading(ID)
    store.keep_again(replace(old, events=()), "accordingto 1 (test)", reviewed)
    seen = reviewed(store.reading(ID), store.log(ID))
    (event,) = seen.reading.events
    assert (event.trigger, event.place, event.harm, event.acled) == (
        old.events[0].trigger,
        "p1",
        old.events[0].harm,
        old.events[0].acled,
    )


def test_a_decision_that_leads_nowhere_is_told_of(store: Store) -> None:
    decide(store, DESK, Choice("correct", "v1/status", "denied"))
    old = store.reading(ID)
    store.keep_again(replace(old, events=()), "accordingto 1 (test)", reviewed)
    seen = reviewed(store.reading(ID), store.log(ID))
    (lost,) = seen.lost
    assert lost.entry.change.cell == "v1/status"
    assert "no words of its own" in lost.why


def test_what_was_added_is_there_after_the_machine_finds_it_too(store: Store) -> None:
    decide(store, DESK, Choice("insert", "v", spans=(at("killed"),), parts={"status": Content("denied")}))
    old = store.reading(ID)
    found = replace(old.events[0], id="v2", trigger=(at("killed"),), evidence=(at("killed"),))
    store.keep_again(replace(old, events=(*old.events, found)), "accordingto 1 (test)", reviewed)
    seen = reviewed(store.reading(ID), store.log(ID))
    assert [e.id for e in seen.reading.events] == ["v1", "v2"]
    assert seen.reading.events[1].status == "denied"
    assert seen.cell("v2").state == "added"


def test_another_event_beside_is_left_alone(store: Store) -> None:
    decide(store, DESK, Choice("reject", "v1"))
    old = store.reading(ID)
    moved = replace(old.events[0], trigger=(at("killed"),))
    store.keep_again(replace(old, events=(moved,)), "accordingto 1 (test)", reviewed)
    seen = reviewed(store.reading(ID), store.log(ID))
    assert seen.reading.events == (moved,)


def test_filling_every_cell_with_what_it_holds_changes_nothing(store: Store) -> None:
    reading = store.reading(ID)
    for path, content in cells(reading).items():
        whole = "/" not in path and path[0] in "sv"
        if not whole and not (content.value is None and path.split("/")[1] in ALWAYS):
            assert put(reading, path, content) == reading, path


def test_days_of_an_event_may_be_narrower_than_its_words(store: Store) -> None:
    seen = decide(
        store,
        Desk(ID, "Anna"),
        Choice("correct", "v1/time", When("DATE", "2022-W37", "2022-09-12", "2022-09-13"), (at("Monday"),)),
    )
    assert (seen.reading.events[0].earliest, seen.reading.events[0].latest) == ("2022-09-12", "2022-09-13")
    assert seen.reading.times == store.reading(ID).times
    assert Span(0, 6).of(TEXT) == "Police"


def test_decisions_on_a_report_that_was_removed_do_not_hold_for_another_text(store: Store) -> None:
    decide(store, DESK, Choice("reject", "v1"))
    store.remove(ID, "a better copy")
    again = received(7)
    store.keep(again, readings.reading(again.report), "accordingto 1 (test)", again=True)
    seen = reviewed(store.reading(ID), store.log(ID))
    assert seen.progress == "new"
    assert [lost.why for lost in seen.lost] == ["the report was removed since, and added again"]
    assert list(store.check(reviewed)) == []


def test_the_words_of_a_removed_report_are_not_in_its_decisions(store: Store) -> None:
    decide(store, DESK, Choice("accept", "v1"), Choice("accept", "s1"), Choice("reject", "s1/cue", seen=None))
    store.remove(ID, "withdrawn")
    store.close()
    assert b"shelling had killed" not in store.path.read_bytes()


def test_a_rejected_cue_is_still_shown(store: Store) -> None:
    seen = decide(store, DESK, Choice("reject", "s1/cue"))
    assert seen.reading.statements[0].cue == ()
    assert (seen.cell("s1/cue").text, seen.cell("s1/cue").value) == ("said", "said")


def test_a_decision_that_points_beyond_the_text_is_found(store: Store) -> None:
    noted(store, Change("reject", ID, "v1", {"at": {"id": "v1", "start": 5, "end": 900}, "value": None, "spans": []}))
    assert [p for p in store.check(reviewed) if "beyond its text" in p] == [
        f"report {ID}: row 2 of the log decides on words beyond its text"
    ]


def test_tolls_that_are_much_alike_are_told_apart(store: Store) -> None:
    old = store.reading(ID)
    harm = (
        Harm("destroyed", "unknown"),
        Harm("destroyed", "civilian_property"),
        Harm("destroyed", "civilian_property"),
    )
    store.keep_again(replace(old, events=(replace(old.events[0], harm=harm),)), "accordingto 1 (test)", reviewed)
    seen = decide(store, DESK, Choice("accept", "v1"))
    assert seen.reading == store.reading(ID)
    seen = decide(store, DESK, Choice("reject", "v1/harm/2"))
    assert [c.path for _, c in seen.harm(seen.reading.events[0])] == ["v1/harm/0", "v1/harm/1"]


def test_who_gives_a_count_stays_with_it(store: Store) -> None:
    old = store.reading(ID)
    event = replace(old.events[0], harm=(replace(old.events[0].harm[0], according_to=("s1",)),), blame="accused")
    store.keep_again(replace(old, events=(event,)), "accordingto 1 (test)", reviewed)
    seen = decide(store, DESK, Choice("correct", "v1/harm/0", {"kind": "killed", "low": 7, "high": 7}))
    assert seen.reading.events[0].harm[0].according_to == ("s1",)
    assert decide(store, DESK, Choice("correct", "v1/blame", "suspected")).reading.events[0].blame == "suspected"
    seen = decide(store, DESK, Choice("reject", "s1"))
    assert seen.reading.events[0].harm[0].according_to == ()
