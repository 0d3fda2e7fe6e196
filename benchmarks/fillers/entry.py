"""The main way through this room."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from accordingto.reading.events.view import View
from accordingto.record import Event, Span
from benchmarks.fillers.cuts import recut
from benchmarks.fillers.cuts import weights as cut_weights
from benchmarks.fillers.features import Described, Place

ROLES = ("perpetrator", "perpetrator_organisation", "target", "victim", "weapon")
_UNNAMED = (0, 4)
"""Perpetrators and weapons: told of by one noun again and again ("guerrillas", "the urban guerrillas")."""
_MOST = 12
"""Fillers of one role in one report."""

Scores = tuple[float, ...]


@dataclass(frozen=True, slots=True, order=True)
class Filler(Span):
    """A stretch of the report that fills a role in what it tells of."""

    role: str
    """One of ``ROLES``."""
    confidence: float
    """The chance that a coder of MUC-4 would have it, as the model gives it."""


@cache
def _weights() -> Mapping[str, Scores]:
    rows = (files(__package__) / "weights.tsv").read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t") for row in rows if not row.startswith("# "))
    return {name: tuple(int(v) / 100 for v in values) for name, *values in cells}


def find(view: View, events: Sequence[Event]) -> tuple[Filler, ...]:
    """The fillers of a report's roles, in order of the text, each person or thing once.

    A report that tells how guerrillas blew up a bridge with dynamite has guerrillas as the perpetrator, the bridge as the
    target and dynamite as the weapon.
    """
    found = Described(view, events).all()
    weights = _weights()
    told = [token.lower for token in view.tokens]
    alone = {words: scored(features, weights) for words, (_, features) in found.items()}
    scores = recut(told, found, alone, cut_weights())
    places = {words: spans for words, (spans, _) in found.items()}
    chosen = []
    for n, role in enumerate(ROLES):
        for words in choose(view, scores, places, n, weights["threshold"][n]):
            first, last, _ = places[words][0]
            start, end = view.tokens[first].start, view.tokens[last].end
            chosen.append(Filler(start, end, role, round(1 / (1 + math.exp(-scores[words][n])), 3)))
    return tuple(sorted(chosen))


def scored(features: Iterable[str], weights: Mapping[str, Scores]) -> Scores:
    """The log-odds of each role."""
    rows = [weights["bias"], *(weights[f] for f in features if f in weights)]
    return tuple(map(sum, zip(*rows, strict=True)))


def choose(
    view: View, scores: Mapping[str, Scores], places: Mapping[str, Sequence[Place]], n: int, threshold: float
) -> list[str]:
    """The candidates of one role, the likeliest first, without those that name one that was chosen already.

    Two are one where they overlap, where the words of one are all in the other, or where the report's entities say so.
    """
    chosen: list[str] = []
    for words in sorted((w for w, s in scores.items() if s[n] >= threshold), key=lambda w: (-scores[w][n], w)):
        if not any(_same(view, words, other, places, n in _UNNAMED) for other in chosen):
            chosen.append(words)
    return chosen[:_MOST]


def _same(view: View, one: str, two: str, places: Mapping[str, Sequence[Place]], by_noun: bool) -> bool:
    first_words, second_words = one.split(), two.split()
    a, b = set(first_words), set(second_words)
    if a <= b or b <= a or (by_noun and first_words[-1].rstrip("s") == second_words[-1].rstrip("s")):
        return True
    if any(p.first <= q.last and q.first <= p.last for p in places[one] for q in places[two]):
        return True
    entities = [{e.id for p in places[w] if (e := view.entity_of.get(p.last)) is not None} for w in (one, two)]
    return bool(entities[0] & entities[1])
