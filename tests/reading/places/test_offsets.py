"""What stands beside a name: directions, distances, parts; and how precise that is."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.reading.places import Gazetteer, find, geodesy
from accordingto.record import Offset, Place

from .conftest import analysed

Way = Callable[[str], dict[str, Place]]
KARSK = (12.4, -140.4)
TELLIN = (12.45, -140.6)


def offset(places: dict[str, Place], name: str) -> Offset:
    found = places[name].offset
    assert found is not None
    return found


def point(found: Offset) -> tuple[float, float]:
    assert found.latitude is not None
    assert found.longitude is not None
    return found.latitude, found.longitude


@pytest.mark.parametrize(
    ("text", "words", "direction", "km"),
    [
        ("Shells fell 12 km south of Karsk on Monday.", "12 km south of Karsk", "S", 12),
        ("The car was found about ten kilometres (6 miles) north-east of the town of Karsk.",
         "about ten kilometres (6 miles) north-east of the town of Karsk", "NE", 10),
        ("They dug in 5 miles to the west of Karsk.", "5 miles to the west of Karsk", "W", 8.05),
        ("The post lies between 10 and 20 km east of Karsk.", "between 10 and 20 km east of Karsk", "E", 15),
        ("It burned half a mile north of Karsk.", "half a mile north of Karsk", "N", 0.8),
    ],
)  # fmt: skip
def test_a_distance_with_a_direction_gives_a_point(
    invented: Way, text: str, words: str, direction: str, km: float
) -> None:
    found = offset(invented(text), "Karsk")
    assert text[found.start : found.end] == words
    assert (found.rule, found.direction) == ("distance", direction)
    assert found.distance_km == pytest.approx(km, abs=0.06)
    assert geodesy.kilometres(KARSK, point(found)) == pytest.approx(km, abs=0.1)
    bearing = geodesy.bearing(KARSK, point(found))
    told = {"N": 0, "NE": 45, "E": 90, "S": 180, "W": 270}[direction]
    assert geodesy.apart(bearing, told) < 3
    assert found.radius_km is not None


@pytest.mark.parametrize(
    "words",
    [
        "two hours from Karsk",
        "about 90 minutes' drive from Karsk",
        "an hour outside Karsk",
        "a two-hour drive north of the town of Karsk",
        "three days by boat from Karsk",
    ],
)
def test_a_travel_time_tells_how_precise_a_place_is_and_gives_no_point(invented: Way, words: str) -> None:
    place = invented(f"Gunmen stopped a bus {words}, the army said.")["Karsk"]
    found = offset({"Karsk": place}, "Karsk")
    assert found.end == len("Gunmen stopped a bus ") + len(words)
    assert (found.rule, found.distance_km, found.latitude, found.radius_km) == ("distance", None, None, None)
    assert place.precision is not None
    assert (place.precision.rule, place.precision.acled, place.precision.ucdp) == ("far_from_town", 2, 5)


@pytest.mark.parametrize(
    "words",
    [
        "Two hours later the convoy left Karsk.",
        "They held out for two days in Karsk.",
        "They fired for two hours from Karsk.",
    ],
)
def test_other_times_beside_a_name_set_nothing_beside_it(invented: Way, words: str) -> None:
    assert invented(words)["Karsk"].offset is None


def test_a_distance_alone_gives_a_circle_around_the_town(invented: Way) -> None:
    text = "Some 20 miles from the border town of Karsk, a convoy was stopped."
    found = offset(invented(text), "Karsk")
    assert text[found.start : found.end] == "Some 20 miles from the border town of Karsk"
    assert point(found) == KARSK
    assert found.radius_km is not None
    assert found.radius_km > 20 * 1.609


def test_at_least_so_far_leaves_the_place_open(invented: Way) -> None:
    found = offset(invented("The camp is more than 60 km from Karsk, an officer said."), "Karsk")
    assert (found.distance_km, found.latitude, found.radius_km) == (60, None, None)


@pytest.mark.parametrize(
    ("text", "words", "rule", "acled", "ucdp"),
    [
        ("Shells fell near Karsk.", "near Karsk", "near", 2, 2),
        ("Two men died outside Karsk.", "outside Karsk", "outside", 2, 2),
        ("Two men died just outside of the mining town of Karsk.", "just outside of the mining town of Karsk", "outside", 2, 2),
        ("A mine blew up on the outskirts of Karsk.", "the outskirts of Karsk", "outskirts", 2, 2),
        ("A mine blew up in the eastern suburbs of Karsk.", "the eastern suburbs of Karsk", "outskirts", 2, 2),
        ("Troops are massing south of Karsk.", "south of Karsk", "direction", 2, 2),
        ("Fighting went on in the Karsk area.", "Karsk area", "area", 2, 2),
        ("Fighting went on in Karsk district.", "Karsk district", "district", 2, 3),
        ("A mine blew up 12 km south of Karsk.", "12 km south of Karsk", "distance", 2, 2),
        ("A bridge fell 80 km south of Karsk.", "80 km south of Karsk", "distance", 2, 5),
        ("A bomb went off in central Karsk.", "central Karsk", "part", 1, 1),
        ("A bomb went off in the south of Karsk.", "the south of Karsk", "part", 1, 1),
        ("The bus was hit on the road to Karsk.", "the road to Karsk", "road", 2, 2),
        ("Fighting went on in western Ostrana province.", "western Ostrana province", "part", 2, 5),
        ("Fighting went on in the south of Veldra.", "the south of Veldra", "part", 3, 5),
        ("Fighting went on in Veldra's north.", "Veldra's north", "part", 3, 5),
        ("Fighting went on in Veldra's restive far north-east.", "Veldra's restive far north-east", "part", 3, 5),
        ("Fighting went on in Ostrana's southern districts.", "Ostrana's southern districts", "part", 2, 5),
        ("Guards fired at the border with Veldra.", "the border with Veldra", "border", 3, 5),
    ],
)  # fmt: skip
def test_words_beside_a_name(  # noqa: PLR0917
    invented: Way, text: str, words: str, rule: str, acled: int, ucdp: int
) -> None:
    found = invented(text)
    place = next(p for p in found.values() if p.offset)
    assert place.offset is not None
    assert place.precision is not None
    assert (text[place.offset.start : place.offset.end], place.offset.rule) == (words, rule)
    assert (place.precision.acled, place.precision.ucdp) == (acled, ucdp)


def test_a_direction_after_a_name_belongs_to_it_alone(invented: Way) -> None:
    assert offset(invented("Fighting went on in Veldra's north-east."), "Veldra").direction == "NE"
    assert invented("Guards left Veldra's eastern Ostrana province.")["Veldra"].offset is None


@pytest.mark.parametrize(
    ("text", "name", "acled", "ucdp"),
    [
        ("A bomb went off in Karsk.", "Karsk", 1, 1),
        ("Fighting went on in Ostrana province.", "Ostrana", 3, 4),
        ("Fighting went on all over Veldra.", "Veldra", None, 6),
    ],
)
def test_a_place_itself_is_as_precise_as_its_kind(
    invented: Way, text: str, name: str, acled: int | None, ucdp: int
) -> None:
    place = invented(text)[name]
    assert place.offset is None
    assert place.precision is not None
    assert (place.precision.acled, place.precision.ucdp) == (acled, ucdp)


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        ("The bodies lay between Karsk and the village of Tellin in Ostrana.",
         "between Karsk and the village of Tellin", "between"),
        ("Guns fired at the road from Karsk to Tellin in Ostrana.", "the road from Karsk to Tellin", "road"),
        ("They closed the Karsk-Tellin highway in Ostrana.", "Karsk-Tellin highway", "road"),
    ],
)  # fmt: skip
def test_between_two_towns(invented: Way, text: str, words: str, rule: str) -> None:
    found = invented(text)
    both = offset(found, "Karsk")
    assert offset(found, "Tellin") == both
    assert (text[both.start : both.end], both.rule) == (words, rule)
    assert both.places == (found["Karsk"].id, found["Tellin"].id)
    half = geodesy.kilometres(KARSK, TELLIN) / 2
    assert geodesy.kilometres(KARSK, point(both)) == pytest.approx(half, abs=0.1)
    assert geodesy.kilometres(TELLIN, point(both)) == pytest.approx(half, abs=0.1)


def test_both_towns_are_near(invented: Way) -> None:
    text = "Shells fell near Karsk and Dovna."
    found = invented(text)
    assert [offset(found, name).rule for name in ("Karsk", "Dovna")] == ["near", "near"]
    assert offset(found, "Dovna").places == (found["Dovna"].id,)


def test_talks_between_governments_are_nowhere(places: Way) -> None:
    found = places("Talks between Moscow and Kyiv went on, and relations between Russia and Ukraine are bad.")
    assert all(p.offset is None for p in found.values())


def test_a_village_that_no_gazetteer_has_is_where_the_words_put_it(invented: Way) -> None:
    text = "Shells fell on the village of Zorvenka, a hamlet 9 km east of Karsk, at dawn."
    village = invented(text)["Zorvenka"]
    assert (village.latitude, village.geonames_id) == (None, None)
    assert village.offset is not None
    assert text[village.offset.start : village.offset.end] == "9 km east of Karsk"
    assert geodesy.kilometres(KARSK, point(village.offset)) == pytest.approx(9, abs=0.1)
    assert village.precision is not None
    assert (village.precision.acled, village.precision.ucdp) == (2, 2)


def test_the_side_of_a_unit_is_not_taken_for_its_place_in_the_country(places: Way) -> None:
    # Helmand lies in the south of Afghanistan: "southern Helmand province" may mean all of it. Kharkiv is not in Ukraine's north.
    helmand = places("A mine killed two men in southern Helmand province in Afghanistan.")["Helmand"]
    kharkiv = places("Troops advanced in the northern Kharkiv region of Ukraine.")["Kharkiv"]
    assert helmand.precision is not None
    assert kharkiv.precision is not None
    assert (helmand.precision.rule, helmand.precision.acled, helmand.precision.ucdp) == ("province_on_that_side", 3, 4)
    assert (kharkiv.precision.rule, kharkiv.precision.acled, kharkiv.precision.ucdp) == ("part_of_province", 2, 5)


def test_rivers_and_seas(places: Way) -> None:
    found = places("Boats were hit on the Dnieper in Ukraine and in the Red Sea off the coast of Yemen.")
    codes = {name: (p.precision.acled, p.precision.ucdp) for name, p in found.items() if p.precision}
    assert (codes["Dnieper"], codes["Red Sea"], codes["Yemen"]) == ((2, 5), (3, 7), (3, 5))


def test_the_first_report(places: Way, izium: str) -> None:
    found = places(izium)
    kharkiv = offset(found, "Kharkiv")
    assert (izium[kharkiv.start : kharkiv.end], kharkiv.rule, kharkiv.direction) == (
        "northern Kharkiv region",
        "part",
        "N",
    )
    told = {izium[p.offset.start : p.offset.end] for p in found.values() if p.offset}
    assert "the road leading to Izium" in told


SOME = """Karsk Tellin Dovna Ostrana Veldra 12 km miles south north-east of from between and the road to near outside outskirts
area , - ( ) a half said"""


@given(st.lists(st.sampled_from([*SOME.split(), "\n"]), max_size=25).map(" ".join))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_offset_holds_the_name_or_stands_behind_it(veldra: Gazetteer, text: str) -> None:
    found = find(analysed(text), veldra)
    ids = {p.id: p for p in found}
    for place in found:
        if place.offset:
            assert 0 <= place.offset.start < place.offset.end <= len(text)
            assert text[place.offset.start] != " "
            assert place.offset.places
            for told in (ids[i] for i in place.offset.places):
                assert place.offset.start <= told.start < told.end <= place.offset.end
            assert (
                (place.offset.latitude is None) == (place.offset.longitude is None) == (place.offset.radius_km is None)
            )
        if place.precision:
            assert place.use == "literal"


@pytest.mark.parametrize(
    "text", ["12 km south of " * 3_000, "between Karsk and " * 2_000, "near the north " * 3_000 + "Karsk"]
)
def test_hostile_text_is_read(veldra: Gazetteer, text: str) -> None:
    for place in find(analysed(text), veldra):
        assert text[place.start : place.end] == place.name


@given(st.tuples(st.floats(-80, 80), st.floats(-180, 180)), st.floats(0, 359.9), st.floats(0.1, 2_000))
def test_there_and_back(start: tuple[float, float], bearing: float, km: float) -> None:
    there = geodesy.towards(start, bearing, km)
    assert -90 <= there[0] <= 90
    assert -180 <= there[1] <= 180
    assert geodesy.kilometres(start, there) == pytest.approx(km, rel=1e-4, abs=1e-3)
