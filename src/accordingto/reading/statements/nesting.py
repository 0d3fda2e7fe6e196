"""Statements inside statements: a said that b denied that … ."""

from collections.abc import Sequence

from accordingto.reading.statements.phrases import Draft
from accordingto.record.spans import hull

_DEPTH = 16
"""Statements within statements that are looked through, at most; keeps the search linear."""


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the smallest other one whose content holds its cue; drafts are in order of their text.

    A parent is always longer than its child, so that no chain comes back to where it began.
    """
    whole = [hull((*d.source, *d.cue, *d.content)) for d in drafts]
    sizes = [span.end - span.start for span in whole]
    contents = sorted((span.start, -span.end, i) for i, d in enumerate(drafts) for span in d.content)
    cues = sorted((min(d.cue[0] if d.cue else d.content[0], d.clause).start, i) for i, d in enumerate(drafts))
    found: list[int | None] = [None] * len(drafts)
    open_: list[tuple[int, int]] = []  # end of a content span and whose it is
    at = 0
    for start, i in cues:
        while at < len(contents) and contents[at][0] <= start:
            while open_ and open_[-1][0] <= contents[at][0]:
                open_.pop()
            open_.append((-contents[at][1], contents[at][2]))
            at += 1
        cue_end = drafts[i].cue[-1].end if drafts[i].cue else start
        holders = [row for row in open_[-_DEPTH:] if row[1] != i and row[0] >= cue_end and sizes[row[1]] > sizes[i]]
        if holders:
            found[i] = min(holders, key=lambda row: (sizes[row[1]], row[1]))[1]
    by_head = {draft.head: i for i, draft in enumerate(drafts)}
    for i, draft in enumerate(drafts):
        if draft.under is not None and found[i] is None and found[by_head.get(draft.under, i)] != i:
            found[i] = by_head.get(draft.under)
    return found
