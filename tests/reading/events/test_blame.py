"""How surely an actor is tied to what it is said to have done, and who gives a count."""

from dataclasses import replace

import pytest

from tests.reading.events.sentences import Told


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Rebels shelled the town.", "reported"),
        ("The town was shelled.", None),
        ("Suspected rebels attacked a bus.", "suspected"),
        ("Alleged Front members attacked a bus.", "suspected"),
        ("Two men may have been killed by rebels.", "possible"),
        ("The attack on Sarnak was presumably carried out by rebels.", "possible"),
        ("Rebels met the envoy.", None),
    ],
)
def test_the_grade_of_blame_in_the_outlets_words(text: str, grade: str | None) -> None:
    (event,) = Told(text).events()
    assert event.blame == grade


def test_who_is_accused_did_what_he_is_accused_of() -> None:
    told = Told("The governor accused marines of murdering a student.")
    told.says("The governor", "accused", "marines of murdering a student")
    event = told.event("murdering")
    assert told.role(event, "actor") == ["marines"]
    assert event.blame == "accused"


def test_an_outlet_that_tells_of_the_blast_does_not_give_the_count_of_the_police() -> None:
    told = Told("A bomb exploded in Sarnak on Monday. The blast killed 12 people, police said.")
    told.place("Sarnak").time("Monday", "2024-03-11", "2024-03-11").amount("12 people", 12, 12)
    told.says("police", "said", "The blast killed 12 people")
    (event,) = told.events()
    assert event.according_to == ("report", "s1")
    assert [h.according_to for h in event.harm] == [("s1",)]


def test_a_bare_noun_that_points_back_is_not_the_outlets_word() -> None:
    told = Told("A helicopter crashed, the army said. The crash came at dawn.")
    told.says("the army", "said", "A helicopter crashed")
    (event,) = told.events()
    assert event.according_to == ("s1",)


def test_a_charge_in_the_first_person_is_the_speakers() -> None:
    told = Told('"We urge Brenn to open the road," the governor said.').entity("person", "the governor")
    told.says("the governor", "said", '"We urge Brenn to open the road,"')
    told.statements[0] = replace(told.statements[0], form="direct", speaker="e1")
    event = told.event("urge")
    assert [r.entity for r in event.roles if r.role == "actor"] == ["e1"]


@pytest.mark.parametrize(
    ("text", "actor", "grade"),
    [
        ("The governor blamed the militia for the bombing in Sarnak.", ["the militia"], "accused"),
        ("The militia claimed responsibility for the attack on Sarnak.", ["The militia"], "claimed"),
        ("The militia accepted responsibility for the raid on Sarnak.", ["The militia"], "claimed"),
        ("The bomb blast, blamed on rebels, killed nine people.", ["rebels"], "accused"),
        ("The attack on Sarnak was attributed to the rebels.", ["the rebels"], "accused"),
        ("The rebels were responsible for the attack on Sarnak.", ["The rebels"], "reported"),
        ("The rebels were behind the bombing of Sarnak.", ["The rebels"], "reported"),
        ("The men suspected of the bombing of Sarnak fled.", ["The men"], "suspected"),
        ("No group claimed responsibility for the attack on Sarnak.", [], None),
        ("The rebels denied responsibility for the attack on Sarnak.", [], None),
        ("The rebels claimed the attack on Sarnak.", ["The rebels"], "claimed"),
        ("The rebels did not claim the attack on Sarnak.", [], None),
        ("The rebels are suspected of being behind the attack on Sarnak.", ["The rebels"], "suspected"),
        ("The rebels are accused of being responsible for the attack on Sarnak.", ["The rebels"], "accused"),
        ("The rebels are believed to be responsible for the attack on Sarnak.", ["The rebels"], "suspected"),
        ("The rebels are known to be responsible for the attack on Sarnak.", ["The rebels"], "reported"),
        ("The rebels were allegedly behind the bombing of Sarnak.", ["The rebels"], "suspected"),
        ("The men responsible for the bombing of Sarnak fled.", ["The men"], "reported"),
        ("Police hold the rebels responsible for the attack on Sarnak.", ["the rebels"], "accused"),
        ("The rebels claimed credit for the attack on Sarnak.", ["The rebels"], "claimed"),
        ("The rebels were involved in the attack on Sarnak.", ["The rebels"], "reported"),
        ("The murder of a mayor, carried out by the rebels, came at dawn.", ["the rebels"], "reported"),
        ("The mayor thanked the rebels for the attack on Sarnak.", [], None),
    ],
)
def test_who_is_said_to_be_responsible(text: str, actor: list[str], grade: str | None) -> None:
    told = Told(text)
    events = [e for e in told.events() if e.plover == "ASSAULT"]
    assert [told.role(e, "actor") for e in events] == [actor]
    assert [e.blame for e in events] == [grade]


def test_who_says_of_itself_that_it_was_behind_an_attack_claims_it() -> None:
    told = Told("The militia said its fighters were behind the attack on Sarnak.").entity(
        "armed_group", "The militia", "its"
    )
    told.says("The militia", "said", "its fighters were behind the attack on Sarnak")
    told.statements[0] = replace(told.statements[0], speaker="e1")
    event = told.event("attack")
    assert (told.role(event, "actor"), event.blame, event.according_to) == (["its fighters"], "claimed", ("s1",))


