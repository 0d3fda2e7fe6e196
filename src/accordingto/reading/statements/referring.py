"""Statements about statements: "such figures could not be verified", "denied the claim", "called the claim propaganda"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from accordingto.reading.language import Analysis
from accordingto.reading.language.analysis import Token
from accordingto.record import Span, Stance, vocabulary

Words = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
"""Source, cue and content of one statement."""

_REACH = 3
"""Sentences back that the statement meant is looked for in; as far as the events room looks."""
_LONG = 12
"""Words of content that still point back; a longer one says itself what it is about."""
_NEAR = 30
"""Statements back that are looked at, at most; only broken texts have more within reach."""
_AGAINST = frozenset({"denies", "doubts"})
_POINTING = frozenset(
    {
        "the",
        "this",
        "that",
        "these",
        "those",
        "such",
        "it",
        "them",
        "his",
        "her",
        "their",
        "its",
        "both",
        "neither",
        "either",
    }
)


@dataclass(frozen=True)
class Vocabulary:
    """The shape of ``referring.yaml``."""

    utterances: frozenset[str]
    numbers: frozenset[str]
    pronouns: frozenset[str]
    untrue: frozenset[str]
    true: frozenset[str]
    naming: frozenset[str]


@cache
def _words() -> Vocabulary:
    return vocabulary.load(__package__ or "", "referring.yaml", Vocabulary)


def of(
    analysis: Analysis, statements: Sequence[Words], stances: Sequence[Stance], speakers: Sequence[str | None]
) -> list[int | None]:
    """For each statement the index of the earlier one that it speaks of; None where its content says so itself.

    The statement meant is the nearest one before, of another speaker, in the same sentence or the last three: for "such
    figures" one with a number, for "her claim" one of hers. Only denials and doubts are looked at; a doubt is nobody's claim.
    """
    return [
        _meant(analysis, statements, i, stances, speakers) if stances[i] in _AGAINST else None
        for i in range(len(statements))
    ]


def _meant(
    analysis: Analysis, statements: Sequence[Words], i: int, stances: Sequence[Stance], speakers: Sequence[str | None]
) -> int | None:
    source, cue, content = statements[i]
    tokens = [t for span in content for t in analysis.tokens_in(span.start, span.end)[: _LONG + 1]]
    if not tokens or len(tokens) > _LONG:
        return None
    if not (_points(tokens) or _is_denied(analysis, cue, tokens[-1]) or is_untrue(analysis, cue, content)):
        return None
    numbers = any(t.lemma in _words().numbers for t in tokens)
    uttered = any(t.lemma in _words().utterances for t in tokens)
    whose = _whose(analysis, tokens)
    own = (*source, *cue, *content)
    for j in range(i - 1, max(i - _NEAR, 0) - 1, -1):
        theirs = statements[j][2]
        before = analysis.tokens_in(theirs[-1].start, theirs[-1].end)
        if not before or tokens[0].sentence - before[-1].sentence > _REACH:
            return None
        if theirs[0].start > tokens[0].start or any(a.overlaps(b) for a in theirs for b in own):
            continue
        if uttered and stances[j] == "doubts":
            continue
        if whose is not None and speakers[j] != whose:
            continue
        if whose is None and speakers[j] is not None and speakers[j] == speakers[i]:
            continue
        if numbers and not any(t.pos == "NUM" for span in theirs for t in analysis.tokens_in(span.start, span.end)):
            continue
        return j
    return None


def is_untrue(analysis: Analysis, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether the content says of a statement that it is not so: "the claim propaganda", "that was not true"."""
    tokens = [t for span in content for t in analysis.tokens_in(span.start, span.end)[: _LONG + 1]]
    if len(tokens) > _LONG:
        return False
    known = _words()
    if any(t.lemma in known.naming for span in cue for t in analysis.tokens_in(span.start, span.end)[:_LONG]):
        uttered = next((t.i for t in tokens if t.lemma in known.utterances), None)
        return uttered is not None and any({t.lemma, t.lower} & known.untrue for t in tokens if t.i > uttered)
    return any(
        _is_told_of(analysis, token, tokens) for token in tokens if token.dep in ("acomp", "attr") or token.tag == "VBN"
    )


def _is_told_of(analysis: Analysis, token: Token, tokens: Sequence[Token]) -> bool:
    """Whether "false", "a lie" or "not true" is told of a statement, or of "that" and "it"."""
    known, verb = _words(), token if token.tag == "VBN" and token.dep not in ("acomp", "attr") else analysis.head(token)
    negated = any(t.head == verb.i and (t.dep == "neg" or t.lower == "never") for t in tokens)
    told = [token, *(t for t in tokens if t.head == token.i and t.dep in ("amod", "conj"))]
    words = {word for t in told for word in (t.lemma, t.lower)}
    if not words & (known.true if negated else known.untrue):
        return False
    return any(
        t.head == verb.i
        and t.dep in ("nsubj", "nsubjpass")
        and (t.lemma in known.utterances or (t.lower in known.pronouns and t.tag != "WDT"))
        for t in tokens
    )


def _is_denied(analysis: Analysis, cue: Sequence[Span], noun: Token) -> bool:
    """Whether the cue belongs to a clause behind the noun: "…, a claim that the rebels reject"."""
    inside = [token for span in cue for token in analysis.tokens_in(span.start, span.end)[:_LONG]]
    return noun.lemma in _words().utterances and any(token.head == noun.i for token in inside)


def _points(tokens: Sequence[Token]) -> bool:
    """Whether the words stand for what was said before: "such figures", "this", "the accusations against him"."""
    spoken = [t for t in tokens if t.lower not in ("that", "to") or t.dep not in ("mark", "aux")]
    if len(spoken) == 1 and spoken[0].lower in _words().pronouns:
        return True
    return any(
        (
            t.lemma in (_words().utterances | _words().numbers)
            and t.pos == "NOUN"
            and not any(other.head == t.i and other.dep in ("acl", "relcl") for other in tokens)
            and any(o.head == t.i and o.lower in _POINTING for o in tokens)
        )
        or (t.lemma in _words().utterances and t.tag == "NNS" and len(spoken) <= 2)
        for t in tokens
    )


def _whose(analysis: Analysis, tokens: Sequence[Token]) -> str | None:
    """The entity whose words are meant in "her claim"."""
    for token in tokens:
        if token.dep == "poss" and analysis.head(token).lemma in _words().utterances:
            entity = analysis.entity_at(Span(token.start, token.end))
            return entity.id if entity is not None else None
    return None
