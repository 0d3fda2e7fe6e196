"""Whether the conditions of a frame hold: what its subject, object and prepositions must be, and what stands above it."""

from collections.abc import Iterator

from accordingto.reading.events.arguments import Slots
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import Frame, classes
from accordingto.reading.language import Token


def figurative(view: View, noun: Token) -> bool:
    """Whether a noun names no event of conflict beside such a word: "a heart attack"."""
    words = classes()["figurative"]
    for child in view.children(noun):
        if child.dep in ("amod", "compound", "nmod") and (child.lemma in words or child.lower in words):
            return True
        if child.dep == "prep" and child.lower == "of" and any(t.lemma in words for t in view.children(child, "pobj")):
            return True
    return noun.i > 0 and view.tokens[noun.i - 1].lower in words


def holds(view: View, frame: Frame, slots: Slots, token: Token) -> bool:
    """Whether a verb with these arguments meets the conditions of a frame."""
    if not _common(view, frame, slots):
        return False
    if frame.subject_mod and not any(
        {t.lower for t in view.children(head)} & set(frame.subject_mod) for head in slots.subject
    ):
        return False
    if frame.not_ccomp and view.child(token, "ccomp") is not None:
        return False
    if any(t.lemma in classes()[name] for name in frame.to_do_not for t in view.children(token, "xcomp")):
        return False
    if slots.oblique and set(slots.oblique) <= set(frame.oblique_alone_not) and view.child(token, "xcomp") is None:
        return False
    if frame.object_strict and not any(_strictly_place(view, t) for t in slots.object):
        return False
    if frame.object_negated and token.lemma != "lack" and not any(_no(view, t) for t in slots.object):
        return False
    if frame.besides and not any(t.lemma in frame.besides or t.lower in frame.besides for t in _upwards(view, token)):
        return False
    if frame.object_state:
        near = {t.lower for t in view.children(token)} | {
            d.lower for t in (*view.children(token), *slots.object) for d in view.children(t)
        }
        if not near & set(frame.object_state):
            return False
    return True


def _upwards(view: View, token: Token) -> Iterator[Token]:
    """The verbs that a participle clause is said beside: "opened fire" above "hitting two men"."""
    for _ in range(3):
        if token.dep not in ("advcl", "conj", "xcomp"):
            return
        token = view.head(token)
        yield token


def _no(view: View, token: Token) -> bool:
    return any(t.lower == "no" for t in view.children(token, "det", "neg"))


def _strictly_place(view: View, token: Token) -> bool:
    inner = view.core(token)
    if view.is_place(token) or view.is_place(inner) or bool({token.lemma, inner.lemma} & classes()["inhabited"]):
        return True
    # "every street of the town", "the centre of Karsk"
    return token.lemma in classes()["territory"] and any(
        view.is_place(t) or t.lemma in classes()["inhabited"]
        for preposition in view.children(token, "prep")
        if preposition.lower in ("of", "in")
        for t in view.children(preposition, "pobj")
    )


def _common(view: View, frame: Frame, slots: Slots) -> bool:
    if any(not _filled(slots, slot) for slot in frame.needs) or any(_filled(slots, slot) for slot in frame.without):
        return False
    if frame.needs_any and not any(_filled(slots, slot) for slot in frame.needs_any):
        return False
    if frame.subject and slots.subject and not any(view.among(t, frame.subject) for t in slots.subject):
        return False
    if frame.object and slots.object and not any(view.among(t, frame.object) for t in slots.object):
        return False
    known = classes()
    for unwanted, heads in ((frame.subject_not, slots.subject), (frame.object_not, slots.object)):
        for head in heads[:2]:
            if (
                head.lemma in unwanted
                or head.lower in unwanted
                or any(head.lemma in known[c] for c in unwanted if c in known)
            ):
                return False
    if any(t.lemma in known["figurative"] for head in slots.object for t in view.children(head, "compound", "amod")):
        return False
    if frame.object_mod and not any(
        {t.lower for t in view.children(head)} & set(frame.object_mod)
        or view.tokens[max(0, head.i - 1)].lower in frame.object_mod
        for head in slots.object
    ):
        return False
    if frame.person and slots.subject and not any(_person(view, t) for t in slots.subject):
        return False
    if frame.oblique:
        met = any(
            view.among(t, wanted) if wanted else True
            for preposition, wanted in frame.oblique.items()
            for t in slots.oblique.get(preposition, ())
        )
        if not met and ("oblique" in frame.needs or not frame.object or not slots.object):
            return False
        if "oblique" in frame.needs and not met:
            return False
    return True


def _person(view: View, token: Token) -> bool:
    entity = view.entity_of.get(token.i)
    return (
        view.label_of.get(token.i) == "PERSON"
        or (entity is not None and entity.kind == "person")
        or view.core(token).lemma in classes()["leaders"]
        or token.lower in ("he", "she", "his", "her")
    )


def _filled(slots: Slots, slot: str) -> bool:
    if slot == "subject":
        return bool(slots.subject)
    if slot == "object":
        return bool(slots.object)
    return bool(slots.oblique)


def holds_noun(view: View, frame: Frame, slots: Slots, token: Token) -> bool:
    """Whether a noun with these arguments meets the conditions of a frame."""
    if frame.of and not any(view.among(t, frame.of) for t in slots.object + slots.oblique.get("of", [])):
        return False
    if frame.light_only and slots.light is None:
        return False
    if frame.under:
        above = view.head(token)
        if not (above.dep == "prep" and above.lower in ("under", "of", "during")) or not slots.subject:
            return False
        if above.lower != "under" and token.lemma == "control":
            return False
    return _common(view, frame, slots)
