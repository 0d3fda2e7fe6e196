"""Who did what to whom."""

import pytest

from accordingto.record import Entity, Mention
from tests.reading.events.sentences import Told


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "other"),
    [
        ("Rebels attacked a convoy.", "attacked", ["Rebels"], ["a convoy"]),
        ("A convoy was attacked by rebels.", "attacked", ["rebels"], ["A convoy"]),
        ("The killing of two monks by soldiers shocked the country.", "killing", ["soldiers"], ["two monks"]),
        ("Russia's attack on the port began at dawn.", "attack", ["Russia"], ["the port"]),
        ("Russian shelling of the suburb continued.", "shelling", ["Russian"], ["the suburb"]),
        ("Rebels launched an attack on the barracks.", "attack", ["Rebels"], ["the barracks"]),
        ("The rebels who attacked the convoy fled.", "attacked", ["The rebels"], ["the convoy"]),
        ("Soldiers entered the village and killed three farmers.", "killed", ["Soldiers"], ["three farmers"]),
        ("Kovar accused the army of shelling the school.", "shelling", ["the army"], ["the school"]),
        (
            "Kovar said her fighters have no guns and accused the army of shelling the school.",
            "shelling",
            ["the army"],
            ["the school"],
        ),
        ("The village came under attack by gunmen.", "attack", ["gunmen"], ["The village"]),
        ("The attack that rebels launched on the convoy failed.", "attack", ["rebels"], ["the convoy"]),
        ("Two guards were wounded in an Orsina-led air raid.", "wounded", ["Orsina-led"], ["Two guards"]),
        (
            "The envoy spoke of soldier Tom Vey, abducted by gunmen in June.",
            "abducted",
            ["gunmen"],
            ["soldier Tom Vey"],
        ),
        ("Six men were arrested, accused of shooting a guard.", "shooting", ["Six men"], ["a guard"]),
        ("Police arrested six men on charges of conspiracy to kill a guard.", "kill", ["six men"], ["a guard"]),
        (
            "Kovar denounced the killing of eight guards and the abduction of two farmers by the militia.",
            "abduction",
            ["the militia"],
            ["two farmers"],
        ),
    ],
)
def test_actor_and_target(text: str, trigger: str, actor: list[str], other: list[str]) -> None:
    told = Told(text)
    event = told.event(trigger)
    assert told.role(event, "actor") == actor
    assert told.role(event, "target") + told.role(event, "affected") == other


def test_conjoined_targets_are_roles_of_their_own() -> None:
    told = Told("Gunmen shot a teacher and two pupils.")
    assert told.role(told.event("shot"), "target") == ["a teacher", "two pupils"]


def test_the_bomb_is_the_instrument() -> None:
    told = Told("A roadside bomb killed four soldiers.")
    event = told.event("killed")
    assert told.role(event, "instrument") == ["A roadside bomb"]
    assert told.role(event, "actor") == []


def test_a_role_knows_its_entity() -> None:
    told = Told("The Lions Brigade attacked the convoy.").entity("armed_group", "The Lions Brigade")
    role = next(r for r in told.event("attacked").roles if r.role == "actor")
    assert role.entity == "e1"


def test_the_head_of_a_body_is_no_part_of_anybody_where_he_is_named() -> None:
    told = Told("The head of the agency, Tom Vey, met the governor.").entity("person", "The head", "Tom Vey")
    roles = [(r.of(told.text), r.entity) for r in told.event("met").roles]
    assert roles == [("The head of the agency", "e1"), ("the governor", None)]


def test_a_metonymic_place_acts_and_is_no_scene() -> None:
    told = Told("Moscow attacked the port.").place("Moscow", use="metonymic", country="RUS")
    event = told.event("attacked")
    assert told.role(event, "actor") == ["Moscow"]
    assert event.place is None


