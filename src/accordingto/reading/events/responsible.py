"""Who is said to have done what a noun names: "blamed the rebels for the blast", "claimed responsibility for the attack"."""

from typing import NamedTuple

from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token
from accordingto.record import Blame


class Responsible(NamedTuple):
    """Who did it, as head tokens, and how surely."""

    who: tuple[Token, ...] = ()
    blame: Blame | None = None


def responsible(view: View, act: Token) -> Responsible:
    """Those to whom the words around an act tie it; nobody where they do not.

    From "Police blamed the rebels for the blast": the rebels, accused. An act is a noun or a gerund.
    """
    for at in (act, *_above_lists(view, act)):
        found = _after_preposition(view, at) or _of_participle(view, at) or _of_passive(view, at)
        if found is not None:
            return Responsible(
                tuple(t for head in found.who for t in view.conjuncts(head) if t.i != act.i), found.blame
            )
    return Responsible()


def _above_lists(view: View, act: Token) -> list[Token]:
    """The nouns that it is conjoined to: "the bombing and the raid"."""
    found: list[Token] = []
    while act.dep == "conj" and len(found) < _LISTED:
        act = view.head(act)
        found.append(act)
    return found


def _after_preposition(view: View, act: Token) -> Responsible | None:
    """For what: "blamed X for it", "X is responsible for it", "X took responsibility for it", "X was behind it"."""
    preposition = view.head(act)
    if act.dep not in ("pobj", "pcomp") or preposition.lower not in ("for", "of", "behind", "in", "with"):
        return None
    above, known = view.head(preposition), classes()
    if preposition.lower == "behind":
        return _told(view, view.children(above, "nsubj"), "accused") if above.lemma == "be" else None
    if above.lemma == "responsibility":
        verb = view.head(above)
        claimed = verb.lemma in known["claiming"] and above.dep == "dobj"
        return _told(view, _subject(view, verb), "claimed") if claimed else None
    if above.lemma in ("responsible", "guilty"):
        verb = view.head(above)
        held = view.children(verb, "dobj") or [t for t in view.children(above, "nsubj") if t.dep == "nsubj"]
        return _told(view, held or view.children(verb, "nsubj", "nsubjpass"), "accused")
    if above.pos == "VERB" and above.lemma in known["charging"] and above.lemma != "acquit":
        who = view.children(above, "nsubjpass") or view.children(above, "dobj")
        if not who and above.dep in ("acl", "relcl"):
            who = [view.head(above)]  # "the men suspected of the attack"
        return _told(view, who, "suspected" if above.lemma == "suspect" else "accused")
    return None


def _of_participle(view: View, act: Token) -> Responsible | None:
    """On whom: "the blast, blamed on rebels", "an attack claimed by the militia"."""
    return next((r for verb in view.children(act, "acl", "relcl") if (r := _laid_on(view, verb)) is not None), None)


def _of_passive(view: View, act: Token) -> Responsible | None:
    """On whom: "the blast was blamed on rebels", "police blamed the blast on rebels"."""
    verb = view.head(act)
    return _laid_on(view, verb) if act.dep in ("nsubjpass", "dobj") and verb.pos == "VERB" else None


def _laid_on(view: View, verb: Token) -> Responsible | None:
    wanted = {"blame": "on", "attribute": "to", "pin": "on", "claim": "by"}.get(verb.lemma)
    if wanted is None:
        return None
    who = [
        t for p in view.children(verb, "prep", "agent", "dative") if p.lower == wanted for t in view.children(p, "pobj")
    ]
    return _told(view, who, "claimed" if verb.lemma == "claim" else "accused")


def _told(view: View, who: list[Token], blame: Blame) -> Responsible | None:
    who = [t for t in who if t.lower not in _NOBODY and not any(c.lower == "no" for c in view.children(t, "det"))]
    return Responsible(tuple(who), blame) if who else None


def _subject(view: View, verb: Token) -> list[Token]:
    """The subject of a verb, or of the one that it is conjoined to or hangs on."""
    for _ in range(_LISTED):
        found = view.children(verb, "nsubj")
        if found:
            return [t for t in found if t.lower not in ("who", "which", "that")] or [view.head(verb)]
        if verb.dep in ("acl", "relcl"):
            return [view.head(verb)]
        if verb.dep not in ("conj", "xcomp", "advcl") or view.head(verb).pos not in ("VERB", "AUX"):
            return []
        verb = view.head(verb)
    return []


_NOBODY = frozenset(["nobody", "none"])
_LISTED = 3
"""Verbs or nouns that are climbed."""
