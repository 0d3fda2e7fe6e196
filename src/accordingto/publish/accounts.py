"""The accounts of an incident as rows for a reader: one row a voice, copies folded under what they were copied from."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from accordingto.publish.rows import flat
from accordingto.record import Account, Cell, CellName, CopyGroup, Count, Incident, Relation

ANONYMOUS = "an outlet without a name"


@dataclass(frozen=True, slots=True)
class Told:
    """What one voice tells of one cell."""

    texts: tuple[str, ...]
    """The values in words, each once: more than one where a voice says two things, or where a copy changed its origin."""
    against: bool
    """Whether the voice denies or doubts the value."""
    contested: tuple[int, ...]
    """Numbers of the rows that cannot be true where this one is; its own, where a copy contradicts its origin."""
    updates: tuple[int, ...]
    """Numbers of the rows that gave an earlier count of the same toll."""


@dataclass(frozen=True, slots=True)
class Row:
    """One voice of an incident: an outlet, or somebody whom it quotes."""

    number: int
    """1, 2, … in order of publication."""
    who: tuple[str, ...]
    """The speaker chain, the outlet first: outlet, official, witness."""
    report: str
    published: str | None
    """The date, ISO."""
    copies: tuple[str, ...]
    """Outlets that carry copies in which the same voice says this."""
    counts_with: int | None
    """The row that this one is no second source to: another outlet quoted the same speaker, or the same words."""
    cells: dict[CellName, Told]


def rows(incident: Incident, copies: Iterable[CopyGroup] = ()) -> tuple[Row, ...]:
    """Every voice of the incident's cells, in order of publication.

    A report of ``copies`` is folded into its group's origin, or into the first of the group that tells of the incident. Where it
    has a voice that its origin lacks, that voice keeps a row of its own.
    """
    heads = _heads(incident, copies)
    voices = _voices(incident, heads)
    numbers = {(cell.name, place): n for n, found in enumerate(voices, 1) for cell, place in found}
    made: list[Row] = []
    for number, found in enumerate(voices, 1):
        accounts = [cell.accounts[place] for cell, place in found]
        first = min(accounts, key=lambda account: heads.get(account.event.report, "") != account.event.report)
        others = [a for a in accounts if a.event.report != first.event.report]
        made.append(
            Row(
                number,
                chain(first),
                first.event.report,
                (first.published or "")[:10] or None,
                tuple(dict.fromkeys(chain(a)[0] for a in others)),
                _counts_with(accounts, voices[: number - 1]),
                _told(number, found, numbers),
            )
        )
    return tuple(made)


def chain(account: Account) -> tuple[str, ...]:
    """The names of the speaker chain, the outlet first; one who quotes himself stands there once."""
    return tuple(name for name, _ in groupby(flat(voice.name) or ANONYMOUS for voice in account.chain))


def speaker(account: Account) -> str:
    """The last of the chain: the one who says it."""
    return chain(account)[-1]


def verdict(cell: Cell) -> str:
    """How far the accounts of a cell agree, and why, in a line.

    So "single source: Health Ministry", "corroborated by 2 independent sources: Pavla Oren, Border Monitor" or "contested: 12, 19
    and 31 cannot all be right".
    """
    agreement = cell.agreement
    updates = list(dict.fromkeys(r.why for r in agreement.relations if r.kind == "update"))
    if agreement.level == "contested":
        return "; ".join(["contested: " + "; ".join(_contradictions(cell)), *updates])
    behind: dict[str, str] = {}
    for account in cell.accounts:
        if not account.against:
            behind.setdefault(account.source, speaker(account))
    names = ", ".join(dict.fromkeys(behind.values()))
    if agreement.level == "single_source":
        line = f"single source: {names}"
    elif len(behind) == agreement.sources:
        line = f"corroborated by {agreement.sources} independent sources: {names}"
    else:
        line = f"corroborated by {agreement.sources} of {len(behind)} independent sources: {names}"
    return "; ".join([line, *updates])


def _contradictions(cell: Cell) -> list[str]:
    """What cannot be true together: counts in one sentence, with how many sources tell each; all else pair by pair."""
    found = [r for r in cell.agreement.relations if r.kind == "contested"]
    counted = sorted({n for r in found for n in (r.first, r.second) if _counts_something(cell, r)})
    values: dict[tuple[float | None, float | None], str] = {}
    for account in (cell.accounts[n] for n in counted):
        if isinstance(account.value, Count):
            values.setdefault((account.value.low, account.value.high), flat(account.text))
    if len(values) < 3:
        return list(dict.fromkeys(r.why for r in found))
    *first, last = (text + _sources(cell, *value) for value, text in values.items())
    pairs = dict.fromkeys(r.why for r in found if not _counts_something(cell, r))
    return [f"{', '.join(first)} and {last} cannot all be right", *pairs]


def _sources(cell: Cell, low: float | None, high: float | None) -> str:
    """How many independent sources tell this count, where it is more than one."""
    told = (a for a in cell.accounts if isinstance(a.value, Count) and (a.value.low, a.value.high) == (low, high))
    sources = {account.source for account in told if not account.against}
    return f" ({len(sources)} sources)" if len(sources) > 1 else ""


def _counts_something(cell: Cell, relation: Relation) -> bool:
    """Whether a relation is between two counts, neither of which is a denial of the other."""
    both = cell.accounts[relation.first], cell.accounts[relation.second]
    return all(isinstance(account.value, Count) and not account.against for account in both)


def _heads(incident: Incident, copies: Iterable[CopyGroup]) -> dict[str, str]:
    """For each report, the one that it is folded into: itself, where it is no copy."""
    telling = dict.fromkeys(incident.reports)
    heads = {report: report for report in telling}
    for group in copies:
        here = [m.report for m in group.members if m.report in telling]
        if here:
            head = group.origin if group.origin in telling else here[0]
            heads.update((report, head or report) for report in here)
    return heads


def _voices(incident: Incident, heads: dict[str, str]) -> list[list[tuple[Cell, int]]]:
    """The accounts of each voice, with their places in their cells; voices in order of publication."""
    found: dict[tuple[str, tuple[str, ...]], list[tuple[Cell, int]]] = {}
    for cell in incident.cells:
        for place, account in enumerate(cell.accounts):
            head = heads.get(account.event.report, account.event.report)
            # A copy is printed under another name, so the outlet is no part of the voice within a group.
            found.setdefault((head, tuple(name.casefold() for name in chain(account)[1:])), []).append((cell, place))
    order = {report: number for number, report in enumerate(incident.reports)}
    return [found[key] for key in sorted(found, key=lambda key: (order.get(key[0], len(order)), len(key[1]) > 0))]


def _counts_with(accounts: list[Account], before: list[list[tuple[Cell, int]]]) -> int | None:
    sources = {account.source for account in accounts}
    for number, found in enumerate(before, 1):
        if sources <= {cell.accounts[place].source for cell, place in found}:
            return number
    return None


def _told(number: int, found: list[tuple[Cell, int]], numbers: dict[tuple[CellName, int], int]) -> dict[CellName, Told]:
    told: dict[CellName, Told] = {}
    for cell in {cell.name: cell for cell, _ in found}.values():
        places = [place for other, place in found if other.name == cell.name]
        accounts = [cell.accounts[place] for place in places]
        relations = [r for r in cell.agreement.relations if r.first in places or r.second in places]
        contested = {numbers[cell.name, _other(r, places)] for r in relations if r.kind == "contested"}
        updates = {numbers[cell.name, r.first] for r in relations if r.kind == "update" and r.second in places}
        told[cell.name] = Told(
            tuple(dict.fromkeys(_value(account) for account in accounts)),
            all(account.against for account in accounts),
            tuple(sorted(contested)),
            tuple(sorted(updates - {number})),
        )
    return told


def _other(relation: Relation, places: list[int]) -> int:
    return relation.second if relation.first in places else relation.first


def _value(account: Account) -> str:
    value = flat(account.text)
    return value if account.stance == "affirms" else f"{account.stance} {value}"
