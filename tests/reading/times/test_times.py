"""Times: what is found, what it means on the calendar, and what it leans on."""

import pytest

from accordingto.reading import times
from accordingto.reading.language import analyse
from accordingto.record import Passage, Report, Time

WEDNESDAY = "2022-09-14"


def read(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str]]:
    """Words, type and value of every time."""
    return [(text[t.start : t.end], t.type, t.value) for t in whole(text, published)]


def whole(text: str, published: str | None = WEDNESDAY) -> tuple[Time, ...]:
    return times.find(analyse(Report("r", text, published=published, passages=(Passage(0, len(text), "body"),))))


def only(text: str, published: str | None = WEDNESDAY) -> Time:
    found = whole(text, published)
    assert len(found) == 1, found
    return found[0]


ABSOLUTE = [
    ("The town fell on 14 September 2022.", "14 September 2022", "2022-09-14"),
    ("The town fell on September 14, 2022.", "September 14, 2022", "2022-09-14"),
    ("The town fell on Sept. 14, 2022, they said.", "Sept. 14, 2022", "2022-09-14"),
    ("The town fell on Wednesday, September 14, 2022.", "Wednesday, September 14, 2022", "2022-09-14"),
    ("The town fell on the 14th of September 2022.", "the 14th of September 2022", "2022-09-14"),
    ("The bomb went off on 3 JUN 89.", "3 JUN 89", "1989-06-03"),
    ("The truce was signed on 2004-11-18.", "2004-11-18", "2004-11-18"),
    ("The truce was signed on 18/11/2004.", "18/11/2004", "2004-11-18"),
    ("The truce was signed on 11/18/04.", "11/18/04", "2004-11-18"),
    ("The truce was signed on 18.11.2004 in Minsk.", "18.11.2004", "2004-11-18"),
    ("The war began in February 2014.", "February 2014", "2014-02"),
    ("The war began in late February 2014.", "late February 2014", "2014-02"),
    ("The war began in 2014.", "2014", "2014"),
    ("The war began in early 2014.", "early 2014", "2014"),
    ("The war ended by mid-2014.", "mid-2014", "2014"),
    ("The war began in nineteen ninety-four.", "nineteen ninety-four", "1994"),
    ("The feud dates from the 1990s.", "the 1990s", "199"),
    ("The feud dates from the late 1990s.", "the late 1990s", "199"),
    ("The feud dates from the nineties.", "the nineties", "199"),
    ("The fort dates from the 19th century.", "the 19th century", "18"),
    ("The militia grew in summer 2014.", "summer 2014", "2014-SU"),
    ("The militia grew in the summer of 2014.", "the summer of 2014", "2014-SU"),
    ("Exports fell in the third quarter of 2004.", "the third quarter of 2004", "2004-Q3"),
    ("Exports fell in Q3 2004.", "Q3 2004", "2004-Q3"),
    ("Exports fell in the first half of 2004.", "the first half of 2004", "2004-H1"),
    ("They met on Christmas Day 2004.", "Christmas Day 2004", "2004-12-25"),
    ("They met on Easter Sunday 2022.", "Easter Sunday 2022", "2022-04-17"),
    ("It ended two weeks before May 13, 1999.", "two weeks before May 13, 1999", "1999-W17"),
    ("The army left in the second week of March 2022.", "the second week of March 2022", "2022-03"),
]

