"""A coding can be closed early, and what was coded can be put into the review."""

from dataclasses import replace

import pytest

from accordingto.review import (
    Choice,
    Codings,
    ConflictError,
    Content,
    Desk,
    NotAllowedError,
    Reviewed,
    ReviewError,
    adopt,
    agreement,
    decide,
    reviewed,
    take_back,
)
from accordingto.review.values import Hurt, Named, Taking, Type, When, Where
from accordingto.store import Store
from tests.review.conftest import DESK, ID, at

WHY = "she read the original"


def coded(store: Store, **decisions: list[Choice]) -> Codings:
    """Each codes and is done."""
    coding = (codings := Codings(store)).assign(ID, list(decisions))
    for who, choices in decisions.items():
        for choice in choices:
            decide(store, codings.desk(coding.id, who), choice)
        codings.done(coding.id, who)
    return codings


def review(store: Store) -> Reviewed:
    return reviewed(store.reading(ID), store.log(ID))


def states(seen: Reviewed) -> dict[str, tuple[str, str]]:
    """What was decided, by path."""
    return {c.path: (c.state, c.text) for c in seen.cells if c.state != "unreviewed"}


MUCH = [
    Choice("correct", "v1/harm/0", Hurt("injured", "civilians", 7, 8)),
    Choice("correct", "p1", Where("Izium", "Izyum", 77, 1.0, 2.0, "PPL", "XMA")),
    Choice("accept", "v1"),
    Choice("reject", "v1/role/0", seen=None),
    Choice("insert", "v1/role", Taking("actor", "Police", "organisation"), (at("Police"),)),
    Choice("insert", "v", spans=(at("killed"),), parts={"type": Content(Type("ASSAULT"))}),
    Choice("correct", "v2/time", When("DATE", "2022-09-12", "2022-09-12", "2022-09-12"), (at("Monday"),)),
    Choice("accept", "s1/stance"),
    Choice("reject", "s1/speaker"),
    Choice("accept", "t1", of="evidence"),
    Choice("correct", "e1", Named("Police of Izium", "organisation")),
]


def test_a_coding_is_closed_before_all_are_done_and_its_coders_may_review_again(store: Store) -> None:
    codings = Codings(store)
    codings.assign(ID, ["Anna", "Berta"])
    decide(store, codings.desk("c1", "Anna"), Choice("reject", "v1"))
    codings.done("c1", "Anna")
    with pytest.raises(ReviewError, match="give a reason"):
        codings.close("c1", " ")
    assert codings.coding("c1").closed is None
    closed = codings.close("c1", "Berta is ill", "Chief")
    assert (closed.closed is not None, closed.finished) == (True, ("Anna",))
    assert codings.of("Berta") == ()
    assert codings.hidden() == frozenset()
    with pytest.raises(NotAllowedError, match="was closed"):
        codings.desk("c1", "Berta")
    with pytest.raises(ConflictError, match="closed already"):
        codings.close("c1", "again")
    row = list(store.log(ID))[-1]
    assert (row.who, row.change.action, row.change.why) == ("Chief", "coding", "Berta is ill")
    assert list(codings.coded("c1")) == ["Anna"], "who was not done has not coded"
    assert agreement([codings.coded("c1")]).fields == ()
    with pytest.raises(ReviewError, match="fewer than two"):
        adopt(store, "c1", why=WHY)
    assert adopt(store, "c1", coder="Anna", why=WHY).reading.events == ()


def test_all_that_a_coder_decided_is_then_in_the_review(store: Store) -> None:
    codings = coded(store, Anna=MUCH, Berta=[Choice("reject", "v1")])
    anna = codings.coded("c1")["Anna"]
    seen = adopt(store, "c1", coder="Anna", why=WHY, who="Chief")
    assert seen.lost == ()
    assert seen.reading == anna.reading
    assert states(seen) == states(anna)
    assert seen == review(store)
    rows = [e for e in store.log(ID) if e.change.action in ("accept", "correct", "reject", "insert")]
    assert {(e.who, e.change.subject, e.change.why) for e in rows} == {("Chief", ID, f"c1, as Anna coded it: {WHY}")}
    assert list(store.check(reviewed)) == []
    with pytest.raises(ReviewError, match="stand already"):
        adopt(store, "c1", coder="Anna", why=WHY)
    for row in reversed(rows):
        take_back(store, row.number)
    assert review(store).reading == store.reading(ID)


