"""Amounts: what is counted or measured, how many, and how sure the words are."""

import pytest

from accordingto.reading import amounts
from accordingto.reading.language import analyse
from accordingto.record import Amount, Coded, Passage, Report


def whole(text: str) -> tuple[Amount, ...]:
    return amounts.find(analyse(Report("r", text, passages=(Passage(0, len(text), "body"),))))


def read(text: str) -> list[tuple[str, str, float | None, float | None]]:
    """Words, kind, low and high of every amount."""
    return [(text[a.start : a.end], a.kind, a.low, a.high) for a in whole(text)]


PEOPLE: list[tuple[str, str, float | None, float | None, str]] = [
    ("At least 12 people were killed.", "At least 12 people", 12, None, "at_least"),
    ("No fewer than five soldiers died.", "No fewer than five soldiers", 5, None, "at_least"),
    ("More than 100 villagers fled.", "More than 100 villagers", 100, None, "more_than"),
    ("Over 40 rebels surrendered.", "Over 40 rebels", 40, None, "more_than"),
    ("Up to 20 soldiers were hurt.", "Up to 20 soldiers", None, 20, "at_most"),
    ("As many as 30 civilians were hurt.", "As many as 30 civilians", None, 30, "at_most"),
    ("Fewer than 10 officers remained.", "Fewer than 10 officers", None, 10, "less_than"),
    ("Nearly 300 prisoners were freed.", "Nearly 300 prisoners", None, 300, "less_than"),
    ("About 50 protesters gathered.", "About 50 protesters", 50, 50, "about"),
    ("Some 200 police officers came.", "Some 200 police officers", 200, 200, "about"),
    ("An estimated 4,000 refugees came.", "An estimated 4,000 refugees", 4000, 4000, "about"),
    ("The blast killed 300 or so pilgrims.", "300 or so pilgrims", 300, 300, "about"),
    ("The blast hurt 30 or more pilgrims.", "30 or more pilgrims", 30, None, "at_least"),
    ("Two civilians were hurt.", "Two civilians", 2, 2, "exact"),
    ("Twenty-one miners were trapped.", "Twenty-one miners", 21, 21, "exact"),
    ("A hundred and five hostages were freed.", "A hundred and five hostages", 105, 105, "exact"),
    ("Two thousand five hundred troops landed.", "Two thousand five hundred troops", 2500, 2500, "exact"),
    ("Some 8.3 million refugees came.", "Some 8.3 million refugees", 8_300_000, 8_300_000, "about"),
    ("Some 2.5 million refugees came.", "Some 2.5 million refugees", 2_500_000, 2_500_000, "about"),
    ("Between 10 and 20 rebels fled.", "Between 10 and 20 rebels", 10, 20, "exact"),
    ("The raid killed 10 to 15 troops.", "10 to 15 troops", 10, 15, "exact"),
    ("The raid killed 10-15 troops.", "10-15 troops", 10, 15, "exact"),
    ("2 to 3 million refugees came.", "2 to 3 million refugees", 2_000_000, 3_000_000, "exact"),
    ("Two or three gunmen came.", "Two or three gunmen", 2, 3, "exact"),
    ("Dozens of civilians died.", "Dozens of civilians", 24, 99, "about"),
    ("Police found hundreds of bodies.", "hundreds of bodies", 200, None, "at_least"),
    ("Thousands of Syrians fled.", "Thousands of Syrians", 2000, None, "at_least"),
    ("Tens of thousands of people fled.", "Tens of thousands of people", 20_000, None, "at_least"),
    ("Scores of soldiers deserted.", "Scores of soldiers", 40, 99, "about"),
    ("Several soldiers deserted.", "Several soldiers", 3, None, "at_least"),
    ("A few soldiers deserted.", "A few soldiers", 2, None, "at_least"),
    ("A couple of soldiers deserted.", "A couple of soldiers", 2, 2, "about"),
    ("A dozen Turkish soldiers deserted.", "A dozen Turkish soldiers", 12, 12, "exact"),
    ("More than a dozen soldiers deserted.", "More than a dozen soldiers", 12, None, "more_than"),
    ("Half a dozen soldiers deserted.", "Half a dozen soldiers", 6, 6, "exact"),
    ("Several dozen Palestinians were hurt.", "Several dozen Palestinians", 36, None, "at_least"),
    ("Two of the soldiers deserted.", "Two of the soldiers", 2, 2, "exact"),
    ("The 12-member crew escaped.", "12-member", 12, 12, "exact"),
    ("The 30,000-strong army left.", "30,000-strong", 30_000, 30_000, "exact"),
    ("Four Ukrainians were hurt.", "Four Ukrainians", 4, 4, "exact"),
    ("Police killed 2000 people.", "2000 people", 2000, 2000, "exact"),
    ("A woman was killed.", "A woman", 1, 1, "exact"),
    ("A Ukrainian soldier was killed.", "A Ukrainian soldier", 1, 1, "exact"),
]