TO_PUBLICATION = [
    ("Shells hit the port today.", "today", "2022-09-14"),
    ("Shells hit the port yesterday.", "yesterday", "2022-09-13"),
    ("The talks will resume tomorrow.", "tomorrow", "2022-09-15"),
    ("Shells hit the port yesterday morning.", "yesterday morning", "2022-09-13TMO"),
    ("Shells hit the port late yesterday.", "late yesterday", "2022-09-13"),
    ("Shells hit the port this morning.", "this morning", "2022-09-14TMO"),
    ("Shells hit the port last night.", "last night", "2022-09-13TNI"),
    ("They will vote tonight.", "tonight", "2022-09-14TNI"),
    ("Shells hit the port the day before yesterday.", "the day before yesterday", "2022-09-12"),
    ("The army took the town on Wednesday.", "Wednesday", "2022-09-14"),
    ("Under the deal, prisoners were to be exchanged on Thursday.", "Thursday", "2022-09-15"),
    ("The army took the town on Monday.", "Monday", "2022-09-12"),
    ("The army took the town on Friday.", "Friday", "2022-09-09"),
    ("The army will enter the town on Friday.", "Friday", "2022-09-16"),
    ("The truce is expected to begin on Friday.", "Friday", "2022-09-16"),
    ("The minister plans to leave on Friday.", "Friday", "2022-09-16"),
    ("The talks were suspended until Friday.", "Friday", "2022-09-16"),
    ("The army took the town last Friday.", "last Friday", "2022-09-09"),
    ("The talks begin next Friday.", "next Friday", "2022-09-16"),
    ("The talks begin this Friday.", "this Friday", "2022-09-16"),
    ("The army took the town early on Monday.", "early on Monday", "2022-09-12"),
    ("The army took the town on Monday night.", "Monday night", "2022-09-12TNI"),
    ("He awarded medals earlier on Wednesday.", "earlier on Wednesday", "2022-09-14"),
    ("The army took the town last week.", "last week", "2022-W36"),
    ("The army took the town this week.", "this week", "2022-W37"),
    ("The talks begin next week.", "next week", "2022-W38"),
    ("The army took the town last month.", "last month", "2022-08"),
    ("The army took the town earlier this month.", "earlier this month", "2022-09"),
    ("Elections are due next year.", "next year", "2023"),
    ("Elections were held last year.", "last year", "2021"),
    ("The army took the town two days ago.", "two days ago", "2022-09-12"),
    ("The army took the town three weeks ago.", "three weeks ago", "2022-W34"),
    ("The army took the town six months ago.", "six months ago", "2022-03"),
    ("The army took the town a year ago.", "a year ago", "2021"),
    ("The army took the town a year and a half ago.", "a year and a half ago", "2021-03"),
    ("The army took the town nearly four years ago.", "nearly four years ago", "2018"),
    ("The army took the town a couple of days ago.", "a couple of days ago", "2022-09-12"),
    ("Russian forces left the city in March.", "March", "2022-03"),
    ("Russian forces left the city in early March.", "early March", "2022-03"),
    ("Russian forces left the city last March.", "last March", "2022-03"),
    ("The talks will open in March.", "March", "2023-03"),
    ("The rebels attacked in November.", "November", "2021-11"),
    ("The rebels attacked on Aug. 30.", "Aug. 30", "2022-08-30"),
    ("The rebels attacked on 30 August.", "30 August", "2022-08-30"),
    ("The rebels will disarm on October 3.", "October 3", "2022-10-03"),
    ("The rebels attacked in August last year.", "August last year", "2021-08"),
    ("The rebels attacked last summer.", "last summer", "2022-SU"),
    ("The rebels attacked in early spring.", "early spring", "2022-SP"),
    ("The rebels attacked in the winter.", "the winter", "2021-WI"),
    ("The bridge was closed from May to July.", "May", "2022-05"),
    ("The bridge was closed from May to July.", "July", "2022-07"),
    ("The talks failed last year's end; rebels attacked on December 28.", "December 28", "2021-12-28"),
    ("The church burned last Christmas.", "last Christmas", "2021-12-25"),
    ("The army advanced over the weekend.", "the weekend", "2022-W36-WE"),
    ("The week of September 5 was quiet.", "The week of September 5", "2022-W36"),
    ("Exports fell in the second quarter.", "the second quarter", "2022-Q2"),
    ("Power will be back by the end of the year.", "the end of the year", "2022"),
    ("The guns fell silent later in the day.", "later in the day", "2022-09-14"),
]

CLOCK = [
    ("The blast came at 14:30 GMT on Monday.", "14:30 GMT on Monday", "2022-09-12T14:30Z"),
    ("The blast came at 9 a.m. Tuesday.", "9 a.m. Tuesday", "2022-09-13T09:00"),
    ("The blast came at 10:35 p.m. yesterday.", "10:35 p.m. yesterday", "2022-09-13T22:35"),
    ("The blast came at noon on Monday.", "noon on Monday", "2022-09-12T12:00"),
    ("The blast came at 0735 GMT.", "0735 GMT", "2022-09-14T07:35Z"),
    ("The blast came at 4 in the morning.", "4 in the morning", "2022-09-14T04:00"),
    ("The blast came at five o'clock.", "five o'clock", "2022-09-14T05:00"),
]

