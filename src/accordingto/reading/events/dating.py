"""When an event was: of all times that a report names, and none of them, the one that the clues speak for.

Where an event's own words name a time (`moment.py`), that is it. Else it is chosen by how near the event a time is named, by
which words it hangs on the event or on another, how long before publication it is, and which other events have it.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from accordingto.reading.events.choosing import SITED, best, sort_of, upto, weights
from accordingto.reading.events.groups import Group, kind_of
from accordingto.reading.events.moment import in_sentence, is_background, is_document, is_ended, time_precision
from accordingto.reading.events.scene import of_another
from accordingto.reading.events.told import Spot, Told, away, days, distance, nearest
from accordingto.reading.events.view import View
from accordingto.reading.language import Token
from accordingto.reading.language.lexicon import reporting_verbs
from accordingto.record import Time

Bounds = tuple[str | None, str | None]
_NEAREST = 30
"""Times that an event's is chosen from, those named nearest to it: hostile text must not cost quadratic time."""
_AGES = (
    (-1, "to come"),
    (0, "of its day"),
    (1, "of the day before"),
    (7, "of a week"),
    (31, "of a month"),
    (366, "of a year"),
)


def time(view: View, told: Told, group: Group) -> Time | None:
    """When the event was: when its own words say, or those of the event that it was a part of.

    Else it is the time that the clues speak for; None where they speak for none.
    """
    if (told_so := own(told, group)) is not None:
        return told_so
    chosen = best(list(clues(view, told, group)), *weights("when.yaml", sort_of(kind_of(group))))
    return min(told.times[chosen], key=lambda row: _words(group, *row))[0] if chosen is not None else None


def _words(group: Group, time: Time, spot: Spot) -> tuple[bool, tuple[int, bool, int]]:
    """Which words for a day to take: the nearest, and of other sentences no hour of what they tell."""
    near = distance(group, spot)
    return time.type == "TIME" and near[0] > 0, near


def own(told: Told, group: Group) -> Time | None:
    """The time by an event's own words, the most precise; or else by those of the event that it was a part of.

    What happens at one scene also has the one day or month that its sentence names.
    """
    for mentions in (group, told.frame(group)):
        if times := [(m.time, m.i) for m in mentions if m.time is not None]:
            return min(times, key=lambda row: (row[0].earliest is None, time_precision(row[0]) != 1, row[1]))[0]
    if kind_of(group).family not in SITED:
        return None
    return next((t for m in group if (t := in_sentence(told.view, m.trigger)) is not None), None)


def clues(view: View, told: Told, group: Group) -> Iterator[tuple[Bounds | None, list[str]]]:
    """Each time that may be the event's, by its days, and none (None), with what speaks for and against it.

    When somebody speaks, or another act in the sentence was, is not when the event was; "now" is when nothing happened.
    """
    background = any(is_background(view, m.trigger.token) for m in group)
    near = sorted(told.times, key=lambda bounds: min(distance(group, spot) for _, spot in told.times[bounds]))
    for bounds in near[:_NEAREST]:
        rows = [row for row in told.times[bounds] if not _besides(view, group, background, *row)]
        if rows:
            found = ["background" if background else "foreground", *_of_itself(view, rows)]
            yield bounds, [*found, *_of_events(told, group, bounds), *_beside(view, told, group, rows)]
    yield None, _never(told, group, background)


_REACH = 3
"""Sentences from which a day may be an event's that is not one of the news; a month or a year is lent to no other sentence."""
_NEWS = timedelta(days=14)
"""How old a day may be to be that of the news, which may stand far from its events; a judgement."""


def _is_news(view: View, told: Time) -> bool:
    """Whether a time is a day of the two weeks before publication."""
    published = view.analysis.report.published
    if published is None or told.earliest is None or time_precision(told) != 1:
        return False
    return timedelta(0) <= date.fromisoformat(published[:10]) - date.fromisoformat(told.earliest[:10]) <= _NEWS


