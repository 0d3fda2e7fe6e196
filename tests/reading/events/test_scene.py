"""Where and when."""

from dataclasses import replace

import pytest

from accordingto.record import Offset, Precision
from tests.reading.events.sentences import Told


def where(told: Told, trigger: str) -> tuple[str | None, int | None]:
    event = told.event(trigger)
    return next((p.name for p in told.places if p.id == event.place), None), event.geo_precision


def test_the_place_at_the_trigger() -> None:
    told = Told("A bomb exploded in Sarnak, police in Tomsk said.").place("Sarnak").place("Tomsk")
    assert where(told, "exploded") == ("Sarnak", 1)


def test_the_precision_is_that_of_the_place() -> None:
    near = Told("Rebels attacked a convoy near Sarnak.").place("Sarnak")
    near.places[0] = replace(near.places[0], precision=Precision("near", 2, 2))
    assert where(near, "attacked") == ("Sarnak", 2)
    assert where(Told("Rebels attacked a convoy in Tovia.").place("Tovia", "ADM1"), "attacked") == ("Tovia", 3)


def test_of_a_country_alone_no_precision_is_known() -> None:
    assert where(Told("Rebels attacked a convoy in Tovia.").place("Tovia", "PCLI"), "attacked") == ("Tovia", None)


def test_the_place_of_the_target() -> None:
    told = Told("Warplanes struck a market in the town of Sarnak.").place("Sarnak")
    assert where(told, "struck") == ("Sarnak", 1)


def test_a_speaker_s_place_is_not_the_scene() -> None:
    told = Told("Officials in Tomsk said that rebels killed two men.").place("Tomsk")
    assert where(told, "killed") == (None, None)


def test_the_town_of_the_sentence_before_serves_what_follows() -> None:
    told = Told("Soldiers left Sarnak in May. Police later found forty bodies in yards.").place("Sarnak")
    assert where(told, "found") == ("Sarnak", 1)


_FAR_DOWN = ("Ministers met.", *["Nothing more was told of it. Nobody spoke. Snow fell."] * 3, "Rebels killed two men.")


def test_far_down_the_one_town_of_the_report_is_where_it_was() -> None:
    told = Told("A winter near Sarnak", *_FAR_DOWN, title=True).place("Sarnak", country="XAA")
    assert where(told, "killed")[0] == "Sarnak"


@pytest.mark.parametrize("words", ["the capital", "the capital city"])
def test_the_capital_is_the_one_that_was_named(words: str) -> None:
    told = Told("Envoys met in Sarnak.", f"Snow fell. Nobody spoke. Rebels killed two men in {words}. Karsk was calm.")
    told.place("Sarnak", "PPLC").place("Karsk")
    assert where(told, "killed") == ("Sarnak", 1)


def test_that_area_is_the_place_that_was_named_last() -> None:
    told = Told("Troops left Sarnak for Tovia province. Rebels killed two men in that area.")
    told.place("Sarnak").place("Tovia", "ADM1")
    assert where(told, "killed") == ("Tovia", 3)


def test_an_ocean_that_a_thing_is_called_after_is_not_the_scene() -> None:
    told = Told("Rebels attacked the Pacific pipeline in Sarnak.").place("Pacific", "OCN").place("Sarnak")
    assert where(told, "attacked") == ("Sarnak", 1)


def test_no_place_is_no_place() -> None:
    assert where(Told("Rebels killed two men."), "killed") == (None, None)


@pytest.mark.parametrize(
    ("text", "words", "bounds", "expected"),
    [
        ("Rebels killed two men on Sunday.", "Sunday", ("2024-03-10", "2024-03-10"), 1),
        ("Rebels killed two men last week.", "last week", ("2024-03-04", "2024-03-10"), 2),
        ("Rebels killed two men in March.", "March", ("2024-03-01", "2024-03-31"), 3),
        ("Rebels killed two men in 2023.", "2023", ("2023-01-01", "2023-12-31"), None),
    ],
)
def test_time_precision(text: str, words: str, bounds: tuple[str, str], expected: int | None) -> None:
    event = Told(text).time(words, *bounds).event("killed")
    assert (event.time, event.earliest, event.latest, event.time_precision) == ("t1", *bounds, expected)


def test_the_time_of_saying_is_not_the_time_of_the_deed() -> None:
    told = Told("Police said on Monday that rebels killed two men.").time("Monday", "2024-03-11", "2024-03-11")
    assert told.event("killed").time is None


