"""The article: passages in order, cut at the borders of every cell's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from accordingto.publish.inert import inert
from accordingto.publish.page.segments import Mark, Segment, segments
from accordingto.record import Passage, PassageKind, Report
from accordingto.review import CellState
from accordingto.review.values import shape

KINDS = {
    "source": "source",
    "cue": "cue",
    "content": "content",
    "p": "place",
    "t": "time",
    "a": "amount",
    "trigger": "event",
    "role": "role",
}
"""How the words of a cell are coloured; those of others only light up."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words under the same cells."""

    start: int
    words: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One passage."""

    kind: PassageKind
    start: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Passages one after the other; boilerplate comes folded."""

    folded: bool
    blocks: tuple[Block, ...]


def article(report: Report, cells: Sequence[CellState]) -> tuple[Run, ...]:
    """The passages with the words of the cells."""
    text = inert(report.text)
    blocks = list(_blocks(text, report.passages, sorted(_marks(cells), key=lambda mark: mark.span)))
    runs = groupby(blocks, key=lambda block: block.kind == "boilerplate")
    return tuple(Run(folded, tuple(run)) for folded, run in runs)


def _marks(cells: Iterable[CellState]) -> Iterable[Mark]:
    seen: set[tuple[int, int, str]] = set()
    for cell in cells:
        kind = "" if cell.state in ("rejected", "value_only") else KINDS.get(shape(cell.path), "")
        for span in cell.spans:
            if (key := (span.start, span.end, kind)) not in seen:
                seen.add(key)
                yield Mark(span, "w", kind)


def _blocks(text: str, passages: Sequence[Passage], marks: list[Mark]) -> Iterable[Block]:
    longest = max((mark.span.end - mark.span.start for mark in marks), default=0)
    first = 0
    for passage in passages:
        # Marks are in order of their start: those that ended before this passage are passed over once and for all.
        while first < len(marks) and marks[first].span.start + longest <= passage.start:
            first += 1
        near = []
        for mark in marks[first:]:
            if mark.span.start >= passage.end:
                break
            near.append(mark)
        yield Block(passage.kind, passage.start, tuple(_stretches(passage.start, segments(text, passage, near))))


def _stretches(start: int, found: Iterable[Segment]) -> Iterable[Stretch]:
    for segment in found:
        yield Stretch(start, segment.words, tuple(kind for kind in segment.kinds if kind))
        start += len(segment.words)
