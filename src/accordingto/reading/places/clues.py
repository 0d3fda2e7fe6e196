"""Whether a capitalised name is used as a place: what is seen of it and around it, each weighed.

The weights of `recognition.yaml` were fitted by `training/places/train.py` (logistic regression). Beside the clues that can be
read it weighs what the shared encoder has of the words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.reading.language import Analysis, Name, casing, kinds, lexicon
from accordingto.reading.places import governing, names
from accordingto.reading.places.gazetteer import Entry
from accordingto.record import vocabulary

OWN = "in the user's own table"
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_BODY_LABELS = frozenset({"ORG", "NORP"})
_JOINTS = frozenset({",", "and", "or", "&"})
_LARGE = 20_000
"""People of a town whose name is a town's even where a body's name ends in it ("Team Chicago"). A judgement."""
_OWN = 2.5
"""Log odds for a town without a GeoNames id: somebody wrote it into a table of their own. A judgement: no set has any."""
SEA = "a sea's whole name"
_SEA = 2.0
"""Log odds for it: the annotated news has a handful of them. A judgement."""
_KINDS = frozenset({"PCLI", "ADM1", "ADM2", "CONT", "RGN", "PPLC", "ZN"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a place."""

    first: int
    last: int
    """Tokens ``first`` up to, but without, ``last``."""
    entries: tuple[Entry, ...]
    """What the gazetteer has under that name."""
    short: bool = False
    """Whether they abbreviate a state after a town and a comma."""
    called: bool = False
    """Whether they follow "the village of" or the like."""
    followed: bool = False
    """Whether a unit or a country that holds one of the places follows after a comma: "Joplin, Mo."."""


@dataclass(frozen=True)
class Words:
    """The lists of `words.yaml`."""

    in_: frozenset[str]
    from_: frozenset[str]
    designators: frozenset[str]
    unit_nouns: frozenset[str]
    district_nouns: frozenset[str]
    units_nouns: frozenset[str]
    districts_nouns: frozenset[str]
    town_nouns: frozenset[str]
    titles: frozenset[str]
    with_branches: frozenset[str]
    branches: frozenset[str]
    public_bodies: frozenset[str]
    private_bodies: frozenset[str]
    natural_nouns: frozenset[str]
    never: frozenset[str]
    directions: frozenset[str]
    states_of: frozenset[str]
    ends: frozenset[str]
    calendar: frozenset[str]


@dataclass(frozen=True)
class Weights:
    """What each clue counts for, on the scale of log odds."""

    threshold: float
    elsewhere: float
    """The share of the mean score of a name's other mentions in the report that is added to each one's own."""
    bias: float
    clues: dict[str, float]
    encoder: tuple[float, ...]
    """What each number counts for that the encoder's early layer has of the name's words, in their mean."""


class Seen(NamedTuple):
    """A candidate with all that speaks for it and against it."""

    candidate: Candidate
    clues: list[str]
    state: NDArray[np.float32]
    """The mean of its words' ``states`` in the encoder's pass."""


@cache
def words() -> Words:
    """The lists of `words.yaml`."""
    raw = vocabulary.load("accordingto.reading.places", "words.yaml", dict[str, frozenset[str]])
    return Words(**{name + "_" if name in ("in", "from") else name: group for name, group in raw.items()})


@cache
def weights() -> Weights:
    """The fitted weights."""
    return vocabulary.load("accordingto.reading.places", "recognition.yaml", Weights)


def score(seen: Seen, by: Weights) -> float:
    """What speaks for a name being used as a place, as log odds."""
    judged = governing.words().counts
    return (
        by.bias
        + sum(by.clues.get(clue, 0.0) + judged.get(clue, 0.0) for clue in seen.clues)
        + float(seen.state @ np.asarray(by.encoder, dtype=np.float32))
        + (_OWN if OWN in seen.clues else 0.0)
        + (_SEA if SEA in seen.clues else 0.0)
    )


