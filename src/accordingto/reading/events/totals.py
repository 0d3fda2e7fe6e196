"""Running totals told from new deaths: "the attack brings the toll to 30", "at least 4,700 have been killed since May"."""

from accordingto.reading.events.tolls import participles
from accordingto.reading.events.triggers import Trigger
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token

_WITHIN = frozenset(["in", "during", "over", "throughout", "within"])
_UP_TO = ("to", "past", "above", "beyond")


def running(view: View, trigger: Trigger) -> bool:
    """Whether the count at a trigger is a total over a stretch of time, and no count of what happened just now.

    "Since" counts from then on; a number that an attack *brings* to so many holds the earlier ones; a war or "this year" is no
    event. "Four were killed since they had no shelter" gives a reason, and no beginning.
    """
    token = trigger.token
    near = [token]
    if token.pos in ("NOUN", "PROPN"):
        above = view.head(token)
        if token.dep == "dobj" and above.lemma in classes()["raising"] and _brought(view, above, trigger):
            return True
        near.append(above)
    above = view.head(token)
    shared = [above] if token.dep == "conj" else []
    shared += [t for t in view.children(token, "conj") if not view.children(t, "nsubj", "nsubjpass")]
    near += [t for t in shared if t.pos == "VERB"]  # "have been wounded or killed this year"
    if trigger.slots.number is not None:
        near += participles(view, token)
    return any(_stretch(view, child) for at in near for child in view.children(at))


def _brought(view: View, verb: Token, trigger: Trigger) -> bool:
    if trigger.slots.number is not None and view.head(trigger.slots.number).lower in _UP_TO:
        return True
    return any(t.lower in _UP_TO for at in (verb, trigger.token) for t in view.children(at, "prep", "dative"))


def _stretch(view: View, child: Token) -> bool:
    if child.lower == "since":
        return child.dep != "mark" and bool(view.children(child, "pobj", "pcomp", "npadvmod"))
    if child.dep == "advcl":
        return any(t.lower == "since" for t in view.children(child, "mark")) and child.lemma in classes()["beginning"]
    if child.dep in ("npadvmod", "tmod"):
        return child.lemma in classes()["stretches"] and any(t.lower == "this" for t in view.children(child, "det"))
    if child.dep == "prep" and child.lower in _WITHIN:
        return any(_long(view, t) for t in view.children(child, "pobj"))
    return False


def _long(view: View, noun: Token) -> bool:
    """As "the war" and "the past two months"; not "the war's first day" and not "in May"."""
    if noun.lemma not in classes()["stretches"]:
        return False
    if noun.lemma in classes()["calendar"]:
        return any(t.lower in ("past", "last", "this", "previous") for t in view.children(noun, "amod", "det"))
    return any(t.lower in ("the", "this", "that", "its", "their") for t in view.children(noun, "det", "poss"))
