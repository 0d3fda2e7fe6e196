"""Who says something: the chain from the outlet to the one who said it, and what that counts as.

Two voices count once where they are one source: the outlet and its copies, two outlets that quote one minister, the army and its
spokesman, an outlet that cites another one and that other. What counts as what is written down in a key, as ``party:army``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from accordingto.linking.accounts.vocabulary import lists, plain
from accordingto.linking.incidents.telling import party, person
from accordingto.record import (
    CopyGroup,
    Entity,
    Quoted,
    Reading,
    SharedQuotation,
    Span,
    Statement,
    Voice,
)

_BEFORE = 24
"""Characters before a name in which an office is looked for."""
_ORGANISED = ("organisation", "government", "military", "armed_group", "media")


class Voices:
    """The voices of one report.

    ``texts`` gives for a report the copy group it belongs to, and ``quoted`` the shared quotations that stand in it.
    """

    def __init__(
        self, reading: Reading, texts: Mapping[str, str], quoted: Mapping[str, Sequence[tuple[str, Quoted]]]
    ) -> None:
        """Look the statements and entities up by id."""
        self._reading = reading
        self._text = reading.report.text
        self._statements = {s.id: s for s in reading.statements}
        self._entities = {e.id: e for e in reading.entities}
        self._copy = texts.get(reading.report.id)
        self._quoted = quoted.get(reading.report.id, ())

    def statement(self, id: str) -> Statement | None:
        """The statement of that id; None for the report's own voice."""
        return self._statements.get(id)

    def chain(self, id: str) -> tuple[Voice, ...]:
        """From the outlet to the one who says it."""
        found = [Voice(self._reading.report.outlet or "the report", "outlet")]
        for statement in reversed(self._up(id)):
            through = self._entities.get(statement.upstream or "")
            if through is not None and through.id != statement.speaker:
                found.append(Voice(through.name, "media", statement.id))
            found.append(self._voice(statement))
        return tuple(found)

    def source(self, id: str) -> str:
        """What the voice counts as."""
        statement = self._statements.get(id)
        if statement is None:
            return self._own()
        for shared, place in self._quoted:
            if any(span.overlaps(place) for span in statement.content):
                return f"quotation:{shared}"
        entity = self._entities.get(statement.speaker or "")
        words = " ".join(span.of(self._text) for span in statement.source)
        stands_for = self._stands_for(statement.source, entity)
        if stands_for is not None:
            return f"party:{party(stands_for.name)}"
        office = _office(plain(words))
        if office is not None:
            return f"party:{office}"
        name = entity.name if entity else words
        if not party(name):
            return self._own()  # "the report said"
        if entity is not None and entity.kind == "person" and any(m.form == "name" for m in entity.mentions):
            return f"person:{person(entity.name)}"
        if entity is not None and entity.kind == "media":
            return f"outlet:{party(entity.name)}"
        said_by = set(plain(name))
        if said_by & lists().witnesses and not said_by & (lists().state | lists().speaks_for):
            return f"witness:{self._copy or self._reading.report.id}:{' '.join(sorted(said_by))}"
        return f"party:{party(name)}"

    def _own(self) -> str:
        if self._copy is not None:
            return self._copy
        outlet = self._reading.report.outlet
        return f"outlet:{party(outlet)}" if outlet else f"report:{self._reading.report.id}"

    def _up(self, id: str) -> list[Statement]:
        """The statement and those that it is part of, innermost first."""
        found: list[Statement] = []
        statement = self._statements.get(id)
        while statement is not None and statement not in found:
            found.append(statement)
            statement = self._statements.get(statement.within or "")
        return found

    def _voice(self, statement: Statement) -> Voice:
        entity = self._entities.get(statement.speaker or "")
        words = " ".join(" ".join(span.of(self._text) for span in statement.source).split())
        named = entity is not None and any(m.form == "name" for m in entity.mentions)
        if entity is not None and (named or not words or words.lower() in lists().own):
            return Voice(entity.name, entity.kind, statement.id)
        return Voice(words or "nobody named", entity.kind if entity else None, statement.id)

    def offices(self) -> dict[str, str]:
        """For persons by name what they speak for, by the sources that they are: ``person:morn, ilka`` to ``party:front``."""
        found: dict[str, str] = {}
        for entity in self._reading.entities:
            if entity.kind == "person" and any(m.form == "name" for m in entity.mentions):
                office = self._stands_for((), entity)
                named = party(office.name) if office is not None else self._told_office(entity)
                if named is not None:
                    found[f"person:{person(entity.name)}"] = f"party:{named}"
        return found

    def _told_office(self, entity: Entity) -> str | None:
        """The side named before his office where his name is told: "army spokesman Colonel Ruda Senn"."""
        for mention in entity.mentions:
            before = re.split(r"[.,;:\n]", self._text[max(0, mention.start - _BEFORE) : mention.start])[-1]
            office = _office(plain(before + mention.of(self._text)))
            if office is not None:
                return office
        return None

    def _stands_for(self, source: Sequence[Span], entity: Entity | None) -> Entity | None:
        """The organisation that a speaker speaks for by his office: the army of "army spokesman Colonel Senn"."""
        if entity is not None and entity.kind in _ORGANISED:
            return entity if entity.kind != "media" else None
        mentions: Iterable[Span] = (*source, *(entity.mentions if entity else ()))
        organised = [
            e for e in self._reading.entities if e.kind in _ORGANISED and e.kind != "media" and e is not entity
        ]
        for mention in mentions:
            if not set(plain(mention.of(self._text))) & lists().speaks_for:
                continue
            for other in organised:
                if any(mention.contains(m) for m in other.mentions):
                    return other
        return None


def _office(words: Sequence[str]) -> str | None:
    """The side that the words of a source put before an office: the army of "army spokesman Colonel Senn"."""
    known = lists()
    return next(
        (
            a
            for a, b in pairwise(words)
            if b in known.speaks_for and a in known.state | known.rebel and a not in known.speaks_for
        ),
        None,
    )


def copied(groups: Iterable[CopyGroup]) -> dict[str, str]:
    """For each report that is a copy, or was copied, what its own voice counts as."""
    return {member.report: group.id for group in groups for member in group.members}


def quotations(shared: Iterable[SharedQuotation]) -> dict[str, list[tuple[str, Quoted]]]:
    """For each report the shared quotations that stand in it."""
    found: dict[str, list[tuple[str, Quoted]]] = {}
    for quotation in shared:
        for place in quotation.quoted:
            found.setdefault(place.report, []).append((quotation.id, place))
    return found


def same_sources(keys: Iterable[str]) -> dict[str, str]:
    """Keys that are one source under two names: "Morn" and "Morn, Ilka", "ministry" and "health ministry".

    A shorter name is taken for a longer one where only one longer one has its words.

    >>> same_sources(["person:morn", "person:morn, ilka"])["person:morn"]
    'person:morn, ilka'
    """
    known = sorted(set(keys))
    found = {key: key for key in known}
    for key in known:
        kind, _, words = key.partition(":")
        if kind not in ("person", "party", "outlet"):
            continue
        mine = set(words.replace(",", "").split())
        longer = [
            k
            for k in known
            if k != key and k.startswith(f"{kind}:") and mine < set(k.partition(":")[2].replace(",", "").split())
        ]
        if mine and len(longer) == 1:
            found[key] = longer[0]
    return found
