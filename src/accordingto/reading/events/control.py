"""Who holds a place: captures, losses, withdrawals, and what stands "under control" of whom."""

from dataclasses import dataclass

from accordingto.reading.events.pointing import place_before
from accordingto.reading.events.triggers import Trigger
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token
from accordingto.record import Entity, Place

_ARMED_OR_STATE = ("government", "military", "armed_group", "organisation", "place", "other")


@dataclass(frozen=True, slots=True)
class Hold:
    """What one mention says of control; the place may be told by another ("a city seized back from the Russians")."""

    place: str | None
    """Place id."""
    from_: str | None = None
    """Entity id of who lost it."""
    to: str | None = None
    """Entity id of who holds it."""


def control(view: View, trigger: Trigger, scene: Place | None) -> Hold | None:
    """The change or state of control that a trigger tells of, or None.

    From "Izium was seized back from the Russians": the place Izium, from the Russians, and to nobody who is named.
    """
    change = trigger.frame.change
    if change in (None, "none"):
        return None
    slots = trigger.slots
    place = _place(view, trigger, scene)
    where = place.id if place is not None else None
    subject = _party(view, slots.subject)
    losers = _party(view, slots.oblique.get("from", []))
    if change in ("regain", "take"):
        return Hold(where, losers, subject or _campaign(view, slots.oblique))
    if change == "give":
        return Hold(where, subject, _party(view, slots.oblique.get("to", [])))
    if change in ("hold", "under"):
        return Hold(where, None, subject) if subject and where else None
    return Hold(where, subject, None) if subject and where else None


def _campaign(view: View, oblique: dict[str, list[Token]]) -> str | None:
    """Whose campaign it was: "as part of Kyiv's counter-offensive", "in an operation by the army"."""
    for preposition in ("as", "in", "during", "through", "after"):
        for head in oblique.get(preposition, ()):
            noun = view.core(head)
            if noun.pos == "NOUN" and not view.is_place(noun):
                owners = view.children(noun, "poss") + [
                    t for by in view.children(noun, "prep") if by.lower == "by" for t in view.children(by, "pobj")
                ]
                found = _party(view, owners)
                if found is not None:
                    return found
    return None


def _place(view: View, trigger: Trigger, scene: Place | None) -> Place | None:
    """The place that is held: the one that is named, or the scene where "it", "the town" or nothing stands for it.

    Whoever takes an airport in a town, a village near it or several in its region holds none of the three.
    """
    heads = _taken(view, trigger)
    for head in heads:
        place = place_in(view, head)
        if place is not None and place.use == "literal" and not _is_beside(place) and _is_whole(view, head):
            return place
    if scene is None or scene.use == "metonymic" or _is_beside(scene):
        return None
    return scene if all(_points(view, head) for head in heads) else None


def _taken(view: View, trigger: Trigger) -> list[Token]:
    """The heads of the phrases for what is held; "Tarsk" of "took control of Tarsk"."""
    slots, change = trigger.slots, trigger.frame.change
    if change == "under":
        return under_what(view, trigger.token)
    found = [t for head in slots.object for t in (_of(view, head) if head.lemma == "control" else [head])]
    if change in ("leave", "regain", "take"):
        # What is taken "from" somebody is no place, and "from Tarsk" is one.
        found += [t for t in slots.oblique.get("from", ()) if place_in(view, t) is not None]
        found += slots.oblique.get("of", ())
    return found


def _of(view: View, noun: Token) -> list[Token]:
    return [t for p in view.children(noun, "prep") if p.lower == "of" for t in view.children(p, "pobj")]


def _is_beside(place: Place) -> bool:
    """Whether the words lead out of the place: "near Tarsk", "12 km south of Tarsk"; not "northern Tarsk region"."""
    return place.offset is not None and place.offset.rule != "part"


def _is_whole(view: View, head: Token) -> bool:
    """Whether a phrase that names a place stands for it: "the town of Tarsk", not "the airport in Tarsk", "much of Tarsk"."""
    if head.i in view.place_of:
        return True
    inside = any(
        inner.i in view.place_of
        for child in view.children(head, "prep")
        if child.lower == "in"
        for inner in view.children(child, "pobj")
    )
    return head.lemma in classes()["units_of_land"] and head.tag != "NNS" and not inside


def _points(view: View, head: Token) -> bool:
    if head.pos == "PRON" or head.tag == "WDT":
        return True
    the = any(t.lower in ("the", "this", "that") for t in view.children(head, "det"))
    return the and head.lemma in classes()["units_of_land"] and head.tag != "NNS"


def place_in(view: View, head: Token) -> Place | None:
    """The place that a phrase names: "Izium", "the city of Izium", "the Balakliia region", "more than a fifth of Ukraine"."""
    if view.core(head).i in view.place_of:
        return view.place_of[view.core(head).i]
    if head.i in view.place_of:
        return view.place_of[head.i]
    for child in view.children(head):
        if child.dep in ("compound", "nmod", "appos", "amod") and child.i in view.place_of:
            return view.place_of[child.i]
        if child.dep == "prep" and child.lower in ("of", "in"):
            for inner in view.children(child, "pobj"):
                if inner.i in view.place_of:
                    return view.place_of[inner.i]
                below = next((t for t in view.children(inner, "compound") if t.i in view.place_of), None)
                if below is not None:
                    return view.place_of[below.i]
    # "the Balakliia region, a town that had recently been retaken"
    if head.dep == "appos":
        return place_in(view, view.head(head)) if view.head(head).i != head.i else None
    return place_before(view, head)


def under_what(view: View, noun: Token) -> list[Token]:
    """What is "under control": the subject of "was under control", the antecedent of "which was", the noun that it modifies."""
    prep = view.head(noun)
    above = view.head(prep)
    found: list[Token] = []
    if above.pos in ("AUX", "VERB"):
        for subject in view.children(above, "nsubj", "nsubjpass"):
            if subject.lower in ("which", "that", "who") and above.dep == "relcl":
                found.append(view.head(above))
            else:
                found.append(subject)
    elif above.pos in ("NOUN", "PROPN"):
        found.append(above)
    return found


def _party(view: View, heads: list[Token]) -> str | None:
    for head in heads:
        entity = entity_of(view, head)
        if entity is not None and entity.kind in (*_ARMED_OR_STATE, "person", "civilians"):
            return entity.id
    return None


def entity_of(view: View, head: Token) -> Entity | None:
    """The entity that a phrase stands for; "Russian forces" is an entity of its own or that of "Russian"."""
    found = view.entity_of.get(head.i) or view.entity_of.get(view.core(head).i)
    if found is not None:
        return found
    nation = view.nation(view.core(head))
    if nation is not None:
        return nation
    for child in view.children(view.core(head), "amod", "compound", "poss"):
        found = view.entity_of.get(child.i) or view.nation(child)
        if found is not None:
            return found
    return None
