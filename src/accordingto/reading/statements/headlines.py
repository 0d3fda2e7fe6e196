"""Headline style: "Zelensky: we will win"; the colon is the cue."""

from accordingto.reading.statements.phrases import Draft, Tree
from accordingto.record import Span

_SPEAKER = 6
"""Words before the colon, at most."""
_NOUNS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PUNCT", "ADP", "PART", "CCONJ"})


def find(tree: Tree) -> list[Draft]:
    """A draft for every passage that starts with a name and a colon."""
    found = []
    seen = -1
    for sentence in tree.analysis.sentences:
        if sentence.passage == seen:
            continue
        seen = sentence.passage
        words = tree.tokens[sentence.first : min(sentence.first + _SPEAKER + 1, sentence.last)]
        colon = next((t for t in words if t.text == ":"), None)
        if colon is None or colon.i == sentence.first:
            continue
        speaker = tree.tokens[sentence.first : colon.i]
        named = any(
            name.first < colon.i and name.last > sentence.first and name.label in ("PERSON", "ORG", "GPE", "NORP")
            for name in tree.names_in(sentence.first, colon.i)
        )
        if not named or any(t.pos not in _NOUNS for t in speaker):
            continue
        end = tree.analysis.passages[sentence.passage].end
        source = Span(speaker[0].start, speaker[-1].end)
        cue = Span(colon.start, colon.end)
        content = Span(colon.end, end)
        if any(c.isalnum() for c in tree.text[content.start : content.end]):
            found.append(Draft(colon.i, Span(source.start, cue.end), (source,), (cue,), (content,), "speech"))
    return found
