"""Sentences on what analysts hold of an incident's cells, with the grade and the reason that they gave."""

from accordingto.publish.rows import flat
from accordingto.publish.situation.citing import Citations
from accordingto.publish.situation.gather import Happening, Material
from accordingto.publish.situation.model import Clause, Sentence
from accordingto.publish.situation.phrases import cell_of, together
from accordingto.publish.situation.phrases import sources as by_source
from accordingto.publish.situation.wording import wording
from accordingto.record import Account
from accordingto.review import Assessed, grades


def assessed(material: Material, citations: Citations) -> list[Sentence]:
    """A sentence for each cell that was assessed: the value, its grade, who gave it and why, and whose words it stands on."""
    return [
        _sentence(happening, each, material, citations)
        for happening in material.happenings
        for each in happening.assessed.values()
        if carrying(happening, each)
    ]


def carrying(happening: Happening, each: Assessed) -> list[Account]:
    """The accounts whose value was chosen; where another one was entered, those that it was entered in place of."""
    cell = happening.cell(each.cell)
    told = [a for a in cell.accounts if not a.against] if cell else list(happening.told)
    chosen = [a for a in told if a.value == each.value]
    # Another report's account may have the same value: the one that was looked at stands first.
    return sorted(chosen or told, key=lambda a: a.event != each.chosen)


def graded(each: Assessed) -> str:
    """The grade in words."""
    return grades()[each.grade].label.lower()


def _sentence(happening: Happening, each: Assessed, material: Material, citations: Citations) -> Sentence:
    lead = cell_of(happening, each.cell, material.to[:4])
    told = by_source(carrying(happening, each))
    says = wording().sentences["assessed" if any(a[0].value == each.value for a in told) else "entered"]
    text = says.format(
        value=flat(each.text),
        grade=graded(each),
        analyst=flat(each.ruled.who),
        why=flat(each.why).rstrip("."),
        who=together(told),
    )
    return Sentence(lead, (Clause(text, citations.accounts([source[0] for source in told])),), "assessed")
