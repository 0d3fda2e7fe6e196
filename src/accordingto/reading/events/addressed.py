"""Whom words and dealings are for: who is asked, threatened, refused, offered something; whom one meets or sends aid."""

from collections.abc import Callable

from accordingto.reading.events.arguments import ADDRESSING
from accordingto.reading.events.parties import PEOPLE, may_act
from accordingto.reading.events.triggers import Trigger
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token


def addressed(view: View, trigger: Trigger) -> list[Token]:
    """Those whom the act is for, and who are no object of its verb: the envoy of "met with the envoy".

    From "The council called on the rebels to leave": the rebels.
    """
    find = _FINDERS.get(trigger.kind.family)
    if find is None:
        return []
    doing = {t.i for t in trigger.slots.subject}
    return [t for t in find(view, trigger) if t.i not in doing and may_act(view, t)]


def movers(view: View, trigger: Trigger) -> list[Token]:
    """Who moves where nobody else is said to move them: Orsina of "time for pulling out its troops", troops that "were sent"."""
    if trigger.frame.kind not in ("mobilize", "retreat", "advance"):
        return []
    moved = [t for t in trigger.slots.object if view.among(t, ("combatants", "police", "nation"))]
    whose = [t for m in moved for t in view.children(view.core(m), "poss") if view.is_named(t)]
    return whose or moved


def _asked(view: View, trigger: Trigger) -> list[Token]:
    """Who is asked: "called on the army to leave", "urged the army to leave", "demanded that the army leave"."""
    verb, slots = trigger.token, trigger.slots
    found = [t for p in ADDRESSING.get(verb.lemma, ()) for t in slots.oblique.get(p, ())]
    if verb.lemma in classes()["asking"]:
        found += slots.object if view.child(verb, "xcomp") is not None else _people(view, slots.object)
    clauses = [
        c for c in view.children(verb, "ccomp", "advcl", "acl") if c.i > verb.i and _marked(view, c, "that", "for")
    ]
    # "Called for the release by the rebels of two men": of the rebels.
    called_for = [*slots.oblique.get("for", ()), *slots.object]
    found += [t for act in called_for for t in _with(view, act, ("by",))]
    return found or [t for c in clauses for s in view.children(c, "nsubj") for t in view.conjuncts(s)]


def _threatened(view: View, trigger: Trigger) -> list[Token]:
    """Who is threatened: "threatened to leave unless the rebels disarm", "… to fight them", "an ultimatum to the rebels"."""
    acts = view.children(trigger.token, "xcomp")
    above = [trigger.token, *acts]
    conditions = [c for v in above for c in view.children(v, "advcl") if _marked(view, c, "if", "unless")]
    asked = [t for c in conditions for s in view.children(c, "nsubj") for t in view.conjuncts(s)]
    fought = [t for act in acts for t in (*_objects(view, act), *_with(view, act, ("against",)))]
    asked = [t for t in asked if may_act(view, t)]  # not "if the raids go on"
    return asked or _people(view, [*trigger.slots.oblique.get("to", ()), *trigger.slots.oblique.get("at", ()), *fought])


def _refused(view: View, trigger: Trigger) -> list[Token]:
    """Who is refused something: "refused to meet (with) the envoy", "refused to let the envoy leave", "the envoy's offer"."""
    acts = view.children(trigger.token, "xcomp")
    let = [a for act in acts if act.lemma in classes()["letting"] for a in view.children(act, "ccomp", "xcomp")]
    allowed = [t for act in let for t in view.children(act, "nsubj")]
    allowed += _people(view, [t for act in acts if act.lemma in classes()["letting"] for t in _objects(view, act)])
    whose = [t for o in trigger.slots.object for t in view.children(o, "poss")]
    given = [t for o in trigger.slots.object for t in _with(view, o, ("by", "from"))]
    dealings = [t for act in acts if act.lemma in classes()["dealing"] for t in _objects(view, act)]
    met = [t for act in acts for t in _with(view, act, ("with",))]
    return allowed or met or _people(view, dealings) or whose or given


def _offered(view: View, trigger: Trigger) -> list[Token]:
    """To whom something is offered: "offered shelter to the rebels", "offered to give them arms", "expressed support for them".

    So are those of "they were given arms", "agreed to restore ties with Orsina", "pledged co-operation with Orsina".
    """
    verb, slots = trigger.token, trigger.slots
    helped = slots.object if verb.lemma in classes()["saving"] else []
    if slots.passive and view.child(verb, "dobj") is not None:
        helped = [t for s in view.children(verb, "nsubjpass") for t in view.conjuncts(s)]
    backed = [t for o in slots.object if view.among(o, ("support",)) for t in _with(view, o, ("for", "to"))]
    acts = view.children(verb, "xcomp")
    given = [t for act in acts for d in view.children(act, "dative") for t in (view.children(d, "pobj") or [d])]
    dealt = [t for head in (*acts, *slots.object) for t in _with(view, head, ("with",))]
    trained = [t for o in slots.object for t in _with(view, o, ("for",))]  # "provide training for policemen"
    return [*slots.oblique.get("to", ()), *_people(view, [*helped, *given, *dealt, *trained]), *backed]