DURATIONS = [
    ("They spoke for 90 minutes.", "90 minutes", "PT90M"),
    ("They spoke for half an hour.", "half an hour", "PT30M"),
    ("They spoke for an hour and a half.", "an hour and a half", "PT1H30M"),
    ("They spoke for two and a half hours.", "two and a half hours", "PT2H30M"),
    ("They spoke for more than one hour and 30 minutes.", "more than one hour and 30 minutes", "PT1H30M"),
    ("They marched for 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
    ("The town suffered nearly six months of occupation.", "nearly six months", "P6M"),
    ("The town suffered more than two years of siege.", "more than two years", "P2Y"),
    ("A two-week truce collapsed.", "two-week", "P2W"),
    ("The decades-long feud is over.", "decades-long", "PXY"),
    ("The siege lasted several days.", "several days", "PXD"),
    ("The siege lasted a fortnight.", "a fortnight", "P2W"),
    ("The siege lasted 12 to 18 months.", "12 to 18 months", "PXM"),
    ("The siege lasted two decades.", "two decades", "P20Y"),
    ("They hid there the entire six months.", "the entire six months", "P6M"),
    ("They hid there for months.", "months", "PXM"),
    ("They hid there for months or even years.", "months or even years", "PXM"),
]

SETS = [
    ("Shells fall every day.", "every day", "P1D"),
    ("Shells fall daily.", "daily", "P1D"),
    ("The council meets every two weeks.", "every two weeks", "P2W"),
    ("The council meets twice a week.", "twice a week", "P1W"),
    ("The council meets every Friday.", "every Friday", "XXXX-WXX-5"),
    ("The council meets on Fridays.", "Fridays", "XXXX-WXX-5"),
    ("They celebrate each July.", "each July", "XXXX-07"),
]

REFERENCES = [
    ("The flag is now flying.", "now", "PRESENT_REF"),
    ("The army is currently pushing forward.", "currently", "PRESENT_REF"),
    ("The town was recently retaken.", "recently", "PAST_REF"),
    ("In recent days, shells hit the port.", "recent days", "PAST_REF"),
    ("They expect an attack in the coming days.", "the coming days", "FUTURE_REF"),
    ("They expect an attack soon.", "soon", "FUTURE_REF"),
    ("Nobody knows the future.", "the future", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE + TO_PUBLICATION)
def test_dates(text: str, words: str, value: str) -> None:
    assert (words, value) in [(w, v) for w, _, v in read(text)]


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE)
def test_dates_by_the_calendar_need_no_publication_date(text: str, words: str, value: str) -> None:
    (found,) = [t for t in whole(text, None) if text[t.start : t.end] == words]
    assert found.value == value
    assert found.earliest is not None
    assert found.latest is not None
    assert found.anchor is None


@pytest.mark.parametrize(("text", "words", "value"), CLOCK)
def test_clock_times(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "TIME", value)]


@pytest.mark.parametrize(("text", "words", "value"), DURATIONS)
def test_durations(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "DURATION", value)]
    assert (only(text).earliest, only(text).latest) == (None, None)


@pytest.mark.parametrize(("text", "words", "value"), SETS)
def test_sets(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "SET", value)]


