import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.statements.chain import Chain, best


@given(st.integers(0, 10_000), st.integers(1, 3), st.integers(1, 5))
def test_the_best_tags_and_their_probability_are_those_of_all_sequences_tried(seed: int, rows: int, words: int) -> None:
    chance = np.random.default_rng(seed)
    tags = 3
    chain = Chain(*(chance.normal(size=size).astype(np.float32) for size in ((tags,), (tags,), (tags, tags))))
    scores = chance.normal(size=(rows, words, tags)).astype(np.float32)
    found, sure = best(chain, scores)
    for row in range(rows):
        tried = {}
        for sequence in itertools.product(range(tags), repeat=words):
            total = chain.start[sequence[0]] + chain.end[sequence[-1]]
            total += sum(scores[row, i, tag] for i, tag in enumerate(sequence))
            total += sum(chain.step[a, b] for a, b in itertools.pairwise(sequence))
            tried[sequence] = float(total)
        top = max(tried, key=tried.__getitem__)
        assert tried[tuple(found[row])] == pytest.approx(tried[top], abs=1e-4)
        everything = np.log(np.sum(np.exp(list(tried.values()))))
        assert sure[row] == pytest.approx(tried[top] - everything, abs=1e-3)
