import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake import Received
from accordingto.record import Passage, Reading, Report, StoreError
from accordingto.review import reviewed
from accordingto.store import Change, Store
from tests.store.making import VERSION, keep, noted, problems, reading, received


def contents(path: Path) -> list[str]:
    """Everything in the file, as statements of SQL."""
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def test_what_is_kept_comes_back_as_it_was(store: Store) -> None:
    one = received(3)
    assert store.standing(one) == "new"
    assert store.keep(one, reading(one.report), VERSION)
    assert store.standing(one) == "kept"
    assert store.reading(one.report.id) == reading(one.report)
    assert store.raw(one.report.id) == one.raw
    assert list(store.outdated("another")) == [one.report]
    assert list(store.check(reviewed)) == []


def test_adding_twice_changes_nothing(path: Path, store: Store) -> None:
    keep(store, 1, 2)
    before = contents(path)
    one = received(1)
    assert not store.keep(one, reading(one.report), "another version")
    assert contents(path) == before


def test_readings_come_in_the_order_in_which_they_were_added(store: Store) -> None:
    keep(store, 5, 1, 3)
    assert [r.report.title for r in store.readings()] == ["Shelling 5", "Shelling 1", "Shelling 3"]
    assert store.count() == 3


def test_other_bytes_under_an_id_that_is_taken_are_refused(store: Store) -> None:
    keep(store, 1)
    other = received(2)
    other = replace(other, report=replace(other.report, id=received(1).report.id))
    assert store.standing(other) == "other"
    with pytest.raises(StoreError, match="another report under its id"):
        store.keep(other, reading(other.report), VERSION)
    assert store.count() == 1


def test_two_ids_may_share_their_bytes(path: Path, store: Store) -> None:
    first = replace(received(1), media_type="application/json")
    for id in ("own-1", "own-2"):
        one = replace(first, report=replace(first.report, id=id))
        store.keep(one, reading(one.report), VERSION)
    store.remove("own-1", "a test")
    assert store.raw("own-2") == first.raw
    store.remove("own-2", "a test")
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM raws").fetchone() == (0,)
    assert problems(path) == []


def test_a_report_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    keep(store, *range(20))
    id = received(7).report.id
    assert store.find(id).id == id
    assert store.find(id.removeprefix("sha256:")[:12]).id == id
    assert store.find(id[:19]).title == "Shelling 7"
    with pytest.raises(StoreError, match="give more of the id"):
        store.find("sha256:")
    for none in ("zzzz", "%", "' OR 1=1 --", "\U0010ffff"):
        with pytest.raises(StoreError, match="no report's id begins"):
            store.find(none)


def test_an_id_that_begins_another_is_found_itself(store: Store) -> None:
    for id in ("line-1", "line-10"):
        one = received(1, f"{id} was here.")
        one = replace(one, media_type="application/json", report=replace(one.report, id=id))
        store.keep(one, Reading(one.report), VERSION)
    assert store.find("line-1").id == "line-1"
    with pytest.raises(StoreError, match="line-1, line-10"):
        store.find("line-")


def test_a_removed_report_leaves_its_id_and_the_reason(path: Path, store: Store) -> None:
    keep(store, 1, 2)
    id = received(1).report.id
    store.remove(id, "its author asked for it")
    kept = store.find(id)
    assert kept.removed
    assert (kept.title, kept.uri, kept.outlet, kept.published, kept.size) == (None,) * 5
    assert list(store.log(id))[-1].change.why == "its author asked for it"
    assert store.count() == 1
    for read in (store.reading, store.raw):
        with pytest.raises(StoreError, match="removed"):
            read(id)
    with pytest.raises(StoreError, match="removed already"):
        store.remove(id, "once more")
    store.close()
    left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"had killed 2 people" in left
    assert b"had killed 1 people" not in left
    assert problems(path) == []


