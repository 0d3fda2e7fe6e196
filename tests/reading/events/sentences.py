"""Sentences of our own, read with records that a test makes by hand."""

from datetime import date

from accordingto.reading import events
from accordingto.reading.language import Analysis, analyse
from accordingto.record import (
    Amount,
    Entity,
    Event,
    Mention,
    Offset,
    OffsetRule,
    Passage,
    PassageKind,
    Place,
    Precision,
    Report,
    Span,
    Statement,
    Time,
    TimePrecision,
    TimeType,
)

_ACLED = {"PPL": 1, "ADM": 3}
"""What the places room gives for a bare name of these features; a country has none."""


def _time_precision(earliest: str | None, latest: str | None) -> TimePrecision | None:
    """As the times room gives it: the day, the week, the month, or something longer."""
    if earliest is None or latest is None:
        return None
    days = (date.fromisoformat(latest) - date.fromisoformat(earliest)).days
    return TimePrecision("test", 1 if days < 1 else 2 if days < 8 else 3 if days < 32 else None, 1)


class Told:
    """A text with records laid over its words; every record is given by the words that it covers."""

    def __init__(
        self, *paragraphs: str, title: bool = False, dateline: bool = False, published: str | None = None
    ) -> None:
        self.text = "\n\n".join(paragraphs)
        passages, at = [], 0
        for number, paragraph in enumerate(paragraphs):
            first: PassageKind = "title" if title else "dateline" if dateline else "body"
            passages.append(Passage(at, at + len(paragraph), "body" if number else first))
            at += len(paragraph) + 2
        self.report = Report("r", self.text, passages=tuple(passages), published=published)
        self.entities: list[Entity] = []
        self.statements: list[Statement] = []
        self.places: list[Place] = []
        self.times: list[Time] = []
        self.amounts: list[Amount] = []

    def at(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def entity(self, kind: str, *mentions: str, country: str | None = None) -> "Told":
        spans = [self.at(words) for words in mentions]
        self.entities.append(
            Entity(
                f"e{len(self.entities) + 1}",
                mentions[0],
                kind,  # type: ignore[arg-type]
                tuple(Mention(s.start, s.end, "name") for s in spans),
                country,
            )
        )
        return self

    def says(  # noqa: PLR0917 — the fields of a Statement
        self,
        source: str,
        cue: str,
        content: str,
        stance: str = "affirms",
        within: str | None = None,
        about: str | None = None,
    ) -> "Told":
        self.statements.append(
            Statement(
                f"s{len(self.statements) + 1}",
                (self.at(source),) if source else (),
                (self.at(cue),),
                (self.at(content),),
                "indirect",
                stance=stance,  # type: ignore[arg-type]
                within=within,
                about=about,
            )
        )
        return self

    def place(  # noqa: PLR0917 — the fields of a Place
        self,
        words: str,
        feature: str | None = "PPL",
        use: str = "literal",
        nth: int = 0,
        country: str = "UKR",
        geonames_id: int | None = None,
        offset: OffsetRule | None = None,
    ) -> "Told":
        span = self.at(words, nth)
        self.places.append(
            Place(
                span.start,
                span.end,
                f"p{len(self.places) + 1}",
                words,
                words,
                geonames_id if geonames_id is not None else abs(hash(words)) % 10**6,
                50.0,
                30.0,
                feature,
                country,
                use=use,  # type: ignore[arg-type]
                offset=Offset(span.start, span.end, offset) if offset is not None else None,
                precision=Precision("test", _ACLED.get((feature or "")[:3]), 1),
            )
        )
        return self

    def time(self, words: str, earliest: str | None, latest: str | None, type: TimeType = "DATE") -> "Told":
        span = self.at(words)
        number, value = len(self.times) + 1, earliest or "PAST_REF"
        self.times.append(
            Time(
                span.start,
                span.end,
                f"t{number}",
                type,
                value,
                earliest,
                latest,
                precision=_time_precision(earliest, latest),
            )
        )
        return self

    def amount(self, words: str, low: float, high: float | None = None, kind: str = "people") -> "Told":
        span = self.at(words)
        self.amounts.append(
            Amount(span.start, span.end, f"a{len(self.amounts) + 1}", kind, low, high)  # type: ignore[arg-type]
        )
        return self

    def analysis(self) -> Analysis:
        from dataclasses import replace

        return replace(analyse(self.report), entities=tuple(self.entities))

    def events(self) -> tuple[Event, ...]:
        return events.find(self.analysis(), self.statements, self.places, self.times, self.amounts)

    def event(self, word: str) -> Event:
        """The event of which the word is (part of) a trigger."""
        for event in self.events():
            if any(word in trigger.of(self.text) for trigger in event.trigger):
                return event
        raise AssertionError(
            f"no event at {word!r}; found {[[s.of(self.text) for s in e.trigger] for e in self.events()]}"
        )

    def triggers(self) -> list[str]:
        return [s.of(self.text) for e in self.events() for s in e.trigger]

    def role(self, event: Event, role: str) -> list[str]:
        return [r.of(self.text) for r in event.roles if r.role == role]
