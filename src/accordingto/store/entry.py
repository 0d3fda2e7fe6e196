"""The store: what is kept of reports, their readings, what ties them together, and who changed what."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Row, delete, func, insert, select

from accordingto.record import Decision, Incident, Links, Reading, Report, StoreError
from accordingto.store import audit, incidents, keeping, links, packing
from accordingto.store.audit import Change, Entry, Head
from accordingto.store.keeping import BODIES, AnyDecided, Decided, Review, Standing
from accordingto.store.opening import checkpoint, opened, plainly, writing
from accordingto.store.schema import fingerprints, raws, readings, reports, texts
from accordingto.store.schema import links as link_table

if TYPE_CHECKING:
    from accordingto.intake import Received


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a report in the store, without opening it."""

    id: str
    media_type: str | None
    uri: str | None
    outlet: str | None
    title: str | None
    published: str | None
    size: int | None
    """Of the bytes as received."""
    version: str | None
    """What made its reading."""
    made: str | None
    """When that was (UTC)."""
    removed: str | None
    """When it was removed (UTC); then all but the id is null."""


class Store:
    """One store, open.

        with Store(Path("record.db"), create=True) as store:
            store.keep(received, reading, version)

    Every method that changes something is one transaction, and a row of the log. What it raises is a StoreError.
    """

    def __init__(self, path: Path, *, create: bool = False, who: str | None = None) -> None:
        """Opens the store at ``path``, and makes it where ``create`` says so; ``who`` changes things, before the user's name."""
        self.path = path
        self.who = audit.user(who)
        self._engine = opened(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    def acting(self, who: str) -> Self:
        """The same store, whose changes are made by ``who``; to be used until this one is closed."""
        shared = copy(self)
        shared.who = audit.user(who)
        return shared

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the store, whatever others write meanwhile."""
        with plainly(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection in a transaction: all of it is kept, or nothing."""
        with plainly(self.path), writing(self._engine) as connection:
            yield connection

    # What comes in

    def standing(self, received: "Received") -> Standing:
        """What the store knows of this report."""
        with self.read() as connection:
            return keeping.standing(connection, received)

    def keep(self, received: "Received", reading: Reading, version: str, *, again: bool = False) -> bool:
        """Keeps a report with its bytes and its reading, which ``version`` made; False where it is kept already.

        One that was removed is kept only ``again``. StoreError for it otherwise, and for other bytes under an id that is taken.
        """
        with self.write() as connection:
            state = keeping.standing(connection, received)
            if state == "kept":
                return False
            if state == "other" or (state == "removed" and not again):
                raise StoreError(keeping.refusal(state))
            keeping.add(connection, self.who, received, reading, version)
            return True

    def keep_again(self, reading: Reading, version: str, review: Review[Decided]) -> bool:
        """Keeps a new reading of a report in place of the old one; False where it was made by that version, or is gone."""
        with self.write() as connection:
            return keeping.keep_again(connection, self.who, reading, version, review)

    def remove(self, id: str, why: str) -> None:
        """Takes a report's bytes, text and reading away, and leaves its id, and in the log why."""
        with self.write() as connection:
            keeping.remove(connection, self.who, id, why)
            # What is deleted is overwritten in the tables, but its words may stand in the index until that is merged.
            connection.exec_driver_sql("INSERT INTO texts_words(texts_words) VALUES ('optimize')")
        with plainly(self.path):
            checkpoint(self._engine)

    # What goes out

    def find(self, start: str) -> Kept:
        """The one report whose id begins with ``start``, with or without ``sha256:``; StoreError where it is none or several."""
        with self.read() as connection:
            found = [row for s in dict.fromkeys((start, f"sha256:{start}")) for row in _beginning(connection, s)]
            exact = [row for row in found if row.id in (start, f"sha256:{start}")]
            found = exact or found
            if not found:
                raise StoreError(
                    f"no report's id begins with {start!r}: `accordingto search` and `accordingto export` print ids"
                )
            if len(found) > 1:
                some = ", ".join(row.id for row in found[:3])
                raise StoreError(f"{start!r} could be {some}{' …' if len(found) > 3 else ''}: give more of the id")
            return Kept(**found[0]._mapping)

    def numbered(self, number: int) -> Kept | None:
        """The report of that number, or None."""
        with self.read() as connection:
            row = connection.execute(_KEPT.where(reports.c.number == number)).first()
            return Kept(**row._mapping) if row else None

    def number(self, id: str) -> int:
        """The number by which this store knows the report with that id."""
        with self.read() as connection:
            return keeping.number_of(connection, id)

    def beside(self, number: int) -> tuple[int | None, int | None]:
        """The numbers of the reports that were added before and after that one; None where there is none."""
        live = select(reports.c.number).where(reports.c.removed.is_(None)).limit(1)
        before = live.where(reports.c.number < number).order_by(reports.c.number.desc())
        after = live.where(reports.c.number > number).order_by(reports.c.number)
        with self.read() as connection:
            return connection.execute(before).scalar(), connection.execute(after).scalar()

    def reading(self, id: str) -> Reading:
        """The reading of the report with that id."""
        with self.read() as connection:
            row = connection.execute(BODIES.where(reports.c.id == id)).first()
            if row is None:
                raise StoreError(f"there is no reading of {id}: it was removed, or never added")
            return packing.load_reading(packing.unpack(row.body), row.text)

    def readings(self) -> Iterator[Reading]:
        """All readings, in the order in which the reports were added."""
        with self.read() as connection:
            rows = connection.execution_options(yield_per=100).execute(BODIES.order_by(reports.c.number))
            for row in rows:
                yield packing.load_reading(packing.unpack(row.body), row.text)

    def raw(self, id: str) -> bytes:
        """The bytes as received of the report with that id."""
        with self.read() as connection:
            bodies = select(raws.c.body).join(reports, reports.c.raw == raws.c.hash)
            body = connection.execute(bodies.where(reports.c.id == id)).scalar()
            if body is None:
                raise StoreError(f"there are no bytes of {id}: it was removed, or never added")
            return packing.unpack(body)

    def outdated(self, version: str) -> Iterator[Report]:
        """The reports, as they were received, whose readings another version made; in the order in which they were added."""
        last = 0
        rows = (
            select(reports.c.number, reports.c.received, texts.c.text)
            .join(texts, texts.c.number == reports.c.number)
            .join(readings, readings.c.report == reports.c.number)
            .where(readings.c.version != version)
            .order_by(reports.c.number)
            .limit(1)
        )
        while True:
            with self.read() as connection:  # a new state each time: the reader takes long, and others write meanwhile
                row = connection.execute(rows.where(reports.c.number > last)).first()
            if row is None:
                return
            last = row.number
            yield packing.load_report(packing.unpack(row.received), row.text)

    def count(self) -> int:
        """How many reports there are, without the removed ones."""
        with self.read() as connection:
            number: int = connection.execute(select(func.count()).select_from(readings)).scalar_one()
            return number

    # What ties reports together

    def unprinted(self, version: str) -> Iterator[tuple[str, Reading]]:
        """The readings without a fingerprint of that version, each with its hash, in the order in which they were added."""
        last = 0
        rows = (
            select(reports.c.number, readings.c.hash, readings.c.body, texts.c.text)
            .join(readings, readings.c.report == reports.c.number)
            .join(texts, texts.c.number == reports.c.number)
            .outerjoin(fingerprints, (fingerprints.c.report == reports.c.number) & (fingerprints.c.version == version))
            .where(fingerprints.c.report.is_(None))
            .order_by(reports.c.number)
            .limit(_SOME)
        )
        while True:
            with self.read() as connection:
                found = connection.execute(rows.where(reports.c.number > last)).all()
            if not found:
                return
            for row in found:
                last = row.number
                yield row.hash, packing.load_reading(packing.unpack(row.body), row.text)

    def keep_fingerprints(self, version: str, prints: Sequence[tuple[str, bytes]], through: int) -> None:
        """Keeps fingerprints made by that version, each with the hash of the reading that it was made from.

        They tell of decisions up to row ``through`` of the log: those of reports on which somebody decided since are left out.
        """
        with self.write() as connection:
            decided = keeping.decided_since(connection, through)
            for hash, body in prints:
                # A reading that was replaced meanwhile has another hash, and gets its fingerprint the next time.
                for number in connection.execute(select(readings.c.report).where(readings.c.hash == hash)).scalars():
                    if number in decided:
                        continue
                    connection.execute(delete(fingerprints).where(fingerprints.c.report == number))
                    connection.execute(
                        insert(fingerprints).values(report=number, version=version, body=packing.pack(body))
                    )

    def fingerprints(self, version: str) -> Iterator[bytes]:
        """The fingerprints made by that version, in the order in which the reports were added."""
        rows = select(fingerprints.c.body).where(fingerprints.c.version == version).order_by(fingerprints.c.report)
        with self.read() as connection:
            for body in connection.execution_options(yield_per=1000).execute(rows).scalars():
                yield packing.unpack(body)

    def stale(self, version: str) -> bool:
        """Whether reports came or went, or analysts decided, since the links were made, or another version made them."""
        with self.read() as connection:
            return links.stale(connection, version)

    def keep_links(self, found: Links, version: str, through: int) -> None:
        """Keeps ``found`` in place of the links that were there; ``version`` made them of the log's first ``through`` rows."""
        with self.write() as connection:
            links.keep(connection, self.who, found, version, through)

    def links(self, report: str | None = None) -> Links:
        """What ties the reports together; what one report is in, if its id is given."""
        with self.read() as connection:
            return links.load(connection) if report is None else links.of_report(connection, report)

    def ties(self, reports: Iterable[str]) -> Links:
        """The groups of copies and the shared quotations that reports are in, each once."""
        found = [self.links(id) for id in reports]
        copies = dict.fromkeys(group for one in found for group in one.copies)
        return Links(tuple(copies), tuple(dict.fromkeys(quotation for one in found for quotation in one.quotations)))

    def incident(self, start: str) -> Incident:
        """The one incident whose id begins so; StoreError where it is none or several."""
        with self.read() as connection:
            found = links.beginning(connection, "incidents", start)
        if len(found) == 1:
            incident: Incident = found[0]
            return incident
        if not found:
            raise StoreError(f"no incident's id begins with {start!r}")
        raise StoreError(f"{start!r} could be {', '.join(i.id for i in found[:3])}: give more of the id")

    def uncompared(self) -> list[Incident]:
        """Some incidents whose accounts were not compared since they changed; none where all were."""
        with self.read() as connection:
            return [self.incident(id) for id in incidents.uncompared(connection, _SOME)]

    def keep_agreement(self, compared: Sequence[Incident]) -> None:
        """Keeps how far the accounts agree, of incidents that have their cells."""
        with self.write() as connection:
            incidents.agreed(connection, compared)

    def incident_ids(self) -> list[str]:
        """Ids that incidents have had, which they keep when they are linked again."""
        with self.read() as connection:
            return list(connection.execute(select(link_table.c.id).where(link_table.c.kind == "incidents")).scalars())

    def merges_and_splits(self) -> list[Decision]:
        """What analysts decided of pairs of events, the oldest first."""
        return [links.decision_of(entry) for entry in self.decisions(actions=("merge", "split"))]

    def text(self, id: str) -> str | None:
        """The text of the report with that id."""
        with self.read() as connection:
            words = select(texts.c.text).join(reports, reports.c.number == texts.c.number)
            found: str | None = connection.execute(words.where(reports.c.id == id)).scalar()
            return found

    # Who changed what

    def decide_on(
        self,
        report: str,
        subject: str,
        who: str | None,
        work: Callable[[Reading, list[Entry]], Sequence[Change]],
        review: Review[AnyDecided],
    ) -> AnyDecided:
        """Keeps what ``work`` makes of a report's reading and the log's rows about ``subject``; gives the reading after review.

        It is one transaction, in which nobody else writes: what ``work`` was shown still holds when its changes are kept.
        """
        with self.write() as connection:
            row = connection.execute(BODIES.where(reports.c.id == report)).first()
            if row is None:
                raise StoreError(f"there is no reading of {report}: it was removed, or never added")
            reading = packing.load_reading(packing.unpack(row.body), row.text)
            changes = work(reading, list(audit.entries(connection, subject)))
            audit.append(connection, who or self.who, *changes)
            found = review(reading, list(audit.entries(connection, subject)))
            if subject == report:  # what is coded blind changes no record
                keeping.follow(connection, row.number, found.reading)
            return found

    def decisions(self, subject: str | None = None, actions: Sequence[str] = ()) -> list[Entry]:
        """What analysts decided and did not take back, the oldest first; of one subject, or of some actions alone."""
        with self.read() as connection:
            wanted = (*actions, "undo") if actions else ()
            rows = [e for e in audit.entries(connection, subject, wanted) if e.change.action not in audit.MACHINE]
        return [entry for entry in audit.standing(rows) if not actions or entry.change.action in actions]

    def log(self, subject: str | None = None) -> Iterator[Entry]:
        """The rows of the log, the oldest first; of one report, incident … alone."""
        with self.read() as connection:
            yield from audit.entries(connection, subject)

    def check(
        self,
        review: Review[Decided],
        noted: str | None = None,
        progress: Callable[[float], None] = lambda done: None,
    ) -> Iterator[str]:
        """What is wrong with the store, a sentence each; ``noted`` is a head of the log that was written down elsewhere."""
        from accordingto.store import checking

        with self.read() as connection:
            yield from checking.check(connection, review, noted, progress)
        with self.write() as connection:
            yield from checking.index(connection)

    def head(self) -> Head:
        """How long the log is, and the hash of its last row."""
        with self.read() as connection:
            return audit.head(connection)


_SOME = 100
"""Readings that are taken out at once."""

_KEPT = (
    select(
        *(reports.c[name] for name in ("id", "media_type", "uri", "outlet", "title", "published", "removed")),
        raws.c.size,
        readings.c.version,
        readings.c.made,
    )
    .outerjoin(raws, raws.c.hash == reports.c.raw)
    .outerjoin(readings, readings.c.report == reports.c.number)
)


def _beginning(connection: Connection, start: str) -> list[Row[Any]]:
    """The first few reports whose id begins so."""
    after = start + "\U0010ffff"
    rows = _KEPT.where(reports.c.id >= start, reports.c.id < after).order_by(reports.c.id).limit(4)
    return list(connection.execute(rows))
