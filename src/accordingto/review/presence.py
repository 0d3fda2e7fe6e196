"""Who has what open: each page says so while it is open, and says so no more when it is closed or the machine is gone."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, insert, select

from accordingto.review.people import Clock, now, stamp
from accordingto.store import Store
from accordingto.store.schema import presence

LASTS = timedelta(seconds=45)
"""How long a page counts as open after it last said so; pages say so every 15 seconds, and may miss two."""


@dataclass(frozen=True, slots=True)
class Editing:
    """Somebody who has something open."""

    who: str
    cell: str
    """As ``v3/place``; empty for the page as a whole."""


class Presence:
    """Who has what open in a store."""

    def __init__(self, store: Store, clock: Clock = now) -> None:
        self._store = store
        self._clock = clock

    def here(self, subject: str, who: str, cell: str = "") -> tuple[Editing, ...]:
        """Says that somebody has a report or incident open, at a cell; gives the others who have."""
        at = self._clock()
        with self._store.write() as connection:
            mine = (presence.c.subject == subject) & (presence.c.who == who)
            connection.execute(delete(presence).where(mine | (presence.c.until <= stamp(at))))
            row = {"subject": subject, "who": who, "cell": cell[:200], "until": stamp(at + LASTS)}
            connection.execute(insert(presence).values(**row))
        return tuple(e for e in self.editing(subject) if e.who != who)

    def gone(self, subject: str, who: str) -> None:
        """Says that somebody has closed it."""
        with self._store.write() as connection:
            connection.execute(delete(presence).where(presence.c.subject == subject, presence.c.who == who))

    def editing(self, subject: str) -> tuple[Editing, ...]:
        """Who has it open, in the order of names."""
        rows = select(presence).where(presence.c.subject == subject, presence.c.until > stamp(self._clock()))
        with self._store.read() as connection:
            return tuple(Editing(r.who, r.cell) for r in connection.execute(rows.order_by(presence.c.who)))
