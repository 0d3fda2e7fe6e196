"""Who did what to whom: from the arguments of a trigger to the roles of its event."""

from accordingto.reading.events.arguments import RELATIVE, SKIP, Slots
from accordingto.reading.events.parties import may_act, may_undergo
from accordingto.reading.events.responsible import nobody
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import Kind, classes, index
from accordingto.reading.language import Token
from accordingto.record import Role, RoleName

_UPON = ("with", "on", "against")
_INSTRUMENT_PREPS = ("with", "using", "by", "from", "in")


def roles(view: View, kind: Kind, slots: Slots, words: tuple[int, ...], harmed: str | None = None) -> tuple[Role, ...]:
    """The roles of a trigger's arguments: actor, target, affected, instrument, object.

    ``words`` are the trigger's own, none of which takes part ("opened fire"); ``harmed`` is the side that comes to harm
    where that depends on the word: "collapsed" harms its subject.
    """
    found: dict[tuple[int, int], Role] = {}

    def put(role: RoleName, token: Token) -> None:
        if (
            token.pos in ("VERB", "AUX", "DET", "ADP", "SCONJ", "PART")
            or token.i in words
            or token.lower in RELATIVE
            or (token.lower in SKIP and not view.is_pronoun_of(token))
            or token.i in view.time_of
            or not token.text[0].isalnum()
            or (nobody(view, token) and kind.family != "deprivation")  # "had no water" tells what is lacking
        ):
            return
        if (
            token.pos == "ADJ"
            and token.lemma not in classes()["rebels"]
            and token.i not in view.label_of
            and token.i not in view.entity_of
        ):
            return  # "terrorist attacks", "military exercises"
        if role != "object" and token.pos == "NOUN" and view.core(token).lemma in classes()["no_party"]:
            return  # "sent their sympathies", "it is time to bring them home"
        if role == "target" and kind.family in _OF_ACTS and not may_act(view, token):
            role = "object"  # "welcomed the withdrawal"
        if role in ("target", "affected") and token.pos == "NOUN" and not may_undergo(view, token):
            return  # "has targeted the progress made"
        span = view.phrase(token)
        entity = view.entity_of.get(token.i) or view.entity_of.get(view.core(token).i) or view.self_of.get(token.i)
        if (span.start, span.end) not in found:
            entity = entity or view.nation(view.core(token))
            found[span.start, span.end] = Role(span.start, span.end, role, entity.id if entity else None)

    for token in slots.subject:
        if kind.harm_of == "subject" or harmed == "subject":
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
        elif may_act(view, token, kind) and not view.is_town(token):
            put("actor", token)
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
        elif (
            kind.family in ("violence", "destruction")
            and kind.harm is None
            and view.among(token, ("weapons",))
            and not view.is_place(token)
        ):
            role = "instrument"
        elif kind.family == "protest" and view.among(token, ("weapons", "thrown")):
            role = "instrument"  # "stones were thrown at the guards"
        elif kind.harm and kind.object == "target" and kind.family in ("violence",):
            role = "affected"
        put(role, token)
    if kind.object == "target":
        for preposition in ("at", "on", "against", "into"):
            for token in slots.oblique.get(preposition, ()):
                bare = token.tag == "NN" and not view.children(token, "det", "poss", "amod", "compound", "nummod")
                if (
                    token.i not in view.time_of
                    and view.label_of.get(token.i) not in ("DATE", "TIME")
                    and not bare  # "while on patrol"
                    and not (preposition == "on" and view.core(token).lemma in classes()["on_the_way"])
                    and not (preposition == "at" and view.among(token, ("inhabited",)))
                    and view.among(token, ("civilians", "combatants", "buildings", "vehicles", "police"))
                ):
                    put("target", token)
    for preposition in _INSTRUMENT_PREPS:
        for token in slots.oblique.get(preposition, ()):
            thing = view.among(token, ("weapons",) if preposition == "in" else ("weapons", "debris"))
            if thing and not view.is_place(token) and kind.family in ("violence", "destruction"):
                put("instrument", token)
    for token in _others(view, kind, slots):
        put("target", token)
    return tuple(sorted(found.values()))


def _others(view: View, kind: Kind, slots: Slots) -> list[Token]:
    """Whom a preposition names: "met with the envoy", "sent flour to the town", "cut ties with Orsina"."""
    found = list(slots.oblique.get("with", ())) if kind.joint else []
    if kind.family == "aid":
        found += slots.oblique.get("to", ())
    if kind.family == "sanction":
        below = [p for t in slots.object for p in view.children(t, "prep") if p.lower in _UPON]
        upon = [t for p in _UPON for t in slots.oblique.get(p, ())]
        upon += [t for p in below for t in view.children(p, "pobj")]
        found += [t for t in upon if view.is_named(t) and may_act(view, t)]
    return found


_NO_ROLE = frozenset(["control", "place", "part"])
_OF_ACTS = frozenset(["support", "accuse", "reject", "request", "concede", "protest"])
"""Families whose object may be an act rather than somebody."""


def _armed_person(view: View, token: Token) -> bool:
    return view.core(token).lemma in ("bomber", "attacker", "kamikaze")


def _event_noun(token: Token) -> bool:
    return token.pos == "NOUN" and token.lemma in index().nouns
