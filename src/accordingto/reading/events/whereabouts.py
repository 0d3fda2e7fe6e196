"""Where an event was: of all places that a report names, and none of them, the one that the clues speak for.

Where an event's own words name a place (`scene.py`), that is it. Else it is chosen by how near the event a place is named, by
which words it hangs on the event or on another, how fine it is, how often and how early the report names it, and which
other events have their scene there.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from accordingto.reading.events.agreeing import REAL
from accordingto.reading.events.choosing import SITED, best, sort_of, upto, weights
from accordingto.reading.events.fineness import Scene, finest, holds, level, precision
from accordingto.reading.events.groups import Group, kind_of
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.scene import goals, in_sentence, made_by, of_another, of_speaker
from accordingto.reading.events.told import PARTIES, Spot, Told, away, days, distance, key, nearest
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token
from accordingto.reading.language.lexicon import demonym
from accordingto.record import Place

_NEAREST = 30
"""Places that an event's is chosen from, those named nearest to it: hostile text must not cost quadratic time."""
_CHAINED = ("compound", "nmod", "appos", "conj")


class Map:
    """The places of a report, with what is true of each for every event."""

    def __init__(self, view: View, told: Told) -> None:
        """Count the places."""
        self.view = view
        self.told = told
        self.rows = told.places
        self.level = {name: level(rows[0][0]) for name, rows in self.rows.items()}
        self.towns = {name: len(rows) for name, rows in self.rows.items() if self.level[name] == 3}
        self.countries = Counter(p.country for rows in self.rows.values() for p, _ in rows if p.country is not None)

    @cached_property
    def country_of(self) -> dict[str, str]:
        """The countries of the entities that have one."""
        return {e.id: e.country for e in self.view.analysis.entities if e.country is not None}

    @cached_property
    def adjectives(self) -> Counter[str]:
        """How often each country is named by an adjective."""
        return Counter(code for _, code in self._adjectives)

    @cached_property
    def _adjectives(self) -> list[tuple[int, str]]:
        told = [(t.sentence, demonym(t.text)) for t in self.view.tokens if t.text[0].isupper()]
        return [(n, code) for n, code in told if code is not None]

    def adjectives_in(self, sentences: set[int]) -> set[str]:
        """The countries whose adjectives stand in some sentences."""
        return {code for n, code in self._adjectives if n in sentences}

    @cached_property
    def constant(self) -> dict[str, list[str]]:
        """The clues of each place that are the same for every event."""
        top = max(self.rows, key=lambda name: len(self.rows[name]), default=None)
        town = max(self.towns, key=lambda name: self.towns[name], default=None)
        country = self.countries.most_common(1)[0][0] if self.countries else None
        found = {}
        for name, rows in self.rows.items():
            place, deep = rows[0][0], self.level[name]
            clues = [f"level {deep}", "located" if place.latitude is not None else f"unlocated, level {deep}"]
            clues += [f"count {upto(len(rows), 4)}", f"first in {upto(min(s.head.sentence for _, s in rows), 4)}"]
            clues += ["most named"] * (name == top) + ["most named town"] * (name == town)
            clues += ["only town"] * (deep == 3 and len(self.towns) == 1)
            if place.country is not None:
                clues.append("main country" if place.country == country else "other country")
                clues += ["country of adjectives"] * (self.adjectives[place.country] > 1)
            clues += [f"in {kind}" for kind in sorted({self._passage(s) for _, s in rows} & {"title", "dateline"})]
            finer = [other for other, theirs in self.rows.items() if holds(place, theirs[0][0])]
            clues += ["holds finer"] * bool(finer) + ["holds one finer"] * (len(finer) == 1)
            found[name] = clues
        return found

    def _passage(self, spot: Spot) -> str:
        return self.view.analysis.passages[self.view.analysis.sentences[spot.head.sentence].passage].kind

    def scene(self, group: Group) -> Scene | None:
        """Where the event was: where its own words say, or those of the event that it was a part of.

        Where they name no more than a country, or nothing, it is the place that the clues speak for (of surety 1); None
        where they speak for none.
        """
        own = self.own(group)
        if own is not None and (self.level[key(own.place)] > 1 or kind_of(group).family not in SITED):
            return own
        main = kind_of(group)
        if own is None and (carried := self._carried(group)) is not None:
            return carried
        chosen = best(list(self.clues(group)), *weights("where.yaml", sort_of(main)))
        if own is not None and (chosen is None or not holds(own.place, self.rows[chosen][0][0])):
            return own
        if chosen is None:
            return None
        place = min(self.rows[chosen], key=lambda row: (row[0].offset is not None, distance(group, row[1])))[0]
        return Scene(place, precision(place), 1)  # the town, rather than "within 40 km" of it

    def _carried(self, group: Group) -> Scene | None:
        """The scene of the sentence just before in the paragraph, for an act whose own sentence names no place.

        "Troops left Karsk in March. Police found bodies in its yards."
        """
        main = kind_of(group)
        sentences = {m.trigger.token.sentence for m in group}
        last = self.told.last_scene(group)
        told = any(self.told.sentence_places.get(n) for n in sentences)
        if last is None or told or main.family not in SITED or main.status not in REAL:
            return None
        name, back, same = last
        if back != 1 or not same:
            return None
        place = self.rows[name][0][0]
        return Scene(place, precision(place), 1)

    @cached_property
    def _about(self) -> str | None:
        """The country that the report is about: that has the most of its places and adjectives."""
        ranked = (self.countries + self.adjectives).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def own(self, group: Group) -> Scene | None:
        """The scene by an event's own words, or else by those of the event that it was a part of."""
        for mentions in (group, self.told.frame(group)):
            scenes = [m.scene for m in mentions if m.scene is not None]
            scenes = scenes or [s for m in mentions if (s := self._in_sentence(m)) is not None]
            if scenes:
                return finest(scenes)
        return None

    def _in_sentence(self, mention: Mention) -> Scene | None:
        """What its sentence names, unless that belongs to another act there, since this one only points back.

        So it is with "denied the bombing and said its men had raided a post in Karsk".
        """
        token = mention.trigger.token
        dated = any(t.i in self.view.time_of for t in self.view.children(token, "poss"))
        elsewhere = (mention.anaphoric or dated) and self.told.sited_in(token.sentence)
        return None if elsewhere else in_sentence(self.view, mention.trigger)

    def clues(self, group: Group) -> Iterator[tuple[str | None, list[str]]]:
        """Each place that may be the event's, by its key, and none (None), with what speaks for and against it.

        What stands in a source, where somebody speaks, or with another act in the sentence ("in revenge for what soldiers did
        in Karsk"), is not where the event was.
        """
        near = self._near(group)
        if self._is_wide(group):
            near = [name for name in near if self.level[name] < 3]
        beside = {name: self._beside(group, name) for name in near}
        sentences = {m.trigger.token.sentence for m in group}
        around = _Around(self, group, sentences)
        for name, clues in beside.items():
            if clues is not None:
                yield name, [*self.constant[name], *around.clues(name), *clues]
        yield None, around.nowhere()

    def _is_wide(self, group: Group) -> bool:
        """Whether it was done to more land than a town has: "liberated 3,100 square miles", "took dozens of villages"."""
        for role in (r for m in group for r in m.roles if r.role in ("object", "target")):
            if any(a.kind == "area" for a in self.view.amounts_in(role)):
                return True
            tokens = self.view.analysis.tokens_in(role.start, role.end)
            if any(t.tag == "NNS" and t.lemma in classes()["settlements"] for t in tokens):
                return True
        return False

    def _near(self, group: Group) -> list[str]:
        return sorted(self.rows, key=lambda name: min(distance(group, s) for _, s in self.rows[name]))[:_NEAREST]

    def _beside(self, group: Group, name: str) -> list[str] | None:
        """How the event stands to the nearest mention of the place; None where each is told of something else."""
        view = self.view
        if self.level[name] == 1 and self._about != self.rows[name][0][0].country:
            return (
                None  # "two U.S. citizens": a country besides the one that the report is about tells whose, not where
            )
        rows = [row for row in self._rows[name] if not self._besides(group, row[1])]
        if not rows or self.told.other_days(group, name):
            return None  # "On Monday rebels shelled Karsk. … In January gunmen killed two farmers."
        _, spot, token = nearest(group, rows)
        if clues := away(view, spot.head, token):
            sentences = {m.trigger.token.sentence for m in group}
            elsewhere = any(key(p) != name for n in sentences for p, _ in self.told.sentence_places.get(n, ()))
            return [*clues, "sentence names another" if elsewhere else "sentence names none"]
        clues = ["same sentence", *_tie(view, spot, token), *_order(self.told, group, spot, token)]
        clues += ["another statement"] * (spot.within != self.told.within(token))
        beside = self.told.sentence_places.get(token.sentence, [])
        closest = min(beside, key=lambda row: abs(row[1].head.i - token.i))[0]
        return clues + ["nearest"] * (key(closest) == name)

    @cached_property
    def _rows(self) -> dict[str, list[tuple[Place, Spot]]]:
        """The mentions that tell neither of a speaker nor of where it was not ("in Karsk, not Lenta")."""
        view = self.view

        def tells(spot: Spot) -> bool:
            i = spot.head.i
            denied = i > 0 and view.tokens[i - 1].lower == "not"
            return not (denied or i in view.source_of or of_speaker(view, spot.head))

        return {name: [row for row in rows if tells(row[1])] for name, rows in self.rows.items()}

    def _besides(self, group: Group, spot: Spot) -> bool:
        """Whether a mention of a place is told of whither somebody fled, or of something else in the event's sentence."""
        triggers = [m.trigger for m in group if m.trigger.token.sentence == spot.head.sentence]
        if any(
            spot.head.i in goals(self.view, trigger) or made_by(self.view, spot.head, trigger) for trigger in triggers
        ):
            return True
        return bool(triggers) and all(of_another(self.view, spot.head, trigger) for trigger in triggers)


