"""Whose a document is: "a statement issued by the army", "the ministry sent a letter. The letter says …"."""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from accordingto.reading.language import Analysis
from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import sorts

_KIDS = 40
"""Dependents of one word that are looked at; only lists have more."""
_BACK = 20
"""Earlier documents that are looked at for the one that "the report" means."""
_OWNING = frozenset({"of", "for", "from", "by", "with"})
_SHOWING = frozenset({"video", "tape", "footage", "recording", "clip", "audio"})
"""Documents of which "of" tells what they show, not whose they are."""


class Issuers:
    """The documents of a report, and the words that say who issued them."""

    def __init__(self, analysis: Analysis) -> None:
        """Nothing is looked for until asked."""
        self.analysis = analysis

    def of(self, head: Token) -> Iterator[Token]:
        """The words that may name the issuer of the document that a noun stands for, the likeliest first.

        First what the noun's own phrase and clause say; then what was said of the documents before it that it may mean.
        """
        yield from self._said_of(head)
        same = sorts.documents(head.lemma)
        earlier = (token for token in reversed(self._documents) if token.i < head.i and token.lemma in same)
        for token in islice(earlier, _BACK):
            yield from self._said_of(token)

    @cached_property
    def _documents(self) -> list[Token]:
        return [t for t in self.analysis.tokens if t.pos in ("NOUN", "PROPN") and sorts.documents(t.lemma)]

    def _said_of(self, head: Token) -> Iterator[Token]:
        yield from owners(self.analysis, head)
        verb = self.analysis.head(head)
        if head.dep == "pobj" and verb.lower == "in":  # "said in a statement"
            verb = self.analysis.head(verb)
            if verb.pos == "VERB" and verb.lemma not in sorts.words().seeing:
                yield from self._kids(verb, "nsubj")
        elif head.dep == "dobj" and verb.lemma in sorts.words().sending:
            yield from self._kids(verb, "nsubj")
            yield from self._shared(verb)
        elif head.dep == "nsubjpass" and verb.lemma in sorts.words().sending:
            for by in self._kids(verb, "agent"):
                yield from self._kids(by, "pobj")

    def _kids(self, token: Token, dep: str) -> Iterator[Token]:
        return (kid for kid in islice(self.analysis.children(token), _KIDS) if kid.dep == dep)

    def _shared(self, verb: Token) -> Iterator[Token]:
        """The subject of the verb that this one is joined to: "met in Talrin and issued a statement"."""
        if verb.dep in ("conj", "advcl", "xcomp") and verb.head != verb.i:
            yield from self._kids(self.analysis.head(verb), "nsubj")


def owners(analysis: Analysis, head: Token) -> Iterator[Token]:
    """The words of a noun's own phrase that say whose it is: "a Hamas spokesman", "the website of the army"."""
    kids = list(islice(analysis.children(head), _KIDS))
    before = [kid for kid in kids if kid.i < head.i and kid.dep in ("compound", "nmod", "poss", "amod")]
    if not before and head.i and analysis.tokens[head.i - 1].pos == "PROPN" and head.dep == "compound":
        before = [analysis.tokens[head.i - 1]]  # "a BBC report claims", where the parse takes "claims" for the noun
    yield from sorted(before, key=lambda kid: -kid.i)
    for kid in kids:
        if kid.i > head.i and kid.dep in ("prep", "agent") and kid.lower in _OWNING:
            if kid.lower == "of" and head.lemma in _SHOWING:
                continue
            yield from (noun for noun in islice(analysis.children(kid), _KIDS) if noun.dep == "pobj")
        elif (
            kid.i > head.i and kid.dep == "acl" and kid.lemma in sorts.words().sending
        ):  # "a statement issued by the army"
            for prep in islice(analysis.children(kid), _KIDS):
                if prep.lower in ("by", "from"):
                    yield from (noun for noun in islice(analysis.children(prep), _KIDS) if noun.dep == "pobj")
