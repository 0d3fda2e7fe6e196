"""A text as it is held against others: its words in columns, for thousands of texts are kept at a time."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

import numpy as np

from accordingto.linking.copies.gists import RUN
from accordingto.linking.copies.hashes import Hashes, hashed, runs
from accordingto.linking.copies.paraphrase import Telling
from accordingto.linking.words import Word
from accordingto.record import Span


class Text:
    """The words of some sentences, each of which has at least one.

    >>> from accordingto.linking.words import words
    >>> text = "Shells fell on Orsina."
    >>> made = Text(words(text, [Span(0, len(text))]))
    >>> made.plain, made.span(2, 3).of(text)
    (['shells', 'fell', 'on', 'orsina'], 'on Orsina')
    """

    def __init__(self, sentences: Sequence[Sequence[Word]]) -> None:
        words = list(chain.from_iterable(sentences))
        self.plain = [word.plain for word in words]
        """As they are compared."""
        self._forms = [word.form for word in words]
        self._ends = np.cumsum([len(row) for row in sentences]).tolist()
        self._spans = np.array([word[:2] for word in words], np.uint32).reshape(-1, 2)

    def span(self, first: int, last: int) -> Span:
        """Where the words from one to another stand in the report; both belong to it."""
        return Span(int(self._spans[first, 0]), int(self._spans[last, 1]))

    def sentence(self, number: int) -> Span:
        """Where a sentence stands, from its first word to its last."""
        return self.span(self._ends[number - 1] if number else 0, self._ends[number] - 1)

    @cached_property
    def runs(self) -> Hashes:
        """Hashes of every `RUN` words in a row, in order."""
        return runs(np.fromiter(map(hashed, self.plain), np.uint64, len(self.plain)), RUN)

    @cached_property
    def known(self) -> Hashes:
        """The same in ascending order."""
        return np.sort(self.runs)

    @cached_property
    def telling(self) -> Telling:
        """What tells whether it tells another text again."""
        return Telling(self.plain, self._forms, self._ends)