@pytest.mark.parametrize(("text", "words", "value"), REFERENCES)
def test_words_that_only_point(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    "text",
    [
        "Liubov Sinna, 74, is afraid.",
        "A nine-year-old boy was found.",
        "A 74-year-old woman was found.",
        "She is 74 years old.",
        "He is in his 30s.",
        "The deal is worth $2000 or more.",
        "Some 2000 soldiers and 1500 civilians fled.",
        "They lost 2-1 to the police.",
        "Call account 55968469 or write.",
        "The 93rd Brigade took a hill.",
        "They may march on the palace.",
        "The second man ran.",
        "Three-quarters of the town burned.",
        "As soon as he spoke, they left.",
        "The men were soon released.",
        "The March of the Living was called off.",
        "The man drove a white 2014 Toyota Corolla.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


BOUNDS = [
    ("The army took the town on Monday.", "2022-09-12", "2022-09-12"),
    ("The army took the town last week.", "2022-09-05", "2022-09-11"),
    ("The army took the town so far this month.", "2022-09-01", "2022-09-14"),
    ("The army took the town earlier this year.", "2022-01-01", "2022-09-14"),
    ("Votes will be counted later this month.", "2022-09-14", "2022-09-30"),
    ("Advances over the past week thrilled them.", "2022-09-07", "2022-09-14"),
    ("Advances over the last three months thrilled them.", "2022-06-14", "2022-09-14"),
    ("The next two weeks will be hard.", "2022-09-14", "2022-09-28"),
    ("In recent days, shells hit the port.", None, "2022-09-14"),
    ("In recent weeks, shells hit the port.", None, "2022-09-14"),
    ("Aid will come in the coming days.", "2022-09-14", None),
    ("The war began in February 2014.", "2014-02-01", "2014-02-28"),
    ("The war began in 2014.", "2014-01-01", "2014-12-31"),
    ("The feud dates from the 1990s.", "1990-01-01", "1999-12-31"),
    ("The militia grew in summer 2014.", "2014-06-01", "2014-08-31"),
    ("The militia grew in winter 2014.", "2014-12-01", "2015-02-28"),
    ("Exports fell in Q1 2024.", "2024-01-01", "2024-03-31"),
    ("The town has been occupied for six months.", "2022-03-14", "2022-09-14"),
    ("They have fought for years.", None, "2022-09-14"),
    ("They hope to open the road within days.", "2022-09-14", None),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_bounds_are_the_first_and_the_last_day(text: str, earliest: str | None, latest: str | None) -> None:
    assert (only(text).earliest, only(text).latest) == (earliest, latest)


OPEN = [
    ("The army took the town on Wednesday.", "XXXX-WXX-3"),
    ("The army took the town on Monday night.", "XXXX-WXX-1TNI"),
    ("Russian forces left the city in March.", "XXXX-03"),
    ("The rebels attacked on Aug. 30.", "XXXX-08-30"),
    ("Shells hit the port yesterday.", "XXXX-XX-XX"),
    ("The army took the town last week.", "XXXX-WXX"),
    ("The army took the town so far this month.", "XXXX-XX"),
    ("Elections were held last year.", "XXXX"),
    ("The army took the town two days ago.", "XXXX-XX-XX"),
    ("The blast came at 14:30.", "T14:30"),
    ("In recent days, shells hit the port.", "PAST_REF"),
    ("Advances over the past week thrilled them.", "P1W"),
    ("They fear the winter.", "XXXX-WI"),
]


@pytest.mark.parametrize(("text", "value"), OPEN)
def test_without_a_publication_date_nothing_is_guessed(text: str, value: str) -> None:
    found = only(text, None)
    assert found.value == value
    assert (found.earliest, found.latest, found.anchor) == (None, None, None)


def test_anchor_says_what_a_value_leans_on() -> None:
    assert only("Shells hit the port yesterday.").anchor == "published"
    assert only("The war began in 2014.").anchor is None
    assert only("They spoke for 90 minutes.").anchor is None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The truce began on May 3, 2021. Four days later, it collapsed.", "Four days later", "2021-05-07"),
        ("The truce began on May 3, 2021. The next day, it collapsed.", "The next day", "2021-05-04"),
        ("The truce began on May 3, 2021. Talks had failed two days earlier.", "two days earlier", "2021-05-01"),
        ("The truce began on May 3, 2021. It collapsed the following week.", "the following week", "2021-W19"),
        ("The truce began in May 2021 and collapsed later that year.", "later that year", "2021"),
        ("The truce began on May 3, 2021. They met again the next morning.", "the next morning", "2021-05-04TMO"),
        ("In 2019, rebels took the town in June.", "June", "2019-06"),
        ("It held. In 2019, rebels took the town on March 5.", "March 5", "2019-03-05"),
    ],
)
def test_a_time_can_lean_on_the_one_before(text: str, words: str, value: str) -> None:
    first, second = whole(text)
    assert (text[second.start : second.end], second.value, second.anchor) == (words, value, first.id)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The town fell in 2019, and in June the army returned.", "2022-06"),
        ("In 2023, elections will be held in October.", "2022-10"),
        ("In 2019 prices rose. They fell again in June.", "2022-06"),
    ],
)
def test_a_month_is_of_the_year_that_its_sentence_is_about_alone(text: str, value: str) -> None:
    assert whole(text)[1].value == value


