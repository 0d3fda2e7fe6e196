"""Where the words beside a name put what is told there: 12 km south of it, near it, in the northern part of it.

The patterns are in `offsets.yaml`. Points and radii follow the point-radius method (Wieczorek, Guo and Hijmans, International
Journal of Geographical Information Science 18(8), 2004): the radius holds what the direction leaves open (half the angle to
the next point of the compass that is as coarse), how far the figure is rounded, and how far the town reaches.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import cos, hypot, radians, sin
from typing import Literal, NamedTuple, get_args

from accordingto.reading.language import Analysis, lexicon
from accordingto.reading.language.lexicon import numbers
from accordingto.reading.language.phrases import Grammar, Phrase, Word
from accordingto.reading.places import geodesy
from accordingto.reading.places.precision import SPOT, kind
from accordingto.record import Direction, Offset, OffsetRule, Place, vocabulary

Rule = OffsetRule | Literal["far"]
_WINDS: tuple[Direction, ...] = get_args(Direction)
_POINTED = frozenset({"town", SPOT})
"""Kinds of places from whose point a distance can be measured."""
_NEXT = 60
"""Characters between two names that belong together, at most; a bound on work."""
_PAIRED = frozenset({"between", "road"})


@dataclass(frozen=True)
class Vocabulary:
    """The file `offsets.yaml`."""

    compass: dict[str, float]
    sides: dict[str, float]
    central: tuple[str, ...]
    modifiers: frozenset[str]
    designators: frozenset[str]
    road_nouns: frozenset[str]
    area_nouns: frozenset[str]
    district_nouns: frozenset[str]
    border_nouns: frozenset[str]
    unit_nouns: frozenset[str]
    units: dict[str, float]
    about: tuple[str, ...]
    at_most: tuple[str, ...]
    at_least: tuple[str, ...]
    few: tuple[str, ...]
    many: tuple[str, ...]
    parts: dict[str, str]
    before: dict[Rule, tuple[str, ...]]
    after: dict[OffsetRule, tuple[str, ...]]
    joining: dict[str, frozenset[str]]
    only: dict[OffsetRule, frozenset[str]]
    shared: frozenset[OffsetRule]
    extent: float
    radius: dict[OffsetRule, float]


class Beside(NamedTuple):
    """A phrase beside a name."""

    rule: Rule
    start: int
    end: int
    """Offsets into the text."""
    said: Mapping[str, tuple[str, ...]]
    """The words of the pattern's named parts, in lower case."""


@cache
def words() -> Vocabulary:
    """The vocabulary."""
    return vocabulary.load("accordingto.reading.places", "offsets.yaml", Vocabulary)


def find(analysis: Analysis, places: Sequence[Place]) -> dict[str, Offset]:
    """The offsets of the places of a report, by the id of the place. Metonymic places have none.

    A place that the gazetteer lacks takes the point of the words that tell where it is: "Sorven, a village 9 km east of Izium".
    """
    found: dict[str, Offset] = {}
    literal = [p for p in places if p.use == "literal"]
    for passage, tokens in zip(analysis.passages, analysis.words, strict=True):
        here = [p for p in literal if passage.start <= p.start < passage.end]
        if here:
            _read(analysis.text, tokens, here, found)
    return found


def _read(text: str, tokens: Sequence[Word], places: Sequence[Place], found: dict[str, Offset]) -> None:
    before, after = _beside(tokens, places)
    for number, place in enumerate(places):
        one, two = _fitting(place, before.get(place.id)), _fitting(place, after.get(place.id))
        following = places[number + 1] if number + 1 < len(places) else None
        if following is not None and (pair := _pair(text, place, following, one, after)):
            found[place.id] = found[following.id] = pair
        elif place.id not in found and (chosen := _chosen(one, two)):
            found[place.id] = _offset(place, chosen, _end(text, tokens, place, chosen, two))
            _share(text, place, following, found, before)
    for earlier, place in pairwise(places):
        offset = found.get(place.id)
        if earlier.latitude is None and offset and earlier.id not in found and _describes(text, earlier, offset):
            found[earlier.id] = offset


def _beside(tokens: Sequence[Word], places: Sequence[Place]) -> tuple[dict[str, Beside], dict[str, Beside]]:
    """The longest phrase before and after each place."""
    starts = {p.start: p for p in places}
    ends = {p.end: p for p in places}
    before: dict[str, Beside] = {}
    after: dict[str, Beside] = {}
    for phrase in grammar().candidates(tokens):  # of several the longest comes first
        side, _, rule = phrase.rule.partition(" ")
        if side == "before" and (place := _starting(tokens, phrase, starts)):
            before.setdefault(place.id, _phrase(tokens, phrase, rule))
        elif side == "after" and phrase.first and (place := ends.get(tokens[phrase.first - 1].end)):
            after.setdefault(place.id, _phrase(tokens, phrase, rule))
    return before, after


