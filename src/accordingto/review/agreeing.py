"""How far coders agree, field by field: Krippendorff's alpha over what both have decided.

A unit is an event or a statement. What a coder left untouched counts as not coded: a suggestion of the machine that nobody looked
at is nobody's agreement. An event that one added and another, who was done, did not, is one that they disagree on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from accordingto.record import Span, vocabulary
from accordingto.review import values
from accordingto.review.standing import CellState, Reviewed
from accordingto.review.values import Hurt, Taking, Type, When, Where

NONE = "none"
"""What a coder says who decided that a cell is empty."""

_DECIDED = ("accepted", "corrected", "added")


@dataclass(frozen=True, slots=True)
class Field:
    """A line of `fields.yaml`."""

    field: str
    label: str
    of: Literal["v", "s"]
    level: Literal["nominal", "interval"]
    part: str = ""
    kind: str = ""
    """Which harms, or which roles."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far the coders agree on one field."""

    field: str
    label: str
    level: Literal["nominal", "interval"]
    units: int
    """Events or statements that two coders or more gave a value."""
    agreed: int
    """Of these, those that all gave the same one."""
    alpha: float | None
    """1: always; 0: as often as by chance; below: less often. Null where it cannot be told."""
    why: str | None = None
    """Why it cannot be told."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One unit on which coders do not agree."""

    report: str
    field: str
    label: str
    said: Mapping[str, str]
    """By coder, what each said, in words."""
    spans: tuple[Span, ...]
    """Where the event or statement stands."""


@dataclass(frozen=True, slots=True)
class CoderAgreement:
    """How far coders agree, over one report or several."""

    coders: tuple[str, ...]
    reports: int
    fields: tuple[FieldAgreement, ...]
    """Those fields that two coders or more gave values."""
    disagreements: tuple[Disagreement, ...]


@dataclass(slots=True)
class Unit:
    """An event or statement, and which item it is with each coder."""

    report: str
    spans: tuple[Span, ...]
    ids: dict[str, str] = field(default_factory=dict)


@cache
def fields() -> tuple[Field, ...]:
    """The fields."""
    return vocabulary.load("accordingto.review", "fields.yaml", tuple[Field, ...])


def agreement(coded: Iterable[Mapping[str, Reviewed]]) -> CoderAgreement:
    """How far coders agree; ``coded`` holds, for each report, what every coder made of it (`Codings.coded`).

    Two coders of one report who agree on 9 of 10 types get an alpha that is below 0.9, by as much as they would agree by chance.
    """
    reports = list(coded)
    coders = tuple(dict.fromkeys(who for one in reports for who in one))
    told: list[FieldAgreement] = []
    apart: list[Disagreement] = []
    all_units = {of: [u for one in reports for u in units(one, of)] for of in ("v", "s")}
    by_report = {next(iter(one.values())).reading.report.id: one for one in reports if one}
    for asked in fields():
        rows: list[tuple[Unit, dict[str, tuple[Any, str]]]] = []
        for unit in all_units[asked.of]:
            one = by_report[unit.report]
            said = {who: v for who, seen in one.items() if (v := _said(seen, unit.ids.get(who), asked)) is not None}
            if len(said) > 1:
                rows.append((unit, said))
        if not rows:
            continue
        told.append(_field(asked, coders, [said for _, said in rows]))
        apart += [
            Disagreement(unit.report, asked.field, asked.label, {w: text for w, (_, text) in said.items()}, unit.spans)
            for unit, said in rows
            if len({value for value, _ in said.values()}) > 1
        ]
    return CoderAgreement(coders, len(reports), tuple(told), tuple(apart))