def test_the_day_of_an_attack_is_not_its_actor() -> None:
    told = Told("The militia claimed responsibility for Sunday's attack on Sarnak.").time(
        "Sunday's", "2024-03-10", "2024-03-10"
    )
    assert told.role(told.event("attack"), "actor") == ["The militia"]


def test_what_a_spokesman_claims_his_group_claims() -> None:
    told = Told("Front spokesman Ada Reen claimed responsibility for the attack on Sarnak.").entity(
        "armed_group", "Front"
    )
    assert [r.entity for r in told.event("attack").roles if r.role == "actor"] == ["e1"]


@pytest.mark.parametrize(
    ("claim", "actor", "grade"),
    [
        ("A militia later claimed responsibility.", ["A militia"], "claimed"),
        ("Police suspect the rebels.", ["the rebels"], "suspected"),
        ("Officials blamed the rebels.", ["the rebels"], "accused"),
        ("Officials blamed the rebels for the crime.", ["the rebels"], "accused"),
        ("Police hold the rebels responsible for the act.", ["the rebels"], "accused"),
        ("The act was claimed by the rebels.", ["the rebels"], "claimed"),
        ("The rebels claimed responsibility for the act.", ["The rebels"], "claimed"),
        ("Officials blamed the rebels for another crime.", [], None),
        ("Officials blamed the rebels for their crimes.", [], None),
        ("Suspicion fell on the rebels.", ["the rebels"], "suspected"),
        ("It was the work of the rebels.", ["the rebels"], "reported"),
        ("The rebels were behind it.", ["The rebels"], "reported"),
        ("The rebels may be responsible.", ["The rebels"], "possible"),
        ("It bore the hallmarks of the rebels.", ["the rebels"], "possible"),
        ("No group has claimed responsibility.", [], None),
        ("The rebels did not claim responsibility.", [], None),
        ("The mayor demanded that the army assume responsibility.", [], None),
        ("The mayor asked the rebels to be more responsible.", [], None),
        ("The rebels were responsible for the harvest.", [], None),
        ("The militiamen are behind bars.", [], None),
        ("The minister blamed the weather.", [], None),
    ],
)
def test_a_claim_that_names_no_act_is_about_the_act_before_it(claim: str, actor: list[str], grade: str | None) -> None:
    told = Told(f"A bomb killed nine people in Sarnak. {claim}")
    event = told.event("killed")
    assert (told.role(event, "actor"), event.blame) == (actor, grade)


def test_whoever_tells_of_a_claim_asserts_the_act_too() -> None:
    told = Told("A bomb killed nine people in Sarnak. A militia claimed responsibility.")
    told.says("A militia", "claimed", "responsibility")
    assert told.event("killed").according_to == ("report", "s1")


def test_somebody_is_blamed_for_no_act_whose_actor_is_told() -> None:
    told = Told("Rebels killed nine people in Sarnak. The opposition blamed the army.")
    event = told.event("killed")
    assert (told.role(event, "actor"), event.blame) == (["Rebels"], "reported")


def test_a_claim_is_about_the_act_and_not_about_its_harm() -> None:
    told = Told(
        "A bomb exploded outside the town hall. A guard was injured by glass. Another woman was taken to hospital. "
        "The militia claimed responsibility for it."
    )
    assert {told.role(e, "actor")[0]: e.blame for e in told.events() if told.role(e, "actor")} == {
        "The militia": "claimed"
    }
    assert told.role(told.event("exploded"), "actor") == ["The militia"]


def test_whom_somebody_blames_where_only_gunmen_are_told_of() -> None:
    told = Told("Gunmen killed nine people in Sarnak. The mayor blamed the Velmar Front.").place("Sarnak")
    told.entity("armed_group", "the Velmar Front")
    assert told.role(told.event("killed"), "actor") == ["Gunmen", "the Velmar Front"]
    assert told.event("killed").blame == "accused"


def test_who_is_told_by_name_bears_the_grade_and_not_the_gunmen() -> None:
    told = Told("Gunmen killed two men in Sarnak. The two men were killed by alleged members of the Karsk Front.")
    (event,) = told.place("Sarnak").events()
    assert event.blame == "suspected"


def test_a_word_of_those_who_did_it_is_their_claim() -> None:
    told = Told("Soldiers neutralised four terrorists near the town.").amount("four terrorists", 4, 4)
    event = told.event("neutralised")
    assert (event.blame, [(h.kind, h.low) for h in event.harm]) == ("claimed", [("killed", 4)])
    assert Told("Soldiers neutralised the attackers.").event("neutralised").harm == ()


def test_a_headline_that_leaves_out_who_says_so_does_not_make_it_a_fact() -> None:
    told = Told("Army shells clinic", "The army shelled the clinic, councillor Ada Reen said.", title=True)
    told.says("councillor Ada Reen", "said", "The army shelled the clinic")
    assert told.event("shelled").blame == "accused"
