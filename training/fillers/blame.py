"""Fits the weights by which blame is graded (`benchmarks/fillers/blame.py` says how they are used).

A logistic regression for each grade, over the templates of train that share a filler with an event and have a grade. Ridge and
rareness are the middle of twenty settings that give .54 to .60 by cross-validation on train.
"""

from collections.abc import Collection, Sequence

import numpy as np

from benchmarks.fillers.blame import GRADES, likeliest
from training.logistic import by_feature

RIDGE, RARE = 5.0, 3


def fitted(described: Sequence[Collection[str]], grades: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """For each feature what it counts for each grade."""
    tables = [by_feature(described, np.array([g == grade for g in grades]), RIDGE, RARE) for grade in GRADES]
    return {f: tuple(t.get(f, 0.0) for t in tables) for f in sorted(set().union(*tables))}


def crossed(described: Sequence[Collection[str]], grades: Sequence[str], reports: Sequence[int], folds: int) -> float:
    """The share that is graded right by what was fitted on the other folds; ``reports`` has the number of each one's report."""
    right = 0
    for k in range(folds):
        others = [n for n, report in enumerate(reports) if report % folds != k]
        table = fitted([described[n] for n in others], [grades[n] for n in others])
        right += sum(
            likeliest(described[n], table) == grades[n] for n, report in enumerate(reports) if report % folds == k
        )
    return right / len(reports)
