"""Statements that no verb of speech attributes: "according to the White House", "reportedly", "it is unclear whether"."""

from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import frames, stance, subjects
from accordingto.reading.statements.cues import verbs, vocabulary_of_cues
from accordingto.reading.statements.phrases import Draft, Tree, without
from accordingto.record import Span

_BEING = frozenset({"be", "remain"})
_QUESTIONS = frozenset({"whether", "if", "how", "what", "who", "whom", "whose", "why", "when", "where", "which"})
_CLIMB = 6
"""How many heads to climb from "according" to the clause that it speaks of."""


def find(tree: Tree) -> list[Draft]:
    """A draft for each phrase or adverb that attributes the clause it stands in, and for each question that is left open."""
    words = vocabulary_of_cues()
    phrases = {tuple(phrase.split()) for phrase in words.according}
    openers = {phrase[0] for phrase in phrases}
    found = []
    for token in tree.tokens:
        if not tree.is_prose(token):
            continue
        if (draft := _left_open(tree, token)) is not None:
            found.append(draft)
        elif token.lower in words.adverbs and token.dep == "advmod":
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


def _left_open(tree: Tree, token: Token) -> Draft | None:
    """The outlet's own doubt: "it is unclear whether …", "who fired first was not known"; its cue is without "it"."""
    doubtful = token.lemma in stance.words().doubts
    if not doubtful and token.lemma not in stance.words().impersonal:
        return None
    passive = tree.kid(token, "auxpass")
    verb = token if passive is not None else tree.tokens[token.head]
    if (passive is None and (token.dep != "acomp" or verb.lemma not in _BEING)) or not (
        doubtful or tree.kid(verb, "neg") is not None
    ):
        return None
    question = tree.kid(verb, "ccomp", "csubj")
    subject = tree.kid(verb, "nsubj", "nsubjpass")
    if question is None or tree.word(tree.left[question.i]) not in _QUESTIONS:
        return None
    if subject is not None and subject.lower != "it":
        return None
    cue = tree.between(min(verb.i, passive.i if passive is not None else verb.i), token.i)
    return Draft(token.i, cue, (), (cue,), (tree.extent(question),), "thought")


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
