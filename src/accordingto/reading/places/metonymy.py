"""Whether a place name stands for the place, or for its government."""

from accordingto.reading.language import Analysis, lexicon
from accordingto.reading.places.recognise import Toponym
from accordingto.record import PlaceUse


def use(analysis: Analysis, toponym: Toponym) -> PlaceUse:
    """`metonymic` for the subject of a verb of saying or deciding, as in "Kyiv claims"."""
    head = analysis.tokens[toponym.last - 1]
    verb = analysis.head(head)
    if head.dep == "nsubj" and verb.lemma in lexicon.reporting_verbs():
        return "metonymic"
    return "literal"
