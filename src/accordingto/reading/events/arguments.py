"""The arguments of a verb that names an event: who does it, to whom, where and with what."""

from dataclasses import dataclass, field

from accordingto.reading.events.bare import (
    headline_passive,
    just_after,
    just_before,
    left_so,
    named_before,
    nominal,
    placed,
    shared_object,
    whole,
)
from accordingto.reading.events.parties import may_act, somebody
from accordingto.reading.events.responsible import answerable
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes, index, status_words, types
from accordingto.reading.language import Token
from accordingto.record import Blame

RELATIVE = frozenset(["who", "which", "that", "whom"])
ADDRESSING = {
    "call": ("on", "upon"),
    "appeal": ("to",),
    "plead": ("with", "to"),
    "demand": ("of", "from"),
    "request": ("of", "from"),
}
"""Verbs of asking, with the prepositions before who is asked."""
SKIP = frozenset(["there", "it"])


@dataclass
class Slots:
    """The arguments of a trigger, as head tokens."""

    subject: list[Token] = field(default_factory=list)
    object: list[Token] = field(default_factory=list)
    oblique: dict[str, list[Token]] = field(default_factory=dict)
    passive: bool = False
    light: Token | None = None
    """The verb of little meaning above a noun: "launched" in "launched an attack"."""
    blame: Blame | None = None
    """How surely the subject did it, where the words above a noun say so: "blamed the rebels for the blast"."""
    number: Token | None = None
    """The count that a noun of counting names: "17" of "the number of dead is 17"."""

    def all(self) -> list[Token]:
        """Subjects and objects."""
        return self.subject + self.object


def of_verb(view: View, verb: Token, participle: bool = False) -> Slots:
    """The arguments of a verb; ``participle`` where it modifies a noun ("the recaptured city")."""
    slots = Slots()
    _own(view, verb, slots)
    if verb.dep in ("acl", "amod", "compound", "nmod") or participle:
        noun = view.head(verb)
        if noun.i != verb.i:
            active = verb.tag == "VBG" or verb.lower.endswith("ing")
            if verb.tag == "VB" and (noun.lemma in classes()["intention"] or _means(view, noun)):
                slots.subject = slots.subject or _whose(view, noun)
            elif active and not slots.subject and verb.dep == "acl" and (by := _by(view, slots)):
                slots.subject = by  # "the artillery shelling by the army": a noun, whatever the parser says
            elif active and not slots.subject:
                slots.subject = view.conjuncts(noun)
            elif not active and not slots.object and view.child(verb, "nsubj") is None:
                slots.object = view.conjuncts(whole(view, noun)) if verb.dep == "acl" else [noun]
                slots.passive = True
    if verb.dep == "relcl":
        _antecedent(view, verb, slots)
    if not slots.object and (named := named_before(view, verb)) is not None:
        slots.object, slots.passive = [named], True
    if slots.subject and not slots.object and not slots.passive:
        slots.object = shared_object(view, verb)
    if verb.tag == "VBN" and (so := left_so(view, verb)) is not None:
        slots.object, slots.subject, slots.passive = [so], [], True
    # "a city recaptured in an offensive" in a headline is parsed as a clause of its own: a bare participle with
    # a place before it.
    if (
        (verb.tag in ("VBN", "VBD") or nominal(verb))
        and slots.subject
        and not slots.object
        and headline_passive(view, verb, slots.subject[0])
    ):
        by = slots.oblique.get("by", [])  # "teen shot by uncle"
        slots.object = [t for t in slots.subject if t not in by]
        slots.subject, slots.passive = [t for t in slots.subject if t in by], True
    if not slots.object and not slots.passive and verb.lemma in types().always_transitive:
        slots.object = just_after(view, verb)
    beside = just_before(view, verb) if slots.passive or not slots.object else None
    if beside is not None and not any(beside in view.conjuncts(t) for t in slots.object):
        slots.object, slots.passive = [beside], True
    if (not slots.subject and not (slots.passive and slots.object)) or (not slots.object and slots.passive):
        _borrow(view, verb, slots)
    if slots.subject and not slots.object and not slots.passive:
        slots.object = shared_object(view, verb)
    slots.subject = [p for t in slots.subject for p in _shot(view, t) or [t]]
    slots.object = [p for t in slots.object for p in _shot(view, t) or [t]]
    slots.subject = [t for t in expanded(view, slots.subject) if t.lower != "there" and t.i not in view.time_of]
    if slots.passive and not slots.subject:
        slots.subject = _agent_after(view, verb) or _whose_doing(view, slots)
    if index().forms.get(verb.lower, verb.lemma) in classes()["hitting"]:
        slots.object = [t for part in slots.object for t in _hit_in(view, part, slots)]
    # "…, wounding 14 others, the governor, Ada Reen, said": who says so is parsed as one of those who were hurt.
    slots.object = [t for n, t in enumerate(expanded(view, slots.object)) if not n or t.i not in view.source_of]
    return slots


