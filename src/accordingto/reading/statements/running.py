"""What runs on without a cue: quotations after a quotation, and sentences whose quotation marks were lost."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accordingto.reading.language.analysis import Sentence
from accordingto.reading.statements.cues import is_first_person
from accordingto.reading.statements.phrases import Draft, Tree, trim
from accordingto.reading.statements.quotations import Quotation, holding
from accordingto.record import Span

_NEAR = 1
"""Passages between a broken quotation and a sentence that may have lost its marks with it, at most."""

_BETWEEN = 1
"""Sentences of the outlet between a statement and a quotation that goes on with it, at most."""


def carried(drafts: list[Draft], loose: Sequence[Quotation], tree: Tree) -> list[Draft]:
    """Drafts with what runs on joined to their content.

    A quotation that starts a sentence, and that no cue claims, goes on with the statement before it, in its passage or the one
    before. Where marks are broken, so do sentences in the first person, before and after the cue.
    """
    sentences, quotations = tree.analysis.sentences, tree.quotations
    starts = [s.start for s in sentences]

    def sentence(offset: int) -> int:
        return max(bisect_right(starts, offset) - 1, 0)

    def passage(offset: int) -> int:
        return sentences[sentence(offset)].passage

    broken = {passage(q.start) for q in quotations if not q.whole}
    changed = _backwards(drafts, quotations, tree, broken) if broken else list(drafts)
    units = [(q.bare(), False) for q in loose if _starts_sentence(tree, q) and not _heads(tree, passage(q.start))]
    if broken:
        units += [(Span(s.start, s.end), True) for s in _unmarked(changed, quotations, tree, broken)]
    ends = _ends(changed, tree)
    at, last = 0, None
    joined: dict[int, list[Span]] = {}
    for unit, adjacent in sorted(units):
        while at < len(ends) and ends[at][0] <= unit.start:
            last = ends[at]
            at += 1
        if last is None:
            continue
        end, i = last
        step = passage(unit.start) - passage(max(end - 1, 0))
        gap = tree.text[end : unit.start] if unit.start - end < 8 else "…more"
        if step > 1 or (step == 1 and not _starts_passage(tree, unit)):
            continue
        if sentence(unit.start) - sentence(max(end - 1, 0)) > _BETWEEN + 1:
            continue
        if adjacent and any(c.isalnum() for c in gap):
            continue
        joined.setdefault(i, []).append(unit)
        last = (unit.end, i)
    for i, spans in joined.items():
        changed[i] = replace(changed[i], content=trim(tree.text, (*changed[i].content, *spans)))
    return changed


def _ends(drafts: Sequence[Draft], tree: Tree) -> list[tuple[int, int]]:
    """Where the words of each sentence's main statement end, and which draft that is, in order of the text."""
    best: dict[int, tuple[tuple[bool, bool, int], int, int]] = {}
    for i, draft in enumerate(drafts):
        token = tree.tokens[draft.head]
        if not draft.content or not draft.quotable or tree.home[draft.head] != -1:
            continue
        quoted = holding(tree.quotations, draft.content[-1].end - 1) is not None
        rank = (not quoted, token.head != token.i, draft.head)
        end = max(span.end for span in (draft.clause, *draft.content))
        if token.sentence not in best or rank < best[token.sentence][0]:
            best[token.sentence] = (rank, end, i)
    return sorted((end, i) for _, end, i in best.values())


def _starts_sentence(tree: Tree, q: Quotation) -> bool:
    before = tree.text[max(q.start - 4, 0) : q.start].rstrip()
    return q.start in tree.starts or not before or before[-1] in '.!?”"’'


def _heads(tree: Tree, passage: int) -> bool:
    """Whether a passage is a headline or a caption: what it quotes is not what the words before it go on with."""
    return tree.analysis.passages[passage].kind in ("title", "subhead", "caption")


def _starts_passage(tree: Tree, unit: Span) -> bool:
    return unit.start in tree.passage_starts


def _backwards(drafts: list[Draft], quotations: Sequence[Quotation], tree: Tree, broken: set[int]) -> list[Draft]:
    """Drafts with the sentences before their cue that speak in the first person, where a mark of the passage is broken."""
    changed = list(drafts)
    seen: set[int] = set()
    for i in sorted(range(len(drafts)), key=lambda i: drafts[i].clause):
        draft = drafts[i]
        sentence = tree.analysis.sentences[tree.tokens[draft.head].sentence]
        if sentence.passage in seen or draft.kind not in ("speech", "writing"):
            continue
        seen.add(sentence.passage)
        if sentence.passage not in broken or not draft.content or draft.content[0].start > draft.clause.start:
            continue
        if holding(quotations, draft.clause.start) is not None:
            continue
        first = sentence.i
        while first > 0 and tree.analysis.sentences[first - 1].passage == sentence.passage:
            first -= 1
        before = tree.analysis.sentences[first : sentence.i]
        if before and any(_first_person(tree, s) for s in before):
            whole = Span(before[0].start, before[-1].end)
            changed[i] = replace(draft, content=trim(tree.text, (whole, *draft.content)))
    return changed


def _unmarked(
    drafts: Sequence[Draft], quotations: Sequence[Quotation], tree: Tree, broken: set[int]
) -> Iterator[Sentence]:
    """Sentences outside of marks and cues that somebody seems to speak: "We took refuge in cellars"."""
    taken: set[int] = set()
    for draft in drafts:
        if not any(is_first_person(span.of(tree.text)) for span in draft.source):
            taken.add(tree.tokens[draft.head].sentence)
            for span in draft.content:
                inside = tree.analysis.tokens_in(span.start, span.end)
                if inside:
                    taken.update(range(inside[0].sentence, inside[-1].sentence + 1))
    for sentence in tree.analysis.sentences:
        if sentence.i in taken or holding(quotations, sentence.start) is not None:
            continue
        opening = tree.tokens[sentence.first].lower
        near = any(sentence.passage - step in broken for step in range(-_NEAR, _NEAR + 1))
        if (near and _first_person(tree, sentence)) or (
            opening == "and" and _follows_quotation(tree, quotations, sentence)
        ):
            yield sentence


def _follows_quotation(tree: Tree, quotations: Sequence[Quotation], sentence: Sentence) -> bool:
    i = bisect_right(quotations, sentence.start, key=lambda q: q.end) - 1
    return i >= 0 and not tree.text[quotations[i].end : sentence.start].strip()


def _first_person(tree: Tree, sentence: Sentence) -> bool:
    return any(is_first_person(token.text) for token in tree.tokens[sentence.first : sentence.last])
