"""The main way through this room."""

from collections.abc import Sequence

from accordingto.reading.language import Analysis
from accordingto.reading.statements import adjuncts, clauses, headlines, nouns, quotations, quoting, running
from accordingto.reading.statements.completing import Parts, complete
from accordingto.reading.statements.phrases import Draft, Tree
from accordingto.record import Span, Statement


def find(analysis: Analysis) -> tuple[Statement, ...]:
    """The statements of a report, in order of the text.

    In "Izium was taken, officials said", the source is "officials", the cue "said" and the content "Izium was taken".
    """
    marks = quotations.scan(analysis)
    tree = Tree(analysis, marks)
    drafts = clauses.find(tree) + nouns.find(tree) + adjuncts.find(tree) + headlines.find(tree)
    drafts = quoting.grown(drafts, tree)
    drafts, loose = quoting.attached(drafts, tree)
    drafts = running.carried(drafts, loose, tree)
    return complete(analysis, [Parts(d.source, d.cue, d.content) for d in _settled(drafts)])


def _settled(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts that have content, one for each cue, in order of the text."""
    found: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        if draft.content:
            found.setdefault(draft.cue, draft)
    return sorted(found.values(), key=lambda d: (min((*d.source, *d.cue, *d.content)), d.clause, d.head))
