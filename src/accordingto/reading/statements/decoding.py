"""From the encoder's output to statements: where a cue begins, and which words are its source, cue and content.

Each word that may begin a cue is an anchor; given the anchor, a linear-chain CRF tags the words of its window as its source,
content and cue. So the parts of one statement are found together, a content around its cue stays one, and statements may overlap.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.reading.language import Encoded
from accordingto.reading.statements.chain import Chain, best
from accordingto.record import Span

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]

_TAGS = ("", "source", "source", "content", "content", "cue", "cue")
"""Roles of the tags; odd ones begin a span, even ones go on with it."""
_FAR = 16
"""Buckets of distance on each side of the anchor; as in training."""


class Found(NamedTuple):
    """One statement's words, and what speaks for it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    """Empty where no words could be told to be said."""
    anchor: float
    """Probability that a cue begins there."""
    tags: float
    """Log-probability of the tags given the anchor."""


class _Heads(NamedTuple):
    chain: Chain
    distance: Floats
    passage: Floats
    weight: Floats
    bias: Floats


@cache
def _heads() -> _Heads:
    with as_file(files("accordingto.reading.language") / "weights" / "heads.npz") as file, np.load(file) as kept:
        return _Heads(
            Chain(kept["start"], kept["end"], kept["step"]),
            kept["distance"],
            kept["passage"],
            kept["pair_weight"],
            kept["pair_bias"],
        )


def decode(windows: Sequence[Encoded], threshold: float) -> Iterator[Found]:
    """The statements of all windows, in order of their anchors; some have a cue and nothing else."""
    for window in windows:
        chance = 1 / (1 + np.exp(-np.clip(window.anchor, -30, 30)))
        anchors = np.nonzero(chance >= threshold)[0]
        anchors = anchors[anchors >= window.first]
        if not len(anchors):
            continue
        tags, sure = best(_heads().chain, _scores(window, anchors))
        for anchor, row, log in zip(anchors, tags, sure, strict=True):
            spans = _spans(window, row)
            cue = spans["cue"] or [Span(*window.spans[anchor])]
            yield Found(tuple(spans["source"]), tuple(cue), tuple(spans["content"]), float(chance[anchor]), float(log))


def _scores(window: Encoded, anchors: Indices) -> Floats:
    """Of tags, anchors × words × tags."""
    heads = _heads()
    width = heads.weight.shape[1]
    ask = window.ask[anchors]
    apart = np.arange(len(window.spans))[None, :] - anchors[:, None]
    passages = np.clip(window.passages[None, :] - window.passages[anchors][:, None], -2, 2) + 2
    mixed = window.answer[None, :, width:] * ask[:, None, width:]
    mixed += window.answer[None, :, :width]
    mixed += ask[:, None, :width]
    mixed += heads.distance[_buckets(apart)]
    mixed += heads.passage[passages]
    np.maximum(mixed, 0, out=mixed)
    return np.asarray(mixed @ heads.weight.T + heads.bias + window.flat[None], dtype=np.float32)


def _buckets(distance: Indices) -> Indices:
    """How far a word is from the anchor: every distance up to 8, then by parts of an octave; as in training."""
    far = np.minimum(np.abs(distance), 511).astype(np.float32)
    log = 8 + np.floor(np.log2(np.maximum(far / 8, 1)) * 1.4) + 1
    bucket = np.minimum(np.where(far <= 8, far, log), _FAR).astype(np.intp)
    return np.where(distance < 0, _FAR - bucket, _FAR + bucket)


def _spans(window: Encoded, tags: Indices) -> dict[str, list[Span]]:
    """The spans of each role; a span never crosses the border of a passage."""
    found: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for i in np.nonzero(tags)[0]:
        tag, (start, end) = tags[i], window.spans[i]
        spans = found[_TAGS[tag]]
        goes_on = tag % 2 == 0 and i > 0 and tags[i - 1] in (tag, tag - 1)
        if goes_on and spans and window.passages[i] == window.passages[i - 1]:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return found
