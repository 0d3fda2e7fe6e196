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
