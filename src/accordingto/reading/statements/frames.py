"""Which dependents of a verb hold what was said, by the frames of `cues.yaml`, and where the parse mistook them."""

from accordingto.reading.language.analysis import Token
from accordingto.reading.statements.cues import Verb, nouns, vocabulary_of_cues
from accordingto.reading.statements.phrases import Tree

Part = tuple[Token, str]
"""A dependent and its frame."""
MAX_GAP = 12
"""At most so many words between verb and content belong to the cue: "told reporters in Kyiv on Monday that"."""
_ADVERBIAL = frozenset(
    {"after", "before", "because", "as", "while", "since", "although", "though", "when", "until", "once"}
)
_BARRIERS = frozenset({",", ";", ":", "“", '"', "which", "who"})


def complements(tree: Tree, token: Token, verb: Verb) -> list[Part]:
    """The dependents that hold content, each with its frame, in order of the text."""
    found: list[Part] = []
    for kid in tree.kids[token.i]:
        frame = _frame(tree, kid)
        if frame is not None and frame in verb.frames and not _is_cut_off(tree, kid, token):
            found.append((kid, frame))
    if any(frame == "clause" for _, frame in found):
        return [part for part in found if part[1] == "clause"]
    if "clause" in verb.frames and not any(frame == "infinitive" for _, frame in found):
        strayed = _strayed(tree, token) or _behind_citing(tree, token) or _question(tree, token)
        if strayed is not None:
            return [(strayed, "clause")]
    strayed_prep = _of_object(tree, token, verb) if not found else None
    if strayed_prep is not None:  # "accused both sides of abducting", with "of" hung on the object
        return strayed_prep
    others = [kid for kid, frame in found if frame != "object"]
    if verb.recipient and not others:
        return []
    if others and all(frame != "object" for _, frame in found):
        listener = tree.kid(token, "dobj")
        if listener is not None and token.i < listener.i < others[0].i:
            found.insert(0, (listener, "object"))
    return found


def _is_cut_off(tree: Tree, kid: Token, token: Token) -> bool:
    """Whether a semicolon parts a clause from the verb after it: "Police say so; residents doubt it"."""
    between = tree.tokens[tree.right[kid.i] + 1 : token.i] if kid.i < token.i else ()
    return any(t.text == ";" for t in between)


def _frame(tree: Tree, kid: Token) -> str | None:
    match kid.dep:
        case "relcl" if tree.tokens[kid.head].dep == "ROOT" and tree.tokens[tree.left[kid.i]].lower == "that":
            return "clause" if tree.tokens[kid.head].pos != "VERB" else None
        case "ccomp":
            if _has_to(tree, kid):
                return "infinitive"
            if any(k.dep == "mark" and k.lower in _ADVERBIAL for k in tree.kids[kid.i]):
                return None
            bare = kid.tag in ("VBN", "VBG") and not any(k.dep in ("aux", "auxpass") for k in tree.kids[kid.i])
            return "complement" if bare else "clause"
        case "xcomp":
            return "infinitive" if kid.tag == "VB" or _has_to(tree, kid) else "complement"
        case "dobj":
            return "object"
        case "oprd" | "acomp":
            return "complement"
        case "prep":
            return kid.lower
    return None


def _has_to(tree: Tree, kid: Token) -> bool:
    return any(k.dep == "aux" and k.lower == "to" for k in tree.kids[kid.i])


def _of_object(tree: Tree, token: Token, verb: Verb) -> list[Part] | None:
    """Object and preposition of a verb that wants both, where the parse hung one on the other."""
    listener = tree.kid(token, "dobj")
    prep = tree.kid(listener, "prep") if listener is not None and listener.i > token.i else None
    if listener is None or prep is None or prep.lower not in verb.frames or "object" in verb.frames:
        return None
    return [(listener, "object"), (prep, prep.lower)] if tree.kid(prep, "pcomp") is not None else None


def _strayed(tree: Tree, token: Token) -> Token | None:
    """The head of a that-clause that the parse hung on a noun in between: "said before the strikes that …"."""
    for that in tree.tokens[token.i + 1 : token.i + 1 + MAX_GAP]:
        if that.sentence != token.sentence or that.pos == "VERB" or that.text in _BARRIERS:
            return None
        if that.lower == "that" and that.dep == "mark":
            head = tree.tokens[that.head]
            noun = tree.tokens[head.head]
            misplaced = head.i > that.i and tree.left[head.i] == that.i and head.dep in ("acl", "relcl", "advcl")
            return head if misplaced and noun.lemma not in nouns() else None
    return None


