"""Which of those whom the mentions of an event name take part in it."""

from dataclasses import replace

import pytest

from tests.reading.events.sentences import Told


def sides(told: Told, trigger: str) -> tuple[list[str], list[str]]:
    """The actors of an event, and those it was done to."""
    event = told.event(trigger)
    return told.role(event, "actor"), sorted(told.role(event, "target") + told.role(event, "affected"))


def test_words_that_point_back_are_nobody_else() -> None:
    told = Told("Gunmen killed two farmers near the mill. The attackers shot the two farmers and burned a barn.")
    assert sides(told, "killed")[0] == ["Gunmen"]


@pytest.mark.parametrize(
    "text",
    [
        "A blast killed nine soldiers and wounded 16.",
        "A bomber blew himself up in a crowd, killing nine soldiers.",
    ],
)
def test_a_bare_count_and_oneself_are_nobody(text: str) -> None:
    assert sides(Told(text), "killed" if "killed" in text else "killing")[1] == ["nine soldiers"]


def test_others_who_are_counted_take_part() -> None:
    told = Told("A blast killed nine soldiers and wounded two others.")
    assert sides(told, "killed")[1] == ["nine soldiers", "two others"]


def test_whom_another_speaker_accuses_is_kept_beside_the_first() -> None:
    text = "The ministry blamed the Lions Brigade for the attack on the school. Ada Reen accused the army of shelling the school."
    told = Told(text).entity("government", "The ministry").entity("person", "Ada Reen")
    told.entity("armed_group", "the Lions Brigade")
    told.says("The ministry", "blamed", "the Lions Brigade for the attack on the school")
    told.says("Ada Reen", "accused", "the army of shelling the school.")
    told.statements = [replace(s, speaker=f"e{n}") for n, s in enumerate(told.statements, 1)]
    assert sides(told, "attack")[0] == ["the Lions Brigade", "the army"]


def test_a_side_of_a_fight_is_kept_beside_a_named_one() -> None:
    told = Told("A gunfight between the rebels and the Lions Brigade shook the valley.")
    told.entity("armed_group", "the Lions Brigade")
    assert sides(told, "gunfight")[0] == ["the rebels", "the Lions Brigade"]


def test_a_town_that_is_hit_is_where_it_was() -> None:
    told = Told("Rockets hit Karsk, killing two nurses.").place("Karsk", feature="PPL")
    assert sides(told, "hit")[1] == ["two nurses"]


def test_where_somebody_was_seized_is_no_target() -> None:
    assert sides(Told("A minister was shot at his home by gunmen."), "shot") == (["gunmen"], ["A minister"])


def test_whoever_fired_at_a_building_hit_it() -> None:
    assert sides(Told("Gunmen opened fire at a checkpoint."), "opened fire")[1] == ["a checkpoint"]


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Police arrested two drivers for killing a guard.", "killing", ["two drivers"]),
        ("Ada Reen pleaded guilty to killing a guard.", "killing", ["Ada Reen"]),
        ("Ada Reen, who stands accused of killing a guard, is a driver.", "killing", ["Ada Reen"]),
        ("The militia claimed responsibility for killing a guard.", "killing", ["The militia"]),
        ("The troops were given orders to attack the rebels.", "attack", ["The troops"]),
        ("The army was involved in an effort to kidnap villagers.", "kidnap", ["The army"]),
        ("A mayor was killed in an operation by the army.", "killed", ["the army"]),
        ("Two guards died in attacks believed to be carried out by the militia.", "attacks", ["the militia"]),
        ("Nine soldiers were killed in a battle with the militia.", "killed", ["the militia"]),
        ("Skirmishes on the ground between rebels and troops continue.", "Skirmishes", ["rebels", "troops"]),
        ("The militia began an operation of air strikes on Sunday.", "air strikes", ["The militia"]),
        ("Nine men were arrested in a raid by the militia.", "arrested", ["the militia"]),
        ("There have been several strikes on villages as warplanes have hit targets there.", "strikes", ["warplanes"]),
        (
            "Police arrested a driver suspected of being involved in the kidnapping of a nurse.",
            "kidnapping",
            ["a driver"],
        ),
        ("Officials say Ada Reen masterminded the bombing of a bus.", "bombing", ["Ada Reen"]),
        ("The opposition accused the army of attempting a coup.", "coup", ["the army"]),
        ("Ada Reen announced the arrest of two drivers.", "arrest", []),
        ("Two guards were killed in a suicide bombing. The bomber was not named.", "killed", ["The bomber"]),
        ("Two guards were killed in a suicide bombing. Another bomber shot a nurse.", "killed", []),
        ("A bomb killed two guards. Officials accused the militia of being responsible.", "killed", ["the militia"]),
    ],
)
def test_who_did_it_where_another_word_says_so(text: str, trigger: str, actors: list[str]) -> None:
    assert sides(Told(text), trigger)[0] == actors


def test_whose_weapon_it_was_did_it() -> None:
    told = Told("A Brigade missile hit a school.").entity("armed_group", "Brigade")
    assert sides(told, "hit") == (["Brigade"], ["a school"])


def test_who_claims_the_attack_did_what_the_news_tells_first() -> None:
    told = Told(
        "Bomb blasts in the south have killed two people. Police were searching a garden when two devices were detonated. "
        "The Lions Brigade claimed responsibility for the attack."
    ).entity("armed_group", "The Lions Brigade")
    assert sides(told, "blasts")[0] == ["The Lions Brigade"]


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("Troops exchanged gunfire with rebels near the bridge.", "gunfire", []),
        ("The murder of a supreme court justice shocked Karsk.", "murder", ["a supreme court justice"]),
        ("The shelling destroyed a treatment plant.", "destroyed", ["a treatment plant"]),
        ("Attacks by militiamen on farmers went on.", "Attacks", ["farmers"]),
        (
            "Opposition leader and former minister Ada Reen was assassinated.",
            "assassinated",
            ["former minister Ada Reen"],
        ),
    ],
)
def test_whom_or_what_it_was_done_to(text: str, trigger: str, targets: list[str]) -> None:
    assert sides(Told(text), trigger)[1] == targets


def test_two_verbs_share_their_object() -> None:
    told = Told("The opposition accused the army of abducting and killing villagers.")
    assert sides(told, "abducting") == (["the army"], ["villagers"])


def test_a_name_in_apposition_tells_who_it_was() -> None:
    told = Told("A member of the group, Ada Reen, was shot dead.").entity("person", "Ada Reen")
    role = next(r for r in told.event("shot").roles if r.role in ("target", "affected"))
    assert role.entity == "e1"
