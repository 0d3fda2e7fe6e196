"""What an analyst makes of an incident stands until it is taken back, whatever becomes of the incident."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.linking import compare
from accordingto.record import Account, Count, EventRef, Incident, Party, Period, Span
from accordingto.review import (
    UNSET,
    Assessment,
    Choice,
    ConflictError,
    Content,
    Desk,
    ReviewError,
    assess,
    decide,
    grades,
    incident_review,
    merge,
    reviewed,
    split,
    take_back,
)
from accordingto.review.values import Type
from accordingto.store import Store, linking_version
from tests.store.making import keep


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three reports of shelling in Izium, which are one incident."""
    with Store(tmp_path / "record.db", create=True, who="Anna") as opened:
        keep(opened, 3, 4, 5)
        assert list(pipeline.link(opened)) == []
        yield opened


def incidents(store: Store) -> tuple[Incident, ...]:
    assert list(pipeline.link(store)) == []
    return store.links().incidents


def killed(store: Store, incident: Incident) -> tuple[Account, ...]:
    compared = compare(incident, {id: store.reading(id) for id in incident.reports})
    return next(c.accounts for c in compared.cells if c.name == "killed")


def test_the_value_of_an_account_is_chosen_with_a_grade_and_a_reason(store: Store) -> None:
    incident = incidents(store)[0]
    account = killed(store, incident)[0]
    seen = assess(store, incident, Assessment("killed", account.value, "fair", "two hospitals say so", account), "Anna")
    found = seen.cells["killed"]
    assert (found.value, found.grade, found.why, found.text) == (
        account.value,
        "fair",
        "two hospitals say so",
        account.text,
    )
    assert found.chosen == account.event
    assert found.ruled.who == "Anna"
    assert incident_review(store, incident) == seen
    assert list(store.check(reviewed)) == []


def test_a_value_is_entered(store: Store) -> None:
    incident = incidents(store)[0]
    raw = {"type": "count", "low": 2, "high": None, "group": "civilians"}
    seen = assess(store, incident, Assessment("killed", raw, "weak", "one photograph"))
    assert seen.cells["killed"].value == Count(2, None, "civilians")
    assert seen.cells["killed"].text == "at least 2"
    assert seen.cells["killed"].chosen is None


def test_a_later_assessment_stands_in_place_of_an_earlier_and_its_undo_brings_that_back(store: Store) -> None:
    incident = incidents(store)[0]
    first = assess(store, incident, Assessment("who", Party("Russia"), "weak", "one voice"), "Anna")
    last = first.last["who"]
    second = assess(store, incident, Assessment("who", Party("Russia"), "confirmed", "it says so", seen=last), "Berta")
    assert second.cells["who"].grade == "confirmed"
    take_back(store, second.last["who"], "a misreading", "Anna")
    third = incident_review(store, incident)
    assert third.cells["who"].grade == "weak"
    assert third.last["who"] == second.last["who"] + 1
    with pytest.raises(ConflictError, match="Anna took that back already"):
        take_back(store, second.last["who"])


def test_two_who_assess_one_cell_are_told_of_each_other(store: Store) -> None:
    incident = incidents(store)[0]
    assess(store, incident, Assessment("when", Period("2022-09-12", "2022-09-12"), "fair", "so it says"), "Berta")
    with pytest.raises(ConflictError, match=r"Berta assessed when at .*“2022-09-12, fair” now"):
        assess(store, incident, Assessment("when", Period("2022-09-11", "2022-09-12"), "weak", "at night"), "Anna")
    assess(store, incident, Assessment("what", {"type": "deed", "status": "happened"}, "fair", "x"), "Anna")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Assessment("killed", Party("Russia"), "fair", "x"), "a party cannot stand in killed: give a count"),
        (Assessment("killed", {"type": "count", "low": 9, "high": 3}, "fair", "x"), "9 is more than 3"),
        (Assessment("killed", {"type": "count", "low": "many"}, "fair", "x"), "cannot stand in killed"),
        (Assessment("when", Period("2022-09-12", "2022-09-11"), "fair", "x"), "is after"),
        (Assessment("killed", Count(1, 1), "certain", "x"), "no grade: it is one of confirmed, fair"),  # type: ignore[arg-type]
        (Assessment("weather", Count(1, 1), "fair", "x"), "has no 'weather'"),  # type: ignore[arg-type]
        (Assessment("killed", Count(1, 1), "fair", "  "), "give a reason"),
    ],
)
def test_what_cannot_be_is_refused(store: Store, asked: Assessment, says: str) -> None:
    incident, before = incidents(store)[0], store.head()
    with pytest.raises(ReviewError, match=says):
        assess(store, incident, asked)
    assert store.head() == before


