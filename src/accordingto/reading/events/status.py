"""Whether an event happened: tense, modality, negation, and the words that govern it."""

from accordingto.reading.events.roles import Slots
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import status_words
from accordingto.reading.language import Token
from accordingto.record import Status

_NEGATIVE = frozenset(["not", "n't", "n’t", "never", "no", "neither", "nor", "without"])


def status(view: View, trigger: Token, slots: Slots, stative: bool = False) -> tuple[Status, bool]:
    """The status of the event, and whether it was only attempted ("tried to kill"), when its harm did not come about.

    ``stative`` is for verbs whose present tense tells of a state that lasts: "still hold the town".
    """
    if trigger.pos in ("VERB", "AUX") and trigger.dep not in ("amod", "compound"):
        return _of_verb(view, trigger, stative)
    return _of_noun(view, trigger, slots)


def _of_verb(view: View, verb: Token, stative: bool) -> tuple[Status, bool]:
    words = status_words()
    own = _modality(view, verb)
    attempted = False
    if own is not None:
        return own, False
    below = view.children(verb)
    auxiliaries = {t.lower for t in below if t.dep in ("aux", "auxpass")}
    infinitive = "to" in auxiliaries and "have" not in auxiliaries
    at = verb
    for _ in range(6):
        if at.head == at.i:
            break
        above, dep = view.head(at), at.dep
        if above.pos in ("VERB", "AUX", "ADJ", "NOUN") and dep in (
            "xcomp",
            "ccomp",
            "advcl",
            "acl",
            "pcomp",
            "conj",
            "relcl",
            "csubj",
        ):
            lemma = above.lemma
            if (
                dep in ("xcomp", "ccomp")
                or (dep == "acl" and infinitive)
                or (dep == "acl" and above.pos == "NOUN" and _has_mark(view, at))
            ):
                if lemma in words.attempted.governors:
                    attempted = True
                elif (infinitive and at.i == verb.i) or dep == "xcomp":
                    if lemma in words.planned.governors:
                        return "planned", False
                    if lemma in words.called_for.governors:
                        return "called_for", False
                    if lemma in words.hypothetical.governors or _negated(view, above):
                        return ("denied" if lemma == "fail" else "hypothetical"), False
                    if lemma not in words.factual.governors and infinitive and lemma not in words.attempted.governors:
                        return "hypothetical", False
                elif lemma in words.denied.governors or (lemma in ("doubt", "dispute")):
                    return "denied", False
                elif (
                    lemma in ("fear", "warn", "hope", "want", "wish", "demand", "urge", "propose", "recommend")
                    and dep == "ccomp"
                ):
                    return (
                        "called_for" if lemma in ("demand", "urge", "propose", "recommend") else "hypothetical"
                    ), False
                if lemma in words.ongoing.governors and dep == "xcomp":
                    return "ongoing", attempted
            elif (dep == "advcl" and infinitive and at.i == verb.i) or (dep == "acl" and infinitive and at.i == verb.i):
                return "planned", False
            elif dep == "pcomp" or at.dep == "advcl":
                pass
            if dep in {"conj", "xcomp"}:
                inherited = _modality(view, above)
                if inherited is not None and not _has_own_subject(view, at):
                    return inherited, False
                if dep == "conj" and not infinitive:
                    infinitive = "to" in {t.lower for t in view.children(above, "aux")} and not _has_own_subject(
                        view, at
                    )
                    if infinitive and verb.i == at.i:
                        return _of_verb(view, above, stative)
            if dep in ("ccomp", "advcl", "relcl", "csubj"):
                # Beyond a finite clause, only what makes all of it unreal matters: "if", "deny".
                if lemma in words.denied.governors and dep == "ccomp":
                    return "denied", False
                if _modality(view, above) == "hypothetical" and _if(view, above):
                    return "hypothetical", False
                infinitive = False
        elif above.pos == "ADP" and dep == "pcomp":
            if above.lower in ("without",):
                return "denied", False
            if above.lower in ("of", "from", "for"):
                governor = view.head(above)
                if governor.lemma in words.hypothetical.governors:
                    return "hypothetical", False
        at = above
    if verb.tag == "VBG" and auxiliaries & {"is", "are", "'s", "’s", "'re", "’re", "am"}:
        return "ongoing", attempted
    if stative and verb.tag in ("VBZ", "VBP") and "have" not in auxiliaries:
        return "ongoing", attempted
    return "happened", attempted