def _by(view: View, slots: Slots) -> list[Token]:
    """Who did what a verb without an object tells, after "by"."""
    if slots.object:
        return []
    return [t for t in slots.oblique.get("by", ()) if may_act(view, t) and t.i not in view.time_of]


def _hit_in(view: View, part: Token, slots: Slots) -> list[Token]:
    """Who was hit, where a part of the body is named: the boy of "struck the boy's leg"; else the token itself."""
    known = classes()
    inner = next(
        (t for p in view.children(part, "prep") for t in view.children(p, "pobj")), part
    )  # "the back of his head"
    whose = view.children(inner, "poss") if {part.lemma, inner.lemma} <= known["body_parts"] else []
    if not whose:
        return [part]
    slots.oblique.setdefault("in", []).append(inner)
    return slots.subject if any(t.lower == "own" for t in view.children(inner, "amod")) else whose


def _means(view: View, noun: Token) -> bool:
    """Whether it is what somebody has to do it with or at, and nobody who does it: "found a place to demonstrate"."""
    return noun.dep == "dobj" and noun.pos == "NOUN" and not somebody(view, noun)


def _shot(view: View, token: Token) -> list[Token]:
    """Who was shot, where "shot" was taken for a thing: the baby of "a baby shot on Sunday has died"."""
    return of_verb(view, token).object if nominal(token) else []


def _whose(view: View, noun: Token) -> list[Token]:
    """Whose plan, vow or attempt it is: "Velmar's plan to deploy", "the army made an attempt to retake".

    So is "the army was given orders to retake", and "the men are wanted in connection with attempts to kill".
    """
    own = [t for t in view.children(noun, "poss", "compound", "nmod") if t.i in view.entity_of or t.dep == "poss"]
    if own:
        return own[-1:]
    while noun.dep == "pobj" and view.head(view.head(noun)).pos == "NOUN":
        noun = view.head(view.head(noun))
    above = view.head(noun) if noun.dep == "dobj" else view.head(view.head(noun))
    if noun.dep not in ("dobj", "pobj") or above.pos != "VERB":
        return []
    if above.lemma in classes()["charging"] | classes()["punishing"] and (charged := view.children(above, "dobj")):
        return charged  # "arrested two men on charges of a plot to kill guards"
    return view.children(above, "nsubjpass") or (view.children(above, "nsubj") if noun.dep == "dobj" else [])


def _agent_after(view: View, verb: Token) -> list[Token]:
    """Who did it, told of the last of several passives: "twelve were killed and thirty driven out by a militia"."""
    for other in view.conjuncts(verb)[1:]:
        if other.tag == "VBN" and not view.children(other, "nsubj"):
            by = [t for a in view.children(other, "agent", "prep") if a.lower == "by" for t in view.children(a, "pobj")]
            if by:
                return [t for t in by if t.i not in view.time_of]
    return []


