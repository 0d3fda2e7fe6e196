"""What is searched for, and what the inbox filters by, is the reviewed reading, whatever changes it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from accordingto.intake import Received
from accordingto.record import Span
from accordingto.review import Choice, Codings, Desk, decide, finish, reviewed, take_back, undo
from accordingto.review.values import Named, Type, When, Where
from accordingto.store import Store, cells, keeping
from accordingto.store.inbox import Wanted, listed
from tests.store.test_search import SIEGE, find, ids, readings

ID = "r-siege"
DESK = Desk(ID, "Anna")
HALVEK = Where("Halvek", "Upper Halvek", 77, 1.0, 2.0, "PPL", "XMC", "Old Velmar")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The reports that the tests of the search are about."""
    with Store(tmp_path / "record.db", create=True, who="tester") as opened:
        for reading in readings():
            opened.keep(Received(reading.report, reading.report.text.encode(), "text/plain"), reading, "1")
        yield opened


def at(words: str) -> tuple[Span, ...]:
    return (Span(SIEGE.index(words), SIEGE.index(words) + len(words)),)


def found(store: Store, **asked: Any) -> bool:
    return ID in ids(find(store, **asked))


def problems(store: Store) -> list[str]:
    """What `check` finds, but for the ids, which are made up here."""
    return [wrong for wrong in store.check(reviewed) if "its bytes are not" not in wrong]


def rows(store: Store) -> list[tuple[int, str]]:
    with store.read() as connection:
        query = "SELECT p.number, p.id FROM places p JOIN reports r ON r.number = p.report WHERE r.id = :id ORDER BY 1"
        return [(row.number, row.id) for row in connection.execute(text(query), {"id": ID})]


def inbox(store: Store, **asked: Any) -> list[str]:
    with store.read() as connection:
        return [item.id for item in listed(connection, Wanted("reports", **asked)).items]


def test_a_corrected_place_is_found_under_the_new_name_and_not_the_old(store: Store) -> None:
    battle = {"type": "Battles"}
    assert found(store, place="Halvek", **battle)
    decide(store, DESK, Choice("correct", "v1/place", spans=at("Orsina")))
    assert found(store, place="Orsina", **battle)
    assert not found(store, place="Halvek", **battle)
    last = store.head().count
    undo(store, DESK, last)
    assert found(store, place="Halvek", **battle)
    assert not found(store, place="Orsina", **battle)
    undo(store, DESK, last + 1)
    assert found(store, place="Orsina", **battle)
    assert problems(store) == []


def test_another_place_of_the_same_name_is_found_by_what_it_is(store: Store) -> None:
    decide(store, DESK, Choice("correct", "p1", HALVEK))
    for new, old in ((77, 12), ("Old Velmar", "New Velmar"), ("XMC", "XMB")):
        assert found(store, place=new)
        assert not found(store, place=old)
    assert inbox(store, place="XMC") == [ID]
    assert inbox(store, place="XMB") == []
    with store.read() as connection:  # on the map, too
        box = "SELECT count(*) FROM places_at WHERE south BETWEEN 0.9 AND 1.1 AND west BETWEEN 1.9 AND 2.1"
        assert connection.execute(text(box)).scalar() == 1
    assert problems(store) == []


def test_type_days_and_speaker_follow(store: Store) -> None:
    decide(
        store,
        DESK,
        Choice("correct", "v1/type", Type(None, "Riots", "Mob violence")),
        Choice("correct", "v1/time", When("DATE", "2031-02-01", "2031-02-01", "2031-02-01"), at("two days")),
        Choice("correct", "s1/speaker", Named("Ruda Bell", "person")),
    )
    assert found(store, type="riots", to="2031-02-01")
    assert not found(store, type="Battles")
    assert found(store, speaker="Ruda Bell")
    assert not found(store, speaker="Ruda Senn")
    assert inbox(store, type="Mob violence") == [ID]
    assert problems(store) == []


def test_what_is_rejected_is_gone_until_that_is_taken_back(store: Store) -> None:
    decide(store, DESK, Choice("reject", "v1"))
    assert not found(store, type="Battles")
    assert inbox(store, type="Battles") == []
    row = take_back(store, store.head().count)
    assert row.change.cell == "v1"
    assert found(store, type="Battles")
    assert inbox(store, type="Battles") == [ID]
    assert problems(store) == []


def test_what_was_added_is_found_and_its_confidence_counts(store: Store) -> None:
    assert inbox(store, least=0.5) == []
    decide(store, DESK, Choice("insert", "v", spans=at("killed")), Choice("reject", "v1"), Choice("reject", "v2"))
    assert inbox(store, least=0.5) == [ID], "the added event is the only one left"
    decide(store, DESK, Choice("correct", "v3/type", Type(None, "Battles", "Armed clash"), at("killed")))
    assert found(store, type="Armed clash")
    assert problems(store) == []


def test_a_new_reading_keeps_what_was_corrected(store: Store) -> None:
    decide(store, DESK, Choice("correct", "p1", HALVEK), Choice("reject", "v2"))
    assert store.keep_again(store.reading(ID), "2", reviewed)
    assert found(store, place=77)
    assert not found(store, place=12)
    assert not found(store, type="Peaceful protest")
    assert problems(store) == []


def test_what_changes_nothing_is_not_written_again(store: Store) -> None:
    before = rows(store)
    decide(store, DESK, Choice("accept", "v1"))
    finish(store, DESK)
    assert rows(store) == before
    decide(store, DESK, Choice("correct", "p1", HALVEK))
    assert rows(store) != before


def test_what_is_coded_blind_is_not_found(store: Store) -> None:
    codings = Codings(store)
    coding = codings.assign(ID, ["Anna", "Berta"])
    decide(store, codings.desk(coding.id, "Anna"), Choice("correct", "p1", HALVEK))
    assert found(store, place=12)
    assert not found(store, place=77)
    assert problems(store) == []


def test_rows_that_are_the_machines_and_not_the_reviewed_readings_are_told_of(store: Store) -> None:
    decide(store, DESK, Choice("correct", "p1", HALVEK), Choice("reject", "v2"))
    with store.write() as connection:
        cells.put(connection, keeping.number_of(connection, ID), cells.cells(store.reading(ID)))
    assert problems(store) == [
        f"report {ID}: what is searched in it is not what its reviewed reading holds",
        f"report {ID}: its rows of the table places are not those of its reviewed reading",
        f"report {ID}: its rows of the table events are not those of its reviewed reading",
    ]
