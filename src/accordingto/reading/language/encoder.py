"""The shared encoder: one pass over a report, whose output the rooms read.

A small transformer (all-MiniLM-L6-v2, trained further; see `training/README.md`) sees the readable passages in windows of up
to 256 word pieces. What comes out has a row for each word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from accordingto.reading.language.analysis import KEPT, Analysis
from accordingto.record import LanguageError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]

LONGEST = 256
"""Word pieces of a window, with [CLS] and [SEP]; as in training."""
WIDTH = 384
"""Numbers in a row of ``Encoded.states``."""
_AGAIN = 48
"""Words that are seen again where a passage is longer than a window: they are context, and no cue is looked for in them."""
_CLS, _SEP = "[CLS]", "[SEP]"
_OPENERS, _CLOSERS, _EITHER = "“„«", "”»", '"'


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window of a report as the encoder sees it; arrays have a row for each word."""

    spans: tuple[tuple[int, int], ...]
    """Characters of each word in the report's text."""
    passages: Indices
    """Which passage each word stands in (index into ``Analysis.passages``)."""
    first: int
    """Words before this one were in the window before."""
    anchor: Floats
    """Log-odds that the cue of a statement begins at the word."""
    flat: Floats
    """Scores of the tags whatever the statement, words × tags."""
    ask: Floats
    """The word as an anchor, in the space in which anchors and words are compared."""
    answer: Floats
    """The word as something that an anchor may reach for."""
    states: Floats
    """What an early layer holds of the word and its company: what kind of thing it names can be read from it."""


class _Window(NamedTuple):
    ids: list[int]
    shapes: list[int]
    quotes: list[int]
    words: list[int]
    """Index of each word's first piece."""
    lengths: list[int]
    """How many pieces each word has."""
    spans: list[tuple[int, int]]
    passages: list[int]
    first: int


class _Word(NamedTuple):
    ids: list[int]
    span: tuple[int, int]
    shape: int
    quote: int


class _Model(NamedTuple):
    session: "InferenceSession"
    tokenizer: "Tokenizer"
    cls: int
    sep: int


@cache
def _model() -> _Model:
    try:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        folder = files("accordingto.reading.language") / "weights"
        with as_file(folder / "encoder.onnx") as weights, as_file(folder / "tokenizer.json") as vocabulary:
            options = SessionOptions()
            options.log_severity_level = 3
            # Threads that wait sleep: a busy machine stays usable, and an idle one loses nothing that could be measured.
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            session = InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
            tokenizer = Tokenizer.from_file(str(vocabulary))
    except Exception as error:  # Both libraries raise their own kinds, down to bare Exception.
        raise LanguageError(f"the encoder cannot be loaded ({error}): install accordingto again") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    cls, sep = (tokenizer.token_to_id(piece) for piece in (_CLS, _SEP))
    if cls is None or sep is None:
        raise LanguageError("the encoder's tokenizer is not the one it was trained with: install accordingto again")
    return _Model(session, tokenizer, cls, sep)


def encode(analysis: Analysis) -> tuple[Encoded, ...]:
    """The windows of a report, in order of the text; each word is in one of them, or, in a very long passage, in two.

    The pass is made once, by the first room that asks, and kept with the analysis for the others.
    """
    kept: dict[str, Any] = analysis.__dict__
    if KEPT not in kept:
        # One at a time: on a laptop's processor, padding windows to one length costs a fifth more than batches save.
        kept[KEPT] = tuple(_run(window) for window in _windows(analysis))
    found: tuple[Encoded, ...] = kept[KEPT]
    return found


def states(analysis: Analysis) -> tuple[list[tuple[int, int]], Floats]:
    """The words of a report, each once, with a row of ``states`` for each."""
    windows = encode(analysis)
    spans = [span for window in windows for span in window.spans[window.first :]]
    rows = [window.states[window.first :] for window in windows]
    return spans, np.concatenate(rows) if rows else np.zeros((0, WIDTH), dtype=np.float32)


