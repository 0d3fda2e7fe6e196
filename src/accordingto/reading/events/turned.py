"""Arguments that do not stand where those of other words stand: behind a part of the expression, or on the other side."""

from dataclasses import replace

from accordingto.reading.events.arguments import Slots
from accordingto.reading.events.parties import may_act
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import Frame, types
from accordingto.reading.language import Token


def turned(view: View, frame: Frame, slots: Slots, words: list[Token]) -> Slots:
    """The arguments of a trigger as its frame wants them.

    The homes of "set fire to homes" are an object (``through``); the rebels of "the town fell to the rebels" and "the army lost
    the town to the rebels" did it, and the army is whom it was taken from (``gained_by``).
    """
    if frame.through:
        return replace(slots, object=[t for word in words for t in _after(view, word, frame.through)])
    added = {  # "held talks in Karsk"
        p.lower: [t for inner in view.children(p, "pobj") for t in view.conjuncts(inner)]
        for word in words[1:]
        for p in view.children(word, "prep")
    }
    slots = replace(slots, oblique={**added, **slots.oblique})
    if types().kinds[frame.kind].family not in ("abduction", "release"):
        return slots
    # "Gunmen took thirty guests hostage": the parser takes the guests for a part of "hostage".
    parts = [w for w in words[1:] if w.dep in ("dobj", "oprd", "ccomp")]
    between = [
        t for w in parts for t in view.children(w, "compound", "nmod", "nsubj") if t.pos in ("NOUN", "PROPN", "NUM")
    ]
    return replace(slots, object=between) if between and set(slots.object) <= set(words) else slots


def gained(view: View, frame: Frame, slots: Slots, words: list[int]) -> Slots:
    """The same, once the conditions of the frame hold: whoever gains it is the one who acts."""
    if not frame.gained_by:
        return slots
    slots = replace(slots, object=[t for t in slots.object if t.i not in words])  # the mine of "hit a mine"
    winners = [t for p in frame.gained_by for t in slots.oblique.get(p, ()) if may_act(view, t)]
    if not slots.object:
        return replace(slots, subject=winners, object=slots.subject)
    return replace(slots, subject=winners, oblique={**slots.oblique, "from": slots.subject})


def _after(view: View, word: Token, prepositions: tuple[str, ...]) -> list[Token]:
    below = [p for p in view.children(word, "prep", "dative") if p.lower in prepositions]
    return [t for p in below for inner in view.children(p, "pobj") for t in view.conjuncts(inner)]
