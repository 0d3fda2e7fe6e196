"""The log as data, and taking back what an analyst decided."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Path, Query
from pydantic import BaseModel, BeforeValidator, Field

from accordingto import review
from accordingto.store import audit
from accordingto.store.audit import MACHINE, Entry
from accordingto.store.browsing import Wanted, choices, rows
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.routing import PROBLEMS, Pages

router = Pages(tags=["log"])

WORDS = 160
"""Characters of a value that are shown at once."""

_EMPTY = BeforeValidator(lambda value: None if value == "" else value)
Name = Annotated[Annotated[str, Field(max_length=200)] | None, _EMPTY]
Day = Annotated[date | None, _EMPTY]


class Filters(BaseModel):
    """Which rows are shown, as it stands in the address."""

    who: Name = None
    action: Name = None
    subject: Name = None
    from_: Day = Field(None, alias="from")
    to: Day = None
    before: Annotated[Annotated[int, Field(ge=1, le=2**53)] | None, _EMPTY] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50

    def address(self, **changes: Any) -> str:
        """The address of the log with these filters, and some others."""
        values = {**self.model_dump(by_alias=True, mode="json", exclude_defaults=True), "before": None, **changes}
        said = {name: value for name, value in values.items() if value not in (None, "")}
        return f"/log?{urlencode(said)}" if said else "/log"


@dataclass(frozen=True, slots=True)
class Row:
    """One change."""

    number: int
    at: str
    """UTC, ISO 8601."""
    who: str
    action: str
    subject: str
    cell: str
    before: str | None
    """What was there, in words or as JSON."""
    after: str | None
    why: str | None
    undoes: int | None
    undone_by: int | None
    mine: bool
    """Whether it is an analyst's decision that this user may take back."""


@dataclass(frozen=True, slots=True)
class Log:
    """Some rows, the latest first."""

    rows: tuple[Row, ...]
    next: int | None
    """``before`` of the next page."""
    head: str
    """How long the log is, and the hash of its last row; whoever notes it elsewhere can prove what the log was."""
    filters: Filters
    people: tuple[str, ...]
    actions: tuple[str, ...]


class Why(BaseModel):
    """The reason for taking something back."""

    why: Annotated[str, Field(max_length=2000)] = ""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back."""

    number: int
    action: str
    subject: str


@router.page("/log", "log/log.html")
def log(desk: AtDesk, filters: Annotated[Filters, Query()]) -> Log:
    """Every change of the record, who made it and why."""
    from_, to = (day.isoformat() if day else None for day in (filters.from_, filters.to))
    hidden = review.Codings(desk.store).hidden(desk.user.name)
    wanted = Wanted(filters.who, filters.action, filters.subject, from_, to, filters.before, hidden, filters.limit + 1)
    with desk.store.read() as connection:
        found = rows(connection, wanted)
        people, actions = choices(connection)
        head = str(audit.head(connection))
    shown = tuple(_row(desk, entry, undone) for entry, undone in found[: filters.limit])
    more = shown[-1].number if len(found) > filters.limit else None
    return Log(shown, more, head, filters, tuple(people), tuple(actions))


@router.post("/api/log/{number}/undo", responses=PROBLEMS)
def undo(desk: AtDesk, number: Annotated[int, Path(ge=1, le=2**53)], body: Why) -> TakenBack:
    """Takes back one decision by a row of its own; of a split, all rows that were written with it."""
    with desk.store.read() as connection:
        entry = audit.at(connection, number)
    if entry is not None:
        if review.Codings(desk.store).blind(entry.change.subject):
            raise review.NotAllowedError("that was decided blind: its coder takes it back, where it is coded")
        desk.user.must("review" if _own(desk, entry) else "assess")
    taken = review.take_back(desk.store, number, body.why.strip() or None, desk.who or None)
    desk.worker.compare()
    return TakenBack(taken.number, taken.change.action, taken.change.subject)


def _own(desk: Desk, entry: Entry) -> bool:
    return entry.who == (desk.who or desk.store.who)


def _row(desk: Desk, entry: Entry, undone: int | None) -> Row:
    change = entry.change
    decision = change.action not in MACHINE and change.undoes is None and undone is None
    may = decision and "/" not in change.subject and desk.user.may("review" if _own(desk, entry) else "assess")
    return Row(
        entry.number,
        entry.at,
        entry.who,
        change.action,
        change.subject,
        change.cell,
        _words(change.from_),
        _words(change.to),
        change.why,
        change.undoes,
        undone,
        may and not change.subject.startswith("user:"),
    )


def _words(value: Any) -> str | None:
    """A value of the log for people: text as it is, what holds more as JSON."""
    if value is None:
        return None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
