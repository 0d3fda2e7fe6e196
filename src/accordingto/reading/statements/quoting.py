"""Quotations find their statements: content grows to its marks, and words in marks beside a cue become its content."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from accordingto.reading.statements import stance
from accordingto.reading.statements.phrases import Draft, Tree, trim
from accordingto.reading.statements.quotations import Quotation, holding
from accordingto.record import Span

_BEFORE = 90
"""Characters between a cue and the quotation after it, at most: ", in a televised address on Tuesday,"."""
_AFTER = 4
"""Characters between a quotation and the cue after it, at most."""


_JOINTS = (" ", " and ", ", and ", " or ", " but ", ", but ", " that ", " and that ", ", ")
"""What may stand between content and a quotation that goes on with it."""


def grown(drafts: list[Draft], tree: Tree) -> list[Draft]:
    """Drafts whose content respects the marks: a cue inside of a quotation stays in it, any other takes it whole."""
    return [_grown(draft, tree.quotations, tree.text) for draft in drafts if _stands(draft, tree)]


def _stands(draft: Draft, tree: Tree) -> bool:
    """Whether a draft is a statement of its own: what "I think" says within a quotation, the quotation says already.

    Within marks PolNeAR annotates next to nothing; what a named source said there is kept, for the chain of who told whom.
    """
    if tree.home[draft.head] == -1:
        return True
    if draft.kind not in ("speech", "writing") or not draft.source:
        return False
    head = tree.analysis.head_of_span(draft.source[0])
    return (
        head is not None
        and head.pos in ("PROPN", "NOUN")
        and stance.of(tree.analysis, draft.source, draft.cue, draft.content) != "intends"
    )


def _grown(draft: Draft, quotations: Sequence[Quotation], text: str) -> Draft:
    home = holding(quotations, draft.clause.start)
    first = draft.cue[0] if draft.cue else draft.clause
    if home is not None and first.start < home.end:
        low = home.start + (1 if home.opened else 0)
        high = home.end - (1 if home.closed else 0)
        kept = [Span(max(s.start, low), min(s.end, high)) for s in draft.content if s.start < high and s.end > low]
        return replace(draft, content=trim(text, kept), quotable=False)
    spans = []
    for span in trim(text, draft.content):
        start, end = span.start, span.end
        for offset in (start, end - 1, end):
            q = holding(quotations, offset)
            if q is None and offset == start and start > 0:
                q = holding(quotations, start - 1)
                if q is not None and q.end == start:
                    q = None
            if q is not None and not q.contains(draft.clause):
                if q.start < start and not Span(q.start, start).overlaps(draft.clause):
                    start = q.start
                if q.end > end and not Span(end, q.end).overlaps(draft.clause):
                    end = q.end
        spans.append(Span(start, end))
    return replace(draft, content=trim(text, spans))


def attached(drafts: list[Draft], tree: Tree) -> tuple[list[Draft], list[Quotation]]:
    """Drafts with the quotations beside their cues, and the quotations that nobody's cue claims."""
    text, quotations = tree.text, tree.quotations
    outside = [d for d in drafts if holding(quotations, d.clause.start) is None]
    covered = sorted(span for d in outside for span in d.content)
    waiting = sorted((i for i, d in enumerate(drafts) if d.quotable), key=lambda i: drafts[i].clause)
    starts = [drafts[i].clause.start for i in waiting]
    changed = list(drafts)
    left: list[Quotation] = []
    contents = {d.content[-1].end: i for i, d in enumerate(drafts) if d.content and tree.home[d.head] == -1}
    reach = 0
    at = 0
    for q in quotations:
        while at < len(covered) and covered[at].start <= q.start:
            reach = max(reach, covered[at].end)
            at += 1
        if reach > q.start:
            continue
        after = _after(changed, waiting, starts, q, text)
        before = _before(changed, waiting, starts, q, text)
        ends = text[q.end - 2 : q.end - 1] if q.closed else ""
        chosen = after if after is not None and (ends in ",?!" or before is None) else before
        if chosen is None:
            if not _coordinated(changed, contents, q, text):
                left.append(q)
            continue
        draft = changed[chosen]
        changed[chosen] = replace(draft, content=trim(text, (*draft.content, q.bare())))
    return changed, left


def _coordinated(drafts: list[Draft], contents: dict[int, int], q: Quotation, text: str) -> bool:
    """Whether a quotation goes on with content that ends just before it: 'she was “broke,” and “struggled” on'."""
    for joint in _JOINTS:
        end = q.start - len(joint)
        if end in contents and text[end : q.start] == joint:
            i = contents[end]
            draft = drafts[i]
            drafts[i] = replace(draft, content=(*draft.content[:-1], Span(draft.content[-1].start, q.end)))
            contents[q.end] = i
            return True
    return False


def _after(
    drafts: Sequence[Draft], waiting: Sequence[int], starts: Sequence[int], q: Quotation, text: str
) -> int | None:
    """The cue right after a quotation."""
    k = bisect_left(starts, q.end)
    if k < len(waiting):
        draft = drafts[waiting[k]]
        gap = text[q.end : draft.clause.start]
        if len(gap) > _AFTER or "\n" in gap or any(c.isalnum() for c in gap):
            return None
        if text[q.end - 2] == "." and text[draft.clause.end : draft.clause.end + 1] not in (".", ""):
            return None  # the quotation ended its sentence; the next one has a content of its own
        return waiting[k]
    return None


def _before(
    drafts: Sequence[Draft], waiting: Sequence[int], starts: Sequence[int], q: Quotation, text: str
) -> int | None:
    """The cue before a quotation, with no end of a sentence between them."""
    k = bisect_left(starts, q.start) - 1
    if k < 0:
        return None
    draft = drafts[waiting[k]]
    if draft.clause.end > q.start:
        return None
    gap = text[draft.clause.end : q.start]
    bare = gap.rstrip()
    if len(gap) > _BEFORE or "”" in gap or '"' in gap:
        return None
    if not bare or bare[-1] in ",:—–-" or bare.endswith(" that"):
        colon = bare.endswith(":")
        if (". " in bare or "\n" in gap) and not (colon and ". " not in bare):
            return None
        return waiting[k]
    return None
