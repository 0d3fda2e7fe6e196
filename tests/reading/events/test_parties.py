"""Who can take part in an event, and who cannot."""

import pytest

from tests.reading.events.sentences import Told


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The alleged plot was to bomb the parliament.", "bomb"),
        ("A separate bomb incident in the north killed two guards.", "killed"),
        ("A report of the commission noted killings of farmers and led to unrest that killed six.", "killed"),
        ("Flour will be shipped by road to the villages.", "shipped"),
        ("No group attacked the convoy.", "attacked"),
        ("Nobody criticised the governor.", "criticised"),
        ("A string of bombings killed nine farmers.", "killed"),
    ],
)
def test_what_cannot_act_is_no_actor(text: str, trigger: str) -> None:
    told = Told(text)
    assert [told.role(e, "actor") for e in told.events() if any(trigger in s.of(told.text) for s in e.trigger)] in (
        [],
        [[]],
    )


def test_a_report_accuses_but_kills_nobody() -> None:
    told = Told("A report accused the rebels.")
    assert told.role(told.event("accused"), "actor") == ["A report"]


def test_a_patrol_acts() -> None:
    told = Told("A patrol attacked the camp.")
    assert told.role(told.event("attacked"), "actor") == ["A patrol"]


def test_what_is_used_does_not_act() -> None:
    told = Told("Guards used tear gas to attack the villagers.")
    event = told.event("attack")
    assert told.role(event, "actor") == ["Guards"]
    assert told.role(event, "instrument") == ["tear gas"]


def test_whom_somebody_uses_acts() -> None:
    told = Told("The ministry used a militia to attack the villagers.")
    assert told.role(told.event("attack"), "actor") == ["a militia"]


def test_a_bomb_that_destroys_is_the_instrument() -> None:
    told = Told("A bomb destroyed the bridge.")
    event = told.event("destroyed")
    assert told.role(event, "instrument") == ["A bomb"]
    assert told.role(event, "actor") == []


def test_where_people_flee_from_is_not_displaced() -> None:
    told = Told("Hundreds of farmers fled the village.")
    assert told.role(told.event("fled"), "affected") == ["Hundreds of farmers"]


def test_casualties_that_somebody_suffers_are_nobody_of_their_own() -> None:
    told = Told("The brigade suffered casualties.")
    assert told.role(told.event("suffered"), "affected") == ["The brigade"]


def test_no_one_is_hurt() -> None:
    told = Told("No one was killed.")
    assert [who for event in told.events() for who in told.role(event, "affected")] == []


def test_a_policy_is_an_object_and_no_target() -> None:
    told = Told("The mayor criticised the policy.")
    event = told.event("criticised")
    assert told.role(event, "object") == ["the policy"]
    assert told.role(event, "target") == []


def test_the_street_is_where_it_was() -> None:
    told = Told("Gunmen attacked a guard on the street.")
    assert told.role(told.event("attacked"), "target") == ["a guard"]


def test_progress_is_no_target_and_a_checkpoint_is() -> None:
    told = Told("Rebels attacked the progress made. Rebels attacked the checkpoint.")
    assert [told.role(event, "target") for event in told.events()] == [[], ["the checkpoint"]]


def test_a_body_is_whom_it_was_done_to() -> None:
    told = Told("A decapitated body was found.")
    assert told.role(told.event("decapitated"), "affected") == ["A decapitated body"]


@pytest.mark.parametrize(
    "text",
    [
        "The governor agreed with every word of the general.",
        "The farmer escaped unharmed.",
        "The minister met the needs of the farmers.",
        "The radio station went off the air.",
        "The guards demonstrated great skill.",
        "The country will win the battle against poverty.",
        "Three missions with targeted operations were planned.",
        "Policemen charged into the hall.",
        "The girl was talking animatedly.",
        "Her speech rallied support for the war.",
    ],
)
def test_no_event(text: str) -> None:
    assert Told(text).triggers() == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The governor agreed with the rebels to exchange prisoners.", "agreed"),
        ("The ministers agreed on a truce.", "agreed"),
        ("Hundreds of villagers escaped across the border.", "escaped"),
        ("The minister met the ambassador.", "met"),
        ("The bomb went off.", "went off"),
        ("Hundreds of workers demonstrated in the capital.", "demonstrated"),
        ("Police charged the man with murder.", "charged"),
    ],
)
def test_and_an_event(text: str, trigger: str) -> None:
    assert Told(text).event(trigger)


def test_sanctions_have_a_target_and_ties_are_an_object() -> None:
    told = Told("Orsina cut all ties with Halvek.").place("Halvek").entity("government", "Orsina")
    event = told.event("cut")
    assert told.role(event, "object") == ["all ties"]
    assert told.role(event, "target") == ["Halvek"]
