import pytest

from accordingto.reading.events.choosing import best
from training.events.fit import Choice, cross_validated, fitted


def choices(count: int) -> list[Choice]:
    """Of each event the option beside it is right, and where there is none, the last."""
    near = Choice("", (("beside", "town"), ("far", "town"), ("none",)), (True, False, False))
    away = Choice("", (("far", "town"), ("none",)), (False, True))
    return [Choice(f"r{n}", c.options, c.right) for n in range(count) for c in (near, away)]


def test_the_weights_choose_what_was_right() -> None:
    found = fitted(choices(40))
    assert found["beside"] > 0 > found["far"]
    assert best([("Lenta", ["far", "town"]), ("Karsk", ["beside", "town"]), (None, ["none"])], found) == "Karsk"
    assert best([("Lenta", ["far", "town"]), (None, ["none"])], found) is None
    assert cross_validated(choices(40)) == pytest.approx(1.0)


def test_what_only_a_few_options_have_gets_no_weight() -> None:
    assert "rare" not in fitted([*choices(20), Choice("x", (("rare",), ("none",)), (True, False))])


def test_an_event_without_a_right_option_says_nothing() -> None:
    lost = Choice("x", (("beside",), ("none",)), (False, False))
    assert fitted([*choices(20), *[lost] * 50])["beside"] == pytest.approx(fitted(choices(20))["beside"])


def test_none_is_chosen_where_no_chance_is_good() -> None:
    assert best([("Lenta", ["a"]), ("Karsk", ["a"]), ("Tomsk", ["a"]), (None, [])], {"a": 0.1}) is None
