"""How a phrase is best cut, given that its noun fills a role: "bomb", "powerful bomb" or "a powerful bomb of 5 kg".

The models of ``weights.tsv`` weigh each candidate by itself, and mostly learn which phrases fill no role. Which cut of one noun
the key has is learned from the nouns that fill a role alone: a choice among their cuts (a softmax), by ``cuts.tsv``.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from benchmarks.fillers.features import Found, Place

_KEPT = ("pos=", "name=", "within=", "fp=", "fpl=", "cut")
"""Features of a candidate that say how it is cut."""
_WIDE, _FAR, _OFTEN = 5, 4, 3
LEAST = -4.0
"""Log-odds below which no cut of a noun is looked at again."""
SCORE = "score"
"""The weight of a candidate's own log-odds."""


@cache
def weights() -> Mapping[str, float]:
    """The weights, by feature."""
    rows = (files(__package__) / "cuts.tsv").read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t") for row in rows if not row.startswith("# "))
    return {name: int(value) / 100 for name, value in cells}


def recut(
    words: Sequence[str], found: Found, scores: Mapping[str, Sequence[float]], known: Mapping[str, float]
) -> dict[str, tuple[float, ...]]:
    """The log-odds of each candidate, those of one noun shared out anew among its cuts.

    The chance that any cut of the noun fills the role goes to each by the chance that it is the one. ``words`` are the report's,
    in small letters.
    """
    anew: dict[str, list[float]] = {}
    alone = set(scores)
    for head, cuts in heads(found).items():
        alone -= set(cuts)
        described = {cut: of_cut(words, cuts, cut, head, found) for cut in cuts}
        for n in range(len(next(iter(scores.values())))):
            own = {cut: scores[cut][n] for cut in cuts}
            shared = own if max(own.values()) < LEAST else _shared(own, described, n, known)
            for cut, odds in shared.items():
                row = anew.setdefault(cut, [-math.inf] * len(scores[cut]))
                row[n] = max(row[n], odds)
    return {cut: tuple(row) for cut, row in anew.items()} | {cut: tuple(scores[cut]) for cut in alone}


def _shared(
    own: Mapping[str, float], described: Mapping[str, Sequence[str]], n: int, known: Mapping[str, float]
) -> dict[str, float]:
    odds = {cut: weighed(described[cut], n, known) + known[SCORE] * own[cut] for cut in own}
    top = max(odds.values())
    parts = {cut: math.exp(v - top) for cut, v in odds.items()}
    none = math.prod(1 / (1 + math.exp(v)) for v in own.values())
    whole = (1 - none) / sum(parts.values())
    return {cut: _odds(whole * part) for cut, part in parts.items()}


def weighed(features: Sequence[str], n: int, known: Mapping[str, float]) -> float:
    """The sum of what is known of the features, for any role and for this one."""
    return sum(known.get(f, 0.0) + known.get(f"{n}|{f}", 0.0) for f in features)


def _odds(chance: float) -> float:
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(chance / (1 - chance))


def heads(found: Found) -> dict[int, dict[str, Place]]:
    """The nouns of which there is more than one cut, each with its cuts and where they stand."""
    by: dict[int, dict[str, Place]] = {}
    for cut, (places, _) in found.items():
        for place in places:
            by.setdefault(place.head, {}).setdefault(cut, place)
    return {head: cuts for head, cuts in by.items() if len(cuts) > 1}


def of_cut(words: Sequence[str], cuts: Mapping[str, Place], cut: str, head: int, found: Found) -> list[str]:
    """What is said of one cut of a noun: its words, those that it leaves out, its length beside that of the others."""
    first, last, _ = cuts[cut]
    noun, width = words[head], last - first
    widths = [place.last - place.first for place in cuts.values()]
    of = last > head
    left = min(head - first, _FAR)
    said = [f"v={min(width, _WIDE)}", f"v={min(width, _WIDE)}|{noun}", f"left={left}", f"left={left}|{noun}"]
    said += [
        f"right={min(last - head, _FAR)}",
        f"right={of}|{noun}",
        f"first={words[first]}",
        f"last={words[last]}|{of}",
    ]
    said.append(f"prev={words[first - 1] if first else ''}")
    said.append(f"next={words[last + 1] if last + 1 < len(words) else ''}")
    said += [f"in={words[i]}" for i in range(first, last + 1) if i != head]
    said += [f"out={words[i]}" for i in range(min(place.first for place in cuts.values()), first)]
    said += ["shortest"] * (width == min(widths)) + ["longest"] * (width == max(widths))
    places, features = found[cut]
    for feature in sorted(f for f in features if f.startswith(_KEPT)):
        said.append(feature)
        if feature.startswith("pos="):
            said.append(f"{feature}|{last - head}")
        if feature.startswith("name="):
            said.append(f"{feature}|{min(width, _OFTEN)}")
    said.append(f"occ={min(len(places), _OFTEN)}|{min(width, 2)}")
    return said
