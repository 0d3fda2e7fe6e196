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
        ("The strike brings the number of civilians killed to more than 240.", "more than 240", 240),
        ("The blast brought the number of journalists killed since May to 12.", "12", 12),
        ("That takes the number killed so far to at least 90.", "at least 90", 90),
        ("The bombing pushed the death toll past 300.", "300", 300),
        ("The raid brings to nine the number of soldiers killed.", "nine", 9),
        ("His death brings the total to 14.", "14", 14),
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
        ("The number of civilians killed in the strike rose to 17.", "17", 17),
    ],
)
def test_the_dead_of_one_event_are_none(text: str, number: str, low: float) -> None:
    assert totals(text, number, low) == [(low, False)]


def test_new_deaths_stand_beside_the_total() -> None:
    told = Told("A bomb killed four people in Sarnak. The bombing brings the death toll to 30.")
    told.amount("four people", 4, 4).amount("30", 30, 30)
    rows = {(h.low, h.total) for e in told.events() for h in e.harm if h.kind == "killed"}
    assert rows == {(4, False), (30, True)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The strike brings the number of houses to 240.", "240"),
        ("The deal brings the total to 14.", "14"),
    ],
)
def test_a_number_that_counts_nobody_harmed_is_no_toll(text: str, number: str) -> None:
    assert totals(text, number, float(number)) == []


def test_a_number_tells_of_whom_it_counts() -> None:
    told = Told("The strike brings the number of civilians killed to more than 240.").amount("more than 240", 240, None)
    event = told.event("number")
    assert told.role(event, "affected") == ["civilians"]
    assert [(h.group, h.low, h.high) for h in event.harm] == [("civilians", 240, None)]


def test_a_stretch_is_said_of_both_verbs() -> None:
    told = Told("At least eight children have been wounded or killed this year.").amount("eight children", 8, None)
    assert [h.total for e in told.events() for h in e.harm] == [True, True]
