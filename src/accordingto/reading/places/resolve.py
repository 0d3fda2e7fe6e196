"""Which place of that name is meant: one decision for the whole report.

Every place of the name is scored by what it is (people, kind, how it was found) and by how it sits with the other places of
the report (same country, same unit, near by, or named right after a comma). A name has one sense per report. Weights are in
`resolution.yaml`, fitted by `training/places/train.py` (conditional logit); scores are turned into probabilities over the
places of the name; since places weigh on each other, this is done twice, first without what the others turned out to be.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log, log10
from typing import NamedTuple

from accordingto.reading.language import Analysis, lexicon
from accordingto.reading.places import clues, names
from accordingto.reading.places.gazetteer import Entry
from accordingto.reading.places.geodesy import kilometres
from accordingto.reading.places.recognise import Toponym
from accordingto.record import vocabulary

ROUNDS = 2
_MOST = 60
"""Places of one name that are considered, the most populous first; a bound on work, not a tuned number."""
_SAME = 50.0
"""Kilometres within which two places of a name are one answer on the map: a judgement."""
_TOWN = log10(50_000)
"""People, as a logarithm, of a town large enough for a bare name to mean it rather than the unit that is called after it."""
JUDGED = {"town of its unit": 0.4, "called as its country": -4.0}
"""Weights that are not fitted: the annotated news has American states for the most part, whose capitals are called otherwise,
and seldom tells of the units and capitals that are called as their country is (Guatemala, Luxembourg)."""
_LISTED = 5
_LIKELY = 0.2
"""Of places too close to call, at most so many are given, and none with less than this share of the likeliest's chance."""
_LISTING = frozenset({",", "and", "or"})
_WIDE = frozenset({"PCLI", "CONT", "OCN", "RGN", "SEA", "ZN"})

Scores = dict[str, float]


@dataclass(frozen=True)
class Weights:
    """What each feature counts for, in the first round and in the second."""

    rounds: tuple[dict[str, float], ...]
    confidence: dict[str, float]
    margin: float = 0.0
    """Where the likeliest place is less than this ahead of the next one that is elsewhere, none is chosen."""


class Decision(NamedTuple):
    """The place that a name stands for."""

    entry: Entry
    confidence: float
    lead: float = 1.0
    """By how much it is likelier than the next place elsewhere."""
    open: tuple[tuple[Entry, float], ...] = ()
    """Where the choice is too close: the likely places with their chances, the likeliest first."""


class Sense(NamedTuple):
    """A name of the report with all of its mentions and places."""

    key: str
    mentions: tuple[int, ...]
    """Indices of toponyms."""
    entries: tuple[Entry, ...]
    seen: Scores
    """What was seen beside its mentions: the noun of a unit, a district or a town."""
    units: frozenset[str]
    """Codes of units and countries that follow it after a comma."""


@cache
def weights() -> Weights:
    """The fitted weights."""
    return vocabulary.load("accordingto.reading.places", "resolution.yaml", Weights)


def resolve(analysis: Analysis, toponyms: Sequence[Toponym], by: Weights | None = None) -> tuple[Decision | None, ...]:
    """For each toponym the place that it names, with a confidence; None where the gazetteer has none."""
    by = by or weights()
    senses = senses_of(analysis, toponyms)
    beliefs = believe(analysis, senses, by.rounds)
    decisions: list[Decision | None] = [None] * len(toponyms)
    for sense, belief in zip(senses, beliefs, strict=True):
        best = max(range(len(belief)), key=lambda i: (belief[i], sense.entries[i].population, -sense.entries[i].id))
        ahead = lead(sense, belief, best)
        rivals = _rivals(sense, belief) if ahead < by.margin else ()
        for mention in sense.mentions:
            confidence = _confidence(toponyms[mention].chance, belief, best, sense, by.confidence)
            decisions[mention] = Decision(sense.entries[best], confidence, ahead, rivals)
    return tuple(decisions)


def lead(sense: Sense, belief: Sequence[float], best: int) -> float:
    """How far the best place is ahead of the best one elsewhere. A city is not elsewhere than the unit called after it."""
    there = sense.entries[best]
    near = [
        distance(there, e) <= _SAME or (e.unit == there.unit is not None and "ADM1" in (e.feature, there.feature))
        for e in sense.entries
    ]
    own = sum(p for p, here in zip(belief, near, strict=True) if here)
    return own - max((p for p, here in zip(belief, near, strict=True) if not here), default=0.0)


def _rivals(sense: Sense, belief: Sequence[float]) -> tuple[tuple[Entry, float], ...]:
    likely = sorted(zip(sense.entries, belief, strict=True), key=lambda pair: (-pair[1], pair[0].id))
    return tuple(pair for pair in likely[:_LISTED] if pair[1] >= _LIKELY * likely[0][1])


