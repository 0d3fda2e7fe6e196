"""Annotated articles in, windows of word pieces with their labels out."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from accordingto.reading.language.encoder import LONGEST, quote_states, shape
from training.encoder.damage import damaged

ROLES = ("source", "content", "cue")
TAGS = ("O", "B-source", "I-source", "B-content", "I-content", "B-cue", "I-cue")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Character spans of source, cue and content."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what is attributed in it."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass(slots=True)
class Window:
    """Some paragraphs of an article as the encoder sees them. Words are whole; their first pieces stand for them."""

    ids: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    """Index of each word's first piece."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Characters of each word."""
    passages: list[int] = field(default_factory=list)
    """Number of each word's paragraph."""
    anchors: list[int] = field(default_factory=list)
    """Word that begins the cue, one an attribution."""
    tags: list[list[int]] = field(default_factory=list)
    """One row of tags an anchor."""


def articles(file: Path) -> list[Article]:
    """The articles of a file of PolNeAR or GUM; attributions without a cue or without content are left out."""
    found = []
    with gzip.open(file, "rt", encoding="utf-8") as rows:
        for line in rows:
            row: dict[str, Any] = json.loads(line)
            kept = []
            for a in row["attributions"]:
                if a["cue"] and a["content"]:
                    parts = [tuple((s["start"], s["end"]) for s in a[part]) for part in ("source", "cue", "content")]
                    kept.append(Attribution(*parts))
            found.append(Article(row["id"], row["text"], tuple(kept)))
    return found


class Cutter:
    """Cuts articles into windows."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.cls, self.sep = (tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))

    def paragraphs(
        self, text: str
    ) -> Iterator[tuple[int, list[tuple[int, int]], list[list[int]], list[int], list[int]]]:
        """Number, words' characters, words' pieces, shapes and quote states of each line that has words."""
        at = 0
        for number, line in enumerate(text.split("\n")):
            if line.strip():
                encoded = self.tokenizer.encode(line, add_special_tokens=False)
                states = quote_states(line)
                spans: list[tuple[int, int]] = []
                pieces: list[list[int]] = []
                last = None
                for id, (start, end), word in zip(encoded.ids, encoded.offsets, encoded.word_ids, strict=True):
                    if word == last and pieces:
                        pieces[-1].append(id)
                        spans[-1] = (spans[-1][0], end + at)
                    else:
                        pieces.append([id])
                        spans.append((start + at, end + at))
                    last = word
                if spans:
                    shapes = [shape(text[s:e]) for s, e in spans]
                    yield number, spans, pieces, shapes, [states[s - at] for s, _ in spans]
            at += len(line) + 1

    def windows(self, text: str, first_limit: int = LONGEST) -> Iterator[Window]:
        """Consecutive windows over a text; the first is cut at ``first_limit`` pieces, so that cuts can differ."""
        window, limit = Window(ids=[self.cls], shapes=[5], quotes=[0]), first_limit
        for number, spans, pieces, shapes, states in self.paragraphs(text):
            size = sum(map(len, pieces))
            if window.words and len(window.ids) + size + 1 > limit:
                yield window
                window, limit = Window(ids=[self.cls], shapes=[5], quotes=[0]), LONGEST
            for span, word, form, state in zip(spans, pieces, shapes, states, strict=True):
                if len(window.ids) + len(word) + 1 > LONGEST:
                    window.ids.append(self.sep)
                    window.shapes.append(5)
                    window.quotes.append(0)
                    yield window
                    window, limit = Window(ids=[self.cls], shapes=[5], quotes=[0]), LONGEST
                window.words.append(len(window.ids))
                window.spans.append(span)
                window.passages.append(number)
                window.ids += word
                window.shapes += [form] * len(word)
                window.quotes += [state] * len(word)
            window.ids.append(self.sep)
            window.shapes.append(5)
            window.quotes.append(0)
        if window.words:
            yield window

    def labelled(self, article: Article, chance: random.Random | None = None, damage: float = 0.4) -> Iterator[Window]:
        """Windows with labels; with ``chance``, cut at random places and a share of the articles damaged."""
        text, attributions, limit = article.text, article.attributions, LONGEST
        if chance is not None:
            limit = chance.randrange(LONGEST // 4, LONGEST + 1)
            if chance.random() < damage:
                text, moved = damaged(text, chance)
                attributions = tuple(
                    Attribution(
                        *(tuple((moved[s], moved[e]) for s, e in part) for part in (a.source, a.cue, a.content))
                    )
                    for a in attributions
                )
        for window in self.windows(text, limit):
            label(window, attributions)
            yield window


def label(window: Window, attributions: tuple[Attribution, ...]) -> None:
    """Writes anchors and tags into the window: an attribution belongs to the window that its cue begins in."""
    words = window.spans
    first, last = words[0][0], words[-1][1]
    taken = set()
    for a in attributions:
        start = min(s for s, _ in a.cue)
        if not first <= start < last:
            continue
        anchor = next((i for i, (_, e) in enumerate(words) if e > start), None)
        if anchor is None or anchor in taken:
            continue
        taken.add(anchor)
        row = [0] * len(words)
        for role in ("content", "source", "cue"):
            begin = TAGS.index("B-" + role)
            for s, e in getattr(a, role):
                inside = [i for i, (ws, we) in enumerate(words) if ws < e and s < we and we > ws]
                for n, i in enumerate(inside):
                    row[i] = begin if n == 0 else begin + 1
        # A content cut in two by its cue begins anew after it; an I after another role's words is a B.
        for i, tag in enumerate(row):
            if tag and tag % 2 == 0 and (i == 0 or row[i - 1] not in (tag, tag - 1)):
                row[i] = tag - 1
        window.anchors.append(anchor)
        window.tags.append(row)