def _starting(tokens: Sequence[Word], phrase: Phrase, starts: Mapping[int, Place]) -> Place | None:
    """The place that begins right after the phrase, or with its last words ("near Old Tellin")."""
    for i in range(phrase.last, max(phrase.first, phrase.last - 3), -1):
        if i < len(tokens) and (place := starts.get(tokens[i].start)):
            return place
    return None


def _phrase(tokens: Sequence[Word], phrase: Phrase, rule: str) -> Beside:
    said = {name: tuple(w.lower for w in tokens[a:b]) for name, (a, b) in phrase.groups.items()}
    return Beside(rule, tokens[phrase.first].start, tokens[phrase.last - 1].end, said)  # type: ignore[arg-type]


def _fitting(place: Place, beside: Beside | None) -> Beside | None:
    """The phrase, where its rule is for such places."""
    if beside is None or beside.rule == "far":
        return beside
    kinds = words().only.get(beside.rule)
    return beside if not kinds or not place.feature or kind(place.feature) in kinds else None


def _chosen(before: Beside | None, after: Beside | None) -> Beside | None:
    """Of the phrases before and after a name the one that tells more: "the northern Aleppo countryside" is a countryside."""
    if before is None or after is None:
        return before or after
    if before.rule == "part":
        return after._replace(start=before.start, said={**after.said, **before.said})
    return before


def _end(text: str, tokens: Sequence[Word], place: Place, chosen: Beside, after: Beside | None) -> int:
    """Where the phrase ends: after the name and its noun, "northern Kharkiv region"."""
    ends = [place.end, chosen.end, after.end if after else 0]
    follows = next((w for w in tokens if w.start >= place.end), None)
    if follows and follows.lower in words().unit_nouns and not text[place.end : follows.start].strip():
        ends.append(follows.end)
    return max(ends)


def _offset(place: Place, beside: Beside, end: int) -> Offset:
    """One place's offset, with its point where the words lead to one."""
    rule: OffsetRule = "distance" if beside.rule == "far" else beside.rule
    bearing = _bearing(beside.said.get("dir") or beside.said.get("side") or ())
    made = Offset(min(beside.start, place.start), end, rule, _wind(bearing), places=(place.id,))
    told = _kilometres(beside.said)
    if told:
        made = replace(made, distance_km=round(told[0], 1))
    if place.latitude is None or place.longitude is None or kind(place.feature or "") not in _POINTED:
        return made
    here = (place.latitude, place.longitude)
    if rule != "distance":
        radius = words().radius.get(rule)
        return made if radius is None else _at(made, here, radius)
    hedge = " ".join(beside.said.get("hedge", ()))
    if told is None or hedge in words().at_least:
        return made
    km, rounded = told
    if bearing is None or hedge in words().at_most:
        return _at(made, here, km + (0 if hedge in words().at_most else rounded) + words().extent)
    most, angle = km + rounded, radians(_open_angle(bearing))
    left_open = hypot(km - most * cos(angle), most * sin(angle))
    return _at(made, geodesy.towards(here, bearing, km), left_open + words().extent)


def _at(offset: Offset, point: geodesy.Point, radius: float) -> Offset:
    return replace(offset, latitude=round(point[0], 4), longitude=round(point[1], 4), radius_km=round(radius, 1))


def _pair(text: str, place: Place, following: Place, one: Beside | None, after: Mapping[str, Beside]) -> Offset | None:
    """The offset of two places: "between Izium and Sloviansk", "the Izium-Sloviansk highway"."""
    second = after.get(following.id)
    rule: OffsetRule
    if one and one.rule in _PAIRED and _joined(text, place, following, one.rule):
        rule, start, end = one.rule, one.start, following.end  # type: ignore[assignment]
    elif second and second.rule == "road" and _joined(text, place, following, "dash"):
        rule, start, end = "road", place.start, second.end
    else:
        return None
    kinds = {kind(p.feature) for p in (place, following) if p.feature}
    if not kinds <= _POINTED:
        return None
    offset = Offset(start, end, rule, places=(place.id, following.id))
    if None in (place.latitude, place.longitude, following.latitude, following.longitude):
        return offset
    a, b = ((p.latitude or 0.0, p.longitude or 0.0) for p in (place, following))
    return _at(offset, geodesy.middle(a, b), geodesy.kilometres(a, b) / 2 + words().extent)


def _share(
    text: str, place: Place, following: Place | None, found: dict[str, Offset], before: Mapping[str, Beside]
) -> None:
    """Gives the second of two towns the offset of the first: "near Izium and Balakliia"."""
    offset = found[place.id]
    if (
        following is not None
        and offset.rule in words().shared
        and following.id not in before
        and kind(following.feature or "PPL") in _POINTED
        and _joined(text, place, following, "between")
    ):
        said = {"side": _name_of(offset.direction)} if offset.direction else {}
        found[following.id] = _offset(following, Beside(offset.rule, offset.start, place.end, said), following.end)


