"""Statements that a noun names: "his declaration that …", "the statement, “…”", "issued a warning of …"."""

from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import subjects
from accordingto.reading.statements.cues import NounFrame, nouns, verbs, vocabulary_of_cues
from accordingto.reading.statements.frames import is_passive
from accordingto.reading.statements.phrases import Draft, Tree
from accordingto.reading.statements.quotations import Quotation
from accordingto.record import Span

_MAX_GAP = 8
"""At most so many words between noun and content belong to the cue."""


def find(tree: Tree) -> list[Draft]:
    """A draft for every noun that attributes."""
    quotations = {quotation.start: quotation for quotation in tree.quotations}
    known = nouns()
    found = []
    for token in tree.tokens:
        if (
            token.pos == "NOUN"
            and tree.is_prose(token)
            and not (token.lower == "order" and tree.word(token.i - 1) == "in")
        ):
            frames = known.get(token.lemma)
            if frames is not None:
                draft = _draft(tree, token, frames, quotations)
                if draft is not None:
                    found.append(draft)
    return found


def _draft(tree: Tree, token: Token, frames: frozenset[NounFrame], quotations: dict[int, Quotation]) -> Draft | None:
    content = frame = None
    last = token.i
    for kid in tree.kids[token.i]:
        if kid.i < token.i:
            continue
        if "that" in frames and kid.dep in ("acl", "ccomp", "relcl") and tree.tokens[tree.left[kid.i]].lower == "that":
            if _is_relative(tree, kid):
                continue
            content, frame = tree.extent(kid), "that"
            last = _gap(tree, token, tree.left[kid.i])
        elif "to" in frames and kid.dep == "acl" and kid.tag == "VB":
            content, frame = tree.extent(kid), "to"
        elif kid.dep == "prep" and kid.lower != "to" and kid.lower in frames and kid.i < tree.right[kid.i]:
            content, frame, last = tree.between(kid.i + 1, tree.right[kid.i]), kid.lower, kid.i
        if content is not None:
            break
    if content is None and "quote" in frames:
        following = tree.tokens[token.i + 1 : token.i + 3]
        if following and following[0].text in (",", ":") and len(following) == 2:
            quotation = quotations.get(following[1].start)
            content, frame = (quotation.bare(), "that") if quotation is not None else (None, None)
    if content is None or frame is None:
        return None
    source, first, who = _source(tree, token)
    if source is None and frame not in ("that", "to"):
        return None
    cue = tree.between(first, last)
    return Draft(
        head=token.i,
        clause=cue,
        source=(source,) if source is not None else (),
        cue=(cue,),
        content=(content,),
        kind="speech",
        who=who,
        quotable="quote" in frames and frame == "that",
    )


def _source(tree: Tree, token: Token) -> tuple[Span | None, int, Span | None]:
    """Whose statement it is, the first token of the cue, and the antecedent of a relative source."""
    owner = tree.kid(token, "poss")
    if owner is not None:
        extent = tree.extent(owner)
        return extent, token.i, None
    head = tree.tokens[token.head]
    if token.dep == "dobj" and head.lemma in vocabulary_of_cues().carriers:
        subject = subjects.of(tree, head)
        return subject.source, head.i, subject.who
    if token.dep == "pobj" and head.dep == "prep":  # "said in a statement that"
        verb = tree.tokens[head.head]
        if verb.pos == "VERB" and verb.i < token.i and verb.lemma in verbs():
            subject = subjects.agent(tree, verb) if is_passive(tree, verb) else subjects.of(tree, verb)
            return subject.source, verb.i, subject.who
    for kid in tree.kids[token.i]:
        if kid.dep == "prep" and kid.lower in ("by", "from"):
            noun = tree.kid(kid, "pobj")
            if noun is not None:
                return tree.noun_phrase(noun), token.i, None
    return _owner_of_subject(tree, token), token.i, None


def _owner_of_subject(tree: Tree, token: Token) -> Span | None:
    """In "his declaration was accompanied by the statement", whoever owns the declaration."""
    if tree.kid(token, "det") is None or token.dep != "pobj":
        return None
    verb = tree.tokens[tree.tokens[token.head].head]
    subject = tree.kid(verb, "nsubj", "nsubjpass") if verb.pos == "VERB" else None
    if subject is None or subject.lemma not in nouns():
        return None
    owner = tree.kid(subject, "poss")
    return tree.extent(owner) if owner is not None else None


def _is_relative(tree: Tree, clause: Token) -> bool:
    """Whether "that" stands for the noun: "the claim that he made"."""
    that = tree.tokens[tree.left[clause.i]]
    return that.dep in ("nsubj", "dobj", "nsubjpass", "pobj") or (that.tag == "WDT" and that.dep != "mark")


def _gap(tree: Tree, token: Token, content: int) -> int:
    return content - 1 if content - 1 - token.i <= _MAX_GAP else token.i
