"""Who is said to have done what a noun names: "blamed the rebels for the blast", "claimed responsibility for the attack"."""

from typing import NamedTuple

from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes, status_words
from accordingto.reading.language import Token
from accordingto.record import Blame


class Responsible(NamedTuple):
    """Who did it, as head tokens, and how surely where the words say so; else as whoever tells of it does."""

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
    if preposition.lower == "behind" and above.lemma == "be":
        return _bearer(view, above)
    if preposition.lower == "in" and above.lemma in known["involved"]:
        who = view.children(above, "nsubjpass") or view.children(view.head(above), "nsubj")
        if not who:  # "a man suspected of being involved in it"
            return _charged(view, above) or _charged(view, view.head(above))
        return _told(view, who, None) if not view.children(above, "neg") else None
    taken = above if above.pos == "NOUN" else view.child(above, "dobj")  # "claimed credit for it" hangs on either
    if taken is not None and taken.lemma in RESPONSIBILITY:
        return _told(view, claimants(view, taken), "claimed")
    if above.lemma in ("responsible", "guilty"):
        verb = view.head(above)
        if verb.pos in ("NOUN", "PROPN"):  # "hold the rebels responsible for it"
            return _told(view, [verb], "accused" if view.head(verb).lemma == "hold" else None)
        held = view.children(verb, "dobj") or view.children(above, "nsubj")
        if verb.lemma != "be" or held:
            return _told(view, held or view.children(verb, "nsubj", "nsubjpass"), "accused" if held else None)
        return _bearer(view, verb)
    return _charge(view, above)


def bearers(view: View, token: Token) -> list[Token]:
    """Who is responsible or behind it: "X was responsible", "accused X of being behind it"."""
    be = view.head(token)
    told = _bearer(view, be) if be.lemma == "be" and not view.children(be, "neg") else None
    return list(told.who) if told is not None else []


def _bearer(view: View, be: Token) -> Responsible | None:
    """Who is behind it or responsible for it: "X was", "X is accused of being", "X is believed to be"."""
    own = view.children(be, "nsubj")
    if own or be.dep != "xcomp":
        return _told(view, own, hedge(view, be)) or _charged(view, be)
    above = view.head(be)
    thought = above.lemma in status_words().blame["suspected"]
    return _told(view, view.children(above, "nsubjpass", "nsubj"), "suspected" if thought else None)


def hedge(view: View, verb: Token) -> Blame | None:
    """The grade that the adverbs of a verb give: "was presumably carried out by", "was allegedly behind"."""
    near = {word for t in view.children(verb, "advmod") for word in (t.lemma, t.lower)}
    known = status_words().blame
    grades: tuple[Blame, ...] = ("possible", "suspected")
    return next((grade for grade in grades if near & known[grade]), None)


def _charge(view: View, verb: Token) -> Responsible | None:
    """Whom a verb of charging charges: "rebels are suspected of …", "blamed the rebels for …", "the men accused of …"."""
    if verb.pos != "VERB" or verb.lemma not in classes()["charging"] or verb.lemma == "acquit":
        return None
    who = view.children(verb, "nsubjpass") or view.children(verb, "dobj")
    if not who and verb.dep in ("acl", "relcl"):
        who = [view.head(verb)]  # "the men suspected of the attack"
    return _told(view, who, "suspected" if verb.lemma == "suspect" else "accused")


def _charged(view: View, verb: Token) -> Responsible | None:
    """Who is charged with what the verb below tells: "suspected of being behind the attack"."""
    above = view.head(verb)
    return _charge(view, view.head(above)) if verb.dep == "pcomp" and above.dep == "prep" else None


def _of_participle(view: View, act: Token) -> Responsible | None:
    """On whom: "the blast, blamed on rebels", "an attack claimed by the militia", "believed to be carried out by it"."""
    verbs = [v for verb in view.children(act, "acl", "relcl") for v in (verb, *view.children(verb, "xcomp"))]
    return next((r for verb in verbs if (r := _laid_on(view, verb)) is not None), None)