def _whose_doing(view: View, slots: Slots) -> list[Token]:
    """Who did it, where the act that it was a part of tells: "was killed in an operation of the army"."""
    acts = [t for p in ("in", "during") for t in slots.oblique.get(p, ()) if t.lemma in classes()["undertakings"]]
    below = [p for t in acts for p in view.children(t, "prep") if p.lower in ("of", "by")]
    whose = [t for act in acts for t in view.children(act, "poss")]
    whose += [t for p in below for t in view.children(p, "pobj")]
    return [t for t in whose if may_act(view, t) and not view.is_town(t)]


def _own(view: View, verb: Token, slots: Slots) -> None:
    subject = _nearest(view, view.children(verb, "nsubj"))
    for child in view.children(verb):
        dep = child.dep
        if dep == "nsubj" and child is not subject:
            continue
        if dep in ("nsubj", "nsubjpass") and child.pos == "NUM" and _in_another_state(view, child, verb):
            continue
        called = dep == "intj" and view.among(child, ("civilians",))  # "Boy died of wounds": the parser hears a call
        if dep in ("nsubj", "csubj") or ((called or (dep == "amod" and child.lower == "old")) and child.i < verb.i):
            slots.subject.append(_aged(view, child))
        elif dep in ("nsubjpass", "csubjpass"):
            slots.object.append(_aged(view, child))
            slots.passive = True
        elif dep == "auxpass":
            slots.passive = True
        elif dep == "dobj" and (where := placed(view, child)):
            slots.oblique.setdefault(where, []).append(child)
        elif dep == "npadvmod" and child.pos == "NUM" and child.i > verb.i and view.core(child) is not child:
            slots.object.append(child)  # "shot down nine of twelve drones"
        elif dep in ("dobj", "obj", "attr", "oprd") or (
            (dep == "npadvmod" and child.pos in ("NOUN", "PROPN") and child.i > verb.i and view.is_place(child))
            # The parser takes a name that it does not know for an adverb: "seized Bakhmut".
            or (dep == "advmod" and child.i == verb.i + 1 and child.i in view.place_of)
        ):
            slots.object.append(child)
        elif dep == "dative":
            inner = view.child(child, "pobj")
            slots.oblique.setdefault("to", []).append(inner or child)
        elif dep == "agent":
            inner = view.child(child, "pobj") or _flying(view, child)
            slots.passive = slots.passive or verb.tag == "VBN"  # "shot and killed by police" lacks its auxiliary
            if inner is not None:
                slots.subject += [inner]
                slots.oblique.setdefault("by", []).append(inner)
        elif dep in ("prep", "advmod", "prt"):
            thing = _flying(view, child)
            below = [thing] if thing is not None else view.children(child, "pobj", "pcomp")
            for inner in below:
                slots.oblique.setdefault(child.lower, []).extend(view.conjuncts(inner))
            for further in view.children(child, "prep"):  # "seized back from the Russians", "outside of the town"
                for inner in view.children(further, "pobj"):
                    slots.oblique.setdefault(further.lower, []).extend(view.conjuncts(inner))
        elif dep in ("ccomp", "xcomp") and child.pos in ("NOUN", "PROPN"):
            slots.object.append(child)
        elif (
            dep == "ccomp"
            and child.i > verb.i
            and child.tag in ("VBN", "VBD")
            and not view.children(child, "aux", "auxpass", "mark")
        ):
            # "found bodies strewn in yards", "visits city recaptured in May": the object became the
            # subject of a small clause.
            slots.object += view.children(child, "nsubj", "nsubjpass")


def _nearest(view: View, subjects: list[Token]) -> Token | None:
    """Of several, that of the verb: Reen of "The governor of Velmar, Ada Reen said"; of "al-Reen", cut in three, the first."""
    found = subjects[-1] if subjects else None
    for before in reversed(subjects[:-1]):
        if found is None or " " in view.text[before.start : found.start]:
            break
        found = before
    return found


def _in_another_state(view: View, number: Token, verb: Token) -> bool:
    """Whether a number belongs to the word behind it: "three dead" of "three dead, two wounded"."""
    return number.i + 1 < verb.i and view.next_word(number) in classes()["states"]