WITHOUT_A_NOUN: list[tuple[str, list[tuple[str, float | None, float | None]]]] = [
    ("The blast killed 12 and wounded at least 30.", [("12", 12, 12), ("at least 30", 30, None)]),
    ("Twelve were dead, 30 more injured.", [("Twelve", 12, 12), ("30", 30, 30)]),
    ("Dozens were killed.", [("Dozens", 24, 99)]),
    ("Tens of thousands fled.", [("Tens of thousands", 20_000, None)]),
    ("The death toll rose to 45.", [("45", 45, 45)]),
    ("The strike brings the number of civilians killed to more than 240.", [("more than 240", 240, None)]),
    ("The number of aid workers who have been killed in the province rose to 31.", [("31", 31, 31)]),
    ("The number of houses rose to 31.", []),
    ("The war has driven more than 2 million from their homes.", [("more than 2 million", 2_000_000, None)]),
    ("Rebels handed over 200 men and took over 40 hostages.", [("200 men", 200, 200), ("over 40 hostages", 40, None)]),
    ("Fighters hand over three hostages.", [("three hostages", 3, 3)]),
    ("Fighters took over three hostages.", [("three hostages", 3, 3)]),
    ("The blast killed over three people.", [("over three people", 3, None)]),
    ("He fled during the 7 October 2023 attack, and 14 March protesters came.", []),
    ("The war has uprooted more than 12 million.", [("more than 12 million", 12_000_000, None)]),
    ("The fighting forced 5,000 to flee.", [("5,000", 5000, 5000)]),
    ("The toll rose from 10 to 20 people.", [("20 people", 20, 20)]),
    ("One was killed.", [("One", 1, 1)]),
    ("The bomb injured 200 others.", [("200 others", 200, 200)]),
]

