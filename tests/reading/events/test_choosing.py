"""Which of several answers the clues speak for."""

import pytest

from accordingto.reading.events.choosing import Sort, best, weights

OPTIONS = [("Lenta", ["same sentence"]), ("Karsk", ["title"]), (None, [])]


def test_a_clue_weighs_besides_what_it_does_for_the_sort_of_event() -> None:
    by = {"same sentence": 1.0, "title": 0.5}
    assert best(OPTIONS, by) == "Lenta"
    assert best(OPTIONS, by, {"title": 2.0}) == "Karsk"
    assert best(OPTIONS, by, {"title": 0.4}) == "Lenta"


def test_of_equals_the_first_is_chosen_whatever_the_last_digits_of_their_sums() -> None:
    options = [("Karsk", ["near"]), ("Lenta", ["named", "title"]), (None, ["none"])]
    assert best(options, {"near": 0.3, "named": 0.1, "title": 0.2, "none": -2.0}) == "Karsk"


@pytest.mark.parametrize("sort", ["sited", "said", "other"])
@pytest.mark.parametrize("name", ["where.yaml", "when.yaml"])
def test_a_file_gives_the_weights_of_all_events_and_those_of_a_sort(name: str, sort: Sort) -> None:
    shared, own = weights(name, sort)
    assert own
    assert {f"{sort}: {clue}": weight for clue, weight in own.items()}.items() <= shared.items()
