"""What the rules find by the parse and the vocabulary of `cues.yaml`, its content within the marks that it stands in."""

from dataclasses import replace
from typing import NamedTuple

from accordingto.reading.statements import adjuncts, against, clauses, headlines, nouns, quoting
from accordingto.reading.statements.phrases import Draft, Tree


class Rules(NamedTuple):
    """What they find in a text."""

    by_verb: list[Draft]
    """Statements that a verb attributes."""
    beside: list[Draft]
    """Statements by nouns ("the claim that"), phrases ("according to"), in headlines, and by who denies such a noun."""

    def every(self) -> list[Draft]:
        """All of them."""
        return self.by_verb + self.beside


def find(tree: Tree) -> Rules:
    """Everything that they find."""
    refused = list(against.refusals(tree))
    # "A claim that they deny" tells nothing by its noun.
    denied = {span.end for draft in refused for span in draft.content}
    claims = [draft for draft in nouns.find(tree) if not any(span.end in denied for span in draft.cue)]
    beside = claims + adjuncts.find(tree) + headlines.find(tree) + refused
    return Rules(_whole(clauses.find(tree), tree), _whole(beside, tree))


def _whole(drafts: list[Draft], tree: Tree) -> list[Draft]:
    """Within their marks, and without what another says against them."""
    others = against.clauses(tree)
    grown = quoting.grown(drafts, tree)
    return [replace(one, content=against.left_out(one.content, others, tree)) if one.content else one for one in grown]