def senses_of(analysis: Analysis, toponyms: Sequence[Toponym]) -> list[Sense]:
    """The names of a report that the gazetteer has, each once."""
    mentions: defaultdict[str, list[int]] = defaultdict(list)
    for i, t in enumerate(toponyms):
        if t.entries:
            # An abbreviated state is another name than the town that is spelt like it.
            key = names.key(t.name) + ("#" + t.entries[0].name if len(t.entries) == 1 else "")
            mentions[key].append(i)
    found = []
    for key, where in mentions.items():
        entries = sorted(toponyms[where[0]].entries, key=lambda e: (e.feature not in _WIDE, -e.population, e.id))
        seen: Scores = {}
        units: set[str] = set()
        for i in where:
            _look_around(analysis, toponyms, i, seen, units)
        found.append(Sense(key, tuple(where), tuple(entries[:_MOST]), seen, frozenset(units)))
    return found


def _look_around(analysis: Analysis, toponyms: Sequence[Toponym], i: int, seen: Scores, units: set[str]) -> None:
    t, tokens, words = toponyms[i], analysis.tokens, clues.words()
    after = tokens[t.last].lower if t.last < len(tokens) else ""
    end = _end_of_list(analysis, toponyms, i)
    whole = tokens[end].lower if end < len(tokens) else ""
    before = [tokens[j].lower for j in (t.first - 1, t.first - 2, t.first - 3) if j >= 0]
    if after in words.unit_nouns or whole in words.units_nouns:
        seen["unit"] = 1.0
    elif after in words.district_nouns or whole in words.districts_nouns:
        seen["district"] = 1.0
    elif (
        after in words.town_nouns
        or (before and before[0] in words.town_nouns)
        or (len(before) > 1 and before[0] == "of" and before[1] in words.town_nouns)
    ):
        seen["town"] = 1.0
    elif len(before) > 1 and before[0] == "of" and before[1] in words.unit_nouns:
        seen["unit"] = 1.0
    for j in (i + 1, i + 2):
        if (
            j < len(toponyms)
            and toponyms[j].first - toponyms[j - 1].last == 1
            and tokens[toponyms[j - 1].last].text in (",", "(")
        ):
            for e in toponyms[j].entries:
                if e.feature == "PCLI" and e.country:
                    units.add(e.country)
                elif e.feature in ("ADM1", "ADM2") and e.unit:
                    units.add(e.unit)
                elif e.feature == "RGN" and e.country:
                    units.add(e.country)
        else:
            break


def _end_of_list(analysis: Analysis, toponyms: Sequence[Toponym], i: int) -> int:
    """The token after the last of the names that are listed from the ``i``-th on: "Belgorod, Bryansk and Kursk regions"."""
    end = toponyms[i].last
    for t in toponyms[i + 1 :]:
        if t.first - end not in (1, 2) or any(w.lower not in _LISTING for w in analysis.tokens[end : t.first]):
            break
        end = t.last
    return end


def believe(analysis: Analysis, senses: Sequence[Sense], rounds: Sequence[Scores]) -> list[list[float]]:
    """For each name, the probability of each of its places."""
    nations = demonyms(analysis)
    beliefs: list[list[float]] = []
    for weights_of_round in rounds:
        by = JUDGED | weights_of_round
        around = Surroundings(senses, beliefs or [prior(s) for s in senses], nations)
        beliefs = [
            softmax([sum(by.get(n, 0.0) * v for n, v in row.items()) for row in features(s, k, around)])
            for k, s in enumerate(senses)
        ]
    return beliefs


def features(sense: Sense, k: int, around: "Surroundings") -> list[Scores]:
    """What speaks for and against each place of the ``k``-th name."""
    people = [_people(e) for e in sense.entries]
    most = max(people)
    countries = {e.country for e in sense.entries if e.feature == "PCLI" and e.rank == 0}
    called_after = {e.unit for e in sense.entries if e.feature == "ADM1"}
    rows = []
    for entry, size in zip(sense.entries, people, strict=True):
        row: Scores = {"people": size, "fewer people": most - size, f"rank {entry.rank}": 1.0}
        kind = (
            entry.feature
            if entry.feature in ("PCLI", "ADM1", "ADM2", "CONT", "PPLC")
            else "wide"
            if entry.feature in _WIDE
            else "place"
        )
        row[kind] = 1.0
        for noun in sense.seen:
            row[f"{noun} {kind}"] = 1.0
        if entry.unit in called_after and "unit" not in sense.seen and size >= _TOWN and kind in ("place", "PPLC"):
            row["town of its unit"] = 1.0
        if kind != "PCLI" and entry.country in countries and not sense.seen:
            row["called as its country"] = 1.0
        if sense.units:
            inside = entry.country in sense.units or entry.unit in sense.units
            row["in what follows" if inside and kind != "PCLI" else "not in what follows"] = 1.0
        row["country"] = around.country_share(k, entry)
        row["demonym"] = around.demonym_share(entry)
        row["unit"] = around.unit_share(k, entry)
        near = around.nearness(k, entry)
        row["near"], row["nearest"] = near
        rows.append(row)
    return rows


