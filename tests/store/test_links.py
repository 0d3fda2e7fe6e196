import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.record import ControlPeriod, Decision, EventRef, Links, StoreError
from accordingto.review import reviewed
from accordingto.store import Store, change_of, linking_version
from tests.store.making import count, die, forked, keep, noted, problems, reading, received


def link(store: Store) -> Links:
    assert list(pipeline.link(store)) == []
    return store.links()


@pytest.fixture
def linked(store: Store) -> Store:
    """Three reports that tell of one happening in almost the same words."""
    keep(store, 1, 2, 3)
    link(store)
    return store


def test_what_linking_finds_comes_back_as_it_was(linked: Store) -> None:
    found = linked.links()
    assert len(found.incidents) >= 1
    assert len(found.stories) == 1
    assert not linked.stale(linking_version())
    odd = replace(found, control=(ControlPeriod("Izium", None, None, None, None, "2022-09-10", ()),) * 2)
    linked.keep_links(odd, "v", linked.head().count)
    assert linked.links() == odd
    linked.keep_links(replace(odd, stories=found.stories[::-1]), "v", linked.head().count)
    assert linked.links() == odd
    assert list(linked.check(reviewed)) == []


def test_linking_again_changes_nothing(path: Path, linked: Store) -> None:
    with closing(sqlite3.connect(path)) as db:
        before = list(db.iterdump())
        link(linked)
        assert list(db.iterdump()) == before


def test_links_are_stale_once_anything_changes(linked: Store) -> None:
    version = linking_version()
    assert linked.stale("another")
    keep(linked, 4)
    assert linked.stale(version)
    link(linked)
    assert not linked.stale(version)
    one, other = (
        EventRef(received(n).report.id, "v1", reading(received(n).report).events[0].trigger[0].start) for n in (1, 4)
    )
    noted(linked, change_of(Decision("split", one, other), "two streets"))
    assert linked.stale(version)
    found = link(linked)
    assert not any({one, other} <= set(incident.members) for incident in found.incidents)
    linked.remove(received(1).report.id, "a test")
    assert linked.stale(version)


def test_what_came_while_links_were_made_is_for_the_next_time(linked: Store) -> None:
    through = linked.head().count
    keep(linked, 4)
    linked.keep_links(linked.links(), linking_version(), through)
    assert linked.stale(linking_version())


def test_an_incident_is_found_by_the_beginning_of_its_id(linked: Store) -> None:
    incident = linked.links().incidents[0]
    assert linked.incident(incident.id) == incident
    assert incident.id in linked.incident_ids()
    with pytest.raises(StoreError, match="no incident's id"):
        linked.incident("%")


def test_a_report_knows_what_it_is_in(linked: Store) -> None:
    one = received(1).report.id
    mine = linked.links(one)
    assert mine.stories == linked.links().stories
    assert all(one in incident.reports for incident in mine.incidents)
    assert linked.links("nothing") == Links()


def test_what_several_reports_are_in_is_told_once(linked: Store) -> None:
    (copies,) = linked.links().copies
    assert len(copies.members) > 1
    assert linked.ties([member.report for member in copies.members]) == Links(copies=(copies,))
    assert linked.ties([]) == Links()


def test_nothing_of_a_removed_report_stays_in_the_links(path: Path, linked: Store) -> None:
    one = received(1).report.id
    linked.remove(one, "a test")
    assert linked.links(one) == Links()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM links WHERE body LIKE '%' || ? || '%'", (one,)).fetchone() == (0,)
    assert problems(path) == []
    link(linked)
    assert problems(path) == []


def test_a_report_that_is_removed_while_links_are_made_is_in_none(linked: Store) -> None:
    found, through = linked.links(), linked.head().count
    linked.remove(received(1).report.id, "a test")
    linked.keep_links(found, linking_version(), through)
    assert linked.links(received(1).report.id) == Links()
    assert linked.stale(linking_version())
    assert list(linked.check(reviewed)) == []


def test_a_new_reading_gets_a_new_fingerprint(linked: Store) -> None:
    one = received(1)
    before = list(linked.fingerprints(linking_version()))
    linked.keep_again(replace(reading(one.report), events=()), "another", reviewed)
    assert len(list(linked.fingerprints(linking_version()))) == len(before) - 1
    found = link(linked)
    assert not any(one.report.id in incident.reports for incident in found.incidents)
    assert len(list(linked.fingerprints(linking_version()))) == len(before)


def test_a_fingerprint_of_a_reading_that_is_gone_is_not_kept(store: Store) -> None:
    keep(store, 1)
    ((hash, _),) = store.unprinted("v")
    store.keep_again(replace(reading(received(1).report), events=()), "another", reviewed)
    store.keep_fingerprints("v", [(hash, b"of the old reading")], store.head().count)
    assert list(store.fingerprints("v")) == []


def test_fingerprints_are_made_for_more_reports_than_are_taken_at_once(store: Store) -> None:
    keep(store, *range(130))
    assert [found.report.title for _, found in store.unprinted("v")] == [f"Shelling {n}" for n in range(130)]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE links SET body = body || ' '", "DELETE FROM links", "UPDATE links SET id = id || 'x'"],
)
def test_links_that_were_changed_are_found(path: Path, linked: Store, statement: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        changed = db.execute(statement).rowcount
        db.commit()
    assert changed
    assert any("was changed after it was made" in wrong for wrong in problems(path))


def test_killed_while_links_are_written(path: Path, linked: Store) -> None:
    before = linked.links()
    linked.close()

    def run() -> None:
        with Store(path) as store:
            keep(store, 4)
            with store.write() as connection:
                connection.exec_driver_sql("DELETE FROM links")
                die()

    assert forked(run)() < 0
    assert count(path) == 4
    assert problems(path) == []
    with Store(path) as store:
        assert store.links() == before
        assert store.stale(linking_version())
        assert any(received(4).report.id in story.reports for story in link(store).stories)


def test_links_of_another_version_say_how_to_make_them_again(path: Path, linked: Store) -> None:
    with linked.write() as connection:
        connection.exec_driver_sql("UPDATE links SET body = '{}'")
    with pytest.raises(StoreError, match="accordingto link"):
        linked.links()
