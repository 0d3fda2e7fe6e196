"""What the sentence does with a name: people are arrested and thanked, towns are shelled, fled and fought over.

The verbs and nouns are in `governing.yaml`. What governs the first of several names ("Goma and Bukavu") governs all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from accordingto.reading.language import Analysis, Token
from accordingto.record import vocabulary

_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "nsubj:pass"})
_SUBJECTS = frozenset({"nsubj", "agent"})
_JOINED = frozenset({"conj", "appos"})
_PROPER = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True)
class Words:
    """The lists of `governing.yaml`."""

    places: frozenset[str]
    targets: frozenset[str]
    motion: frozenset[str]
    ways: frozenset[str]
    falls: frozenset[str]
    fights: frozenset[str]
    forces: frozenset[str]
    counts: dict[str, float]
    """Log odds for each clue, beside what it was fitted to."""


@cache
def words() -> Words:
    """The lists of `governing.yaml`."""
    return vocabulary.load("accordingto.reading.places", "governing.yaml", Words)


def clues(analysis: Analysis, first: int, last: int) -> Iterator[str]:
    """How the words from ``first`` up to ``last`` are governed, as "object of a verb of places"."""
    lists = words()
    token = _head(analysis, first, last)
    if token.dep == "compound" and last < len(analysis.tokens) and analysis.tokens[last].tag in _PROPER:
        return  # "attacked Charlotte Smith" says nothing of Charlotte
    token = _first(analysis, token)
    head = analysis.head(token)
    before = analysis.tokens[first - 1] if first else head
    if token.dep == "pobj":
        above = analysis.head(head)
        if above.lemma in lists.fights:
            yield "fought over"
        elif above.lemma in lists.motion and head.lower in lists.ways:
            yield "moved to"
    elif token.dep == "nsubj" and head.lemma in lists.falls:
        yield "falls"
    else:
        # Right after a verb a name is its object, whatever the parser says of names that it does not know.
        verb = head if token.dep in _OBJECTS else before
        if verb.pos == "VERB" and verb.sentence == token.sentence:
            if {verb.lemma, verb.lower} & lists.places:
                yield "object of a verb of places"
            elif verb.lemma in lists.targets:
                by_force = any(t.dep in _SUBJECTS and _is_force(analysis, t) for t in analysis.children(verb))
                yield "object of a force" if by_force else "object of a verb of targets"


def _is_force(analysis: Analysis, token: Token) -> bool:
    """Whether a subject is armed or falls from the sky: "troops", "missiles", "the shelling"; "by rebels" too."""
    if token.dep == "agent":
        return any(_is_force(analysis, t) for t in analysis.children(token) if t.dep == "pobj")
    return token.lemma in words().forces or any(
        t.dep == "conj" and t.lemma in words().forces for t in analysis.children(token)
    )


def _head(analysis: Analysis, first: int, last: int) -> Token:
    tokens = analysis.tokens[first:last]
    for token in tokens:
        if token.head == token.i or not first <= token.head < last:
            return token
    return tokens[-1]


def _first(analysis: Analysis, token: Token) -> Token:
    """The first of the names that are joined."""
    if token.dep in _JOINED:
        return next((t for t in analysis.ancestors(token) if t.dep not in _JOINED), token)
    return token
