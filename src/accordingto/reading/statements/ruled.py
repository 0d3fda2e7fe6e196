"""What the rules find by the parse and the vocabulary of `cues.yaml`, its content within the marks that it stands in."""

from typing import NamedTuple

from accordingto.reading.statements import adjuncts, clauses, headlines, nouns, quoting
from accordingto.reading.statements.phrases import Draft, Tree


class Rules(NamedTuple):
    """What they find in a text."""

    by_verb: list[Draft]
    """Statements that a verb attributes."""
    beside: list[Draft]
    """Statements by nouns ("the claim that"), phrases ("according to") and in headlines."""

    def every(self) -> list[Draft]:
        """All of them."""
        return self.by_verb + self.beside


def find(tree: Tree) -> Rules:
    """Everything that they find."""
    beside = nouns.find(tree) + adjuncts.find(tree) + headlines.find(tree)
    return Rules(quoting.grown(clauses.find(tree), tree), quoting.grown(beside, tree))
