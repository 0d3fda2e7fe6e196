"""The log: every change of the record is a row that carries the hash of the row before it.

A row's hash is the SHA-256 of its columns as canonical JSON (keys sorted, no spaces, UTF-8), the previous hash among them. So a
row cannot be changed, put in or taken out without every later hash changing, and the last one is also kept in ``log_head``.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from accordingto.record import StoreError
from accordingto.store.schema import log, log_head

MACHINE = frozenset(("add", "reread", "remove", "link", "user", "coding"))
"""Actions that keep the store, its users and codings; every other is an analyst's decision, and can be taken back."""


OF_CELLS = ("accept", "correct", "reject", "insert")
"""An analyst's decisions about the cells of one report: their `from` and `to` hold spans of its text."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a row of the log says; the row adds when, by whom, and its place in the chain."""

    action: str
    """One of `MACHINE`, or an analyst's: ``accept``, ``correct``, ``reject``, ``merge``, ``split`` …"""
    subject: str
    """Id of the report, or of what else was changed."""
    cell: str = ""
    """Which part of it, as ``v3/place``; empty for the whole."""
    from_: Any = None
    """What was there, as JSON can hold it; None where there was nothing."""
    to: Any = None
    """What is there now; None where nothing is."""
    why: str | None = None
    undoes: int | None = None
    """Number of the row that this one takes back."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the log."""

    number: int
    """1, 2, 3 … without a gap."""
    at: str
    """UTC, ISO 8601."""
    who: str
    change: Change
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """How long the log is, and the hash of its last row: whoever notes it elsewhere can prove what the log was."""

    count: int
    hash: str

    def __str__(self) -> str:
        """As `accordingto log --head` prints it.

        >>> str(Head(2, "ab34"))
        '2:ab34'
        """
        return f"{self.count}:{self.hash}"


def append(connection: Connection, who: str, *changes: Change) -> None:
    """Adds a row each to the log, in the transaction that makes the changes."""
    last = head(connection)
    for change in changes:
        row = columns(Entry(last.count + 1, now(), who, change, last.hash, ""))
        last = Head(last.count + 1, sealed(row))
        connection.execute(
            insert(log).values({**row, "from": _json(change.from_), "to": _json(change.to), "hash": last.hash})
        )
        connection.execute(update(log_head).values(count=last.count, hash=last.hash))


def head(connection: Connection) -> Head:
    """Where the log stands; StoreError where the row that says so is gone."""
    row = connection.execute(select(log_head.c.count, log_head.c.hash)).one_or_none()
    if row is None:
        raise StoreError("the store does not know how long its log is: `accordingto check` says what else is wrong")
    count, hash = row
    return Head(count, hash)


def entries(connection: Connection, subject: str | None = None, actions: Sequence[str] = ()) -> Iterator[Entry]:
    """The rows of the log, the oldest first; of one subject, or of some actions alone."""
    rows = select(log).order_by(log.c.number)
    if subject is not None:
        rows = rows.where(log.c.subject == subject)
    if actions:
        rows = rows.where(log.c.action.in_(actions))
    for row in connection.execute(rows):
        yield entry(row)


def at(connection: Connection, number: int) -> Entry | None:
    """The row of that number."""
    row = connection.execute(select(log).where(log.c.number == number)).first()
    return entry(row) if row is not None else None


def standing(found: Sequence[Entry]) -> list[Entry]:
    """Those of ``found`` that no other of them takes back.

    >>> first, second = (Entry(n, "", "", Change("accept", "r", undoes=u), "", "") for n, u in ((1, None), (2, 1)))
    >>> [entry.number for entry in standing([first, second])]
    []
    >>> third = Entry(3, "", "", Change("undo", "r", undoes=2), "", "")
    >>> [entry.number for entry in standing([first, second, third])]
    [1]
    """
    undone: set[int] = set()
    for entry in reversed(found):  # a row is taken back by a later one, which may itself be taken back
        if entry.number not in undone and entry.change.undoes is not None:
            undone.add(entry.change.undoes)
    return [entry for entry in found if entry.number not in undone and entry.change.undoes is None]


def columns(entry: Entry) -> dict[str, Any]:
    """A row of the log as it is printed, and, without its hash, as it is hashed."""
    row: dict[str, Any] = asdict(entry)
    change: dict[str, Any] = row.pop("change")
    change["from"] = change.pop("from_")
    return row | change


def sealed(row: dict[str, Any]) -> str:
    """The hash of a row: of all its columns but the hash itself."""
    return hashlib.sha256(canonical({name: row[name] for name in row if name != "hash"}).encode()).hexdigest()


def canonical(value: object) -> str:
    """The one way to write ``value`` as JSON.

    >>> canonical({"b": 1, "a": "Ізюм"})
    '{"a":"Ізюм","b":1}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def now() -> str:
    """The time, UTC.

    >>> now()[-1]
    'Z'
    """
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def user(given: str | None = None) -> str:
    """Who makes a change: the user of this machine, and before it the name given.

    >>> user("Anna").startswith("Anna (")
    True
    """
    try:
        import pwd

        account = pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # Windows has no such table, and a container's user may not stand in it
        account = os.environ.get("USERNAME") or (f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown")
    name = " ".join(given.split()) if given else ""
    return f"{name} ({account})" if name else account


def entry(row: Row[Any]) -> Entry:
    """A row of the table as an Entry; StoreError where it was damaged."""
    values = row._mapping
    try:
        from_, to = (json.loads(values[name]) if values[name] is not None else None for name in ("from", "to"))
    except ValueError as error:
        raise StoreError(
            f"row {row.number} of the log was changed, and cannot be read: `accordingto check` says more"
        ) from error
    change = Change(row.action, row.subject, row.cell, from_, to, row.why, row.undoes)
    return Entry(row.number, row.at, row.who, change, row.previous, row.hash)


def _json(value: object) -> str | None:
    return None if value is None else canonical(value)
