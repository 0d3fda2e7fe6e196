"""Sentences on harm: ranges from the lowest to the highest count, and who tells each."""

from collections.abc import Sequence

from accordingto.publish.rows import flat
from accordingto.publish.situation import harm
from accordingto.publish.situation.assessed import carrying, graded
from accordingto.publish.situation.citing import Citations
from accordingto.publish.situation.gather import Happening, Material
from accordingto.publish.situation.harm import Range
from accordingto.publish.situation.model import Clause, Sentence
from accordingto.publish.situation.phrases import count, sources, when, where, who
from accordingto.publish.situation.wording import wording
from accordingto.record import Cell, HarmKind

PEOPLE: tuple[HarmKind, ...] = ("killed", "injured", "missing", "captured", "abducted", "displaced")
THINGS: tuple[HarmKind, ...] = ("destroyed", "damaged")
EACH = 3
"""Counts that one sentence tells one by one."""
CITED = 8
"""Citations of what a sentence only adds up."""


def harmed(material: Material, citations: Citations) -> list[Sentence]:
    """A sentence for each kind of harm: the whole range, then incident by incident who gives its ends."""
    made = [_people(kind, material, citations) for kind in PEOPLE]
    return [s for s in (*made, *(_things(kind, material, citations) for kind in THINGS)) if s is not None]


def _people(kind: HarmKind, material: Material, citations: Citations) -> Sentence | None:
    found = [(h, _ranges(h, kind)) for h in material.happenings if h.happened]
    found = sorted(((h, told) for h, told in found if told), key=lambda each: -max(r.high for r in each[1]))
    if not found:
        return None
    whole = [r for _, told in found for r in told]
    clauses = [c for h, told in found[:EACH] for c in _incident(h, told, material, citations)]
    rest = [r for _, told in found[EACH:] for r in told]
    if rest:
        low, high, more = harm.total(rest)
        text = (
            wording()
            .sentences["others_count"]
            .format(range=harm.words(low, high, more), incidents=count(len(found) - EACH, "incident"))
        )
        cited = list(dict.fromkeys(a for r in rest for a in (r.lowest, r.highest)))
        clauses.append(Clause(text, citations.accounts(cited, CITED)))
    lead = (
        wording()
        .leads["total_many" if len(found) > 1 else "total"]
        .format(
            kind=wording().cells[kind],
            range=harm.words(*harm.total(whole)),
            incidents=count(len(found), "incident"),
        )
    )
    return Sentence(lead, tuple(clauses))


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
        one = each.low == each.high and not each.open
        text = (
            says["one_count" if n == 0 else "one_count_more"]
            if one
            else says["two_counts" if n == 0 else "two_counts_more"]
        )
        slots = {**scene, "words": flat(low.text), "who": who([low])}
        clauses.append(Clause(text.format(**slots), citations.account(low)))
        if not one and high != low:
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
