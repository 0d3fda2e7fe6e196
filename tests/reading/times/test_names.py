"""Words of the calendar that are no times: in names, for distances, and of our days at large."""

import pytest

from tests.reading.times.test_times import only, whole


@pytest.mark.parametrize(
    "text",
    [
        'The minister told the programme "60 Minutes" that the truce held.',
        'She spoke on "This Week" about how the truce was broken.',
        "They read World Today for reports of what was burned.",
        "The daily Halvek Voice said so.",
        "The daily said that two soldiers died.",
        "The Orsinian weekly Veln reported the deaths.",
        "They shelled a village two hours from Orsina.",
        "The camp lies twenty minutes from Halvek.",
        "In today's world that is hard.",
        "He thought of the economy and of tomorrow's youth.",
        "They fled in the past three winters.",
        "June Smith and April Ryan said so.",
        "The siege ended in Spring, Texas.",
        "The men range in age from their late teens to early 20s.",
        "Two men in their late 20s or early 30s fled.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert whole(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Daily Orsinian raids went on.", "P1D"),
        ("There are daily flights to Halvek.", "P1D"),
        ("They meet weekly.", "P1W"),
        ("They take a run weekly.", "P1W"),
        ("They fire at 6 a.m. everyday.", "T06:00"),
        ("In today's attack nine soldiers died.", "2022-09-14"),
        ("Nine Soldiers Killed In Halvek Last Week", "2022-W36"),
        ('He said, "Today we fight."', "2022-09-14"),
        ("The shelling lasted two hours from the first blast.", "PT2H"),
        ("In the past, winters were cold.", "PAST_REF"),
        ("They lost the current four villages.", "PRESENT_REF"),
    ],
)
def test_what_is_one_all_the_same(text: str, value: str) -> None:
    assert only(text).value == value


def test_hours_between_two_are_no_minutes_to_the_hour() -> None:
    assert whole("They fought from 8 to 10 a.m.") == ()
