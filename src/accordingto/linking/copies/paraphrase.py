"""Whether one report tells another again in other words: nearly the same details, told of by some of the same words.

A reworded copy keeps the names and numbers of its model, for they cannot be reworded, and nearly all of them. A report of another
hand on the same happening shares the few that make the happening and has others of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from accordingto.linking.words import Form, counted, rarity

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


@dataclass(frozen=True, slots=True)
class Retold:
    """How alike two tellings are, and which sentence tells which again."""

    similarity: float
    """Share of the words of the shorter report that stand in sentences told again."""
    sentences: list[tuple[int, int]]
    """Numbers of a sentence here and of the one there that it tells again."""


class Telling:
    """The terms of a text, each worked out once: a text is held against several others.

    ``plain`` are its words as they are compared, ``forms`` what they are, ``ends`` where its sentences end among them.
    """

    def __init__(self, plain: Sequence[str], forms: Sequence[Form], ends: Sequence[int]) -> None:
        self._terms = list(map(counted, plain, forms))
        self.lengths = [end - start for start, end in pairwise((0, *ends))]
        """Words of each sentence."""
        details = {t for t, f, p in zip(self._terms, forms, plain, strict=True) if f != "word" and p != "1"}
        self.details = Weighted(details, weight(details))
        """Names and numbers, but for a plain "one"."""
        others = {t for t, f in zip(self._terms, forms, strict=True) if f == "word"}
        self.others = Weighted(others, weight(others))
        """Any other words."""

    @cached_property
    def sentences(self) -> list[list[tuple[str, float]]]:
        """Of each sentence its terms, each once and in order, with what they weigh."""
        ends = accumulate(self.lengths)
        rows = (self._terms[end - length : end] for end, length in zip(ends, self.lengths, strict=True))
        return [[(t, _weight(t)) for t in sorted(set(row))] for row in rows]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The sentences that a term stands in."""
        found: dict[str, list[int]] = {}
        for at, row in enumerate(self.sentences):
            for told, _ in row:
                found.setdefault(told, []).append(at)
        return found


@dataclass(frozen=True, slots=True)
class Weighted:
    """Some terms, and what they weigh together."""

    terms: set[str]
    total: float

    def overlap(self, other: "Weighted") -> float:
        """Weight of what both hold, over that of what either holds."""
        both = weight(self.terms & other.terms)
        return both / max(1e-9, self.total + other.total - both)


def retold(here: Telling, there: Telling) -> Retold | None:
    """The sentences of ``here`` that tell sentences of ``there`` again; None where the two were written apart."""
    if min(len(here.details.terms), len(there.details.terms)) < FEWEST:
        return None
    alike = here.details.overlap(there.details)
    if alike + 0.5 < RETOLD or alike + 0.5 * here.others.overlap(there.others) < RETOLD:
        return None
    one, pairs = _told(here, there)
    other, _ = _told(there, here)
    if min(one, other) < COVERED:
        return None
    return Retold(one if sum(here.lengths) <= sum(there.lengths) else other, pairs)


def _told(here: Telling, there: Telling) -> tuple[float, list[tuple[int, int]]]:
    """Share of the words here that stand in sentences told there, and which sentence is told by which."""
    told, pairs = 0, []
    for number, row in enumerate(here.sentences):
        alike = [0.0] * len(there.lengths)
        for known, weighs in row:
            for at in there.places.get(known, ()):
                alike[at] += weighs
        best = max(range(len(alike)), key=alike.__getitem__)
        if alike[best] >= TOLD * sum(weighs for _, weighs in row):
            told += here.lengths[number]
            pairs.append((number, best))
    return told / sum(here.lengths), pairs


def weight(terms: Iterable[str]) -> float:
    """What some terms weigh together; next to nothing where there are none."""
    return sum(map(_weight, sorted(terms))) or 1e-9


@lru_cache(maxsize=100_000)
def _weight(term: str) -> float:
    return _FIGURE if term[0].isdecimal() else rarity(term)
