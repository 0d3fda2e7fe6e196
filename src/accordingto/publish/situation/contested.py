"""Sentences on what accounts of one incident contradict each other, and whose they are."""

from accordingto.publish.rows import flat
from accordingto.publish.situation.citing import Citations
from accordingto.publish.situation.gather import Happening, Material
from accordingto.publish.situation.harm import replaced
from accordingto.publish.situation.model import Clause, Sentence
from accordingto.publish.situation.phrases import sources, together, what, when, where
from accordingto.publish.situation.wording import wording
from accordingto.record import Account, Cell, Count, Deed

POSITIONS = 5
"""Values that one sentence tells."""
TELLING = 12
"""Characters from which on a denial's own words are told: "it" and "the figures" tell nothing."""
GRAVE = ("killed", "who", "control", "what", "abducted", "injured")
"""Cells whose contradictions stand first; all others follow in the order of the record."""


def contested(material: Material, citations: Citations) -> list[Sentence]:
    """A sentence for each cell with contradictions: every position, and who takes it. The gravest cells come first."""
    found = [
        (happening, cell)
        for happening in material.happenings
        for cell in happening.incident.cells
        if cell.agreement.level == "contested"
    ]
    found.sort(key=lambda each: (GRAVE.index(each[1].name) if each[1].name in GRAVE else len(GRAVE), not each[0].dated))
    return [_sentence(happening, cell, material, citations) for happening, cell in found]


def _sentence(happening: Happening, cell: Cell, material: Material, citations: Citations) -> Sentence:
    incident = (
        wording()
        .leads["incident"]
        .format(what=what(happening), where=where(happening), when=when(happening, material.to[:4]))
    )
    lead = wording().leads["contested"].format(cell=wording().cells[cell.name], incident=incident)
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
