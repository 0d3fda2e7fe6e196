"""What another says against a statement in its sentence: ", a claim the rebels reject", ", though the army puts it at nine"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import stance, telling
from accordingto.reading.statements.cues import nouns, verbs
from accordingto.reading.statements.phrases import LOOSE, Draft, Tree
from accordingto.reading.statements.quotations import holding
from accordingto.record import Span

_MARKS = frozenset({"though", "although", "while", "whereas"})
"""Words with which an outlet sets what another says against what was said."""
_RELATIVE = frozenset({"that", "which"})
_HANGS = frozenset({"relcl", "acl", "ccomp"})
"""How a parse hangs the clause on the noun."""
_LONG = 12
"""Words between the noun and the verb, at most."""
_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod"})


def refusals(tree: Tree) -> Iterator[Draft]:
    """A draft for each clause that denies the noun before it: of ", a claim the rebels reject" the content is "a claim"."""
    for verb in tree.tokens:
        noun = tree.tokens[verb.head]
        if verb.lemma not in stance.words().denies or verb.dep not in _HANGS or noun.lemma not in nouns():
            continue
        if not 0 < verb.i - noun.i <= _LONG or noun.pos != "NOUN" or _denies_more(tree, verb):
            continue
        draft = _refusal(tree, noun, verb)
        if draft is not None:
            yield draft


def _denies_more(tree: Tree, verb: Token) -> bool:
    """Whether the verb has content of its own: "a claim whose author denied the charge"."""
    more = tree.kid(verb, "dobj", "ccomp", "xcomp")
    return more is not None and more.lower not in _RELATIVE


def _refusal(tree: Tree, noun: Token, verb: Token) -> Draft | None:
    first = noun.i + 1 + (tree.word(noun.i + 1) in _RELATIVE)
    cue = verb.i
    while cue > first and _is_of_cue(tree, tree.tokens[cue - 1], verb):
        cue -= 1
    subject = tree.tokens[first:cue]
    head = tree.analysis.head_of_span(tree.between(first, cue - 1)) if subject else None
    if head is None or not telling.can_speak(head):
        return None
    source, words = tree.between(first, cue - 1), tree.between(cue, verb.i)
    content = tree.between(tree.left[noun.i], noun.i)
    return Draft(verb.i, Span(source.start, words.end), (source,), (words,), (content,), "speech")


def _is_of_cue(tree: Tree, token: Token, verb: Token) -> bool:
    """Whether a word before the verb is an auxiliary or an adverb of it; parses take names for adverbs."""
    return token.head == verb.i and token.dep in _AUXILIARIES and token.pos not in ("PROPN", "NOUN", "PRON")


def clauses(tree: Tree) -> list[Span]:
    """Such clauses, each behind its comma: "a claim the rebels reject", "though the council puts it at nine"; by their start.

    And what tells that who spoke said no more: "without giving details".
    """
    found = [Span(draft.content[0].start, draft.clause.end) for draft in refusals(tree)]
    for token in tree.tokens:
        if token.dep == "mark" and token.lower in _MARKS and _tells(tree.tokens[token.head], tree):
            found.append(tree.between(token.i, tree.right[token.head]))
        elif token.lower == "without" and _is_silent(tree.kid(token, "pcomp")):
            found.append(tree.extent(token))
    return sorted(span for span in found if tree.text[max(span.start - 2, 0) : span.start].rstrip().endswith(","))


def _is_silent(verb: Token | None) -> bool:
    return verb is not None and verb.lemma in stance.words().silent


def left_out(content: tuple[Span, ...], clauses: Sequence[Span], tree: Tree) -> tuple[Span, ...]:
    """Content without such a clause at its end, unless it stands in quotation marks."""
    last = content[-1]
    end = last.start + len(last.of(tree.text).rstrip(LOOSE))
    for clause in clauses[bisect_right(clauses, last.start, key=lambda span: span.start) :]:
        if clause.start >= end:
            break
        if clause.end >= end and holding(tree.quotations, clause.start) is None:
            return (*content[:-1], Span(last.start, tree.text.rindex(",", 0, clause.start)))
    return content


def _tells(verb: Token, tree: Tree) -> bool:
    """Whether it is a verb of speech with a subject that can speak."""
    subject, known = tree.kid(verb, "nsubj"), verbs().get(verb.lemma)
    return known is not None and known.kind == "speech" and subject is not None and telling.can_speak(subject)
