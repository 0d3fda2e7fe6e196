"""Whether an event happened: tense, modality, negation, and the words that govern it."""

from typing import cast

from accordingto.reading.events.arguments import Slots
from accordingto.reading.events.nominal import raised
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes, status_words
from accordingto.reading.language import Token
from accordingto.reading.language.lexicon import reporting_verbs
from accordingto.record import Status

_CLAUSES = frozenset(["xcomp", "ccomp", "advcl", "acl", "pcomp", "conj", "relcl", "csubj"])
_OF_NOUNS = frozenset(("acl", "relcl", "amod"))
_DEPTH = 6
"""Clauses that are climbed; deeper ones decide nothing in the reports looked at."""


def status(view: View, trigger: Token, slots: Slots, stative: bool = False) -> tuple[Status, bool]:
    """The status of the event, and whether it was only attempted ("tried to kill"), when its harm did not come about.

    ``stative`` is for verbs whose present tense tells of a state that lasts: "still hold the town".
    """
    as_verb = trigger.pos in ("VERB", "AUX") and trigger.dep not in ("amod", "compound")
    state, attempted = _of_verb(view, trigger, stative) if as_verb else _of_noun(view, trigger, slots)
    if state == "happened" and trigger.dep in ("nsubj", "csubj") and _goes_on(view, view.head(trigger)):
        return "ongoing", attempted
    return state, attempted


def _of_verb(view: View, verb: Token, stative: bool) -> tuple[Status, bool]:
    own = _modality(view, verb)
    if own is not None:
        return own, False
    words = status_words()
    infinitive = _is_infinitive(view, verb)
    attempted = aside = False
    at = verb
    for _ in range(_DEPTH):
        if at.head == at.i:
            break
        above, dep = view.head(at), at.dep
        if dep in _OF_NOUNS and not infinitive:
            break  # "prisoners convicted last year will be freed": the clause of a noun has a status of its own
        if above.pos == "ADP" and dep == "pcomp":
            if above.lower == "without":
                return "denied", False
            if above.lower in ("of", "from", "for") and view.head(above).lemma in words.hypothetical.governors:
                return "hypothetical", False
        elif dep in _CLAUSES:
            direct = infinitive and at.i == verb.i
            if dep in ("xcomp", "ccomp") or (dep == "acl" and infinitive):
                if above.lemma in words.attempted.governors:
                    attempted = not aside  # "tried to flee, killing a boy"
                else:
                    result = _governed_clause(view, above, dep, direct)
                    if result is not None:
                        return result, False
                if above.lemma in words.ongoing.governors and dep == "xcomp":
                    return "ongoing", attempted
            elif dep == "advcl" and direct:
                if above.lemma in words.assembling.governors:
                    return _of_verb(view, above, stative)
                return "planned", False
            if dep in ("conj", "xcomp") and not _has_subject(view, at):
                shared = _modality(view, above)
                if shared is not None:
                    return shared, False
                if dep == "conj" and at.i == verb.i and _is_infinitive(view, above):
                    return _of_verb(view, above, stative)
            aside = aside or dep == "advcl"
            if dep == "advcl" and not infinitive and _of_time(view, at):
                break  # "vowed to avenge it after two men were killed"
            if dep in ("ccomp", "advcl", "csubj"):
                # Beyond a finite clause, only what makes all of it unreal matters.
                if _modality(view, above) == "hypothetical" and _is_conditional(view, above):
                    return "hypothetical", False
                infinitive = False
        at = above
    auxiliaries = {t.lower for t in view.children(verb, "aux", "auxpass")}
    lasting = verb.lemma in words.ongoing.governors or any(t.lower == "still" for t in view.children(verb, "advmod"))
    if verb.tag == "VBG" and (auxiliaries & words.present_of_be or (lasting and auxiliaries & words.past_of_be)):
        return "ongoing", attempted  # "fighting was still going on"
    if stative and verb.tag in ("VBZ", "VBP") and "have" not in auxiliaries:
        return "ongoing", attempted
    return "happened", attempted


def _governed_clause(view: View, above: Token, dep: str, direct: bool) -> Status | None:
    """What a governing word makes of the clause below it: "plan to …", "deny that …", "demand that …"."""
    words, lemma = status_words(), above.lemma
    if lemma in words.denied.governors:
        return "denied"
    if direct or dep == "xcomp":
        if _negated(view, above) and lemma not in words.factual.governors:
            return "hypothetical"
        if lemma in words.planned.governors:
            return "planned"
        if lemma in words.called_for.governors:
            return "called_for"
        if lemma in words.hypothetical.governors:
            return "hypothetical"
        return "hypothetical" if direct and lemma not in words.factual.governors else None
    if dep == "ccomp" and lemma in words.said_of_wishes["called_for"]:
        return "called_for"
    if dep == "ccomp" and lemma in words.said_of_wishes["hypothetical"]:
        return "hypothetical"
    return None


