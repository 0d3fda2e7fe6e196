"""Who did what to whom: from the arguments of a trigger to the roles of its event."""

from collections.abc import Iterator

from accordingto.reading.events.addressed import addressed, movers
from accordingto.reading.events.arguments import RELATIVE, SKIP, Slots
from accordingto.reading.events.parties import may_act, may_undergo
from accordingto.reading.events.responsible import nobody
from accordingto.reading.events.triggers import Trigger
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes, index
from accordingto.reading.language import Token
from accordingto.record import Entity, Role, RoleName

_INSTRUMENT_PREPS = ("with", "using", "by", "from", "in")


def roles(view: View, trigger: Trigger) -> tuple[Role, ...]:
    """The roles of a trigger's arguments: actor, target, affected, instrument, object."""
    kind, slots, words, harmed = trigger.kind, trigger.slots, trigger.words, trigger.frame.harm_of
    found: dict[tuple[int, int], Role] = {}

    def put(role: RoleName, token: Token) -> None:
        token = _whose_life(view, token)
        if (
            token.pos in ("VERB", "AUX", "DET", "ADP", "SCONJ", "PART")
            or token.i in words
            or token.lower in RELATIVE
            or (token.lower in SKIP and not view.is_pronoun_of(token))
            or token.i in view.time_of
            or not token.text[0].isalnum()
            or (len(token.text) == 1 and token.tag not in ("PRP", "CD"))  # what asterisks left of a word
            or (nobody(view, token) and kind.family != "deprivation")  # "had no water" tells what is lacking
        ):
            return
        if (
            token.pos == "ADJ"
            and view.core(token) is token
            and token.lemma not in classes()["rebels"]
            and token.i not in view.label_of
            and token.i not in view.entity_of
        ):
            return  # "terrorist attacks", "military exercises"
        if role != "object" and _no_party(view, token):
            return  # "sent their sympathies", "it is time to bring them home"
        if role == "target" and kind.family in _OF_ACTS and not may_act(view, token):
            role = "object"  # "welcomed the withdrawal"
        if role in ("target", "affected") and token.pos == "NOUN" and not may_undergo(view, token):
            return  # "has targeted the progress made"
        if role == "actor" and not may_act(view, token, kind):
            return  # "the minister met the needs"
        span = view.phrase(token)
        entity = view.entity_of.get(token.i) or view.entity_of.get(view.core(token).i) or view.self_of.get(token.i)
        if (span.start, span.end) not in found:
            entity = _called(view, token, entity) or entity or view.nation(view.core(token))
            found[span.start, span.end] = Role(span.start, span.end, role, entity.id if entity else None)

    for token in slots.subject:
        if kind.harm_of == "subject" or harmed == "subject" or kind.family == "accident":
            if _event_noun(token) and harmed == "object":
                continue  # "the strike left 90,000 homes without power"
            put(
                "object" if view.among(token, ("buildings", "vehicles")) and kind.harm != "deprived" else "affected",
                token,
            )
        elif (
            view.among(token, ("explosives", "weapons", "debris"))
            and kind.family in ("violence", "destruction")
            and not _armed_person(view, token)
        ):
            put("instrument", token)
            for owner in _whose_weapon(view, token):
                put("actor", owner)
        elif not view.is_town(token):
            put("object" if _moved(view, trigger, token) else "actor", token)
    moving = movers(view, trigger) if kind.object == "object" and not found else []
    for token in (*moving, *_foes(view, trigger)):
        put("actor", token)
    for token in addressed(view, trigger):
        put("actor" if kind.joint else "target", token)
    undergone = (harmed or kind.harm_of) == "subject" and kind.object == "affected"
    undergoing = undergone and any(may_act(view, t) for t in slots.subject)
    for token in slots.object if not undergoing else ():  # not the village of "fled the village"
        if kind.object == "object" and view.core(token).lemma in _NO_ROLE:
            continue
        if kind.family == "protest" and view.among(token, ("protest_act",)):
            continue  # "held a rally"
        if kind.family in ("visit", "displacement") and (view.is_place(token) or view.among(token, ("territory",))):
            continue  # that is where it was: "visited the town", "fled Harrat"
        role: RoleName = kind.object
        if kind.family == "sanction" and view.among(token, ("relations", "sanctions")):
            role = "object"  # "cut all ties with Orsina"
        elif _used(view, trigger, token):
            role = "instrument"
        elif kind.harm and kind.object == "target" and kind.family in ("violence",):
            role = "affected"
        put(role, token)
    for token in _upon(view, slots, words) if kind.object == "target" else ():
        put("target", token)
    for preposition in _INSTRUMENT_PREPS:
        for token in slots.oblique.get(preposition, ()):
            thing = view.among(token, ("weapons",) if preposition == "in" else ("weapons", "debris"))
            if thing and not view.is_place(token) and kind.family in ("violence", "destruction"):
                put("instrument", token)
    return tuple(sorted(found.values()))


