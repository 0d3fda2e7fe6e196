from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.reading.language import analyse
from accordingto.reading.places import Gazetteer, find
from accordingto.record import Passage, Place, Report

from .conftest import analysed, within

Way = Callable[[str], dict[str, Place]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells fell on the village of Robotyne, south of Zaporizhzhia, officials in Kyiv said.",
            {"Robotyne", "Zaporizhzhia", "Kyiv"},
        ),
        ("Protesters marched in Port-au-Prince and Dar es Salaam on Monday.", {"Port-au-Prince", "Dar es Salaam"}),
        ("Fighting went on near Deir ez-Zor, Syria, on Monday.", {"Deir ez-Zor", "Syria"}),
        ("He was arrested in Springfield, Ill., on Friday.", {"Springfield", "Ill."}),
        ("Fighting went on in the West Bank and the Gaza Strip.", {"West Bank", "Gaza Strip"}),
    ],
)
def test_place_names_are_found(places: Way, text: str, expected: set[str]) -> None:
    assert expected <= set(places(text))


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Rescuers from Nelson reached the valley on Friday.", "Nelson"),
        ("The driver, from Nelson, was not hurt.", "Nelson"),
        ("Mabini residents fled the flood.", "Mabini"),
    ],
)
def test_the_encoder_finds_towns_that_the_name_recogniser_takes_for_people(places: Way, text: str, town: str) -> None:
    assert set(places(text)) == {town}


@pytest.mark.parametrize(
    "text",
    [
        "Charlotte Smith thanked the doctors.",
        "Ms. Florence Houston, the spokeswoman, thanked Austin Powell.",
        "The Bank of Cyprus raised its rates.",
        "The Ukrainian soldiers spoke with the Turks and a Syrian doctor.",
        "The Kremlin and the White House did not comment.",
        "The storm reached the coast in March, and the meeting is in May.",
    ],
)
def test_people_organisations_and_adjectives_are_no_places(places: Way, text: str) -> None:
    assert places(text) == {}


def test_the_country_that_a_report_is_about_decides(places: Way) -> None:
    canada = places("Police in London, Ontario, said a man from Kitchener was held.")
    assert within(canada["London"], 42.98, -81.25)
    england = places("Police in London said that a man from Manchester was held. British trains were late in Leeds.")
    assert (england["London"].country, england["Manchester"].country) == ("GBR", "GBR")


@pytest.mark.parametrize(
    ("state", "admin1"), [("Ill.", "Illinois"), ("Massachusetts", "Massachusetts"), ("MO", "Missouri")]
)
def test_what_follows_a_comma_decides(places: Way, state: str, admin1: str) -> None:
    found = places(f"Two men were hurt in Springfield, {state}, on Monday. Springfield police are looking for a third.")
    assert found["Springfield"].admin1 == admin1


def test_a_name_has_one_sense_in_a_report(places: Way, world: Gazetteer) -> None:
    text = "The mayor of Paris, Texas, spoke on Monday. Roads to Paris were closed. In Paris, schools were shut."
    found = [p for p in find(analysed(text), world) if p.name == "Paris"]
    assert len(found) == 3
    assert {(p.country, p.admin1) for p in found} == {("USA", "Texas")}


def test_region_or_town(places: Way) -> None:
    region = places("Troops advanced in the northern Kharkiv region of Ukraine.")["Kharkiv"]
    town = places("A missile hit the city of Kharkiv in Ukraine.")["Kharkiv"]
    assert (region.feature, region.country) == ("ADM1", "UKR")
    assert town.feature == "PPL"


@pytest.mark.parametrize(
    ("written", "resolved"), [("Kiev", "Kyiv"), ("Kharkov", "Kharkiv"), ("Izium", "Izyum"), ("Lvov", "Lviv")]
)
def test_former_and_other_spellings(places: Way, written: str, resolved: str) -> None:
    place = places(f"Explosions were heard in {written}, Ukraine, overnight.")[written]
    assert (place.resolved, place.country) == (resolved, "UKR")


def test_what_the_gazetteer_lacks_stays_open(places: Way) -> None:
    place = places("Ukrainian forces shelled the village of Robotyne near Zaporizhzhia.")["Robotyne"]
    assert (place.latitude, place.longitude, place.geonames_id, place.resolved) == (None, None, None, None)