class Surroundings:
    """What is believed of the other places of the report."""

    def __init__(self, senses: Sequence[Sense], beliefs: Sequence[Sequence[float]], demonyms: Counter[str]) -> None:
        """Adds up countries and units, weighed by belief and number of mentions."""
        self._countries = [defaultdict[str, float](float) for _ in senses]
        self._units = [defaultdict[str, float](float) for _ in senses]
        self._demonyms = demonyms
        self._points: list[list[tuple[float, Entry]]] = []
        for k, (sense, belief) in enumerate(zip(senses, beliefs, strict=True)):
            weight = 1 + log(len(sense.mentions))
            points = []
            for entry, p in zip(sense.entries, belief, strict=True):
                if p < 0.02:
                    continue
                if entry.country:
                    self._countries[k][entry.country] += weight * p
                if entry.unit:
                    self._units[k][entry.unit] += weight * p
                if entry.feature not in _WIDE:
                    points.append((p, entry))
            self._points.append(points)
        self._all_countries = _sum(self._countries)
        self._all_units = _sum(self._units)

    def country_share(self, k: int, entry: Entry) -> float:
        """The share of the other names that lie in the country of ``entry``."""
        return _share(self._all_countries, self._countries[k], entry.country)

    def unit_share(self, k: int, entry: Entry) -> float:
        """The share of the other names that lie in its first-level unit."""
        return _share(self._all_units, self._units[k], entry.unit)

    def demonym_share(self, entry: Entry) -> float:
        """The share of its country in the adjectives of nations."""
        total = self._demonyms.total()
        return self._demonyms[entry.country] / (total + 1) if entry.country else 0.0

    def nearness(self, k: int, entry: Entry) -> tuple[float, float]:
        """How much there is within some 100 km, and how near the nearest is (1 at the same spot, 0 far off)."""
        if entry.feature in _WIDE:
            return 0.0, 0.0
        total = nearest = 0.0
        for j, points in enumerate(self._points):
            if j == k:
                continue
            for p, other in points:
                if abs(other.latitude - entry.latitude) < 5:
                    close = p * exp(-distance(entry, other) / 100)
                    total += close
                    nearest = max(nearest, close)
        return log(1 + total), nearest


def prior(sense: Sense) -> list[float]:
    """Where nothing else is known: countries first, then by people."""
    return softmax([1.5 * _people(e) + (6.0 if e.feature == "PCLI" else 0.0) - 1.0 * e.rank for e in sense.entries])


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores on the scale of log odds as probabilities."""
    top = max(scores)
    raised = [exp(s - top) for s in scores]
    total = sum(raised)
    return [r / total for r in raised]


def distance(a: Entry, b: Entry) -> float:
    """Kilometres over the sphere."""
    return kilometres((a.latitude, a.longitude), (b.latitude, b.longitude))


def _people(entry: Entry) -> float:
    if entry.feature == "ADM2":
        return max(4.5, log10(entry.population + 1))
    if entry.feature in _WIDE:
        return max(6.0, log10(entry.population + 1))
    return log10(entry.population + 1)


def _sum(votes: Sequence[dict[str, float]]) -> defaultdict[str, float]:
    total = defaultdict[str, float](float)
    for vote in votes:
        for code, n in vote.items():
            total[code] += n
            total[""] += n
    return total


def _share(all_: dict[str, float], own: dict[str, float], code: str | None) -> float:
    if not code:
        return 0.0
    return (all_.get(code, 0.0) - own.get(code, 0.0)) / (all_[""] - sum(own.values()) + 1)


def demonyms(analysis: Analysis) -> Counter[str]:
    """The countries of the adjectives of nations in a report, by how often they stand there."""
    words = Counter(t.text for t in analysis.tokens if t.text[0].isupper() and t.pos in ("ADJ", "PROPN", "NOUN"))
    found = Counter[str]()
    for word, count in words.items():
        if code := lexicon.demonym(word):
            found[code] += count
    return found


def _confidence(chance: float, belief: Sequence[float], best: int, sense: Sense, by: Scores) -> float:
    top = belief[best]
    return 1 / (1 + exp(-sum(by.get(n, 0.0) * v for n, v in confidence_clues(chance, top, sense, best).items())))


def confidence_clues(chance: float, top: float, sense: Sense, best: int) -> Scores:
    """What the confidence is made of."""
    kind = sense.entries[best].feature
    return {
        "one": 1.0,
        "chance": _logit(chance),
        "belief": _logit(top),
        "alone": float(len(sense.entries) == 1),
        "PCLI": float(kind == "PCLI"),
        "ADM1": float(kind == "ADM1"),
        "rank": float(sense.entries[best].rank),
    }


def _logit(p: float) -> float:
    p = min(0.995, max(0.005, p))
    return log(p / (1 - p))
