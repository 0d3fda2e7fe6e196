"""Names of small towns that a report cannot mean: those of a country, or a unit, that it does not speak of.

The gazetteer lacks most villages, and has towns of their name elsewhere: San Ramón of California for a suburb of San Salvador.
Of 59 such names in the annotated news one was the town that the gazetteer has; 15 were other places, and 43 no places at all.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from accordingto.reading.language import Analysis
from accordingto.reading.places import clues
from accordingto.reading.places.gazetteer import Entry
from accordingto.reading.places.recognise import Toponym
from accordingto.reading.places.resolve import Decision

_LARGE = 100_000
"""People of a town that is spoken of without its country. A judgement."""
_FEWEST = 3
"""Places and nations from which on a report has a country that it is about. A judgement."""
_REACH = 4
"""Words between a village and its unit, at most: "Brimo municipality, in Ostrana department"."""
_JOINTS = frozenset({",", "(", "in"})
_UNITS = ("ADM1", "ADM2")


class Stray(NamedTuple):
    """A name whose place is not the gazetteer's."""

    is_place: bool
    """Whether the words are known to name a place, which the gazetteer then lacks."""
    unit: Entry | None = None
    """The unit that it is told to be in."""


def strays(analysis: Analysis, toponyms: Sequence[Toponym], decisions: Sequence[Decision | None]) -> dict[int, Stray]:
    """By their index the names that are none of the gazetteer's places, though it has some of that name.

    In a report on El Salvador, "San Ramon" is not San Ramón of California; in "Rio Blanco, Tolima department", Rio Blanco is not
    the one of Veracruz.
    """
    found = {}
    spoken_of = _Countries(toponyms, decisions, clues.nations(analysis))
    labels = {(n.first, n.last): n.label for n in clues.recognised(analysis)}
    for i, (toponym, decision) in enumerate(zip(toponyms, decisions, strict=True)):
        if decision is None or _is_known(decision.entry):
            continue
        entry = decision.entry
        unit = _unit_after(analysis, toponyms, decisions, i)
        if unit is not None and entry.country == unit.country and entry.unit in (unit.unit, None):
            continue
        if unit is not None or spoken_of.leave_out(entry):
            called = labels.get((toponym.first, toponym.last)) in clues.PLACE_LABELS
            found[i] = Stray(called or unit is not None or _is_called(analysis, toponym), unit)
    return found


class _Countries:
    """Which countries a report speaks of, by its places and its adjectives of nations, each name once."""

    def __init__(
        self, toponyms: Sequence[Toponym], decisions: Sequence[Decision | None], nations: frozenset[str]
    ) -> None:
        told = {t.name.casefold(): d.entry for t, d in zip(toponyms, decisions, strict=True) if d is not None}
        self._all = Counter(e.country for e in told.values() if e.country) + Counter(nations)
        self._sure = {e.country for e in told.values() if _is_known(e)} | nations

    def leave_out(self, entry: Entry) -> bool:
        """Whether the report is about another country, and names nothing large of that of the entry."""
        if entry.country is None:
            return False
        others = self._all - Counter([entry.country])
        if others.total() < _FEWEST or entry.country in self._sure:
            return False
        (country, most), *_ = others.most_common(1)
        return country != entry.country and 2 * most >= others.total()


def _is_known(entry: Entry) -> bool:
    """Whether the name alone tells the place: no small town."""
    return not entry.feature.startswith("PPL") or entry.feature == "PPLC" or entry.population >= _LARGE


def _unit_after(
    analysis: Analysis, toponyms: Sequence[Toponym], decisions: Sequence[Decision | None], i: int
) -> Entry | None:
    """The unit that is named as such right after a name: "Brimo, Ostrana department"."""
    if i + 1 == len(toponyms) or (decision := decisions[i + 1]) is None:
        return None
    tokens, end, next_ = analysis.tokens, toponyms[i].last, toponyms[i + 1]
    between = [t.lower for t in tokens[end : next_.first]]
    if not between or len(between) > _REACH or not {",", "("} & set(between):
        return None
    lists = clues.words()
    if any(word not in _JOINTS and word not in lists.designators for word in between):
        return None
    nouns = lists.unit_nouns | lists.district_nouns
    told = [t.lower for t in tokens[next_.last - 1 : next_.last + 1]]
    return decision.entry if decision.entry.feature in _UNITS and nouns & set(told) else None


def _is_called(analysis: Analysis, toponym: Toponym) -> bool:
    """Whether a noun beside the name says that it is a place: "the Brimo neighbourhood"."""
    tokens, nouns = analysis.tokens, clues.words().designators
    return toponym.last < len(tokens) and tokens[toponym.last].lower in nouns