def test_the_invented_country(invented: Way) -> None:
    found = invented(
        "Rebels took Tellin on Friday, the mayor of Dovna said. Dovna lies in Marrow Coast. Veldra denies it."
    )
    assert (found["Tellin"].country, found["Tellin"].admin1) == ("XAA", "Marrow Coast")
    assert found["Veldra"].feature == "PCLI"
    assert found["Dovna"].geonames_id is None


def test_the_first_report(places: Way, izium: str) -> None:
    found = places(izium)
    assert within(found["Izium"], 49.2, 37.3)
    assert within(found["Bucha"], 50.5, 30.2)
    assert within(found["Balakliia"], 49.46, 36.84)
    assert (found["Kharkiv"].feature, found["Kharkiv"].country) == ("ADM1", "UKR")
    assert found["Kyiv"].resolved == found["Kiev"].resolved == "Kyiv"
    assert {n: found[n].country for n in ("Ukraine", "Russia", "Cyprus", "Germany", "United States", "US")} == {
        "Ukraine": "UKR", "Russia": "RUS", "Cyprus": "CYP", "Germany": "DEU", "United States": "USA", "US": "USA"}  # fmt: skip
    assert not {"Cherry", "May", "Mary", "Timbol", "West", "Kremlin", "White House", "Joy", "March"} & set(found)


def test_ids_follow_the_text(world: Gazetteer) -> None:
    found = find(analysed("Kyiv is far from Lviv.\nOdesa is nearer to Kyiv."), world)
    assert [p.id for p in found] == [f"p{i}" for i in range(1, len(found) + 1)]
    assert [p.start for p in found] == sorted(p.start for p in found)


@pytest.mark.parametrize(
    "text", ["A" * 300_000, "Kyiv " * 5_000, "Kyiv, " * 3_000, "A. " * 5_000, "of " * 5_000, "-" * 9_000]
)
def test_hostile_text_is_read(world: Gazetteer, text: str) -> None:
    for place in find(analysed(text), world):
        assert text[place.start : place.end] == place.name


SOME = """Kyiv Kiev Izium the of in near Springfield , . - ’s St. Ill. US New York City said Smith Mr. “ ” ( )
Côte d’Ivoire 12 km Київ 🏠"""
words = st.sampled_from([*SOME.split(), "\n"])


@given(st.lists(words, max_size=25).map(" ".join))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_place_is_its_words(world: Gazetteer, text: str) -> None:
    found = find(analysed(text), world)
    for place in found:
        assert 0 <= place.start < place.end <= len(text)
        assert text[place.start : place.end] == place.name
        assert 0 <= place.confidence <= 1
        assert (place.latitude is None) == (place.longitude is None) == (place.resolved is None)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army retook the town of Dovna on Monday, officials said.", {"Dovna"}),
        ("The army retook the town of Drostolin on Monday, officials said.", {"Drostolin"}),
        ("Fighters took the villages of Dovna and Tellin in March.", {"Dovna", "Tellin"}),
    ],
)
def test_a_name_ends_before_the_words_of_time(invented: Way, text: str, expected: set[str]) -> None:
    assert set(invented(text)) == expected


def test_a_town_of_the_users_own_table_is_found_where_the_recogniser_sees_nothing(invented: Way) -> None:
    assert set(invented("The fighters left Dovna during the night, their commander admitted.")) == {"Dovna"}


@pytest.mark.parametrize(
    "text",
    [
        "The Ostrana Liberation Front attacked. Ana Weir, commander of the Front, said so. The Front has left.",
        "The men of the Red Dawn Group denied it. Officials of the Group were arrested in the West.",
        "A judge of the Eastern District said that two Marines died at the Front.",
    ],
)
def test_a_short_name_of_an_organisation_is_no_village(places: Way, text: str) -> None:
    assert not {"Front", "Group", "West", "Eastern District", "Marines"} & set(places(text))


