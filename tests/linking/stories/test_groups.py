"""Stories: one for each happening, whatever the order, with and without dates."""

import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.linking.stories import Stories, fingerprint
from accordingto.record import Place, Reading, Report, Story

HALVEK = [
    "Fighters of the Velmar Liberation Front captured Halvek on Monday. Colonel Ruda "
    "Senn said that troops had left the town of Halvek.",
    "The town of Halvek fell to the Velmar Liberation Front, commander Ilka Morn "
    "said. Colonel Senn confirmed that troops left Halvek.",
    "Families from Halvek reach Kirvane. The Velmar Liberation Front holds the town; "
    "commander Morn promised schools in Halvek.",
]
SAHEL = [
    "A car bomb killed 14 people at the market of Port Sahel. Police commissioner Idris Kambara blamed the Sons of the Dune.",
    "Seven men were arrested over the bombing of the market in Port Sahel, "
    "commissioner Kambara said. The Sons of the Dune were silent.",
]
DAM = [
    "The Tirin dam flooded camps near Baraki. Engineer Rana Fadel had warned of the dam on the Soma river, Baraki officials said."
]


def reading(id: str, text: str, published: str | None = "2031-05-05", title: str | None = None) -> Reading:
    return Reading(Report(id, text, title=title, published=published))


def stories(*readings: Reading) -> tuple[Story, ...]:
    made = Stories()
    for one in readings:
        made.add(fingerprint(one))
    return made.groups()


def everything(dates: list[str | None]) -> list[Reading]:
    texts = [("h", HALVEK), ("s", SAHEL), ("d", DAM)]
    return [reading(f"{name}{i}", text, dates[i % len(dates)]) for name, group in texts for i, text in enumerate(group)]


def test_each_happening_is_a_story() -> None:
    found = stories(*everything(["2031-05-05", "2031-05-06"]))
    assert {story.reports for story in found} == {("h0", "h2", "h1"), ("s0", "s1"), ("d0",)}


def test_reports_without_dates_find_their_stories() -> None:
    found = stories(*everything([None]))
    assert {frozenset(story.reports) for story in found} == {
        frozenset({"h0", "h1", "h2"}),
        frozenset({"s0", "s1"}),
        frozenset({"d0"}),
    }
    assert all(story.earliest is None for story in found)


def test_a_story_tells_its_days_and_its_words() -> None:
    story = next(s for s in stories(*everything(["2031-05-05", "2031-05-06"])) if "h0" in s.reports)
    assert (story.earliest, story.latest) == ("2031-05-05", "2031-05-06")
    assert "Halvek" in story.words


def test_the_same_words_a_year_later_are_another_story() -> None:
    found = stories(reading("a", HALVEK[0], "2031-05-05"), reading("b", HALVEK[1], "2032-05-05"))
    assert len(found) == 2


def test_a_report_without_a_date_finds_a_story_that_is_long_over() -> None:
    told = [reading("a", HALVEK[0]), reading("b", HALVEK[1]), reading("later", SAHEL[0], "2033-05-05")]
    found = stories(*told, reading("undated", HALVEK[2], None))
    assert {frozenset(story.reports) for story in found} == {frozenset({"a", "b", "undated"}), frozenset({"later"})}


def test_spellings_of_a_place_are_one_term() -> None:
    text = "Kiev was quiet on Monday, and Kiev slept."
    place = Place(0, 4, "p1", "Kiev", resolved="Kyiv")
    assert fingerprint(Reading(Report("r", text), places=(place,))).counts()["Kyiv"] == 4


def test_a_late_report_of_an_earlier_day_gives_what_all_at_once_give() -> None:
    late, *others = everything(["2031-05-05", "2031-05-07"])
    made = Stories()
    for one in others:
        made.add(fingerprint(one))
    made.groups()
    made.add(fingerprint(late))
    assert made.groups() == stories(late, *others)


TEXTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from([s for t in (*HALVEK, *SAHEL, *DAM) for s in t.split(". ")]), min_size=1, max_size=5),
        st.sampled_from([None, "2031-05-05", "2031-05-06", "2031-05-06T10:00:00Z", "2032-01-01"]),
    ),
    min_size=1,
    max_size=14,
)


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_and_pauses_do_not_matter(drawn: list[tuple[list[str], str | None]], chance: random.Random) -> None:
    readings = [reading(f"r{i}", ". ".join(lines), day) for i, (lines, day) in enumerate(drawn)]
    made = Stories()
    for one in chance.sample(readings, len(readings)):
        made.add(fingerprint(one))
        if chance.random() < 0.3:
            made.groups()
    assert made.groups() == stories(*readings)
    assert sorted(id for story in made.groups() for id in story.reports) == sorted(r.report.id for r in readings)


@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_text_is_in_one_story(text: str) -> None:
    (story,) = stories(reading("r", text))
    assert story.reports == ("r",)


def test_a_story_with_more_terms_than_it_is_compared_by_stays_one_in_any_order() -> None:
    chance = random.Random(4)
    letters = "abcdefghijklmnoprstuvw"

    def aside() -> str:
        return " ".join("".join(chance.choices(letters, k=7)) for _ in range(15))

    told = [reading(f"h{i:02}", f"{HALVEK[i % 3]} Also {aside()}.", f"2031-05-{1 + i // 8:02}") for i in range(60)]
    told += [reading("s0", SAHEL[0], "2031-05-04"), reading("s1", SAHEL[1], "2031-05-06")]
    found = stories(*told)
    assert {frozenset(story.reports) for story in found} == {
        frozenset(f"h{i:02}" for i in range(60)),
        frozenset({"s0", "s1"}),
    }
    chance.shuffle(told)
    assert stories(*told) == found


def test_pauses_do_not_matter_in_a_store_that_hardly_grows_by_a_day() -> None:
    chance = random.Random(7)
    rare = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=6)).capitalize() for _ in range(400)]
    told = [
        reading(
            f"r{i:04}", f"It met {' and '.join(chance.sample(rare, 5))}.", str(date(2031, 1, 1) + timedelta(i // 3))
        )
        for i in range(900)
    ]
    made = Stories()
    for i, one in enumerate(told):
        made.add(fingerprint(one))
        if i % 6 == 5:
            made.groups()
    assert made.groups() == stories(*told)
