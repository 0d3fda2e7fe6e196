"""Nights, hours told with a part of the day, periods beside the one told of, and words that are no length."""

import pytest

from tests.reading.times.test_times import only, whole


@pytest.mark.parametrize(
    ("text", "words", "value", "earliest", "latest"),
    [
        (
            "Shells hit Halvek at 8:30 this morning.",
            "8:30 this morning",
            "2022-09-14T08:30",
            "2022-09-14",
            "2022-09-14",
        ),
        (
            "Shells hit Halvek at 8 o'clock last night.",
            "8 o'clock last night",
            "2022-09-13T20:00",
            "2022-09-13",
            "2022-09-13",
        ),
        (
            "Shells hit Halvek at 2 a.m. last night.",
            "2 a.m. last night",
            "2022-09-14T02:00",
            "2022-09-14",
            "2022-09-14",
        ),
        ("The truce ends at 6 tonight.", "6 tonight", "2022-09-14T18:00", "2022-09-14", "2022-09-14"),
        ("The truce began at 1800 hours.", "1800 hours", "2022-09-14T18:00", "2022-09-14", "2022-09-14"),
        (
            "Shelling went on overnight into Tuesday.",
            "overnight into Tuesday",
            "2022-09-12TNI",
            "2022-09-12",
            "2022-09-13",
        ),
        ("Halvek was shelled overnight.", "overnight", "2022-09-14TNI", "2022-09-13", "2022-09-14"),
        (
            "They met late in the evening on Monday.",
            "the evening on Monday",
            "2022-09-12TEV",
            "2022-09-12",
            "2022-09-12",
        ),
        ("The night before, a bomb had exploded.", "The night before", "XXXX-XX-XXTNI", None, None),
        ("Orsina fell that same night.", "that same night", "XXXX-XX-XXTNI", None, None),
        ("They fled earlier in the year.", "earlier in the year", "2022", "2022-01-01", "2022-09-14"),
        ("The truce will end in less than a week.", "less than a week", "P1W", "2022-09-14", "2022-09-21"),
        ("They fled in the last days of the war.", "the last days", "PXD", None, None),
        ("Guns fired every few minutes.", "every few minutes", "PTXM", None, None),
        ("They meet on the first Monday of each month.", "the first Monday of each month", "P1M", None, None),
        ("They fled the war of 1991-95.", "1991-95", "1991/1995", "1991-01-01", "1995-12-31"),
        ("The decade-long war is over.", "decade-long", "P10Y", None, None),
        ("He was held after the Sept. 11 attacks.", "Sept. 11", "2001-09-11", "2001-09-11", "2001-09-11"),
        ("He spoke of the attacks of September 11.", "September 11", "2001-09-11", "2001-09-11", "2001-09-11"),
        ("Nobody was safe after 9/11.", "9/11", "2001-09-11", "2001-09-11", "2001-09-11"),
        ("He spoke of an attack on September 11.", "September 11", "2022-09-11", "2022-09-11", "2022-09-11"),
        ("He was held after a Sept. 11 attack.", "Sept. 11", "2022-09-11", "2022-09-11", "2022-09-11"),
    ],
)
def test_what_a_time_says(text: str, words: str, value: str, earliest: str | None, latest: str | None) -> None:
    found = only(text)
    assert text[found.start : found.end] == words
    assert (found.value, found.earliest, found.latest) == (value, earliest, latest)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They fled following Monday's attack.", "2022-09-12"),
        ("They came to Orsina this Sunday.", "2022-09-11"),
        ("They will come to Orsina this Sunday.", "2022-09-18"),
        ("He is flying to Halvek on Friday.", "2022-09-16"),
        ("Rebels are shelling Orsina on Friday.", "2022-09-09"),
        ("The truce takes effect on Friday.", "2022-09-16"),
    ],
)
def test_which_weekday_is_meant(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on May 3. They left the next week.", "2022-W19"),
        ("They met in May 2021. That summer, they left.", "2021-SU"),
        ("They met on Monday. They will meet again next Friday.", "2022-09-16"),
        ("They met in 2019. In the prior year, they had fought.", "2018"),
        ("Exports rose in the third quarter from the same period last year.", "2021-Q3"),
        ("Exports rose in the third quarter. Imports were those of last year's quarter.", "2021-Q3"),
        ("Exports fell from the year-ago first quarter.", "2021-Q1"),
    ],
)
def test_the_period_beside_the_one_told_of(text: str, value: str) -> None:
    assert whole(text, "2022-10-12" if "quarter" in text else "2022-09-14")[-1].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She was shot at 9:15 on Tuesday evening.", "2022-09-13T21:15"),
        ("She was shot at 3 on Tuesday afternoon.", "2022-09-13T15:00"),
        ("She was shot around 12:17 Tuesday morning.", "2022-09-13T00:17"),
        ("She was shot on Tuesday around 3 p.m. by a guard.", "2022-09-13T15:00"),
        ("Troops moved in around dawn.", "2022-09-14TDA"),
        ("The siege began on 24 February last year.", "2021-02-24"),
        ("The siege began the Friday before last.", "2022-09-02"),
        ("An hours-long battle followed.", "PTXH"),
        ("A day-long battle followed.", "P1D"),
    ],
)
def test_hours_and_days_are_read_with_what_stands_beside_them(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A bomb went off on Monday. Two more exploded later in the day.", "2022-09-12"),
        ("A bomb went off on Monday. By the end of the day, forty were dead.", "2022-09-12"),
        ("A bomb went off on Monday. Guards will search the port later in the day.", "2022-09-14"),
        ("No names were given on Wednesday. The following day, the army released them.", "XXXX-XX-XX"),
        ("No names were given on Monday. The following day, the army released them.", "2022-09-13"),
    ],
)
def test_a_part_of_the_day_is_of_the_day_told_of(text: str, value: str) -> None:
    assert whole(text)[-1].value == value


def test_a_quarter_is_known_by_its_end_where_none_was_named() -> None:
    named = "Exports rose in the third quarter. They fell for the quarter ended July 31."
    assert [t.value for t in whole("They fell for the quarter ended July 31.")] == ["2022-Q2", "2022-07-31"]
    assert [t.value for t in whole(named, "2022-10-12")] == ["2022-Q3", "2022-Q3", "2022-07-31"]


def test_a_length_ends_where_the_words_say() -> None:
    length, end = whole("In the 12 months through June 30, 2021, 800 soldiers died.")
    assert (length.value, length.earliest, length.latest) == ("P12M", "2020-07-01", "2021-06-30")
    assert end.value == "2021-06-30"


@pytest.mark.parametrize(
    "text",
    ["It was the second attack in as many days.", "On days when guns fire, they hide.", "In those days they hid."],
)
def test_days_that_are_no_length(text: str) -> None:
    assert whole(text) == ()
