"""What the language models know of one report, in a form that every room of `reading` can use."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from accordingto.reading.language.phrases import Word, words
from accordingto.record import Entity, Passage, Report, Span

KEPT = "_encoded"
"""Under which name the encoder keeps its pass over a report with the analysis."""


class Token(NamedTuple):
    """A word or punctuation mark. Tags are spaCy's English ones: Universal POS, Penn tags, ClearNLP dependencies.

    (A named tuple, not a dataclass: a report has thousands, and tuples are made four times as fast.)
    """

    i: int
    """Its place in ``Analysis.tokens``."""
    start: int
    end: int
    """Offsets into the report's text."""
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    """Index of its head; its own index for the root of a sentence."""
    sentence: int
    """Index into ``Analysis.sentences``."""


class Sentence(NamedTuple):
    """A run of tokens; never crosses the border of a passage."""

    i: int
    first: int
    last: int
    """Tokens ``first`` up to, but without, ``last``."""
    start: int
    end: int
    passage: int
    """Index into ``Analysis.passages``."""


class Name(NamedTuple):
    """A stretch of words that the name recogniser marked, with its OntoNotes label (PERSON, NORP, GPE, ORG, DATE, CARDINAL …)."""

    first: int
    last: int
    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Analysis:
    """One report as the language models see it: the input of every other room.

    Only readable passages (no boilerplate, no credits, no other language) have tokens. Sentences never cross passages.
    ``entities`` are empty until `with_entities` has run: the places room works without them, all later rooms with them.
    """

    report: Report
    passages: tuple[Passage, ...]
    """The passages that are read; ``Sentence.passage`` counts these."""
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    entities: tuple[Entity, ...] = ()

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.report.text

    @cached_property
    def words(self) -> tuple[list[Word], ...]:
        """The words of each passage, as the patterns of `phrases` read them."""
        return tuple(words(self.text, passage.start, passage.end) for passage in self.passages)

    def with_entities(self, entities: tuple[Entity, ...]) -> "Analysis":
        """The same with its entities; what was worked out about its words is kept."""
        made = replace(self, entities=entities)
        made.__dict__.update(
            {name: self.__dict__[name] for name in ("_starts", "_children", KEPT) if name in self.__dict__}
        )
        return made

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return found

    @cached_property
    def _mentions(self) -> list[tuple[int, int, Entity]]:
        return sorted(
            ((m.start, m.end, entity) for entity in self.entities for m in entity.mentions),
            key=lambda row: (row[0], row[1]),
        )

    @cached_property
    def _longest(self) -> int:
        """Characters of the longest mention."""
        return max((end - start for start, end, _ in self._mentions), default=0)

    def head(self, token: Token) -> Token:
        """The syntactic head; the token itself for the root of a sentence."""
        return self.tokens[token.head]

    def children(self, token: Token) -> Iterator[Token]:
        """Direct dependents in order of the text."""
        for i in self._children[token.i]:
            yield self.tokens[i]

    def subtree(self, token: Token) -> list[Token]:
        """The token and everything below it, in order of the text."""
        found, open_ = [], [token.i]
        while open_:
            i = open_.pop()
            found.append(i)
            open_.extend(self._children[i])
        return [self.tokens[i] for i in sorted(found)]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Heads from the nearest up to the root of the sentence."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def extent(self, token: Token) -> Span:
        """The span from the first to the last token of the subtree."""
        below = self.subtree(token)
        return Span(below[0].start, below[-1].end)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that overlap the characters ``start`` to ``end``."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        return self.tokens[first : bisect_left(self._starts, end)]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that the token stands in."""
        return self.sentences[token.sentence]

    def head_of_span(self, span: Span) -> Token | None:
        """The token of the span whose head lies outside of it: the syntactic head of a phrase. None where no token is."""
        inside = self.tokens_in(span.start, span.end)
        if not inside:
            return None
        low, high = inside[0].i, inside[-1].i
        for token in inside:
            if token.head == token.i or not low <= token.head <= high:
                return token
        return inside[-1]

    def entity_of(self, token: Token) -> Entity | None:
        """The entity of the shortest mention that holds the token: in "a United Nations spokesman", of "Nations" the body."""
        first = bisect_left(self._mentions, token.start - self._longest, key=itemgetter(0))
        last = bisect_right(self._mentions, token.start, lo=first, key=itemgetter(0))
        holding = [row for row in self._mentions[first:last] if token.end <= row[1]]
        return min(holding, key=lambda row: row[1] - row[0])[2] if holding else None

    def entity_at(self, span: Span) -> Entity | None:
        """The entity of the mention that is the span, else of the one that holds its head, else None."""
        first = bisect_left(self._mentions, span.start - self._longest, key=itemgetter(0))
        last = bisect_left(self._mentions, span.end, lo=first, key=itemgetter(0))
        overlapping = [row for row in self._mentions[first:last] if span.start < row[1]]
        for start, end, entity in overlapping:
            if (start, end) == (span.start, span.end):
                return entity
        head = self.head_of_span(span)
        if head is None:
            return None
        holding = [row for row in overlapping if row[0] <= head.start < row[1]]
        return max(holding, key=lambda row: row[1] - row[0])[2] if holding else None
