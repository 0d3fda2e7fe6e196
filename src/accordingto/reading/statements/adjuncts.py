"""Statements that no verb of their own attributes: "according to the White House", "reportedly"."""

from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import frames, subjects
from accordingto.reading.statements.cues import verbs, vocabulary_of_cues
from accordingto.reading.statements.phrases import Draft, Tree, without
from accordingto.record import Span

_CLIMB = 6
"""How many heads to climb from "according" to the clause that it speaks of."""


def find(tree: Tree) -> list[Draft]:
    """A draft for each phrase or adverb that attributes the clause it stands in."""
    words = vocabulary_of_cues()
    phrases = {tuple(phrase.split()) for phrase in words.according}
    openers = {phrase[0] for phrase in phrases}
    found = []
    for token in tree.tokens:
        if not tree.is_prose(token):
            continue
        if token.lower in words.adverbs and token.dep == "advmod":
            found.append(_adverb(tree, token))
        elif token.lower in words.citing and (noun := subjects.cited(tree, token)) is not None:
            found.append(_cited(tree, token, noun))
        elif token.lower in openers:
            for phrase in phrases:
                if tuple(t.lower for t in tree.tokens[token.i : token.i + len(phrase)]) == phrase:
                    draft = _phrase(tree, token, len(phrase))
                    if draft is not None:
                        found.append(draft)
    return found


def _phrase(tree: Tree, token: Token, length: int) -> Draft | None:
    last = tree.tokens[token.i + length - 1]
    noun = tree.kid(last, "pobj", "pcomp")
    if noun is None or noun.i < last.i:
        return None
    source = tree.noun_phrase(noun)
    top = tree.tokens[token.head] if token.head != token.i else None
    for _ in range(_CLIMB):
        if top is None or (top.pos in ("VERB", "AUX") and top.dep not in ("aux", "auxpass")) or top.head == top.i:
            break
        top = tree.tokens[top.head]
    aside = tree.between(min(token.i, tree.left[token.i]), max(tree.right[token.i], tree.right[noun.i]))
    sentence = tree.analysis.sentences[token.sentence]
    at_edge = token.i == sentence.first or tree.right[noun.i] >= sentence.last - 2
    is_clause = top is not None and top.pos in ("VERB", "AUX") and top.i not in range(token.i, noun.i + 1)
    whole = tree.extent(top) if top is not None and is_clause and not at_edge else tree.sentence(token)
    cue = tree.between(token.i, last.i)
    return Draft(
        head=token.i,
        clause=Span(cue.start, source.end),
        source=(source,),
        cue=(cue,),
        content=tuple(without(whole, aside)),
        kind="speech",
    )


def _cited(tree: Tree, token: Token, noun: Token) -> Draft:
    """What somebody reports on the word of another: "the paper said, citing police, that …"; the content is the same."""
    top = tree.tokens[token.head]
    cue, source = tree.between(token.i, token.i), tree.noun_phrase(noun)
    before = token.i < top.i <= tree.right[token.i]
    aside = tree.between(token.i, tree.right[noun.i if before or tree.kid(token, "ccomp") else token.i])
    reporting = top if top.lemma in verbs() else tree.tokens[top.head]
    verb = verbs().get(reporting.lemma)
    parts = frames.complements(tree, reporting, verb) if verb is not None and reporting.pos == "VERB" else []
    spans = [tree.extent(kid) for kid, _ in parts] or [tree.extent(top)]
    content = tuple(part for span in spans for part in without(span, aside))
    under = reporting.i if parts else None
    return Draft(token.i, Span(cue.start, source.end), (source,), (cue,), content, "speech", under=under)


def _adverb(tree: Tree, token: Token) -> Draft:
    cue = tree.between(token.i, token.i)
    whole = tree.extent(tree.tokens[token.head])
    return Draft(head=token.i, clause=cue, source=(), cue=(cue,), content=tuple(without(whole, cue)), kind="thought")
