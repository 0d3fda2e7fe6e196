"""The segments of the published table (CofeNet, Wang et al., COLING 2022): exact spans of source, cue and content, by token.

The segments hold the tokens of the Penn Treebank and a BIO label each. A reader reads text, so the tokens are joined the way
they were cut, each segment is read as a text of its own, and what is found is carried back to tokens: a token belongs to a span
where more than half of its characters do. Each unbroken run of tokens of one part of one statement is a span, as in the labels,
where a content around its cue is two spans. Spans are compared as they are; nothing is trimmed on either side.

How the labels draw borders (read off the 2,770 contents of the data): quotation marks belong to the content, with the comma or
full stop within them; the full stop that ends the sentence after an indirect content does not, nor does the comma before the
cue; a source holds the appositions that follow it, with their comma where the cue comes next. The labels are flat: no token is
part of two statements, so that of a statement within a statement of ours, both count as found, and one can be right.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from benchmarks.statements.attributions import PARTS, Attribution, Counts

LabelledSpan = tuple[str, int, int]
"""Part, first token, and the token after the last."""

_MARKS = {"``": "“", "''": "”", "`": "‘", "'": "’", "'''": "’”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_CLOSING = re.compile(r"[.,;:?!%)\]”’]+|\.\.\.|n['’]t|['’](?:s|m|d|re|ve|ll)", re.IGNORECASE)
"""Tokens that stand without a space after the one before."""
_OPENING = frozenset({"“", "‘", "(", "[", "$", "#"})
"""Tokens that the next one follows without a space."""
_CUT = frozenset({("can", "not"), ("gon", "na"), ("wan", "na"), ("got", "ta"), ("gim", "me"), ("lem", "me")})
"""Words that the Treebank cuts in two."""


def joined(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The tokens as running text, and where each of them stands in it.

    >>> joined(["``", "We", "do", "n't", "know", ",", "''", "she", "said", "."])[0]
    '“We don’t know,” she said.'
    """
    text, offsets, previous = "", [], ""
    for token in tokens:
        word = _MARKS.get(token, token)
        if "'" in word and len(word) > 1:
            word = word.replace("'", "’")
        apart = previous and not (
            previous in _OPENING or _CLOSING.fullmatch(word) or (previous.lower(), word.lower()) in _CUT
        )
        text += " " if apart else ""
        offsets.append((len(text), len(text) + len(word)))
        text += word
        previous = word
    return text, offsets


def labelled(labels: Sequence[str]) -> set[LabelledSpan]:
    """The spans that BIO labels mark.

    >>> sorted(labelled(["B-source", "I-source", "B-cue", "O", "B-content"]))
    [('content', 4, 5), ('cue', 2, 3), ('source', 0, 2)]
    """
    spans, first = set(), 0
    for i, (label, following) in enumerate(pairwise([*labels, "O"])):
        if label.startswith("B-"):
            first = i
        if label != "O" and not following.startswith("I-"):
            spans.add((label[2:], first, i + 1))
    return spans


def covering(found: Sequence[Attribution], offsets: Sequence[tuple[int, int]]) -> set[LabelledSpan]:
    """The spans of tokens that attributions cover."""
    return {
        (part, first, last)
        for attribution in found
        for part in PARTS
        for first, last in _runs(getattr(attribution, part), offsets)
    }


def compared(part: str, gold: set[LabelledSpan], found: set[LabelledSpan]) -> Counts:
    """How many spans of a part are exactly the same."""
    theirs, ours = ({span for span in spans if span[0] == part} for spans in (gold, found))
    return Counts(len(theirs & ours), len(ours), len(theirs))


def _runs(characters: frozenset[int], offsets: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    inside = [2 * sum(c in characters for c in range(start, end)) > end - start for start, end in offsets]
    first = 0
    for i, (here, following) in enumerate(pairwise([*inside, False])):
        if here and (i == 0 or not inside[i - 1]):
            first = i
        if here and not following:
            yield first, i + 1
