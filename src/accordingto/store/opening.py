"""From a path to a database that is safe to write to: made if it is not there, brought up to date if it is older."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from accordingto.record import StoreError
from accordingto.store.query import folded

if TYPE_CHECKING:
    from alembic.config import Config

VERSION = "0007"
"""The newest migration; a test holds it against the folder."""

APPLICATION = 0x61636374
"""SQLite's application_id of a store: "acct"."""

PATIENCE = 60.0
"""Seconds to wait while another program writes: one report takes milliseconds, a migration of a large store minutes at most."""

_PRAGMAS = (
    "PRAGMA synchronous = FULL",  # in WAL mode, NORMAL may lose the last reports in a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is removed is overwritten
    "PRAGMA cache_size = -65536",  # KiB
    "PRAGMA trusted_schema = ON",  # the program's own "folded" is called by a trigger
)


def opened(path: Path, *, create: bool = False) -> Engine:
    """The database at ``path``; StoreError where there is none (unless ``create``), or it is no store, or of a newer program."""
    path = Path(os.path.abspath(path))
    try:
        _file(path, create)
    except OSError as error:
        raise StoreError(
            f"{path}: it cannot be opened ({error.strerror}): check the folder, and that you may write to it"
        ) from error
    with plainly(path):
        _prepared(path, create)
        engine = create_engine("sqlite://", creator=lambda: _connect(path), poolclass=QueuePool)
        event.listen(engine, "begin", _begin)
        _current(engine, path)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that may write; all of it is kept, or nothing. Others wait, and read what was before."""
    with engine.execution_options(writes=True).begin() as connection:
        yield connection


def checkpoint(engine: Engine) -> None:
    """Empties the write-ahead log, unless somebody is reading from it."""
    with closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turns what the database says into a StoreError that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        reason = str(error.orig if isinstance(error, DBAPIError) else error)
        raise StoreError(f"{path}: {_advice(reason)}") from error


def _advice(reason: str) -> str:
    if "full" in reason:
        return "the disk is full; what was added before is kept: make room, and run the same command again"
    if "I/O error" in reason or "too big" in reason:
        return "the disk does not take more; what was added before is kept: make room, and run the same command again"
    if "locked" in reason or "busy" in reason:
        return f"another program has been writing to it for {PATIENCE:.0f} seconds: try again when it is done"
    if "not a database" in reason:
        return "it is not a store: name another file"
    if "malformed" in reason or "corrupt" in reason:
        return f"it is damaged ({reason}): take a backup copy; where it still opens, `accordingto check` says what is wrong"
    if "readonly" in reason or "read-only" in reason or "unable to open" in reason:
        return f"it cannot be written to ({reason}): check that you may write to the file and to its folder"
    return f"the database says: {reason}"


def _file(path: Path, create: bool) -> None:
    """The file is there, and nobody but its owner may read it if it is new."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a file")
    if path.exists():
        if not path.is_file():
            raise StoreError(f"{path} is not a file: name another")
        if path.stat().st_size == 0 and not create:
            raise StoreError(f"{path} is empty: `accordingto add` adds reports to it")
    elif create:
        # Never through a link that leads nowhere: whoever put it there chose where the file would be made.
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            if path.is_symlink() and not path.exists():
                raise StoreError(
                    f"{path} is a link to a file that is not there: remove it, or name another file"
                ) from None
    else:
        raise StoreError(f"there is no store at {path}: `accordingto add` makes one, and --store names one elsewhere")


def _prepared(path: Path, create: bool) -> None:
    """It is a store, or empty; and it keeps a write-ahead log."""
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as db:
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION and tables:
            raise StoreError(f"{path} is a database of another kind: name another file")
        if not tables and not create:
            raise StoreError(f"{path} is empty: `accordingto add` adds reports to it")
        if db.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            _into_wal(db)


def _into_wal(db: sqlite3.Connection) -> None:
    """SQLite does not wait for others here, so that two who make one store at once are told that it is locked."""
    until = monotonic() + PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if monotonic() > until:
                raise
            sleep(0.05)


def _connect(path: Path) -> sqlite3.Connection:
    # The path is taken as it is, and never as an URI with parameters. Transactions are begun by `_begin` alone.
    db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    for pragma in _PRAGMAS:
        db.execute(pragma)
    db.create_function("folded", 1, lambda name: name and folded(name), deterministic=True)
    return db


def _begin(connection: Connection) -> None:
    # A writer takes its place before it reads, so that what it has read still holds when it writes.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _current(engine: Engine, path: Path) -> None:
    """Runs the migrations that are missing, in one transaction."""
    with engine.connect() as connection:
        if _version(connection) == VERSION:
            return
    with writing(engine) as connection:
        version = _version(connection)  # another program may have been quicker
        if version != VERSION:
            if version is not None and not known(version):
                raise StoreError(
                    f"{path} was written by a newer version of this program: install that version to open it"
                )
            migrate(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


def migrate(connection: Connection) -> None:
    """Brings a database, which may be empty, up to date."""
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def known(version: str) -> bool:
    """Whether there is a migration of that name."""
    from alembic.script import ScriptDirectory

    return version in {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def _version(connection: Connection) -> str | None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return found
