"""The days of what happened since a day."""

from dataclasses import replace

from accordingto.record import TimeSignal
from tests.reading.events.sentences import Told

Bounds = tuple[str | None, str | None, int | None]
_MARCH = ("2022-03-01", "2022-03-31")
_SINCE = "Rebels have killed ninety men since March."


def when(text: str, trigger: str, published: str | None, signal: TimeSignal = "since") -> Bounds:
    told = Told(text).time("March", *_MARCH)
    told.report = replace(told.report, published=published)
    told.times[0] = replace(told.times[0], signal=signal)
    event = told.event(trigger)
    assert event.time == "t1"
    return event.earliest, event.latest, event.time_precision


def test_since_a_month_is_up_to_publication() -> None:
    assert when(_SINCE, "killed", "2022-04-30T08:00:00Z") == ("2022-03-01", "2022-04-30", None)


def test_the_precision_is_that_of_the_whole_stretch() -> None:
    assert when(_SINCE, "killed", "2022-03-03") == ("2022-03-01", "2022-03-03", 2)


def test_without_a_day_of_publication_the_end_is_open() -> None:
    assert when(_SINCE, "killed", None) == ("2022-03-01", None, None)


def test_what_will_be_is_no_stretch_up_to_publication() -> None:
    text = "Rebels will have killed ninety men since March."
    assert when(text, "killed", "2022-01-02") == (*_MARCH, 3)


def test_a_day_that_says_which_act_is_meant_is_its_day() -> None:
    assert when("Snow has fallen since the March attack on a school.", "attack", "2022-04-30") == (*_MARCH, 3)


def test_before_a_month_the_month_stays() -> None:
    assert when("Rebels killed ninety men before March.", "killed", "2022-04-30", "before") == (*_MARCH, 3)
