"""Whoever changes the record unseen is found."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from accordingto.record import Decision, EventRef, StoreError
from accordingto.review import reviewed
from accordingto.store import Change, Store, change_of
from accordingto.store.audit import Entry, columns, sealed, standing, user
from tests.store.making import VERSION, keep, noted, problems, received

ID = received(1).report.id


@pytest.fixture
def told(path: Path) -> Path:
    """A store with a log of five rows."""
    with Store(path, create=True, who="Anna") as store:
        keep(store, 1, 2, 3)
        noted(store, Change("reject", ID, "v1/harm", {"low": 1}, None, "the photo shows no victim"))
        store.remove(received(3).report.id, "withdrawn by its outlet")
    return path


def tampered(path: Path, *statements: str) -> list[str]:
    """What the check says after these changes, made by somebody who can write to the file."""
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()
    return problems(path)


def test_every_change_says_who_when_what_and_why(told: Path) -> None:
    with Store(told) as store:
        rows = list(store.log())
        of_one = list(store.log(ID))
    assert [row.change.action for row in rows] == ["add", "add", "add", "reject", "remove"]
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert {row.who for row in rows} == {user("Anna")}
    assert all(row.at.endswith("Z") and len(row.at) == 24 for row in rows)
    assert rows[0].change.to["raw"] == ID.removeprefix("sha256:")
    assert rows[0].change.to["version"] == VERSION
    assert (of_one[-1].change.cell, of_one[-1].change.from_, of_one[-1].change.to) == ("v1/harm", {"low": 1}, None)
    assert rows[-1].change.why == "withdrawn by its outlet"


def test_each_row_carries_the_hash_of_the_one_before(told: Path) -> None:
    with Store(told) as store:
        rows = list(store.log())
        head = store.head()
    assert [row.previous for row in rows] == ["0" * 64, *(row.hash for row in rows[:-1])]
    assert all(sealed(columns(row)) == row.hash for row in rows)
    assert (head.count, head.hash) == (5, rows[-1].hash)
    assert problems(told) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET why = 'another' WHERE number = 4",
        "DELETE FROM log WHERE number = 5",
        "DELETE FROM log",
        "UPDATE log_head SET count = 3",
        "DELETE FROM log_head",
        "INSERT OR REPLACE INTO log SELECT * FROM log WHERE number = 4",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(told: Path, statement: str) -> None:
    with Store(told) as store, pytest.raises((StoreError, DBAPIError)), store.write() as connection:
        connection.exec_driver_sql(statement)
    assert problems(told) == []


NAMES = ("log_kept", "log_whole", "log_in_order", "log_head_forward", "log_head_kept")
UNGUARD = tuple(f"DROP TRIGGER {name}" for name in NAMES)
GUARDS = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'log_%'"


def guarded_again(path: Path, *statements: str) -> list[str]:
    """As `tampered`, by somebody who takes the guards away and puts them back."""
    with closing(sqlite3.connect(path)) as db:
        guards = [sql for (sql,) in db.execute(GUARDS)]
    return tampered(path, *UNGUARD, *statements, *guards)


@pytest.mark.parametrize(
    ("statement", "finds"),
    [
        ("UPDATE log SET why = 'no reason' WHERE number = 4", "row 4 of the log was changed"),
        ("UPDATE log SET who = 'somebody else' WHERE number = 1", "row 1 of the log was changed"),
        ("UPDATE log SET at = '2020-01-01T00:00:00.000Z' WHERE number = 2", "row 2 of the log was changed"),
        ('UPDATE log SET "from" = NULL WHERE number = 4', "row 4 of the log was changed"),
        ("UPDATE log SET \"to\" = '{' WHERE number = 1", "row 1 of the log was changed"),
        ("DELETE FROM log WHERE number = 2", "rows were taken out"),
        ("DELETE FROM log WHERE number = 5", "cut off"),
        ("DELETE FROM log", "cut off"),
        ("UPDATE log SET number = -number", "rows were taken out or put elsewhere"),
        ("UPDATE log SET number = CASE number WHEN 4 THEN 50 ELSE 4 END WHERE number > 3", "does not follow"),
        ("UPDATE log_head SET hash = (SELECT hash FROM log WHERE number = 4), count = 4", "ends with row 5"),
        ("DELETE FROM log_head", "ends with row 5"),
        (
            "INSERT INTO log SELECT 6, '', '', 'add', '', '', NULL, '[]', NULL, NULL, previous, hash FROM log WHERE number = 5",
            "row 6",
        ),
        ("UPDATE log SET \"to\" = '[]'", "row 1 of the log was changed"),
    ],
)
def test_a_log_that_was_changed_is_found(told: Path, statement: str, finds: str) -> None:
    assert finds in "\n".join(guarded_again(told, statement))


def test_guards_that_are_gone_are_missed(told: Path) -> None:
    found = "\n".join(tampered(told, *UNGUARD))
    assert found.count("is missing") == len(NAMES)


def test_guards_that_let_everything_through_are_found(told: Path) -> None:
    found = tampered(told, "DROP TRIGGER log_kept", "CREATE TRIGGER log_kept BEFORE UPDATE ON log BEGIN SELECT 1; END")
    assert found == ["the trigger log_kept was changed: it is not as the program makes it"]


def test_a_log_written_anew_is_found_by_a_head_that_was_noted(told: Path) -> None:
    with Store(told) as store:
        noted = str(store.head())
        assert list(store.check(reviewed, noted)) == []
    told.unlink()
    with Store(told, create=True, who="Anna") as store:
        keep(store, 1, 2)
        assert list(store.check(reviewed)) == [], "the store by itself cannot know"
        assert any("cut off its end" in wrong for wrong in store.check(reviewed, noted))
        keep(store, *range(4, 9))
        assert any("written anew" in wrong for wrong in store.check(reviewed, noted))


def test_a_head_that_is_none_is_said(told: Path) -> None:
    with Store(told) as store, pytest.raises(StoreError, match="no head of a log"):
        list(store.check(reviewed, "abc"))


def test_decisions_stand_until_they_are_taken_back(told: Path) -> None:
    with Store(told, who="Berta") as store:
        (first,) = store.decisions(ID)
        noted(store, Change("undo", ID, "v1/harm", why="the photo is of another street", undoes=first.number))
        assert store.decisions(ID) == []
        (undone,) = [e for e in store.log(ID) if e.change.action == "undo"]
        noted(store, Change("undo", ID, "v1/harm", undoes=undone.number))
        assert store.decisions(ID) == [first]
        assert len(list(store.log(ID))) == 4, "nothing left the log"
        assert list(store.check(reviewed)) == []


def test_merges_and_splits_come_back_for_linking(told: Path) -> None:
    one, other = EventRef("r1", "v1", 10), EventRef("r2", "v3", 0)
    merge, split = Decision("merge", one, other), Decision("split", one, other)
    with Store(told) as store:
        noted(store, change_of(merge, "one bridge"), change_of(split))
        assert store.merges_and_splits() == [merge, split]


def test_whoever_takes_another_name_is_told_by_the_user(told: Path) -> None:
    assert user("Anna") != user("Berta") != user()
    assert user("Anna").endswith(f"({user()})")
    assert user(" \n") == user()


def test_undoing_chains() -> None:
    def row(number: int, undoes: int | None = None) -> Entry:
        return Entry(number, "", "", Change("accept", "r", undoes=undoes), "", "")

    assert [e.number for e in standing([row(1), row(2), row(3, 1), row(4, 3), row(5, 4)])] == [2]


CHANGES: list[tuple[str, str]] = [
    ("UPDATE texts SET text = replace(text, 'killed', 'helped')", "its words are not those that were added"),
    ("UPDATE texts SET places = 'Kyiv'", "what is searched in it is not what its reviewed reading holds"),
    ("UPDATE reports SET title = 'Another' WHERE number = 1", "another title"),
    ("UPDATE reports SET published = '2020-01-01' WHERE number = 1", "another title, outlet, date"),
    (
        "UPDATE reports SET raw = (SELECT raw FROM reports WHERE number = 2) WHERE number = 1",
        "its bytes as received are not",
    ),
    ("UPDATE raws SET body = (SELECT body FROM raws ORDER BY hash LIMIT 1)", "its bytes as received are not"),
    ("UPDATE raws SET body = x'ffff'", "compressed data are damaged"),
    ("UPDATE raws SET body = substr(body, 1, length(body) - 1)", "compressed data are cut off"),
    ("UPDATE readings SET body = (SELECT body FROM readings WHERE report = 2) WHERE report = 1", "its cells are not"),
    ("UPDATE readings SET version = 'another'", "versions of program and models are not"),
    (
        "UPDATE reports SET received = (SELECT received FROM reports WHERE number = 2) WHERE number = 1",
        "facts as received",
    ),
    ("UPDATE statements SET stance = 'denies'", "rows of the table statements are not those"),
    ("UPDATE events SET status = 'denied' WHERE report = 1", "rows of the table events are not those"),
    ("UPDATE events SET place = 2 WHERE report = 1", "rows of the table events are not those"),
    ("DELETE FROM events WHERE report = 2", "rows of the table events are not those"),
    ("DELETE FROM places_at WHERE number = 1", "the index of places is not in step"),
    ("UPDATE places_at SET south = 0, north = 1 WHERE number = 1", "the index of places is not in step"),
    ("INSERT INTO texts_words(texts_words) VALUES ('delete-all')", "index of words is not in step"),
    ("INSERT INTO texts_words(rowid, title, text) VALUES (77, 'a', 'b')", "index of words is not in step"),
    ("DELETE FROM readings WHERE report = 1", "its reading are not there"),
    ("UPDATE reports SET id = 'x' WHERE number = 1", "the log says that it was added, and it is not there"),
    ("INSERT INTO reports(number, id) VALUES (9, 'new')", "the log does not say that it was added"),
    ("INSERT INTO raws VALUES ('00', 0, x'00')", "belong to no report"),
    ("UPDATE reports SET removed = '2022' WHERE number = 1", "something of it is still there"),
    ("UPDATE reports SET uri = 'x' WHERE number = 3", "something of it is still there (uri)"),
    ("UPDATE reports SET removed = NULL WHERE number = 3", "are not there"),
    ("INSERT INTO readings VALUES (99, '', '', '', x'00')", "points at a row of reports that is not there"),
    ("CREATE TABLE mine(words)", "the table mine is not the program's own"),
    ("DROP INDEX reports_day", "the index reports_day is missing"),
]


@pytest.mark.parametrize(("statement", "finds"), CHANGES)
def test_a_record_that_was_changed_is_found(told: Path, statement: str, finds: str) -> None:
    assert finds in "\n".join(tampered(told, statement))


def test_places_and_spans_must_fit_the_text(told: Path) -> None:
    """Even where all hashes were made to fit: by a reading that was wrong when it was added."""
    from dataclasses import replace

    from tests.store.making import reading

    one = received(8)
    good = reading(one.report)
    with Store(told) as store:
        store.keep(one, replace(good, times=(replace(good.times[0], end=10_000),)), VERSION)
        assert any("points beyond its text" in wrong for wrong in store.check(reviewed))
        store.keep_again(replace(good, places=(replace(good.places[0], name="Kyiv"),)), "another", reviewed)
        assert any("are not the words" in wrong for wrong in store.check(reviewed))


def test_a_page_of_the_file_that_is_damaged_is_found(told: Path) -> None:
    with Store(told, create=True) as store:
        keep(store, *range(10, 40))
    raw = bytearray(told.read_bytes())
    page = 12 * 4096
    raw[page : page + 4096] = bytes(4096)
    told.write_bytes(raw)
    with Store(told) as store:
        try:
            found = list(store.check(reviewed))
        except StoreError as error:
            found = [str(error)]
    assert any("damaged" in wrong for wrong in found)