def _besides(view: View, group: Group, background: bool, time: Time, spot: Spot) -> bool:
    """Whether a mention of a time is told of a speaker, or of something else in the event's sentence."""
    if spot.head.i in view.source_of or (time.value == "PRESENT_REF" and kind_of(group).status != "ongoing"):
        return True
    above = [view.tokens[i] for i in spot.above]
    if any(is_document(t) for t in above[:2]):
        return True
    verb = next((t for t in above if t.pos in ("VERB", "AUX")), None)
    if verb is not None and verb.lemma in reporting_verbs():
        return True
    far = min(abs(m.trigger.token.sentence - spot.head.sentence) for m in group)
    if far and background:
        return True  # "soldiers had arrested two clerics"
    if far and not (time_precision(time) == 1 and (far <= _REACH or _is_news(view, time))):
        return True
    triggers = [m.trigger for m in group if m.trigger.token.sentence == spot.head.sentence]
    return bool(triggers) and all(of_another(view, spot.head, t) or is_ended(view, t) for t in triggers)


def _of_itself(view: View, rows: list[tuple[Time, Spot]]) -> list[str]:
    """What is true of a time for every event."""
    first = rows[0][0]
    found = [f"type {first.type}", f"named {upto(len(rows), 3)}", f"precision {time_precision(first)}"]
    found.append("one bound" if None in days(first) else "two bounds")
    found += [f"signal {first.signal}"] * any(time.signal for time, _ in rows)
    found.append(f"first in {upto(min(spot.head.sentence for _, spot in rows), 3)}")
    published = view.analysis.report.published
    if published is None or first.earliest is None:
        return [*found, "of no known age"]
    age = (date.fromisoformat(published[:10]) - date.fromisoformat(first.earliest[:10])).days
    return [*found, next((name for most, name in _AGES if age <= most), "older")]


def _of_events(told: Told, group: Group, bounds: Bounds) -> list[str]:
    """How many other events have the time by their own words, and whether one of the same family has."""
    families = told.families(group, bounds)
    return [f"events {upto(len(families), 3)}", *(["event of its family"] * (kind_of(group).family in families))]


def _beside(view: View, told: Told, group: Group, rows: list[tuple[Time, Spot]]) -> list[str]:
    """How the event's nearest mention stands to the nearest mention of the time."""
    _, spot, token = nearest(group, rows)
    head = spot.head
    if clues := away(view, head, token):
        return clues
    found = ["same sentence", f"after {view.head(head).lower}" if head.dep == "pobj" else f"as {head.dep}"]
    found += _tie(view, spot, token)
    first, last = sorted((head.i, token.i))
    others = told.others(group, token.sentence)
    found.append(f"others between {upto(sum(first < i < last for i in others), 2)}")
    found.append("another nearer" if any(abs(i - head.i) < last - first for i in others) else "none nearer")
    found.append("behind" if head.i > token.i else "before")
    found += ["fronted"] * (head.i - view.analysis.sentences[head.sentence].first < _FRONT)
    return found + ["another statement"] * (spot.within != told.within(token))


_FRONT = 3
"""Words of a sentence within which a time stands at its front."""


def _tie(view: View, spot: Spot, token: Token) -> list[str]:
    """How a time and a trigger of one sentence hang together."""
    if token.i in spot.above:
        return [f"below at {upto(spot.above.index(token.i), 4)}"]
    path = [token, *view.ancestors(token)]
    common = next((n for n, t in enumerate(path[1:]) if t.i in spot.above or t.i == spot.head.i), None)
    found = ["apart" if common is None else f"below a head above {upto(common, 4)}"]
    relations = {t.dep for t in path[: common + 1]} if common is not None else set()
    found += ["event in a relative clause"] * bool(relations & {"relcl", "acl"})
    found += ["event in what is said"] * ("ccomp" in relations)
    deps = {spot.head.dep, *(view.tokens[i].dep for i in spot.above[:6])}
    return found + ["time in a relative clause"] * bool(deps & {"relcl", "acl"})


def _never(told: Told, group: Group, background: bool) -> list[str]:
    """What speaks for an event whose time is not told."""
    main = kind_of(group)
    token = main.trigger.token
    found = ["", main.status, f"family {main.family}", f"tag {token.tag}", f"times {upto(len(told.times), 3)}"]
    found += [f"sentence {upto(min(m.trigger.token.sentence for m in group), 4)}", f"mentions {upto(len(group), 3)}"]
    found.append("noun" if token.pos in ("NOUN", "PROPN") else "verb")
    for clue, said in (
        ("background", background),
        ("harm", any(m.harm for m in group)),
        ("in a statement", all(told.within(m.trigger.token) for m in group)),
        ("points back", all(m.anaphoric for m in group)),
    ):
        found += [clue] * said
    return [f"never {clue}".strip() for clue in found]
