"""Stretches of time, places within a period, borders, and how precise the codebooks call them."""

import pytest

from accordingto.reading import times
from accordingto.record import Time, TimePrecision
from tests.reading.times.test_any_text import bare

WEDNESDAY = "2022-09-14"


def whole(text: str, published: str | None = WEDNESDAY) -> tuple[Time, ...]:
    return times.find(bare(text, published))


def only(text: str, published: str | None = WEDNESDAY) -> Time:
    found = whole(text, published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("Shelling went on from 3 to 9 May 2021.", "3 to 9 May 2021", "2021-05-03", "2021-05-09"),
        ("Shelling went on May 3-9, 2021.", "May 3-9, 2021", "2021-05-03", "2021-05-09"),
        ("Shelling went on between 3 and 9 May 2021.", "3 and 9 May 2021", "2021-05-03", "2021-05-09"),
        ("A week starting on Monday was quiet.", "A week starting on Monday", "2022-09-12", "2022-09-19"),
        ("The third week of March 2022 was quiet.", "The third week of March 2022", "2022-03-14", "2022-03-20"),
        ("Early March 2022 was quiet.", "Early March 2022", "2022-03-01", "2022-03-15"),
        ("Late March 2022 was quiet.", "Late March 2022", "2022-03-16", "2022-03-31"),
        ("They met on the second Monday of May 2022.", "the second Monday of May 2022", "2022-05-09", "2022-05-09"),
        ("They met on Tuesday last week.", "Tuesday last week", "2022-09-06", "2022-09-06"),
        ("They met on the 9th.", "the 9th", "2022-09-09", "2022-09-09"),
        ("They met on the 20th of last month.", "the 20th of last month", "2022-08-20", "2022-08-20"),
        ("They met on 21-04-2016.", "21-04-2016", "2016-04-21", "2016-04-21"),
    ],
)
def test_a_stretch_is_one_time(text: str, words: str, earliest: str, latest: str) -> None:
    found = only(text)
    assert (text[found.start : found.end], found.earliest, found.latest) == (words, earliest, latest)


def test_what_is_no_stretch_stays_two_times() -> None:
    for text in ("The vote was moved from Sunday to Tuesday.", "They met on May 3 and on May 9."):
        assert [t.until for t in whole(text)] == [None, None]
    assert [t.value for t in whole("They met on April 24 and 25.")] == ["2022-04-24", "2022-04-25"]


@pytest.mark.parametrize(
    ("text", "values", "earliest", "latest"),
    [
        ("They fought from May 3 to May 9.", ["2022-05-03", "2022-05-09"], "2022-05-03", "2022-05-09"),
        ("They fought from Monday to Thursday.", ["2022-09-05", "2022-09-08"], "2022-09-05", "2022-09-08"),
        ("They ruled between 1994 and 1997.", ["1994", "1997"], "1994-01-01", "1997-12-31"),
        ("It was shut from April to the end of June 2021.", ["2021-04", "2021-06"], "2021-04-01", "2021-06-30"),
        ("It was shut from November to March.", ["2021-11", "2022-03"], "2021-11-01", "2022-03-31"),
        ("It was shut between 1 July and now.", ["2022-07-01", "PRESENT_REF"], "2022-07-01", "2022-09-14"),
        ("They met May 30–June 2, 2021.", ["2021-05-30", "2021-06-02"], "2021-05-30", "2021-06-02"),
    ],
)
def test_a_stretch_between_whole_times(text: str, values: list[str], earliest: str, latest: str) -> None:
    first, last = whole(text)
    assert [first.value, last.value] == values
    assert (first.until, last.until) == (last.id, None)
    assert (first.earliest, first.latest) == (earliest, latest)


def test_the_first_and_last_days_of_a_period() -> None:
    first, _ = whole("The first two weeks of 2021 were quiet.")
    assert (first.value, first.earliest, first.latest, first.anchor) == ("P2W", "2021-01-01", "2021-01-14", None)
    last, _ = whole("The last ten days of March 2022 were quiet.")
    assert (last.earliest, last.latest) == ("2022-03-22", "2022-03-31")


def test_two_days_that_share_a_month() -> None:
    assert [t.value for t in whole("They met on 18 and 19 June.")] == ["2022-06-18", "2022-06-19"]
    assert [t.value for t in whole("They met last October 23.")] == ["2021-10-23"]


def test_a_title_that_ends_with_a_year_keeps_it() -> None:
    assert [t.value for t in whole("Lowest since 1997\nFebruary 24, 2009")] == ["1997", "2009-02-24"]


def test_numbers_that_name_no_day() -> None:
    for text in ("He lives on the 5th floor.", "They were beaten by the 93rd Brigade.", "The team lost 2-1."):
        assert whole(text) == ()


def test_a_clock_time_joins_its_day() -> None:
    assert only("The blast came on 12 May 2022 at 4 p.m.").value == "2022-05-12T16:00"
    assert only("The blast came at 4 p.m., 12 May 2022.").value == "2022-05-12T16:00"
    assert only("The blast came at twenty past eight in the evening.").value == "2022-09-14T20:20"
    assert only("The blast came 3 hours ago.", "2022-09-14T10:30:00+03:00").value == "2022-09-14T07:30"


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Nothing moved since Monday.", "since"),
        ("Nothing moved before the weekend.", "before"),
        ("Nothing moved after 3 May 2022.", "after"),
        ("It must end no later than 3 May 2022.", "by"),
        ("It fell on Monday.", None),
    ],
)
def test_a_border_is_told_by_its_signal(text: str, signal: str | None) -> None:
    assert only(text).signal == signal


@pytest.mark.parametrize(
    ("text", "rule", "acled", "ucdp"),
    [
        ("The town fell on 14 September 2022.", "day", 1, 1),
        ("The town fell between 12 and 14 September 2022.", "days", 2, 2),
        ("The town fell last week.", "week", 2, 3),
        ("The town fell in March 2022.", "month", 3, 4),
        ("The town fell in 2014.", "year", None, 5),
        ("The town fell in the 1990s.", "longer", None, None),
        ("The town fell in recent days.", "open", None, None),
    ],
)
def test_codes_of_precision(text: str, rule: str, acled: int | None, ucdp: int | None) -> None:
    assert only(text).precision == TimePrecision(rule, acled, ucdp)


def test_a_time_without_bounds_has_no_code() -> None:
    assert only("They spoke for 90 minutes.").precision is None
    assert only("Shells fall every day.").precision is None