def test_an_event_is_split_off_and_comes_back(store: Store) -> None:
    (incident,) = incidents(store)
    assert len(incident.members) == 3
    split(store, incident, incident.members[1:2], "another street", "Anna")
    apart = incidents(store)
    assert sorted(len(i.members) for i in apart) == [1, 2]
    seen = incident_review(store, incident)
    assert [d.kind for _, d in seen.grouping] == ["split", "split"]
    with pytest.raises(ConflictError, match="Anna split them already"):
        split(store, incident, incident.members[1:2], "again", "Berta")
    take_back(store, seen.grouping[0][0].number)
    assert incident_review(store, incident).grouping == ()
    assert len(incidents(store)) == 1


def test_a_split_of_several_is_one_decision_to_take_back(store: Store) -> None:
    (incident,) = incidents(store)
    split(store, incident, incident.members[:2], "another day")
    assert sorted(len(i.members) for i in incidents(store)) == [1, 2]
    seen = incident_review(store, incident)
    take_back(store, seen.grouping[1][0].number)
    assert incident_review(store, incident).grouping == ()
    assert len(incidents(store)) == 1


def test_incidents_are_merged_and_what_was_assessed_of_either_stays(store: Store) -> None:
    (incident,) = incidents(store)
    split(store, incident, incident.members[1:2], "another street")
    one, other = incidents(store)
    assess(store, one, Assessment("killed", Count(3, 3), "fair", "x"))
    assess(store, other, Assessment("injured", Count(7, 7), "weak", "y"))
    take_back(store, incident_review(store, one).grouping[0][0].number)
    merge(store, one, other, "the same street after all")
    (merged,) = incidents(store)
    assert set(incident_review(store, merged).cells) == {"killed", "injured"}
    with pytest.raises(ReviewError, match="one incident"):
        merge(store, merged, merged, "x")


def test_what_is_not_in_an_incident_is_not_split_from_it(store: Store) -> None:
    (incident,) = incidents(store)
    with pytest.raises(ReviewError, match="is not in"):
        split(store, incident, [EventRef("r", "v1", 0)], "x")
    with pytest.raises(ReviewError, match="has to stay"):
        split(store, incident, incident.members, "x")


def test_the_grades_are_airwars_and_the_strongest_comes_first() -> None:
    assert list(grades()) == ["confirmed", "fair", "weak", "contested", "discounted"]


def test_linking_tells_of_what_analysts_left(store: Store) -> None:
    (incident,) = incidents(store)
    gone = incident.members[0].report
    decide(store, Desk(gone), Choice("reject", "v1"))
    (left,) = incidents(store)
    assert gone not in left.reports
    text = store.reading(gone).report.text
    words = Span(text.index("killed"), text.index("killed") + 6)
    parts = {
        "place": Content(UNSET, (Span(text.index("Izium"), text.index("Izium") + 5),)),
        "type": Content(Type("ASSAULT")),
    }
    decide(store, Desk(gone), Choice("insert", "v", spans=(words,), parts=parts))
    assert any(m == EventRef(gone, "v2", words.start) for i in incidents(store) for m in i.members)
    assert list(store.check(reviewed)) == []


def test_accounts_are_those_of_the_reviewed_readings(store: Store) -> None:
    (incident,) = incidents(store)
    report = incident.members[0].report
    decide(store, Desk(report), Choice("correct", "v1/harm/0", {"kind": "killed", "low": 40, "high": 40}))
    (incident,) = incidents(store)
    cells = pipeline.compared(store, incident).cells
    told = next(c.accounts for c in cells if c.name == "killed")
    assert [a.value.low for a in told if a.event.report == report and isinstance(a.value, Count)] == [40]


def test_a_fingerprint_made_before_a_decision_is_not_kept_after_it(store: Store) -> None:
    report = store.links().incidents[0].members[0].report
    through = store.head().count
    decide(store, Desk(report), Choice("reject", "v1"))
    ((hash, _),) = store.unprinted(linking_version())
    store.keep_fingerprints(linking_version(), [(hash, b"of the reading before")], through)
    assert [h for h, _ in store.unprinted(linking_version())] == [hash]
