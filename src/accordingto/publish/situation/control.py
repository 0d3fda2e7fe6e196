"""Sentences on places that changed hands."""

from collections.abc import Sequence

from accordingto.publish.rows import flat
from accordingto.publish.situation.citing import Citations
from accordingto.publish.situation.gather import Material
from accordingto.publish.situation.model import Clause, Sentence
from accordingto.publish.situation.phrases import days, named, sources, together, who
from accordingto.publish.situation.wording import wording
from accordingto.record import Account, ControlPeriod

MOST = 4
"""Sources that a sentence tells one by one."""


def control(material: Material, citations: Citations) -> list[Sentence]:
    """A sentence for each period of control that begins or ends in the period: who holds it, who says so, who denies it."""
    return [_sentence(period, material, citations) for period, _ in material.control]


def _sentence(period: ControlPeriod, material: Material, citations: Citations) -> Sentence:
    says = wording().sentences
    told = sources(period.accounts)
    value = _held(period, material).format(
        holder=named(flat(period.holder or "")), when=when(period, material), who=who(told[0])
    )
    clauses = [Clause(value, citations.accounts(told[0], 2))]
    clauses += [Clause(says["also"].format(who=who(s)), citations.accounts(s, 2)) for s in told[1:MOST]]
    clauses += disputes(period, citations)
    return Sentence(flat(period.place), tuple(clauses), "contested" if period.disputes else "")


def disputes(period: ControlPeriod, citations: Citations) -> list[Clause]:
    """What is said against a period: denials, doubts, and each other holder that is named."""
    return [_dispute(told, citations) for told in _stances(period.disputes)[:MOST]]


def _held(period: ControlPeriod, material: Material) -> str:
    says = wording().sentences
    if period.holder is None:
        return says["left"]
    begins = bool(period.earliest and period.earliest >= material.from_)
    ends = bool(period.latest and period.latest <= material.to)
    return says["holds" if begins and ends else "holds_from" if begins else "holds_until"]


def when(period: ControlPeriod, material: Material) -> str:
    """The days of a period of control, as far as they lie within those of the page."""
    year = material.to[:4]
    begins = bool(period.earliest and period.earliest >= material.from_)
    ends = bool(period.latest and period.latest <= material.to)
    if begins and ends and period.holder is not None:
        return days(period.earliest, period.latest, year)
    return days(period.earliest if begins else period.latest, None, year)


def _stances(disputes: Sequence[Account]) -> list[list[Account]]:
    """Denials together, doubts together, and each other holder that is named."""
    found: dict[str, list[Account]] = {}
    for account in disputes:
        found.setdefault(account.stance if account.against else flat(account.text), []).append(account)
    return list(found.values())


def _dispute(told: list[Account], citations: Citations) -> Clause:
    says, first, by = wording().sentences, told[0], sources(told)
    slots = {"value": flat(first.text), "who": together(by)}
    return Clause(
        says[first.stance if first.against else "otherwise"].format(**slots),
        citations.accounts([source[0] for source in by]),
    )
