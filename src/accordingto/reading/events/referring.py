"""How a later mention takes for known what was told before: "the bomb", "the attack"."""

from collections.abc import Collection

from accordingto.reading.events.groups import Group
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both"])
_FIRED = frozenset(["bombing", "suicide_bombing", "explosion", "shelling", "grenade", "airstrike"])
"""Kinds of acts that are done with a bomb, a rocket or a shell, though none is named."""
_PARTS = frozenset(["det", "punct", "cc", "conj"])
"""What may stand with a noun that only points back."""


def definite(view: View, token: Token) -> bool:
    """Whether a noun is put as known: "the bomb", "both bombs"."""
    return any(t.lower in _DEFINITE for t in view.children(token, "det", "predet"))


def points(view: View, mention: Mention) -> bool:
    """Whether it is a definite noun that says nothing more: "the attack", and not "the attacks in Velma"."""
    if not mention.anaphoric or mention.scene is not None:
        return False
    return all(
        t.dep in _PARTS or (t.dep in ("compound", "amod") and t.lower in classes()["sorts"])
        for t in view.children(mention.trigger.token)
    )


def known_means(view: View, later: Group, earlier: Group) -> bool:
    """Whether what it was done with was told before: "a car bomb killed two … the bomb went off at noon"."""
    if later[0].family not in ("violence", "destruction") or later[0].title:
        return False
    told, bombs = {t.lemma for m in earlier for t in _means(view, m)}, classes()["bombs"]
    if any(m.name in _FIRED for m in earlier):
        told |= _ANY if told & bombs else bombs
    return any(definite(view, t) and t.lemma in told for t in _means(view, later[0]))


_ANY = frozenset(["bomb", "explosive", "device"])
"""Words for whatever went off, where it was told what it was; "the rockets" are not "a missile"."""


def _means(view: View, mention: Mention) -> list[Token]:
    """The weapons that a mention names, those before its noun among them: "a bomb attack", "one of the rockets"."""
    slots = mention.trigger.slots.all()
    slots += [t for s in slots for p in view.children(s, "prep") if p.lower == "of" for t in view.children(p, "pobj")]
    slots += view.children(mention.trigger.token, "compound", "amod")
    return [t for t in slots if view.among(t, ("weapons", "explosives"))]


def brings_nobody(view: View, mention: Mention, told: Collection[str]) -> bool:
    """Whether it may tell more of an act told before: nobody who did it is brought in anew, and it is not put as another one."""
    token, slots = mention.trigger.token, mention.trigger.slots
    if token.pos == "NOUN" and any(t.lower in ("a", "an", "another") for t in view.children(token, "det")):
        return False
    if any(t.lower in classes()["parting"] for t in view.children(token, "advmod", "npadvmod")):
        return False
    if any(t.lower in classes()["another"] for s in slots.all() for t in view.children(s, "det", "amod")):
        return False
    doers = () if mention.trigger.kind.harm_of == "subject" else slots.subject
    known = {*told, *classes()["attackers"], *classes()["bombs"]}
    return all(t.pos == "PRON" or (definite(view, t) and t.lemma in known) for t in doers)


def at_a_new_place(view: View, mention: Mention, told: Collection[str]) -> bool:
    """Whether it says where that was by a common noun that was not told: "was killed in the mountains"."""
    where = [t for word in _WHERE for t in mention.trigger.slots.oblique.get(word, [])]
    known = {*told, *classes()["happenings"], *classes()["body_parts"]}
    return any(t.pos == "NOUN" and t.i not in view.time_of and not {t.lemma, t.lower} & known for t in where)


_WHERE = ("in", "at", "near", "outside", "inside")
