"""How sure an event is: the chance that a reader would list it, with its type, as one of its own.

Nine in ten of what is wrong are no misread words: they are further mentions of a happening that is listed already, or words
for what nobody would list. So the clues tell what the event is called, how its words stand in the sentence, what is known of
it, and what the report told before. The weights of `confidence.yaml` were fitted by `training/events/fit.py`.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache

from accordingto.reading.events.choosing import upto
from accordingto.reading.events.groups import Group, kind_of
from accordingto.reading.events.told import PARTIES, Told
from accordingto.record import Event, Role, vocabulary

_SUFFERERS = frozenset(["target", "affected"])


def clues(told: Told, group: Group, event: Event) -> list[str]:
    """What speaks for and against an event, as readable words."""
    view, main = told.view, kind_of(group)
    token = min(group, key=lambda m: m.i).trigger.token
    before = told.before(group)
    parties = {r.entity for r in event.roles if r.entity is not None}
    places = {m.scene.place.resolved for m in group if m.scene is not None}
    days = {(m.time.earliest, m.time.latest) for m in group if m.time is not None}
    known = {m.scene.place.resolved for m in before if m.scene is not None}
    dated = {(m.time.earliest, m.time.latest) for m in before if m.time is not None}
    kinds = {r.role for r in event.roles}
    found = ["", *(f"name {name}" for name in sorted({m.name for m in group})), f"as {token.dep}"]
    found += ["noun" if token.pos in ("NOUN", "PROPN") else f"verb {token.tag}", event.status]
    found += [f"mentions {upto(len(group), 4)}", f"sentence {upto(token.sentence, 5)}"]
    found += [f"before {upto(len(before), 3)}", f"after {upto(told.after(group), 3)}"]
    for clue, said in (
        ("actor", "actor" in kinds),
        ("sufferer", bool(kinds & _SUFFERERS)),
        ("no roles", not kinds),
        ("harm", bool(event.harm)),
        ("own time", bool(days)),
        ("own place", bool(places)),
        ("time", event.time is not None),
        ("place", event.place is not None),
        ("type", event.plover is not None),
        ("points back", main.anaphoric and len(group) == 1),
        ("passive", any(m.trigger.slots.passive for m in group)),
        ("in a statement", all(told.within(m.trigger.token) for m in group)),
        ("named party", not parties.isdisjoint(view.named)),
        ("party of one before", any(not parties.isdisjoint(m.entities(*PARTIES)) for m in before)),
        ("place of one before", not places.isdisjoint(known)),
        ("another place", bool(places and known) and places.isdisjoint(known)),
        ("day of one before", not days.isdisjoint(dated)),
        ("another day", bool(days and dated) and days.isdisjoint(dated)),
    ):
        found += [clue] * said
    return found


def chance(clues: Iterable[str]) -> float:
    """The chance that goes with clues, those without a weight saying nothing.

    >>> 0 < chance(["", "before 3+", "no roles", "name death"]) < chance(["", "before 0", "actor", "type"]) < 1
    True
    """
    by = _weights()
    return round(1 / (1 + math.exp(-sum(by.get(clue, 0.0) for clue in clues))), 3)


@cache
def _weights() -> Mapping[str, float]:
    return vocabulary.load(__package__, "confidence.yaml", dict[str, float])


def again(told: Told, group: Group, event: Event) -> bool:
    """Whether it is likelier another mention of what was told before than an event, and adds nothing to it.

    It adds something where it gives a figure or who holds a place, or a place or a day that no event of its family before it has;
    and harm or a party, too, unless nearly all is against it. What is denied is no event that it could repeat.
    """
    before = [m for m in told.before(group) if m.account.asserted is not None]
    if event.confidence >= _LEAST or not before or event.control is not None:
        return False
    counted = any(h.low is not None or h.high is not None for h in event.harm)
    if counted or any(told.view.amounts_in(role) for role in event.roles):
        return False
    found = clues(told, group, event)
    news = ("own time" in found and "day of one before" not in found) or (
        "own place" in found and "place of one before" not in found
    )
    if news or event.confidence < _HARDLY:
        return not news
    known = {None, *(_party(told, role) for m in before for role in m.roles)}
    return not event.harm and known.issuperset(_party(told, role) for role in event.roles)


def _party(told: Told, role: Role) -> str | None:
    """Who or what takes part: the entity, or the noun for what is none; people without a name are nobody in particular."""
    if role.entity is not None:
        return role.entity
    head = told.view.analysis.head_of_span(role)
    return None if head is None or role.role in ("actor", "affected") else head.lemma


_LEAST = 0.4
"""Tried on the train and further parts of `gold/cells.jsonl`, cross-validated, with entities as the only parties: with .3, .35,
.4, .45 the F1 of what is listed rises from .731 to .749, .753, .755, .758, for 21, 25, 30, 31 right events lost of 1,088."""
_HARDLY = 0.2
"""Tried on the same parts: with none, .15, .2, .25, .3 the share of what is listed that is right is .621, .631, .640, .647, .652,
for 1, 4, 11, 19 right events lost of 1,066."""
