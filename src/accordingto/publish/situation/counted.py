"""Sentences on harm: ranges from the lowest to the highest count, and who tells each."""

from collections.abc import Sequence

from accordingto.publish.rows import count, flat
from accordingto.publish.situation import harm
from accordingto.publish.situation.assessed import carrying, graded
from accordingto.publish.situation.citing import Citations
from accordingto.publish.situation.gather import Happening, Material
from accordingto.publish.situation.harm import Range
from accordingto.publish.situation.model import Clause, Sentence
from accordingto.publish.situation.phrases import sources, when, where, who
from accordingto.publish.situation.wording import wording
from accordingto.record import HARM_TO_PEOPLE, Cell, HarmKind

THINGS: tuple[HarmKind, ...] = ("destroyed", "damaged")
EACH = 3
"""Counts that one sentence tells one by one."""
UNDATED = 2
"""Of these, those of incidents without a day."""
CITED = 8
"""Citations of what a sentence only adds up."""


def harmed(material: Material, citations: Citations) -> list[Sentence]:
    """A sentence for each kind of harm: the whole range, then incident by incident who gives its ends."""
    made = [_people(kind, material, citations) for kind in HARM_TO_PEOPLE]
    return [s for s in (*made, *(_things(kind, material, citations) for kind in THINGS)) if s is not None]


def _people(kind: HarmKind, material: Material, citations: Citations) -> Sentence | None:
    """The counts of one kind of harm. Those of incidents without a day are told, and not added: they may be of any time."""
    found = [(h, told) for h in material.happenings if h.happened and (told := _ranges(h, kind))]
    found.sort(key=lambda each: (not each[0].dated, -max(r.high for r in each[1])))
    if not found:
        return None
    dated, undated = [each for each in found if each[0].dated], [each for each in found if not each[0].dated]
    clauses = [c for h, told in dated[:EACH] for c in _incident(h, told, material, citations)]
    clauses += _rest(dated[EACH:], "others_count", citations)
    clauses += [c for h, told in undated[:UNDATED] for c in _incident(h, told, material, citations)]
    clauses += _rest(undated[UNDATED:], "others_undated", citations)
    lead = (
        wording()
        .leads["total_many" if len(dated) > 1 else "total" if dated else "untotalled"]
        .format(
            kind=wording().cells[kind],
            range=harm.words(*harm.total(r for _, told in dated for r in told)),
            incidents=count(len(dated), "incident"),
        )
    )
    return Sentence(lead, tuple(clauses))


def _rest(found: Sequence[tuple[Happening, Sequence[Range]]], form: str, citations: Citations) -> list[Clause]:
    """The incidents that are not told one by one."""
    if not found:
        return []
    whole = [r for _, told in found for r in told]
    text = (
        wording().sentences[form].format(range=harm.words(*harm.total(whole)), incidents=count(len(found), "incident"))
    )
    cited = list(dict.fromkeys(a for r in whole for a in (r.lowest, r.highest)))
    return [Clause(text, citations.accounts(cited, CITED))]


def _ranges(happening: Happening, kind: HarmKind) -> tuple[Range, ...]:
    """What an analyst holds of it goes before what is told."""
    if each := happening.assessed.get(kind):
        return harm.held(each, carrying(happening, each))
    cell = happening.cell(kind)
    return harm.ranges(cell) if cell else ()


def _incident(happening: Happening, told: Sequence[Range], material: Material, citations: Citations) -> list[Clause]:
    """The ends of an incident's ranges, each with who gives it."""
    says, clauses = wording().sentences, []
    scene = {"where": where(happening), "when": when(happening, material.to[:4])}
    for n, each in enumerate(told):
        low, high = each.lowest, each.highest
        if each.assessed:
            text = says["assessed_count"].format(**scene, words=flat(each.assessed.text), grade=graded(each.assessed))
            clauses.append(Clause(text, citations.account(low)))
            continue
        one = low == high
        text = (
            says["one_count" if n == 0 else "one_count_more"]
            if one
            else says["two_counts" if n == 0 else "two_counts_more"]
        )
        slots = {**scene, "words": flat(low.text), "who": who([low])}
        clauses.append(Clause(text.format(**slots), citations.account(low)))
        if not one:
            text = says["two_counts_high"].format(words=flat(high.text), who=who([high]))
            clauses.append(Clause(text, citations.account(high)))
    return clauses


def _things(kind: HarmKind, material: Material, citations: Citations) -> Sentence | None:
    """What was destroyed or damaged, in the words of those who say so: houses and bridges do not add up."""
    clauses = []
    for happening in material.happenings:
        cell = _cell(happening, kind)
        told = [a for a in cell.accounts if not a.against and any(c.isalpha() for c in a.text)] if cell else []
        for source in sources(told)[:1]:
            text = (
                wording()
                .sentences["one_count"]
                .format(
                    where=where(happening),
                    when=when(happening, material.to[:4]),
                    words=flat(source[0].text),
                    who=who(source),
                )
            )
            clauses.append(Clause(text, citations.accounts(source, 2)))
    return Sentence(wording().cells[kind], tuple(clauses[: EACH + 1])) if clauses else None


def _cell(happening: Happening, kind: HarmKind) -> Cell | None:
    return happening.cell(kind) if happening.happened else None
