"""What of a text tells at a glance that it copies no other: most pairs that are worth a look are worth no second one.

A gist is two or three kilobytes of a fingerprint: of each word of its sentences a few bits, in order. `may_copy` says no only
where `verdict` would: it counts the words that could at most stand in shared runs, and weighs shared details and words by the
formula of `paraphrase`. Hashes of 16 bits make it say yes a little too often, and never no.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from accordingto.linking.copies import paraphrase
from accordingto.linking.copies.hashes import among, hashed, runs
from accordingto.linking.words import Form, Word, counted

COPIED = 0.5
"""Share of the shorter report's words that stand in the longer one from which on it is a copy. `gva_incidents` train: near
copies share at least .69, reports that copy a part between .25 and .78, independent ones at most .05."""
RUN = 5
"""Words in a row that make a shared passage. Chance and the phrases of the trade share less: of the pairs of independent
reports of `gva_incidents` train, none shares more than one run in twenty."""
WORD = np.dtype([("plain", "<u2"), ("term", "<u2"), ("weight", "u1"), ("sort", "u1")])
"""A word: 16 bits of the hash of what it is compared as, and of its term, the weight of the term in steps, and what it is."""
_OTHER, _DETAIL, _NEITHER, _LAST = 0, 1, 2, 4
"""Of `sort`: a plain word, a name or a number, a plain "one"; the last word of a sentence has `_LAST` on top."""
_STEPS = 32
"""Of a weight, to 1: no term weighs more than 6.2 (`paraphrase`)."""
_ROUNDING = 0.02
"""Rounding the weights lowers an overlap by less: by half a step of the 100 and more that a term weighs."""

Codes = npt.NDArray[np.uint16]
Rows = npt.NDArray[np.void]


@dataclass(frozen=True, slots=True)
class Terms:
    """Weighted terms in ascending order of their hashes."""

    keys: Codes
    weights: npt.NDArray[np.int64]
    total: int

    def overlap(self, other: "Terms") -> float:
        """Weight of what both hold, over that of what either holds."""
        both = int(self.weights[among(self.keys, other.keys)].sum())
        return both / max(1, self.total + other.total - both)


@dataclass(frozen=True, slots=True)
class Gist:
    """A text as hashes."""

    words: int
    runs: Codes
    """Of every `RUN` words in a row, in order."""
    known: Codes
    """The same in ascending order."""
    details: Terms
    others: Terms


def packed(rows: Sequence[Sequence[Word]]) -> str:
    """The gist of the sentences of a text, as base64. Each has at least one word."""
    made = np.array([_coded(word.plain, word.form) for row in rows for word in row], WORD)
    if rows:
        made["sort"][np.cumsum([len(row) for row in rows]) - 1] |= _LAST
    return base64.b64encode(made.tobytes()).decode()


def unpacked(gist: str, kept: npt.NDArray[np.bool_] | None = None) -> Gist:
    """What `packed` packed; of the sentences that are ``kept`` alone, in whose order they were given."""
    rows: Rows = np.frombuffer(base64.b64decode(gist), WORD)
    if kept is not None and not kept.all():
        ends = (rows["sort"] & _LAST) > 0
        rows = rows[kept[np.cumsum(ends) - ends]]
    codes = (runs(rows["plain"].astype(np.uint64), RUN) >> np.uint64(48)).astype(np.uint16)
    sort = rows["sort"] & ~np.uint8(_LAST)
    return Gist(len(rows), codes, np.unique(codes), _terms(rows[sort == _DETAIL]), _terms(rows[sort == _OTHER]))


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
    if not short.words:
        return False
    shared = np.zeros(short.words, bool)
    at = np.flatnonzero(among(short.runs, long.known))
    for step in range(RUN):
        shared[at + step] = True
    if shared.sum() >= COPIED * short.words:
        return True
    if min(len(here.details.keys), len(there.details.keys)) < paraphrase.FEWEST:
        return False
    alike = here.details.overlap(there.details) + _ROUNDING
    least = paraphrase.RETOLD
    return alike + 0.5 >= least and alike + 0.5 * (here.others.overlap(there.others) + _ROUNDING) >= least


@lru_cache(maxsize=100_000)
def _coded(plain: str, form: Form) -> tuple[int, int, int, int]:
    found = counted(plain, form)
    sort = _OTHER if form == "word" else _NEITHER if plain == "1" else _DETAIL
    return hashed(plain) & 0xFFFF, hashed(found) & 0xFFFF, round(_STEPS * paraphrase.weight((found,))), sort


def _terms(rows: Rows) -> Terms:
    """Each term once; two that share a hash are two where they weigh differently."""
    found = np.unique(rows["term"].astype(np.int64) << 8 | rows["weight"])
    weights = found & 0xFF
    return Terms((found >> 8).astype(np.uint16), weights, int(weights.sum()))
