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
