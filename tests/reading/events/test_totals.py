"""Running totals told from new deaths."""

import pytest

from tests.reading.events.sentences import Told


def totals(text: str, number: str, low: float) -> list[tuple[float | None, bool]]:
    """Lowest count of the killed, and whether it is a running total, of all events."""
    told = Told(text).amount(number, low, low)
    return [(h.low, h.total) for e in told.events() for h in e.harm if h.kind == "killed"]


@pytest.mark.parametrize(
    ("text", "number", "low"),
    [
        ("At least 4,700 people have been killed since May.", "4,700 people", 4700),
        ("More than 90 soldiers have been killed since the war began.", "90 soldiers", 90),
        ("Some 40 journalists have been killed this year.", "40 journalists", 40),
        ("Over 300 civilians were killed in the war.", "300 civilians", 300),
        ("The blast brings the death toll to 30.", "30", 30),
    ],
)
def test_a_count_over_a_stretch_is_a_total(text: str, number: str, low: float) -> None:
    assert totals(text, number, low) == [(low, True)]


@pytest.mark.parametrize(
    ("text", "number", "low"),
    [
        ("Twelve people were killed in an attack on Monday.", "Twelve people", 12),
        ("Twelve people were killed on the first day of the war.", "Twelve people", 12),
        ("Twelve people were killed since they had no shelter.", "Twelve people", 12),
        ("The death toll is 17.", "17", 17),
    ],
)
def test_the_dead_of_one_event_are_none(text: str, number: str, low: float) -> None:
    assert totals(text, number, low) == [(low, False)]


def test_new_deaths_stand_beside_the_total() -> None:
    told = Told("A bomb killed four people in Sarnak. The bombing brings the death toll to 30.")
    told.amount("four people", 4, 4).amount("30", 30, 30)
    rows = {(h.low, h.total) for e in told.events() for h in e.harm if h.kind == "killed"}
    assert rows == {(4, False), (30, True)}
