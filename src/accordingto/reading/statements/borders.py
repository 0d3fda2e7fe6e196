"""Borders that the encoder drew where no reader would: "the minister, asked whether …", "by Relief Line, an aid group, …"."""

from collections.abc import Iterable

from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import telling
from accordingto.reading.statements.cues import verbs
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.phrases import LOOSE, Tree, trim
from accordingto.record import Span

_OPENING = frozenset('“"‘„«')
_AGAINST = frozenset({"though", "although", "while", "whereas"})
"""Words with which an outlet sets what another says against what was said."""


def mended(found: Iterable[Found], tree: Tree) -> list[Found]:
    """What was found: who is asked is no source, an apposition is the source's, and what another says against it no content.

    In PolNeAR's training part, 32 of 34 passives of asking and telling have no source ("is assured of" has), and the apposition
    of a source belongs to it.
    """
    return [_mended(one, tree) if one.content else one for one in found]


def _mended(one: Found, tree: Tree) -> Found:
    one = _apposed(_asked(one, tree), tree)
    return _until_another(_with_subject(one, tree), tree)


def _asked(one: Found, tree: Tree) -> Found:
    """Without a source that is asked: "The minister, asked whether it would go on, declined to comment"."""
    if not one.source or not one.cue[0].of(tree.text).lower().startswith("asked"):
        return one
    gap = tree.text[one.source[-1].end : one.cue[0].start]
    return one._replace(source=()) if gap.strip() == "," and "," not in one.source[-1].of(tree.text) else one


def _apposed(one: Found, tree: Tree) -> Found:
    """With the apposition that content begins with, and that the parse hangs on the source."""
    source = one.source[-1] if one.source else None
    head = tree.analysis.head_of_span(source) if source is not None else None
    first = one.content[0]
    if source is None or head is None or tree.text[source.end : first.start].strip() != ",":
        return one
    for kid in tree.kids[head.i]:
        whole = tree.extent(kid)
        after = tree.text[whole.end : whole.end + 1]
        if kid.dep == "appos" and whole.start == first.start and whole.end < first.end and after == ",":
            content = trim(tree.text, (Span(whole.end + 1, first.end), *one.content[1:]))
            return one._replace(source=(*one.source[:-1], Span(source.start, whole.end + 1)), content=content)
    return one


def _with_subject(one: Found, tree: Tree) -> Found:
    """With the subject before the marks: "told parliament the government “will not negotiate”"."""
    first = one.content[0]
    ends = max((span.end for span in one.cue), default=0)
    if tree.text[first.start] not in _OPENING:
        return one
    for token in tree.analysis.tokens_in(first.start, first.end):
        if token.dep == "ccomp" and not first.start <= tree.tokens[token.head].start < first.end:
            subject = tree.kid(token, "nsubj", "nsubjpass")
            whole = tree.extent(subject) if subject is not None else None
            if whole is not None and ends < whole.start and tree.text[whole.end : first.start].isspace():
                start = tree.extent(token).start
                return one._replace(content=(Span(start if start > ends else whole.start, first.end), *one.content[1:]))
    return one


def _until_another(one: Found, tree: Tree) -> Found:
    """Without what another says against it, behind a comma: "Four thousand left, though the council says it were less"."""
    last = one.content[-1]
    for token in tree.analysis.tokens_in(last.start, last.end):
        if token.dep == "mark" and token.lower in _AGAINST and _tells(tree.tokens[token.head], tree):
            comma = tree.tokens[token.i - 1]
            ends = tree.extent(tree.tokens[token.head]).end >= len(tree.text[: last.end].rstrip(LOOSE))
            if comma.text == "," and comma.start > last.start and tree.home[token.i] == -1 and ends:
                return one._replace(content=(*one.content[:-1], Span(last.start, comma.start)))
    return one


def _tells(verb: Token, tree: Tree) -> bool:
    """Whether it is a verb of speech with a subject that can speak."""
    subject = tree.kid(verb, "nsubj")
    known = verbs().get(verb.lemma)
    return known is not None and known.kind == "speech" and subject is not None and telling.can_speak(subject)
