"""Nouns made of verbs: "the storming of the embassy by students"."""

from accordingto.reading.events.arguments import Slots
from accordingto.reading.events.view import View
from accordingto.reading.language import Token

_DOWN = ("prt", "advmod", "prep", "amod")
"""What may stand between it and "of": "the blowing up of a bridge", "the shooting dead of two men"."""


def of_gerund(view: View, noun: Token) -> Slots | None:
    """The arguments of a noun made of a verb, which are told after "of" and "by"; None where it is no such noun."""
    if not noun.lower.endswith("ing") or noun.tag not in ("NN", "VBG") or view.child(noun, "dobj", "nsubj", "aux"):
        return None
    between = [t for t in view.children(noun, *_DOWN) if t.i == noun.i + 1 and t.lower != "of"]
    slots = Slots()
    for preposition in (p for t in (noun, *between) for p in view.children(t, "prep", "agent") if p.i > noun.i):
        for inner in view.children(preposition, "pobj"):
            slots.oblique.setdefault(preposition.lower, []).extend(view.conjuncts(inner))
            for further in view.children(inner, "prep"):  # "of homes by soldiers"
                if further.lower == "by":
                    slots.oblique.setdefault("by", []).extend(view.children(further, "pobj"))
    slots.object = [t for t in slots.oblique.get("of", ()) if t.i not in view.time_of]
    slots.subject = [t for t in slots.oblique.get("by", ()) if t.i not in view.time_of]
    slots.subject += [t for t in view.children(noun, "poss") if t.i not in view.time_of]
    return slots if slots.object else None
