"""The main way through this room: an incident with everything that anybody says of it, side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from accordingto.linking.accounts.parties import parties, same
from accordingto.linking.accounts.relations import relation
from accordingto.linking.accounts.values import Told, Words, accounts, blamed, deed, topic
from accordingto.linking.accounts.vocabulary import lists, plain
from accordingto.linking.accounts.voices import Voices, copied, quotations, same_sources
from accordingto.record import (
    Account,
    Agreement,
    Cell,
    CellName,
    CopyGroup,
    Count,
    Event,
    EventRef,
    HarmKind,
    Incident,
    Party,
    Plover,
    Reading,
    Relation,
    SharedQuotation,
    Statement,
)

ORDER: tuple[CellName, ...] = (
    "what",
    "where",
    "when",
    "who",
    "target",
    *get_args(HarmKind),
    "control",
)


def compare(
    incident: Incident,
    readings: Mapping[str, Reading],
    copies: Iterable[CopyGroup] = (),
    shared: Iterable[SharedQuotation] = (),
) -> Incident:
    """The incident with its cells. ``readings`` holds those of its reports by report id; reports that are missing tell nothing.

    In `samples/`, the cell ``killed`` of the clinic in Orsina holds at least 12 (Health Ministry), 19 (the clinic's director), 31
    (two nurses) and 17 (Health Ministry, a day later): it is contested, and 17 is an update of 12.
    """
    return replace(incident, cells=cells(incident, readings, copies, shared))


def cells(
    incident: Incident,
    readings: Mapping[str, Reading],
    copies: Iterable[CopyGroup] = (),
    shared: Iterable[SharedQuotation] = (),
) -> tuple[Cell, ...]:
    """The cells of an incident, in the order of `ORDER`; those of which nobody says anything are left out."""
    texts, quoted = copied(copies), quotations(shared)
    told: list[Told] = []
    offices: dict[str, str] = {}
    deeds: dict[EventRef, Plover | None] = {}
    for report in incident.reports:
        reading = readings.get(report)
        if reading is None:
            continue
        words = Words(reading, Voices(reading, texts, quoted))
        offices |= words.voices.offices()
        events = {e.id: e for e in reading.events}
        found = [events[m.event] for m in incident.members if m.report == report and m.event in events]
        deeds |= {EventRef(report, e.id, e.trigger[0].start): e.plover for e in found}
        for event in found:
            accused = list(blamed(event, words))
            by = {a.chain for _, a in accused}
            # Of "the commander accused the army of shelling the town" the army did it, whoever else the sentence names.
            told += [(n, a) for n, a in accounts(event, words) if n != "who" or a.chain not in by] + accused
        told += _disputes(found, words, [a for _, a in told])
    return tuple(_cell(name, told, offices, deeds) for name in ORDER if any(n == name for n, _ in told))


def _disputes(events: Sequence[Event], words: Words, before: Sequence[Account]) -> Iterator[Told]:
    """The denials and doubts of a report's events, each of the cell that it is of: a number, who did it, or that it happened."""
    for event in events:
        for id in event.disputed_by:
            statement = words.voices.statement(id)
            if statement is None or id in event.according_to:
                continue
            about = topic(statement, words)
            spans = statement.content or statement.cue
            if about == "number":
                counted = [
                    a for a in before if a.event.report == words.reading.report.id and isinstance(a.value, Count)
                ]
                for a in counted:
                    if a.event.event == event.id:
                        yield _harm_of(a, event), words.account(event, id, a.value, spans)
                continue
            culprit = _culprit(statement, words, before)
            if culprit is not None and (about == "blame" or _of_itself(statement, words)):
                yield "who", words.account(event, id, culprit, spans)
                continue
            yield "what", words.account(event, id, deed(event, "happened"), spans)


def _harm_of(told: Account, event: Event) -> CellName:
    """The kind of harm that an account of a count is of."""
    value = told.value
    assert isinstance(value, Count)  # noqa: S101 — counts alone are asked for
    return next(
        (h.kind for h in event.harm if (h.low, h.high, h.group) == (value.low, value.high, value.group)), "killed"
    )


def _culprit(statement: Statement, words: Words, before: Sequence[Account]) -> Party | None:
    """Of those named as having done it, the one that the denial is of: the speaker, or one whom its words name."""
    speaker = words.entity(statement.speaker)
    named = [a.value for a in before if isinstance(a.value, Party)]
    if speaker is not None:
        me = Party(speaker.name, speaker.kind, speaker.country)
        own = next((p for p in named if _same(p, me)), None)
        if own is not None:
            return own
    content = set(plain(words.text(statement.content)))
    return next(
        (p for p in named if p.kind not in (None, "civilians", "person") and set(plain(p.name)) & content), None
    )


def _same(x: Party, y: Party) -> bool:
    return (
        bool(set(plain(x.name)) & set(plain(y.name)) - lists().anybody - {"the", "of", "and"})
        and parties(x, y) == "compatible"
    )


def _of_itself(statement: Statement, words: Words) -> bool:
    """Whether somebody denies what he himself is told to have done: "that it had fired on the city", and not "it"."""
    content = plain(words.text(statement.content))
    return statement.stance == "denies" and len(content) > 2 and bool(set(content[:4]) & lists().own)


def _cell(
    name: CellName, told: Sequence[Told], offices: Mapping[str, str], deeds: Mapping[EventRef, Plover | None]
) -> Cell:
    """One cell: its accounts in order of publication, and how far they agree."""
    found = list(dict.fromkeys(a for n, a in told if n == name))
    one = same_sources([offices.get(a.source, a.source) for a in found] + list(offices.values()))
    found = [replace(a, source=one[offices.get(a.source, a.source)]) for a in found]
    found.sort(key=lambda a: ((a.published or "9")[:10], a.event.report, a.spans[0].start if a.spans else 0))
    return Cell(name, tuple(found), agreement(name, found, deeds))


def agreement(name: CellName, found: Sequence[Account], deeds: Mapping[EventRef, Plover | None]) -> Agreement:
    """How far the accounts of a cell agree, with every pair that is contested or an update.

    Independent sources are counted for the value that most of them stand behind. An outlet that says in its own voice what it
    also has from a speaker adds none.
    """
    relations: list[Relation] = []
    behind: list[set[str]] = [{a.source} if _counts(a, found) else set() for a in found]
    for i, a in enumerate(found):
        for j in range(i + 1, len(found)):
            b = found[j]
            verdict = relation(a, b)
            if name == "who" and deeds.get(a.event) != deeds.get(b.event):
                continue  # one took the town, the other left it
            if verdict.kind in ("contested", "update") and not _joint(name, a, b, found):
                relations.append(Relation(i, j, verdict.kind, verdict.why))
            elif verdict.kind == "compatible" and not a.against and not b.against and _one_value(a, b):
                behind[i] |= {b.source} if _counts(b, found) else set()
                behind[j] |= {a.source} if _counts(a, found) else set()
    sources = max((len(s) for s in behind), default=0) or 1
    if any(r.kind == "contested" for r in relations):
        return Agreement("contested", sources, tuple(relations))
    return Agreement("corroborated" if sources > 1 else "single_source", sources, tuple(relations))


def _one_value(a: Account, b: Account) -> bool:
    """Whether what is compatible is also one value: a school and a clinic may both be hit, and neither proves the other."""
    return not (isinstance(a.value, Party) and isinstance(b.value, Party)) or same(a.value, b.value)


def _counts(a: Account, found: Sequence[Account]) -> bool:
    """Whether an account stands for a source: an affirmation, and not an outlet's repeating what it has from somebody."""
    if a.against or a.stance != "affirms":
        return False
    own = len(a.chain) == 1
    return not own or not any(b.event.report == a.event.report and len(b.chain) > 1 and not b.against for b in found)


def _joint(name: CellName, a: Account, b: Account, found: Sequence[Account]) -> bool:
    """Whether two parties may both have done it: one voice names both, or each of two voices names one that the other does."""
    if name not in ("who", "target") or a.against or b.against:
        return False
    if name == "target":
        return True  # several may be hit
    return _said_with(a, b, found) or _said_with(b, a, found)


def _said_with(a: Account, b: Account, found: Sequence[Account]) -> bool:
    """Whether the voice of ``a`` also names one who may be ``b``."""
    others = (c for c in found if c.event.report == a.event.report and c.chain == a.chain and not c.against)
    return any(relation(c, b).kind == "compatible" for c in others)
