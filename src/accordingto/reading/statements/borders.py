"""Borders that the encoder drew where no reader would: "the minister, asked whether …", "by Relief Line, an aid group, …"."""

from collections.abc import Iterable, Iterator, Sequence

from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import against, frames
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.phrases import Tree, trim
from accordingto.record import Span

_OPENING = frozenset('“"‘„«')
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLIMB = 4
"""Heads from the first word of content to the noun of its phrase, at most."""
_RELATIVE = frozenset({"who", "which", "that"})


def mended(found: Iterable[Found], tree: Tree) -> list[Found]:
    """What was found: who is asked is no source, an apposition is the source's, and what another says against it no content.

    Of 40 passives of asking and telling in PolNeAR's training part 34 have no source and 4 the one behind "by"; the apposition of
    a source belongs to it there.
    """
    others = against.clauses(tree)
    return [_mended(one, others, tree) if one.content else one for one in found]


def _mended(one: Found, others: Sequence[Span], tree: Tree) -> Found:
    one = _bare(_apposed(_asked(one, tree), tree), tree)
    one = _with_subject(one, tree)
    return one._replace(content=against.left_out(one.content, others, tree))


def _asked(one: Found, tree: Tree) -> Found:
    """Without a source that is asked: "The minister, asked whether it would go on, declined to comment"."""
    if not one.source or not one.cue[0].of(tree.text).lower().startswith("asked"):
        return one
    gap = tree.text[one.source[-1].end : one.cue[0].start]
    return one._replace(source=()) if gap.strip() == "," and "," not in one.source[-1].of(tree.text) else one


def _apposed(one: Found, tree: Tree) -> Found:
    """With the apposition that content begins with: the parse hangs it on the source, or gives the clause two subjects."""
    source = one.source[-1] if one.source else None
    head = tree.analysis.head_of_span(source) if source is not None else None
    first = one.content[0]
    opening = tree.analysis.tokens_in(first.start, first.end)
    if source is None or head is None or not opening or tree.text[source.end : first.start].strip() != ",":
        return one
    whole = next(
        (span for noun in _tops(opening[0], tree) if (span := _apposition(noun, head, tree)) is not None), None
    )
    if whole is None or whole.start != first.start or whole.end >= first.end or tree.text[whole.end] != ",":
        return one
    content = trim(tree.text, (Span(whole.end + 1, first.end), *one.content[1:]))
    return one._replace(source=(*one.source[:-1], Span(source.start, whole.end + 1)), content=content)


def _tops(token: Token, tree: Tree) -> Iterator[Token]:
    """A word and those above it."""
    yield token
    for _ in range(_CLIMB):
        if token.head == token.i:
            return
        token = tree.tokens[token.head]
        yield token


def _apposition(noun: Token, head: Token, tree: Tree) -> Span | None:
    if noun.dep == "appos" and noun.head == head.i:
        return tree.extent(noun)
    if noun.dep not in _SUBJECTS:
        return None
    subjects = [kid for kid in tree.kids[noun.head] if kid.dep in _SUBJECTS]
    return tree.extent(noun) if len(subjects) > 1 and subjects[0].i == noun.i else None


def _with_subject(one: Found, tree: Tree) -> Found:
    """With the subject before the marks: "told parliament the government “will not negotiate”"."""
    first = one.content[0]
    ends = max((span.end for span in one.cue), default=0)
    if tree.text[first.start] not in _OPENING:
        return _past_listener(one, tree)
    for token in tree.analysis.tokens_in(first.start, first.end):
        if token.dep == "ccomp" and not first.start <= tree.tokens[token.head].start < first.end:
            subject = tree.kid(token, "nsubj", "nsubjpass")
            whole = tree.extent(subject) if subject is not None else None
            if whole is not None and ends < whole.start and tree.text[whole.end : first.start].isspace():
                start = tree.extent(token).start
                return one._replace(content=(Span(start if start > ends else whole.start, first.end), *one.content[1:]))
    return one


def _past_listener(one: Found, tree: Tree) -> Found:
    """With the subject and without the listener that the parse takes for one name: "told AFP rebels took the grain"."""
    first, verb = one.content[0], tree.analysis.head_of_span(one.cue[-1]) if one.cue else None
    noun = frames.told_of(tree, verb) if verb is not None else None
    if verb is None or noun is None or not verb.end < first.start <= tree.extent(noun).end + 1:
        return one
    return one._replace(content=(Span(noun.start, first.end), *one.content[1:]))


def _bare(one: Found, tree: Tree) -> Found:
    """With source and content that do not end in the pronoun of the clause behind them: "a man who … and warned"."""
    return one._replace(
        source=tuple(_without_pronoun(span, tree) for span in one.source),
        content=tuple(_without_pronoun(span, tree) for span in one.content),
    )


def _without_pronoun(span: Span, tree: Tree) -> Span:
    words = tree.analysis.tokens_in(span.start, span.end)
    if len(words) < 2 or words[-1].lower not in _RELATIVE or words[-2].pos == "ADP":
        return span  # "the results of which"
    if not tree.word(words[-1].i + 1).isalnum():
        return span  # "he would do that"
    return Span(span.start, words[-2].end)
