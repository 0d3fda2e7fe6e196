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
        ("Two men may have been killed by rebels.", "possible"),
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
        ("The rebels were responsible for the attack on Sarnak.", ["The rebels"], "accused"),
        ("The rebels were behind the bombing of Sarnak.", ["The rebels"], "accused"),
        ("The men suspected of the bombing of Sarnak fled.", ["The men"], "suspected"),
        ("No group claimed responsibility for the attack on Sarnak.", [], None),
        ("The rebels denied responsibility for the attack on Sarnak.", [], None),
        ("The mayor thanked the rebels for the attack on Sarnak.", [], None),
    ],
)
def test_who_is_said_to_be_responsible(text: str, actor: list[str], grade: str | None) -> None:
    told = Told(text)
    events = [e for e in told.events() if e.plover == "ASSAULT"]
    assert [told.role(e, "actor") for e in events] == [actor]
    assert [e.blame for e in events] == [grade]