def test_that_month_is_none_of_a_year() -> None:
    assert whole("Two reporters were killed in 2019. A third died later that month.")[1].value == "XXXX-XX"


def test_a_time_that_leans_on_nothing_known_stays_open() -> None:
    found = only("The region had been under Russian control just four days earlier.")
    assert (found.value, found.earliest, found.latest, found.anchor) == ("XXXX-XX-XX", None, None, None)


def test_a_time_far_above_is_no_anchor() -> None:
    text = "The truce began on May 3, 2021. It held. Guns were silent. People slept. Then, two days later, it ended."
    assert whole(text)[1].anchor is None


def test_the_day_of_publication_is_the_one_written_there() -> None:
    assert only("Shells hit the port today.", "2022-09-14T23:30:00-07:00").value == "2022-09-14"
    assert only("Shells hit the port today.", "2022-09-15T06:30:00Z").value == "2022-09-15"


def test_a_publication_date_that_is_none_is_like_no_date() -> None:
    assert only("Shells hit the port today.", "last spring").earliest is None


def test_ids_follow_the_text() -> None:
    found = whole("On Monday and Tuesday they met; on Friday they will fight.")
    assert [t.id for t in found] == ["t1", "t2", "t3"]
    assert [t.start for t in found] == sorted(t.start for t in found)


def test_a_year_out_of_the_calendar_is_left_alone() -> None:
    assert read("They left on 31 February 2022.") == [("February 2022", "DATE", "2022-02")]
    assert read("It began 9000 years ago.")[0][2] in ("P9000Y", "PAST_REF")


IZIUM = {
    "earlier on Wednesday": ("2022-09-14", "2022-09-14", "2022-09-14"),
    "March": ("2022-03", "2022-03-01", "2022-03-31"),
    "so far this month": ("2022-09", "2022-09-01", "2022-09-14"),
    "recent days": ("PAST_REF", None, "2022-09-14"),
    "four days earlier": ("XXXX-XX-XX", None, None),
    "the past week": ("P1W", "2022-09-07", "2022-09-14"),
    "nearly six months": ("P6M", None, None),
    "90 minutes": ("PT90M", None, None),
    "the winter": ("2022-WI", "2022-12-01", "2023-02-28"),
    "coming days": ("FUTURE_REF", "2022-09-14", None),
}


def test_izium_with_its_publication_date(izium: str) -> None:
    found = {izium[t.start : t.end]: (t.value, t.earliest, t.latest) for t in whole(izium)}
    assert {words: found.get(words) for words in IZIUM} == IZIUM
    assert not any("74" in words or "55968469" in words for words in found)


def test_izium_without_one_is_left_open(izium: str) -> None:
    found = whole(izium, None)
    assert len(found) >= len(IZIUM)
    assert {(t.earliest, t.latest, t.anchor) for t in found} == {(None, None, None)}
    assert "XXXX-WXX-3" in {t.value for t in found}


def dated(text: str, dateline: str, published: str | None) -> list[tuple[str, str, str | None]]:
    """Words, value and anchor of every time of a story that opens with a dateline."""
    at = text.index(dateline)
    end = at + len(dateline)
    head = (Passage(0, len(text[:at].rstrip()), "title"),) if at else ()
    body = end + len(text[end:]) - len(text[end:].lstrip())
    passages = (*head, Passage(at, end, "dateline"), Passage(body, len(text), "body"))
    found = times.find(analyse(Report("r", text, published=published, passages=passages)))
    return [(text[t.start : t.end], t.value, t.anchor) for t in found]


def test_a_copied_story_keeps_the_day_of_its_dateline() -> None:
    text = "TALRIN, May 5 (MWA) - Troops left this morning. They had come on Sunday."
    assert dated(text, "TALRIN, May 5 (MWA) -", "2031-05-06") == [
        ("May 5", "2031-05-05", "published"),
        ("this morning", "2031-05-05TMO", "t1"),
        ("Sunday", "2031-05-04", "t1"),
    ]


