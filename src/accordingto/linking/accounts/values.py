"""What one report says of each cell of one of its events, and which voice says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.linking.accounts.vocabulary import lists, plain
from accordingto.linking.accounts.voices import Voices
from accordingto.record import (
    REPORT,
    Account,
    Amount,
    CellName,
    Count,
    Deed,
    Entity,
    Event,
    EventRef,
    Harm,
    Holding,
    Locality,
    Party,
    Period,
    Place,
    Reading,
    Span,
    Statement,
    Status,
    Value,
)

Told = tuple[CellName, Account]


@dataclass(frozen=True, slots=True)
class Words:
    """The parts of one reading by id."""

    reading: Reading
    voices: Voices

    def text(self, spans: Sequence[Span]) -> str:
        """The words of the spans on one line."""
        return " … ".join(" ".join(span.of(self.reading.report.text).split()) for span in spans)

    def entity(self, id: str | None) -> Entity | None:
        """The entity of that id."""
        return self.reading.entity(id)

    def account(
        self, event: Event, voice: str, value: Value, spans: Sequence[Span], text: str | None = None
    ) -> Account:
        """One account by one voice (a statement's id, or `REPORT`); ``text`` is the words of the spans unless given."""
        statement, report = self.voices.statement(voice), self.reading.report
        return Account(
            event=EventRef(report.id, event.id, event.trigger[0].start),
            text=text or self.text(spans),
            value=value,
            chain=self.voices.chain(voice),
            stance=statement.stance if statement else "affirms",
            spans=tuple(span.bare() for span in spans),
            source=self.voices.source(voice),
            published=report.published,
            status=event.status,
        )


def accounts(event: Event, words: Words) -> Iterator[Told]:
    """The accounts of every cell of one event.

    A value belongs to the innermost of the event's statements whose words hold it; where none of them does, to the report itself
    if it tells of the event in its own voice, or else to the first of the statements.
    """
    yield from _deeds(event, words)
    yield from _where(event, words)
    yield from _when(event, words)
    yield from _parties(event, words)
    yield from _harm(event, words)
    yield from _control(event, words)


def _deeds(event: Event, words: Words) -> Iterator[Told]:
    value = deed(event, event.status)
    for voice in event.according_to:
        yield "what", words.account(event, voice, value, event.trigger)


def deed(event: Event, status: Status) -> Deed:
    """What happened, as the value of a cell."""
    acled = event.acled
    return Deed(status, event.plover, acled.event_type if acled else None, acled.sub_event_type if acled else None)


def _where(event: Event, words: Words) -> Iterator[Told]:
    place = next((p for p in words.reading.places if p.id == event.place), None)
    if place is not None:
        value = locality(place, event.geo_precision)
        region = f" ({place.admin1})" if place.admin1 and place.admin1 not in (place.name, place.resolved) else ""
        yield "where", words.account(event, holder(event, place, words), value, [place], words.text([place]) + region)


def locality(place: Place, precision: int | None) -> Locality:
    """A place as the value of a cell."""
    return Locality(
        place.resolved or place.name,
        place.geonames_id,
        place.latitude,
        place.longitude,
        place.feature,
        place.country,
        place.admin1,
        precision,
    )


def _when(event: Event, words: Words) -> Iterator[Told]:
    time = next((t for t in words.reading.times if t.id == event.time), None)
    if event.earliest is None and event.latest is None:
        return
    value = Period(event.earliest, event.latest, event.time_precision)
    spans: Sequence[Span] = [time] if time is not None else event.trigger
    yield "when", words.account(event, holder(event, spans[0], words), value, spans)


def _parties(event: Event, words: Words) -> Iterator[Told]:
    for role in event.roles:
        entity = words.entity(role.entity)
        if role.role not in ("actor", "target", "affected") or (entity is not None and entity.kind == "place"):
            continue
        if role.role != "actor" and (role.of(words.reading.report.text)[:1].isdigit() or _of_harm(event, role, words)):
            continue  # "30": how many, not who
        value = party(entity, words.text([role]))
        name: CellName = "who" if role.role == "actor" else "target"
        text = value.name if words.text([role]).lower() in lists().own else None
        yield name, words.account(event, holder(event, role, words), value, [role], text)


def party(entity: Entity | None, written: str) -> Party:
    """An actor as the value of a cell: by name where there is one, else by the words."""
    if entity is None:
        return Party(written)
    named = any(m.form == "name" for m in entity.mentions)
    return Party(entity.name if named else written, entity.kind, entity.country)


def _of_harm(event: Event, role: Span, words: Words) -> bool:
    amounts = {a.id: a for a in words.reading.amounts}
    return any(role.overlaps(amounts[h.amount]) for h in event.harm if h.amount in amounts)


def _harm(event: Event, words: Words) -> Iterator[Told]:
    amounts = {a.id: a for a in words.reading.amounts}
    for harm in event.harm:
        amount = amounts.get(harm.amount or "")
        if harm.total or (amount is None and harm.low is None and harm.high is None):
            continue  # a running total counts other events as well
        spans: Sequence[Span] = [amount] if amount else _bearers(event) or event.trigger
        value = Count(harm.low, harm.high, harm.group, amount.hedge if amount else "exact")
        text = words.text([amount]) if amount else _number(harm)
        for voice in harm.according_to or (holder(event, spans[0], words, amount),):
            yield harm.kind, words.account(event, voice, value, spans, text)


def _bearers(event: Event) -> Sequence[Span]:
    return [r for r in event.roles if r.role in ("affected", "target")][:1]


def _number(harm: Harm) -> str:
    low, high = (None if n is None else f"{n:,.0f}" for n in (harm.low, harm.high))
    return (
        f"at least {low}"
        if high is None
        else f"at most {high}"
        if low is None
        else low
        if low == high
        else f"{low} to {high}"
    )


def _control(event: Event, words: Words) -> Iterator[Told]:
    if event.control is None:
        return
    place = next((p for p in words.reading.places if p.id == event.control.place), None)
    if place is None:
        return
    gone, now = (words.entity(id) for id in (event.control.from_, event.control.to))
    kinds = now.kind if now else None, gone.kind if gone else None
    value = Holding(place.resolved or place.name, _name(now, words), _name(gone, words), *kinds)
    text = f"{value.from_ or '?'} → {value.to or '?'}" if value.from_ else f"held by {value.to or '?'}"
    for voice in event.according_to:
        yield "control", words.account(event, voice, value, event.trigger, text)


def _name(entity: Entity | None, words: Words) -> str | None:
    """The name; of "her fighters" or "the rebels" the words."""
    if entity is None:
        return None
    return entity.name if any(m.form == "name" for m in entity.mentions) else words.text([entity.mentions[0]])


def holder(event: Event, span: Span, words: Words, amount: Amount | None = None) -> str:
    """The voice that a value at ``span`` belongs to."""
    inside = [s for id in event.according_to if (s := words.voices.statement(id)) and _holds(s, span)]
    if inside:
        return min(inside, key=lambda s: sum(c.end - c.start for c in s.content)).id
    if amount is not None:
        said = [s for s in words.reading.statements if s.stance == "affirms" and _holds(s, span)]
        if said:
            return min(said, key=lambda s: sum(c.end - c.start for c in s.content)).id
    return REPORT if REPORT in event.according_to else event.according_to[0]


def _holds(statement: Statement, span: Span) -> bool:
    return any(c.start <= span.start < c.end for c in statement.content)


def blamed(event: Event, words: Words) -> Iterator[Told]:
    """Whom others blame for the event: "the ministry blamed the Front for the attack" names the Front, according to the ministry.

    An accusation is an event of its own; it is tied to this one where its words hold one of the words that name this one.
    """
    reading = words.reading
    for accusation in reading.events:
        if accusation.plover != "ACCUSE" or accusation.id == event.id:
            continue
        tied = any(e.start <= t.start < e.end for e in accusation.evidence for t in event.trigger)
        statement = next(
            (s for s in reading.statements if any(c.overlaps(t) for c in s.cue for t in accusation.trigger)), None
        )
        if not tied or (statement is None and REPORT not in accusation.according_to):
            continue
        for role in accusation.roles:
            entity = words.entity(role.entity)
            if role.role == "target" and entity is not None:
                voice = statement.id if statement else REPORT
                yield "who", words.account(event, voice, party(entity, words.text([role])), [role])


def topic(statement: Statement, words: Words) -> str:
    """What a denial or a doubt is of: ``number``, ``blame``, or ``deed``."""
    said = set(plain(words.text(statement.content)))
    if said & lists().of_numbers:
        return "number"
    return "blame" if said & lists().of_blame else "deed"
