"""The arguments of a noun that names an event, and of the verb of little meaning above it."""

import re

from accordingto.reading.events.arguments import RELATIVE, Slots, of_verb
from accordingto.reading.events.responsible import responsible
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import Kind, classes, index, status_words, types
from accordingto.reading.language import Token

_THERE = ("in", "at", "during", "after", "following", "to")
"""What stands between talks and what those who take part do: "agreed at a meeting", "return to talks"."""


def of_noun(view: View, noun: Token, kind: Kind) -> Slots:
    """The arguments of a noun: "Russia's shelling of Kyiv", "the killing of X by Y", "rebels launched an attack on X"."""
    slots = Slots()
    own = [t for t in _below(view, noun) if not _for_or_against(view, t)]
    if noun.i > 1 and view.tokens[noun.i - 1].text in "-–" and view.tokens[noun.i - 2].lower == "counter":
        own = view.children(view.tokens[noun.i - 2]) + own  # "Kyiv's counter-offensive" is three tokens
    for child in own:
        dep, lower = child.dep, child.lower
        if dep == "poss" and child.i in view.time_of:
            continue  # "Sunday's attack"
        if dep == "poss":
            (slots.object if kind.harm and kind.harm_of == "object" else slots.subject).append(child)
        elif dep == "amod" and lower == "led":  # "an Orsina-led air raid"
            slots.subject += view.children(child, "npadvmod", "compound", "nmod")
        elif dep in ("amod", "compound", "nmod"):
            place = view.place_of.get(child.i)
            if place is not None and place.use == "literal" and dep != "amod":
                if (place.feature or "").startswith("PCL") and kind.family == "violence" and not _where(view, child):
                    slots.subject.append(child)  # "a U.S. air strike"
                continue  # "the Madrid bombings" were in Madrid, not by it
            if (
                view.label_of.get(child.i) in ("NORP", "GPE", "ORG")
                or view.among(child, ("combatants", "police"))
                or child.i in view.entity_of
            ):
                slots.subject.append(child)
            elif view.among(child, ("buildings", "civilians")) and dep != "amod":
                slots.object.append(child)
        elif dep in {"prep", "agent"}:
            for inner in view.children(child, "pobj"):
                slots.oblique.setdefault(lower, []).extend(view.conjuncts(inner))
                # "Rocket fire into Velmar by the rebels", "attacks by rebels on farmers".
                below = ("between", "on", "against") if lower == "by" else ("by", "between")
                for further in view.children(inner, "prep"):
                    if further.lower in below and lower != further.lower:
                        parties = [t for p in view.children(further, "pobj") for t in view.conjuncts(p)]
                        slots.oblique.setdefault(further.lower, []).extend(parties)
    oblique = slots.oblique
    slots.subject += oblique.get("by", [])
    slots.subject += _sources(view, noun) if kind.family == "accuse" else []
    if kind.joint:
        slots.subject += oblique.get("between", []) + oblique.get("among", [])
        slots.object += oblique.get("with", []) + oblique.get("against", [])
    else:
        slots.object += [
            t
            for p in ("on", "against", "upon", "at")
            for t in oblique.get(p, [])
            if t.i not in view.time_of
            and view.label_of.get(t.i) not in ("DATE", "TIME")
            and not (p == "at" and view.among(t, ("inhabited",)))  # "a raid at a town": that is where it was
        ]
        slots.object += _site(view, noun)
    of = [t for t in oblique.get("of", []) if t.i not in view.time_of]
    if kind.of == "subject":
        slots.subject += of
    else:
        slots.object += of
    _light(view, noun, kind, slots)
    if kind.object == "actor" and not slots.subject:
        slots.subject = _present(view, noun)
    if not slots.subject and not kind.joint:
        slots.subject = _shared_by(view, noun)
    if kind.harm_of == "object" and not slots.subject:
        tied = responsible(view, noun)
        slots.subject, slots.blame = list(tied.who), tied.blame
    return slots


_SITES = ("civilian_places", "military_places")


def _sources(view: View, noun: Token) -> list[Token]:
    """From whom words come: "condemnation from the Union", "drew condemnation from the Union"."""
    near = [noun, view.head(noun)] if noun.dep == "dobj" else [noun]
    below = [p for t in near for p in view.children(t, "prep") if p.lower == "from"]
    return [t for p in below for inner in view.children(p, "pobj") for t in view.conjuncts(inner)]