def test_a_full_dateline_dates_a_story_without_publication_date() -> None:
    text = "TALRIN, 5 May 2031 - Troops left today."
    assert dated(text, "TALRIN, 5 May 2031 -", None) == [
        ("5 May 2031", "2031-05-05", None),
        ("today", "2031-05-05", "t1"),
    ]


def test_a_dateline_without_a_day_dates_nothing() -> None:
    text = "TALRIN, May 2031 - Troops left today."
    assert dated(text, "TALRIN, May 2031 -", "2031-05-06")[-1] == ("today", "2031-05-06", "published")


def test_a_date_on_a_line_of_its_own_does_not_date_the_story() -> None:
    text = "Front page of 3 May 2031\n\nTroops left today."
    assert dated(text, "Front page of 3 May 2031", "2031-05-06")[-1] == ("today", "2031-05-06", "published")


def test_until_looks_back_where_the_verb_does() -> None:
    assert only("The village had no water until Monday night.").value == "2022-09-12TNI"
    assert only("The talks were postponed until Monday.").value == "2022-09-19"


def test_a_weekday_in_a_name_is_no_time() -> None:
    assert whole("The Sunday Times reported the attack.") == ()
    assert whole("A quarter of the population fled.") == ()


def test_what_was_planned_lay_ahead() -> None:
    assert whole("They planned a rally on Saturday.")[0].value == "2022-09-17"
    assert whole("The record was set on Saturday.")[0].value == "2022-09-10"


BUSINESS = [  # what a year before is compared with
    ("Exports rose in the third quarter. They fell 4% a year earlier.", "a year earlier", "2021-Q3"),
    (
        "Exports rose in the third quarter. For the nine months, they fell from the 2021 period.",
        "the 2021 period",
        "2021",
    ),
    ("Exports rose 5%, compared with 3% a year earlier.", "a year earlier", "2021"),
    ("Exports rose 5% from a year earlier.", "a year earlier", "2021"),
    ("Exports rose to $3 million, from $2 million, or two dollars a head, a year earlier.", "a year earlier", "2021"),
    ("The village had burned down a year earlier.", "a year earlier", "XXXX"),
    ("Exports rose in the third quarter. Imports fell in the latest period.", "the latest period", "2022-Q3"),
    (
        "Exports fell in the third quarter, not in the 2021 period. The year-ago figures are final.",
        "year-ago",
        "2021-Q3",
    ),
]


@pytest.mark.parametrize(("text", "words", "value"), BUSINESS)
def test_a_year_before_is_that_of_the_period_told_of(text: str, words: str, value: str) -> None:
    assert [v for w, _, v in read(text, "2022-11-02") if w.lower() == words.lower() or w.lower() == "the " + words] == [
        value
    ]


def test_the_fall_of_a_town_is_no_season() -> None:
    assert read("Thousands left in the fall of Karsk.") == []


def test_a_day_takes_one_clock_time() -> None:
    assert [v for _, _, v in read("12.05.2022 14:30\n13.05.2022 15:00\n")] == ["2022-05-12T14:30", "2022-05-13T15:00"]


LEANING = [  # the last time, and its days
    ("They left on Saturday evening. Less than 24 hours later, guards came.", "2022-09-10", "2022-09-11"),
    ("They left on Saturday. Hours later, guards came.", "2022-09-10", "2022-09-11"),
    ("They left on Saturday. Half an hour earlier, guards came.", "2022-09-10", "2022-09-10"),
    ("They left on Saturday. Guards came at dusk.", "2022-09-10", "2022-09-10"),
    ("They left on Saturday. Guards came. They stayed until nightfall.", "2022-09-10", "2022-09-10"),
    ("The war began on March 5. It has cost many lives. Guards dug until nightfall.", "2022-09-14", "2022-09-14"),
    # What is past did not happen after publication.
    ("They left today. The next morning, guards came.", None, None),
    ("They left today. Two days later, guards came.", None, None),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), LEANING)
def test_hours_and_parts_of_a_day_lean_on_the_day_told_of(text: str, earliest: str | None, latest: str | None) -> None:
    time = whole(text)[-1]
    assert (time.earliest, time.latest) == (earliest, latest)


