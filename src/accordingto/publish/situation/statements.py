"""Sentences on what main actors say in the reports of the period."""

from dataclasses import dataclass

from accordingto.publish.rows import Rows, flat, words
from accordingto.publish.situation.citing import Citations
from accordingto.publish.situation.gather import Material
from accordingto.publish.situation.model import Clause, Sentence
from accordingto.publish.situation.phrases import days, named
from accordingto.publish.situation.wording import wording
from accordingto.record import Reading, Statement

SHORTEST, LONGEST = 25, 260
"""Characters of a statement's words that say something by themselves and have room; tried on `samples/`."""
EACH = 1
"""Statements of one actor."""
_QUOTES = "\"“”‘’'«»„"


@dataclass(frozen=True, slots=True)
class _Said:
    reading: Reading
    statement: Statement
    who: str
    person: bool

    @property
    def rank(self) -> tuple[bool, str, float, str]:
        """The most telling first: words in quotation marks, the latest, the surest."""
        published = self.reading.report.published or ""
        return self.statement.form == "direct", published, self.statement.confidence or 0.0, self.statement.id


def said(material: Material, citations: Citations) -> list[Sentence]:
    """A sentence for each main actor, those who speak in most reports first, with their most telling statements.

    Main actors are named speakers of the kinds in `wording.yaml`. What stands in a copy is said in its origin.
    """
    actors: dict[str, list[_Said]] = {}
    for id in material.reports:
        if id not in material.copies:
            for each in _named(material.readings[id]):
                actors.setdefault(each.who.casefold().removeprefix("the "), []).append(each)
    order = sorted(actors, key=lambda a: (-len({s.reading.report.id for s in actors[a]}), -len(actors[a]), a))
    made = []
    for actor in order:
        best = sorted(actors[actor], key=lambda each: each.rank, reverse=True)[:EACH]
        lead = named(best[0].who, best[0].person)
        made.append(Sentence(lead[:1].upper() + lead[1:], tuple(_clause(each, material, citations) for each in best)))
    return made


def _named(reading: Reading) -> list[_Said]:
    """The statements of a reading that a named main actor makes itself, and that say something in a few words."""
    rows, text, found = Rows(reading), reading.report.text, []
    for statement in reading.statements:
        speaker = reading.entity(statement.speaker)
        if speaker is None or statement.speaker_kind not in wording().actors or statement.about:
            continue
        if not any(m.form == "name" for m in speaker.mentions):
            continue
        if not SHORTEST <= len(words(text, statement.content)) <= LONGEST:
            continue
        found.append(_Said(reading, statement, flat(speaker.name) or rows.who(statement), speaker.kind == "person"))
    return found


def _clause(each: _Said, material: Material, citations: Citations) -> Clause:
    report = each.reading.report
    outlet = flat(report.outlet or "")
    text = (
        wording()
        .sentences["said" if outlet else "said_nowhere"]
        .format(
            stance=wording().stances[each.statement.stance],
            words=words(report.text, each.statement.content).strip(_QUOTES + " ,"),
            outlet=outlet,
            day=days(report.published, None, material.to[:4]) or wording().labels["no_date"],
        )
    )
    through = " ← ".join(name for name in (each.who, outlet) if name)
    return Clause(text, citations.statement(each.reading, each.statement, through))
