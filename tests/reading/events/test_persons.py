"""Persons told of one by one."""

import pytest

from accordingto.record import Amount, Event
from tests.reading.events.sentences import Told


def counts(events: tuple[Event, ...]) -> dict[str, float]:
    """The killed and the injured of all events, added up."""
    found: dict[str, float] = {}
    for harm in (h for e in events for h in e.harm if h.low and h.kind in ("killed", "injured")):
        found[harm.kind] = found.get(harm.kind, 0) + (harm.low or 0)
    return found


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A boy was shot in the leg. His mother was also shot.", 0, 2),
        ("A boy was shot in Sarnak. The boy was taken to hospital after the shooting.", 0, 1),
        ("One teenager was wounded in the shooting. Another teenager was wounded in the same shooting.", 0, 2),
        ("A man shot his daughter and killed her mother.", 1, 1),
        ("A man was shot and killed in Sarnak.", 1, 0),
        ("A teenager shot another teenager in Sarnak. The teenager was shot in the leg.", 0, 1),
        ("A boy, his grandmother and a man were hit by shots in Sarnak. The boy later died.", 1, 2),
        ("The slain officer suffered wounds and died in hospital.", 1, 0),
        ("An officer was killed in the shooting and a suspect was wounded in the shooting.", 1, 1),
    ],
)
def test_each_person_is_counted_once(text: str, killed: int, injured: int) -> None:
    found = counts(Told(text).events())
    assert (found.get("killed", 0), found.get("injured", 0)) == (killed, injured)


def test_a_name_and_a_noun_may_be_one_person() -> None:
    told = Told("A girl was wounded in the shooting in Sarnak. Ada Reen was wounded in the shooting.")
    assert counts(told.entity("person", "Ada Reen").events()) == {"injured": 1}


def test_a_name_is_known_again_by_its_last_word() -> None:
    told = Told("Ada Reen was wounded in the shooting in Sarnak. Reen was wounded in the shooting.")
    assert counts(told.events()) == {"injured": 1}


def test_those_left_wounded_are_all_counted() -> None:
    told = Told("The shooting left a girl and two men wounded.").amount("two men", 2, 2)
    assert counts(told.events()) == {"injured": 3}


def test_of_a_triple_shooting_with_one_dead_two_live() -> None:
    told = Told("Police told of a triple shooting in Sarnak. One man was killed in the shooting.")
    assert counts(told.amount("One man", 1, 1).events()) == {"killed": 1, "injured": 2}


def test_two_names_are_two_persons() -> None:
    told = Told("Ada Reen was shot in Sarnak. Tom Vey was also shot.")
    told.entity("person", "Ada Reen").entity("person", "Tom Vey")
    assert counts(told.events()) == {"injured": 2}


def test_two_ages_are_two_persons() -> None:
    told = Told("A 16-year-old boy was wounded in the shooting. A 12-year-old boy was wounded in the shooting.")
    told.amount("16-year-old", 16, 16, "age").amount("12-year-old", 12, 12, "age")
    assert counts(told.events()) == {"injured": 2}


def test_a_number_that_is_given_stands() -> None:
    told = Told("Four people were wounded in the shooting. A girl was wounded in the shooting.")
    assert 4 in {h.low for e in told.amount("Four people", 4, 4).events() for h in e.harm}


def test_an_age_is_no_number_of_people() -> None:
    told = Told("A boy, 11, accidentally shot himself in Sarnak.").amount("11", 11, 11)
    assert counts(told.events()) == {"injured": 1}


@pytest.mark.parametrize("text", ["14-year-old shot in Sarnak", "Police said a 4-year-old was shot in the hand."])
def test_who_is_told_of_by_age_alone(text: str) -> None:
    assert counts(Told(text).events()) == {"injured": 1}


def test_the_count_is_by_all_who_tell_of_one() -> None:
    told = Told("Ada Reen was shot, police said. Tom Vey was also shot, a doctor said.")
    told.entity("person", "Ada Reen").entity("person", "Tom Vey")
    told.says("police", "said", "Ada Reen was shot").says("a doctor", "said", "Tom Vey was also shot")
    (event,) = told.events()
    assert [(h.low, h.according_to) for h in event.harm] == [(2, ("s1", "s2"))]


@pytest.mark.parametrize(
    "text",
    [
        "A man was killed in the shooting. The driver was taken to hospital.",
        "Three people were killed and four others were taken to hospital.",
    ],
)
def test_who_is_told_apart_from_the_dead_lives(text: str) -> None:
    told = Told(text)
    if "four others" in text:
        told.amount("Three people", 3, 3).amount("four others", 4, 4)
    assert "injured" in counts(told.events())


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A bomb exploded outside the town hall. A guard was injured by glass. A driver was taken to hospital.", 0, 2),
        ("Shells hit the market. A nurse was wounded. Her brother was treated for burns.", 0, 2),
        ("A soldier, a nurse and a boy were wounded in the shelling.", 0, 3),
        ("A 59-year-old man, 49-year-old woman and 53-year-old man suffered wounds to the leg.", 0, 3),
        ("Rebels killed a mayor, a teacher and their driver.", 3, 0),
        ("The man was accused of killing a guard and shooting her brother.", 1, 1),
        ("A woman was hit in the arm while a girl was hit in the leg. The woman was taken to hospital.", 0, 2),
        ("A man shot his wife before killing himself.", 1, 1),
        ("The gunman killed a guard and then took his own life.", 2, 0),
        ("A 14-month-old girl was shot in Sarnak. The baby was hit in the leg.", 0, 1),
        ("Teen killed, another wounded in Sarnak shooting", 1, 1),
        ("Woman and child injured in blast", 0, 2),
        ("Teen shot by uncle across the street", 0, 1),
        ("A boy hurt his head when a shell hit the market.", 0, 0),
    ],
)
def test_persons_are_added_up(text: str, killed: int, injured: int) -> None:
    found = counts(Told(text).events())
    assert (found.get("killed", 0), found.get("injured", 0)) == (killed, injured)


def test_a_count_in_a_headline_is_of_those_whom_the_body_tells_of() -> None:
    told = Told("Guard injured in Sarnak", "Another guard, Tom Vey, was injured in the shooting in Sarnak.", title=True)
    told.place("Sarnak", geonames_id=7).place("Sarnak", nth=1, geonames_id=7)
    assert counts(told.events()) == {"injured": 1}


def test_the_dead_of_a_headline_are_those_of_the_body() -> None:
    told = Told("Mother killed in Velmar shooting", "A 26-year-old woman was killed in the shooting.", title=True)
    assert counts(told.events()) == {"killed": 1}


def test_a_girl_of_22_months_is_a_child() -> None:
    told = Told("A shooting injured a 22-month-old girl in Sarnak.")
    age = told.at("22-month-old")
    told.amounts.append(Amount(age.start, age.end, "a1", "age", 22, 22, "mo"))
    assert [h.group for e in told.events() for h in e.harm] == ["children"]
