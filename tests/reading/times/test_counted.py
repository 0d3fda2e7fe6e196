"""Times counted back from publication or from another day, lengths in one word, and days by their number."""

import pytest

from tests.reading.times.test_times import only, whole


@pytest.mark.parametrize(
    ("text", "words", "value", "earliest", "latest"),
    [
        ("Orsina fell a week ago Tuesday.", "a week ago Tuesday", "2022-09-06", "2022-09-06", "2022-09-06"),
        ("Orsina fell a year ago today.", "a year ago today", "2021-09-14", "2021-09-14", "2021-09-14"),
        ("Orsina fell two years ago this month.", "two years ago this month", "2020-09", "2020-09-01", "2020-09-30"),
        ("Orsina fell a decade ago.", "a decade ago", "2012", "2007-01-01", "2017-12-31"),
        ("Orsina fell two centuries ago.", "two centuries ago", "1822", "1772-01-01", "1872-12-31"),
        ("Orsina fell half a century ago.", "half a century ago", "1972", "1947-01-01", "1997-12-31"),
        ("Orsina fell the night before last.", "the night before last", "2022-09-12TNI", "2022-09-12", "2022-09-12"),
        ("Orsina fell on the night of May 3.", "the night of May 3", "2022-05-03TNI", "2022-05-03", "2022-05-03"),
        (
            "Orsina fell on the early morning of 5 June, 2019.",
            "the early morning of 5 June, 2019",
            "2019-06-05TMO",
            "2019-06-05",
            "2019-06-05",
        ),
        ("Orsina was shelled one night last week.", "one night last week", "2022-W36", "2022-09-05", "2022-09-11"),
        ("Orsina has been empty since '94.", "'94", "1994", "1994-01-01", "1994-12-31"),
        ("Orsina fell in the summer of '68.", "the summer of '68", "1968-SU", "1968-06-01", "1968-08-31"),
        ("Orsina will fall the coming winter.", "the coming winter", "2022-WI", "2022-12-01", "2023-02-28"),
        (
            "Exports rose in the first quarter of fiscal 2020.",
            "the first quarter of fiscal 2020",
            "2020-Q1",
            "2020-01-01",
            "2020-03-31",
        ),
        ("They fought the past year and a half.", "the past year and a half", "P1.5Y", "2021-03-14", "2022-09-14"),
        ("The weekslong siege ended.", "weekslong", "PXW", None, None),
        ("The daylong battle ended.", "daylong", "P1D", None, None),
        ("The three-and-a-half-year siege ended.", "three-and-a-half-year", "P3Y6M", None, None),
        ("It lasted half a dozen years.", "half a dozen years", "P6Y", None, None),
        ("It lasted 20-odd years.", "20-odd years", "P20Y", None, None),
        ("In the short term, they fear hunger.", "the short term", "FUTURE_REF", "2022-09-14", None),
        ("The truce holds for the time being.", "the time being", "PRESENT_REF", "2022-09-14", "2022-09-14"),
        (
            "They met Friday at 8 in the evening.",
            "Friday at 8 in the evening",
            "2022-09-09T20:00",
            "2022-09-09",
            "2022-09-09",
        ),
        ("It is the third day of the siege.", "the third day", "2022-09-14", "2022-09-14", "2022-09-14"),
        ("Guns fired for a third straight day.", "a third straight day", "2022-09-14", "2022-09-14", "2022-09-14"),
    ],
)
def test_what_a_time_says(text: str, words: str, value: str, earliest: str | None, latest: str | None) -> None:
    found = only(text)
    assert text[found.start : found.end] == words
    assert (found.value, found.earliest, found.latest) == (value, earliest, latest)


@pytest.mark.parametrize("text", ["On the third day of the siege they fled.", "They rested for a first day."])
def test_a_day_of_something_else_is_not_today(text: str) -> None:
    assert whole(text) == ()


def test_the_third_day_is_the_one_just_named() -> None:
    assert [t.value for t in whole("On Monday guns fired for a third day.")] == ["2022-09-12", "2022-09-12"]


def test_an_open_count_from_some_day_stays_a_length() -> None:
    found = only("A few days later, they fled.")
    assert (found.type, found.value, found.earliest, found.latest) == ("DURATION", "PXD", None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Exports rose in the third quarter. The prior-year quarter was weak.", "2021-Q3"),
        ("Exports rose in the third quarter from those of the year earlier.", "2021-Q3"),
        ("Exports rose in the third quarter. In the same period in 2019 they fell.", "2019-Q3"),
        ("Exports rose in the third quarter. In the comparable 2019 period they fell.", "2019-Q3"),
    ],
)
def test_the_quarter_compared_with(text: str, value: str) -> None:
    assert whole(text, "2022-10-12")[-1].value == value


@pytest.mark.parametrize(
    "text",
    [
        "The two sides will hold the first talks in eight months.",
        "Envoys are to meet in Talrin for their first talks in eight months.",
        "The party is expected to lose for the first time in eight months.",
        "He will be the first minister to visit in eight months.",
        "It may be the deadliest raid in eight months.",
        "The most powerful quake in eight months may strike.",
        "She will make her only visit in eight months.",
        "A raid, the second in eight months, will be looked into.",
    ],
)
def test_the_first_in_months_looks_back(text: str) -> None:
    found = only(text)
    assert (found.type, found.value, found.earliest, found.latest) == ("DURATION", "P8M", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The country will vote in eight months.",
        "The first vote will take place in eight months.",
        "They will hold a second round of talks in eight months.",
        "They expect the first troops to leave in eight months.",
    ],
)
def test_what_will_be_in_months_lies_ahead(text: str) -> None:
    assert (only(text).earliest, only(text).latest) == ("2023-05-01", "2023-05-31")


def test_what_has_not_been_in_months_reaches_to_publication() -> None:
    found = only("No convoy has reached Orsina in eight months.")
    assert (found.value, found.earliest, found.latest) == ("P8M", "2022-01-14", "2022-09-14")
    found = only("No convoy had reached Orsina in eight months.")
    assert (found.earliest, found.latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In January the talks are to resume.", "2023-01"),
        ("In January the talks resumed.", "2022-01"),
        ("Men arrested in December will stand trial.", "2021-12"),
    ],
)
def test_the_verb_says_which_january(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will leave by Friday.", "2022-09-16"),
        ("They had left by Friday.", "2022-09-09"),
        ("They will visit the town shelled on Friday.", "2022-09-09"),
        ("On Friday the guards are to leave.", "2022-09-16"),
        ("On Friday the guards plan to leave.", "2022-09-16"),
        ("On Friday the guards seem to have left.", "2022-09-09"),
    ],
)
def test_the_verb_says_which_friday(text: str, value: str) -> None:
    assert only(text).value == value