MEASURES: list[tuple[str, str, str, float | None, float | None, str, str]] = [
    ("They freed almost 3,100 square miles.", "almost 3,100 square miles", "area", None, 3100, "[mi_us]2", "less_than"),
    ("They freed 8,000 sq km.", "8,000 sq km", "area", 8000, 8000, "km2", "exact"),
    ("They freed 8,000 sq. km of land.", "8,000 sq. km", "area", 8000, 8000, "km2", "exact"),
    ("They mined 300 hectares.", "300 hectares", "area", 300, 300, "har", "exact"),
    ("The front is 20 kilometers away.", "20 kilometers", "distance", 20, 20, "km", "exact"),
    ("The front is about 20 km away.", "about 20 km", "distance", 20, 20, "km", "about"),
    ("The crater is 300 m wide.", "300 m", "distance", 300, 300, "m", "exact"),
    ("The front is hundreds of miles long.", "hundreds of miles", "distance", 200, None, "[mi_us]", "at_least"),
    ("The aid costs $1.2bn.", "$1.2bn", "money", 1.2e9, 1.2e9, "USD", "exact"),
    ("The aid costs $1.2 billion.", "$1.2 billion", "money", 1.2e9, 1.2e9, "USD", "exact"),
    ("The aid costs US$40 million.", "US$40 million", "money", 4e7, 4e7, "USD", "exact"),
    ("The aid costs €300m.", "€300m", "money", 3e8, 3e8, "EUR", "exact"),
    ("The aid costs about £5.", "about £5", "money", 5, 5, "GBP", "about"),
    ("The aid costs $2-3 billion.", "$2-3 billion", "money", 2e9, 3e9, "USD", "exact"),
    ("The aid costs billions of dollars.", "billions of dollars", "money", 2e9, None, "USD", "at_least"),
    ("The aid costs 200 million euros.", "200 million euros", "money", 2e8, 2e8, "EUR", "exact"),
    ("They want a 5,000-dollar ransom.", "5,000-dollar", "money", 5000, 5000, "USD", "exact"),
    ("They hold a little more than a fifth of it.", "a little more than a fifth", "share", 20, None, "%", "more_than"),
    ("They hold two-thirds of it.", "two-thirds", "share", 66.6667, 66.6667, "%", "exact"),
    ("They hold nearly half of it.", "nearly half", "share", None, 50, "%", "less_than"),
    ("They hold 25 percent of it.", "25 percent", "share", 25, 25, "%", "exact"),
    ("They hold 10-15% of it.", "10-15%", "share", 10, 15, "%", "exact"),
    ("They hold 25 per cent of it.", "25 per cent", "share", 25, 25, "%", "exact"),
    ("They spoke for 90 minutes.", "90 minutes", "duration", 90, 90, "min", "exact"),
    ("They spoke for half an hour.", "half an hour", "duration", 0.5, 0.5, "h", "exact"),
    ("The siege took nearly six months.", "nearly six months", "duration", None, 6, "mo", "less_than"),
    ("The siege took two and a half years.", "two and a half years", "duration", 2.5, 2.5, "a", "exact"),
    ("The nine-year-old cried.", "nine-year-old", "age", 9, 9, "a", "exact"),
    ("She is 74 years old.", "74 years old", "age", 74, 74, "a", "exact"),
    ("The five-month-old cried.", "five-month-old", "age", 5, 5, "mo", "exact"),
    ("The children, aged 5, cried.", "aged 5", "age", 5, 5, "a", "exact"),
    ("It held 90 tonnes of grain.", "90 tonnes", "other", 90, 90, "t", "exact"),
    ("It flew at 90 km/h.", "90 km/h", "other", 90, 90, "km/h", "exact"),
    ("It was a 500-pound bomb.", "500-pound", "other", 500, 500, "[lb_av]", "exact"),
]

THINGS = [
    ("Russia fired three missiles.", "three missiles", "weapons", 3),
    ("Russia fired 12 attack drones.", "12 attack drones", "weapons", 12),
    ("Police seized 40 rifles.", "40 rifles", "weapons", 40),
    ("They lost six tanks.", "six tanks", "vehicles", 6),
    ("They lost three Russian armored personnel carriers.", "three Russian armored personnel carriers", "vehicles", 3),
    ("They lost 14 other vehicles.", "14 other vehicles", "vehicles", 14),
    ("They lost two T-90 tanks.", "two T-90 tanks", "vehicles", 2),
    ("Fire took ten houses.", "ten houses", "buildings", 10),
    ("Fire took two apartment buildings.", "two apartment buildings", "buildings", 2),
    ("They took two villages.", "two villages", "other", 2),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "hedge"), PEOPLE)
def test_people(text: str, words: str, low: float | None, high: float | None, hedge: str) -> None:
    assert [(*row, a.hedge, a.unit) for row, a in zip(read(text), whole(text), strict=True)] == [
        (words, "people", low, high, hedge, None)
    ]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_A_NOUN)
def test_people_whom_no_noun_names(text: str, expected: list[tuple[str, float | None, float | None]]) -> None:
    assert read(text) == [(words, "people", low, high) for words, low, high in expected]