class _Around:
    """What the report tells around one event, as clues of places."""

    def __init__(self, on: Map, group: Group, sentences: set[int]) -> None:
        """Look up what all places are held against."""
        self.on, self.group, self.sentences = on, group, sentences
        country = on.country_of
        self.actors = {country[e] for m in group for e in m.entities("actor") if e in country}
        self.targets = {country[e] for m in group for e in m.entities(*PARTIES[1:]) if e in country}
        self.adjectives = on.adjectives_in(sentences)
        told = on.told
        self.scenes = told.scenes(group)
        self.of_family = told.scenes(group, kind_of(group).family)
        self.of_parties = told.scenes(group, *sorted({e for m in group for e in m.entities(*PARTIES)}))
        self.of_days = told.scenes(group, *{str(days(m.time)) for m in group if m.time is not None} or {"-"})
        self.last_named, last = told.last_named(group), told.last_scene(group)
        self.last_scene = last[0] if last is not None else None
        self.told_last = (
            f"last scene {upto(last[1], 4)} back{' in its paragraph' * last[2]}" if last is not None else ""
        )
        self.beside = {key(p): p for n in sentences for p, _ in told.sentence_places.get(n, ())}
        self.top = max(self.scenes, key=lambda name: self.scenes[name], default=None)

    def clues(self, name: str) -> list[str]:
        """What speaks for the place."""
        place = self.on.rows[name][0][0]
        clues = [f"scenes {upto(self.scenes[name], 3)}"]
        for clue, said in (
            ("most scenes", name == self.top),
            ("last scene", name == self.last_scene),
            (self.told_last, name == self.last_scene),
            ("last named", name == self.last_named),
            ("last scene and named", name == self.last_named == self.last_scene),
            ("scene of its family", self.of_family[name] > 0),
            ("scene of its parties", self.of_parties[name] > 0),
            ("scene of its day", self.of_days[name] > 0),
            ("country of its actor", place.country in self.actors),
            ("country of its target", place.country in self.targets),
            ("country of an adjective beside", place.country in self.adjectives),
            ("wider beside", any(holds(other, place) for other in self.beside.values())),
            ("finer beside", any(holds(place, other) for other in self.beside.values())),
            ("alone in its sentences", set(self.beside) == {name}),
            (
                "finest in its sentences",
                name in self.beside and self.on.level[name] == max(self.on.level[n] for n in self.beside),
            ),
        ):
            clues += [clue] * said
        return clues

    def nowhere(self) -> list[str]:
        """What speaks for its place not being told."""
        on, group, main = self.on, self.group, kind_of(self.group)
        clues = ["", main.status, f"family {main.family}", f"sentence {upto(min(self.sentences), 4)}"]
        clues += [f"towns {upto(len(on.towns), 3)}", f"places {upto(len(on.rows), 3)}"]
        clues += [f"mentions {upto(len(group), 3)}", "noun" if main.trigger.token.pos in ("NOUN", "PROPN") else "verb"]
        for clue, said in (
            ("no place beside", not self.beside),
            ("points back", all(m.anaphoric for m in group)),
            ("title", any(m.title for m in group)),
            ("harm", any(m.harm for m in group)),
            ("time", any(m.time for m in group)),
            ("in a statement", all(on.told.within(m.trigger.token) for m in group)),
            ("no scenes", not self.scenes),
        ):
            clues += [clue] * said
        return [f"nowhere {clue}".strip() for clue in clues]