def _below(view: View, noun: Token) -> list[Token]:
    """What hangs on a noun, and on the "dead" of "the shooting dead of two men"."""
    own = view.children(noun)
    return own + [p for t in own if t.lower == "dead" and t.i > noun.i for p in view.children(t, "prep")]


def _where(view: View, country: Token) -> bool:
    """Whether a country before a noun is where the site behind it is: "a Velmar mosque attack"."""
    return any(t.i > country.i and view.among(t, _SITES) for t in view.children(view.head(country), "compound"))


def _for_or_against(view: View, word: Token) -> bool:
    """Whether it tells whom an act is for or against, and not who does it: "anti-Orsinian riots", "a pan-African meeting"."""
    near = view.text[max(0, word.start - _PREFIX) : word.end + 1]
    return _FOR_OR_AGAINST.search(near) is not None


_FOR_OR_AGAINST = re.compile(r"\b(?:anti|pro|pan|non)[-–]", re.IGNORECASE)
_PREFIX = 5
"""Letters of the longest of them with its hyphen."""


def _shared_by(view: View, noun: Token) -> list[Token]:
    """Who did it, told of an act before it as well: "the killing of a guard and the abduction of a nurse by rebels"."""
    at = noun
    while at.dep == "conj" and at.head != at.i:
        at = view.head(at)
    if at is noun:
        return []
    if at.dep == "pobj" and view.head(at).lower == "of":  # the parser's "of a guard and the abduction"
        at = view.head(view.head(at))
    if at.lemma not in index().nouns:
        return []
    by = [p for p in view.children(at, "prep", "agent") if p.lower == "by" and p.i > noun.i]
    return [t for p in by for inner in view.children(p, "pobj") for t in view.conjuncts(inner)]


def _present(view: View, noun: Token) -> list[Token]:
    """Who was at talks, since they did something there: "signed the deal after a meeting", "said so in a call with the envoy"."""
    preposition = view.head(noun)
    if noun.dep != "pobj" or preposition.lower not in _THERE:
        return []
    above = view.head(preposition)
    verb = view.head(above) if above.dep == "dobj" else above  # "stated his position in a call"
    return of_verb(view, verb).subject if verb.pos in ("VERB", "AUX") else []


def _site(view: View, noun: Token) -> list[Token]:
    """What was hit, put as the target: "the market was the scene of a bombing", "the target of the attack was a market"."""
    above = view.head(view.head(noun))
    if noun.dep != "pobj" or view.head(noun).lower != "of" or above.lemma not in classes()["scenes"]:
        return []
    verb = view.head(above)
    if verb.lemma != "be" or above.dep not in ("attr", "nsubj"):
        return []
    return view.children(verb, "nsubj" if above.dep == "attr" else "attr")


def bearers(view: View, noun: Token) -> list[Token]:
    """Those who have a wound: "a man with a gunshot wound", "found two boys with gunshot wounds", "he had a bullet wound"."""
    above = view.head(noun)
    if noun.dep == "dobj" and above.lemma == "have":
        return of_verb(view, above).subject
    if noun.dep != "pobj" or above.lower != "with":
        return []
    whose = view.head(above)
    if whose.pos not in ("VERB", "AUX") and view.among(whose, ("civilians", "combatants", "police", "named")):
        return view.conjuncts(whose)
    whose = next((t for t in (whose, *view.ancestors(whose)) if t.pos in ("VERB", "AUX")), whose)
    slots = of_verb(view, whose)
    return slots.object or slots.subject


def _lend(view: View, noun: Token, kind: Kind, slots: Slots, verb: Token) -> None:
    """Take over the arguments of the verb of little meaning whose object a noun is."""
    slots.light = verb
    lent = of_verb(view, verb)
    subject = lent.subject
    if verb.lemma in _TELLING and kind.family in _DONE_BY_OTHERS:
        subject = [t for t in subject if view.label_of.get(t.i) != "PERSON"]
    if verb.lemma in types().light.passive_for_object:
        slots.object += [t for t in subject if t not in slots.object]
    else:
        slots.subject += [t for t in subject if t not in slots.subject and t.i != noun.i]
    for word, found in lent.oblique.items():
        slots.oblique.setdefault(word, []).extend(t for t in found if t.i != noun.i)
        if word in ("against", "on", "upon") and not slots.object:
            slots.object += [
                t for t in found if t.i not in view.time_of and view.label_of.get(t.i) not in ("DATE", "TIME")
            ]
        if word == "with" and kind.joint:
            slots.object += found


