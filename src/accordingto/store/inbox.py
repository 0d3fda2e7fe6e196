"""What there is to review, a page at a time: reports and incidents, filtered and sorted by SQL alone.

A page ends with a cursor, the place of its last row in the order, and the next one begins after it: page 2,000 is as quick as the
first, and what is added meanwhile shifts nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, text

from accordingto.record import InputError
from accordingto.store.conditions import in_column
from accordingto.store.query import folded
from accordingto.store.schema import DECISIONS

Kind = Literal["incidents", "reports"]
State = Literal["new", "in_review", "reviewed"]
Sort = Literal["latest", "oldest", "least_sure", "most_reports", "added"]

REVIEWED = "finish"
"""The decision of an analyst that a report, or an incident, is done with; its cell is empty."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of them to list; what is None excludes nothing."""

    kind: Kind = "incidents"
    place: str | None = None
    """Name of a town, region or country (or alpha-3 code), or its beginning."""
    from_: str | None = None
    """First day, ISO: of what happened, and of a report's publication."""
    to: str | None = None
    type: str | None = None
    """A type of event."""
    outlet: str | None = None
    least: float | None = None
    """Least confidence, 0 to 1."""
    most: float | None = None
    """Most confidence."""
    agreement: str | None = None
    """``contested``, ``corroborated`` or ``single_source``; of a report, of an incident that it tells of."""
    state: State | None = None
    reports: int | None = None
    """Fewest reports that tell of an incident."""
    sort: Sort = "latest"
    after: str | None = None
    """The cursor of the page before."""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the list."""

    kind: Kind
    id: str
    number: int | None
    """Of a report, in this store."""
    title: str
    """A report's headline; what an incident is."""
    place: str | None
    day: str | None
    latest: str | None
    outlet: str | None
    reports: int
    """How many tell of it."""
    events: int
    """How many events a report tells of."""
    confidence: float | None
    agreement: str | None
    contested: tuple[str, ...]
    state: State


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the list."""

    items: tuple[Item, ...]
    next: str | None
    """The cursor of the page after this one; None where this is the last."""


_ORDER: dict[str, tuple[str, str]] = {
    # column and direction; rows without the value come last
    "latest": ("day", "DESC"),
    "oldest": ("day", "ASC"),
    "least_sure": ("confidence", "ASC"),
    "most_reports": ("reports", "DESC"),
    "added": ("key", "DESC"),
}


@dataclass(slots=True)
class _Where:
    conditions: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def add(self, condition: str, **values: object) -> None:
        self.conditions.append(condition)
        self.values |= values


def listed(connection: Connection, wanted: Wanted) -> Listed:
    """One page of what there is to review; InputError for a cursor that is none, or a name that holds no word."""
    reports = wanted.kind == "reports"
    where = _of_reports(wanted) if reports else _of_incidents(wanted)
    key, source = ("x.number", "reports x") if reports else ("x.id", "incidents x")
    column, direction = _ORDER["latest" if reports and wanted.sort == "most_reports" else wanted.sort]
    by = key if column == "key" else f"x.{column}"
    if wanted.after is not None:
        _after(where, wanted.after, by, key, direction)
    # NULLs are smallest in SQLite: last when descending, and told to come last when ascending.
    order = f"{by} DESC, {key} DESC" if direction == "DESC" else f"{by} ASC NULLS LAST, {key} DESC"
    query = f"SELECT {key} AS key, {by} AS place_in_order FROM {source} WHERE {' AND '.join(where.conditions)} ORDER BY {order} LIMIT :limit"  # noqa: S608, E501
    rows = connection.execute(text(query), where.values | {"limit": wanted.limit + 1}).all()
    keys = [row.key for row in rows[: wanted.limit]]
    items = _reports(connection, keys) if reports else _incidents(connection, keys)
    more = rows[wanted.limit - 1] if len(rows) > wanted.limit else None
    return Listed(tuple(items), json.dumps([more.place_in_order, more.key]) if more else None)


def _after(where: _Where, cursor: str, by: str, key: str, direction: str) -> None:
    try:
        value, last = json.loads(cursor)
        scalar = (str, int, float, type(None))
        if not isinstance(value, scalar) or not isinstance(last, str | int):
            raise ValueError(cursor)
    except (ValueError, TypeError) as error:
        raise InputError(f"{cursor!r} is no cursor of this list: begin with its first page") from error
    where.values |= {"value": value, "last": last}
    if value is None:
        where.add(f"({by} IS NULL AND {key} < :last)")
    else:
        beyond = "<" if direction == "DESC" else ">"
        where.add(f"({by} {beyond} :value OR {by} IS NULL OR ({by} = :value AND {key} < :last))")


def _of_incidents(wanted: Wanted) -> _Where:
    where = _Where(["1"])
    if wanted.place is not None:
        name = folded(wanted.place)
        if not name:
            raise InputError(f"{wanted.place!r} holds no word to search for")
        where.add(
            "(x.name >= :name AND x.name < :beyond OR x.country = :code OR x.admin1 LIKE :area)",
            name=name,
            beyond=name + "\U0010ffff",
            code=wanted.place.strip().upper(),
            area=wanted.place.strip() + "%",
        )
    _days(where, wanted, "coalesce(x.latest, x.day)")
    if wanted.type is not None:
        where.add("x.what = :type", type=wanted.type)
    if wanted.outlet is not None:
        where.add(
            "x.id IN (SELECT m.id FROM link_members m JOIN reports r ON r.number = m.report"
            " WHERE +m.kind = 'incidents' AND r.outlet = :outlet)",
            outlet=wanted.outlet,
        )
    if wanted.agreement is not None:
        where.add("x.agreement = :agreement", agreement=wanted.agreement)
    if wanted.reports is not None:
        where.add("x.reports >= :reports", reports=wanted.reports)
    _sure(where, wanted)
    return _in_state(where, wanted)


def _of_reports(wanted: Wanted) -> _Where:
    where = _Where(["x.removed IS NULL"])
    match = []
    if wanted.place is not None:
        match.append(in_column("places", wanted.place))
    if wanted.type is not None:
        match.append(in_column("types", wanted.type))
    if match:
        where.add(
            "x.number IN (SELECT rowid FROM texts_words WHERE texts_words MATCH :match)", match=" AND ".join(match)
        )
    _days(where, wanted, "x.day")
    if wanted.outlet is not None:
        where.add("x.outlet = :outlet", outlet=wanted.outlet)
    if wanted.agreement is not None:
        # Asked of each in turn: a third of a large store may tell of something contested, and a page is fifty of them.
        where.add(
            "EXISTS (SELECT 1 FROM link_members m WHERE m.agreement = :agreement AND m.report = x.number)",
            agreement=wanted.agreement,
        )
    _sure(where, wanted)
    return _in_state(where, wanted)


def _days(where: _Where, wanted: Wanted, last: str) -> None:
    if wanted.from_ is not None:
        where.add(f"{last} >= :from", **{"from": wanted.from_})
    if wanted.to is not None:
        where.add("x.day <= :to", to=wanted.to)


def _sure(where: _Where, wanted: Wanted) -> None:
    if wanted.least is not None:
        where.add("x.confidence >= :least", least=wanted.least)
    if wanted.most is not None:
        where.add("x.confidence <= :most", most=wanted.most)


def _holds(row: str, deep: int = 6) -> str:
    """That nothing which holds takes this row back: an undo may be undone, and that, too, as often as anybody ever does."""
    if not deep:
        return "1"
    undo = f"u{deep}"
    # By the subject, which has an index, and which an undo shares with what it takes back.
    same = f"{undo}.subject = {row}.subject AND {undo}.undoes = {row}.number"
    return f"NOT EXISTS (SELECT 1 FROM log {undo} WHERE {same} AND {_holds(undo, deep - 1)})"  # noqa: S608


_TOUCHED = f"SELECT subject FROM log WHERE {DECISIONS}"  # noqa: S608
_DECIDED = f"SELECT l.subject FROM log l WHERE l.{DECISIONS} AND {_holds('l')}"  # noqa: S608
_DONE = f"SELECT l.subject FROM log l WHERE l.action = '{REVIEWED}' AND l.cell = '' AND {_holds('l')}"  # noqa: S608


def _in_state(where: _Where, wanted: Wanted) -> _Where:
    if wanted.state == "reviewed":
        where.add(f"x.id IN ({_DONE})")
    elif wanted.state == "in_review":
        # Whether a decision still holds is asked only of what has one, and only until the page is full.
        where.add(
            f"x.id IN ({_TOUCHED}) AND EXISTS ({_DECIDED} AND l.subject = x.id) AND NOT EXISTS ({_DONE} AND l.subject = x.id)"
        )
    elif wanted.state == "new":
        # Asked of each in turn, so that a page of new ones needs no list of all that was ever decided.
        where.add(f"NOT EXISTS ({_DECIDED} AND l.subject = x.id)")
    return where


_STATE = f"CASE WHEN x.id IN ({_DONE} AND l.subject = x.id) THEN 'reviewed' WHEN x.id IN ({_DECIDED} AND l.subject = x.id) THEN 'in_review' ELSE 'new' END AS state"  # noqa: E501
_INCIDENTS = text(f"SELECT x.*, {_STATE} FROM incidents x WHERE x.id IN :keys").bindparams(  # noqa: S608
    bindparam("keys", expanding=True)
)
# The plus keeps SQLite from going through all members of incidents, which the first column of the key would lead it to.
_REPORTS = text(f"""
    SELECT x.number, x.id, x.title, x.uri, x.outlet, x.day, x.confidence, {_STATE},
        (SELECT count(*) FROM events e WHERE e.report = x.number) AS events,
        (SELECT coalesce(p.resolved, p.name) FROM events e JOIN places p ON p.number = e.place WHERE e.report = x.number
            GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) AS place,
        (SELECT group_concat(DISTINCT i.agreement || ':' || i.contested) FROM link_members m JOIN incidents i ON i.id = m.id
            WHERE m.report = x.number AND +m.kind = 'incidents') AS agreements
    FROM reports x WHERE x.number IN :keys
