"""How the cuts of a noun are learned."""

import numpy as np

from benchmarks.fillers.cuts import weighed
from training.fillers.cuts import Choice, fitted


def test_the_cut_that_the_key_has_is_learned_for_its_role() -> None:
    features = [["0|in=powerful"], ["0|shortest"]]
    taught = [Choice(features, np.array([0.0, 1.0]), np.zeros(2))] * 20
    weights = fitted(taught)
    assert weighed(["shortest"], 0, weights) > 0 > weighed(["in=powerful"], 0, weights)
    assert weighed(["shortest"], 1, weights) == 0