def _run(window: _Window) -> Encoded:
    rows = {"ids": window.ids, "mask": [1] * len(window.ids), "shapes": window.shapes, "quotes": window.quotes}
    fed = {name: np.array([row], dtype=np.int64) for name, row in rows.items()}
    *outputs, inner = _model().session.run(["anchor", "flat", "ask", "answer", "states"], fed)
    at = np.array(window.words, dtype=np.intp)
    passages = np.array(window.passages, dtype=np.intp)
    anchor, flat, ask, answer = (np.asarray(output)[0, at] for output in outputs)
    pieces = np.asarray(inner)[0]
    ends = at + np.array(window.lengths, dtype=np.intp)
    states = np.array([pieces[i:j].mean(axis=0) for i, j in zip(at, ends, strict=True)], dtype=np.float32)
    return Encoded(tuple(window.spans), passages, window.first, anchor, flat, ask, answer, states)


def _windows(analysis: Analysis) -> Iterator[_Window]:
    """Whole passages, as many as fit; a passage that is too long by itself in overlapping parts."""
    model = _model()

    def new(first: int = 0) -> _Window:
        return _Window([model.cls], [5], [0], [], [], [], [], first)

    def add(window: _Window, words: Sequence[_Word], passage: int) -> None:
        for word in words:
            window.words.append(len(window.ids))
            window.lengths.append(len(word.ids))
            window.spans.append(word.span)
            window.passages.append(passage)
            window.ids.extend(word.ids)
            window.shapes.extend([word.shape] * len(word.ids))
            window.quotes.extend([word.quote] * len(word.ids))
        window.ids.append(model.sep)
        window.shapes.append(5)
        window.quotes.append(0)

    window = new()
    for number, passage in enumerate(analysis.passages):
        words = _words(analysis.text, passage.start, passage.end)
        if window.words and len(window.ids) + sum(len(w.ids) for w in words) + 1 > LONGEST:
            yield window
            window = new()
        while sum(len(w.ids) for w in words) + 2 > LONGEST:
            fitting = _fitting(words)
            add(window, words[:fitting], number)
            yield window
            again = min(_AGAIN, fitting // 2)
            words = words[fitting - again :]
            window = new(again)
        if words:
            add(window, words, number)
    if window.words:
        yield window


def _fitting(words: Sequence[_Word]) -> int:
    """How many words fill a window; at least one."""
    size = 2
    for i, word in enumerate(words):
        size += len(word.ids)
        if size > LONGEST:
            return max(i, 1)
    return len(words)


def _words(text: str, start: int, end: int) -> list[_Word]:
    """The words of a passage, each with its pieces."""
    copy = text[start:end]
    encoded = _model().tokenizer.encode(copy, add_special_tokens=False)
    states = quote_states(copy)
    found: list[_Word] = []
    last = None
    for id, (a, b), word in zip(encoded.ids, encoded.offsets, encoded.word_ids, strict=True):
        if word == last and found:
            # No word is longer than a window: a run of a thousand letters without a space is cut short.
            if len(found[-1].ids) < LONGEST // 4:
                found[-1].ids.append(id)
            found[-1] = found[-1]._replace(span=(found[-1].span[0], start + b))
        elif b > a:
            found.append(_Word([id], (start + a, start + b), 0, states[a]))
        last = word
    return [word._replace(shape=shape(text[word.span[0] : word.span[1]])) for word in found]


def shape(word: str) -> int:
    """0 lower case, 1 one capital first, 2 all capitals, 3 mixed, 4 has a digit, 5 no letter."""
    if any(c.isdigit() for c in word):
        return 4
    if not any(c.isalpha() for c in word):
        return 5
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 3


def quote_states(text: str) -> list[int]:
    """Of each character: 0 outside of quotation marks, 1 inside, 2 a mark. Only a hint: marks are often broken."""
    states, inside = [], False
    for c in text:
        if c in _OPENERS or c in _CLOSERS or c in _EITHER:
            states.append(2)
            inside = c in _OPENERS or (c in _EITHER and not inside)
        else:
            states.append(1 if inside else 0)
    return states