def _joined(text: str, place: Place, following: Place, how: str) -> bool:
    """Whether nothing stands between two names but a word that joins them, and what the second is: "and the town of"."""
    between = text[place.end : following.start].lower()
    if len(between) > _NEXT:
        return False
    first, *rest = between.split() or [""]
    known = words().modifiers | words().designators | {"the", "of"}
    return first in words().joining[how] and all(w in known for w in rest)


def _describes(text: str, place: Place, offset: Offset) -> bool:
    """Whether the words stand behind the place and tell where it is: "Sorven, a small village 9 km east of"."""
    if offset.rule not in ("distance", "direction", "near", "outside", "outskirts"):
        return False
    between = text[place.end : offset.start]
    if len(between) > _NEXT:
        return False
    first, *rest = between.replace(",", " , ").split() or [""]
    known = words().modifiers | words().designators | {"a", "an", "the"}
    return first == "," and all(w.lower() in known for w in rest)


def _kilometres(said: Mapping[str, tuple[str, ...]]) -> tuple[float, float] | None:
    """The distance told and how far it may be off, in kilometres; None where no figure is told."""
    unit = words().units.get(" ".join(said.get("u", ())))
    if unit is None:
        return None
    if "half" in said:
        return 0.5 * unit, 0.25 * unit
    if "one" in said:
        return unit, 0.5 * unit
    low = numbers.value(said.get("n", ()))
    if low is None:
        return None
    high = numbers.value(said["b"]) if "b" in said else low
    if high is None or high < low:
        high = low
    # Half of the last figure that is told, after Wieczorek et al.; theirs makes ±50 of 100, which is coarser than news.
    step = 5.0 if low % 10 == 0 else 0.5
    return (low + high) / 2 * unit, ((high - low) / 2 + step) * unit


def _bearing(said: Sequence[str]) -> float | None:
    """Degrees of "south", "north-east", "east north east", "northern"; None for no direction.

    >>> _bearing(["south"]), _bearing(["north", "-", "eastern"]), _bearing(["east", "north", "east"]), _bearing(["central"])
    (180.0, 45.0, 67.5, None)
    """
    points = words().compass | words().sides
    told = [float(points[w]) for w in said if w in points]
    if not told:
        return None
    at = told.pop()
    for other in reversed(told):
        turn = (other - at + 180) % 360 - 180
        at = (at + turn / 2) % 360
    return at


def _wind(bearing: float | None) -> Direction | None:
    return None if bearing is None else _WINDS[round(bearing / 22.5) % 16]


def _name_of(direction: Direction | None) -> tuple[str, ...]:
    """A direction in words that `_bearing` reads again."""
    names = {"N": "north", "E": "east", "S": "south", "W": "west"}
    return tuple(names[letter] for letter in direction or "")


def reach(offset: Offset | None) -> float | None:
    """How far from the named places, in kilometres, the words put it; None where they do not say."""
    if offset is None:
        return None
    if offset.rule == "distance":
        return offset.distance_km
    if offset.radius_km is not None and len(offset.places) == 2:
        return offset.radius_km - words().extent
    return offset.radius_km


def degrees_of(direction: Direction) -> float:
    """The bearing of a point of the compass.

    >>> degrees_of("SW")
    225.0
    """
    return _WINDS.index(direction) * 22.5


def _open_angle(bearing: float) -> float:
    """How far a direction may be off: 45° for the four winds, 22.5° for the next four, 11.25° for the other eight."""
    step = round(bearing / 22.5) % 16
    return 45.0 if step % 4 == 0 else 22.5 if step % 2 == 0 else 11.25


@cache
def grammar() -> Grammar:
    """The patterns, compiled."""
    v = words()
    classes = {
        **numbers.classes(),
        "dash": ["-", "‐", "‑", "–", "—"],
        "compass": [*v.compass],
        "sided": [*v.sides],
        "middle": [*v.central],
        "modifier": [*v.modifiers],
        "designator": [*v.designators],
        "road_noun": [*v.road_nouns],
        "area_noun": [*v.area_nouns],
        "district_noun": [*v.district_nouns],
        "border_noun": [*v.border_nouns],
        "unit": [*v.units],
        "article": ["a", "an", "one"],
        "half_word": ["half"],
    }
    parts = {
        **numbers.MACROS,
        **v.parts,
        "hedge": _any([*v.about, *v.at_most, *v.at_least]),
        "at_most_word": _any(v.at_most),
        "few": _any(v.few),
        "many": _any(v.many),
        "possessive": '("\'" s | "’" s)',
    }
    patterns = {
        f"{side} {rule}": list(all_)
        for side, table in (("before", v.before), ("after", v.after))
        for rule, all_ in table.items()
    }
    people = [d for c in lexicon.countries().values() for d in c.demonyms if d.isalpha()]
    return Grammar(classes, parts, patterns, numbers.SHAPES, {"demonym": [d.lower() for d in people]})


def _any(phrases: Sequence[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    longest = sorted(phrases, key=lambda p: (-len(p.split()), p))
    return "(" + " | ".join(" ".join(f'"{word}"' for word in p.split()) for p in longest) + ")"
