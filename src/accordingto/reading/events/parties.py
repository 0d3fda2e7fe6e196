"""Who can take part in an event at all: people and what they make up, and no papers, places or ways of travel."""

from accordingto.reading.events.responsible import nobody
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import Kind, classes, index
from accordingto.reading.language import Token

_BY_HAND = frozenset(
    [
        "violence",
        "destruction",
        "abduction",
        "arrest",
        "protest",
        "sexual",
        "torture",
        "displacement",
        "control",
        "talks",
    ]
)
"""Families of what only people do: a report may accuse somebody, and kills nobody."""


PEOPLE = ("civilians", "combatants", "police", "leaders", "protesters", "journalists", "masses", "nations")
"""Classes of nouns for people and what they make up."""


def somebody(view: View, token: Token) -> bool:
    """Whether the report knows whom the word stands for, or the word is one for people: not "a place", "the money"."""
    return token.i in view.entity_of or token.i in view.label_of or view.among(token, (*PEOPLE, "children", "culprits"))


def may_act(view: View, token: Token, kind: Kind | None = None) -> bool:
    """Whether the words can stand for somebody who acts: not "no group", "the plot", "by road"; nor, for violence, "a report".

    Without a ``kind``, of whatever happens.
    """
    if nobody(view, token):
        return False
    if view.label_of.get(token.i) in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    inner, known = view.core(token), classes()
    if inner.pos != "NOUN":
        return True
    happening = inner.lemma in index().nouns and inner.lemma not in known["combatants"]  # a patrol is both
    if happening or inner.lemma in known["things"]:
        return False
    places = known["inhabited"] - known["nations"] | known["roads"]
    return not ((kind is None or kind.family in _BY_HAND) and inner.lemma in known["documents"] | places)


def may_undergo(view: View, token: Token) -> bool:
    """Whether something can be done to it with force: not "the progress", "calculated risks"; but "a checkpoint"."""
    known, inner = classes(), view.core(token)
    entries = index().nouns.get(inner.lemma, ()) if inner.pos == "NOUN" else ()
    happening = any(not words for words, _ in entries)  # "mob justice" makes no happening of a justice
    if happening and not view.among(inner, ("combatants", "protest_act", "buildings", "civilians")):
        return False  # "exchanged gunfire", "condemned the attack"
    hit = known["territory"] | known["roads"] | known["buildings"] | known["military_places"] | known["bodies"]
    return inner.lemma not in known["things"] - hit