def test_each_clause_has_its_own_time() -> None:
    told = Told("Rebels killed two men on Sunday and soldiers arrested a boy on Monday.")
    told.time("Sunday", "2024-03-10", "2024-03-10").time("Monday", "2024-03-11", "2024-03-11")
    assert (told.event("killed").time, told.event("arrested").time) == ("t1", "t2")


def test_a_stretch_of_time_before_the_source_is_that_of_what_is_told() -> None:
    told = Told("In recent days, Tovia claims that rebels have attacked power stations.")
    told.time("recent days", None, "2024-03-11")
    assert told.event("attacked").time == "t1"


def test_without_a_time_there_is_none() -> None:
    event = Told("Rebels killed two men.").event("killed")
    assert (event.time, event.earliest, event.latest, event.time_precision) == (None, None, None, None)


def test_a_place_within_the_source_is_not_the_scene() -> None:
    told = Told("About 40 people fled, according to the governor of Tovia Province.").place("Tovia Province", "ADM1")
    told.says("the governor of Tovia Province", "according to", "About 40 people fled")
    assert where(told, "fled") == (None, None)


def test_those_who_flee_flee_from_the_scene() -> None:
    told = Told("Villagers fled Sarnak towards Tomsk.").place("Sarnak").place("Tomsk")
    assert where(told, "fled") == ("Sarnak", 1)
    assert where(Told("Villagers fled towards Tomsk.").place("Tomsk"), "fled") == (None, None)


def test_a_country_before_an_attack_made_it_and_a_town_suffered_it() -> None:
    told = Told("A Tovia air strike killed two farmers.").place("Tovia", "PCLI")
    assert where(told, "air strike")[0] is None
    told = Told("The Sarnak bombings killed two farmers.").place("Sarnak")
    assert where(told, "bombings")[0] == "Sarnak"


def test_what_comes_first_dates_both_halves_of_a_sentence() -> None:
    told = Told("On Sunday he came to town, but rebels shelled the market.").time("Sunday", "2024-03-10", "2024-03-10")
    assert told.event("shelled").time == "t1"


def test_the_day_of_a_confirmation_is_not_that_of_the_deed() -> None:
    told = Told("The minister confirmed the kidnapping on Tuesday.").time("Tuesday", "2024-03-12", "2024-03-12")
    assert all(event.time is None for event in told.events())


def test_words_beside_a_place_lead_to_it_and_the_place_itself_goes_first() -> None:
    told = Told("Rebels attacked a convoy at a village 12 km south of Sarnak.").place("Sarnak")
    span = told.at("12 km south of Sarnak")
    told.places[0] = replace(told.places[0], offset=Offset(span.start, span.end, "distance"))
    assert where(told, "attacked")[0] == "Sarnak"
    told = (
        Told("A patrol was attacked in Panwar district, west of Sarnak.").place("Panwar", feature=None).place("Sarnak")
    )
    span = told.at("west of Sarnak")
    told.places[1] = replace(told.places[1], offset=Offset(span.start, span.end, "direction"))
    assert where(told, "attacked")[0] == "Panwar"


def test_a_district_of_a_town_is_finer_than_the_town() -> None:
    told = Told("A bomb exploded in the Sarnak district of Velma.").place("Sarnak").place("Velma")
    assert where(told, "exploded")[0] == "Velma"


def test_an_arrest_in_a_raid_has_the_day_and_place_of_the_raid() -> None:
    told = Told("Soldiers killed two rebels in a raid in Sarnak on Sunday.", "Nine rebels were arrested in the raid.")
    told.place("Sarnak").time("Sunday", "2024-03-10", "2024-03-10")
    event = told.event("arrested")
    assert (event.place, event.earliest) == ("p1", "2024-03-10")


def test_the_one_day_that_a_sentence_names_is_that_of_the_attack_in_it() -> None:
    told = Told("The bomber struck at a hall located near the old bridge of Sarnak on Sunday morning.")
    assert told.time("Sunday morning", "2024-03-10", "2024-03-10").event("struck").time == "t1"
    told = Told("Two men were killed after what Sunday brought, the town feared.").time(
        "Sunday", "2024-03-10", "2024-03-10"
    )
    assert told.event("killed").time is None


def test_a_finer_place_of_another_mention_tells_more() -> None:
    told = Told("A bombing in Tovia killed nine. The bombing damaged a restaurant located near Sarnak.")
    told.place("Tovia", "PCLI").place("Sarnak")
    assert where(told, "bombing")[0] == "Sarnak"