@pytest.mark.parametrize(("text", "words", "kind", "low", "high", "unit", "hedge"), MEASURES)
def test_measures(  # noqa: PLR0917
    text: str, words: str, kind: str, low: float | None, high: float | None, unit: str, hedge: str
) -> None:
    (found,) = whole(text)
    assert (text[found.start : found.end], found.kind) == (words, kind)
    assert (found.low, found.high, found.unit, found.hedge) == (low, high, unit, hedge)


@pytest.mark.parametrize(("text", "words", "kind", "number"), THINGS)
def test_things(text: str, words: str, kind: str, number: float) -> None:
    assert read(text) == [(words, kind, number, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Flight 103 of Pan Am fell on Lockerbie.",
        "The 93rd Brigade took the hill.",
        "The first shell hit the second house.",
        "A T-72 burned beside a MiG-29.",
        "The Security Council passed Resolution 1559.",
        "The war began in 1998 and ended on 14 September 2022.",
        "In 2014 Russia annexed it.",
        "The September 11 attacks changed it.",
        "The blast came at 14:30 and again at 9 p.m. Tuesday.",
        "Payoneer ID: 55968469, or write.",
        "No. 5 in the list is empty.",
        "No one was killed.",
        "They won 3-2 on penalties.",
        "They left two years ago.",
        "They came back four days later.",
        "The second half of the year was calm.",
        "One thing is clear.",
        "He spoke a third time.",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert read(text) == []


def test_a_person_and_an_age_are_two_amounts() -> None:
    text = "A 74-year-old woman was found."
    assert read(text) == [("A 74-year-old woman", "people", 1, 1), ("74-year-old", "age", 74, 74)]


def test_the_age_after_a_name() -> None:
    assert ("74", "age", 74.0, 74.0) in read("Anna Kovalenko, 74, said that locals were afraid.")


def test_the_basis_says_which_rule_turned_words_into_numbers() -> None:
    assert [a.basis for a in whole("Dozens of men fled, ten to twelve women and 30 children.")] == [
        "dozens",
        "range",
        None,
    ]
    assert [a.basis for a in whole("Nearly 300 men fled half of the town. A woman fled.")] == [
        "nearly",
        "fraction",
        "article",
    ]


def test_a_codebook_codes_words_by_figures_of_its_own() -> None:
    coded = [
        a.coded
        for a in whole("Dozens of men died, hundreds of women, several boys and 30 girls. Dozens of cars burned.")
    ]
    assert coded == [Coded("dozens", (12,)), Coded("hundreds", (100,)), Coded("several", (3, 10)), None, None]


@pytest.mark.parametrize(
    ("text", "name", "known", "ratio"),
    [
        ("They freed 2,000 square miles, an area half the size of Wales.", "Wales", 10389.5, 0.5),
        ("They freed 1,500 sq km, roughly the size of Greater London.", "Greater London", 1572, 0.95),
        ("They burned 12 hectares. It is larger than all of Texas.", None, None, None),
        ("They freed 12 villages, more than twice the size of the Cyprus Bank.", None, None, None),
    ],
)
def test_an_area_beside_the_one_it_is_compared_with(
    text: str, name: str | None, known: float | None, ratio: float | None
) -> None:
    noted = [a.compared for a in whole(text) if a.compared]
    assert [(n.name, n.known, n.ratio) for n in noted] == ([(name, known, ratio)] if name else [])


def test_an_area_that_is_only_compared() -> None:
    text = "They took an area larger than London."
    (area,) = whole(text)
    assert (text[area.start : area.end], area.kind, area.low, area.high, area.unit, area.basis) == (
        "larger than London",
        "area",
        1572,
        None,
        "km2",
        "compared",
    )
    assert area.compared is not None
    assert area.compared.ratio is None


def test_several_in_one_sentence() -> None:
    assert read("The blast killed 12 people, hurt 30 more and burned two cars and a house.") == [
        ("12 people", "people", 12, 12),
        ("30", "people", 30, 30),
        ("two cars", "vehicles", 2, 2),
    ]


def test_ids_follow_the_text() -> None:
    found = whole("A man, two women and three children fled in four cars.")
    assert [a.id for a in found] == ["a1", "a2", "a3", "a4"]
    assert [a.start for a in found] == sorted(a.start for a in found)


def test_izium(izium: str) -> None:
    found: dict[str, tuple[object, ...]] = {
        izium[a.start : a.end]: (a.kind, a.low, a.high, a.unit, a.hedge) for a in whole(izium)
    }
    assert found["hundreds of people’ bodies"] == ("people", 200, None, None, "at_least")
    assert found["almost 3,100 square miles"] == ("area", None, 3100, "[mi_us]2", "less_than")
    cyprus = next(a.compared for a in whole(izium) if a.compared)
    assert (izium[cyprus.start : cyprus.end], cyprus.known, cyprus.ratio) == (
        "equal in size to the island of Cyprus",
        9250,
        0.87,
    )
    assert found["90 minutes"] == ("duration", 90, 90, "min", "exact")
    assert found["a little more than a fifth"] == ("share", 20, None, "%", "more_than")
    assert found["billions of dollars"] == ("money", 2e9, None, "USD", "at_least")
    assert found["74"] == ("age", 74, 74, "a", "exact")
    assert not any("55968469" in words for words in found)


@pytest.mark.parametrize(
    ("text", "words", "low"),
    [
        ("Her own figure of 19 dead stands.", "19", 19),
        ("The strikes killed a family of five.", "five", 5),
        ("They said 19 people died, four of them children.", "four", 4),
        ("Five of the injured are in a critical condition.", "Five", 5),
        ("Over 1,000 Lebanese, mostly civilians, were killed.", "Over 1,000 Lebanese", 1000),
        ("The agency said 24 were taken to the hospital.", "24", 24),
        ("Police said 2 000 people fled.", "2 000 people", 2000),
        ("Police said 12\xa0500 people fled.", "12\xa0500 people", 12500),
    ],
)
def test_people_without_a_noun_of_their_own(text: str, words: str, low: float) -> None:
    analysis = analyse(Report("r", text, passages=(Passage(0, len(text), "body"),)))
    found = {text[a.start : a.end]: a for a in amounts.find(analysis)}
    assert (found[words].kind, found[words].low) == ("people", low)


def test_a_year_before_a_noun_counts_nothing() -> None:
    text = "In 2003 troops entered the city, and since 2011 rebels hold it."
    assert amounts.find(analyse(Report("r", text, passages=(Passage(0, len(text), "body"),)))) == ()


def test_a_number_at_the_end_of_a_headline_counts_nothing_of_the_next_passage() -> None:
    text = "Drone strike on the market kills nine\n\nORSINA, June 3 - The governor spoke."
    passages = (Passage(0, 37, "title"), Passage(39, len(text), "body"))
    found = amounts.find(analyse(Report("r", text, passages=passages)))
    assert [(a.of(text), a.kind, a.low) for a in found if a.low == 9] == [("nine", "people", 9)]


def test_each_of_several_ages_is_one() -> None:
    assert read("They are aged 4, 11 and 13.") == [
        ("aged 4", "age", 4, 4),
        ("11", "age", 11, 11),
        ("13", "age", 13, 13),
    ]
    assert ("2 women", "people", 2, 2) in read("Boys aged 3 and 2 women died.")


def test_a_fraction_may_stand_for_those_spoken_of() -> None:
    assert read("About a third have come back.") == [("About a third", "share", 33.3333, 33.3333)]
    assert read("A third was hurt.") == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Bread costs 25,000 pounds in Sudan.", "SDG"),
        ("It costs 25,000 Syrian pounds.", "SYP"),
        ("Britain gave Egypt 4 million pounds.", "GBP"),
        ("Egypt took 4 million British pounds.", "GBP"),
        ("Sudan and Egypt paid 4 million pounds.", "GBP"),
        ("It costs £40 in Sudan.", "GBP"),
        ("They paid 40 pounds.", "GBP"),
    ],
)
def test_pounds_are_of_the_country_that_the_report_speaks_of(text: str, unit: str) -> None:
    assert [a.unit for a in whole(text) if a.kind == "money"] == [unit]
