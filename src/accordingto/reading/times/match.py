"""What a rule gets to see, and what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from accordingto.reading.language.lexicon import numbers
from accordingto.reading.language.phrases import Phrase, Word
from accordingto.record import TimeSignal, TimeType

Tense = str
"""``past``, ``present``, ``future``, or empty where no verb tells."""


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 type and value. ``earliest`` and ``latest`` only where they say more than the value does."""

    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    compared: bool = False
    """Whether it was said only to compare with another time ("a year earlier"); nothing else leans on it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A time already read: its words and its value."""

    id: str
    start: int
    end: int
    sentence: int
    value: Value
    signal: TimeSignal | None = None
    until: str | None = None
    """The id of the time that ends the stretch which this one begins."""


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase of one passage, with what is known around it."""

    phrase: Phrase
    words: Sequence[Word]
    published: date | None
    moment: datetime | None
    """Publication with its time of day, as written there; None where only the day is known."""
    tense: Callable[[], Tense]
    """Of the verb that governs the phrase."""
    before: Sequence[Found]
    """The times of the report so far."""
    sentence: int

    def has(self, group: str) -> bool:
        """Whether that part of the pattern matched."""
        return group in self.phrase.groups

    def texts(self, group: str) -> list[str]:
        """The words of a part, in lower case; none where it did not match."""
        first, last = self.phrase.groups.get(group, (0, 0))
        return [w.lower for w in self.words[first:last]]

    def word(self, group: str) -> str:
        """The words of a part as one string."""
        return " ".join(self.texts(group))

    def number(self, group: str) -> float | None:
        """The number that a part says."""
        return numbers.value(self.texts(group))

    def glued(self, group: str) -> bool:
        """Whether no white space stands before a part."""
        first, _ = self.phrase.groups[group]
        return first > 0 and self.words[first - 1].end == self.words[first].start

    @property
    def all(self) -> list[str]:
        """All words of the phrase, in lower case."""
        return [w.lower for w in self.words[self.phrase.first : self.phrase.last]]

    def next_word(self) -> str:
        """The word after the phrase, in lower case; empty at the end."""
        return self.words[self.phrase.last].lower if self.phrase.last < len(self.words) else ""

    def word_after(self, steps: int) -> str:
        """The word so many steps after the next one, in lower case; empty beyond the end."""
        at = self.phrase.last + steps
        return self.words[at].lower if at < len(self.words) else ""

    def word_before(self) -> str:
        """The word before the phrase, in lower case; empty at the beginning."""
        return self.words[self.phrase.first - 1].lower if self.phrase.first else ""