def test_a_report_that_keeps_to_one_town_lends_it_to_its_acts_of_violence() -> None:
    first, rest = "Rebels shelled Sarnak.", "Gunmen killed two farmers."
    told = Told(first, "The minister was silent.", rest).place("Sarnak")
    assert where(told, "killed")[0] == "Sarnak"


def test_an_act_of_another_time_is_not_lent_the_town() -> None:
    told = Told("On Monday rebels shelled Sarnak.", "The minister was silent.", "In January gunmen killed two farmers.")
    told.place("Sarnak").time("Monday", "2031-05-05", "2031-05-05").time("January", "2031-01-01", "2031-01-31")
    assert where(told, "killed")[0] is None


def test_the_day_of_the_sentence_before() -> None:
    told = Told("On Sunday two bombs exploded. The rebels attacked a convoy. Soldiers had arrested two clerics.")
    told.time("Sunday", "2031-05-04", "2031-05-04")
    assert told.event("attacked").earliest == "2031-05-04"
    assert told.event("arrested").earliest is None


def test_the_one_day_of_the_news_is_that_of_what_tells_none() -> None:
    silent = "The minister was silent. Snow fell. Nobody spoke. Trains ran late."
    told = Told(f"On Sunday two bombs exploded. {silent} Rebels killed two clerics.", published="2031-05-06")
    assert told.time("Sunday", "2031-05-04", "2031-05-04").event("killed").earliest == "2031-05-04"
    old = Told(f"In March two bombs exploded. {silent} Rebels killed two clerics.", published="2031-05-06")
    assert old.time("March", "2031-03-02", "2031-03-02").event("killed").earliest is None


def test_the_time_of_what_comes_next_is_not_that_of_the_deed() -> None:
    told = Told("Ahead of the summit next week, the minister accused the army of murder.")
    told.time("next week", "2031-05-12", "2031-05-18")
    assert told.event("accused").earliest is None


def test_the_time_of_a_deed_is_not_that_of_its_purpose() -> None:
    told = Told("On Sunday Velmar closed the road in an attempt to stop rocket attacks.")
    told.time("Sunday", "2031-05-04", "2031-05-04")
    assert told.event("attacks").earliest is None


def test_talks_are_where_their_sentence_puts_them() -> None:
    told = Told("The minister met with the Velmari ambassador Ana Reen in Sarnak.").place("Sarnak")
    assert where(told, "met")[0] == "Sarnak"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("An explosion ripped through a theatre in Sarnak.", "explosion"),
        ("A truck bomb in Sarnak damaged homes.", "damaged"),
        ("The bomber struck at a restaurant located two miles north of the mixed city of Sarnak.", "struck"),
    ],
)
def test_what_a_blow_does_is_done_where_it_fell(text: str, trigger: str) -> None:
    assert where(Told(text).place("Sarnak"), trigger)[0] == "Sarnak"


def test_an_air_force_s_country_is_not_where_it_strikes() -> None:
    told = Told("A Velmar air strike killed nine people.").place("Velmar", "PCLI").amount("nine people", 9, 9)
    assert where(told, "killed") == (None, None)


def test_a_threat_is_not_lent_the_place_of_what_was_done() -> None:
    told = Told("Rebels held two men in Sarnak. They would kill the hostages.").place("Sarnak")
    assert where(told, "kill") == (None, None)


def test_the_city_is_the_one_that_was_named_last_known_or_not() -> None:
    told = Told("Rebels in Tomsk fired rockets at the city of Sarnak. Two rockets landed in the city, killing a nurse.")
    told.place("Tomsk").place("Sarnak", None)
    assert where(told, "landed")[0] == "Sarnak"


def test_a_quarter_that_the_gazetteer_does_not_know_is_finer_than_the_town() -> None:
    told = Told("Nine people were killed in Tomsk when a bomb exploded in the district of Sarnak.")
    told.place("Tomsk").place("Sarnak", None).amount("Nine people", 9, 9)
    told.places[1] = replace(told.places[1], latitude=None, longitude=None, geonames_id=None, country=None)
    assert where(told, "killed")[0] == "Sarnak"


def test_the_country_is_the_one_told_of_as_a_place() -> None:
    told = Told("The army in Velma said so. Soldiers invaded the country on Sunday.").place("Velma", "PCLI")
    assert where(told, "invaded")[0] == "Velma"


def test_the_first_sentence_is_lent_the_town_of_the_next() -> None:
    told = Told("A bomb killed nine officers. The bomb attack was made on a convoy in Sarnak.").place("Sarnak")
    assert where(told.amount("nine officers", 9, 9), "killed")[0] == "Sarnak"