def _moved(view: View, trigger: Trigger, token: Token) -> bool:
    """Whether it is what somebody moves: "the pullback of heavy guns"."""
    moving = trigger.kind.family in ("control", "mobilize")
    return moving and token.i not in view.entity_of and view.among(token, ("weapons",))


def _used(view: View, trigger: Trigger, token: Token) -> bool:
    """Whether an object is what it was done with: the shells of "fired shells", the stones of "threw stones"."""
    if trigger.kind.family == "protest":
        return view.among(token, ("weapons", "thrown"))
    if trigger.kind.family not in ("violence", "destruction") or trigger.kind.harm is not None or view.is_place(token):
        return False
    hit = trigger.frame.kind in _ON_VEHICLES or bool(trigger.frame.gained_by)
    struck = hit and token.dep != "compound" and view.among(token, ("vehicles",))
    return view.among(token, ("weapons",)) and not struck


def _whose_life(view: View, token: Token) -> Token:
    """The general of "an attempt on the life of the general", "on the general's life"; else the token itself."""
    if token.lemma != "life":
        return token
    of = [t for p in view.children(token, "prep") if p.lower == "of" for t in view.children(p, "pobj")]
    return next(iter([*of, *view.children(token, "poss")]), token)


def _no_party(view: View, token: Token) -> bool:
    """Whether it is nobody, of whom the report knows nobody: "the head of the agency, Ada Reen" is somebody."""
    known = token.i in view.entity_of
    return token.pos == "NOUN" and not known and view.core(token).lemma in classes()["no_party"]


def _upon(view: View, slots: Slots, words: tuple[int, ...]) -> Iterator[Token]:
    """Whom a preposition names: "fired at the guards"; not "while on patrol", "on the street", "at a town", "shot at home"."""
    used = [t for t in slots.object if view.among(t, ("weapons", "thrown"))]  # "used batons against the marchers"
    hit = any(t.i not in words and t not in used and may_undergo(view, t) for t in slots.object)
    below = [p for t in used for p in view.children(t, "prep")]
    for preposition in ("at", "on", "against", "into"):
        at = [t for p in below if p.lower == preposition for t in view.children(p, "pobj")]
        for token in (*slots.oblique.get(preposition, ()), *at):
            bare = token.tag == "NN" and not view.children(token, "det", "poss", "amod", "compound", "nummod")
            if (
                token.i not in view.time_of
                and view.label_of.get(token.i) not in ("DATE", "TIME")
                and not bare
                and not (preposition == "on" and view.core(token).lemma in classes()["on_the_way"])
                and not (preposition == "at" and view.among(token, ("inhabited",)))
                and not (preposition == "at" and hit and view.among(token, ("buildings",)))
                and view.among(token, ("civilians", "combatants", "buildings", "vehicles", "police", "protest_people"))
            ):
                yield token


_ON_VEHICLES = frozenset(["attack", "downing"])
"""Kinds whose object is what is hit, even where it could be a weapon as well: "his car was attacked"."""
_NO_ROLE = frozenset(["control", "place", "part"])
_OF_ACTS = frozenset(["support", "accuse", "reject", "request", "concede", "protest"])
"""Families whose object may be an act rather than somebody."""


def _called(view: View, token: Token, known: Entity | None) -> Entity | None:
    """Whose name stands beside a word for somebody who is not named: "his counterpart, Ada Reen"."""
    if known is not None and known.id in view.named:
        return None
    beside = [e for t in view.children(token, "appos") if (e := view.entity_of.get(t.i)) is not None]
    named = [e for e in beside if e.id in view.named and e.kind != "place"]
    return next((e for e in named if e.kind == "person"), next(iter(named), None))


def _foes(view: View, trigger: Trigger) -> list[Token]:
    """The other side of a fight, which acts as well: "clashed with rebels", "a battle with the army"."""
    if trigger.kind.family != "violence" or not trigger.kind.joint:
        return []
    return [t for p in ("with", "against") for t in trigger.slots.oblique.get(p, ()) if may_act(view, t, trigger.kind)]


def _whose_weapon(view: View, token: Token) -> list[Token]:
    """Who fired it: the militia of "a Militia missile", the army of "the army's shells"; not "the Madrid bomb", "a car bomb"."""
    near = view.children(view.core(token), "poss", "compound", "nmod", "amod")
    kinds = ("armed_group", "military", "government")
    return [
        t
        for t in near
        if ((e := view.entity_of.get(t.i)) is not None and e.kind in kinds) or view.label_of.get(t.i) in ("NORP", "ORG")
    ]


def _armed_person(view: View, token: Token) -> bool:
    return view.core(token).lemma in ("bomber", "attacker", "kamikaze")


def _event_noun(token: Token) -> bool:
    return token.pos == "NOUN" and token.lemma in index().nouns
