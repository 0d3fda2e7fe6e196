"""Running totals told from new deaths: "the attack brings the toll to 30", "at least 4,700 have been killed since May"."""

from accordingto.reading.events.triggers import Trigger
from accordingto.reading.events.view import View
from accordingto.reading.language import Token

_BRINGING = frozenset(["bring", "take", "raise", "push", "lift", "increase"])
"""Verbs that put a number on top of what was counted before."""
_STRETCHES = frozenset(
    ["war", "conflict", "insurgency", "uprising", "campaign", "occupation", "year", "month", "decade"]
)
"""What is too long for one event: "so far this year", "in the war", "over the past two months"."""
_WITHIN = frozenset(["in", "during", "over", "throughout", "within"])


def running(view: View, trigger: Trigger) -> bool:
    """Whether the count at a trigger is a total over a stretch of time, and no count of what happened just now.

    "Since" counts from then on; a number that an attack *brings* to so many holds the earlier ones; a war or "this year" is no
    event. "Four were killed since they had no shelter" gives a reason, and no beginning.
    """
    token = trigger.token
    near = [token]
    if token.pos in ("NOUN", "PROPN"):
        above = view.head(token)
        if token.dep == "dobj" and above.lemma in _BRINGING and _to(view, above, token):
            return True
        near.append(above)
    return any(_stretch(view, child) for at in near for child in view.children(at))


def _to(view: View, verb: Token, noun: Token) -> bool:
    return any(t.lower == "to" for at in (verb, noun) for t in view.children(at, "prep", "dative"))


def _stretch(view: View, child: Token) -> bool:
    if child.lower == "since":
        return child.dep != "mark" and bool(view.children(child, "pobj", "pcomp", "npadvmod"))
    if child.dep == "advcl":
        return any(t.lower == "since" for t in view.children(child, "mark")) and _begins(child)
    if child.dep in ("npadvmod", "tmod"):
        return child.lemma in _STRETCHES and any(t.lower == "this" for t in view.children(child, "det"))
    if child.dep == "prep" and child.lower in _WITHIN:
        return any(_long(view, t) for t in view.children(child, "pobj"))
    return False


def _begins(verb: Token) -> bool:
    return verb.lemma in ("begin", "start", "break", "erupt", "invade", "launch", "seize")


def _long(view: View, noun: Token) -> bool:
    """As "the war" and "the past two months"; not "the war's first day" and not "in May"."""
    if noun.lemma not in _STRETCHES:
        return False
    if noun.lemma in ("year", "month", "decade"):
        return any(t.lower in ("past", "last", "this", "previous") for t in view.children(noun, "amod", "det"))
    return any(t.lower in ("the", "this", "that", "its", "their") for t in view.children(noun, "det", "poss"))
