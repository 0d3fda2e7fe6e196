"""Who holds a place."""

import pytest

from tests.reading.events.sentences import Told

ARMY, REBELS = "e1", "e2"


@pytest.mark.parametrize(
    ("text", "trigger", "from_", "to"),
    [
        ("The army recaptured Sarnak from the rebels.", "recaptured", REBELS, ARMY),
        ("Sarnak was seized back from the rebels by the army.", "seized", REBELS, ARMY),
        ("The army withdrew from Sarnak after the rebels came.", "withdrew", ARMY, None),
        ("The army left Sarnak, and the rebels cheered.", "left", ARMY, None),
        ("The army still holds Sarnak, the rebels admit.", "holds", None, ARMY),
        ("The army took control of Sarnak, and the rebels fled.", "took control", None, ARMY),
        ("Sarnak fell to the army as the rebels fled.", "fell", None, ARMY),
        ("The army has liberated the town of Sarnak from the rebels.", "liberated", REBELS, ARMY),
    ],
)
def test_control(text: str, trigger: str, from_: str | None, to: str | None) -> None:
    told = Told(text)
    told.entity("military", "The army" if "The army" in text else "the army").entity("armed_group", "the rebels")
    told.place("Sarnak")
    control = told.event(trigger).control
    assert control is not None
    assert (control.place, control.from_, control.to) == ("p1", from_, to)


def test_under_control_of_a_demonym_s_country() -> None:
    told = Told("Sarnak was still under Russian control in May, and Russia said so.")
    told.entity("government", "Russia", country="RUS").place("Sarnak")
    control = told.event("control").control
    assert control is not None
    assert (control.place, control.to) == ("p1", "e1")


def test_the_loser_may_be_told_by_another_mention() -> None:
    told = Told("Flags rise in a city seized back from the rebels.", "The city of Sarnak was retaken.", title=True)
    told.entity("armed_group", "the rebels").place("Sarnak")
    event = told.event("retaken")
    assert [s.of(told.text) for s in event.trigger] == ["seized back", "retaken"]
    assert event.control is not None
    assert (event.control.place, event.control.from_) == ("p1", "e1")


def test_an_ordinary_departure_is_no_retreat() -> None:
    assert Told("The tourists left Sarnak in May.").place("Sarnak").triggers() == []


@pytest.mark.parametrize(
    "taken",
    [
        "the airport in Sarnak",
        "a village in Sarnak",
        "several villages in Sarnak",
        "most of Sarnak",
        "a hill",
        "a bridge",
    ],
)
def test_what_lies_in_a_place_or_is_a_part_of_it_is_not_the_place(taken: str) -> None:
    told = Told(f"The army captured {taken} on Monday, said people in Sarnak.")
    told.entity("military", "The army").place("Sarnak")
    assert told.event("captured").control is None


def test_what_is_beside_a_place_is_not_the_place() -> None:
    told = (
        Told("The army captured a village near Sarnak.").entity("military", "The army").place("Sarnak", offset="near")
    )
    assert told.event("captured").control is None


def test_the_town_is_the_one_that_was_told_of() -> None:
    told = Told("Shells fell on Sarnak. On Monday the army captured the town.").entity("military", "the army")
    control = told.place("Sarnak").event("captured").control
    assert control is not None
    assert (control.place, control.to) == ("p1", "e1")


@pytest.mark.parametrize(
    ("country", "sort"), [("XAB", "Non-state actor overtakes territory"), ("XAA", "Government regains territory")]
)
def test_an_army_in_another_country_regains_nothing(country: str, sort: str) -> None:
    told = Told("The army captured Sarnak on Monday.").entity("military", "The army", country=country)
    acled = told.place("Sarnak", country="XAA").event("captured").acled
    assert acled is not None
    assert acled.sub_event_type == sort
