"""The number that a toll names: "the number of dead is 17", "the death toll rose to 45", "brings the number killed to 19"."""

from collections.abc import Iterator

from accordingto.reading.events.arguments import Slots
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token

_AT = ("to", "at", "past", "above", "beyond", "of", "as")


def counted(view: View, noun: Token, wanted: tuple[str, ...]) -> tuple[Slots, tuple[int, ...]] | None:
    """The number that a noun of counting names, with those counted, and the words beside it that say in what way.

    None where it names no number, or counts something else.

    ``wanted`` are the words for those counted: "dead" in "the number of dead".
    """
    of = [t for p in view.children(noun, "prep") if p.lower in ("of", "for") for t in view.children(p, "pobj", "pcomp")]
    near = [*of, *view.children(noun, "amod", "compound", "nmod")]
    states = participles(view, noun)
    said = {word for t in [*near, *states, *_causes(view, noun)] for word in (t.lemma, t.lower)}
    tolls = classes()["tolls"]
    if not said & set(wanted) and not (
        noun.lemma in tolls and "dead" in wanted and not said & classes()["other_tolls"]
    ):
        return None
    for token in _told(view, noun, states):
        number = _number(view, token)
        if number is not None:
            above = view.head(noun)
            light = above if above.pos in ("VERB", "AUX") and noun.dep != "pobj" else None
            words = {t.i for t in [*near, *states] if {t.lemma, t.lower} & set(wanted)}
            if view.head(number).lower in wanted:
                words.add(number.head)
            people = [t for t in of if t.i not in words and view.among(t, ("civilians", "combatants", "police"))]
            return Slots(subject=people or [number], light=light, number=number), tuple(words)
    return None


def participles(view: View, noun: Token) -> list[Token]:
    """What the counted came to: "killed" of "the number of civilians killed", "died" of "the number of men who died"."""
    of = [t for p in view.children(noun, "prep") if p.lower == "of" for t in view.children(p, "pobj")]
    return [t for head in (noun, *of) for t in view.children(head, "acl", "relcl")]


def _causes(view: View, noun: Token) -> list[Token]:
    """What brings a number to so many: "death" of "his death brings the total to 14"."""
    above = view.head(noun)
    return view.children(above, "nsubj") if noun.dep == "dobj" and above.lemma in classes()["raising"] else []


def _told(view: View, noun: Token, states: list[Token]) -> Iterator[Token]:
    """What the verb, or the noun itself, says beside the noun, the likeliest first."""
    above = view.head(noun)
    if above.pos in ("VERB", "AUX") and noun.dep in ("nsubj", "nsubjpass", "dobj"):
        if noun.dep != "dobj":
            yield from view.children(above, "attr", "acomp", "dobj", "npadvmod", "oprd")
            for nearer in view.children(above, "acomp"):  # "was closer to fifteen", "is as high as 40"
                yield from (t for p in view.children(nearer, "prep") for t in view.children(p, "pobj"))
        for preposition in view.children(above, "prep", "dative"):
            if preposition.lower in _AT:
                yield from view.children(preposition, "pobj", "pcomp")
                if preposition.i + 1 < noun.i and noun.dep == "dobj":  # "brings to nine the number of …"
                    yield from (t for t in view.children(noun, "nummod") if t.i > preposition.i)
        if noun.dep == "dobj" and above.lemma in classes()["raising"]:
            # The parser hangs "to 240" on the nearest verb: "brings the number of civilians killed to 240".
            for state in states:
                for below in (state, *view.children(state, "advmod")):
                    for preposition in view.children(below, "prep"):
                        if preposition.lower == "to":
                            yield from view.children(preposition, "pobj")
    for preposition in view.children(noun, "prep"):
        if preposition.lower in ("of", "to", "at"):
            yield from view.children(preposition, "pobj")
    yield from view.children(noun, "appos")


def _number(view: View, token: Token) -> Token | None:
    if token.i in view.time_of or token.lower == "one":
        return None
    if token.pos == "NUM":
        return token
    return next((t for t in view.children(token, "nummod") if t.i not in view.time_of), None)
