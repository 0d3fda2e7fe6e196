"""One report coded by several people who do not see each other's decisions, so that their agreement means something.

codings = Codings(store)
coding = codings.assign(report, ["Anna", "Berta"])
decide(store, codings.desk(coding.id, "Anna"), Choice("accept", "v3"))      # hers alone
codings.done(coding.id, "Anna")                                             # when both are: it is closed, and may be looked at
adopt(store, coding.id, coder="Anna", why="she read the original")          # then it can be put into the review
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, insert, select, update

from accordingto.review.deciding import Desk, reasoned
from accordingto.review.errors import ConflictError, NotAllowedError, ReviewError
from accordingto.review.people import Clock, now, stamp
from accordingto.review.standing import Reviewed, reviewed
from accordingto.store import Change, Store, audit
from accordingto.store.schema import coders, codings


@dataclass(frozen=True, slots=True)
class Coding:
    """One report that several code blind."""

    id: str
    """``c1``, ``c2``, …"""
    report: str
    coders: Mapping[str, str | None]
    """By name, when each was done; null for who is still at it."""
    made: str
    by: str
    closed: str | None
    """Since when the decisions may be seen: when all coders were done, or somebody closed it before."""

    @property
    def finished(self) -> tuple[str, ...]:
        """The coders who were done."""
        return tuple(who for who, done in self.coders.items() if done is not None)

    def waits_for(self, who: str) -> bool:
        """Whether it still waits for that coder."""
        return self.closed is None and self.coders.get(who, "") is None


class Codings:
    """The blind codings of a store."""

    def __init__(self, store: Store, clock: Clock = now) -> None:
        self._store = store
        self._clock = clock

    def assign(self, report: str, names: Sequence[str], who: str | None = None) -> Coding:
        """Has a report coded by these people, two or more."""
        wanted = list(dict.fromkeys(names))
        if len(wanted) < 2:
            raise ReviewError("agreement takes two coders or more: name another")
        if bad := [n for n in wanted if not n.strip() or "/" in n]:
            raise ReviewError(f"{bad[0]!r} is no name of a coder")
        self._store.reading(report)  # or an error that says that it is not there
        by, made = who or self._store.who, stamp(self._clock())
        with self._store.write() as connection:
            id = f"c{1 + len(connection.execute(select(codings.c.id)).all())}"
            connection.execute(insert(codings).values(id=id, report=report, made=made, by=by))
            connection.execute(insert(coders), [{"coding": id, "who": n} for n in wanted])
            audit.append(connection, by, Change("coding", report, "", None, {"coding": id, "coders": wanted}))
            return _coding(connection, id)

    def all(self, who: str | None = None) -> tuple[Coding, ...]:
        """Every coding, in the order in which they were assigned; those that ``who`` takes part in, if given."""
        with self._store.read() as connection:
            return _codings(connection, *((_takes_part(who),) if who is not None else ()))

    def of(self, who: str, report: str | None = None) -> tuple[Coding, ...]:
        """What somebody still has to code; of one report alone, if its id is given."""
        waiting = [codings.c.closed.is_(None), _takes_part(who, coders.c.done.is_(None))]
        if report is not None:
            waiting.append(codings.c.report == report)
        with self._store.read() as connection:
            return _codings(connection, *waiting)

    def coding(self, id: str) -> Coding:
        """The coding of that id; ReviewError where there is none."""
        with self._store.read() as connection:
            return _coding(connection, id)

    def hidden(self, who: str | None = None) -> frozenset[str]:
        """What the log's rows about open codings are about, but for ``who``'s own: nobody else may see these yet."""
        with self._store.read() as connection:
            waiting = _codings(connection, codings.c.closed.is_(None))
        return frozenset(Desk(c.report, name, c.id).subject for c in waiting for name in c.coders if name != who)

    def blind(self, subject: str) -> bool:
        """Whether the log's rows about ``subject`` are those of a coder."""
        id, _, who = subject.partition("/")
        row = select(coders.c.who).where(coders.c.coding == id, coders.c.who == who)
        with self._store.read() as connection:
            return connection.execute(row).first() is not None

    def desk(self, id: str, who: str) -> Desk:
        """Where somebody codes; NotAllowedError for others, and for who is done."""
        coding = self.coding(id)
        if who not in coding.coders:
            raise NotAllowedError(f"{who} was not asked to code {id}")
        if coding.coders[who] is not None:
            raise NotAllowedError(f"{who} was done with {id} at {coding.coders[who]}: what was coded stays as it is")
        if coding.closed is not None:
            raise NotAllowedError(f"{id} was closed at {coding.closed}, before {who} was done: the log says why")
        return Desk(coding.report, who, id)

    def done(self, id: str, who: str) -> Coding:
        """Says that somebody has coded all of it: their decisions stay as they are from then on."""
        self.desk(id, who)
        at = stamp(self._clock())
        with self._store.write() as connection:
            mine = (coders.c.coding == id) & (coders.c.who == who) & coders.c.done.is_(None)
            connection.execute(update(coders).where(mine).values(done=at))
            waiting = select(coders.c.who).where(coders.c.coding == id, coders.c.done.is_(None))
            if not connection.execute(waiting).first():
                connection.execute(update(codings).where(codings.c.id == id).values(closed=at))
            audit.append(connection, who, Change("coding", _coding(connection, id).report, "", None, {"done": id}))
            return _coding(connection, id)

    def close(self, id: str, why: str, who: str | None = None) -> Coding:
        """Ends a coding before all are done, for a reason: its coders may look at the review again, and code it no more."""
        reason = reasoned(why)
        with self._store.write() as connection:
            coding = _coding(connection, id)
            if coding.closed is not None:
                raise ConflictError(f"{id} is closed already, since {coding.closed}")
            connection.execute(update(codings).where(codings.c.id == id).values(closed=stamp(self._clock())))
            row = Change("coding", coding.report, "", None, {"closed": id, "done": list(coding.finished)}, reason)
            audit.append(connection, who or self._store.who, row)
            return _coding(connection, id)

    def coded(self, id: str) -> dict[str, Reviewed]:
        """What each coder who was done made of the report; NotAllowedError until it is closed: until then it is blind."""
        coding = self.coding(id)
        if coding.closed is None:
            waiting = ", ".join(who for who, done in coding.coders.items() if done is None)
            raise NotAllowedError(f"{id} is not done: {waiting} would no longer be blind")
        reading = self._store.reading(coding.report)
        return {who: reviewed(reading, self._store.log(f"{id}/{who}")) for who in coding.finished}


def _coding(connection: Connection, id: str) -> Coding:
    found = _codings(connection, codings.c.id == id)
    if not found:
        raise ReviewError(f"there is no coding {id!r}")
    return found[0]


def _codings(connection: Connection, *wanted: ColumnElement[bool]) -> tuple[Coding, ...]:
    """The codings that meet all of it, in the order in which they were assigned."""
    rows = select(codings, coders.c.who, coders.c.done).join(coders).where(*wanted).order_by(codings.c.id, coders.c.who)
    found: dict[str, Coding] = {}
    for row in connection.execute(rows):
        known = found.get(row.id) or Coding(row.id, row.report, {}, row.made, row.by, row.closed)
        found[row.id] = replace(known, coders={**known.coders, row.who: row.done})
    return tuple(sorted(found.values(), key=lambda coding: int(coding.id[1:])))


def _takes_part(who: str, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    return codings.c.id.in_(select(coders.c.coding).where(coders.c.who == who, *more))