def chance(score: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def recognised(analysis: Analysis) -> Iterator[Name]:
    """The names that the recogniser found; those of places without the words of time and place that it drew into some.

    From "Kirkuk on Thursday" it leaves Kirkuk, from "Izium in March" Izium; "Rostov on Don" stays whole.
    """
    tokens, lists, shouted = analysis.tokens, words(), in_capitals(analysis)
    for name in analysis.names:
        last = name.last
        if name.label in PLACE_LABELS and name.last - name.first > 2:
            for i in range(name.first + 1, name.last - 1):
                word = tokens[i].lower if tokens[i].sentence in shouted else tokens[i].text
                if word in lists.ends or (word in lists.in_ | lists.from_ and tokens[i + 1].lower in lists.calendar):
                    last = i
                    break
        yield name if last == name.last else name._replace(last=last, end=tokens[last - 1].end)


def in_capitals(analysis: Analysis) -> frozenset[int]:
    """The sentences of passages that are written in capitals, where a capital tells nothing of a name."""
    shouted = [casing.in_capitals(analysis.text[p.start : p.end]) for p in analysis.passages]
    return frozenset(i for i, s in enumerate(analysis.sentences) if shouted[s.passage])


def nations(analysis: Analysis) -> frozenset[str]:
    """The countries whose adjective a report uses."""
    found = {lexicon.demonym(word) for word in {t.text for t in analysis.tokens if t.text[0].isupper()}}
    return frozenset(code for code in found if code)


def countries_spoken_of(analysis: Analysis) -> frozenset[str]:
    """The countries that a report names, or whose adjective it uses."""
    found: set[str | None] = {*nations(analysis)}
    found |= {lexicon.country(analysis.text[n.start : n.end]) for n in analysis.names if n.label in PLACE_LABELS}
    return frozenset(code for code in found if code)


class Clues:
    """Looks at the names of one report."""

    def __init__(self, analysis: Analysis) -> None:
        """Counts first how the name recogniser labels each word and name all over the report."""
        self._tokens = analysis.tokens
        self._analysis = analysis
        found = list(recognised(analysis))
        self._exact: dict[tuple[int, int], str] = {(n.first, n.last): n.label for n in found}
        self._inside: dict[int, tuple[int, int, str]] = {}
        self._labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._person_parts: set[str] = set()
        self._bodies: set[str] = set()
        """Last words of the names of bodies: "front" of "Velmar Liberation Front"."""
        for n in found:
            for i in range(n.first, n.last):
                self._inside[i] = (n.first, n.last, n.label)
            self._labels[names.key(analysis.text[n.start : n.end])][n.label] += 1
            if n.label == "PERSON" and n.last - n.first > 1:
                self._person_parts.update(analysis.tokens[i].lower for i in range(n.first, n.last))
            elif n.label in _BODY_LABELS and n.last - n.first > 1 and analysis.tokens[n.last - 2].text[0].isupper():
                self._bodies.add(analysis.tokens[n.last - 1].lower)
        self._countries = countries_spoken_of(analysis)
        self._lower = {t.lower for t in analysis.tokens if t.text.islower()}
        titled = [
            sum(t.text[0].isupper() for t in analysis.tokens[s.first : s.last]) > 0.7 * (s.last - s.first)
            for s in analysis.sentences
        ]
        self._titled = titled
        self._in_capitals = in_capitals(analysis)

    def is_short_for_a_body(self, candidate: Candidate) -> bool:
        """Whether a name is the last word of a body's in the report ("the Front"), and that of small towns only."""
        return (
            candidate.last - candidate.first == 1
            and not candidate.called
            and self._tokens[candidate.first].lower in self._bodies
            and all(e.feature.startswith("PPL") and e.id > 0 and e.population < _LARGE for e in candidate.entries)
        )

    def of(self, candidate: Candidate) -> list[str]:
        """The names of the clues seen at a name."""
        if candidate.short:
            return ["abbreviation"]
        if candidate.called and not candidate.entries:
            return ["unknown, after the village of"]
        return [
            *self._itself(candidate),
            *self._elsewhere(candidate),
            *self._before(candidate),
            *self._after(candidate),
            *governing.clues(self._analysis, candidate.first, candidate.last),
        ]

    def _itself(self, candidate: Candidate) -> Iterator[str]:
        first, last, entries = candidate.first, candidate.last, candidate.entries
        if candidate.called:
            yield "called a town"
        if candidate.followed:
            yield "followed by its unit"
        head = self._tokens[last - 1]
        name = self._analysis.text[self._tokens[first].start : head.end]
        yield f"label {self._label(first, last)}"
        yield f"head {head.dep}"
        yield f"tag {head.tag}"
        yield f"words {min(last - first, 3)}"
        if any(e.id < 0 and e.rank == 0 and e.feature.startswith("PPL") for e in entries):
            yield OWN
        if last - first > 1 and any(e.feature == "SEA" for e in entries):
            yield SEA
        if entries:
            # Nobody counts the people of a region, and those of a village of its name ("Middle East") say nothing of it.
            if not any(e.feature == "RGN" and e.rank == 0 and not e.population for e in entries):
                yield f"people {min(len(str(max(e.population for e in entries))), 8)}"
            yield f"rank {min(e.rank for e in entries)}"
            for feature in sorted({e.feature for e in entries} & _KINDS):
                yield f"has {feature}"
            yield f"bearers {min(len(entries), 4)}"
            if any(e.country in self._countries and e.feature != "PCLI" and e.rank < 2 for e in entries):
                yield "in a country spoken of"
        else:
            yield "unknown"
            if kinds.is_given_name(self._tokens[first].text):
                yield "unknown, given name first"
            if head.lower in words().natural_nouns:
                yield "ends as a landmark"
        if any(e.feature == "PCLI" and e.rank == 0 for e in entries):
            yield "country"
        elif last - first == 1 and lexicon.demonym(name):
            yield "demonym"
        if last - first == 1:
            if kinds.is_given_name(name):
                yield "given name"
            if len(name) <= 3:
                yield "short"
            if len(name) > 1 and name.isupper() and head.sentence not in self._in_capitals:
                yield "capitals"

    def _elsewhere(self, candidate: Candidate) -> Iterator[str]:
        first, last = candidate.first, candidate.last
        head = self._tokens[last - 1]
        labels = self._labels.get(names.key(self._analysis.text[self._tokens[first].start : head.end]))
        if labels:
            places = sum(n for label, n in labels.items() if label in PLACE_LABELS)
            yield f"elsewhere place {round(2 * places / labels.total()) / 2}"
            yield f"elsewhere person {round(2 * labels['PERSON'] / labels.total()) / 2}"
        if last - first == 1:
            if head.lower in self._person_parts:
                yield "part of a person's name"
            if head.lower in self._lower:
                yield "also in small letters"
        if self._titled[head.sentence] and head.sentence not in self._in_capitals:
            yield "in a headline"
        if self._listed(first - 2, first - 1) or self._listed(last + 1, last):
            yield "listed beside a place"

    def _listed(self, beside: int, joint: int) -> bool:
        """Whether the word on the other side of a comma or an "and" is one of a name that the recogniser takes for a place's."""
        if min(beside, joint) < 0 or max(beside, joint) >= len(self._tokens):
            return False
        return self._tokens[joint].lower in _JOINTS and self._inside.get(beside, (0, 0, ""))[2] in PLACE_LABELS

    def _before(self, candidate: Candidate) -> Iterator[str]:
        tokens, w = self._tokens, words()
        start = self._analysis.sentences[tokens[candidate.first].sentence].first
        first = candidate.first
        if first == start:
            yield "before start"
            return
        before, before2 = tokens[first - 1], tokens[first - 2] if first - 1 > start else None
        if before.lower in w.in_:
            yield "before in"
        elif before.lower in w.from_:
            yield f"before {before.lower}"
            if before.lower == "of" and before2 is not None:
                if before2.lower in w.designators:
                    yield "designator of"
                elif before2.lower in w.private_bodies:
                    yield "private body of"
                elif before2.text[0].isupper():
                    yield "name of"
        elif before.lower in w.titles:
            yield "before title"
        elif before.lower in w.designators:
            yield "before designator"
        elif before.text[0].isupper() and before.pos == "PROPN":
            yield "before name"
        elif before.text == ",":
            yield "before comma"
            if before2 is not None and before2.text[0].isupper():
                yield "before name and comma"
        else:
            yield f"before {before.pos}"
            if before.lower == "the":
                yield "the"

    def _after(self, candidate: Candidate) -> Iterator[str]:
        tokens, w, last = self._tokens, words(), candidate.last
        end = self._analysis.sentences[tokens[candidate.first].sentence].last
        if last == end:
            yield "after end"
            return
        after = tokens[last]
        if after.lower == "police":
            yield "after police"
        elif after.lower in w.private_bodies and after.text[0].isupper():
            yield "after private body"
        elif after.lower in w.public_bodies and after.text[0].isupper():
            yield "after public body"
        elif after.lower in w.designators:
            yield "after designator"
        elif after.tag == "POS":
            yield "after possessive"
        elif after.text == ",":
            yield "after comma"
            if last + 1 < end and tokens[last + 1].text[0].isupper():
                yield "after comma and name"
        elif after.text[0].isupper() and after.pos == "PROPN":
            yield "after name"
            span = self._inside.get(candidate.first)
            if span and span[1] > last:
                tail = tokens[span[1] - 1].lower
                if tail in w.private_bodies:
                    yield "ends as private body"
                elif tail in w.public_bodies:
                    yield "ends as public body"
        elif after.lemma in lexicon.speech_verbs():
            yield "after speech"
        else:
            yield f"after {after.pos}"

    def _label(self, first: int, last: int) -> str:
        exact = self._exact.get((first, last))
        if exact:
            return exact
        span = self._inside.get(first) or self._inside.get(last - 1)
        if not span:
            return "none"
        if span[0] <= first and last <= span[1]:
            if span[0] == first - 1 and span[1] == last and self._tokens[span[0]].lower == "the":
                return span[2]
            where = "start" if span[0] == first else "end" if span[1] == last else "middle"
            return f"{where} of {span[2]}"
        return f"over {span[2]}"
