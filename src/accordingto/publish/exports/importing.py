"""A coder's corrections back from a table that was exported: what differs from the store becomes what an analyst holds of a cell.

    found = corrections(store, Path("acled.csv"))
    keep(store, found, "fair", who="anna")

A row that has changed in the store since it was exported is refused, and so is a change of a column that follows from others: one
wrong row, and nothing of the file is taken.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.publish.exports import acled, profile, ucdp
from accordingto.publish.exports.corrected import value_of
from accordingto.publish.exports.facts import Facts
from accordingto.publish.exports.profile import Column, Profile
from accordingto.publish.exports.selection import Case, case
from accordingto.publish.exports.sheets import Line, read
from accordingto.publish.exports.table import CUT, Row, Value, values
from accordingto.publish.exports.versions import stamped
from accordingto.record import CellName, Incident, InputError, StoreError
from accordingto.record import Value as CellValue
from accordingto.review import Assessed, Assessment, GradeName, Ruled, assess_all
from accordingto.review.assessing import in_words

if TYPE_CHECKING:
    from accordingto.store import Store

MOST = 20
"""Problems that an error names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a coder changed in one cell of one incident."""

    line: int
    """Of the file; the head is line 1."""
    incident: Incident
    cell: CellName
    columns: tuple[tuple[str, str, str], ...]
    """Name, what it was, and what it is now, of every column that was changed."""
    value: CellValue
    why: str
    seen: int | None
    """The last decision of the cell, which the coder knew of."""

    def __str__(self) -> str:
        """One line for a person."""
        changes = ", ".join(f"{name}: {was or '(empty)'} → {now}" for name, was, now in self.columns)
        return f"line {self.line}  {self.incident.id}  {changes}  ({self.why})"


class _ProblemError(InputError):
    """One thing that is wrong with one row."""


def corrections(store: "Store", path: Path, why: str | None = None) -> list[Correction]:
    """What the file says otherwise than the store; InputError names every row that cannot be taken, and then nothing is.

    ``why`` is the reason of rows that give none in their column ``why``.
    """
    lines = list(read(path))
    shape, make = _shape(lines, path)
    found: list[Correction] = []
    problems: list[str] = []
    seen: dict[str, int] = {}
    for line in lines:
        try:
            id = str(line.values.get("incident") or "")
            if id in seen:
                raise _ProblemError(f"the incident of line {seen[id]} stands here again: keep one of the two rows")
            seen[id] = line.number
            found += _of_line(store, line, shape, make, why)
        except (_ProblemError, StoreError) as problem:
            problems.append(f"line {line.number}: {problem}")
    if problems:
        more = [f"and {len(problems) - MOST:,} more"] if len(problems) > MOST else []
        raise InputError("\n".join([f"nothing of {path} was taken:", *problems[:MOST], *more]))
    return found


def keep(store: "Store", found: list[Correction], grade: GradeName, who: str | None = None) -> None:
    """Keeps the corrections as what ``who`` holds, with that grade: all of them, or none."""
    assess_all(store, [(c.incident, Assessment(c.cell, c.value, grade, c.why, None, c.seen)) for c in found], who)


Make = Callable[[Case], Row | None]


def _shape(lines: list[Line], path: Path) -> tuple[Profile, Make]:
    names = set(lines[0].values) if lines else set()
    for shape, make, own in ((profile.acled(), acled.row, "event_id_cnty"), (profile.ucdp(), ucdp.row, "relid")):
        if {own, "incident", "row_version", "profile"} <= names:
            return shape, make
    raise InputError(
        f"{path} is no table that `accordingto export --format acled` or ucdp made:"
        " the columns incident, profile and row_version are needed"
    )


def _of_line(store: "Store", line: Line, shape: Profile, make: Make, why: str | None) -> Iterator[Correction]:
    if line.values.get("profile") != shape.label:
        raise _ProblemError(
            f"made by {line.values.get('profile')!r}, and the rules are {shape.label} now: export again"
        )
    told = {c.name: _typed(c, line.values[c.name]) for c in shape.all_columns if c.name in line.values}
    if stamped(told, shape)["row_version"] == told["row_version"]:
        return  # as it was exported
    here = case(store, store.incident(str(told["incident"])))
    row = make(here)
    if row is None:
        raise _ProblemError("the incident has no row in this table any more: export again")
    now = dict(zip((c.name for c in shape.all_columns), values(shape.all_columns, row), strict=True))
    changed = [c for c in shape.all_columns if c.name in told and _differs(c, told[c.name], now[c.name])]
    if not changed:
        return
    if told["row_version"] != now["row_version"]:
        raise _ProblemError(
            "the incident has changed in the store since the row was exported: export again, and correct that"
        )
    reason = str(told.get("why") or why or "").strip()
    if not reason:
        raise _ProblemError("give a reason in the column why, or one for all rows with --why")
    yield from _cells(here, line.number, changed, told, now, reason, make)


def _cells(  # noqa: PLR0913, PLR0917 — a row as it was, as it is, and where it stands
    here: Case,
    number: int,
    changed: list[Column],
    told: Mapping[str, Value],
    now: Mapping[str, Value],
    why: str,
    make: Make,
) -> Iterator[Correction]:
    held = dict(here.review.cells)
    found = []
    cells: dict[CellName, None] = {c.cell: None for c in changed if c.cell is not None and c.cell != "why"}
    for cell in cells:
        columns = [c for c in changed if c.cell == cell]
        try:
            value = value_of(cell, told, {c.name for c in columns}, Facts(here))
        except InputError as error:
            raise _ProblemError(str(error)) from error
        held[cell] = Assessed(cell, value, in_words(value), "fair", why, None, Ruled(0, "", "", "assess", why))
        words = tuple((c.name, _words(now[c.name]), _words(told[c.name])) for c in columns)
        found.append(Correction(number, here.incident, cell, words, value, why, here.review.last.get(cell)))
    again = make(replace(here, review=replace(here.review, cells=held))) or {}
    for column in changed:
        was, asked, rule = now[column.name], told[column.name], again.get(column.name)
        if not _differs(column, asked, rule):
            continue
        if column.cell is None:
            raise _ProblemError(
                f"{column.name} was changed from {was!r} to {asked!r}, but it follows from other columns"
            )
        raise _ProblemError(f"{column.name} cannot be {asked!r}: by the codebook's rule it would be {rule!r}")
    yield from found


def _typed(column: Column, text: str) -> Value:
    """The value of a field, of its column's type; empty is None."""
    if not text:
        return None
    try:
        if column.type == "integer":
            return int(text)
        if column.type == "number":
            return float(text)
    except ValueError:
        kind = "whole number" if column.type == "integer" else "number"
        raise _ProblemError(f"{column.name}: {text!r} is no {kind}") from None
    return text


def _differs(column: Column, told: Value, now: Value) -> bool:
    if column.name in ("row_version", "why", "timestamp"):
        return False
    if isinstance(told, str) and isinstance(now, str):
        if told.endswith(CUT):
            return False
        return _lines(told) != _lines(now)
    return (told or None) != (now or None) if column.type == "text" else told != now


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _words(value: Value) -> str:
    return "" if value is None else str(value)