def _modality(view: View, verb: Token) -> Status | None:
    """What the verb's own auxiliaries, negation and conjunction make of it."""
    words = status_words()
    below = view.children(verb)
    if any(t.dep == "neg" or (t.dep == "advmod" and t.lower == "never") for t in below):
        return "denied"
    if any(t.dep == "mark" and t.lower in words.hypothetical.marks for t in below):
        return "hypothetical"
    for t in below:
        if t.dep in ("nsubjpass", "nsubj") and (
            t.lower in ("nobody", "none") or any(c.lower == "no" for c in view.children(t, "det"))
        ):
            return "denied"
    for t in below:
        if t.dep == "aux":
            for status, modals in words.modals.items():
                if t.lower in modals:
                    if status == "hypothetical" and t.lower == "would" and any(c.lower == "have" for c in below):
                        return "hypothetical"
                    return status  # type: ignore[return-value]
    return None


def _if(view: View, verb: Token) -> bool:
    return any(t.dep == "mark" and t.lower in status_words().hypothetical.marks for t in view.children(verb))


def _negated(view: View, verb: Token) -> bool:
    return any(t.dep == "neg" for t in view.children(verb))


def _has_mark(view: View, verb: Token) -> bool:
    return any(t.dep == "mark" for t in view.children(verb))


def _has_own_subject(view: View, verb: Token) -> bool:
    return any(t.dep in ("nsubj", "nsubjpass") for t in view.children(verb))


def _of_noun(view: View, noun: Token, slots: Slots) -> tuple[Status, bool]:
    words = status_words()
    attempted = False
    for child in view.children(noun, "amod", "compound", "det", "neg"):
        lower = child.lower
        if lower in words.planned.modifiers:
            return "planned", False
        if lower in words.hypothetical.modifiers:
            return "hypothetical", False
        if child.dep in ("det", "neg") and lower in ("no", "neither", "any"):
            return ("hypothetical" if lower == "any" else "denied"), False
        if lower in words.ongoing.modifiers:
            return "ongoing", False
        if lower in words.attempted.modifiers or child.lemma == "attempt":
            attempted = True
    top = noun
    while top.dep in ("conj", "appos", "compound") and view.head(top).pos in ("NOUN", "PROPN") and top.head != top.i:
        top = view.head(top)
    above = view.head(top)
    if above.i != top.i:
        if above.pos in ("VERB", "AUX") and top.dep in ("dobj", "attr", "pobj", "nsubjpass", "nsubj"):
            if (
                slots.light is not None
                and slots.light.i == above.i
                and above.lemma not in words.planned.governors | words.hypothetical.governors
            ):
                return _of_verb(view, above, False)[0], attempted
            if top.dep in ("dobj", "nsubjpass"):
                result = _governed(above.lemma)
                if result is not None:
                    return result, False
            if top.dep in ("dobj", "nsubjpass", "nsubj", "attr"):
                tense = _of_verb(view, above, False)[0]
                if tense in ("planned", "called_for", "hypothetical") and top.dep != "nsubj":
                    return tense, attempted
        elif above.pos == "ADP":
            governor = view.head(above)
            lemma = governor.lemma
            if above.lower in ("for", "of", "to", "against", "from", "about") and governor.pos in (
                "VERB",
                "NOUN",
                "ADJ",
            ):
                if lemma in (
                    "call",
                    "plan",
                    "demand",
                    "appeal",
                    "urge",
                    "threat",
                    "threaten",
                    "prepare",
                    "warn",
                    "risk",
                    "fear",
                    "possibility",
                    "danger",
                    "prospect",
                    "preparation",
                    "proposal",
                    "request",
                    "likelihood",
                    "attempt",
                    "warning",
                    "push",
                    "condition",
                    "deny",
                    "denial",
                    "refuse",
                    "ask",
                    "hope",
                ):
                    if lemma in ("call", "demand", "appeal", "urge", "request", "push", "ask"):
                        return "called_for", False
                    if lemma in ("plan", "prepare", "preparation", "proposal"):
                        return "planned", False
                    if lemma in ("deny", "denial"):
                        return "denied", False
                    if lemma != "attempt":
                        return "hypothetical", False
                    attempted = True
            elif above.lower in ("without", "before", "until", "despite") and above.lower == "without":
                return "denied", False
    return "happened", attempted


def _governed(lemma: str) -> Status | None:
    words = status_words()
    if lemma in words.denied.governors:
        return "denied"
    if lemma in (
        "plan",
        "prepare",
        "schedule",
        "threaten",
        "propose",
        "consider",
        "intend",
        "plot",
        "expect",
        "promise",
        "vow",
        "await",
        "anticipate",
    ):
        return "planned"
    if lemma in ("demand", "urge", "seek", "request", "want", "advocate", "call"):
        return "called_for"
    if lemma in ("fear", "prevent", "avert", "foil", "thwart", "avoid", "risk", "deter", "reject", "refuse", "oppose"):
        return "hypothetical"
    return None