def _field(asked: Field, coders: Sequence[str], said: Sequence[Mapping[str, tuple[Any, str]]]) -> FieldAgreement:
    import krippendorff
    import numpy as np

    agreed = sum(len({value for value, _ in one.values()}) == 1 for one in said)
    kinds = list(dict.fromkeys(value for one in said for value, _ in one.values()))
    alpha, why = None, None
    if len(kinds) < 2:
        why = "all gave the same value throughout: chance would have done as well"
    else:
        number = {v: float(v) if asked.level == "interval" else float(n) for n, v in enumerate(kinds)}
        data = np.full((len(coders), len(said)), np.nan)
        for unit, one in enumerate(said):
            for who, (value, _) in one.items():
                data[coders.index(who), unit] = number[value]
        alpha = round(float(krippendorff.alpha(reliability_data=data, level_of_measurement=asked.level)), 4)
    return FieldAgreement(asked.field, asked.label, asked.level, len(said), agreed, alpha, why)


def units(one: Mapping[str, Reviewed], of: str) -> list[Unit]:
    """The events (or statements) of a report: the machine's by id, and those added by their words."""
    known: dict[str, Unit] = {}
    added: list[Unit] = []
    for who, seen in one.items():
        report = seen.reading.report.id
        for cell in seen.cells:
            if not cell.whole or cell.path[0] != of:
                continue
            if cell.machine is not None:
                known.setdefault(cell.path, Unit(report, cell.spans)).ids[who] = cell.path
                continue
            same = (u for u in added if who not in u.ids and any(a.overlaps(b) for a in u.spans for b in cell.spans))
            unit = next(same, None)
            if unit is None:
                unit = Unit(report, cell.spans)
                added.append(unit)
            unit.ids[who] = cell.path
    return [*known.values(), *added]


def _said(seen: Reviewed, id: str | None, asked: Field) -> tuple[Any, str] | None:
    """What a coder says of a field of a unit, to compare and in words; None where nothing."""
    if id is None:  # others added it, and this coder, who read the report, did not
        return (False, "no") if not asked.part else None
    whole = seen.cell(id)
    if not asked.part:
        if whole.state in ("accepted", "added"):
            return True, "yes"
        return (False, "no") if whole.state == "rejected" else None
    if whole.state == "rejected":
        return None
    if asked.part in ("harm", "role"):
        return _of_list(seen, id, asked)
    cell = seen.cell(f"{id}/{asked.part}")
    if cell.state == "rejected":
        return NONE, NONE
    if cell.state not in _DECIDED:
        return None
    return (NONE, NONE) if cell.value is None else (meant(cell), cell.text)


def _of_list(seen: Reviewed, id: str, asked: Field) -> tuple[Any, str] | None:
    """Of harms the number, 0 where all were rejected; of roles the names."""
    mine = [c for c in seen.of(id) if isinstance(c.value, Hurt | Taking) and asked.kind in _kinds(c)]
    decided = [c for c in mine if c.state in (*_DECIDED, "rejected")]
    if not decided:
        return None
    kept = [c for c in decided if c.state != "rejected" and _kinds(c)[0] == asked.kind]
    if asked.level == "nominal":
        names = sorted({c.value.name for c in kept if isinstance(c.value, Taking)})
        return (tuple(names), ", ".join(names)) if names else (NONE, NONE)
    numbers = [_number(c.value) for c in kept if isinstance(c.value, Hurt)]
    known = [n for n in numbers if n is not None]
    if len(known) < len(numbers):
        return None
    return sum(known), f"{sum(known):g}"


def _kinds(cell: CellState) -> tuple[str, ...]:
    """The kind of harm or role, now and as the machine had it: who corrected killed to injured says that none was killed."""
    now, was = cell.value, cell.machine.value if cell.machine else None
    return tuple(v.kind if isinstance(v, Hurt) else v.role for v in (now, was) if isinstance(v, Hurt | Taking))


def _number(hurt: Hurt) -> float | None:
    """One number for a range: its middle, or the bound that is known."""
    if hurt.low is None or hurt.high is None:
        return hurt.low if hurt.high is None else hurt.high
    return (hurt.low + hurt.high) / 2


def meant(cell: CellState) -> Any:
    """What two coders must have in common to say the same."""
    value = cell.value
    if isinstance(value, Where):
        return value.geonames_id or (value.resolved or value.name).casefold()
    if isinstance(value, When):
        return value.earliest, value.latest
    if isinstance(value, Type):
        return value.sub_event_type or value.plover
    return values.text(value)
