"""Whether one report tells another again in other words: nearly the same details, told of by some of the same words.

A reworded copy keeps the names and numbers of its model, for they cannot be reworded, and nearly all of them. A report of another
hand on the same happening shares the few that make the happening and has others of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from accordingto.linking.words import Word, rarity, term
from accordingto.record import SharedPassage, Span

RETOLD = 0.76
"""Overlap of details plus half the overlap of other words. Tuned on the part `tuning` of `benchmarks/gold/paraphrases`,
where paraphrases have .84 or more and accounts written apart .65 or less, and on the 2,147 independent pairs of
`gva_incidents` train: six have more, short retellings of one notice of the police."""
FEWEST = 6
"""Fewer details than this are shared by chance."""
COVERED = 0.6
"""Share of either report's words that stand in sentences told again."""
TOLD = 0.25
"""Share of a sentence's weight that the sentence which tells it again has in common with it: sentences get joined and cut."""
_FIGURE = 4.0
"""What a number weighs; a name or word weighs its rarity, which is 6.2 at most."""

Sentences = Sequence[Sequence[Word]]


@dataclass(frozen=True, slots=True)
class Retold:
    """How alike two tellings are, and which sentence tells which again."""

    similarity: float
    """Share of the words of the shorter report that stand in sentences told again."""
    shared: tuple[SharedPassage, ...]


def retold(here: Sentences, there: Sentences) -> Retold | None:
    """The sentences of ``here`` that tell sentences of ``there`` again; None where the two were written apart."""
    (mine, my_others), (theirs, their_others) = terms(here), terms(there)
    if min(len(mine), len(theirs)) < FEWEST:
        return None
    alike = _overlap(mine, theirs)
    if alike + 0.5 < RETOLD or alike + 0.5 * _overlap(my_others, their_others) < RETOLD:
        return None
    one, shared = _told(here, there)
    other, _ = _told(there, here)
    if min(one, other) < COVERED:
        return None
    shorter = sum(map(len, here)) <= sum(map(len, there))
    return Retold(one if shorter else other, shared)


def _told(here: Sentences, there: Sentences) -> tuple[float, tuple[SharedPassage, ...]]:
    """Share of the words here that stand in sentences told there, and which sentence is told by which."""
    theirs = [{term(w) for w in row} for row in there]
    told, shared = 0, []
    for sentence in here:
        mine = {term(w) for w in sentence}
        whole = weight(mine)
        likeness = [weight(mine & other) / whole for other in theirs]
        best = max(range(len(there)), key=likeness.__getitem__)
        if likeness[best] >= TOLD:
            told += len(sentence)
            shared.append(SharedPassage(_hull(sentence), _hull(there[best])))
    return told / sum(map(len, here)), tuple(shared)


def terms(sentences: Sentences) -> tuple[set[str], set[str]]:
    """The details (names and numbers, but for a plain "one"), and the other words."""
    details, others = set(), set()
    for word in chain.from_iterable(sentences):
        if word.form == "word":
            others.add(term(word))
        elif word.plain != "1":
            details.add(term(word))
    return details, others


def _overlap(one: set[str], other: set[str]) -> float:
    return weight(one & other) / max(1e-9, weight(one | other))


def weight(terms: Iterable[str]) -> float:
    """What some terms weigh together; next to nothing where there are none."""
    return sum(_FIGURE if t[0].isdecimal() else rarity(t) for t in sorted(terms)) or 1e-9


def _hull(sentence: Sequence[Word]) -> Span:
    return Span(sentence[0].start, sentence[-1].end)
