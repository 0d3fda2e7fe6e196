"""Whom words and dealings are for, and who moves troops."""

import pytest

from tests.reading.events.sentences import Told


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("The council called on the rebels to leave the port.", "called on", ["the rebels"]),
        ("The council urged both sides to stop.", "urged", ["both sides"]),
        ("Readers were urged to write to the governor.", "urged", ["Readers"]),
        ("The council urged restraint.", "urged", []),
        (
            "The council called for the release by the militia of two nurses.",
            "called for",
            ["the militia of two nurses"],
        ),
        ("The prime minister gave an ultimatum to the rebels.", "ultimatum", ["the rebels"]),
        ("The president offered to give the rebels rifles.", "offered", ["the rebels"]),
        ("The king pledged cooperation with Orsina.", "pledged", ["Orsina"]),
        ("The president has declined to meet Tom Vey.", "declined", ["Tom Vey"]),
        ("The president has refused to open the gate.", "refused", []),
        ("Orsina may cut off aid to the farmers.", "cut off", ["the farmers"]),
        ("The mayor has condemned the minister's actions.", "condemned", ["the minister"]),
        ("Orsina condemned an attack by the army on the market.", "condemned", ["the army"]),
        ("Relatives filed a lawsuit against the army.", "filed", ["the army"]),
        ("Orsina condemned Monday's attack on the market.", "condemned", []),
        ("The ministry demanded that the governor step down.", "demanded", ["the governor"]),
        ("The ministry demanded an explanation.", "demanded", []),
        ("The rebels threatened to burn the settlers alive.", "threatened", ["the settlers"]),
        (
            "The rebels threatened to close the road unless the governor frees the prisoners.",
            "threatened",
            ["the governor"],
        ),
        ("The rebels threatened to close the road.", "threatened", []),
        ("The rebels refused to hold talks with the governor.", "refused", ["the governor"]),
        ("The government refused to allow reporters to enter the town.", "refused", ["reporters"]),
        ("The government refused to allow the marking of the border.", "refused", []),
        ("The rebels turned down the governor's offer.", "turned down", ["the governor"]),
        ("The ministry offered money to the rebels.", "offered", ["the rebels"]),
        ("The minister expressed support for the soldiers.", "expressed", ["the soldiers"]),
        ("Nine villagers were given food and tents.", "given", ["Nine villagers"]),
        ("A ship rescued nine villagers.", "rescued", ["nine villagers"]),
        ("A court sentenced the general to death.", "sentenced", ["the general"]),
        ("The governor declared a state of emergency.", "declared", []),
        ("The soldiers seized control of the port from the rebels.", "seized control", ["the rebels"]),
        ("The settlers imposed a blockade on the offices.", "imposed", ["the offices"]),
    ],
)
def test_whom_it_is_for(text: str, trigger: str, target: list[str]) -> None:
    told = Told(text)
    assert told.role(told.event(trigger), "target") == target


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("The minister met the ambassador.", "met", ["The minister", "the ambassador"]),
        ("The minister met with the ambassador.", "met", ["The minister", "the ambassador"]),
        ("The governor held talks with the rebels.", "talks", ["The governor", "the rebels"]),
        ("A meeting between the governor and the rebels failed.", "meeting", ["the governor", "the rebels"]),
        (
            "The minister repeated his position in a phone call with the king.",
            "phone call",
            ["The minister", "the king"],
        ),
        ("A deal was signed between the government and the rebels.", "signed", ["the government", "the rebels"]),
        ("The government signed a deal with the rebels.", "signed", ["The government", "the rebels"]),
        ("The ministers signed the accord after a meeting at the ministry.", "meeting", ["The ministers"]),
    ],
)
def test_all_parties_of_talks_and_agreements_act(text: str, trigger: str, actor: list[str]) -> None:
    told = Told(text)
    event = told.event(trigger)
    assert (told.role(event, "actor"), told.role(event, "target")) == (actor, [])


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Security forces were deployed in the capital.", "deployed", ["Security forces"]),
        ("At least 500 soldiers will be withdrawn from the island.", "withdrawn", ["At least 500 soldiers"]),
        ("The governor deployed the soldiers.", "deployed", ["The governor"]),
        ("There is no plan yet for pulling out Orsina's troops.", "pulling out", ["Orsina"]),
        ("Most of the army was withdrawn from the island.", "withdrawn", ["Most of the army"]),
        ("New missiles were deployed on the island.", "deployed", []),
    ],
)
def test_troops_move_where_nobody_is_said_to_move_them(text: str, trigger: str, actor: list[str]) -> None:
    told = Told(text)
    assert told.role(told.event(trigger), "actor") == actor


def test_a_description_is_the_person_named_beside_it() -> None:
    told = Told("The minister met his counterpart, Ada Reen.").entity("person", "Ada Reen")
    assert [r.entity for r in told.event("met").roles] == [None, "e1"]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("The council called on the army to attack the barracks.", "attack", ["the army"]),
        ("Orsina took the opportunity to condemn its rival.", "condemn", ["Orsina"]),
        (
            "The head of the mission, at dawn, two army helicopters attacked the camp.",
            "attacked",
            ["two army helicopters"],
        ),
    ],
)
def test_the_nearest_who_does_it(text: str, trigger: str, actor: list[str]) -> None:
    told = Told(text)
    assert told.role(told.event(trigger), "actor") == actor
