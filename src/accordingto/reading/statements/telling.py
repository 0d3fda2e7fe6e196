"""Whether what the rules found tells that somebody said something: not where it only might be said, or where nothing is said."""

from accordingto.reading.language import kinds
from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import sorts
from accordingto.reading.statements.cues import vocabulary_of_cues
from accordingto.reading.statements.phrases import Draft, Tree

_MODALS = frozenset({"can", "could", "may", "might", "must", "should", "ought"})
"""With one of these something could or should be said: "the army should condemn the attack"."""
_WORDLESS = frozenset({"PRON", "DET", "SCONJ", "PUNCT", "ADP"})
"""Parts of speech of which a content that tells nothing consists: "that", "to it"."""

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PERSONS = frozenset({"he", "she", "they", "we", "i"})


def is_told(draft: Draft, tree: Tree) -> bool:
    """Whether it is said, and something is said: for statements within others.

    "The army asked for help" is told, and so is "the army has refused to pay"; "the army should ask for help", "without asking",
    "she meant to ask" and "which it asked" are not.
    """
    return not _is_possible(tree.tokens[draft.head], tree) and _has_words(draft, tree)


def is_believed(draft: Draft) -> bool:
    """Whether a cue without a source tells what somebody believes: "is thought to be dead".

    A passive of speech mostly names something ("a rally called Red Friday") or tells a deed ("was declared the winner").
    """
    return draft.kind == "thought"


def is_plain(draft: Draft, tree: Tree) -> bool:
    """Whether a person or a body says a clause in so many words, whatever surrounds it: "a nurse said the bridge had fallen".

    So does who gives a figure: "the council puts the toll at nine". In short notices the encoder, taught on long articles, passes
    over some of these.
    """
    cue = tree.tokens[draft.head]
    clause = tree.kid(cue, "ccomp")
    subject = tree.kid(cue, "nsubj")
    if draft.kind != "speech" or not _is_finite(cue, tree) or subject is None or not draft.source:
        return False
    if cue.lemma in vocabulary_of_cues().only_of:
        return can_speak(subject) or bool(sorts.documents(subject.lemma))  # "early reports put the toll at two"
    if clause is None:
        return False
    told = any(span.start <= clause.start < span.end for span in draft.content)
    return told and can_speak(subject)


def _is_finite(cue: Token, tree: Tree) -> bool:
    """Whether a verb with a subject has a tense: "said", "had said", and what the parse takes for a participle."""
    return cue.tag in _FINITE or (cue.tag == "VBN" and tree.kid(cue, "auxpass") is None)


def can_speak(noun: Token) -> bool:
    """Whether a word is a name, a person or a body: "Dara Velm", "they", "the army"; not "the siege", "it", "which"."""
    return noun.pos == "PROPN" or noun.lower in _PERSONS or kinds.noun(noun.lemma) is not None


def _is_possible(cue: Token, tree: Tree) -> bool:
    if cue.pos != "VERB":
        return False
    kids = tree.kids[cue.i]
    negated = any(kid.dep == "neg" for kid in kids)  # "could not confirm": a doubt, and told
    if not negated and any(kid.dep == "aux" and kid.lower in _MODALS for kid in kids):
        return True
    if cue.tag == "VB" and any(kid.dep == "aux" and kid.lower == "to" for kid in kids):
        return True
    return cue.tag == "VBG" and cue.dep in ("pcomp", "xcomp") and not any(k.dep in ("nsubj", "aux") for k in kids)


def _has_words(draft: Draft, tree: Tree) -> bool:
    tokens = (token for span in draft.content for token in tree.analysis.tokens_in(span.start, span.end))
    return any(token.pos not in _WORDLESS for token in tokens)