def _modality(view: View, verb: Token) -> Status | None:
    """What the verb's own auxiliaries, negation and conjunction make of it."""
    words = status_words()
    below = view.children(verb)
    if any(t.dep == "neg" or (t.dep == "advmod" and t.lower == "never") for t in below):
        return "denied"
    if _is_conditional(view, verb):
        return "hypothetical"
    for t in below:
        if t.dep in ("nsubjpass", "nsubj") and _is_nobody(view, t):
            return "denied"
    for t in below:
        if t.dep == "aux":
            if t.lower == "would" and _announced(view, verb):
                return "planned"
            for result, modals in words.modals.items():
                if t.lower in modals:
                    return cast(Status, result)
    return None


def _announced(view: View, verb: Token) -> bool:
    """Whether "would" is the future of what was said then: "said it would send rice", not "would send rice if …"."""
    above = view.head(verb)
    said = verb.dep == "ccomp" and above.tag in ("VBD", "VBN") and above.lemma in reporting_verbs()
    return said and not any(_is_conditional(view, t) for t in view.children(verb, "advcl"))


def _of_time(view: View, verb: Token) -> bool:
    """Whether a clause tells what came first: "after two men were killed", "since the war began"."""
    return any(t.lower in ("after", "since", "when", "while") for t in view.children(verb, "mark", "advmod"))


def _is_nobody(view: View, noun: Token) -> bool:
    return noun.lower in ("nobody", "none") or any(t.lower == "no" for t in view.children(noun, "det"))


def _is_infinitive(view: View, verb: Token) -> bool:
    below = {t.lower for t in view.children(verb, "aux", "auxpass")}
    return "to" in below and "have" not in below


def _is_conditional(view: View, verb: Token) -> bool:
    return any(t.lower in status_words().hypothetical.marks for t in view.children(verb, "mark"))


def _negated(view: View, verb: Token) -> bool:
    return view.child(verb, "neg") is not None


def _has_subject(view: View, verb: Token) -> bool:
    return view.child(verb, "nsubj", "nsubjpass") is not None


def _of_noun(view: View, noun: Token, slots: Slots) -> tuple[Status, bool]:
    words = status_words()
    attempted = False
    for child in view.children(noun, "amod", "compound", "det", "neg"):
        lower = child.lower
        if lower in words.planned.modifiers:
            return "planned", False
        if lower in words.hypothetical.modifiers:
            return "hypothetical", False
        if child.dep in ("det", "neg") and lower in ("no", "neither"):
            return "denied", False
        if lower in words.ongoing.modifiers:
            return "ongoing", False
        attempted = attempted or lower in words.attempted.modifiers or child.lemma in words.attempted.modifiers
    top = noun
    while top.dep in ("conj", "appos", "compound") and view.head(top).pos in ("NOUN", "PROPN") and top.head != top.i:
        top = view.head(top)
    above = view.head(top)
    if top.dep == "pobj" and above.lower == "of" and view.head(above).lemma in classes()["bundle"]:
        top = view.head(above)  # "offered to host a new round of talks"
        above = view.head(top)
    if above.i == top.i:
        return "happened", attempted
    if raised(view, top) is not None:
        return "planned", attempted
    if above.pos in ("VERB", "AUX") and top.dep in ("dobj", "attr", "nsubjpass", "nsubj"):
        light = slots.light is not None and slots.light.i == above.i
        if top.dep in ("dobj", "nsubjpass"):
            if top.dep == "nsubjpass" and _something_else(view, above):
                return "happened", attempted
            if above.lemma in words.ending and not light:
                return "happened", attempted  # what is to end is there already
            result = _of_object(above.lemma)
            if result is not None:
                return result, False
        result = _of_verb(view, above, False)[0]
        if light or (result in ("planned", "called_for", "hypothetical") and top.dep != "nsubj"):
            return result, attempted
    elif above.pos == "ADP":
        if above.lower == "without":
            return "denied", False
        if above.lower in _AFTERWARDS:
            return "happened", attempted  # "urged restraint after the clashes"
        lemma = view.head(above).lemma
        for name, governors in words.before_nouns.items():
            if lemma in governors:
                return cast(Status, name), False
        attempted = attempted or lemma in words.attempted.modifiers
    return "happened", attempted


_AFTERWARDS = frozenset(["after", "following", "amid", "since", "during", "despite"])


def _goes_on(view: View, verb: Token) -> bool:
    """Whether a verb says of its subject that it lasts: "the siege continues", "shelling was still going on"."""
    if verb.lemma not in status_words().lasting and not (verb.lemma == "go" and view.next_word(verb) == "on"):
        return False
    state = _of_verb(view, verb, False)[0]
    return state == "ongoing" or (state == "happened" and verb.tag in ("VBZ", "VBP"))


_COMING = frozenset(
    ["occur", "happen", "take", "begin", "start", "continue", "be", "come", "go", "hold", "follow", "resume", "last"]
)


def _something_else(view: View, verb: Token) -> bool:
    """Whether what is expected of the event is what it does: "the attack is expected to lead to protests"."""
    return any(
        t.lemma not in _COMING and view.child(t, "auxpass") is None and _is_infinitive(view, t)
        for t in view.children(verb, "xcomp")
    )


def _of_object(lemma: str) -> Status | None:
    """What a verb makes of the event that is its object: "foiled an attack", "planned a coup"."""
    words = status_words()
    if lemma in words.denied.governors:
        return "denied"
    return next((cast(Status, name) for name, verbs in words.of_objects.items() if lemma in verbs), None)
