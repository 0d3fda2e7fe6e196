"""How the small logistic regressions are fitted."""

import numpy as np
import pytest

from training.fillers import blame, relevance
from training.logistic import FREE, by_feature, fitted


def test_weights_are_where_the_slope_is_level_with_the_ridge() -> None:
    chance = np.random.default_rng(1)
    rows = chance.normal(size=(40, 3))
    right = (rows[:, 0] + chance.normal(size=40) > 0).astype(float)
    for table in (rows, np.column_stack([rows, chance.normal(size=(40, 60))])):
        for ridge in (2.0, np.linspace(0.5, 3.0, table.shape[1])):
            weights = fitted(table, right, ridge)
            slope = table.T @ (1 / (1 + np.exp(-table @ weights)) - right) + ridge * weights
            assert np.abs(slope).max() < 1e-6


def test_the_bias_is_free_to_meet_the_share_that_is_right() -> None:
    right = np.array([1.0] * 9 + [0.0])
    (bias,) = fitted(np.ones((10, 1)), right, np.array([FREE]))
    assert bias == pytest.approx(np.log(9), abs=1e-5)


def test_rare_features_get_no_weight() -> None:
    said = [{"bias", "bomb"}, {"bias", "bread"}, {"bias", "bomb", "once"}, {"bias", "bread"}]
    weights = by_feature(said, np.array([True, False, True, False]), 0.1, 2)
    assert weights["bomb"] > 1
    assert weights["bread"] < -1
    assert "once" not in weights


def test_reports_that_the_key_leaves_open_teach_nothing() -> None:
    said = [{"bias", "bomb"}, {"bias", "bread"}] * 10 + [{"bias", "bread"}] * 50
    right = [True, False] * 10 + [None] * 50
    weights = relevance.fitted(said, right)
    assert weights == relevance.fitted(said[:20], right[:20])
    assert weights["bomb"] > 0 > weights["bread"]


def test_a_report_is_judged_by_what_the_other_folds_teach() -> None:
    odds = relevance.crossed(
        [{"bias", "bomb"}, {"bias"}] * 2 + [{"bias", "bomb"}], [False, False, False, False, True], 5
    )
    assert odds[4] < 0


@pytest.mark.parametrize(
    ("values", "right", "expected"),
    [
        ([3.0, 2.0, 1.0, 0.0], [True, True, False, False], (2.0, 1.0)),
        ([3.0, 2.0, 1.0, 0.0], [True, None, False, True], (0.0, 0.8)),
    ],
)
def test_the_threshold_is_that_of_the_best_f1(
    values: list[float], right: list[bool | None], expected: tuple[float, float]
) -> None:
    assert relevance.best(values, right) == pytest.approx(expected)


def test_blame_is_learned_by_grade_and_tried_on_other_reports() -> None:
    said = [{"bias", "report=claimed"}, {"bias", "report=alleg"}, {"bias"}] * 6
    grades = ["claimed", "accused", "reported"] * 6
    table = blame.fitted(said, grades)
    assert len(table["bias"]) == 4
    assert table["report=claimed"][2] > 0 > table["report=claimed"][1]
    assert blame.crossed(said, grades, [n // 3 for n in range(18)], 5) == 1.0