def _behind_citing(tree: Tree, token: Token) -> Token | None:
    """The head of a that-clause that the parse hung on who is cited in between: "reported, citing police, that …"."""
    for kid in tree.kids[token.i]:
        if kid.i > token.i and kid.dep == "advcl" and kid.lower in vocabulary_of_cues().citing:
            clause = tree.kid(kid, "ccomp")
            if clause is not None and tree.word(tree.left[clause.i]) == "that":
                return clause
    return None


def _question(tree: Tree, token: Token) -> Token | None:
    """The head of a question that the parse took for a time or a place: "not possible to confirm when it was recorded"."""
    if token.lemma not in vocabulary_of_cues().verifying:
        return None
    for kid in tree.kids[token.i]:
        if kid.dep == "advcl" and tree.left[kid.i] == token.i + 1 and tree.tokens[token.i + 1].tag == "WRB":
            return kid
    return None


def told_of(tree: Tree, verb: Token) -> Token | None:
    """The subject of what is told, where the parse makes one name of listener and subject: "told AFP rebels took the grain".

    "Tell" needs a listener: where a clause follows right away, the names before its noun are his.
    """
    clause = tree.kid(verb, "ccomp") if verb.lemma == "tell" else None
    noun = tree.kid(clause, "nsubj", "nsubjpass") if clause is not None else None
    if noun is None or noun.pos != "NOUN" or tree.kid(verb, "dobj", "dative", "auxpass"):
        return None
    before = tree.tokens[verb.i + 1 : noun.i]
    return noun if before and all(t.pos == "PROPN" and t.dep == "compound" for t in before) else None


def is_passive(tree: Tree, token: Token) -> bool:
    """Whether the verb is in the passive voice, participles included: "asked about this"."""
    for kid in tree.kids[token.i]:
        if kid.dep in ("auxpass", "nsubjpass"):
            return True
        if kid.dep in ("nsubj", "aux"):
            return False
    if token.tag == "VBN" and token.dep in ("acl", "relcl", "amod", "conj") and tree.kid(token, "agent") is not None:
        return True
    return token.tag in ("VBN", "VBD") and token.dep in ("advcl", "acl") and tree.kid(token, "nsubj", "aux") is None


def is_idiom(tree: Tree, token: Token) -> bool:
    """Whether the verb reports nothing: "so-called", "claimed 23 lives"."""
    if token.lower == "called" and tree.word(token.i - 1) in ("so", "-"):
        return True
    words = vocabulary_of_cues()
    kids = tree.kids[token.i]
    if token.lemma in words.only_of and not any(
        kid.dep in ("dobj", "nsubjpass") and kid.lemma in words.only_of[token.lemma] for kid in kids
    ):
        return True
    if token.lemma == "rule" and any(kid.dep == "dobj" for kid in kids):
        return not any(kid.dep == "prt" and kid.lower == "out" for kid in kids)
    return is_deed(tree, token)


def is_deed(tree: Tree, token: Token) -> bool:
    """Whether the verb only does something by its object: "declared war", "sang a hymn", "asked not to be named"."""
    words, kids = vocabulary_of_cues(), tree.kids[token.i]
    if any(kid.dep == "xcomp" and kid.lemma in words.unnamed and tree.kid(kid, "auxpass") for kid in kids):
        return True
    objects = words.idioms.get(token.lemma, frozenset())
    return bool(objects) and any(kid.dep == "dobj" and kid.lemma in objects for kid in kids)


def is_mistaken(tree: Tree, token: Token) -> bool:
    """Whether a verb was taken for a noun: "to state that", "Russia contests that"."""
    if token.pos not in ("NOUN", "PROPN"):
        return False
    kids = tree.kids[token.i]
    if any(kid.dep == "aux" and kid.lower == "to" for kid in kids):
        return True
    following = tree.tokens[token.i + 1].lower if token.i + 1 < len(tree.tokens) else ""
    return (
        following == "that"
        and token.tag == "NNS"
        and token.dep == "ROOT"
        and any(kid.dep == "compound" and kid.i == token.i - 1 for kid in kids)
    )
