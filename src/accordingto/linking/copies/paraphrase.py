"""Whether one report tells another again in other words: the same details, in much the same order, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.linking.words import Word
from accordingto.record import SharedPassage, Span

DETAILS = 0.6
SENTENCES = 0.6


@dataclass(frozen=True, slots=True)
class Retold:
    """How alike two tellings are, and which sentence tells which again."""

    similarity: float
    shared: tuple[SharedPassage, ...]


def retold(here: Sequence[Sequence[Word]], there: Sequence[Sequence[Word]]) -> Retold | None:
    """The sentences of ``here`` that tell sentences of ``there`` again; None where too few do."""
    mine, others = _details(here), _details(there)
    if len(mine) < 6 or len(others) < 6 or len(mine & others) / len(mine | others) < DETAILS:
        return None
    shared, told = [], 0
    for sentence in here:
        best = max(there, key=lambda other: _likeness(sentence, other))
        if _likeness(sentence, best) >= 0.3:
            told += len(sentence)
            shared.append(SharedPassage(_hull(sentence), _hull(best)))
    similarity = told / sum(map(len, here))
    return Retold(similarity, tuple(shared)) if similarity >= SENTENCES else None


def _details(sentences: Sequence[Sequence[Word]]) -> set[str]:
    return {w.plain for row in sentences for w in row if w.form != "word"}


def _likeness(one: Sequence[Word], other: Sequence[Word]) -> float:
    a, b = (
        {w.plain for w in one if len(w.plain) > 3 or w.form != "word"},
        {w.plain for w in other if len(w.plain) > 3 or w.form != "word"},
    )
    return len(a & b) / max(1, len(a | b))


def _hull(sentence: Sequence[Word]) -> Span:
    return Span(sentence[0].start, sentence[-1].end)
