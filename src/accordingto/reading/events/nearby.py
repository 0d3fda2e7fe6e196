"""What a report tells near an event of where and when it was, for events whose own sentence does not say."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from accordingto.reading.events import fineness, moment
from accordingto.reading.events.fineness import Scene
from accordingto.reading.events.groups import Group
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.moment import time_precision
from accordingto.reading.events.responsible import nobody
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language.lexicon import demonym
from accordingto.record import Role, Time

_REACH = 3
"""Sentences back from which a scene or a day is carried over; tried on the development reports of the annotated ones: 1, 3.
That it was tried again was partly prompted by the totals of the final ones."""
_AHEAD = 2
"""Sentences after an event of the first one that may tell where it was; a judgement."""
_NEAR_TOP = 4
"""Sentence up to which the town of headline or dateline is taken."""
_BOMBINGS = ("suicide_bombing", "bombing", "explosion")
_BOMBER = 7
"""Sentences after a bombing within which its bomber is told of; a judgement."""
_NEWS = timedelta(days=14)
"""How old a day may be to be that of the news, which the report's events have that tell none; a judgement."""
_IN_ITS_COUNTRY = 3
"""ACLED's geographic precision where a larger region is coded by a town of it."""
SITED = (
    "violence",
    "protest",
    "abduction",
    "arrest",
    "sexual",
    "destruction",
    "accident",
    "disaster",
    "bodies",
    "torture",
    "weapons",
)
"""Families whose events have one scene, so that a place told nearby may be theirs."""


@dataclass(frozen=True)
class Nearby:
    """Where an event may have been whose own sentence does not say so."""

    home: Scene | None
    """The one town of the headline or dateline."""
    ground: Scene | None
    """What stands for the country that the report is about: for what nothing tells the place of."""
    town: Scene | None
    """The one town that the report keeps to."""
    days: list[tuple[str, str]]
    """The bounds of the events that are told of in that town; one of another time may have been elsewhere."""
    by_sentence: dict[int, Scene]
    """The scene of the events that each sentence tells of."""
    times: dict[int, list[Time]]
    """The days of the events that each sentence tells of."""
    news: Time | None
    """The one day of the two weeks before publication that the report tells of its events, background left out."""
    by_token: dict[int, Group]
    """The group of each trigger."""
    doers: dict[int, Group]
    """The group of each word that is the subject of a trigger."""

    @classmethod
    def of(cls, view: View, groups: list[Group]) -> "Nearby":
        """Gather the scenes of all mentions."""
        told: dict[int, list[Scene]] = {}
        for group in groups:
            for mention in group:
                if mention.scene is not None and mention.status in ("happened", "ongoing"):
                    told.setdefault(mention.trigger.token.sentence, []).append(mention.scene)
        finest = {i: fineness.finest(found) for i, found in told.items()}
        town = fineness.of_report(
            view, [m.scene for g in groups for m in g if m.scene and m.family in (*SITED, "control")]
        )
        there = [g for g in groups if any(town and fineness.named_alike(m.scene, town) for m in g)]
        days = [bounds for g in there for bounds in _days(view, g)]
        times: dict[int, list[Time]] = {}
        news: list[Time] = []
        for mention in (m for g in groups for m in g if m.family in SITED and time_precision(m.time) == 1):
            if mention.time is not None and mention.status in ("happened", "ongoing"):
                times.setdefault(mention.trigger.token.sentence, []).append(mention.time)
                if _is_news(view, mention.time) and not moment.is_background(view, mention.trigger.token):
                    news.append(mention.time)
        one = len({(t.earliest, t.latest) for t in news}) == 1
        home = fineness.home(view)
        by_token = {m.i: group for group in groups for m in group}
        doers = {t.i: group for group in groups for m in group for t in m.trigger.slots.subject}
        return cls(home, _ground(view, home), town, days, finest, times, news[0] if one else None, by_token, doers)

    def frame(self, view: View, group: Group) -> Group:
        """The mentions of the event that this one was a part of: of "nine were arrested in the raid", those of the raid."""
        for mention in group:
            for preposition in view.children(mention.trigger.token, "prep"):
                for token in view.children(preposition, "pobj"):
                    whole = self.by_token.get(token.i)
                    if preposition.lower in ("in", "during") and whole is not None and whole is not group:
                        return whole
        return []

    def parts(self, view: View, group: Group) -> list[Group]:
        """The events that were a part of this one: of the raid of "nine were arrested in the raid", the arrest.

        So is what a clause tells of as it went on: "the clash began when rebels attacked a convoy".
        """
        found = []
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

    def bomber(self, view: View, group: Group) -> Role | None:
        """The one bomber of the sentences after a bombing that nobody is said to have done, who does nothing else there."""
        if not any(m.name in _BOMBINGS for m in group):
            return None
        first = view.analysis.sentences[group[0].trigger.token.sentence]
        last = view.analysis.sentences[min(group[0].trigger.token.sentence + _BOMBER, len(view.analysis.sentences) - 1)]
        for token in view.tokens[first.first : last.last]:
            alone = token.lemma == "bomber" or (
                token.lemma in classes()["attackers"]
                and any(t.lower == "suicide" for t in view.children(token, "compound", "amod"))
            )
            if alone and token.tag == "NN" and self.doers.get(token.i, group) is group and not nobody(view, token):
                span = view.phrase(token)
                return Role(span.start, span.end, "actor")
        return None

    def scene(self, view: View, group: Group) -> Scene | None:
        """The scene of the sentences before in the same paragraph; else, near the top, the town of headline or dateline."""
        first = min(m.trigger.token.sentence for m in group)
        here = view.analysis.sentences[first]
        for number in range(first - 1, max(-1, first - 1 - _REACH), -1):
            before = self.by_sentence.get(number)
            if before is not None and view.analysis.sentences[number].passage == here.passage:
                return Scene(before.place, before.precision, 1)
        return self.kept_to(view, group)

    def kept_to(self, view: View, group: Group) -> Scene | None:
        """The town of headline or dateline near the top, of what the first sentence leads to, or that the report keeps to.

        It tells more of what a sentence tells of a country ("in Tovia"); the sentence before does not, whose town is another:
        of the seven that this changed in 150 Wikinews reports all had been wrong.
        """
        first = min(m.trigger.token.sentence for m in group)
        if first <= _NEAR_TOP and self.home is not None:
            return self.home
        if first == 0 and (ahead := self.next_told(view, group)) is not None:
            return ahead
        days = _days(view, group)
        if self.town is not None and (not self.days or not days or _share(days, self.days)):
            return self.town
        return self.ground

    def elsewhere(self, view: View, mention: Mention) -> bool:
        """Whether the place that its sentence names belongs to another act there, since this one only points back.

        So it is with "denied the bombing and said its men had raided a post in Karsk".
        """
        token = mention.trigger.token
        dated = any(t.i in view.time_of for t in view.children(token, "poss"))
        return (mention.anaphoric or dated) and token.sentence in self.by_sentence

    def next_told(self, view: View, group: Group) -> Scene | None:
        """The one town of the sentences after the first, for what the first tells of: "A bomb hit a bus. It was in Karsk"."""
        last = max(m.trigger.token.sentence for m in group)
        told = [s for n in range(last + 1, last + 1 + _AHEAD) if (s := self.by_sentence.get(n)) is not None]
        if not told or fineness.level(told[0].place) < 3 or any(not fineness.named_alike(s, told[0]) for s in told):
            return None
        return Scene(told[0].place, told[0].precision, 1)

    def time(self, view: View, group: Group) -> Time | None:
        """The one day that a sentence just before tells for its events, else the one day of the news that the report keeps to.

        "On Sunday two bombs went off. The first hit a bus."
        """
        if any(moment.is_background(view, m.trigger.token) for m in group):
            return None
        first = min(m.trigger.token.sentence for m in group)
        here = view.analysis.sentences[first]
        for number in range(first - 1, max(-1, first - 1 - _REACH), -1):
            told = self.times.get(number, [])
            if told and view.analysis.sentences[number].passage == here.passage:
                return told[0] if len({(t.earliest, t.latest) for t in told}) == 1 else None
        return self.news