""").bindparams(bindparam("keys", expanding=True))  # noqa: S608


def _incidents(connection: Connection, keys: Sequence[str]) -> list[Item]:
    rows = {row.id: row for row in connection.execute(_INCIDENTS, {"keys": list(keys)})}
    return [
        Item(
            "incidents",
            row.id,
            None,
            row.what or "something",
            ", ".join(dict.fromkeys(filter(None, (row.place, row.admin1, row.country)))) or None,
            row.day,
            row.latest,
            None,
            row.reports,
            0,
            row.confidence,
            row.agreement,
            tuple((row.contested or "").split()),
            row.state,
        )
        for row in map(rows.__getitem__, keys)
    ]


def _reports(connection: Connection, keys: Sequence[int]) -> list[Item]:
    rows = {row.number: row for row in connection.execute(_REPORTS, {"keys": list(keys)})}
    return [_report(row) for row in map(rows.__getitem__, keys)]


def _report(row: Row[Any]) -> Item:
    levels = [one.partition(":") for one in (row.agreements or "").split(",") if one]
    known = {level for level, _, _ in levels}
    worst = next((level for level in ("contested", "single_source", "corroborated") if level in known), None)
    contested = dict.fromkeys(cell for _, _, cells in levels for cell in cells.split())
    title = row.title or row.uri or row.id
    return Item(
        "reports", row.id, row.number, title, row.place, row.day, row.day, row.outlet, 1, row.events, row.confidence, worst,
        tuple(contested), row.state,
    )  # fmt: skip


def choices(connection: Connection) -> tuple[list[str], list[str]]:
    """Types of event and outlets that there are, for lists to choose from."""
    types = connection.exec_driver_sql("SELECT DISTINCT what FROM incidents WHERE what > '' ORDER BY 1 LIMIT 1000")
    outlets = connection.exec_driver_sql("SELECT DISTINCT outlet FROM reports WHERE outlet > '' ORDER BY 1 LIMIT 1000")
    return list(types.scalars()), list(outlets.scalars())
