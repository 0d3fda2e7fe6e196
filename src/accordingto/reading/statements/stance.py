"""How the speaker stands to the content: the verb's stance, turned by negation, by what cannot be verified, by time."""

from accordingto.reading.language.analysis import Token
from accordingto.reading.statements.cues import Verb, verbs, vocabulary_of_cues
from accordingto.reading.statements.phrases import Tree
from accordingto.record import Stance


def of_verb(tree: Tree, token: Token, verb: Verb, frame: str) -> Stance:
    """The stance of whoever the verb attributes to, with the content in that frame.

    "could not confirm" doubts, "did not admit" denies, "did not deny" affirms.
    """
    plain, turned = verb.frames[frame]
    negated = is_negated(tree, token)
    governed = _governed(tree, token)
    if governed is not None and plain == "affirms":
        return governed
    if token.lemma in vocabulary_of_cues().verifying:
        return "doubts" if negated else "affirms"
    if plain == "denies" and _follows_nor(tree, token):
        return "doubts"  # "neither confirmed nor denied"
    if negated and frame == "clause" and plain == "affirms" and turned == "doubts" and _asks(tree, token):
        return plain  # "did not say who fired": that somebody fired is not in doubt
    return turned if negated else plain


def _governed(tree: Tree, token: Token) -> Stance | None:
    """What a verb above an infinitive makes of it: "is expected to announce" expects, "plans to announce" intends."""
    if token.tag != "VB" or token.dep not in ("xcomp", "ccomp", "advcl"):
        return None
    head = tree.tokens[token.head]
    if token.lemma in ("say", "tell") and head.lemma in (*vocabulary_of_cues().negative_adjectives, "early", "soon"):
        return "doubts"  # "it is too early to say whether"
    verb = verbs().get(head.lemma)
    above = verb.frames.get("infinitive") if verb is not None else None
    if above is None or above[0] not in ("expects", "intends"):
        return None
    return above[1] if is_negated(tree, head) else above[0]


def is_negated(tree: Tree, token: Token) -> bool:
    """Whether a verb is negated, by a word of its own or by the word that governs it: "unable to confirm", "no one believes"."""
    words = vocabulary_of_cues()
    for kid in tree.kids[token.i]:
        if kid.dep == "neg" or (kid.dep in ("advmod", "preconj") and kid.lower in words.negators):
            return True
        if kid.dep in ("nsubj", "nsubjpass") and (
            kid.lower in ("nobody", "none", "neither") or any(k.lower in ("no", "neither") for k in tree.kids[kid.i])
        ):
            return True
    if token.dep in ("xcomp", "advcl", "ccomp", "acl") and token.head != token.i and token.tag in ("VB", "NN"):
        head = tree.tokens[token.head]
        if head.lemma == "able" and any(kid.dep == "neg" for kid in tree.kids[head.head]):
            return True
        if head.lemma in words.negative_adjectives or head.lemma in words.negative_verbs:
            return True
        return token.dep == "xcomp" and any(
            kid.dep == "neg" or (kid.dep == "acomp" and kid.lemma in words.negative_adjectives)
            for kid in tree.kids[head.i]
        )
    return False


def _follows_nor(tree: Tree, token: Token) -> bool:
    return token.dep == "conj" and any(kid.dep == "cc" and kid.lower == "nor" for kid in tree.kids[token.head])


def _asks(tree: Tree, token: Token) -> bool:
    """Whether the content is an indirect question."""
    clause = tree.kid(token, "ccomp")
    return clause is not None and tree.tokens[tree.left[clause.i]].tag in ("WP", "WRB", "WDT", "WP$")