def _of_passive(view: View, act: Token) -> Responsible | None:
    """On whom: "the blast was blamed on rebels", "police blamed the blast on rebels"; who "claimed the blast"."""
    verb = view.head(act)
    if act.dep not in ("nsubjpass", "dobj") or verb.pos != "VERB":
        return None
    if act.dep == "dobj" and verb.lemma == "claim" and not view.children(verb, "neg"):
        return _told(view, _subject(view, verb), "claimed")
    return _laid_on(view, verb)


def _laid_on(view: View, verb: Token) -> Responsible | None:
    wanted = _ON.get(verb.lemma, "by" if verb.lemma in classes()["committing"] else None)
    if wanted is None or view.children(verb, "neg"):
        return None
    who = [
        t for p in view.children(verb, "prep", "agent", "dative") if p.lower == wanted for t in view.children(p, "pobj")
    ]
    return _told(view, who, _GRADES.get(verb.lemma) or hedge(view, verb))


def claimants(view: View, responsibility: Token) -> list[Token]:
    """Who claims it: "the militia claimed responsibility", "responsibility was claimed by the militia"."""
    verb = view.head(responsibility)
    if verb.lemma not in classes()["claiming"] or view.children(verb, "neg"):
        return []
    if responsibility.dep == "nsubjpass":
        by = view.children(verb, "agent", "prep")
        return [t for p in by if p.lower == "by" for t in view.children(p, "pobj")]
    return _subject(view, verb) if responsibility.dep == "dobj" else []


def answerable(view: View, word: Token) -> list[Token]:
    """Who did what "for" or "of" tells: "claimed responsibility for killing", "pleaded guilty to it", "stands accused of it"."""
    if word.lemma in RESPONSIBILITY:
        return claimants(view, word)
    if word.dep in ("acomp", "oprd") and word.lower in classes()["answerable"]:
        verb = view.head(word)
        found = view.children(verb, "dobj") or view.children(verb, "nsubj", "nsubjpass")
        if verb.dep == "relcl" and (not found or found[0].lower in _RELATIVE):
            return [view.head(verb)]
        return found
    return []


def nobody(view: View, who: Token) -> bool:
    """Whether the words say that it was nobody: "no group", "none of them"."""
    return who.lower in _NOBODY or any(c.lower in ("no", "neither") for c in view.children(who, "det"))


def _told(view: View, who: list[Token], blame: Blame | None) -> Responsible | None:
    who = [spoken_for(view, t) for t in who if not nobody(view, t)]
    return Responsible(tuple(who), blame) if who else None


def spoken_for(view: View, who: Token) -> Token:
    """The group for which somebody speaks: the Front of "Front spokesman Ada Reen", else the one told of."""
    near = [who, *view.children(who, "compound", "nmod", "appos")]
    speaker = next((t for t in near if t.lemma in classes()["spokesmen"]), None)
    if speaker is None:
        return who
    of = [t for p in view.children(speaker, "prep") if p.lower in ("for", "of") for t in view.children(p, "pobj")]
    beside = [t for head in (speaker, who) for t in view.children(head, "poss", "compound", "nmod", "amod")]
    named = [t for t in beside if t.i < speaker.i and (t.pos == "PROPN" or t.i in view.entity_of)]
    return next(iter([*of, *named]), who)


def _subject(view: View, verb: Token) -> list[Token]:
    """The subject of a verb, or of the one that it is conjoined to or hangs on."""
    for _ in range(_LISTED):
        found = view.children(verb, "nsubj")
        if found:
            return [t for t in found if t.lower not in _RELATIVE] or [view.head(verb)]
        if verb.dep in ("acl", "relcl"):
            return [view.head(verb)]
        if verb.dep not in ("conj", "xcomp", "advcl") or view.head(verb).pos not in ("VERB", "AUX"):
            return []
        verb = view.head(verb)
    return []


RESPONSIBILITY = ("responsibility", "credit")
"""What is claimed by whoever says that they did it."""
_ON = {"blame": "on", "attribute": "to", "pin": "on", "claim": "by"}
_GRADES: dict[str, Blame] = {"blame": "accused", "attribute": "accused", "pin": "accused", "claim": "claimed"}
_RELATIVE = ("who", "which", "that")
_NOBODY = frozenset(["nobody", "none"])
_LISTED = 3
"""Verbs or nouns that are climbed."""
