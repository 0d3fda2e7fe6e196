"""The number that a toll names: "the number of dead is 17", "the death toll rose to 45", "brings the toll to 19"."""

from collections.abc import Iterator

from accordingto.reading.events.arguments import Slots
from accordingto.reading.events.view import View
from accordingto.reading.language import Token

_AT = ("to", "at", "past", "above", "beyond", "of", "as")
_TOLLS = frozenset(["toll", "tally"])
"""Nouns that count the dead where nothing else is said."""


def counted(view: View, noun: Token, wanted: tuple[str, ...]) -> tuple[Slots, tuple[int, ...]] | None:
    """The number that a noun of counting names, as what was harmed, and the words beside it that say in what way.

    None where it names no number, or counts something else.

    ``wanted`` are the words for those counted: "dead" in "the number of dead".
    """
    of = [t for p in view.children(noun, "prep") if p.lower in ("of", "for") for t in view.children(p, "pobj", "pcomp")]
    of += view.children(noun, "amod", "compound", "nmod")
    said = {word for t in of for word in (t.lemma, t.lower)}
    if not said & set(wanted) and not (noun.lemma in _TOLLS and "dead" in wanted and not said & _OTHERS):
        return None
    for token in _told(view, noun):
        number = _number(view, token)
        if number is not None:
            above = view.head(noun)
            light = above if above.pos in ("VERB", "AUX") and noun.dep != "pobj" else None
            words = {t.i for t in of if {t.lemma, t.lower} & set(wanted)}
            if view.head(number).lower in wanted:
                words.add(number.head)
            return Slots(subject=[number], light=light), tuple(words)
    return None


_OTHERS = frozenset(["injury", "wounded", "injured", "missing", "vote", "bell", "road", "bridge", "heavy"])


def _told(view: View, noun: Token) -> Iterator[Token]:
    """What the verb, or the noun itself, says beside the noun, the likeliest first."""
    above = view.head(noun)
    if above.pos in ("VERB", "AUX") and noun.dep in ("nsubj", "nsubjpass", "dobj"):
        if noun.dep != "dobj":
            yield from view.children(above, "attr", "acomp", "dobj", "npadvmod", "oprd")
        for preposition in view.children(above, "prep", "dative"):
            if preposition.lower in _AT:
                yield from view.children(preposition, "pobj", "pcomp")
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
