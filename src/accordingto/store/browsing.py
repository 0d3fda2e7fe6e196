"""The log as a page shows it: the latest rows first, some of them, with what took them back."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, and_, or_, select

from accordingto.store import audit
from accordingto.store.audit import Entry
from accordingto.store.schema import log


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows; what is None or empty excludes nothing."""

    who: str | None = None
    action: str | None = None
    subject: str | None = None
    """The beginning of the id of a report, incident …"""
    from_: str | None = None
    """First day (UTC), ISO."""
    to: str | None = None
    before: int | None = None
    """Rows with smaller numbers alone."""
    hidden: frozenset[str] = frozenset()
    """Subjects that are left out: what others code blind."""
    limit: int = 50


def rows(connection: Connection, wanted: Wanted) -> tuple[tuple[Entry, int | None], ...]:
    """The rows, the latest first, each with the number of the one that took it back."""
    query = select(log).order_by(log.c.number.desc()).limit(wanted.limit)
    if wanted.who:
        query = query.where(log.c.who == wanted.who)
    if wanted.action:
        query = query.where(log.c.action == wanted.action)
    if wanted.subject:
        ends = [(start, start + "\U0010ffff") for start in (wanted.subject, f"sha256:{wanted.subject}")]
        query = query.where(or_(*(and_(log.c.subject >= start, log.c.subject < end) for start, end in ends)))
    if wanted.from_:
        query = query.where(log.c.at >= wanted.from_)
    if wanted.to:
        query = query.where(log.c.at < wanted.to + "~")
    if wanted.before:
        query = query.where(log.c.number < wanted.before)
    if wanted.hidden:
        query = query.where(log.c.subject.not_in(wanted.hidden))
    found = connection.execute(query).all()
    undone = _undone(connection, found)
    return tuple((audit.entry(row), undone.get(row.number)) for row in found)


def _undone(connection: Connection, found: Sequence[Row[tuple[object, ...]]]) -> dict[int, int]:
    """Which of the rows were taken back by which, and that still holds."""
    if not found:
        return {}
    # What takes back is younger than what it takes back, and may be taken back itself.
    least = min(row.number for row in found)
    later = connection.execute(
        select(log.c.number, log.c.undoes).where(log.c.number > least, log.c.undoes.is_not(None))
    )
    standing: dict[int, int] = {}
    void: set[int] = set()
    for number, undoes in sorted((tuple(row) for row in later), reverse=True):
        if number not in void and undoes is not None:
            void.add(undoes)
            standing[undoes] = number
    return standing


def choices(connection: Connection) -> tuple[list[str], list[str]]:
    """Who made changes, and of which kinds, for lists to choose from."""
    who = connection.execute(select(log.c.who).distinct().order_by(log.c.who).limit(500)).scalars()
    actions = connection.execute(select(log.c.action).distinct().order_by(log.c.action)).scalars()
    return list(who), list(actions)
