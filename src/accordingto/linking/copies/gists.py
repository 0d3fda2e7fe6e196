"""What of a text tells at a glance that it copies no other: most pairs that are worth a look are worth no second one.

A gist is a kilobyte of a fingerprint. `may_copy` says no only where `verdict` would: it counts the words that could at most
stand in shared runs, and weighs shared details and words by the formula of `paraphrase`. Hashes of 16 bits make it say yes a
little too often, and never no.
"""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from accordingto.linking.copies import paraphrase
from accordingto.linking.copies.hashes import BASE, hashed, mixed
from accordingto.linking.words import Word, settled

COPIED = 0.5
"""Share of the shorter report's words that stand in the longer one from which on it is a copy. `gva_incidents` train: near
copies share at least .69, reports that copy a part between .25 and .78, independent ones at most .05."""
RUN = 5
"""Words in a row that make a shared passage. Chance and the phrases of the trade share less: of the pairs of independent
reports of `gva_incidents` train, none shares more than one run in twenty."""
TERM = np.dtype([("key", "<u2"), ("weight", "u1")])
"""A term: 16 bits of its hash, and its weight in steps."""
_STEPS = 32
"""Of a weight, to 1: no term weighs more than 6.2 (`paraphrase`)."""
_ROUNDING = 0.02
"""Rounding the weights lowers an overlap by less: by half a step of the 100 and more that a term weighs."""

Codes = npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Terms:
    """Weighted terms in ascending order of their hashes."""

    keys: Codes
    weights: npt.NDArray[np.int64]
    total: int

    def overlap(self, other: "Terms") -> float:
        """Weight of what both hold, over that of what either holds."""
        both = int(self.weights[_among(self.keys, other.keys)].sum())
        return both / max(1, self.total + other.total - both)


@dataclass(frozen=True, slots=True)
class Gist:
    """A text as hashes."""

    runs: Codes
    """Of every `RUN` words in a row, in order."""
    known: Codes
    """The same in ascending order."""
    details: Terms
    others: Terms

    @property
    def words(self) -> int:
        """How many words the text has, where it has more than four."""
        return len(self.runs) + RUN - 1


def packed(rows: Sequence[Sequence[Word]]) -> str:
    """The gist of the sentences of a text, as base64."""
    rows = settled([list(row) for row in rows])
    plain = np.fromiter((hashed(w.plain) for row in rows for w in row), np.uint64)
    runs = np.zeros(max(0, len(plain) - RUN + 1), np.uint64)
    for at in range(RUN):
        runs = runs * BASE + plain[at : at + len(runs)]
    parts = [(mixed(runs) >> np.uint64(48)).astype("<u2").tobytes(), *map(_terms, paraphrase.terms(rows))]
    return ".".join(base64.b64encode(part).decode() for part in parts)


def unpacked(gist: str) -> Gist:
    """What `packed` packed."""
    runs, *terms = map(base64.b64decode, gist.split("."))
    codes = np.frombuffer(runs, "<u2")
    details, others = (np.frombuffer(part, TERM) for part in terms)
    return Gist(codes, np.unique(codes), _read(details), _read(others))


def may_copy(here: Gist, there: Gist) -> bool:
    """Whether one of two texts may be a copy or a retelling of the other; False is certain.

    >>> from accordingto.linking.words import words
    >>> from accordingto.record import Span
    >>> texts = "Shells fell on Orsina on Tuesday evening.", "The council of Brenholt met to talk about bread."
    >>> one, other = (unpacked(packed(words(text, [Span(0, len(text))]))) for text in texts)
    >>> may_copy(one, one), may_copy(one, other)
    (True, False)
    """
    short, long = sorted((here, there), key=lambda g: g.words)
    shared = np.zeros(short.words, bool)
    at = np.flatnonzero(_among(short.runs, long.known))
    for step in range(RUN):
        shared[at + step] = True
    if shared.sum() >= COPIED * short.words:
        return True
    if min(len(here.details.keys), len(there.details.keys)) < paraphrase.FEWEST:
        return False
    alike = here.details.overlap(there.details) + _ROUNDING
    least = paraphrase.RETOLD
    return alike + 0.5 >= least and alike + 0.5 * (here.others.overlap(there.others) + _ROUNDING) >= least


def _terms(found: Iterable[str]) -> bytes:
    return np.array(sorted(map(_term, found)), TERM).tobytes()


@lru_cache(maxsize=100_000)
def _term(term: str) -> tuple[int, int]:
    return hashed(term) & 0xFFFF, round(_STEPS * paraphrase.weight((term,)))


def _read(rows: npt.NDArray[np.void]) -> Terms:
    weights = rows["weight"].astype(np.int64)
    return Terms(rows["key"], weights, int(weights.sum()))


def _among(some: Codes, ascending: Codes) -> npt.NDArray[np.bool_]:
    """Which of some values are among those in ascending order."""
    if not len(ascending):
        return np.zeros(len(some), bool)
    at = np.searchsorted(ascending, some)
    found: npt.NDArray[np.bool_] = ascending[np.minimum(at, len(ascending) - 1)] == some
    return found
