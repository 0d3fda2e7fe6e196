"""Articles with broken quotation marks, and where each character of the whole article went.

Each kind of damage strikes 30 % of the marks (“ ” „ « » "), drawn by a fixed seed and the article's id. Single marks are left
alone: they cannot be told from apostrophes without reading.
"""

import random
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from benchmarks.statements.attributions import Attribution

MARKS = frozenset('“”„"«»')
SHARE = 0.3
SEED = 20221122


class Damaged(NamedTuple):
    """A damaged text."""

    text: str
    starts: list[int]
    """Where each character of the whole text starts in it, and, last, its length."""

    def moved(self, gold: Attribution) -> Attribution:
        """The same attribution in the damaged text: a lost mark is lost to it too, a doubled one is in it twice."""
        parts = (gold.content, gold.source, gold.cue)
        return Attribution(*(frozenset(n for c in p for n in range(self.starts[c], self.starts[c + 1])) for p in parts))


def lost(mark: str, opens: bool) -> str:
    """The mark is gone."""
    return ""


def doubled(mark: str, opens: bool) -> str:
    """Typed twice."""
    return mark + mark


def swapped(mark: str, opens: bool) -> str:
    """Straight where it was curly, curly where it was straight."""
    return '"' if mark != '"' else "“" if opens else "”"


def single(mark: str, opens: bool) -> str:
    """‘ and ’, so that a quotation may open with ‘ and close with ”."""
    return "‘" if opens else "’"


def low(mark: str, opens: bool) -> str:
    """„ and “, as in German."""
    return "„" if opens else "“"


def guillemets(mark: str, opens: bool) -> str:
    """« and », as in French and Russian."""
    return "«" if opens else "»"


KINDS: dict[str, Callable[[str, bool], str]] = {
    "lost": lost,
    "unclosed": lost,
    "doubled": doubled,
    "swapped": swapped,
    "single": single,
    "low": low,
    "guillemets": guillemets,
}
"""``unclosed`` strikes closing marks alone."""
MANGLED = "mangled"
"""Each mark that is struck is struck in one of the ways of `KINDS`, drawn for it alone."""
UPPER = "upper_case"
"""Not the marks: every letter a capital, as on the wire."""


def damage(text: str, kind: str, id: str) -> Damaged:
    """The text with its marks damaged in one of `KINDS`, in all of these ways (`MANGLED`), or in capitals (`UPPER`).

    >>> damage("He said: “No.”", UPPER, "a").text
    'HE SAID: “NO.”'
    """
    if kind == UPPER:
        return _put([c.upper() for c in text])
    chance = random.Random(f"{SEED} {id}")  # noqa: S311 — nothing secret
    struck = [i for i, c in enumerate(text) if c in MARKS and chance.random() < SHARE]
    pieces = list(text)
    for i in struck:
        opens = is_opening(text, i)
        way = chance.choice(sorted(set(KINDS) - {"unclosed"})) if kind == MANGLED else kind
        if way != "unclosed" or not opens:
            pieces[i] = KINDS[way](text[i], opens)
    return _put(pieces)


def is_opening(text: str, at: int) -> bool:
    """Whether a mark opens: curly ones say so, a straight one opens at the start of a word.

    >>> [is_opening('"No," he said.', i) for i in (0, 4)]
    [True, False]
    """
    if text[at] != '"':
        return text[at] in "“„«"
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([—–-‘'") and not (not after or after.isspace())


def _put(pieces: list[str]) -> Damaged:
    return Damaged("".join(pieces), [0, *accumulate(map(len, pieces))])
