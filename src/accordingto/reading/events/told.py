"""What a report tells around an event: the other events, their scenes, and every place and time that it names."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TypeVar

from accordingto.reading.events.choosing import upto
from accordingto.reading.events.groups import Group
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.moment import in_sentence
from accordingto.reading.events.responsible import nobody
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token
from accordingto.record import Place, Role, Span, Time

T = TypeVar("T")
_BOMBINGS = ("suicide_bombing", "bombing", "explosion")
_BOMBER = 7
"""Sentences after a bombing within which its bomber is told of; a judgement."""
PARTIES = ("actor", "target", "affected", "object")


def key(place: Place) -> str:
    """One name for all mentions of a place."""
    return place.resolved or place.name


def days(time: Time) -> tuple[str | None, str | None]:
    """The bounds as days."""
    return time.earliest and time.earliest[:10], time.latest and time.latest[:10]


@dataclass(frozen=True)
class Spot:
    """A mention of a place or of a time, as its clues look at it."""

    head: Token
    above: tuple[int, ...]
    """Indexes of the heads above it, from the nearest up."""
    within: frozenset[str]
    """Ids of the statements that it stands in."""


class Told:
    """The groups of mentions of one report."""

    def __init__(self, view: View, groups: list[Group]) -> None:
        """Index the groups by their tokens."""
        self.view = view
        self.groups = groups
        self.by_token: dict[int, Group] = {m.i: group for group in groups for m in group}
        self._triggers: dict[int, list[int]] = {}
        for i in self.by_token:
            self._triggers.setdefault(view.tokens[i].sentence, []).append(i)

    def frame(self, group: Group) -> Group:
        """The mentions of the event that this one was a part of: of "nine were arrested in the raid", those of the raid."""
        for mention in group:
            for preposition in self.view.children(mention.trigger.token, "prep"):
                for token in self.view.children(preposition, "pobj"):
                    whole = self.by_token.get(token.i)
                    if preposition.lower in ("in", "during") and whole is not None and whole is not group:
                        return whole
        return []

    def parts(self, group: Group) -> list[Group]:
        """The events that were a part of this one: of the raid of "nine were arrested in the raid", the arrest.

        So is what a clause tells of as it went on: "the clash began when rebels attacked a convoy".
        """
        found, view = [], self.view
        for mention in group:
            token = mention.trigger.token
            above = view.head(token)
            inner = [above.head] if token.dep == "pobj" and above.lower in ("in", "during") else []
            verb = token if token.pos == "VERB" else above
            for clause in view.children(verb, "advcl"):
                if any(t.lower in ("as", "when") for t in view.children(clause, "mark", "advmod")):
                    inner.append(clause.i)
            found += [part for i in inner if (part := self.by_token.get(i)) is not None and part is not group]
        return found

    def bomber(self, group: Group) -> Role | None:
        """The one bomber of the sentences after a bombing that nobody is said to have done, who does nothing else there."""
        if not any(m.name in _BOMBINGS for m in group):
            return None
        view, first = self.view, group[0].trigger.token.sentence
        sentences = view.analysis.sentences
        last = sentences[min(first + _BOMBER, len(sentences) - 1)].last
        for token in view.tokens[sentences[first].first : last]:
            alone = token.lemma == "bomber" or (
                token.lemma in classes()["attackers"]
                and any(t.lower == "suicide" for t in view.children(token, "compound", "amod"))
            )
            if alone and token.tag == "NN" and self._doers.get(token.i, group) is group and not nobody(view, token):
                span = view.phrase(token)
                return Role(span.start, span.end, "actor")
        return None

    @cached_property
    def _doers(self) -> dict[int, Group]:
        """The group of each word that is the subject of a trigger."""
        return {t.i: group for group in self.groups for m in group for t in m.trigger.slots.subject}

    def others(self, group: Group, sentence: int) -> list[int]:
        """Tokens of a sentence that name other events."""
        return [i for i in self._triggers.get(sentence, ()) if self.by_token[i] is not group]

    def within(self, token: Token) -> frozenset[str]:
        """Ids of the statements whose content a token stands in."""
        return self._within.get(token.i, frozenset())

    @cached_property
    def _within(self) -> dict[int, frozenset[str]]:
        found: dict[int, frozenset[str]] = {}
        for statement in self.view.statements:
            for span in statement.content:
                for token in self.view.analysis.tokens_in(span.start, span.end):
                    if span.start <= token.start:
                        found[token.i] = found.get(token.i, frozenset()) | {statement.id}
        return found

    def before(self, group: Group) -> list[Mention]:
        """The mentions of other events of its family that the report told before it, the nearest at most."""
        family, first = group[0].family, min(m.i for m in group)
        ordered = self._of_family[family]
        until = bisect_left(ordered, first, key=lambda m: m.i)
        return [m for m in ordered[max(0, until - _MOST) : until] if self.by_token[m.i] is not group]

    def after(self, group: Group) -> int:
        """How many mentions of other events of its family the report tells after its first."""
        family, first = group[0].family, min(m.i for m in group)
        ordered = self._of_family[family]
        until = bisect_left(ordered, first, key=lambda m: m.i)
        return len(ordered) - until - sum(m.family == family for m in group)

    @cached_property
    def _of_family(self) -> dict[str, list[Mention]]:
        """All mentions of each family, in order."""
        found: dict[str, list[Mention]] = {}
        for group in self.groups:
            for mention in group:
                found.setdefault(mention.family, []).append(mention)
        return {family: sorted(mentions, key=lambda m: m.i) for family, mentions in found.items()}

    def spot(self, span: Span) -> Spot | None:
        """A span of the text as a spot; None where the parse has no token there."""
        tokens = self.view.analysis.tokens_in(span.start, span.end)
        if not tokens:
            return None
        head = next((t for t in tokens if not span.start <= self.view.head(t).start < span.end), tokens[0])
        return Spot(head, tuple(t.i for t in self.view.ancestors(head)), self.within(head))

    @cached_property
    def places(self) -> dict[str, list[tuple[Place, Spot]]]:
        """The places that are not metonymic, by key, with all their mentions in order."""
        found: dict[str, list[tuple[Place, Spot]]] = {}
        for place in self.view.places:
            spot = self.spot(place) if place.use != "metonymic" else None
            if spot is not None and len(rows := found.setdefault(key(place), [])) < _OFTEN:
                rows.append((place, spot))
        return found

    @cached_property
    def times(self) -> dict[tuple[str | None, str | None], list[tuple[Time, Spot]]]:
        """The times that have a bound, by their days, with all their mentions in order."""
        found: dict[tuple[str | None, str | None], list[tuple[Time, Spot]]] = {}
        for time in self.view.times:
            spot = self.spot(time) if days(time) != (None, None) else None
            if spot is not None and len(rows := found.setdefault(days(time), [])) < _OFTEN:
                rows.append((time, spot))
        return found

    @cached_property
    def sentence_places(self) -> dict[int, list[tuple[Place, Spot]]]:
        """The mentions of places in each sentence."""
        found: dict[int, list[tuple[Place, Spot]]] = {}
        for rows in self.places.values():
            for place, spot in rows:
                found.setdefault(spot.head.sentence, []).append((place, spot))
        return found

    @cached_property
    def _scenes(self) -> dict[str, list[tuple[Group, str]]]:
        """The scenes that other events have by their own words: by family, party and days, and all of them under no name."""
        found: dict[str, list[tuple[Group, str]]] = {}
        for group in self.groups:
            for mention in group:
                if mention.scene is None:
                    continue
                names = ["", mention.family, *sorted(mention.entities(*PARTIES))]
                names += [str(days(mention.time))] if mention.time is not None else []
                for name in names:
                    found.setdefault(name, []).append((group, key(mention.scene.place)))
        return found

    def scenes(self, group: Group, *names: str) -> Counter[str]:
        """How many mentions of other events each place is the scene of: of these families, parties or days, or of all."""
        rows = [row for name in names or ("",) for row in self._scenes.get(name, ())[:_MOST]]
        return Counter(place for other, place in rows if other is not group)

    def last_scene(self, group: Group) -> tuple[str, int, bool] | None:
        """The scene of the event told last before this one whose own words name one: its key, sentences back, same paragraph."""
        first = min((m.trigger.token for m in group), key=lambda t: t.i)
        at = bisect_left(self._sited, first.i, key=lambda row: row[0].i)
        before = ((m, place) for m, place in reversed(self._sited[:at]) if self.by_token[m.i] is not group)
        if (last := next(before, None)) is None:
            return None
        mention, place = last
        sentences, other = self.view.analysis.sentences, mention.trigger.token.sentence
        same = sentences[other].passage == sentences[first.sentence].passage
        return place, first.sentence - other, same

    def last_named(self, group: Group) -> str | None:
        """The place named last before the event."""
        at = bisect_left(self._named, min(m.i for m in group), key=itemgetter(0))
        return self._named[at - 1][1] if at else None

    @cached_property
    def _named(self) -> list[tuple[int, str]]:
        """Where places are named, in order, with their keys."""
        return sorted((spot.head.i, name) for name, rows in self.places.items() for _, spot in rows)

    @cached_property
    def _sited(self) -> list[tuple[Mention, str]]:
        """The mentions whose own words name a place, in order, with its key."""
        found = ((m, key(m.scene.place)) for g in self.groups for m in g if m.scene is not None)
        return sorted(found, key=lambda row: row[0].i)

    def sited_in(self, sentence: int) -> bool:
        """Whether the own words of an act in a sentence name a place."""
        return any(m.trigger.token.sentence == sentence for m, _ in self._sited)

    def other_days(self, group: Group, place: str) -> bool:
        """Whether the other events of a place have days of their own, and all of them other days than this event has."""
        there = [at for m, at in self._days_at.get(place, ()) if self.by_token[m.i] is not group]
        own = [at for m in group if (at := self._days(m)) is not None] if there else []
        return bool(own) and not any(a[0] <= b[1] and b[0] <= a[1] for a in own for b in there)

    @cached_property
    def _days_at(self) -> dict[str, list[tuple[Mention, tuple[str, str]]]]:
        """The mentions whose own words name a place and that have a first and a last day, by the key of the place."""
        found: dict[str, list[tuple[Mention, tuple[str, str]]]] = {}
        for mention, place in self._sited:
            if (at := self._days(mention)) is not None:
                found.setdefault(place, []).append((mention, at))
        return found

    def _days(self, mention: Mention) -> tuple[str, str] | None:
        time = mention.time or in_sentence(self.view, mention.trigger)
        return (time.earliest, time.latest) if time is not None and time.earliest and time.latest else None

    def families(self, group: Group, bounds: tuple[str | None, str | None]) -> list[str]:
        """The families of the other events that have a time by their own words."""
        return [m.family for other, m in self._dated.get(bounds, ())[:_MOST] if other is not group]

    @cached_property
    def _dated(self) -> dict[tuple[str | None, str | None], list[tuple[Group, Mention]]]:
        found: dict[tuple[str | None, str | None], list[tuple[Group, Mention]]] = {}
        for group in self.groups:
            for mention in group:
                if mention.time is not None:
                    found.setdefault(days(mention.time), []).append((group, mention))
        return found


def apart(head: Token, token: Token) -> tuple[int, bool, int]:
    """How far apart two tokens are: sentences, whether the first is ahead, tokens."""
    gap = head.sentence - token.sentence
    return abs(gap), gap > 0, abs(head.i - token.i)


def distance(group: Group, spot: Spot) -> tuple[int, bool, int]:
    """How far a spot is from the nearest mention of an event."""
    return min(apart(spot.head, m.trigger.token) for m in group)


def nearest(group: Group, rows: Sequence[tuple[T, Spot]]) -> tuple[T, Spot, Token]:
    """Of several spots and the mentions of an event, those that are nearest to each other, with what the spot is of."""
    (of, spot), token = min(
        ((row, m.trigger.token) for row in rows for m in group), key=lambda pair: apart(pair[0][1].head, pair[1])
    )
    return of, spot, token


def away(view: View, spot: Token, token: Token) -> list[str]:
    """How far the sentence of a spot is from that of a mention, as clues; none where it is the same."""
    if not (gap := spot.sentence - token.sentence):
        return []
    same = view.analysis.sentences[spot.sentence].passage == view.analysis.sentences[token.sentence].passage
    return [f"{'back' if gap < 0 else 'ahead'} {upto(abs(gap), 4)}", *(["same paragraph"] * same)]


_OFTEN = 60
"""Mentions of one place or time that are looked at, for the same reason as `_MOST`."""
_MOST = 100
"""Scenes that are looked at; no report tells of more, and hostile text must not cost quadratic time."""
