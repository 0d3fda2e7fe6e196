"""From the mentions of one happening to its Event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from accordingto.reading.events import dating
from accordingto.reading.events.blame import blame
from accordingto.reading.events.claims import Claim
from accordingto.reading.events.confidence import chance, clues
from accordingto.reading.events.groups import Group, kind_of
from accordingto.reading.events.harm import harmed
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.moment import time_precision
from accordingto.reading.events.participants import participants
from accordingto.reading.events.persons import one_by_one
from accordingto.reading.events.responsible import nobody
from accordingto.reading.events.survivors import lived
from accordingto.reading.events.view import View
from accordingto.reading.events.whereabouts import Map
from accordingto.reading.language import Token
from accordingto.record import REPORT, Acled, Control, Event, Harm, Plover, Span, Status

_ORDER: tuple[Status, ...] = ("happened", "ongoing", "planned", "called_for", "hypothetical", "denied")
_PASSING = frozenset(["mobilize", "base", "support"])
"""Families whose participles before or after a noun only say which one is meant."""
_CUSTOMARY = frozenset(["talks", "visit", "agreement"])
"""Families of which a bare plural tells what is usual."""
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_VERBLESS = frozenset(["NOUN", "PROPN", "X"])


def telling(view: View, mention: Mention) -> bool:
    """Whether the mention says enough to be an event: a noun that names a sort of event alone ("attacks are common") does not."""
    if (
        mention.name in ("death", "injury", "wounding", "damage", "destruction", "displacement", "missing")
        and not mention.harm
        and not mention.roles
    ):
        return False
    if mention.trigger.frame.adjectives and not mention.harm:
        return False
    token = mention.trigger.token
    if (
        mention.name in ("wounding", "injury")
        and (hurt := harmed(mention.trigger))
        and all(nobody(view, t) for t in hurt)
    ):
        return False  # "nobody was hurt"
    if _ranked(view, token):
        return False
    if mention.family in _PASSING and token.tag == "VBN" and token.dep in ("acl", "amod") and mention.time is None:
        return False  # "the troops deployed there" are told of, not the deployment
    if (
        mention.family in _CUSTOMARY
        and token.tag == "NNS"
        and mention.time is None
        and mention.trigger.slots.light is None
        and not any(r.entity for r in mention.roles)
    ):
        return False  # "he filmed their meetings"
    if mention.name == "holding" and mention.control is None and (mention.scene is None or not mention.roles):
        return False
    if mention.trigger.token.pos not in _VERBLESS or mention.trigger.by_form:
        return True
    if mention.roles or mention.harm or mention.time or mention.control or mention.status == "called_for":
        return True
    if mention.scene is not None and mention.scene.surety >= 2:
        return True
    if mention.family == "violence" and token.tag == "NN" and view.children(token, "relcl"):
        return True  # "a second blast, which hurt nobody"
    if any(t.lower in ("attempted", "failed") for t in view.children(token, "amod")):
        return True  # "a failed coup"
    return mention.anaphoric or mention.trigger.slots.light is not None or len(mention.trigger.words) > 1


def describes(view: View, mention: Mention) -> bool:
    """Whether a participle before a noun only says which one is meant: "the besieged town", "occupied territory".

    It is no event of its own, but may be a further mention of one ("the dead man").

    Not so where it brings somebody in, or says who did it or when: "two kidnapped nurses", "the recently shelled port".
    """
    token = mention.trigger.token
    if token.dep != "amod" or token.tag not in ("VBN", "VBD", "JJ"):
        return False
    if mention.time is not None or any(t.dep not in ("punct", "prt", "conj", "cc") for t in view.children(token)):
        return False
    counted = any(h.low is not None for h in mention.harm)  # "the wounded man" is one
    noun = view.head(token)
    bare = noun.tag == "NNS" and not view.children(noun, "det", "nummod")  # "families of dead soldiers"
    return mention.family in _STATES or ((bare or _known(view, noun)) and not counted)


def _known(view: View, noun: Token) -> bool:
    """Whether a noun is told of as known already: "the soldiers", "its leader"."""
    return any(t.lower in _DEFINITE or t.dep == "poss" for t in view.children(noun, "det", "poss"))


_STATES = frozenset(["restrict", "control", "coup", "deport", "displacement"])
"""Families whose participles tell how something is: "a banned group", "occupied land"."""


def _ranked(view: View, noun: Token) -> bool:
    """Whether it only says the how manieth or the worst one this was: "it was the second attack on the town in two years"."""
    above = view.head(noun)
    subject = next(iter(view.children(above, "nsubj")), None)
    if noun.dep not in ("attr", "oprd", "ccomp") or noun.pos != "NOUN":
        return False
    of_it = above.lemma == "call" or (
        above.lemma == "be" and subject is not None and subject.lower in ("it", "this", "that")
    )
    return of_it and any(t.lower in _ORDINALS or t.tag == "JJS" for t in view.children(noun, "amod"))


_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "sixth", "latest", "last"])


@dataclass(frozen=True, slots=True)
class Beside:
    """What the rest of a report says of one happening."""

    disputed: list[str]
    """Ids of the statements that deny or doubt it."""
    outcome: Acled | None = None
    """What a protest came to."""
    charged: Sequence[Claim] = ()
    """Those who are said elsewhere to have done it."""


def assemble(view: View, group: Group, ground: Map, beside: Beside) -> Event | None:
    """The event that a group of mentions tells of, without its id; None where what is left is only an anaphor of nothing."""
    disputed, outcome, charged = beside.disputed, beside.outcome, beside.charged
    main = kind_of(group)
    if len(group) == 1 and main.anaphoric and not (main.roles or main.harm or main.time or main.scene):
        return None
    asserted = _asserted(group)
    triggers = _disjoint(s for m in group for s in m.trigger.spans(view))
    asserted = _not_of_itself(view, asserted, triggers)
    asserted += dict.fromkeys(c.asserted for c in charged if c.asserted not in asserted)
    told = [m for m in group if m.account.asserted is not None] or group
    state: Status = "denied"
    if asserted:
        state = min((m.status for m in told), key=_ORDER.index)
    plover, acled = _codes(group, main)
    if outcome is not None:
        plover, acled = ("PROTEST" if main.family == "protest" else plover), outcome
    around = ground.told
    frame = around.frame(group)
    roles = participants(view, group, told, charged, [frame] if frame else around.parts(group))
    if not any(r.role == "actor" for r in roles) and (bomber := around.bomber(group)) is not None:
        roles = tuple(sorted((*roles, bomber)))
    where = ground.scene(group)
    when = dating.time(view, around, group)
    harm = _harm(view, group)
    evidence = _disjoint([*(s for m in group for s in (m.evidence, *m.extra)), *(c.evidence for c in charged)])
    event = Event(
        id="",
        trigger=tuple(triggers),
        status=state,
        according_to=tuple(asserted or disputed),
        evidence=tuple(evidence),
        plover=plover,
        acled=acled,
        roles=roles,
        place=where.place.id if where else None,
        geo_precision=where.precision if where else None,
        time=when.id if when else None,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        time_precision=time_precision(when),
        harm=harm,
        control=_control(group),
        disputed_by=tuple(disputed),
        confidence=0.0,
        blame=blame(view, group, plover, [(c.actor, c.blame) for c in charged]),
    )
    return replace(event, confidence=chance(clues(around, group, event)))


def _asserted(group: Group) -> list[str]:
    """Who asserts it, in order of the text.

    Where somebody else tells of it, a bare noun of the outlet's that points back to it ("the crash") does not assert it.
    """
    ordered = sorted((m for m in group if m.account.asserted is not None), key=lambda m: m.i)
    told = [m for m in ordered if not (m.account.asserted == REPORT and _points_only(m))]
    return list(dict.fromkeys(m.account.asserted for m in told or ordered if m.account.asserted is not None))


def _disjoint(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one: a clause within a clause repeats no words."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _not_of_itself(view: View, asserted: list[str], triggers: list[Span]) -> list[str]:
    """Without the statements that the event itself makes: an announcement that is yet to come does not assert itself."""
    known = view.statement_by_id
    kept: list[str] = []
    for id in asserted:
        statement = known.get(id)
        if statement is not None and any(t.overlaps(c) for t in triggers for c in statement.cue):
            outer = statement.within
            if outer is not None and outer not in kept and outer not in asserted:
                kept.append(outer)
        else:
            kept.append(id)
    return kept or asserted


def _codes(group: Group, main: Mention) -> tuple[Plover | None, Acled | None]:
    plover, acled = main.plover, main.acled
    names = {m.name for m in group}
    targeted = any(r.role == "target" for r in main.roles)
    if main.name == "attack" or (main.name == "explosion" and main.acled is None):
        # Who was hit is often said by the clause that tells of the dead.
        for m in group:
            if m.acled is not None and m.name in ("killing", "wounding") and (acled is None or not targeted):
                plover, acled = m.plover or plover, m.acled
    if plover is None:
        plover = next(
            (
                m.plover
                for m in group
                if m.plover is not None and m.family == main.family and m.name not in ("killing", "wounding")
            ),
            None,
        ) or (
            next((m.plover for m in group if m.plover is not None), None)
            if main.name == "explosion" and "killing" not in names
            else plover
        )
    return plover, acled


def _harm(view: View, group: Group) -> tuple[Harm, ...]:
    """The harm of all mentions; what a later sentence repeats is dropped, what it says differently is kept beside it."""
    found: list[Harm] = []
    by_sentence: dict[int, list[Harm]] = {}
    for mention in sorted(group, key=lambda m: m.i):
        by_sentence.setdefault(mention.trigger.token.sentence, []).extend(lived(view, mention, group))
    for harms in by_sentence.values():
        earlier = list(found)
        for harm in harms:
            if any(_repeats(harm, old) for old in earlier):
                continue
            if harm.low is None and any(h.kind == harm.kind and h.group == harm.group for h in found):
                continue
            if harm in found:
                continue
            if harm.low is not None and harm.amount is not None:
                found = [
                    h
                    for h in found
                    if not (h.low is None and h.kind == harm.kind and h.group in (harm.group, "unknown"))
                ]
            found.append(harm)
    if any(h.kind == "abducted" for h in found):
        found = [h for h in found if h.kind != "missing"]  # that is how one hears of it first
    found = [replace(harm, according_to=_givers(group, harm)) for harm in found]
    return tuple(one_by_one(view, group, found))


def _points_only(mention: Mention) -> bool:
    """Whether it is a bare noun that says nothing of its own."""
    says = mention.harm or mention.time or mention.scene or mention.roles or mention.trigger.slots.light
    return mention.anaphoric and not says


def _givers(group: Group, harm: Harm) -> tuple[str, ...]:
    """Who gives a count: those in whose words it stands, there or in another mention."""
    count = (harm.kind, harm.low, harm.high)
    ordered = sorted(group, key=lambda m: m.i)
    given = [m for m in ordered if harm in m.harm] + [
        m for m in ordered if any((h.kind, h.low, h.high) == count for h in m.harm)
    ]
    return tuple(dict.fromkeys(m.account.asserted for m in given if m.account.asserted is not None))


def _repeats(new: Harm, old: Harm) -> bool:
    if new.kind != old.kind or new.total != old.total:
        return False
    groups = {new.group, old.group}
    if (
        len(groups) > 1
        and not groups & {"unknown"}
        and not groups <= {"civilians", "children", "journalists", "aid_workers", "police"}
    ):
        return False
    if new.low is None or (new.amount is None and new.low == 1):
        return True
    return (new.low, new.high) == (old.low, old.high)


def _control(group: Group) -> Control | None:
    found = [m.control for m in group if m.control is not None]
    place = next((c.place for c in found if c.place is not None), None)
    if place is None:
        return None
    return Control(
        place,
        next((c.from_ for c in found if c.from_), None),
        next((c.to for c in found if c.to), None),
    )
