"""The main way through this room."""

from collections.abc import Sequence

from accordingto.reading.language import Analysis, encode
from accordingto.reading.statements import (
    borders,
    confidence,
    joining,
    lending,
    quotations,
    quoting,
    reach,
    ruled,
    running,
)
from accordingto.reading.statements.completing import Parts, complete
from accordingto.reading.statements.decoding import Found, decode
from accordingto.reading.statements.phrases import Draft, Tree
from accordingto.reading.statements.ruled import Rules
from accordingto.record import Span, Statement


def find(analysis: Analysis) -> tuple[Statement, ...]:
    """The statements of a report, in order of the text.

    In "Izium was taken, officials said", the source is "officials", the cue "said" and the content "Izium was taken".
    """
    tree = Tree(analysis, quotations.scan(analysis))
    rules = ruled.find(tree)
    found = looked_at(tree, rules, confidence.threshold())
    drafts = joining.parted(joining.drafts(tree, confidence.kept(found, tree, rules.every())), tree)
    drafts = joining.joined(drafts, confidence.bare(found), tree, rules)
    drafts, loose = quoting.attached(drafts, tree)
    drafts = running.carried(drafts, loose, tree)
    return complete(analysis, [Parts(d.source, d.cue, d.content, d.confidence) for d in settled(drafts)])


def looked_at(tree: Tree, rules: Rules, threshold: float) -> list[Found]:
    """What the encoder found, with the borders and sources that the parse tells better; some have a cue and nothing else."""
    found = reach.bounded(decode(encode(tree.analysis), threshold), tree)
    return borders.mended(lending.sourced(found, rules.by_verb, tree), tree)


def settled(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts that have content, one for each cue, in order of the text."""
    found: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        if draft.content:
            found.setdefault(draft.cue, draft)
    return sorted(found.values(), key=lambda d: (min((*d.source, *d.cue, *d.content)), d.clause, d.head))