def _restricted(view: View, trigger: Trigger) -> list[Token]:
    """Who is sentenced, banned, evicted: not "declared a state of emergency", "the blockade of the port"."""
    laid = [t for t in trigger.slots.object if view.among(t, ("restriction",))]
    found = [t for t in trigger.slots.object if t not in laid and not view.is_place(t)]
    upon = [t for o in laid for t in _with(view, o, ("on", "against"))]
    return [*_people(view, found), *(t for t in upon if view.among(t, (*PEOPLE, "buildings", "place")))]


def _driven_out(view: View, trigger: Trigger) -> list[Token]:
    """From whom a place is taken: "seized the port from the rebels"; whom an offensive is against."""
    if trigger.frame.kind not in ("capture", "advance"):
        return []
    found = [t for p in ("from", "against") for t in trigger.slots.oblique.get(p, ())]
    below = [t for o in trigger.slots.object for n in _inside(view, o) for t in _with(view, n, ("from",))]
    return [t for t in _people(view, [*found, *below]) if not view.is_place(t)]


def _sanctioned(view: View, trigger: Trigger) -> list[Token]:
    """Whom it is imposed on: "cut ties with Orsina", "imposed sanctions on Orsina"."""
    slots = trigger.slots
    upon = [t for p in _ON for t in slots.oblique.get(p, ())]
    upon += [t for o in slots.object for t in _with(view, o, _ON)]
    cut_off = [t for o in slots.object for t in _with(view, o, ("to",))]  # "cut off aid to the refugees"
    if any(view.among(t, ("relations",)) for t in slots.object):
        cut_off += [t for t in slots.oblique.get("to", ()) if t.i > trigger.token.i]
    return [*(t for t in upon if view.is_named(t)), *_people(view, cut_off)]


def _blamed(view: View, trigger: Trigger) -> list[Token]:
    """Whose doing is condemned, and who is sued: the army of "condemned the army's attack", "filed a suit against the army"."""
    doings = [t for t in trigger.slots.object if not may_act(view, t)]
    whose = [t for o in doings for t in (*view.children(o, "poss"), *_with(view, o, ("by", "against")))]
    sued = _with(view, trigger.token, ("against",))
    return _people(view, [t for t in (*whose, *sued) if t.i not in view.time_of])


def _met(view: View, trigger: Trigger) -> list[Token]:
    """With whom: "met with the envoy", "held talks with the envoy"."""
    return [*trigger.slots.oblique.get("with", ()), *_with(view, trigger.token, ("with",))]


def _people(view: View, tokens: list[Token]) -> list[Token]:
    """Those that are people or what they make up: the envoy of "refused to give the envoy evidence"."""
    return [t for t in tokens if view.is_pronoun_of(t) or view.is_named(t) or view.among(t, PEOPLE)]


def _agreed(view: View, trigger: Trigger) -> list[Token]:
    """All parties: "a deal was signed between the army and the rebels", "reached an accord with the rebels"."""
    near = [trigger.token, *trigger.slots.object]
    return _people(view, [t for head in near for t in _with(view, head, ("between", "among", "with"))])


def _marked(view: View, clause: Token, *words: str) -> bool:
    return any(t.lower in words for t in view.children(clause, "mark"))


def _inside(view: View, noun: Token) -> list[Token]:
    """The noun and what it is of: "control of the territory"."""
    of = [t for p in view.children(noun, "prep") if p.lower == "of" for t in view.children(p, "pobj")]
    return [noun, *of]


def _objects(view: View, verb: Token) -> list[Token]:
    return [t for o in view.children(verb, "dobj") for t in view.conjuncts(o)]


def _with(view: View, head: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """What follows the prepositions, below a word or its object: the envoy of "hold talks with the envoy"."""
    near = [head, *view.children(head, "dobj")]
    below = [p for t in near for p in view.children(t, "prep", "agent") if p.lower in prepositions]
    return [t for p in below for inner in view.children(p, "pobj") for t in view.conjuncts(inner)]


_ON = ("with", "on", "against")
_FINDERS: dict[str, Callable[[View, Trigger], list[Token]]] = {
    "request": _asked,
    "threaten": _threatened,
    "reject": _refused,
    "accuse": _blamed,
    "promise": _offered,
    "support": _offered,
    "aid": _offered,
    "sanction": _sanctioned,
    "concede": _sanctioned,
    "restrict": _restricted,
    "control": _driven_out,
    "talks": _met,
    "agreement": _agreed,
}
