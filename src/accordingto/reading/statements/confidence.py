"""How sure a statement is, from what the encoder and the parse say of it: a logistic function of a few readable things.

It looks at more statements than are kept, and those are kept of which it is sure enough.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from accordingto.reading.statements import cues, things
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.phrases import Draft, Tree
from accordingto.record import Span, vocabulary
from accordingto.record.spans import hull

FEATURES = ("anchor", "tags", "sourceless", "overlaid", "ruled_cue", "ruled", "known", "quoted", "clause")
_OPENING = '“"‘„«'
_HALF = 0.5
"""Share of the content from which two statements are held to tell the same."""


class Judged(NamedTuple):
    """A statement that was found, and the chance that it is right."""

    found: Found
    confidence: float


@dataclass(frozen=True)
class _Weights:
    """`confidence.yaml`; made by `python -m training.encoder.calibrate`."""

    threshold: float
    """Probability of a cue from which a word is looked at as the beginning of one."""
    bare: float
    """Probability from which it is one though no content was found for it."""
    kept: float
    """Confidence from which a statement is kept."""
    kept_thing: float
    """The same of one whose content is a mere thing; see `things`."""
    bias: float
    weights: dict[str, float]
    ruled: float
    """Share of the statements that the rules add that are right."""


@cache
def _weights() -> _Weights:
    return vocabulary.load("accordingto.reading.statements", "confidence.yaml", _Weights)


def threshold() -> float:
    """Probability of a cue from which a word is looked at as the beginning of one."""
    return _weights().threshold


def of_ruled() -> float:
    """The chance that a statement which the rules added is right."""
    return _weights().ruled


def bare(found: Iterable[Found]) -> list[tuple[Span, ...]]:
    """The cues for which no content was found, and that are likely cues all the same."""
    return [one.cue for one in found if not one.content and one.anchor >= _weights().bare]


def kept(found: Iterable[Found], tree: Tree, rules: Iterable[Draft]) -> list[Judged]:
    """The statements with content that are likely enough right, each with its chance.

    ``rules`` are what the rules find in the same text: where they agree, a statement is surer.
    """
    judged = [one for one in found if one.content and not things.is_deed(one, tree)]
    chances = map(of, features(judged, tree, rules))
    return [Judged(*pair) for pair in zip(judged, chances, strict=True) if pair[1] >= _bound(pair[0], tree)]


def _bound(one: Found, tree: Tree) -> float:
    return _weights().kept_thing if things.is_mere_thing(one, tree) else _weights().kept


def of(features: dict[str, float]) -> float:
    """The chance that a statement is right: that a reader would find it too, with half of its content and its source."""
    score = _weights().bias + sum(_weights().weights[name] * value for name, value in features.items())
    return round(1 / (1 + math.exp(-max(min(score, 30.0), -30.0))), 4)


def features(found: Sequence[Found], tree: Tree, rules: Iterable[Draft]) -> list[dict[str, float]]:
    """What confidence is judged by, of each statement; all have content."""
    by_token: dict[int, list[Draft]] = {}
    for draft in rules:
        if draft.content:
            for i in _tokens(tree, draft.cue):
                by_token.setdefault(i, []).append(draft)
    overlaid = _overlaid(found)
    return [_features(one, i in overlaid, tree, by_token) for i, one in enumerate(found)]


def _features(one: Found, overlaid: bool, tree: Tree, by_token: dict[int, list[Draft]]) -> dict[str, float]:
    chance = min(max(one.anchor, 1e-6), 1 - 1e-6)
    cue = _tokens(tree, one.cue)
    ruled = [draft for i in cue for draft in by_token.get(i, ())]
    return {
        "anchor": math.log(chance / (1 - chance)),
        "tags": one.tags,
        "sourceless": float(not one.source),
        # A surer statement has half of the same content: "is reportedly" beside "reportedly".
        "overlaid": float(overlaid),
        "ruled_cue": float(bool(ruled)),
        "ruled": float(any(_is_same(draft, one) for draft in ruled)),
        "known": float(any(tree.tokens[i].pos == "VERB" and tree.tokens[i].lemma in cues.verbs() for i in cue)),
        "quoted": float(tree.text[one.content[0].start] in _OPENING),
        "clause": float(any(kid.dep == "ccomp" for i in cue for kid in tree.kids[i])),
    }


def sureness(one: Found) -> float:
    """Log-probability of anchor and tags together; it ranks statements that claim the same words."""
    return math.log(max(one.anchor, 1e-6)) + one.tags


def _overlaid(found: Sequence[Found]) -> set[int]:
    """Which of them share half of their content with a surer one; contents end within a window, so few are compared."""
    wholes = [hull(one.content) for one in found]
    order = sorted(range(len(found)), key=wholes.__getitem__)
    over: set[int] = set()
    for at, i in enumerate(order):
        for j in order[at + 1 :]:
            if wholes[j].start >= wholes[i].end:
                break
            shared = _shared(found[i].content, found[j].content)
            less = min((i, j), key=lambda k: sureness(found[k]))
            if shared and shared >= _HALF * _size(found[less].content):
                over.add(less)
    return over


def _is_same(draft: Draft, one: Found) -> bool:
    shared = _shared(draft.content, one.content)
    touching = _shared(draft.source, one.source) > 0 or not (draft.source or one.source)
    return touching and shared >= _HALF * (_size(draft.content) + _size(one.content) - shared)


def _shared(some: Sequence[Span], others: Sequence[Span]) -> int:
    """Characters that both have; the spans of each are disjoint."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)


def _size(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _tokens(tree: Tree, spans: Sequence[Span]) -> list[int]:
    return [token.i for span in spans for token in tree.analysis.tokens_in(span.start, span.end)]
