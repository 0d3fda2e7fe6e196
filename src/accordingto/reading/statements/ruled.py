"""What the rules find by the parse and the vocabulary of `cues.yaml`, its content within the marks that it stands in."""

from accordingto.reading.statements import adjuncts, clauses, headlines, nouns, quoting
from accordingto.reading.statements.phrases import Draft, Tree


def find(tree: Tree) -> list[Draft]:
    """Everything that they find."""
    return by_verb(tree) + beside_verbs(tree)


def by_verb(tree: Tree) -> list[Draft]:
    """Statements that a verb attributes."""
    return quoting.grown(clauses.find(tree), tree)


def beside_verbs(tree: Tree) -> list[Draft]:
    """Statements by nouns ("the claim that"), phrases ("according to") and in headlines."""
    return quoting.grown(nouns.find(tree) + adjuncts.find(tree) + headlines.find(tree), tree)