def _flying(view: View, by: Token) -> Token | None:
    """What flew or fell, where its participle was taken for a gerund: "debris" of "was cut by flying debris"."""
    verb = view.child(by, "pcomp")
    thing = view.child(verb, "dobj") if verb is not None else None
    return thing if thing is not None and view.among(thing, ("debris",)) else None


def _aged(view: View, token: Token) -> Token:
    """The person whose age was taken for the subject: "boy" of "Boy, 11, shoots himself"."""
    if token.pos == "NUM" and token.i > 1 and token.i + 1 < len(view.tokens):
        before, person, after = view.tokens[token.i - 1], view.tokens[token.i - 2], view.tokens[token.i + 1]
        if before.text == after.text == "," and person.tag in ("NN", "NNP") and person.sentence == token.sentence:
            return person
    return token


def _antecedent(view: View, verb: Token, slots: Slots) -> None:
    noun = view.head(verb)
    if (
        noun.lemma == "part"
        and (of := next((t for t in view.children(noun, "prep") if t.lower == "of"), None)) is not None
    ):
        noun = view.child(of, "pobj") or noun
    for place in (slots.subject, slots.object):
        for n, token in enumerate(place):
            if token.lower in RELATIVE and token.tag in ("WDT", "WP", "IN", "DT"):
                place[n] = noun
                return
    if not slots.subject and not slots.passive:
        slots.subject = _whose(view, noun) if verb.tag == "VB" and _means(view, noun) else [noun]
    elif not slots.object:
        slots.object = [noun]


def _borrow(view: View, verb: Token, slots: Slots) -> None:
    """The subject of a verb that has none: from the verb that it is conjoined to, or that governs it."""
    at = verb
    for _ in range(4):
        gerund = at.dep == "pobj" and at.tag == "VBG"
        due = at.dep == "acomp" and at.i != verb.i
        if at.head == at.i or not (
            gerund or due or at.dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "prep")
        ):
            return
        above = view.head(at)
        if (shot := _shot(view, above)) and at.i == verb.i:
            slots.object, slots.passive = shot, True  # "3-year-old shot and killed"
            return
        if at.dep == "xcomp" and above.dep == "acomp" and above.lemma in status_words().planned.governors:
            at = above  # "is due to visit", "are ready to fight"
            continue
        if above.pos not in ("VERB", "AUX") or above.dep in ("acomp", "oprd"):
            if above.pos == "ADP" or at.dep == "conj":
                at = above
                continue
            meant = above.lemma in classes()["intention"] and at.dep == "prep"  # "has no plans of leaving"
            slots.subject = slots.subject or answerable(view, above) or (_whose(view, above) if meant else [])
            return
        above_passive = bool(view.children(above, "nsubjpass", "auxpass")) or _bare_passive(view, above, verb)
        found = [t for t in view.children(above, "nsubj", "nsubjpass") if t.lower not in SKIP]
        if above.dep == "relcl" and (not found or found[0].lower in RELATIVE):
            found = [view.head(above)]
        if above.dep in ("acl", "amod") and not found:
            found = [view.head(above)]
        charged = at.dep in ("xcomp", "pcomp", "prep") and above.lemma in classes()["charging"] | classes()["punishing"]
        accused = [t for t in view.children(above, "dobj") if t.i < verb.i] if charged else []
        if charged and not found and not accused and above.tag == "VBN":
            found = of_verb(view, above).object  # "were arrested, accused of shelling the town"
        if accused and not found and not slots.passive:
            slots.subject = (
                accused  # "and accused the army of shelling its own people": whoever accuses, the army shells
            )
            return
        if found:
            if slots.passive or (above_passive and _shares_passive(view, at, verb)):
                slots.object, slots.passive = slots.object or found, True
                if not slots.subject:
                    slots.subject = [t for a in view.children(above, "agent") for t in view.children(a, "pobj")]
            elif above_passive and at.dep in ("advcl", "conj") and verb.lemma not in classes()["undergone"]:
                # "was shot, killing two": the one shot is not the one who kills.
                slots.subject = [t for a in view.children(above, "agent") for t in view.children(a, "pobj")]
            elif above.lemma == "come" and any(t.lower == "under" for t in view.children(above, "prep")):
                slots.subject = []  # "came under fire, killing two": whose fire is not said here
            else:
                controlled = _controlled(view, above, verb, slots) if at.dep == "xcomp" else accused
                slots.subject = controlled or found
            return
        at = above


