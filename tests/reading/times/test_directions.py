"""Verbs, nouns and prepositions that say on which side of publication a weekday, a month or a quarter lies."""

import pytest

from tests.reading.times.test_times import only, whole

LAST, NEXT = "2022-09-12", "2022-09-19"  # the Mondays around Wednesday, September 14


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The company said Monday it would sell the unit.", LAST),
        ("The minister told reporters Monday the war would end.", LAST),
        ("The palace said Monday President Hale will visit Talrin.", LAST),
        ("He said on television late Monday he would resign.", LAST),
        ("The company said that on Monday it would sell the unit.", NEXT),
        ("The company said Monday's talks would fail.", NEXT),
        ("The company said it would sell the unit Monday.", NEXT),
        ("A deal signed Monday may collapse.", LAST),
        ("The funeral is on Monday.", NEXT),
        ("The deadline is Monday.", NEXT),
        ("He is in Talrin, where on Monday he met the mayor.", LAST),
        ("He is due in court Monday.", NEXT),
        ("The delay is due to the flood on Monday.", LAST),
        ("He plans a rally on Monday.", NEXT),
        ("Officials expect talks Monday.", NEXT),
        ("The airport remains closed until at least Monday.", NEXT),
        ("The judge set a hearing for Monday.", NEXT),
        ("The army blamed rebels for Monday's raid.", LAST),
        ("The trial was moved to Monday.", NEXT),
        ("They announced a rally to be held on Monday.", NEXT),
        ("They expect the port to be opened by Monday.", NEXT),
        ("Three men were to have been freed Monday.", LAST),
        ("It is slated for release on Monday.", NEXT),
        ("The law comes into force on Monday.", NEXT),
        ("An expected announcement Monday could help.", NEXT),
        ("The port is likely to have been shut since Monday.", LAST),
        ("It will meet for the first time since the Monday raid.", LAST),
        ("She is due in the county court Monday.", NEXT),
        ("The province holds its vote on Monday.", NEXT),
        ("The envoy speaks at a conference on Monday.", NEXT),
        ("A suspect faces a judge Monday.", NEXT),
        ("Gunman opens fire outside a crowded market Monday.", LAST),
        ("Bomb leaves five dead Monday.", LAST),
        ("Blast leaves at least nine people wounded Monday.", LAST),
        ("They were shot in what was believed to be an ambush Monday.", LAST),
        ("The funeral takes place Monday in Karsk.", NEXT),
        ("The envoy returns home on Monday.", NEXT),
        ("The rebels want a reply by Monday.", NEXT),
        ("The army had until Monday to pull out.", NEXT),
        ("The army had no food until Monday.", LAST),
        ("The army had fought until Monday.", LAST),
        ("Court to hear the case of two guards Monday.", NEXT),
        ("Violence has risen ahead of the vote on Monday.", NEXT),
        ("Violence rose ahead of the vote on Monday.", LAST),
        ("It comes in the run-up to Monday's vote.", NEXT),
        ("With the homicide on Monday, the violence is beginning to spread.", LAST),
    ],
)
def test_a_monday_is_the_last_or_the_next(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("His planned visit in December was called off.", "2022-09-14", "2022-12"),
        ("His visit in December was called off.", "2022-09-14", "2021-12"),
        ("The deal will close in the first quarter.", "2022-09-14", "2023-Q1"),
        ("It expects to report a second-quarter loss.", "2022-09-14", "2022-Q2"),
        ("Prices rose 3% from a month earlier.", "2022-09-14", "2022-08"),
        ("Exports fell compared with the previous month.", "2022-09-14", "2022-08"),
        ("Losses were up from a week earlier.", "2022-09-14", "2022-W36"),
        ("A month earlier, they had fled.", "2022-09-14", "XXXX-XX"),
        ("They vote a week from Tuesday.", "2022-09-14", "2022-09-27"),
        ("It fell over the past five fiscal years.", "2022-09-14", "P5Y"),
        ("Sales fell in fiscal '21.", "2022-09-14", "2021"),
    ],
)
def test_periods_lie_where_the_words_say(text: str, published: str, value: str) -> None:
    assert only(text, published).value == value


@pytest.mark.parametrize(
    "text",
    [
        "They remember Bloody Sunday.",
        "The past season was bad.",
        "The future king spoke.",
        "They talked about the future of the port.",
        "“Now, I ask you,” he said.",
    ],
)
def test_names_and_turns_of_speech_are_no_times(text: str) -> None:
    assert whole(text) == ()


def test_the_day_that_ends_is_the_one_told_of() -> None:
    found = whole("On Monday they took the bridge and ended the day in Orsina.")
    assert [t.value for t in found] == [LAST, LAST]
    assert whole("They spoke of the day in Orsina.") == ()


@pytest.mark.parametrize("text", ["They fear for the future.", "The port is now shut.", "Now the port is shut."])
def test_what_points_to_a_time_still_does(text: str) -> None:
    assert only(text).value in ("FUTURE_REF", "PRESENT_REF")
