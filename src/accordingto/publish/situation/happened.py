"""Sentences on incidents: by their types, and those that one source alone tells of."""

from accordingto.publish.rows import count
from accordingto.publish.situation.citing import Citations
from accordingto.publish.situation.gather import Happening, Material
from accordingto.publish.situation.model import Clause, Sentence
from accordingto.publish.situation.phrases import incident, sources, what, when, where, who
from accordingto.publish.situation.wording import wording

EACH = 3
"""Incidents that one sentence tells one by one."""
CITED = 8
"""Citations of the incidents that a sentence only counts."""


def happened(material: Material, citations: Citations) -> list[Sentence]:
    """A sentence for each of ACLED's event types: how many, which, and how many there were in as many days before."""
    order, now, before = wording().order, _by_type(material.happenings), _by_type(material.before)
    types = sorted(now, key=lambda each: order.index(each) if each in order else len(order))
    made = []
    for type in types:
        found = sorted(now[type], key=lambda h: (not h.dated, -len(sources(h.told))))
        clauses = [_incident(h, material, citations) for h in found[:EACH]]
        clauses += _counted(found[EACH:], wording().sentences["others"], citations)
        clauses += _counted(before.get(type, []), wording().sentences["before"], citations, days=_days(material))
        lead = wording().leads["type"].format(type=type, incidents=count(len(found), "incident"))
        made.append(Sentence(lead, tuple(clauses)))
    return made


def single(material: Material, citations: Citations) -> list[Sentence]:
    """A sentence for each violent incident that stands on one source, with the outlets that have it."""
    made = []
    for happening in material.happenings:
        told = sources(happening.told)
        if not violent(happening) or len(told) != 1:
            continue
        clause = Clause(wording().sentences["alone"].format(who=who(told[0])), citations.accounts(told[0]))
        made.append(Sentence(incident(happening, material.to[:4]), (clause,), "single source"))
    return made


def coded(happening: Happening) -> bool:
    """Whether an incident has a type of ACLED's, and happened according to somebody."""
    return happening.happened and happening.deed is not None and happening.deed.event_type is not None


def violent(happening: Happening) -> bool:
    """Whether an incident is of a violent type, and happened according to somebody."""
    return coded(happening) and happening.deed is not None and happening.deed.event_type in wording().violence


def _by_type(found: tuple[Happening, ...]) -> dict[str, list[Happening]]:
    """Incidents by ACLED's event type."""
    types: dict[str, list[Happening]] = {}
    for happening in found:
        if coded(happening) and happening.deed is not None:
            types.setdefault(happening.deed.event_type or "", []).append(happening)
    return types


def _incident(happening: Happening, material: Material, citations: Citations) -> Clause:
    told = sources(happening.told)
    more = len(told) - 1
    slots = {
        "what": what(happening),
        "where": where(happening),
        "when": when(happening, material.to[:4]),
        "who": who(told[0]),
    }
    if more:
        text = wording().sentences["incident_more"].format(**slots, sources=count(more, "more source"))
    else:
        text = wording().sentences["incident"].format(**slots)
    return Clause(text, citations.accounts([source[0] for source in told]))


def _counted(found: list[Happening], text: str, citations: Citations, **slots: str) -> list[Clause]:
    """Incidents that are only counted."""
    if not found:
        return []
    firsts = [happening.told[0] for happening in found]
    return [Clause(text.format(count=f"{len(found):,}", **slots), citations.accounts(firsts, CITED))]


def _days(material: Material) -> str:
    return count(material.days, "day")
