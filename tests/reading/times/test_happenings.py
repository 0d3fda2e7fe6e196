"""Times counted from what the text tells of."""

import pytest

from accordingto.reading import times
from accordingto.reading.language import analyse
from accordingto.record import Passage, Report, Time

WEDNESDAY = "2022-09-14"


def read(text: str, published: str | None = WEDNESDAY) -> dict[str, Time]:
    """The times by their words."""
    report = Report("r", text, published=published, passages=(Passage(0, len(text), "body"),))
    return {text[t.start : t.end]: t for t in times.find(analyse(report))}


DATED = [
    ("Guards attacked the camp on May 3. Two days after the attack they left.", "Two days", "2022-05-05", "2022-05-05"),
    (
        "They spoke by phone on Monday. A day after they spoke, shells hit the port.",
        "A day",
        "2022-09-13",
        "2022-09-13",
    ),
    (
        "The ceasefire took effect on Monday. Hours before the ceasefire, rockets hit Dovna.",
        "Hours",
        "2022-09-11",
        "2022-09-12",
    ),
    ("The army withdrew two days after an attack on Monday.", "two days", "2022-09-14", "2022-09-14"),
    ("The convoy left three days before it was ambushed on 9 September.", "three days", "2022-09-06", "2022-09-06"),
    ("The bridge fell 36 hours after the assault on 9 September.", "36 hours", "2022-09-10", "2022-09-11"),
    ("The bridge fell minutes after the assault on 9 September.", "minutes", "2022-09-09", "2022-09-09"),
    ("The bridge fell three weeks after the assault of 9 August 2022.", "three weeks", "2022-08-29", "2022-09-04"),
    (
        "Karsk was shelled on Monday. Two days after the shelling of Karsk, guards left.",
        "Two days",
        "2022-09-14",
        "2022-09-14",
    ),
    (
        "The war began on 24 August. Less than a week after the war began, the town fell.",
        "Less than a week",
        "2022-08-24",
        "2022-08-31",
    ),
    ("The bridge fell more than a week before the assault of 9 August.", "more than a week", None, "2022-08-02"),
    ("The bridge fell days before the assault of 9 August.", "days", None, "2022-08-08"),
    ("The bridge fell in the days after the assault of 9 August.", "days", "2022-08-10", "2022-09-14"),
    (
        "The truce was signed on 5 May 2021. In the year after the truce, 40 died.",
        "the year",
        "2021-05-05",
        "2022-12-31",
    ),
    ("The war began on 5 May 2021. The year before the war, 40 died.", "The year", "2020-01-01", "2021-05-05"),
    ("Rebels left on Friday, two days after the attack.", "two days", "2022-09-09", "2022-09-09"),
    # Whoever the two sides are, they are those who spoke.
    (
        "The envoys had spoken on 9 September. Two days after the two sides spoke, shells fell.",
        "Two days",
        "2022-09-11",
        "2022-09-11",
    ),
    ("He died within two days of his capture on 9 September.", "two days", "2022-09-09", "2022-09-11"),
    # A wider word for what the report told.
    (
        "The mayor was killed on Monday. Two days after his death, he was buried.",
        "Two days",
        "2022-09-14",
        "2022-09-14",
    ),
    ("Guards shelled Karsk on Monday. A day after the attack, they left.", "A day", "2022-09-13", "2022-09-13"),
    (
        "No raid was as deadly since 9 September, when guards killed 50. A day after that attack, they left.",
        "A day",
        "2022-09-10",
        "2022-09-10",
    ),
    # Of two, the one told last.
    (
        "Guards killed 40 on Monday. Others came. On Friday, they killed the mayor. A day after his killing, they left.",
        "A day",
        "2022-09-10",
        "2022-09-10",
    ),
    ("A bomb exploded on Monday. A day after the blast, the road opened.", "A day", "2022-09-13", "2022-09-13"),
]


@pytest.mark.parametrize(("text", "said", "earliest", "latest"), DATED)
def test_the_time_of_a_happening_dates_what_is_counted_from_it(
    text: str, said: str, earliest: str | None, latest: str | None
) -> None:
    found = read(text)
    time = found[said]
    assert (time.earliest, time.latest) == (earliest, latest)
    assert time.anchor in {t.id for t in found.values()} - {time.id}


def test_it_may_be_dated_later_in_the_report() -> None:
    found = read("A day after they spoke, shells hit the port. The two spoke by phone on Monday.")
    assert (found["A day"].earliest, found["A day"].anchor) == ("2022-09-13", found["Monday"].id)


def test_a_length_stays_a_length_and_a_day_is_a_date() -> None:
    found = read("The attack killed six on Monday. A week after the attack he spoke. The day after the attack he left.")
    assert (found["A week"].type, found["A week"].value) == ("DURATION", "P1W")
    assert (found["The day"].type, found["The day"].value, found["The day"].latest) == (
        "DATE",
        "2022-09-13",
        "2022-09-13",
    )


OPEN = [
    # Nothing dates it.
    ("The army withdrew two days after the attack.", "two days", None, WEDNESDAY),
    ("The army will withdraw two days after the vote.", "two days", WEDNESDAY, None),
    # Two blasts, two days.
    (
        "A blast hit the market on Monday and a blast hit the port on Friday. Two days after the blast, the market reopened.",
        "Two days",
        None,
        WEDNESDAY,
    ),
    # Another town, another attack, what did not happen, and what somebody thought of it.
    ("Karsk was shelled on Monday. Two days after the shelling of Dovna, guards left.", "Two days", None, WEDNESDAY),
    ("An attack killed six on Monday. Guards left two days after an attack.", "two days", None, WEDNESDAY),
    ("They did not speak on Monday. Two days after they spoke, guards left.", "Two days", None, WEDNESDAY),
    (
        "The governor condemned the attack on a bus on Monday. Two days after the attack, he left.",
        "Two days",
        None,
        WEDNESDAY,
    ),
    (
        "Guards shelled the camp on Monday and raided a farm on Friday. Two days after the attack, they left.",
        "Two days",
        None,
        WEDNESDAY,
    ),
    ("The guards lived there until Monday. Two days after they lived there, it burned.", "Two days", None, WEDNESDAY),
]


@pytest.mark.parametrize(("text", "said", "earliest", "latest"), OPEN)
def test_what_is_not_dated_stays_open(text: str, said: str, earliest: str | None, latest: str | None) -> None:
    time = read(text)[said]
    assert (time.earliest, time.latest, time.anchor) == (earliest, latest, "published")


def test_without_publication_nothing_is_known_of_what_is_not_dated() -> None:
    time = read("The army withdrew two days after the attack.", None)["two days"]
    assert (time.earliest, time.latest, time.anchor) == (None, None, None)


def test_days_outside_of_the_calendar_are_left_open() -> None:
    assert read("The wall fell 9000 years after the assault of 9 August 2022.")["9000 years"].earliest is None


def test_lengths_that_something_took_lean_on_nothing() -> None:
    time = read("The guards left on Monday after two days of fighting.")["two days"]
    assert (time.earliest, time.anchor) == (None, None)


@pytest.mark.parametrize("text", ["The truce will last one day.", "The talks could last three weeks."])
def test_a_verb_is_no_part_of_a_time(text: str) -> None:
    assert all(not said.startswith("last") for said in read(text))
    assert len(read(text)) == 1


def test_the_one_before_last() -> None:
    found = read("Prices rose the year before last. Six died the week before last.")
    assert [t.value for t in found.values()] == ["2020", "2022-W35"]
