"""Who attributes: the subject of a verb, its own or shared, found also where the parse went wrong beside a quotation."""

from dataclasses import dataclass

from accordingto.reading.language import kinds
from accordingto.reading.language.analysis import Token
from accordingto.reading.statements.cues import nouns, verbs, vocabulary_of_cues
from accordingto.reading.statements.phrases import Tree
from accordingto.record import Span

_DEPTH = 6
"""How many heads to climb for a subject that a verb shares: "he came, saw and said"."""
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOMINAL = frozenset({"DET", "ADJ", "PROPN", "NOUN", "NUM", "PRON", "PART"})
_PREMODIFIERS = frozenset({"det", "amod", "compound", "poss", "nummod"})
_LONG = 12
"""Words of a source beside a quotation, at most."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A source, as far as it is known."""

    source: Span | None = None
    who: Span | None = None
    """The antecedent of "who" and "which"."""
    own: bool = False
    """It depends on the verb itself."""


NOBODY = Subject()


def of(tree: Tree, token: Token) -> Subject:
    """The subject of a verb in the active voice."""
    return _subject(tree, token, _DEPTH) or _nearby(tree, token) or NOBODY


def outer(tree: Tree, token: Token) -> Token | None:
    """The cue whose subject a verb shares, where the parse hung it within that cue's content.

    "She said her fighters have no artillery and accused the army": a change of tense, the same verb again ("said …, and
    said"), or a comma tells that it is she who accuses.
    """
    first = token
    while first.dep == "conj" and first.head != first.i:
        first = tree.tokens[first.head]
    cue = tree.tokens[first.head]
    if first.i == token.i or first.dep != "ccomp" or not cue.i < first.i or cue.lemma not in verbs():
        return None
    if cue.tag != "VBD" or token.tag != "VBD" or token.lemma not in verbs() or tree.kid(token, "nsubj", "mark"):
        return None
    last = tree.tokens[token.head]
    joint = next((kid for kid in tree.kids[last.i] if kid.dep == "cc" and last.i < kid.i < token.i), None)
    comma = joint is not None and tree.tokens[joint.i - 1].text == ","
    finite = [first.tag, *(kid.tag for kid in tree.kids[first.i] if kid.dep in ("aux", "auxpass"))]
    return cue if comma or cue.lemma == token.lemma or {"VBZ", "VBP"} & set(finite) else None


def cited(tree: Tree, token: Token) -> Token | None:
    """The head of whom a participle cites: "citing police", "quoting Reuters"; not a reason: "citing safety concerns"."""
    if token.lower not in vocabulary_of_cues().citing or token.dep not in ("advcl", "acl"):
        return None
    noun = tree.kid(token, "dobj")
    if noun is None or noun.i < token.i:
        return None
    named = any(name.label in ("PERSON", "ORG", "NORP", "GPE") for name in tree.names_in(noun.i, noun.i + 1))
    return noun if named or noun.lemma == "source" or kinds.noun(noun.lemma) is not None else None


def agent(tree: Tree, token: Token) -> Subject:
    """Who a passive names: "it was reported by the army"."""
    by = tree.kid(token, "agent")
    head = tree.kid(by, "pobj") if by is not None else None
    return Subject(tree.noun_phrase(head)) if head is not None else NOBODY


def shared_with(tree: Tree, token: Token) -> Subject:
    """The subject of another verb, for a verb that has none."""
    found = _subject(tree, token, _DEPTH)
    return Subject(found.source, found.who) if found is not None else NOBODY


def _subject(tree: Tree, token: Token, depth: int) -> Subject | None:
    for kid in tree.kids[token.i]:
        if kid.dep == "expl":
            return NOBODY
        if (
            kid.dep in ("nsubj", "nsubjpass") or (kid.dep == "compound" and token.dep == "ROOT")
        ) and not tree.is_quoted_apart(kid, token):
            return _own(tree, token, kid)
    head = tree.tokens[token.head]
    if depth == 0 or head.i == token.i:
        return None
    if token.dep == "xcomp" and head.pos == "VERB":
        listener = tree.kid(head, "dobj", "dative")
        if listener is not None and listener.i < token.i and head.lemma not in ("promise", "use"):
            return Subject(tree.noun_phrase(listener))
    if token.dep == "pobj" and token.pos == "VERB":  # "a spokesman for the army states", with the verb taken for a noun
        noun = tree.tokens[head.head]
        first = noun.i
        while first > 0 and tree.tokens[first - 1].head == noun.i and tree.tokens[first - 1].dep in _PREMODIFIERS:
            first -= 1
        return Subject(tree.between(first, token.i - 1), own=True) if first < token.i else None
    if token.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON"):
        if token.tag == "VBG" and (head.i == token.i - 1 or head.pos == "PROPN"):
            if head.dep == "dobj" and _speechless(tree, head):
                found = _subject(tree, tree.tokens[head.head], depth - 1)  # "He praised the deal, saying …"
                if found is not None:
                    return Subject(found.source, found.who)
            return Subject(tree.between(tree.left[head.i], head.i))
        owner = tree.kid(head, "poss")
        if owner is not None:
            return Subject(tree.extent(owner))
    if token.tag in ("VBD", "VBZ", "VBP") and token.dep not in ("conj", "dep"):
        return None  # a finite verb has a subject of its own, or the parse is wrong
    found = _subject(tree, outer(tree, token) or head, depth - 1)
    return Subject(found.source, found.who) if found is not None else None


def _speechless(tree: Tree, noun: Token) -> bool:
    """Whether a noun names nobody who could speak: "praised the deal saying"; or what is said: "made a statement saying"."""
    verb = tree.tokens[noun.head]
    if noun.lemma in nouns():
        return verb.lemma in vocabulary_of_cues().carriers
    return noun.pos == "NOUN" and verb.lemma in verbs() and noun.lemma != "source" and kinds.noun(noun.lemma) is None


def _own(tree: Tree, token: Token, kid: Token) -> Subject:
    if kid.lower == "it" and tree.kid(token, "acomp") is not None:  # "it was impossible to verify"
        return NOBODY
    source = tree.noun_phrase(kid)
    if kid.lower in _RELATIVE and token.dep == "relcl":
        noun = tree.tokens[token.head]
        return Subject(source, who=tree.between(tree.left[noun.i], noun.i), own=True)
    return Subject(source, own=True)


def _nearby(tree: Tree, token: Token) -> Subject | None:
    """Where the parse gives no subject: the words before the verb, back to a quotation or the start of the sentence.

    Right after a quotation, the words after the verb: '“…,” said the minister'.
    """
    if tree.home[token.i] != -1 or token.tag not in ("VBD", "VBZ", "VBP"):
        return None
    start = tree.analysis.sentences[token.sentence].first
    first = token.i
    while first > start and token.i - first < _LONG and tree.home[first - 1] == -1:
        first -= 1
    beside = first > 0 and tree.home[first - 1] != -1
    if not beside and first > start:
        return None
    before = tree.tokens[first : token.i]
    while before and before[-1].dep in ("aux", "advmod", "neg"):
        before = before[:-1]
    if before:
        named = all(t.pos in _NOMINAL or t.text in (",", "of") for t in before) and before[-1].pos != "PUNCT"
        return Subject(tree.between(first, before[-1].i), own=True) if named else None
    last = token.i
    while beside and last + 1 < len(tree.tokens) and last - token.i < _LONG:
        following = tree.tokens[last + 1]
        if tree.home[following.i] != -1 or not (following.pos in _NOMINAL or following.lower in ("of", "for", "and")):
            break
        last += 1
    return Subject(tree.between(token.i + 1, last), own=True) if last > token.i else None
