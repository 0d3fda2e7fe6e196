"""Passives that lack a word, as in headlines, or that the parser took for something else: "city recaptured", "child shot"."""

from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import index, types
from accordingto.reading.language import Token
from accordingto.reading.language.lexicon import reporting_verbs


def whole(view: View, noun: Token) -> Token:
    """The first of a list that is a headline, whose last one has the verb: "woman and child injured in blast"."""
    first = noun
    for _ in range(_LISTED):
        if first.dep == "conj":
            first = view.head(first)
    return first if first.dep == "ROOT" else noun


_LISTED = 4
"""Nouns of a list that are climbed."""


def left_so(view: View, verb: Token) -> Token | None:
    """Who was left so, where the parser took the state for a verb: "police investigating a shooting that left five injured"."""
    before = view.tokens[verb.i - 1] if verb.i else verb
    return before if before.dep == "dobj" and view.head(before).lemma == "leave" else None


def named_before(view: View, verb: Token) -> Token | None:
    """Whom a participle behind a comma tells of, whose name stands right before it: "… of Tom Vey, abducted in June"."""
    loose = verb.tag == "VBN" and verb.dep in ("advcl", "acl", "conj", "dep") and verb.i > 1
    if not loose or verb.lemma not in types().always_transitive or view.children(verb, "nsubj", "nsubjpass"):
        return None
    comma, name = view.tokens[verb.i - 1], view.tokens[verb.i - 2]
    person = view.label_of.get(name.i) == "PERSON" and name.dep not in ("nsubj", "nsubjpass")
    return name if person and comma.text == "," else None


def just_before(view: View, verb: Token) -> Token | None:
    """Who stands right before a passive whose subject the parser missed: "a 4-year-old was shot", "two shot at a fair"."""
    lemma = index().forms.get(verb.lower, verb.lemma)
    first = view.analysis.sentences[verb.sentence].first
    before = verb.i - 1
    if before >= first and (verb.tag == "VBN" or nominal(verb)):
        near = view.tokens[before]
        person = near.dep in ("compound", "det") and view.among(near, ("civilians", "police", "combatants"))
        if near.head == verb.i and person:
            return near  # "Teen killed, another wounded"
    if lemma not in types().always_transitive or view.children(verb, "nsubj", "dobj"):
        return None
    while before > first and view.tokens[before].pos in ("AUX", "ADV"):
        before -= 1
    token = view.tokens[before] if before >= first else None
    if token is None or before == verb.i:
        return None
    counted = token.pos == "NUM" and token.head == verb.i and verb.pos == "NOUN" and token.lower != "one"
    # "2 shot and wounded", not "one shot was fired"
    return token if token.lower == "old" or counted else None


def just_after(view: View, verb: Token) -> list[Token]:
    """Who follows a verb without an object, where the parser made them the speaker: "…, wounding 14 others, the mayor said"."""
    first = verb.i + 1
    for token in view.tokens[first : first + _PHRASE]:
        if (
            token.sentence != verb.sentence
            or token.pos in ("PUNCT", "VERB")
            or (token.pos == "ADP" and token.lower != "at")
        ):
            return []
        if token.dep == "nsubj" and token.tag in ("NNS", "NN", "CD"):
            speaks = view.head(token).lemma in reporting_verbs() and view.next_word(token) == ","
            return [token] if speaks and token.i not in view.source_of else []
    return []


_PHRASE = 6
"""Words of a phrase like "at least fourteen others"."""


def nominal(verb: Token) -> bool:
    """Whether it is a participle that the tagger took for a noun: "two arrested after child shot"."""
    return verb.pos == "NOUN" and verb.lower in types().irregular.get(index().forms.get(verb.lower, ""), ())


def shared_object(view: View, verb: Token) -> list[Token]:
    """The object of the verb conjoined to it, where that has no subject of its own: "a man shot and killed his brother"."""
    if verb.lemma not in types().always_transitive or verb.tag == "VBN":
        return []
    second = view.child(verb, "conj")
    if second is None or second.lemma not in types().always_transitive or view.children(second, "nsubj", "nsubjpass"):
        return []
    return view.children(second, "dobj")


def headline_passive(view: View, verb: Token, subject: Token) -> bool:
    """A bare participle without object whose subject can only be what it was done to: "city recaptured"."""
    objects = [t for t in view.children(verb, "dobj") if not placed(view, t)]
    if objects or view.children(verb, "aux", "auxpass") or shared_object(view, verb):
        return False
    if any(t.lower in ("into", "toward", "towards") for t in view.children(verb, "prep")):
        return False  # "two men shot into the house"
    if view.among(subject, ("police", "combatants", "armed_actors")) and any(
        view.among(t, ("civilians", "combatants", "police"))
        for p in view.children(verb, "prep")
        if p.lower == "at"
        for t in view.children(p, "pobj")
    ):
        return False  # "border police shot at migrants"
    transitive = index().forms.get(verb.lower, verb.lemma) in types().always_transitive
    bare = (verb.tag in ("VBN", "NN") or verb.dep in ("ROOT", "ccomp", "conj", "parataxis", "acl")) and not any(
        t.i > verb.i or t.dep != "ccomp" for t in view.children(verb, "prt", "xcomp", "ccomp")
    )  # "Four shot at a fair; boy killed" is parsed as one sentence
    if bare and transitive and view.among(subject, ("civilians", "police", "children")):
        return True
    if (
        verb.dep == "conj"
        and verb.lemma in types().always_transitive
        and view.child(view.head(verb), "auxpass") is not None
    ):
        return True  # "seven had been killed and 22 wounded"
    by = any(t.dep == "agent" or (t.lower == "by" and verb.tag == "VBN") for t in view.children(verb))
    if view.child(subject, "det") is not None:
        return by
    return (
        by
        or (verb.tag == "VBN" and verb.dep in ("ROOT", "ccomp"))
        or (verb.dep == "ccomp" and view.among(subject, ("place",)))
    )


def placed(view: View, noun: Token) -> str | None:
    """The preposition that the tagger took for an adjective: "outside" of "four people shot outside bar"."""
    return next((t.lower for t in view.children(noun, "amod") if t.lower in _WHERE), None)


_WHERE = frozenset(["outside", "inside", "near", "opposite"])
