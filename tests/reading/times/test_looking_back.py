"""Verbs whose weekday is over, though an infinitive or "would" stands above it, and those whose weekday is to come."""

import pytest

from tests.reading.times.test_times import only, whole

LAST, NEXT = "2022-09-11", "2022-09-18"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Gunmen tried to storm the base on Sunday.", LAST),
        ("They attempted to cross the river on Sunday.", LAST),
        ("Rebels trying to cross the river on Sunday were shot.", LAST),
        ("They have tried to leave on Sunday.", LAST),
        ("They are trying to reach the town by Sunday.", NEXT),
        ("They seek to cross the river on Sunday.", NEXT),
        ("They will try to leave on Sunday.", NEXT),
        ("Officials wouldn't say Sunday how many died.", LAST),
        ("The ministry would not comment on Sunday.", LAST),
        ("The guards would leave on Sunday.", NEXT),
        ("He will speak in Orsina, according to a report Sunday from the agency.", LAST),
        ("Until Sunday's truce, the armies were trading fire.", LAST),
        ("They are in Orsina ahead of Sunday's talks.", NEXT),
        ("They arrived in Orsina ahead of Sunday's talks.", LAST),
    ],
)
def test_which_sunday(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Early in 1990 the town fell.", "Early in 1990", "1990"),
        ("It was late in March when they met.", "late in March", "2022-03"),
        ("It was late in March 1987 when they met.", "late in March 1987", "1987-03"),
        ("The town grew early in the 1980s.", "early in the 1980s", "198"),
        ("They met this past weekend.", "this past weekend", "2022-W36-WE"),
        ("He fell ill this past March.", "this past March", "2022-03"),
        ("It lasted nearly a quarter-century.", "nearly a quarter-century", "P25Y"),
        ("Most recently, he led the army.", "Most recently", "PAST_REF"),
    ],
)
def test_the_words_that_belong_to_a_time(text: str, words: str, value: str) -> None:
    found = only(text)
    assert (text[found.start : found.end], found.value) == (words, value)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("They marched this weekend.", "2022-09-13", "2022-W36-WE"),
        ("They will march this weekend.", "2022-09-13", "2022-W37-WE"),
        ("They marched this weekend.", "2022-09-18", "2022-W37-WE"),
    ],
)
def test_this_weekend(text: str, published: str, value: str) -> None:
    assert only(text, published).value == value


def test_the_events_of_a_day_known_by_its_name() -> None:
    assert only("They had nothing to do with the events of Sept. 11.").value == "2001-09-11"


def test_late_in_a_month_is_its_second_half() -> None:
    found = only("It was late in March when they met.")
    assert (found.earliest, found.latest) == ("2022-03-16", "2022-03-31")


def test_a_paper_in_capitals_is_no_day() -> None:
    assert whole("A poll by ORSINA TODAY found that most agree.") == ()
    assert only("GUNMEN ATTACKED A BASE TODAY NEAR ORSINA.").value == "2022-09-14"
