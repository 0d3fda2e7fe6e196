"""Two code one report without seeing each other, and what they agree on is told by Krippendorff's alpha."""

import pytest
from sqlalchemy import event

from accordingto.record import Reading
from accordingto.review import (
    Choice,
    Codings,
    Content,
    NotAllowedError,
    Reviewed,
    ReviewError,
    agreement,
    decide,
    reviewed,
)
from accordingto.review.values import Hurt, Type
from accordingto.store import Store
from tests.review.conftest import ID, at
from tests.store.making import keep, received


def killed(n: float) -> Hurt:
    return Hurt("killed", "civilians", n, n)


def test_coders_do_not_see_each_other_until_both_are_done(store: Store) -> None:
    codings = Codings(store)
    coding = codings.assign(ID, ["Anna", "Berta"], "Chief")
    assert (coding.id, coding.coders, coding.by) == ("c1", {"Anna": None, "Berta": None}, "Chief")
    assert codings.of("Anna") == (coding,)
    decide(store, codings.desk("c1", "Anna"), Choice("reject", "v1"))
    assert decide(store, codings.desk("c1", "Berta"), Choice("accept", "v1")).cell("v1").state == "accepted"
    assert reviewed(store.reading(ID), store.log(ID)).progress == "new"
    codings.done("c1", "Anna")
    assert codings.of("Anna") == ()
    with pytest.raises(NotAllowedError, match="Berta would no longer be blind"):
        codings.coded("c1")
    with pytest.raises(NotAllowedError, match="Anna was done"):
        codings.desk("c1", "Anna")
    closed = codings.done("c1", "Berta")
    assert closed.closed is not None
    assert {who: seen.cell("v1").state for who, seen in codings.coded("c1").items()} == {
        "Anna": "rejected",
        "Berta": "accepted",
    }
    assert list(store.check(reviewed)) == []


def test_only_who_was_asked_codes(store: Store) -> None:
    codings = Codings(store)
    codings.assign(ID, ["Anna", "Berta"])
    with pytest.raises(NotAllowedError, match="was not asked"):
        codings.desk("c1", "Carla")
    with pytest.raises(ReviewError, match="no coding"):
        codings.desk("c2", "Anna")
    with pytest.raises(ReviewError, match="two coders"):
        codings.assign(ID, ["Anna", "Anna"])


def coded(store: Store, n: int, **decisions: list[Choice]) -> dict[str, Reviewed]:
    """What each coder made of the report with that number."""
    keep(store, n)
    id = received(n).report.id
    coding = (codings := Codings(store)).assign(id, list(decisions))
    for who, choices in decisions.items():
        if choices:
            decide(store, codings.desk(coding.id, who), *choices)
        codings.done(coding.id, who)
    return codings.coded(coding.id)


def test_alpha_is_krippendorffs(store: Store) -> None:
    # By the definition (Krippendorff, Computing Krippendorff’s Alpha-Reliability, 2011): 1 - observed / expected.
    first, second = [1, 2, 3, 3, 2, 1, 4, 1, 2], [1, 2, 3, 3, 2, 2, 4, 1, 2]
    reports = [
        coded(
            store,
            20 + n,
            Anna=[Choice("correct", "v1/harm/0", killed(a))],
            Berta=[Choice("correct", "v1/harm/0", killed(b))],
        )
        for n, (a, b) in enumerate(zip(first, second, strict=True))
    ]
    (found,) = agreement(reports).fields
    values = first + second
    mean = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) * 2 / len(values)
    pairs = [(a - b) ** 2 for i, a in enumerate(values) for j, b in enumerate(values) if i != j]
    assert found.alpha == pytest.approx(1 - mean / (sum(pairs) / len(pairs)), abs=1e-4)
    assert (found.field, found.level, found.units, found.agreed) == ("killed", "interval", 9, 8)


def test_chance_is_taken_out_of_nominal_fields(store: Store) -> None:
    one = coded(store, 20, Anna=[Choice("correct", "v1/status", "denied")], Berta=[Choice("accept", "v1/status")])
    two = coded(store, 21, Anna=[Choice("accept", "v1/status")], Berta=[Choice("accept", "v1/status")])
    found = agreement([one, two])
    (status,) = found.fields
    # Of 4 values 3 are "happened": expected disagreement 6/12, observed 1/2.
    assert (status.field, status.units, status.agreed, status.alpha) == ("status", 2, 1, 0.0)
    (apart,) = found.disagreements
    assert apart.said == {"Anna": "denied", "Berta": "happened"}
    assert apart.label == "Status"


