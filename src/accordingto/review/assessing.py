"""What an analyst makes of an incident: which value of a cell holds, how far it is borne out, and why; what belongs together.

    seen = incident_review(store, store.incident("i42cf"))
    assess(store, incident, Assessment("killed", account.value, "fair", "two hospitals say so", text=account.text))

Assessments are rows of the log about the incident. An incident's id is made from one of its members and may pass to another when
incidents are merged or split, so that what counts for an incident is what was said under the id that any of its members gives.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection

from accordingto.linking.accounts.entry import ORDER
from accordingto.linking.incidents.entry import name
from accordingto.record import (
    Account,
    CellName,
    Count,
    Decision,
    Deed,
    EventRef,
    Holding,
    Incident,
    Locality,
    Party,
    Period,
    Value,
    vocabulary,
)
from accordingto.review.deciding import reasoned, unchanged_since, undoing
from accordingto.review.errors import ConflictError, ReviewError
from accordingto.review.standing import Ruled, reviewed, ruled, undone
from accordingto.review.values import numbers
from accordingto.store import Change, Entry, Store, audit, change_of, keeping
from accordingto.store.audit import standing
from accordingto.store.links import decision_of

GradeName = Literal["confirmed", "fair", "weak", "contested", "discounted"]


@dataclass(frozen=True, slots=True)
class Grade:
    """A line of `grades.yaml`."""

    label: str
    meaning: str


@cache
def grades() -> Mapping[GradeName, Grade]:
    """The grades, the strongest first."""
    return vocabulary.load("accordingto.review", "grades.yaml", dict[GradeName, Grade])


@dataclass(frozen=True, slots=True)
class Assessment:
    """What somebody holds of one cell, as they ask for it."""

    cell: CellName
    value: Any
    """The value of one of the cell's accounts, or one entered: an instance of the record's `Value`, or JSON of one."""
    grade: GradeName
    why: str
    """The reason, which must be given."""
    account: Account | None = None
    """The account whose value it is; None where it was entered."""
    seen: int | None = None
    """``last`` of the cell when it was looked at."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """What stands of one cell."""

    cell: CellName
    value: Value
    text: str
    """The value in words."""
    grade: GradeName
    why: str
    chosen: EventRef | None
    """The event whose account was chosen; None where the value was entered."""
    ruled: Ruled


@dataclass(frozen=True, slots=True)
class IncidentReview:
    """What was decided of an incident."""

    cells: Mapping[CellName, Assessed]
    last: Mapping[CellName, int]
    """Number of the last row of the log about a cell, also of one taken back: what `assess` wants as ``seen``."""
    grouping: tuple[tuple[Ruled, Decision], ...]
    """Merges and splits of its members that stand."""
    log: tuple[Entry, ...]
    """Every row about it, the oldest first."""


def incident_review(store: Store, incident: Incident) -> IncidentReview:
    """What was decided of an incident, with the rows of the log that say so."""
    with store.read() as connection:
        return _review(connection, incident)


def assess(store: Store, incident: Incident, asked: Assessment, who: str | None = None) -> IncidentReview:
    """Keeps what somebody holds of a cell; ConflictError where somebody else said otherwise since it was ``seen``."""
    return assess_all(store, [(incident, asked)], who)[0]


def assess_all(
    store: Store, asked: Sequence[tuple[Incident, Assessment]], who: str | None = None
) -> tuple[IncidentReview, ...]:
    """Keeps what somebody holds of several cells: all of it, or nothing."""
    with store.write() as connection:
        for incident, one in asked:
            audit.append(connection, who or store.who, _assessing(connection, incident, one))
        return tuple(_review(connection, incident) for incident, _ in asked)


def _assessing(connection: Connection, incident: Incident, asked: Assessment) -> Change:
    """The row of the log that an assessment becomes."""
    if asked.cell not in ORDER:
        raise ReviewError(f"an incident has no {asked.cell!r}: it is one of {', '.join(ORDER)}")
    if asked.grade not in grades():
        raise ReviewError(f"{asked.grade!r} is no grade: it is one of {', '.join(grades())}")
    value = _fitting(asked.cell, asked.value)
    if asked.account is not None and asked.account.value != value:
        raise ReviewError("that is not what the account says: choose its value, or enter one without an account")
    text = asked.account.text if asked.account else in_words(value)
    to = {
        "value": _values().dump_python(value, by_alias=True),
        "text": text,
        "grade": asked.grade,
        "account": asdict(asked.account.event) if asked.account else None,
    }
    seen = _review(connection, incident)
    now = seen.cells.get(asked.cell)
    stands = f"{now.text}, {grades()[now.grade].label.lower()}" if now else ""
    unchanged_since(asked.seen, seen.last.get(asked.cell), seen.log, asked.cell, stands)
    before = {"text": now.text, "grade": now.grade} if now else None
    return Change("assess", incident.id, asked.cell, before, to, reasoned(asked.why))


def merge(store: Store, one: Incident, other: Incident, why: str, who: str | None = None) -> None:
    """Makes two incidents one, from the next linking on (`pipeline.link`)."""
    if one.id == other.id:
        raise ReviewError("that is one incident: there is nothing to merge")
    _group(store, [Decision("merge", one.members[0], other.members[0])], why, who)


def split(store: Store, incident: Incident, out: Sequence[EventRef], why: str, who: str | None = None) -> None:
    """Takes events out of an incident, from the next linking on: none of them is one with any that stays."""
    strange = [m for m in out if m not in incident.members]
    if strange or not out:
        raise ReviewError(
            f"{strange[0].event if strange else 'nothing'} is not in {incident.id}: name some of its events"
        )
    stay = [m for m in incident.members if m not in out]
    if not stay:
        raise ReviewError(f"at least one event of {incident.id} has to stay")
    _group(store, [Decision("split", one, other) for one in out for other in stay], why, who)


def take_back(store: Store, number: int, why: str | None = None, who: str | None = None) -> Entry:
    """Takes back any one decision by its number in the log, by a row of its own; gives the row that was taken back.

    Of a split, all rows that were written with it are taken back: it was one decision.
    """
    with store.write() as connection:
        row = audit.at(connection, number)
        if row is None:
            raise ReviewError(f"the log has no row {number}: `accordingto log` prints it")
        rows = _together(connection, row) if row.change.action == "split" else [row]
        log = [e for subject in {e.change.subject for e in rows} for e in audit.entries(connection, subject)]
        log.sort(key=lambda e: e.number)
        audit.append(connection, who or store.who, *(undoing(log, e.number, why) for e in rows))
        keeping.decided_on(connection, row.change.subject, reviewed)
        return row


def _together(connection: Connection, row: Entry) -> list[Entry]:
    """The rows around one that were written with it: an event that is split off is split from each that stays."""
    found = [row]
    for step in (-1, 1):
        number = row.number
        while (other := audit.at(connection, number := number + step)) is not None:
            if (other.who, other.change.action, other.change.why) != (row.who, row.change.action, row.change.why):
                break
            found.append(other)
    return sorted(found, key=lambda e: e.number)


def _group(store: Store, decisions: Sequence[Decision], why: str, who: str | None) -> None:
    reason = reasoned(why)
    with store.write() as connection:
        stand = {_pair(d): (e, d.kind) for e, d in _groupings(connection)}
        for decision in decisions:
            entry, kind = stand.get(_pair(decision), (None, None))
            if entry is not None and kind == decision.kind:
                did = "merged" if kind == "merge" else "split"
                raise ConflictError(f"{entry.who} {did} them already, at {entry.at}: link the reports to see it")
        audit.append(connection, who or store.who, *(change_of(d, reason) for d in decisions))


def _review(connection: Connection, incident: Incident) -> IncidentReview:
    names = dict.fromkeys([incident.id, *(name(m) for m in incident.members)])
    log = sorted((e for n in names for e in audit.entries(connection, n)), key=lambda e: e.number)
    rows = {e.number: e for e in log}
    last: dict[CellName, int] = {}
    for entry in log:
        last[_cell(undone(entry, rows))] = entry.number
    found = [a for e in standing(log) if (a := _assessed(e))]
    members = {(m.report, m.start) for m in incident.members}
    grouping = [
        (e, d)
        for e, d in _groupings(connection)
        if (d.first.report, d.first.start) in members or (d.second.report, d.second.start) in members
    ]
    return IncidentReview(
        {a.cell: a for a in found},
        last,
        tuple((ruled(e), d) for e, d in grouping),
        tuple(sorted([*log, *(e for e, _ in grouping)], key=lambda e: e.number)),
    )


def _groupings(connection: Connection) -> list[tuple[Entry, Decision]]:
    """The merges and splits that stand: of several of one pair, the latest."""
    rows = list(audit.entries(connection, actions=("merge", "split", "undo")))
    latest = {_pair(d): (e, d) for e in standing(rows) for d in [decision_of(e)]}
    return sorted(latest.values(), key=lambda found: found[0].number)


def _pair(decision: Decision) -> frozenset[tuple[str, int]]:
    return frozenset((r.report, r.start) for r in (decision.first, decision.second))


def _assessed(entry: Entry) -> Assessed | None:
    to = entry.change.to
    if entry.change.action != "assess" or not isinstance(to, dict):
        return None
    try:
        value = _values().validate_python(to["value"])
        chosen = TypeAdapter(EventRef | None).validate_python(to["account"])
        grade = TypeAdapter(GradeName).validate_python(to["grade"])
    except (ValidationError, KeyError):
        return None
    return Assessed(_cell(entry), value, str(to.get("text", "")), grade, entry.change.why or "", chosen, ruled(entry))


def _cell(entry: Entry) -> CellName:
    cell: CellName = entry.change.cell  # type: ignore[assignment]
    return cell


_CLASSES: dict[str, type] = {
    "what": Deed,
    "where": Locality,
    "when": Period,
    "who": Party,
    "target": Party,
    "control": Holding,
}


def _fitting(cell: str, raw: Any) -> Value:
    """The value, if it can stand in that cell."""
    plain = _values().dump_python(raw, by_alias=True) if not isinstance(raw, dict) else raw
    wanted = _CLASSES.get(cell, Count)
    try:
        value: Value = _values().validate_python(plain)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        raise ReviewError(f"that cannot stand in {cell}: {where + ': ' if where else ''}{first['msg']}") from error
    if not isinstance(value, wanted):
        raise ReviewError(f"a {value.type} cannot stand in {cell}: give a {wanted.__name__.lower()}")
    if isinstance(value, Count) and value.low is not None and value.high is not None and value.low > value.high:
        raise ReviewError(f"{value.low:g} is more than {value.high:g}: put the smaller number first")
    if isinstance(value, Period) and value.earliest and value.latest and value.earliest > value.latest:
        raise ReviewError(f"{value.earliest} is after {value.latest}: put the earlier day first")
    return value


def in_words(value: Value) -> str:
    """A value of an incident's cell, for a reader.

    >>> in_words(Count(12, None)), in_words(Period("2022-09-14", "2022-09-14"))
    ('at least 12', '2022-09-14')
    """
    match value:
        case Deed():
            return value.sub_event_type or value.plover or value.status
        case Locality() | Party():
            return value.name
        case Period():
            same = value.earliest == value.latest and value.earliest
            return same or f"{value.earliest or '…'} to {value.latest or '…'}"
        case Count():
            return numbers(value.low, value.high)
        case Holding():
            return f"{value.from_ or '?'} → {value.to or '?'}" if value.from_ else f"held by {value.to or '?'}"


@cache
def _values() -> TypeAdapter[Value]:
    return TypeAdapter(Value)