def test_what_lasted_has_no_end_that_is_known() -> None:
    for text in (
        "The town was held for two days.",
        "The town had been held for two days.",
        "It will have lasted for two days.",
    ):
        assert (only(text).earliest, only(text).latest) == (None, None)


def test_more_than_a_quarter_of_a_people_is_no_time() -> None:
    assert read("More than a quarter of the people left.") == []


@pytest.mark.parametrize(
    "text",
    ["The camp takes in 700 new people a week.", "It costs $500 million a year.", "Exports grew by 20% annually."],
)
def test_a_rate_is_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["Two were killed within a year.", "It killed 12 a year after the vote.", "The 40 waited for a year."]
)
def test_a_length_after_a_figure_is_one(text: str) -> None:
    assert ("a year", "DURATION", "P1Y") in read(text)


def test_a_period_without_a_quarter_is_no_time() -> None:
    assert read("Exports fell in the latest period.") == []


def test_one_day_ahead_is_no_length() -> None:
    assert read("They will one day return.") == [("one day", "DATE", "FUTURE_REF")]
    assert read("The march will take one day.") == [("one day", "DURATION", "P1D")]


def test_what_takes_effect_lies_ahead() -> None:
    assert read("The army named a new chief, effective Feb. 1.", "2022-10-26") == [("Feb. 1", "DATE", "2023-02-01")]


VERBS_TELL = [
    ("The two leaders meet in Karsk on Monday.", "2022-09-19"),
    ("The truce begins on Friday.", "2022-09-16"),
    ("The general says he met them on Monday.", "2022-09-12"),
    ("The offer had been scheduled to expire on Friday.", "2022-09-09"),
    ("The offer was scheduled to expire on Friday.", "2022-09-16"),
    ("Until Monday, the two had not met.", "2022-09-12"),
    ("The envoy flew to Karsk to open the talks on Friday.", "2022-09-09"),
    ("The envoy will fly to Karsk to open the talks on Friday.", "2022-09-16"),
    ("The rebels may attack on Friday.", "2022-09-16"),
    ("The rebels may have left on Friday.", "2022-09-09"),
    ("The rebels should have left on Friday.", "2022-09-09"),
    ("Prosecutors will look into the shooting on Friday.", "2022-09-09"),
    ("Prosecutors will look into Friday's attack.", "2022-09-09"),
    ("The talks had been due to last until Friday.", "2022-09-16"),
    ("He steps down on May 29.", "2023-05-29"),
    ("An attack will follow on Friday.", "2022-09-16"),
]


@pytest.mark.parametrize(("text", "value"), VERBS_TELL)
def test_what_is_arranged_lies_ahead_and_what_had_been_lies_behind(text: str, value: str) -> None:
    assert only(text).value == value


LENGTHS_AND_PARTS = [
    ("Rockets hit the port at dawn.", "dawn", "2022-09-14TDA"),
    ("The minister spoke earlier Friday.", "earlier Friday", "2022-09-09"),
    ("They fled hours ago.", "hours ago", "PAST_REF"),
    ("They fled months ago.", "months ago", "PXM"),
    ("They fled a quarter-century ago.", "a quarter-century ago", "1997"),
    ("The war lasted a quarter of a century.", "a quarter of a century", "P25Y"),
    ("The craft is more than two thousand years old and took two thousand years.", "two thousand years", "P2000Y"),
    ("They will leave by month's end.", "month's end", "2022-09"),
    ("They will leave by year's end.", "year's end", "2022-12-31"),
    ("Three camps were closed since year-end.", "year-end", "2021-12-31"),
    ("The March offensive failed.", "March", "2022-03"),
    ("Guards left in Easter week 2022.", "Easter week", "2022-W15"),
]


@pytest.mark.parametrize(("text", "said", "value"), LENGTHS_AND_PARTS)
def test_lengths_and_parts_of_a_day_or_year(text: str, said: str, value: str) -> None:
    assert (said, value) in {(words, value) for words, _, value in read(text)}


@pytest.mark.parametrize("text", ["It rained in the early hours.", "A quarter of the people left."])
def test_which_hours_and_a_quarter_of_a_thing_are_no_lengths(text: str) -> None:
    assert not read(text)