def test_what_a_coder_left_untouched_is_nobodys_agreement(store: Store) -> None:
    found = agreement([coded(store, 20, Anna=[Choice("accept", "v1")], Berta=[])])
    assert found.fields == ()


def test_where_all_say_the_same_throughout_nothing_is_claimed(store: Store) -> None:
    choices = [Choice("accept", "v1")]
    found = agreement([coded(store, 20, Anna=choices, Berta=choices)])
    event = found.fields[0]
    assert (event.field, event.units, event.agreed, event.alpha) == ("event", 1, 1, None)
    assert event.why is not None
    assert "chance" in event.why


def test_an_event_that_one_added_and_the_other_did_not_is_a_disagreement(store: Store) -> None:
    added = Choice("insert", "v", spans=(at("killed"),), parts={"type": Content(Type("ASSAULT"))})
    found = agreement([coded(store, 7, Anna=[added, Choice("accept", "v1")], Berta=[Choice("accept", "v1")])])
    (apart,) = [d for d in found.disagreements if d.field == "event"]
    assert apart.said == {"Anna": "yes", "Berta": "no"}
    assert apart.spans == (at("killed"),)


def test_events_that_both_added_at_the_same_words_are_one_unit(store: Store) -> None:
    added = Choice("insert", "v", spans=(at("killed"),), parts={"type": Content(Type("ASSAULT"))})
    wider = Choice("insert", "v", spans=(at("had killed"),), parts={"type": Content(Type("AID"))})
    found = agreement([coded(store, 7, Anna=[added], Berta=[wider])])
    assert [(d.field, dict(d.said)) for d in found.disagreements] == [("type", {"Anna": "ASSAULT", "Berta": "AID"})]


def test_a_rejected_toll_is_none_killed(store: Store) -> None:
    found = agreement([coded(store, 20, Anna=[Choice("reject", "v1/harm/0")], Berta=[Choice("accept", "v1/harm/0")])])
    assert [dict(d.said) for d in found.disagreements] == [{"Anna": "0", "Berta": "1"}]


def test_a_toll_of_another_kind_disagrees_on_both(store: Store) -> None:
    injured = Choice("correct", "v1/harm/0", Hurt("injured", "civilians", 7, 7))
    found = agreement([coded(store, 20, Anna=[injured], Berta=[Choice("accept", "v1/harm/0")])])
    assert [(d.field, dict(d.said)) for d in found.disagreements] == [("killed", {"Anna": "0", "Berta": "1"})]


def test_a_reading_that_nobody_coded_agrees_on_nothing() -> None:
    assert agreement([]).fields == ()
    report = received(1).report
    assert agreement([{"Anna": reviewed(Reading(report), [])}]).disagreements == ()


def test_a_page_of_one_coding_reads_no_other(store: Store) -> None:
    codings = Codings(store)
    keep(store, *range(20, 25))
    for n in range(20, 25):
        codings.assign(received(n).report.id, ["Anna", "Berta"])
    first = received(20).report.id
    asked: list[str] = []

    def note(_: object, __: object, statement: str, values: tuple[object, ...], *___: object) -> None:
        if "FROM codings" in statement:
            asked.append(f"{statement} {values}")

    event.listen(store._engine, "before_cursor_execute", note)
    assert codings.coding("c3").report == received(22).report.id
    assert [c.id for c in codings.of("Anna", first)] == ["c1"]
    assert codings.of("Carla") == codings.of("Anna", "nothing") == ()
    assert len(asked) == 4, "one query each, whatever there is"
    assert "c3" in asked[0]
    assert first in asked[1]
    assert [c.id for c in codings.all("Berta")] == ["c1", "c2", "c3", "c4", "c5"]
    assert codings.all("Carla") == ()
    assert codings.blind("c2/Anna")
    assert not codings.blind("c2/Carla")
    assert not codings.blind(first)