def test_no_word_of_a_removed_report_stays_in_the_file(path: Path, store: Store) -> None:
    one = received(1, "Xylografovsk fell, police said.")
    store.keep(one, Reading(one.report), VERSION)
    keep(store, 1)
    store.remove(one.report.id, "a test")
    store.close()
    assert not any(b"xylograf" in file.read_bytes().lower() for file in path.parent.iterdir())


def test_a_removed_report_is_added_again_only_when_asked_for(store: Store) -> None:
    keep(store, 1)
    one = received(1)
    store.remove(one.report.id, "a mistake")
    assert store.standing(one) == "removed"
    with pytest.raises(StoreError, match="--again"):
        store.keep(one, reading(one.report), VERSION)
    assert store.keep(one, reading(one.report), VERSION, again=True)
    assert store.reading(one.report.id) == reading(one.report)
    assert [entry.change.action for entry in store.log(one.report.id)] == ["add", "remove", "add"]
    assert list(store.check(reviewed)) == []


def test_a_new_reading_takes_the_place_of_the_old_and_decisions_stay(store: Store) -> None:
    keep(store, 1, 2)
    one = received(1)
    noted(store, Change("correct", one.report.id, "v1/place", "p1", "p2", "it is the other Izium"))
    before = store.decisions(one.report.id)
    better = replace(reading(one.report), events=(), statements=())
    assert store.keep_again(better, "another", reviewed)
    assert not store.keep_again(better, "another", reviewed), "it was made by that version already"
    assert store.reading(one.report.id) == better
    assert store.decisions(one.report.id) == before
    assert [report.id for report in store.outdated("another")] == [received(2).report.id]
    assert list(store.check(reviewed)) == []


def test_a_report_that_was_removed_meanwhile_is_not_read_again(store: Store) -> None:
    keep(store, 1)
    one = received(1)
    store.remove(one.report.id, "a test")
    assert not store.keep_again(reading(one.report), "another", reviewed)
    assert list(store.outdated("another")) == []


def test_outdated_reports_can_be_kept_while_they_are_walked(store: Store) -> None:
    keep(store, *range(5))
    for report in store.outdated("another"):
        store.keep_again(reading(report), "another", reviewed)
    assert list(store.outdated("another")) == []
    assert list(store.check(reviewed)) == []


def test_words_and_cells_are_there_to_be_searched(store: Store) -> None:
    keep(store, 1, 2)
    with store.read() as connection:
        query = (
            "SELECT rowid FROM texts_words WHERE texts_words MATCH 'killing AND speakers: police AND places: kharkiv'"
        )
        assert connection.exec_driver_sql(query).scalars().all() == [1, 2]
        near = "SELECT report FROM places JOIN places_at USING (number) WHERE south BETWEEN 49 AND 50 AND west BETWEEN 37 AND 38"
        assert connection.exec_driver_sql(near).scalars().all() == [1, 2]
        event = connection.exec_driver_sql("SELECT event_type, trigger, earliest FROM events WHERE report = 2").one()
        assert tuple(event) == ("Explosions/Remote violence", "shelling", "2022-09-12")


@settings(max_examples=50)
@given(text=st.text(min_size=1), title=st.none() | st.text(), uri=st.none() | st.text())
def test_any_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str | None, uri: str | None
) -> None:
    raw = text.encode()
    path = tmp_path_factory.getbasetemp() / "any.db"
    with Store(path, create=True) as store:
        report = Report(f"own-{store.count()}", text, uri=uri, title=title, passages=(Passage(0, len(text), "body"),))
        one = Received(report, raw, "application/json")
        assert store.keep(one, Reading(report), VERSION)
        assert store.reading(report.id) == Reading(report)
        assert store.raw(report.id) == raw


@pytest.mark.parametrize(
    "text", ["\0 said\0", "\u202etxet\u202c", "a\r\n\x0b\x85\u2028b", "e\u0301 👩\u200d🚀", "'); DROP TABLE log; --"]
)
def test_strange_texts_pass_the_check(store: Store, text: str) -> None:
    one = received(1, text)
    store.keep(one, Reading(replace(one.report, title=text, uri=text, outlet=text)), VERSION)
    assert list(store.check(reviewed)) == []