CLOSE = """\
name,latitude,longitude,country,feature,admin1,admin2,population,alternate_names,geonames_id
Veldra,12.0,-140.0,XAA,PCLI,,,4000000,,
Ostrana,12.5,-140.5,XAA,ADM1,,,900000,,
Marrow Coast,8.0,-145.0,XAA,ADM1,,,900000,,
Tellin,12.5,-140.6,XAA,PPL,Ostrana,,8000,,
Tellin,8.1,-145.1,XAA,PPL,Marrow Coast,,8000,,
Karsk,12.4,-140.4,XAA,PPL,Ostrana,,90000,,
"""


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Two towns of one name and size, far apart."""
    folder = tmp_path_factory.mktemp("twins")
    (folder / "twins.csv").write_text(CLOSE, encoding="utf-8")
    gazetteer = Gazetteer.of([], folder / "gazetteer.sqlite")
    gazetteer.import_file(folder / "twins.csv")
    return gazetteer


def test_where_nothing_tells_two_towns_apart_both_are_given(twins: Gazetteer) -> None:
    (place,) = find(analysed("Shells fell on the town of Tellin at dawn."), twins)
    assert (place.resolved, place.latitude, place.longitude, place.geonames_id, place.precision) == (None,) * 5
    assert (place.country, place.admin1) == ("XAA", None)
    assert {a.admin1 for a in place.alternatives} == {"Ostrana", "Marrow Coast"}
    assert sum(a.chance for a in place.alternatives) == pytest.approx(1, abs=0.01)


def test_where_something_tells_them_apart_one_is_given(twins: Gazetteer) -> None:
    found = {p.name: p for p in find(analysed("Shells fell on the town of Tellin, Ostrana, near Karsk."), twins)}
    assert (found["Tellin"].admin1, found["Tellin"].alternatives) == ("Ostrana", ())
    assert found["Tellin"].latitude == pytest.approx(12.5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army shelled Izium on Monday.", {"Izium"}),
        ("Russian troops captured Bakhmut after months of fighting.", {"Bakhmut"}),
        ("Rockets hit Mykolaiv on Tuesday, killing three.", {"Mykolaiv"}),
        ("Rebels seized Goma and advanced on Bukavu.", {"Goma", "Bukavu"}),
        ("Lyman was recaptured by Ukrainian forces.", {"Lyman"}),
        ("Russian forces now control Rubizhne and Popasna.", {"Rubizhne", "Popasna"}),
    ],
)
def test_what_an_army_takes_or_shells_is_a_place(places: Way, text: str, expected: set[str]) -> None:
    assert set(places(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Saddam Hussein was captured in December. Saddam was hanged.",
        "The rebels captured Gbagbo on Monday. Forces loyal to Ouattara seized Gbagbo.",
        "The troops attacked Charlotte Smith. A missile hit the Bank of Cyprus.",
    ],
)
def test_whoever_is_attacked_or_captured_is_no_place(places: Way, text: str) -> None:
    assert places(text) == {}


def test_a_bare_name_is_the_town_and_a_list_of_regions_is_of_regions(places: Way) -> None:
    town = places("Shelling near Kherson hurt two residents.")["Kherson"]
    assert (town.feature, town.country) == ("PPL", "UKR")
    regions = places("Drones were seen over Donetsk and Kharkiv regions of Ukraine.")
    assert {regions["Donetsk"].feature, regions["Kharkiv"].feature} == {"ADM1"}


def test_a_romanisation_of_the_name_is_as_good_as_the_name(world: Gazetteer) -> None:
    found = world.look_up(["sloviansk"])
    assert {(e.name, e.rank) for e in found["sloviansk"]} >= {("Slovyansk", 0), ("Nikopol", 1)}


@pytest.mark.parametrize("text", ["JOPLIN, Mo. - Two men were hurt.", "INDEPENDENCE, Mo. - Two men were hurt."])
def test_a_town_is_found_before_its_state(places: Way, text: str) -> None:
    found = places(text)
    assert {p.admin1 for p in found.values()} == {"Missouri"}
    assert len(found) == 2


def test_independence_alone_is_no_town(places: Way) -> None:
    assert "Independence" not in places("The crowd called for Independence, Mr. Smith said. Independence came in May.")


def test_a_small_town_of_a_country_that_is_not_spoken_of_is_not_meant(places: Way) -> None:
    found = places(
        "Salvadoran troops left San Salvador for Usulutan and San Miguel on Monday. El Salvador was quiet. "
        "Shots were heard in San Ramon."
    )
    assert (found["San Ramon"].resolved, found["San Ramon"].country) == (None, None)
    assert found["Usulutan"].country == "SLV"
    spoken_of = places("Police in San Ramon, California, said that two men were held. Nobody was hurt in Dublin.")
    assert spoken_of["San Ramon"].admin1 == "California"


def test_a_village_is_in_the_unit_that_is_told_after_it(places: Way) -> None:
    found = places("Two men were shot near Rio Blanco municipality, in Tolima department, Colombian police said.")
    village = found["Rio Blanco"]
    assert (village.resolved, village.latitude) == (None, None)
    assert (village.country, village.admin1) == ("COL", "Tolima")


def test_a_name_goes_on_in_the_next_line(places: Way) -> None:
    found = places("THE TROOPS LEFT SAN SALVADOR ON MONDAY, AND THE SHELLS THAT WERE FIRED FELL IN SAN MIGUEL.")
    assert {"SAN SALVADOR", "SAN MIGUEL"} <= set(found)
    wrapped = analysed("The troops left San Salvador on Monday.").text.replace("San ", "San\n")
    report = Report("r", wrapped, passages=(Passage(0, len(wrapped), "body"),))
    (place,) = find(analyse(report), Gazetteer.default())
    assert (place.name, place.resolved) == ("San Salvador", "San Salvador")


def test_common_words_in_capitals_are_no_places(places: Way) -> None:
    assert places("THE GUERRILLAS BURNED THE OFFICES AND TRIED TO DESTROY THE BALLOTS OF THE ENTERPRISE.") == {}


def test_a_name_with_an_article_is_no_town(invented: Way) -> None:
    assert (
        invented("Guards hoped to reach the Dovna before winter.").get("Dovna", Place(0, 1, "p", "")).geonames_id
        is None
    )
    assert invented("Guards hoped to reach Dovna before winter.")["Dovna"].resolved == "Dovna"
    assert invented("The Dovna police came.")["Dovna"].resolved == "Dovna"


def test_a_river_is_not_the_town_or_the_province_of_its_name(places: Way) -> None:
    nile = places("Omdurman lies across the Nile from Khartoum.")["Nile"]
    assert not (nile.feature or "").startswith(("PPL", "ADM"))


def test_a_name_after_a_rank_is_a_person(places: Way) -> None:
    assert "Tarn" not in places("He was met by General Tarn.")


def test_the_region_of_a_groups_branch_is_no_place(places: Way) -> None:
    assert "West Africa Province" not in places("The Islamic State in West Africa Province claimed the raid.")
    assert "Syria" in places("They fought Islamic State in Syria.")


def test_a_country_is_not_the_unit_that_is_called_after_it(places: Way) -> None:
    found = places("Police in Guatemala City said that two men were shot in Guatemala on Monday. Antigua was calm.")
    assert (found["Guatemala"].feature, found["Guatemala City"].feature) == ("PCLI", "PPLC")


def test_in_capitals_a_name_ends_before_words_of_time(places: Way) -> None:
    assert "MEDELLIN" in places("POLICE SAID THAT FOUR BOMBS EXPLODED IN THE CITY OF MEDELLIN EARLY THIS MORNING.")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Officers of the Maryland State Police came.", {"Maryland"}),
        ("The US State Department said so.", {"US"}),
        ("The UK Department for Transport said so.", {"UK"}),
        ("The Helmand District Court freed him.", {"Helmand"}),
        ("Shells fell in Benue State on Monday.", {"Benue State"}),
        ("Aid came from across the Middle East on Monday.", {"Middle East"}),
        ("Troops took the villages of Dovna, Karsk and Brelmo.", {"Dovna", "Karsk", "Brelmo"}),
        ("Two died in Torvula village at dawn.", {"Torvula"}),
        ("They met at the Torvula village council.", set()),
    ],
)
def test_a_name_ends_where_the_place_does(places: Way, text: str, named: set[str]) -> None:
    assert set(places(text)) == named
