"""Phrases of the parse as spans: subtrees in constant time, sources, and content trimmed as PolNeAR trims it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from accordingto.reading.language import Analysis
from accordingto.reading.language.analysis import Name, Token
from accordingto.reading.statements.cues import Kind, nouns
from accordingto.reading.statements.quotations import Quotation
from accordingto.record import Span
from accordingto.record.spans import trimmed

LOOSE = ",;:—–- \u2009.…"
"""Marks that do not belong to the content when they stand at its end outside of quotation marks."""

_LONGEST = 400
"""Words of a sentence at most; what is longer is a table or a list, and its parse says nothing (and the room stays linear)."""

_DATELINE = 12
"""Words before a source's head among which the dash of a dateline is looked for."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making."""

    head: int
    """Index of the token that attributes."""
    clause: Span
    """The words from source to cue, with what stands between them; they are never content."""
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    who: Span | None = None
    """The words to look the speaker up by, where they are not the source: the noun before "who"."""
    under: int | None = None
    """Index of the token of the statement that this one was drawn from: "said" for "citing the ministry"."""
    quotable: bool = False
    """Words in quotation marks beside it may be its content."""
    confidence: float | None = None
    """0 to 1, where the encoder found it."""


class Tree:
    """The parse with the edges of every subtree, so that a phrase is found without walking it."""

    def __init__(self, analysis: Analysis, quotations: Sequence[Quotation]) -> None:
        """One pass over the tokens; linear in their number."""
        self.analysis = analysis
        self.quotations = quotations
        self.tokens = analysis.tokens
        count = len(self.tokens)
        self.kids: list[list[Token]] = [[] for _ in range(count)]
        roots = []
        for token in self.tokens:
            if token.head == token.i:
                roots.append(token.i)
            else:
                self.kids[token.head].append(token)
        self.left = list(range(count))
        self.right = list(range(count))
        order = roots
        for i in order:  # grows while it is walked: heads before dependents
            order.extend(kid.i for kid in self.kids[i])
        for i in reversed(order):
            head = self.tokens[i].head
            self.left[head] = min(self.left[head], self.left[i])
            self.right[head] = max(self.right[head], self.right[i])

        self.home = [-1] * count
        """For each token the index of the quotation that it stands in, or -1."""
        at = 0
        for token in self.tokens:
            while at < len(quotations) and quotations[at].end <= token.start:
                at += 1
            if at < len(quotations) and quotations[at].start <= token.start:
                self.home[token.i] = at

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.analysis.text

    def between(self, first: int, last: int) -> Span:
        """From the start of one token to the end of another."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def extent(self, token: Token) -> Span:
        """From the first to the last word below the token."""
        return self.between(self.left[token.i], self.right[token.i])

    def kid(self, token: Token, *deps: str) -> Token | None:
        """The first dependent of one of these kinds."""
        for kid in self.kids[token.i]:
            if kid.dep in deps:
                return kid
        return None

    def sentence(self, token: Token) -> Span:
        """The sentence of the token."""
        found = self.analysis.sentences[token.sentence]
        return Span(found.start, found.end)

    @cached_property
    def starts(self) -> frozenset[int]:
        """Offsets where a sentence starts."""
        return frozenset(s.start for s in self.analysis.sentences)

    @cached_property
    def passage_starts(self) -> frozenset[int]:
        """Offsets where the first sentence of a passage starts."""
        found: dict[int, int] = {}
        for sentence in self.analysis.sentences:
            found.setdefault(sentence.passage, sentence.start)
        return frozenset(found.values())

    def is_prose(self, token: Token) -> bool:
        """Whether the sentence of a word is short enough for its parse to mean something; a list of names is not."""
        sentence = self.analysis.sentences[token.sentence]
        return sentence.last - sentence.first <= _LONGEST

    def ends_in_period(self, token: Token) -> bool:
        """Whether the quotation that a word stands in ends with a full stop."""
        return self.text[self.quotations[self.home[token.i]].end - 2] == "."

    def word(self, i: int) -> str:
        """The word at an index, in lower case; empty past the end."""
        return self.tokens[i].lower if i < len(self.tokens) else ""

    def is_quoted_apart(self, token: Token, verb: Token) -> bool:
        """Whether a word stands in a quotation that ends as a clause does and that the verb is outside of."""
        home = self.home[token.i]
        if home in (-1, self.home[verb.i]):
            return False
        return self.text[self.quotations[home].end - 2] in ",.!?…"

    def names_in(self, first: int, last: int) -> list[Name]:
        """The names that overlap the tokens ``first`` up to ``last``."""
        names = self.analysis.names
        i = bisect_left(names, first, key=lambda name: name.last)
        found = []
        while i < len(names) and names[i].first < last:
            found.append(names[i])
            i += 1
        return found

    def noun_phrase(self, head: Token) -> Span:
        """A source's words: titles and appositions belong to it, relative clauses and asides after it do not."""
        first, last = self.left[head.i], self.right[head.i]
        for i in range(head.i - 1, max(first, head.i - _DATELINE) - 1, -1):
            if self.tokens[i].text in ("—", "–", "--", "-") and self.text[self.tokens[i].start - 1].isspace():
                first = i + 1  # "WASHINGTON — The senator"
                break
        for kid in self.kids[head.i]:
            if kid.i < head.i:
                continue
            cut = kid.dep in ("relcl", "acl", "advcl", "ccomp", "parataxis") or (
                kid.dep == "cc" and self._joins_clause(head)
            )
            if kid.dep == "prep" and kid.lower in ("in", "on", "during") and self._is_about_telling(kid):
                last = self.left[kid.i] - 1
                break
            if cut and (kid.dep != "acl" or self.tokens[self.left[kid.i] - 1].text == ","):
                last = self.left[kid.i] - 1
                break
        while last > head.i and self.tokens[last].pos in ("PUNCT", "SPACE") and self.tokens[last].text not in "\"”')’":
            last -= 1
        while first < head.i and self.tokens[first].dep == "punct" and self.tokens[first].text not in "\"“'(‘":
            first += 1
        for name in self.names_in(head.i, head.i + 1):
            if head.pos == "PROPN" and "-" in self.text[name.start : name.end] and name.label in ("PERSON", "ORG"):
                first, last = min(first, name.first), max(last, name.last - 1)  # "al-Khatib" is three tokens
        if any(token.text == "," for token in self.tokens[head.i : last]) and self.word(last + 1) == ",":
            last += 1  # "the minister, Lou Jiwei,"
        return self.between(first, last)

    def _is_about_telling(self, prep: Token) -> bool:
        """Whether a phrase tells of the act of telling: "said the minister in a statement"."""
        return any(kid.dep == "pobj" and kid.lemma in nouns() for kid in self.kids[prep.i])

    def _joins_clause(self, head: Token) -> bool:
        return any(kid.dep == "conj" and kid.pos in ("VERB", "AUX") for kid in self.kids[head.i])


def trim(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Content without white space and loose punctuation at its ends; overlapping and touching spans joined, in order.

    >>> trim("It fell, he said.", [Span(0, 8)])
    (Span(start=0, end=7),)
    """
    found: list[Span] = []
    for span in sorted(spans):
        bare = trimmed(text, span.start, span.end, LOOSE)
        if bare is None:
            continue
        if found and bare.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, bare.end))
        else:
            found.append(bare)
    return tuple(found)


def without(span: Span, hole: Span) -> list[Span]:
    """What is left of a span when the words of ``hole`` are taken out of it.

    >>> without(Span(0, 9), Span(3, 5))
    [Span(start=0, end=3), Span(start=5, end=9)]
    """
    if not span.overlaps(hole):
        return [span]
    parts = (Span(span.start, hole.start), Span(hole.end, span.end)) if hole.start < hole.end else (span,)
    return [part for part in parts if part.start < part.end]