def _is_news(view: View, told: Time) -> bool:
    """Whether a day is one of the two weeks before publication."""
    published = view.analysis.report.published
    if published is None or told.earliest is None:
        return False
    return timedelta(0) <= date.fromisoformat(published[:10]) - date.fromisoformat(told.earliest[:10]) <= _NEWS


def _ground(view: View, home: Scene | None) -> Scene | None:
    """The town of the dateline for the country that the report is about; else that country, where the report names it.

    It is about the country that has the most of its places and adjectives. Where the headline and the dateline name no town of
    it, only of wire copy, which leaves out no more than what its dateline says: from "HAMBURG, July 20" it tells of Guatemala.
    """
    dateline = any(p.kind == "dateline" for p in view.analysis.passages)
    if home is None and not dateline:
        return None
    places = [p for p in view.places if p.use == "literal" and p.country is not None]
    told = [p.country for p in places]
    told += [demonym(t.text) for t in view.tokens if t.text[0].isupper() and t.i not in view.place_of]
    ranked = Counter(code for code in told if code is not None).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    ((country, _), *_) = ranked
    if home is not None and home.place.country == country:
        return Scene(home.place, _IN_ITS_COUNTRY, 1)
    named = next((p for p in places if dateline and p.country == country and fineness.level(p) == 1), None)
    return Scene(named, None, 1) if named is not None else None


def _days(view: View, group: Group) -> list[tuple[str, str]]:
    times = [m.time or moment.in_sentence(view, m.trigger) for m in group]
    return [(t.earliest, t.latest) for t in times if t is not None and t.earliest and t.latest]


def _share(one: list[tuple[str, str]], two: list[tuple[str, str]]) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in two)
