"""Statements inside statements: a said that b denied that … ."""

from collections.abc import Sequence

from accordingto.reading.language import Analysis
from accordingto.reading.statements.cues import vocabulary_of_cues
from accordingto.record import Span
from accordingto.record.spans import hull

Words = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
"""Source, cue and content of one statement."""

_DEPTH = 16
"""Statements within statements that are looked through, at most; keeps the search linear."""


def parents(analysis: Analysis, statements: Sequence[Words]) -> list[int | None]:
    """For each statement the index of the smallest other one whose content holds its cue; they are in order of their text.

    A parent is always longer than its child, so that no chain comes back to where it began.
    """
    whole = [hull((*source, *cue, *content)) for source, cue, content in statements]
    sizes = [span.end - span.start for span in whole]
    contents = sorted((span.start, -span.end, i) for i, (_, _, content) in enumerate(statements) for span in content)
    cues = sorted((_opening(words), i) for i, words in enumerate(statements))
    found: list[int | None] = [None] * len(statements)
    open_: list[tuple[int, int]] = []  # end of a content span and whose it is
    at = 0
    for start, i in cues:
        while at < len(contents) and contents[at][0] <= start:
            while open_ and open_[-1][0] <= contents[at][0]:
                open_.pop()
            open_.append((-contents[at][1], contents[at][2]))
            at += 1
        cue = statements[i][1]
        cue_end = cue[-1].end if cue else start
        holders = [row for row in open_[-_DEPTH:] if row[1] != i and row[0] >= cue_end and sizes[row[1]] > sizes[i]]
        if holders:
            found[i] = min(holders, key=lambda row: (sizes[row[1]], row[1]))[1]
    _cited(analysis, statements, found)
    return found


def told_by_others(
    analysis: Analysis, statements: Sequence[Words], found: Sequence[int | None], speakers: Sequence[str | None]
) -> list[int | None]:
    """The same parents, without those whose words hold a statement that names their own speaker.

    "Kovar said that Kovar claims" is nobody's way to speak of oneself; there the content before it runs too far.
    """
    names = {(m.start, m.end) for e in analysis.entities for m in e.mentions if m.form == "name"}
    return [
        None
        if parent is not None
        and speakers[i] is not None
        and speakers[i] == speakers[parent]
        and any((span.start, span.end) in names for span in statements[i][0])
        else parent
        for i, parent in enumerate(found)
    ]


def _opening(words: Words) -> int:
    source, cue, content = words
    if not cue:
        return content[0].start
    return min([cue[0].start, *(span.start for span in source if span.end <= cue[0].start < span.end + _BESIDE)])


_BESIDE = 40
"""Characters between a source and its cue, at most, for the two to be one clause."""


def _cited(analysis: Analysis, statements: Sequence[Words], found: list[int | None]) -> None:
    """Whom a statement cites is within it: "the paper said, citing police, that …" gives the paper's and the police's."""
    telling = {
        content[0].start: i
        for i, (_, cue, content) in reversed(list(enumerate(statements)))
        if not _cites(analysis, cue)
    }
    for i, (_, cue, content) in enumerate(statements):
        if found[i] is None and _cites(analysis, cue):
            found[i] = telling.get(content[0].start)


def _cites(analysis: Analysis, cue: Sequence[Span]) -> bool:
    return bool(cue) and cue[0].of(analysis.text).lower() in vocabulary_of_cues().citing