def test_now_is_not_when_it_happened() -> None:
    told = Told("It is presently unknown whether the fire was an attack by rebels.")
    told.time("presently", "2024-03-12", "2024-03-12")
    told.times[0] = replace(told.times[0], value="PRESENT_REF")
    assert told.event("attack").earliest is None


def test_a_country_is_not_the_town_of_the_sentence_before() -> None:
    told = Told(
        "A bridge was burned in Karsk. A man was arrested in Sarnak. Rebels have shot ninety men in Tovia this year."
    )
    assert where(told.place("Karsk").place("Sarnak").place("Tovia", "PCLI"), "shot") == ("Tovia", None)


def test_a_town_of_another_country_is_not_where_it_was() -> None:
    apart = Told("A bridge was burned in Sarnak on Monday. Rebels in Tovia killed two men.")
    assert where(apart.place("Sarnak").place("Tovia", "PCLI", country="XAB"), "killed") == ("Tovia", None)


_LATER = "Nobody spoke. Snow fell. It was cold. Police found a body in Karsk."


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a school in revenge for what soldiers did in Sarnak.",
        "Rebels attacked a school after they had seen what soldiers did in Sarnak.",
        "Rebels attacked the envoy, who had told the council of what was happening in Sarnak.",
    ],
)
def test_what_is_told_besides_is_not_where_the_act_was(text: str) -> None:
    assert where(Told(text, _LATER).place("Sarnak").place("Karsk"), "attacked") == (None, None)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The council remembered the attack that destroyed half of the market in Sarnak.", "attack"),
        ("Rebels attacked a convoy on the day when the council met in Sarnak.", "attacked"),
    ],
)
def test_a_clause_on_the_act_or_on_its_day_says_where_it_was(text: str, trigger: str) -> None:
    assert where(Told(text, _LATER).place("Sarnak").place("Karsk"), trigger) == ("Sarnak", 1)


def test_what_is_lent_is_the_town_and_not_a_distance_from_it() -> None:
    told = Told("Rebels shelled Sarnak.", "They have no guns within 40 km of Sarnak.", "A shell killed two farmers.")
    told.place("Sarnak").place("Sarnak", nth=1)
    near = told.places[-1]
    told.places[-1] = replace(near, offset=Offset(near.start - 16, near.end, "near", distance_km=40.0))
    assert told.event("killed").place == "p1"


def test_a_country_besides_the_one_that_the_report_is_about_is_not_where_it_was() -> None:
    lines = (
        "Ukrainian troops and Ukrainian police were silent.",
        "Rebels shot two tourists. Denmark was their country.",
    )
    told = Told(*lines).place("Denmark", "PCLI", country="DNK")
    assert where(told, "shot") == (None, None)


def test_a_place_that_is_denied_is_not_where_it_was() -> None:
    told = Told("They came from the hills, not Karsk. Nine people were killed on Tuesday.").place("Karsk")
    assert where(told, "killed") == (None, None)


def test_the_day_of_a_report_is_not_that_of_what_it_is_about() -> None:
    told = Told("A report on Wednesday about the shelling of Sarnak had an error.").place("Sarnak")
    told.time("Wednesday", "2031-05-07", "2031-05-07")
    assert told.event("shelling").earliest is None


def test_no_town_is_lent_to_what_is_wider_than_a_town() -> None:
    told = Told("Envoys met in Sarnak.", "The army retook dozens of villages.", title=True).place("Sarnak")
    assert where(told, "retook") == (None, None)
    area = Told("Envoys met in Sarnak.", "The army retook 3,100 square miles.", title=True).place("Sarnak")
    assert where(area.amount("3,100 square miles", 3100, kind="area"), "retook") == (None, None)
    one = Told("Envoys met in Sarnak.", "The army retook the village.", title=True).place("Sarnak")
    assert where(one, "retook")[0] == "Sarnak"


def test_no_hour_is_lent_to_what_another_sentence_tells() -> None:
    told = Told(
        "On Sunday shells fell on Sarnak. At 10:00 am a warplane bombed a school. Police in Orsina arrested two clerics.",
        published="2031-05-06",
    )
    told.time("Sunday", "2031-05-05", "2031-05-05").time("10:00 am", "2031-05-05", "2031-05-05", "TIME")
    assert [told.event(word).time for word in ("bombed", "arrested")] == ["t2", "t1"]