def _tie(view: View, spot: Spot, token: Token) -> list[str]:
    """How a name and a trigger of one sentence hang together."""
    at = spot.head
    while at.dep in _CHAINED and at.head != at.i:
        at = view.head(at)
    by = f"after {view.head(at).lower}" if at.dep == "pobj" else f"as {at.dep}"
    clues = ["beside a distance" if at.dep != "pobj" and spot.head.i in view.offset_of else by]
    clues += ["modifies"] * (spot.head.dep in ("compound", "nmod"))
    if token.i in spot.above:
        return [*clues, "below", f"below at {upto(spot.above.index(token.i), 5)}"]
    above = [t.i for t in view.ancestors(token)]
    common = next((n for n, i in enumerate(above) if i in spot.above or i == spot.head.i), None)
    clues.append("apart" if common is None else f"below a head above {upto(common, 4)}")
    return clues + ["above"] * (spot.head.i in above)


def _order(told: Told, group: Group, spot: Spot, token: Token) -> list[str]:
    """What stands between a name and a trigger of one sentence."""
    first, last = sorted((spot.head.i, token.i))
    others = told.others(group, token.sentence)
    between = sum(first < i < last for i in others)
    nearer = any(abs(i - spot.head.i) < last - first for i in others)
    return [
        f"others between {upto(between, 2)}",
        "another nearer" if nearer else "none nearer",
        "behind" if spot.head.i > token.i else "before",
        f"fives of words {upto((last - first) // 5, 5)}",
    ]