def test_what_all_agree_on_is_adopted_and_nothing_else(store: Store) -> None:
    added = Choice("insert", "v", spans=(at("killed"),), parts={"type": Content(Type("ASSAULT"))})
    coded(
        store,
        Anna=[
            Choice("accept", "v1"),
            Choice("correct", "v1/status", "denied"),
            Choice("reject", "s1"),
            added,
            Choice("correct", "v2/place", spans=(at("Izium"),)),
        ],
        Berta=[
            Choice("correct", "v1/status", "planned"),
            Choice("accept", "v1"),
            Choice("reject", "v1/place"),
            Choice("reject", "s1"),
            Choice("insert", "v", spans=(at("had killed"),)),
            Choice("correct", "v2/place", spans=(at("Izium"),)),
            Choice("accept", "t1"),
        ],
    )
    seen = adopt(store, "c1", why="two of two")
    held = states(seen)
    assert held["v1"][0] == "accepted"
    assert held["v1/type"][0] == "accepted"
    assert "v1/status" not in held, "one says denied, and the other planned"
    assert "v1/place" not in held, "one says that it was elsewhere"
    assert held["s1"][0] == "rejected"
    assert held["v2"][0] == "added"
    assert held["v2/place"][0] == "corrected"
    assert "v2/type" not in held, "only one gave it a type"
    assert "t1" not in held, "only one looked at it"
    assert list(store.check(reviewed)) == []


def test_what_one_rejected_and_the_other_did_not_stays_open(store: Store) -> None:
    coded(store, Anna=[Choice("accept", "v1")], Berta=[Choice("reject", "v1")])
    with pytest.raises(ReviewError, match="nothing to adopt"):
        adopt(store, "c1", why=WHY)
    assert review(store).progress == "new"


def test_what_stands_in_the_review_is_left_or_superseded(store: Store) -> None:
    decide(store, DESK, Choice("reject", "s1"), Choice("correct", "v1/status", "planned"))
    coded(store, Anna=[Choice("reject", "s1"), Choice("correct", "v1/status", "denied")], Berta=[])
    before = store.head().count
    seen = adopt(store, "c1", coder="Anna", why=WHY)
    assert seen.cell("v1/status").value == "denied"
    rows = [e for e in store.log(ID) if e.number > before]
    assert [(e.change.action, e.change.cell) for e in rows] == [("coding", ""), ("correct", "v1/status")]
    assert rows[1].change.from_["value"] == "planned"


def test_nothing_of_it_is_taken_where_one_cannot_be(store: Store) -> None:
    later = [Choice("reject", "v1/role/0"), Choice("correct", "v1/disputed_by", ["s1"])]
    coded(store, Anna=later, Berta=[])
    old = store.reading(ID)
    store.keep_again(
        replace(old, statements=(), entities=(), events=(replace(old.events[0], according_to=("report",)),)),
        "2",
        reviewed,
    )
    codings = Codings(store)
    assert [lost.entry.change.cell for lost in codings.coded("c1")["Anna"].lost] == ["v1/disputed_by"]
    seen = adopt(store, "c1", coder="Anna", why=WHY)
    assert set(states(seen)) == {"v1/role/0"}, "what has no effect with the coder is not adopted"


def test_what_a_coder_added_and_took_out_again_is_nothing(store: Store) -> None:
    hurt = Hurt("injured", "civilians", 2, 2)
    out = [Choice("insert", "v1/harm", hurt, (at("people"),)), Choice("insert", "v", spans=(at("killed"),))]
    coding = (codings := Codings(store)).assign(ID, ["Anna", "Berta"])
    seen = decide(store, codings.desk(coding.id, "Anna"), *out)
    for path in ("v1/harm/1", "v2"):
        decide(store, codings.desk(coding.id, "Anna"), Choice("reject", path, seen=seen.cell(path).last))
    codings.close(coding.id, "enough")
    with pytest.raises(ReviewError, match="was not done"):
        adopt(store, "c1", coder="Anna", why=WHY)
    coding = codings.assign(ID, ["Anna", "Berta"])
    seen = decide(store, codings.desk(coding.id, "Anna"), *out, Choice("accept", "s1"))
    for path in ("v1/harm/1", "v2"):
        decide(store, codings.desk(coding.id, "Anna"), Choice("reject", path, seen=seen.cell(path).last))
    codings.done(coding.id, "Anna")
    codings.done(coding.id, "Berta")
    assert {path.partition("/")[0] for path in states(adopt(store, coding.id, coder="Anna", why=WHY))} == {"s1"}


def test_who_was_not_done_is_not_adopted(store: Store) -> None:
    codings = Codings(store)
    codings.assign(ID, ["Anna", "Berta"])
    with pytest.raises(NotAllowedError, match="would no longer be blind"):
        adopt(store, "c1", coder="Anna", why=WHY)
    codings.close("c1", "never mind")
    for who in ("Berta", "Carla"):
        with pytest.raises(ReviewError, match="was not done"):
            adopt(store, "c1", coder=who, why=WHY)
    with pytest.raises(ReviewError, match="no coding"):
        adopt(store, "c7", why=WHY)
    assert Desk(ID).subject == ID
