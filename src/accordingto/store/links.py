"""What ties reports together, as rows: kept as linking made it last, and taken apart again for whoever asks."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from accordingto.record import ControlPeriod, Decision, Incident, Links, StoreError
from accordingto.record.copies import CopyGroup, SharedQuotation, Story
from accordingto.store import audit, incidents, packing
from accordingto.store.audit import Change, Entry
from accordingto.store.schema import link_members, links, log, reports

KINDS = {
    "copies": CopyGroup,
    "quotations": SharedQuotation,
    "stories": Story,
    "incidents": Incident,
    "control": ControlPeriod,
}
"""Fields of `Links`, with the class of what is in them."""

_THIS = (links.c.kind == bindparam("_kind")) & (links.c.id == bindparam("_id"))
_AT_ONCE = 1000
_MOVES = ("add", "reread", "remove", "merge", "split", *audit.OF_CELLS, "undo")
"""Actions after which reports may belong together otherwise."""

Link = CopyGroup | SharedQuotation | Story | Incident | ControlPeriod


def keep(connection: Connection, who: str, found: Links, version: str, through: int) -> None:
    """Writes ``found`` in place of what was there; only what has changed is touched.

    ``version`` made it, from what the log told up to its row ``through``. Links with a report that was removed meanwhile are left
    out: they hold words of it.
    """
    old = {
        (row.kind, row.id): (packing.digest(row.body.encode()), row.position)
        for row in connection.execution_options(yield_per=1000).execute(select(links))
    }
    live = select(reports.c.id, reports.c.number).where(reports.c.removed.is_(None))
    numbers = dict(connection.execute(live).all())
    elsewhere = _moved(connection)
    for rows in _batches(row for row in _rows(found) if row["members"].keys() <= numbers.keys()):
        fresh, moved = [], []
        for row in rows:
            hash, position = old.pop((row["kind"], row["id"]), (None, None))
            # An incident's row also tells where its place is, which is in its reports, and not in its body.
            placed = row["kind"] == "incidents" and not row["members"].keys().isdisjoint(elsewhere)
            if placed or hash != packing.digest(row["body"].encode()):
                fresh.append(row)
            elif position != row["position"]:
                moved.append(row)
        _put(connection, fresh, numbers)
        if moved:
            at = update(links).where(_THIS).values(position=bindparam("_position"))
            connection.execute(at, [{"_kind": r["kind"], "_id": r["id"], "_position": r["position"]} for r in moved])
    _delete(connection, list(old))
    told = {kind: len(getattr(found, kind)) for kind in KINDS}
    to = {**told, "version": version, "through": through, "hash": digest(connection)}
    audit.append(connection, who, Change("link", "links", to=to))


def _put(connection: Connection, fresh: list[dict[str, Any]], numbers: dict[str, int]) -> None:
    """Writes links that are new, or other than they were."""
    if not fresh:
        return
    _delete(connection, [(row["kind"], row["id"]) for row in fresh])
    connection.execute(insert(links), [{k: row[k] for k in ("kind", "id", "position", "body")} for row in fresh])
    members = [
        {"kind": row["kind"], "id": row["id"], "report": numbers[report], "cell": cell}
        for row in fresh
        for report, cells in row["members"].items()
        for cell in cells
    ]
    if members:
        connection.execute(insert(link_members), members)
    incidents.put(connection, [row["id"] for row in fresh if row["kind"] == "incidents"])


def _delete(connection: Connection, keys: list[tuple[str, str]]) -> None:
    if keys:
        connection.execute(delete(links).where(_THIS), [{"_kind": kind, "_id": id} for kind, id in keys])


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    rows = iter(rows)
    while some := list(islice(rows, _AT_ONCE)):
        yield some


def drop(connection: Connection, report: int) -> None:
    """Takes away the links that the report with that number is in: they hold words of it."""
    mine = select(link_members.c.kind, link_members.c.id).where(link_members.c.report == report).distinct()
    for kind, id in connection.execute(mine).all():
        connection.execute(delete(links).where(links.c.kind == kind, links.c.id == id))


def load(connection: Connection) -> Links:
    """All that is kept."""
    rows = connection.execute(select(links).order_by(links.c.kind, links.c.position))
    return _links((row.kind, row.body) for row in rows)


_MINE = (
    select(link_members.c.kind, link_members.c.id)
    .where(link_members.c.report == select(reports.c.number).where(reports.c.id == bindparam("id")).scalar_subquery())
    .distinct()
    .subquery()
)
# Made once: a page of an incident asks for the links of each of its reports, and writing the query took half of the time.
_OF_REPORT = (
    select(links.c.kind, links.c.body)
    .join(_MINE, (_MINE.c.kind == links.c.kind) & (_MINE.c.id == links.c.id))
    .order_by(links.c.kind, links.c.position)
)


def of_report(connection: Connection, id: str) -> Links:
    """What the report with that id is in."""
    return _links((row.kind, row.body) for row in connection.execute(_OF_REPORT, {"id": id}))


def beginning(connection: Connection, kind: str, start: str) -> Sequence[Any]:
    """The first few of a kind whose id begins so; one whose id is ``start`` alone, if there is one."""
    rows = select(links.c.body).where(links.c.kind == kind).order_by(links.c.id).limit(4)
    same = connection.execute(rows.where(links.c.id == start)).scalars().all()
    some = (
        same or connection.execute(rows.where(links.c.id >= start, links.c.id < start + "\U0010ffff")).scalars().all()
    )
    return [opened(kind, body) for body in some]


def stale(connection: Connection, version: str) -> bool:
    """Whether anything has changed since the links were made, or ``version`` would make others."""
    made = _made(connection)
    return made.get("version", version) != version or bool(_moved(connection))


def _made(connection: Connection) -> dict[str, Any]:
    """What the log says of the links that are kept; nothing where none were made."""
    last = connection.execute(select(log).where(log.c.action == "link").order_by(log.c.number.desc()).limit(1)).first()
    made: dict[str, Any] = audit.entry(last).change.to if last else {}
    return made


def _moved(connection: Connection) -> set[str]:
    """Ids of the reports that came, went, or were decided on since the links that are kept were made."""
    through = _made(connection).get("through", 0)
    since = select(log.c.subject).where(log.c.number > through, log.c.action.in_(_MOVES))
    return set(connection.execute(since).scalars())


def digest(connection: Connection) -> str:
    """SHA-256 of all that is kept, for the log."""
    hashed = hashlib.sha256()
    for kind, id, body in connection.execute(
        select(links.c.kind, links.c.id, links.c.body).order_by(links.c.kind, links.c.id)
    ):
        hashed.update(f"{kind}\0{id}\0{body}\0".encode())
    return hashed.hexdigest()


def change_of(decision: Decision, why: str | None = None) -> Change:
    """A merge or split as a row of the log.

    >>> from accordingto.record import EventRef
    >>> one, other = EventRef("r1", "v1", 10), EventRef("r2", "v3", 0)
    >>> change = change_of(Decision("merge", one, other), "the same bridge")
    >>> change.action, change.subject, change.cell
    ('merge', 'r1', 'v1')
    """
    return Change(
        decision.kind, decision.first.report, decision.first.event, to=_decisions().dump_python(decision), why=why
    )


def decision_of(entry: Entry) -> Decision:
    """The merge or split of a row of the log; StoreError where it holds none."""
    try:
        return _decisions().validate_python(entry.change.to)
    except ValidationError as error:
        raise StoreError(
            f"row {entry.number} of the log holds no {entry.change.action}: {error.errors()[0]['msg']}"
        ) from error


def _rows(found: Links) -> Iterable[dict[str, Any]]:
    for kind in KINDS:
        for position, link in enumerate(getattr(found, kind)):
            body = _adapter(kind).dump_json(link, by_alias=True).decode()
            id = link.id if not isinstance(link, ControlPeriod) else f"{link.geonames_id or link.place}/{position}"
            members: dict[str, dict[str, None]] = {}
            for report, cell in _members(link):
                members.setdefault(report, {})[cell] = None
            yield {"kind": kind, "id": id, "position": position, "body": body, "members": members}


def _members(link: Link) -> list[tuple[str, str]]:
    """Reports and events of a link; the event is empty for a report as a whole."""
    if isinstance(link, CopyGroup):
        return [(member.report, "") for member in link.members]
    if isinstance(link, Incident):
        return [(member.report, member.event) for member in link.members]
    if isinstance(link, ControlPeriod):
        return [(account.event.report, account.event.event) for account in (*link.accounts, *link.disputes)]
    return [(report, "") for report in link.reports]


def _links(rows: Iterable[tuple[str, str]]) -> Links:
    found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for kind, body in rows:
        found[kind].append(opened(kind, body))
    return Links(**{kind: tuple(some) for kind, some in found.items()})


def opened(kind: str, body: str) -> Any:
    """A link of a kind from what the store keeps of it; StoreError where another version made it."""
    try:
        return _adapter(kind).validate_json(body, by_alias=True)
    except ValidationError as error:
        raise StoreError(
            "what ties the reports together was made by another version: `accordingto link` makes it again"
        ) from error


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(KINDS[kind])


@cache
def _decisions() -> TypeAdapter[Decision]:
    return TypeAdapter(Decision)