def _relative(view: View, noun: Token) -> Token | None:
    """The verb of little meaning of a relative clause: "launched" of "the attack that rebels launched on the town"."""
    for verb in view.children(noun, "relcl"):
        subject, objects = view.children(verb, "nsubj"), view.children(verb, "dobj")
        of_it = all(t.lower in RELATIVE for t in objects) and not any(t.lower in RELATIVE for t in subject)
        if subject and of_it and () in index().light.get(verb.lemma, ()):
            return verb
    return None


def raised(view: View, noun: Token) -> Token | None:
    """The verb of what is yet to come of a noun: "resume" of "talks are due to resume", "are set to resume"."""
    verb = view.head(noun)
    state = view.child(verb, "acomp") if noun.dep == "nsubj" else verb if noun.dep == "nsubjpass" else None
    if state is None or state.lemma not in status_words().planned.governors:
        return None
    coming = view.child(state, "xcomp")
    known = {w.split()[0] for w in types().light.intransitive}
    return coming if coming is not None and coming.lemma in known else None


_OUT = frozenset(["out", "up"])
_HITTING = frozenset(["hit", "strike", "target"])
_TELLING = ("announce", "declare", "expect")
_DONE_BY_OTHERS = ("arrest", "abduction", "violence", "destruction")
"""Families of acts that a person who announces them has not done: "the minister announced the arrest"; a state has."""


def _light(view: View, noun: Token, kind: Kind, slots: Slots) -> None:
    if (relative := _relative(view, noun)) is not None:
        _lend(view, noun, kind, slots, relative)
        return
    top = noun
    while top.dep in ("conj", "appos") and view.head(top).pos in ("NOUN", "PROPN"):
        top = view.head(top)
    if top.dep == "pobj" and view.head(top).lower in ("of", "in", "to", "as", "on", "under", "from"):
        above = view.head(view.head(top))
        if above.lemma in classes()["bundle"] and above.dep in ("dobj", "nsubj", "nsubjpass", "pobj"):
            top = above
    under = kind.family in ("violence", "restrict") and top.dep == "pobj" and view.head(top).lower == "under"
    if under and view.head(view.head(top)).lemma in ("come", "be"):
        slots.object += of_verb(view, view.head(view.head(top))).subject  # "the town came under heavy shelling"
        slots.subject += slots.oblique.get("from", [])
        slots.light = view.head(view.head(top))
        return
    if top.dep == "pobj" and view.head(top).lower == "by" and not slots.subject and kind.harm_of != "subject":
        above = view.head(view.head(top))
        if above.pos == "VERB" and not view.children(above, "nsubjpass", "auxpass"):
            slots.subject += of_verb(view, above).subject  # "hurt the rebels by the seizure of weapons"
            return
    verb = view.head(top)
    if verb.pos not in ("VERB", "AUX") or top.dep not in ("dobj", "nsubjpass", "nsubj", "attr", "pobj"):
        return
    light = index().light.get(verb.lemma, ())
    below = {t.lower for t in view.children(verb)}
    particles = {t.lower for t in view.children(verb, "prt")} - _OUT
    light = tuple(rest for rest in light if particles <= set(rest))  # not "put down" of a coup
    if kind.harm_of == "subject" and (
        verb.lemma not in types().light.passive_for_object or verb.lemma in ("survive", "escape")
    ):
        return  # who announces a death is not dead, nor is who escapes it
    coming = raised(view, top)
    if coming is not None:  # "talks are due to resume"
        slots.light = coming
        _around(view, coming, kind, slots)
        return
    if top.dep in ("dobj", "nsubjpass") and any(all(w in below for w in rest) for rest in light):
        _lend(view, noun, kind, slots, verb)
    elif top.dep == "nsubj" and verb.lemma in {w.split()[0] for w in types().light.intransitive}:
        slots.light = verb
        if verb.lemma in _HITTING:
            slots.object += view.children(verb, "dobj")  # "artillery fire hit a hospital"
        _around(view, verb, kind, slots)


def _around(view: View, verb: Token, kind: Kind, slots: Slots) -> None:
    """Take over what the verb of an act says besides: "fighting broke out between the two in Karsk"."""
    for child in view.children(verb, "prep"):
        for inner in view.children(child, "pobj"):
            slots.oblique.setdefault(child.lower, []).extend(view.conjuncts(inner))
            if kind.joint and child.lower in ("between", "among", "with"):
                slots.subject += view.conjuncts(inner)
