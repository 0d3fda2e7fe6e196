"""Sentences on what accounts contradict each other, of one incident or of who holds a place, and whose they are."""

from accordingto.publish.rows import flat
from accordingto.publish.situation import control
from accordingto.publish.situation.citing import Citations
from accordingto.publish.situation.gather import Happening, Material
from accordingto.publish.situation.harm import replaced
from accordingto.publish.situation.model import Clause, Sentence
from accordingto.publish.situation.phrases import cell_of, named, sources, together
from accordingto.publish.situation.wording import wording
from accordingto.record import Account, Cell, CellName, ControlPeriod, Count, Deed

POSITIONS = 5
"""Values that one sentence tells."""
TELLING = 12
"""Characters from which on a denial's own words are told: "it" and "the figures" tell nothing."""
GRAVE = ("killed", "who", "control", "what", "abducted", "injured")
"""Cells whose contradictions stand first; all others follow in the order of the record."""


def contested(material: Material, citations: Citations) -> list[Sentence]:
    """A sentence for each cell with contradictions: every position, and who takes it. The gravest cells come first.

    Who is told to hold a place in contradiction is one of them, whether or not it is the cell of one incident.
    """
    cells = [(h, c) for h in material.happenings for c in h.incident.cells if c.agreement.level == "contested"]
    told = {account.event for _, cell in cells if cell.name == "control" for account in cell.accounts}
    torn = [p for p, _ in material.control if p.disputes and not any(a.event in told for a in p.disputes)]
    found = [(_rank(c.name), not h.dated, _sentence(h, c, material, citations)) for h, c in cells]
    found += [(_rank("control"), False, _holding(period, material, citations)) for period in torn]
    return [sentence for *_, sentence in sorted(found, key=lambda each: each[:2])]


def _rank(name: CellName) -> int:
    return GRAVE.index(name) if name in GRAVE else len(GRAVE)


def _holding(period: ControlPeriod, material: Material, citations: Citations) -> Sentence:
    """Who is told to hold a place, and who says otherwise."""
    says, told, days = wording().sentences, sources(period.accounts), control.when(period, material)
    place = wording().leads["held"].format(place=flat(period.place), when=days) if days else flat(period.place)
    lead = wording().leads["contested"].format(cell=wording().cells["control"], incident=place)
    form = "left" if period.holder is None else "value"
    value = says[form].format(value=named(flat(period.holder or "")), when=days, who=together(told))
    first = Clause(value, citations.accounts([source[0] for source in told]))
    return Sentence(lead, (first, *control.disputes(period, citations)), "contested")


def _sentence(happening: Happening, cell: Cell, material: Material, citations: Citations) -> Sentence:
    lead = cell_of(happening, cell.name, material.to[:4])
    clauses = [_position(cell, told, citations) for told in _positions(cell)[:POSITIONS]]
    return Sentence(lead, tuple(clauses), "contested")


def _positions(cell: Cell) -> list[list[list[Account]]]:
    """The values that cannot be true together, in order of publication, each with its sources; doubts of the cell come last."""
    gone = replaced(cell) if any(isinstance(a.value, Count) for a in cell.accounts) else set()
    torn = {n for r in cell.agreement.relations if r.kind == "contested" for n in (r.first, r.second)} - gone
    accounts = [a for n, a in enumerate(cell.accounts) if n in torn]
    accounts += [a for a in cell.accounts if a.stance == "doubts" and a not in accounts]
    values: dict[tuple[object, ...], list[Account]] = {}
    for account in accounts:
        values.setdefault((account.stance, *_same(cell, account)), []).append(account)
    return [sources(told) for told in values.values()]


def _same(cell: Cell, account: Account) -> tuple[object, ...]:
    """What accounts of one position have in common: numbers or words; of denials, and of "it happened", the stance."""
    if account.against:
        return (account.source if cell.name == "who" else "",)
    if isinstance(account.value, Count):
        return account.value.low, account.value.high
    if isinstance(account.value, Deed):
        return (account.value.sub_event_type if cell.agreement.relations and _of_type(cell) else "",)
    return (flat(account.text).casefold().removeprefix("the "),)


def _of_type(cell: Cell) -> bool:
    """Whether the accounts differ in what it was, and not only in whether it happened."""
    pairs = [
        (cell.accounts[r.first], cell.accounts[r.second]) for r in cell.agreement.relations if r.kind == "contested"
    ]
    return any(not a.against and not b.against for a, b in pairs)


def _position(cell: Cell, told: list[list[Account]], citations: Citations) -> Clause:
    """One value with those who stand behind it, or one who denies it."""
    says, first = wording().sentences, told[0][0]
    value = flat(first.text)
    if first.against:
        brief = len(value) < TELLING
        form = first.stance if brief else {"denies": "value_denied"}.get(first.stance, "value_doubted")
    else:
        form = "value_told" if cell.name == "what" and not _of_type(cell) else "value"
    return Clause(
        says[form].format(value=value, who=together(told)), citations.accounts([source[0] for source in told])
    )
