"""The main way through this room."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from accordingto.reading.events.view import View
from accordingto.record import Reading, Span
from benchmarks.fillers import relevance
from benchmarks.fillers.cuts import recut
from benchmarks.fillers.cuts import weights as cut_weights
from benchmarks.fillers.features import Described, Place

ROLES = ("perpetrator", "perpetrator_organisation", "target", "victim", "weapon")
_UNNAMED = (0, 4)
"""Perpetrators and weapons: told of by one noun again and again ("guerrillas", "the urban guerrillas")."""
_MOST = 12
"""Fillers of one role in one report."""

THRESHOLD, OWN, INCIDENT, CONSTANT = "threshold", "own", "incident", "constant"
"""Rows of the weights that are no features: from where on a candidate is taken, and what its own log-odds and those of an
incident in the report count for it."""

Scores = tuple[float, ...]


@dataclass(frozen=True, slots=True, order=True)
class Filler(Span):
    """A stretch of the report that fills a role in what it tells of."""

    role: str
    """One of ``ROLES``."""
    confidence: float
    """The chance that a coder of MUC-4 would have it, as the model gives it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What MUC-4's key would have of a report."""

    incident: bool
    fillers: tuple[Filler, ...]


@cache
def _weights() -> Mapping[str, Scores]:
    rows = (files(__package__) / "weights.tsv").read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t") for row in rows if not row.startswith("# "))
    return {name: tuple(int(v) / 100 for v in values) for name, *values in cells}


def find(view: View, reading: Reading) -> Answer:
    """What a report holds: whether an incident, and who fills its roles, in order of the text, each person or thing once.

    A report that tells how guerrillas blew up a bridge with dynamite has guerrillas as the perpetrator, the bridge as the
    target and dynamite as the weapon. How likely it holds an incident at all counts for each of them.
    """
    found = Described(view, reading.events).all()
    weights, known = _weights(), relevance.weights()
    told = [token.lower for token in view.tokens]
    alone = {words: scored(features, weights) for words, (_, features) in found.items()}
    scores = recut(told, found, alone, cut_weights())
    odds = relevance.odds(relevance.described(view, reading, likeliest(scores)), known)
    scores = weighed(scores, odds, *(weights[name] for name in (OWN, INCIDENT, CONSTANT)))
    places = {words: spans for words, (spans, _) in found.items()}
    chosen = []
    for n, role in enumerate(ROLES):
        for words in choose(view, scores, places, n, weights[THRESHOLD][n]):
            first, last, _ = places[words][0]
            start, end = view.tokens[first].start, view.tokens[last].end
            chosen.append(Filler(start, end, role, round(1 / (1 + math.exp(-scores[words][n])), 3)))
    return Answer(odds >= known[relevance.THRESHOLD], tuple(sorted(chosen)))


def likeliest(scores: Mapping[str, Scores]) -> Scores:
    """For each role the log-odds of its likeliest filler."""
    return tuple(map(max, zip(*scores.values(), strict=True))) or (-math.inf,) * len(ROLES)


def weighed(
    scores: Mapping[str, Scores], odds: float, own: Scores, incident: Scores, constant: Scores
) -> dict[str, Scores]:
    """The log-odds of each role, once it is known how likely the report holds an incident."""
    return {
        words: tuple(a * score + b * odds + c for score, a, b, c in zip(row, own, incident, constant, strict=True))
        for words, row in scores.items()
    }


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
