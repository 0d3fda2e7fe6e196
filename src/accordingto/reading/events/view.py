"""One report as this room looks at it: the parse, with what the other rooms found laid over its tokens."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from accordingto.reading.events.borders import bounded
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Analysis, Token
from accordingto.reading.language.lexicon import country, demonym
from accordingto.record import Amount, Entity, Place, Span, Statement, Time

_LEFT = frozenset(
    ["det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "neg", "punct", "nn"]
)
_KINDS = {
    "combatants": ("military", "armed_group"),
    "armed_actors": ("military", "armed_group", "government"),
    "leaders": ("person", "government", "organisation"),
    "civilians": ("person", "civilians"),
    "journalists": ("media",),
}
_FIRST_PERSON = frozenset(["i", "we", "me", "us", "my", "our"])
_LONGEST_LIST = 40
"""Conjuncts that are followed; no sentence of news has more, and hostile text must not cost quadratic time."""
_DEEPEST = 60
"""Heads that are climbed."""
_LARGEST_CLAUSE = 300
"""Tokens of a clause that are looked at, for the same reason."""


class View:
    """The parse with statements, places, times and amounts; every look-up is by token or by position."""

    def __init__(
        self,
        analysis: Analysis,
        statements: Sequence[Statement] = (),
        places: Sequence[Place] = (),
        times: Sequence[Time] = (),
        amounts: Sequence[Amount] = (),
    ) -> None:
        """Lay the records over the tokens."""
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.text = analysis.text
        self.statements = tuple(statements)
        self.statement_by_id = {s.id: s for s in self.statements}
        self.places = tuple(sorted(places))
        self._place_starts = [p.start for p in self.places]
        self.times = tuple(bounded(analysis, time) for time in times)
        self.amounts = tuple(sorted(amounts))
        self._amount_starts = [a.start for a in self.amounts]
        self._words: dict[int, frozenset[str]] = {}
        self._children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                self._children[token.head].append(token)
        self.place_of: dict[int, Place] = {}
        for place in self.places:
            for token in analysis.tokens_in(place.start, place.end):
                self.place_of[token.i] = place
        self.offset_of: dict[int, Place] = {}
        """Words that tell where beside a place something was: "12 km south of" Izium."""
        for place in self.places:
            if place.offset is not None and place.use == "literal":
                for token in analysis.tokens_in(place.offset.start, place.offset.end):
                    if token.i not in self.place_of:
                        self.offset_of[token.i] = place
        self.time_of: dict[int, Time] = {}
        stretches = {time.until: time for time in self.times if time.until}
        for time in self.times:
            for token in analysis.tokens_in(time.start, time.end):
                self.time_of[token.i] = stretches.get(time.id, time)
        self.label_of: dict[int, str] = {i: name.label for name in analysis.names for i in range(name.first, name.last)}

    @cached_property
    def source_of(self) -> dict[int, Span]:
        """The words for a source that each token stands in, if any: "the governor of Velmar Province"."""
        return {
            t.i: span
            for statement in self.statements
            for span in statement.source
            for t in self.analysis.tokens_in(span.start, span.end)
        }

    @cached_property
    def entity_of(self) -> dict[int, Entity]:
        """Entities by the head token of their mentions; the longest mention wins."""
        found: dict[int, tuple[int, Entity]] = {}
        for entity in self.analysis.entities:
            for mention in entity.mentions:
                head = self.analysis.head_of_span(mention)
                if head is not None and found.get(head.i, (0, entity))[0] < mention.end - mention.start:
                    found[head.i] = (mention.end - mention.start, entity)
        return {i: entity for i, (_, entity) in found.items()}

    @cached_property
    def self_of(self) -> dict[int, Entity]:
        """Whom "I" and "we" stand for within words that are told as somebody's: the speaker of the innermost statement."""
        known = {e.id: e for e in self.analysis.entities}
        found: dict[int, Entity] = {}
        for statement in sorted(self.statements, key=lambda s: -sum(c.end - c.start for c in s.content)):
            speaker = known.get(statement.speaker) if statement.speaker is not None else None
            if speaker is None or statement.form == "indirect":
                continue
            for span in statement.content:
                for token in self.analysis.tokens_in(span.start, span.end):
                    if token.lower in _FIRST_PERSON:
                        found[token.i] = speaker
        return found

    @cached_property
    def _nations(self) -> dict[str, Entity]:
        found: dict[str, Entity] = {}
        for wanted in ("government", "military", "place"):
            for entity in self.analysis.entities:
                if entity.kind == wanted and entity.country is not None:
                    found.setdefault(entity.country, entity)
        return found

    def nation(self, token: Token) -> Entity | None:
        """The entity that a demonym stands for: Russia's for "Russian" in "Russian control"."""
        if self.label_of.get(token.i) not in ("NORP", "GPE"):
            return None
        code = demonym(token.text) or country(token.text)
        return self._nations.get(code) if code else None

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids of the entities that the report names; others are only described ("a soldier")."""
        return frozenset(e.id for e in self.analysis.entities if any(m.form == "name" for m in e.mentions))

    def times_in(self, sentence: int) -> Sequence[Time]:
        """The times that a sentence names, in order of their words."""
        return self._times.get(sentence, ())

    @cached_property
    def _times(self) -> dict[int, list[Time]]:
        found: dict[int, list[Time]] = {}
        for i, time in sorted(self.time_of.items()):
            found.setdefault(self.tokens[i].sentence, []).append(time)
        return found

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Direct dependents, of the given relations if any are given."""
        below = self._children[token.i]
        if not deps:
            return below
        return [t for t in below if t.dep in deps] if below else []

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first direct dependent of one of the relations."""
        return next((t for t in self._children[token.i] if t.dep in deps), None)

    def head(self, token: Token) -> Token:
        """The syntactic head."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Heads from the nearest up."""
        for _ in range(_DEEPEST):
            if token.head == token.i:
                return
            token = self.tokens[token.head]
            yield token

    def conjuncts(self, token: Token) -> list[Token]:
        """The token and what is conjoined to it ("a mine and two shells")."""
        found, at = [token], 0
        while at < len(found) < _LONGEST_LIST:
            found += self.children(found[at], "conj")
            at += 1
        return found

    def core(self, token: Token) -> Token:
        """What a phrase is about: "people" of "hundreds of people", the token itself elsewhere."""
        partitive = classes()["partitive"]
        for _ in range(3):
            if token.lemma not in partitive and token.lower not in partitive and token.pos != "NUM":
                break
            of = next((t for t in self.children(token, "prep") if t.lower == "of"), None)
            inner = self.child(of, "pobj") if of is not None else None
            if inner is None:
                than = next((t for t in self.children(token, "prep", "quantmod") if t.lower == "than"), None)
                inner = self.child(than, "pobj") if than is not None else None
            if inner is None:
                break
            token = inner
        return token

    def in_capitals(self, token: Token) -> bool:
        """Whether the sentence of the token is written in capitals."""
        return self._capitals[token.sentence]

    @cached_property
    def _capitals(self) -> list[bool]:
        found = []
        for sentence in self.analysis.sentences:
            letters = list(filter(str.isalpha, self.text[sentence.start : sentence.end]))
            found.append(len(letters) > 8 and sum(map(str.isupper, letters)) > 0.8 * len(letters))
        return found

    def is_named(self, token: Token) -> bool:
        """Whether the token is (in) a name, or stands for an entity."""
        return (token.pos == "PROPN" or token.i in self.label_of or token.i in self.entity_of) and self.label_of.get(
            token.i
        ) not in ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY")

    def is_place(self, token: Token) -> bool:
        """Whether the token is (in) the name of a place; a number that a headline writes with a capital is not."""
        if self.label_of.get(token.i) == "CARDINAL":
            return False
        if self.places:
            return token.i in self.place_of or self.label_of.get(token.i) in ("GPE", "LOC", "FAC")
        return self.label_of.get(token.i) in ("GPE", "LOC", "FAC")

    def is_pronoun_of(self, token: Token) -> bool:
        """Whether the pronoun stands for somebody whom the report tells by name or by a noun as well."""
        entity = self.entity_of.get(token.i)
        return entity is not None and any(m.form != "pronoun" for m in entity.mentions)

    def is_town(self, token: Token) -> bool:
        """Whether the token names a populated place as such, and no government that sits there."""
        place = self.place_of.get(token.i)
        return place is not None and place.use == "literal" and (place.feature or "").startswith("PPL")

    def places_before(self, token: Token, most: int) -> list[Place]:
        """The last places that are named before a token, the nearest first."""
        at = bisect_left(self._place_starts, token.start)
        return list(reversed(self.places[max(0, at - most) : at]))

    def is_nation(self, token: Token) -> bool:
        """Whether the token stands for a country or its people: "Russia", "the Russians"."""
        entity = self.entity_of.get(token.i)
        return self.label_of.get(token.i) in ("NORP", "GPE") or (entity is not None and entity.kind == "government")

    def among(self, token: Token, wanted: Sequence[str]) -> bool:
        """Whether the phrase of this head belongs to one of the classes of words.yaml, or is one of the words."""
        if not wanted:
            return True
        known = classes()
        inner = self.core(token)
        lemmas = {token.lemma, token.lower, inner.lemma, inner.lower}
        if inner.tag == "NNPS":
            lemmas.add(inner.lower.removesuffix("s"))  # "Rockets fell", at the head of a sentence
        if inner.i > 1 and self.tokens[inner.i - 1].text == "-":
            lemmas.add(f"{self.tokens[inner.i - 2].lower}-{inner.lower}")  # "sit-in" is three tokens
        entity = self.entity_of.get(inner.i) or self.entity_of.get(token.i)
        for name in wanted:
            if name == "place":
                if self.is_place(token) or self.is_place(inner) or lemmas & known["territory"]:
                    return True
            elif name == "named":
                if self.is_named(token) or self.is_named(inner) or inner.lower in classes()["pronouns"]:
                    return True
            elif name == "nation":
                if self.is_nation(inner):
                    return True
            elif name in known:
                if lemmas & known[name]:
                    return True
                if entity is not None and entity.kind in _KINDS.get(name, ()):
                    return True
                if (
                    (inner.pos == "NUM" or self.label_of.get(inner.i) == "CARDINAL")
                    and name in ("civilians", "combatants")
                    and (inner.dep != "nummod" or {self.head(inner).lower, self.next_word(inner)} & known["states"])
                ):
                    return True
            elif name in lemmas:
                return True
        return False

    def next_word(self, token: Token) -> str | None:
        """The word behind, in lower case."""
        return self.tokens[token.i + 1].lower if token.i + 1 < len(self.tokens) else None

    def phrase(self, token: Token) -> Span:
        """The noun phrase of this head, without clauses and conjuncts: "the killing of two men" for "killing"."""
        start, last = token, token
        for child in self.children(token):
            listed = (
                token.pos == "NUM" == child.pos and self.tokens[token.i - 1].text == ","
            )  # "three dead, two wounded"
            if (
                child.i < token.i
                and child.dep in _LEFT
                and not listed
                and not (child.dep == "punct" and child.i < token.i - 1)
            ):
                first = self.leftmost(child)
                if first.i < start.i:
                    start = first
        for _ in range(4):
            of = next((t for t in self.children(last, "prep") if t.lower == "of" and t.i == last.i + 1), None)
            inner = self.child(of, "pobj") if of is not None else None
            if inner is None:
                break
            last = inner
        while (  # "counter-offensive" is three tokens
            last.i + 2 < len(self.tokens)
            and self.tokens[last.i + 1].text in ("-", "‐", "‑", "–")
            and last.end == self.tokens[last.i + 1].start
            and self.tokens[last.i + 1].end == self.tokens[last.i + 2].start
        ):
            last = self.tokens[last.i + 2]
        while start.pos == "PUNCT" and start.i < token.i:
            start = self.tokens[start.i + 1]
        return Span(start.start, last.end)

    def leftmost(self, token: Token) -> Token:
        """The first token of what lies below, through left children only."""
        found = token
        while True:
            left = [t for t in self.children(found) if t.i < found.i]
            if not left:
                return found
            found = left[0]

    def amounts_in(self, span: Span) -> list[Amount]:
        """Amounts that overlap the span."""
        at = bisect_left(self._amount_starts, span.end)
        found = []
        for amount in reversed(self.amounts[max(0, at - 6) : at]):
            if amount.end > span.start:
                found.append(amount)
        return found[::-1]

    def ages_in(self, span: Span) -> list[float]:
        """Ages that overlap the span, in years: 12 of "Ada Reen, 12", 0 of "a 3-month-old girl"."""
        ages = [a for a in self.amounts_in(span) if a.kind == "age" and a.low is not None]
        return [float(a.low or 0) if a.unit in ("a", None) else 0.0 for a in ages]

    def below(self, token: Token) -> list[Token]:
        """The token and what is below it, in order of the text; of a monstrous sentence only the nearest part."""
        found, at = [token], 0
        while at < len(found) < _LARGEST_CLAUSE:
            found += self._children[found[at].i]
            at += 1
        return sorted(found, key=attrgetter("i"))

    def words_of(self, sentence: int) -> frozenset[str]:
        """The words of a sentence, in lower case, and its pairs of neighbours."""
        known = self._words.get(sentence)
        if known is None:
            row = self.analysis.sentences[sentence]
            words = [t.lower for t in self.tokens[row.first : row.last]]
            known = self._words[sentence] = frozenset(words) | {f"{a} {b}" for a, b in pairwise(words)}
        return known

    def clause(self, token: Token) -> Span:
        """The words of the clause that the token stands in: its nearest verb with everything below it."""
        top = token
        if token.pos not in ("VERB", "AUX"):
            top = next((t for t in self.ancestors(token) if t.pos in ("VERB", "AUX")), token)
        inside = [t for t in self.below(top) if t.pos != "PUNCT" or t is top]
        return Span(inside[0].start, inside[-1].end)