def _controlled(view: View, above: Token, verb: Token, slots: Slots) -> list[Token]:
    """Who does it, where the verb above has somebody do it: "asked the army to leave", not "used gas to disperse them"."""
    found = [t for t in view.children(above, "dobj") if t.i < verb.i]
    if not found and above.lemma in ADDRESSING:  # "called on the army to leave"
        to = [p for p in view.children(above, "prep") if p.lower in ADDRESSING[above.lemma] and p.i < verb.i]
        found = [t for p in to for t in view.children(p, "pobj")]
    weapons = [t for t in found if view.among(t, ("weapons",))]
    slots.oblique.setdefault("with", []).extend(weapons)
    if above.lemma == "use":  # "used the money to attack the town"
        found = [t for t in found if not _means(view, t)]
    return [t for t in found if t not in weapons and may_act(view, t)]


def _shares_passive(view: View, at: Token, verb: Token) -> bool:
    """Whether it is a passive as the verb above it: "was shot and killed", "was found shot", "a boy shot and killed"."""
    if at.dep == "conj":
        return verb.tag == "VBN" or view.head(at).dep == "acl"
    if at.dep == "advcl" and verb.lemma in classes()["charging"]:  # "were arrested, accused of theft"
        return at.i == verb.i and verb.tag == "VBN"
    return at.i == verb.i and verb.tag == "VBN" and view.head(at).lemma in classes()["finding"]


def _bare_passive(view: View, above: Token, verb: Token) -> bool:
    """Whether a verb and the one conjoined to it are passives without an auxiliary: "boy shot and killed"."""
    if verb.dep != "conj" or above.lemma not in types().always_transitive:
        return False
    if verb.tag != "VBN" and not (above.dep == "acl" and verb.tag == "VBD" and verb.lemma in types().always_transitive):
        return False
    return not view.children(above, "dobj", "aux") and not view.children(verb, "dobj", "nsubj")


def expanded(view: View, heads: list[Token]) -> list[Token]:
    """The heads with what is listed beside them: "a man, a woman and a boy" are three."""
    found: list[Token] = []
    for head in heads:
        parts = _by_name(view, head) or [head, *_listed(view, head)]
        for token in [t for part in parts for t in view.conjuncts(part)]:
            if token not in found and token.pos not in ("VERB", "AUX") and not _title(view, token):
                found.append(token)
    return found


def _by_name(view: View, head: Token) -> list[Token]:
    """Those that a plural right before their names stands for: "neighbouring states Orsina and Velmar"."""
    names = [t for t in view.children(head, "appos") if t.i == head.i + 1 and t.tag == "NNP"]
    return names if head.tag == "NNS" and all(view.children(t, "conj") for t in names) else []


def _title(view: View, token: Token) -> bool:
    """Whether it is the first of a person's titles: "opposition leader and former minister Ada Reen" is one."""
    if token.tag != "NN" or view.children(token, "det", "poss", "nummod"):
        return False
    return any(t.i in view.label_of and view.label_of[t.i] == "PERSON" for t in view.children(token, "conj"))


def _listed(view: View, head: Token) -> list[Token]:
    """The second of a list, where the parser took it for an apposition: "a man, a woman and a boy were hurt"."""
    if head.pos != "NOUN" or view.child(head, "poss") is not None:
        return []
    joined = [c for c in view.children(head, "cc") if view.tokens[c.i - 1].text != ","]
    second = [t for t in view.children(head, "appos") if t.pos == "NOUN"]
    return [t for t in second if joined or (view.children(t, "cc") and view.children(t, "conj"))]
