"""How far a cue reaches: to the words of its own sentence, and beyond it only where something carries them over.

The encoder was taught on papers whose speakers quote at length. In the short notices of an agency, where each sentence has a
speaker of its own, it gives "Rebels took Tarsk, a resident said" to the doctor of the sentence before. In PolNeAR's training
part, 119 of 19,831 attributions have content in another sentence than their cue's without quotation marks around it, nearly all
of them behind a colon, in the first person, or with a mark that was lost; and of the sources that it found there in a second
sentence, beside one in the cue's, none was right (42 articles that it was not trained on).
"""

from collections.abc import Iterable
from typing import NamedTuple

from accordingto.reading.language.analysis import Token
from accordingto.reading.statements.cues import is_first_person
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.phrases import Tree
from accordingto.record import Span

_GAP = 8
"""Characters between a colon and what it announces, at most: blanks and line breaks."""
_TITLE = 4
"""Letters of a word with a capital before a full stop that may be a title, at most: "Lt. Col."."""


class _Known(NamedTuple):
    """Of the whole text."""

    tree: Tree
    cued: set[int]
    """Sentences with a cue that has content."""
    broken: set[int]
    """Passages with a quotation whose other mark is lost."""


def bounded(found: Iterable[Found], tree: Tree) -> list[Found]:
    """What was found, without source and content that the cue does not reach; some have a cue and nothing else then.

    Of "It fell, he said. They fled, she said." the second sentence is nothing that he said.
    """
    every = list(found)
    cued = {sentence for one in every if one.content for span in one.cue for sentence in _sentences(tree, span)}
    broken = {token.sentence for q in tree.quotations if not q.whole for token in _tokens(tree, Span(q.start, q.end))}
    known = _Known(tree, cued, {tree.analysis.sentences[i].passage for i in broken})
    return [one._replace(source=_own(one, tree), content=_reached(one, known)) for one in every]


def _own(one: Found, tree: Tree) -> tuple[Span, ...]:
    """The source in the cue's sentence; without one there, all of it."""
    cue = _cue(one, tree)
    return tuple(span for span in one.source if cue & _sentences(tree, span)) or one.source


def _reached(one: Found, known: _Known) -> tuple[Span, ...]:
    tree, cue = known.tree, _cue(one, known.tree)
    kept: list[Span] = []
    announced = False
    for span in one.content:
        # Behind a colon, what is told goes on line by line.
        announced = _is_announced(tree, span) or (announced and tree.text[kept[-1].end : span.start].isspace())
        if announced or not _tokens(tree, span) or _is_carried(span, known):
            kept.append(span)
        elif cue & _sentences(tree, span):
            kept.append(_beside(span, span.end <= one.cue[0].start, known))
    if kept:
        return tuple(kept)
    # A parse that ended the sentence too early ("Fla.), …"): the words before the cue, unless they have a cue of their own.
    return tuple(s for s in one.content if s.end <= one.cue[0].start and not known.cued & _sentences(tree, s))


def _beside(span: Span, before: bool, known: _Known) -> Span:
    """The part of content that stands next to its cue, where the parse missed that a sentence ends in it."""
    tokens = _tokens(known.tree, span)
    ends = [token for token in tokens[:-1] if _ends_sentence(known.tree, token)]
    if not ends:
        return span
    if before:
        far, near = Span(span.start, ends[-1].end), Span(tokens[ends[-1].i + 1 - tokens[0].i].start, span.end)
    else:
        near, far = Span(span.start, ends[0].end), Span(ends[0].end, span.end)
    return span if _is_carried(far, known) else near


def _ends_sentence(tree: Tree, token: Token) -> bool:
    """Whether a sentence seems to end with a mark: outside of quotation marks, a capital after it and no title before it."""
    if token.text not in ".?!" or token.i in (0, len(tree.tokens) - 1):
        return False
    before, after = tree.tokens[token.i - 1], tree.tokens[token.i + 1]
    is_title = token.text == "." and before.text.istitle() and len(before.text) <= _TITLE
    return tree.home[token.i] == tree.home[after.i] == -1 and after.text[:1].isupper() and not is_title


def _is_announced(tree: Tree, span: Span) -> bool:
    return tree.text[max(span.start - _GAP, 0) : span.start].rstrip().endswith(":")


def _is_carried(span: Span, known: _Known) -> bool:
    """Whether words in another sentence than the cue's may be its content all the same."""
    tree, tokens = known.tree, _tokens(known.tree, span)
    return (
        tree.home[tokens[0].i] != -1
        or tree.analysis.sentences[tokens[0].sentence].passage in known.broken
        or any(is_first_person(token.text) for token in tokens)
    )


def _cue(one: Found, tree: Tree) -> set[int]:
    return {sentence for span in one.cue for sentence in _sentences(tree, span)}


def _sentences(tree: Tree, span: Span) -> set[int]:
    return {token.sentence for token in _tokens(tree, span)}


def _tokens(tree: Tree, span: Span) -> tuple[Token, ...]:
    return tree.analysis.tokens_in(span.start, span.end)
