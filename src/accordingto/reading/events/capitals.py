"""The arguments of a verb in a sentence in capitals, whose parse says nothing: by word order alone."""

from accordingto.reading.events.arguments import Slots
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import index
from accordingto.reading.language import Token


def of_words(view: View, verb: Token) -> Slots:
    """The arguments of a verb by word order alone, for a sentence in capitals whose parse says nothing.

    From "GUERRILLAS KIDNAPPED THE MAYOR IN LIMA": the nouns before it, the nouns after it, and what follows its prepositions.
    """
    slots = Slots()
    sentence = view.analysis.sentences[verb.sentence]
    before = view.tokens[max(sentence.first, verb.i - 12) : verb.i]
    slots.passive = any(t.lower in ("was", "were", "been", "be", "being", "is", "are") for t in before[-3:])
    side = slots.object if slots.passive else slots.subject
    for left in reversed(before):
        if left.pos in ("NOUN", "PROPN"):
            side.append(left)
            break
        if left.pos not in ("AUX", "VERB", "ADV", "PART") or left.lower in ("who", "that", "which"):
            break
    preposition = ""
    run: Token | None = None
    following: list[Token | None] = [*view.tokens[verb.i + 1 : min(sentence.last, verb.i + 20)], None]
    for token in following:
        if token is not None and token.pos in ("NOUN", "PROPN", "NUM") and token.lower not in index().forms:
            run = token
            continue
        if run is not None:
            if preposition == "by" and slots.passive:
                slots.subject.append(run)
            elif preposition:
                slots.oblique.setdefault(preposition, []).append(run)
            elif not slots.passive:
                slots.object.append(run)
            run = None
        if token is None or token.pos in ("PUNCT", "SCONJ", "VERB") or token.lower in index().forms:
            break
        if token.pos == "ADP":
            preposition = token.lower
    return slots
