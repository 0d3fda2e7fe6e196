"""What the encoder found, as drafts for the rules to go on with, and what the rules add to it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accordingto.reading.statements import confidence, cues, stance, telling
from accordingto.reading.statements.confidence import Judged
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.phrases import Draft, Tree, trim
from accordingto.reading.statements.ruled import Rules
from accordingto.record import Span
from accordingto.record.spans import hull

_BODIES = frozenset({"organisation", "government", "military", "armed_group", "media"})
"""Kinds of entities that speak without a name: "the army", "the ministry"."""


def drafts(tree: Tree, found: Iterable[Judged]) -> list[Draft]:
    """A draft for each statement found; all have content."""
    return [draft for one in found if (draft := _draft(tree, *one)) is not None]


def _draft(tree: Tree, one: Found, chance: float) -> Draft | None:
    head = tree.analysis.head_of_span(one.cue[0]) if one.cue else None
    if head is None:
        return None
    kind = _kind(tree, one)
    return Draft(
        head.i,
        _clause(one),
        one.source,
        one.cue,
        trim(tree.text, one.content),
        kind,
        quotable=kind in ("speech", "writing"),
        confidence=chance,
    )


def _clause(one: Found) -> Span:
    """From source to cue, unless content stands between them."""
    whole = hull((*one.source, *one.cue))
    return one.cue[0] if any(span.overlaps(whole) for span in one.content) else whole


def _kind(tree: Tree, one: Found) -> cues.Kind:
    for span in one.cue:
        for token in tree.analysis.tokens_in(span.start, span.end):
            if token.pos == "VERB" and token.lemma in cues.verbs():
                return cues.verbs()[token.lemma].kind
            if token.lemma in cues.nouns() or token.lower in ("according", ":"):
                return "speech"
    return "attitude"


def joined(drafts: Sequence[Draft], empty: Sequence[tuple[Span, ...]], tree: Tree, rules: Rules) -> list[Draft]:
    """The encoder's drafts, and those of the rules that it was not taught to see.

    PolNeAR annotates next to nothing inside of a content, so the encoder is blind to what somebody is told to have said there:
    the rules add it where its source has a name or is a body. They also add nouns ("the claim that"), phrases ("according to"),
    headlines, passives of belief that name nobody ("is expected to"), doubts that it passed over, and statements whose cue it
    found and whose content it did not (``empty``); of all these, what `telling` finds to tell something. (What is added was
    chosen on 42 training articles that the encoder did not see and on 25 Wikinews reports: other verbs cost more precision than
    they gave recall. There and on 42 other training articles, of 20 passives of speech without a source 2 were right, of 6
    doubts within a content that had a source none.)
    """
    # Whom "citing" cites the parse tells better.
    cited = {draft.cue for draft in rules.beside if _cites(draft, tree)}
    drafts = [draft for draft in drafts if draft.cue not in cited]
    told = Cover(span for draft in drafts for span in draft.cue)
    contents = Cover(span for draft in drafts for span in draft.content)
    bare = Cover(span for cue in empty for span in cue)
    added = []
    for number, draft in enumerate(rules.every()):
        if not draft.content or not draft.cue or any(told.touches(span) for span in draft.cue):
            continue
        how = stance.of(tree.analysis, draft.source, draft.cue, draft.content)
        beside = not any(contents.touches(span) for span in draft.content)
        nested = _is_nested(draft, contents, tree)
        by_noun = number >= len(rules.by_verb)
        if (
            (how == "doubts" and (beside or not draft.source))
            or draft.cue in cited
            or any(bare.touches(span) for span in draft.cue)
            or (not draft.source and (how == "expects" or (beside and telling.is_believed(draft))))
            or (beside and (by_noun or telling.is_plain(draft, tree)))
            or (nested and telling.is_told(draft, tree))
        ):
            added.append(replace(draft, confidence=confidence.of_ruled()))
    return [*drafts, *added]


def parted(drafts: Sequence[Draft], tree: Tree) -> list[Draft]:
    """Drafts of which no two claim the same quotation: it goes to the cue in its sentence, else to the last cue before it.

    A statement within another one shares its words, and so do two cues in one sentence ("said, citing the ministry, that").
    """
    claims: dict[Span, list[int]] = {}
    for i, draft in enumerate(drafts):
        for span in draft.content:
            claims.setdefault(span, []).append(i)
    lost: dict[int, set[Span]] = {}
    for span, claimants in claims.items():
        if len(claimants) > 1:
            sentences = {t.sentence for t in tree.analysis.tokens_in(span.start, span.end)}
            near = [i for i in claimants if tree.tokens[drafts[i].head].sentence in sentences]
            before = [i for i in claimants if drafts[i].clause.start < span.start] or claimants
            kept = near or [max(before, key=lambda i: drafts[i].clause.start)]
            for i in set(claimants) - set(kept):
                lost.setdefault(i, set()).add(span)
    return [
        replace(draft, content=left)
        if i in lost and (left := tuple(span for span in draft.content if span not in lost[i]))
        else draft
        for i, draft in enumerate(drafts)
    ]


class Cover:
    """Spans merged, so that what they cover is found without looking at each."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span) -> bool:
        """Whether any of them overlaps the span."""
        i = bisect_left(self._starts, span.end) - 1
        return i >= 0 and self._ends[i] > span.start

    def holds(self, span: Span) -> bool:
        """Whether one of them, or several that touch, hold the whole span."""
        i = bisect_right(self._starts, span.start) - 1
        return i >= 0 and self._ends[i] >= span.end


def _cites(draft: Draft, tree: Tree) -> bool:
    return bool(draft.cue) and draft.cue[0].of(tree.text).lower() in cues.vocabulary_of_cues().citing


def _is_nested(draft: Draft, contents: Cover, tree: Tree) -> bool:
    """Whether a draft of the rules stands within a content, and its source has a name or is a body."""
    if not draft.source or not all(contents.holds(span) for span in (*draft.source, *draft.cue)):
        return False
    head = tree.analysis.head_of_span(draft.source[0])
    if head is None or head.pos == "PROPN":
        return head is not None
    entity = tree.analysis.entity_at(draft.source[0])
    return draft.kind in ("speech", "writing") and entity is not None and entity.kind in _BODIES