def test_one_who_shot_and_killed_another_is_no_target() -> None:
    told = Told("A man shot and killed his brother on Monday.")
    assert {(r.role, r.of(told.text)) for e in told.events() for r in e.roles if r.role != "actor"} == {
        ("affected", "his brother"),
        ("target", "his brother"),
    }
    assert {r.of(told.text) for e in told.events() for r in e.roles if r.role == "actor"} == {"A man"}


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Twelve villagers were killed and wounded by militiamen.", "killed", ["militiamen"]),
        ("Velmar's plan to deploy missiles angered its neighbours.", "deploy", ["Velmar"]),
        ("The army made an attempt to attack the barracks.", "attack", ["The army"]),
        ("Rocket fire into Velmar by rebels went on.", "fire", ["rebels"]),
        ("It is time to withdraw the troops.", "withdraw", ["the troops"]),
        ("The Front has no plans of surrendering.", "surrendering", ["The Front"]),
        ("Protesters have found a new place to demonstrate.", "demonstrate", ["Protesters"]),
        ("Rebels used the money to attack the town.", "attack", ["Rebels"]),
        ("Uganda has announced a pan-African meeting.", "meeting", ["Uganda"]),
        ("Anti-Orsinian riots by students shook the town.", "riots", ["students"]),
        ("He said that f**** shot a guard.", "shot", []),
        ("Neighbouring states Orsina and Velmar deployed troops.", "deployed", ["Orsina", "Velmar"]),
        ("Their banners read: bring back the troops.", "bring back", ["the troops"]),
    ],
)
def test_actors_told_elsewhere_in_the_sentence(text: str, trigger: str, actor: list[str]) -> None:
    told = Told(text)
    assert told.role(told.event(trigger), "actor") == actor


def test_it_is_whoever_the_report_means() -> None:
    text = "Velmar is worried, and it shelled the port."
    told = Told(text)
    told.entities.append(Entity("e1", "Velmar", "government", (Mention(0, 6, "name"), Mention(23, 25, "pronoun"))))
    event = told.event("shelled")
    assert [r.entity for r in event.roles if r.role == "actor"] == ["e1"]
    assert told.role(Told(text).event("shelled"), "actor") == []


def test_what_was_the_scene_of_an_attack_was_its_target() -> None:
    told = Told("The market was the scene of a suicide bombing in May.")
    assert told.role(told.event("suicide bombing"), "target") == ["The market"]
    told = Told("The target of the attack was a restaurant.")
    assert told.role(told.event("attack"), "target") == ["a restaurant"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Troops killed nine rebels in a raid at a town.", "killed"),
        ("A bomb wounded a soldier while on patrol.", "wounded"),
        ("The government sent its condolences.", "sent"),
    ],
)
def test_places_errands_and_feelings_are_no_targets(text: str, trigger: str) -> None:
    told = Told(text)
    assert told.role(told.event(trigger), "target") == []


def test_a_welcomed_withdrawal_is_an_object() -> None:
    told = Told("The council welcomed the withdrawal.")
    event = told.event("welcomed")
    assert (told.role(event, "target"), told.role(event, "object")) == ([], ["the withdrawal"])


def test_what_is_thrown_is_no_target() -> None:
    told = Told("Protesters threw stones at the guards in Sarnak.").place("Sarnak")
    event = told.event("threw")
    assert told.role(event, "instrument") == ["stones"]
    assert told.role(event, "target") == ["the guards"]


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("A guard was injured by glass.", "glass"),
        ("A soldier was hit by shrapnel.", "shrapnel"),
        ("Two women were cut by flying debris.", "debris"),
        ("Falling bricks killed a boy.", "Falling bricks"),
    ],
)
def test_things_are_no_actors(text: str, instrument: str) -> None:
    told = Told(text)
    (event,) = told.events()
    assert (told.role(event, "actor"), told.role(event, "instrument"), event.blame) == ([], [instrument], None)


def test_what_is_lacking_is_told_with_its_no() -> None:
    told = Told("The town had no electricity and no water.")
    assert "no electricity" in [r.of(told.text) for r in told.event("had").roles]
