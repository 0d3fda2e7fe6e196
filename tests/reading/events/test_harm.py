"""What was done, to whom, to how many."""

import pytest

from accordingto.record import Event
from tests.reading.events.sentences import Told


def harms(event: Event) -> set[tuple[str, str, float | None, float | None]]:
    return {(h.kind, h.group, h.low, h.high) for h in event.harm}


def test_the_number_comes_from_the_amount() -> None:
    told = Told("A bomb killed twelve soldiers and wounded at least 30 civilians.")
    told.amount("twelve soldiers", 12, 12).amount("at least 30 civilians", 30, None)
    event = told.event("killed")
    assert harms(event) == {("killed", "combatants", 12, 12), ("injured", "civilians", 30, None)}
    assert {h.amount for h in event.harm} == {"a1", "a2"}


def test_one_person_is_one_and_a_plural_has_no_number() -> None:
    assert harms(Told("Gunmen killed a journalist.").event("killed")) == {("killed", "journalists", 1, 1)}
    assert harms(Told("Gunmen killed villagers.").event("killed")) == {("killed", "civilians", None, None)}


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "group"),
    [
        ("Two children died in the raid.", "died", "killed", "children"),
        ("Rebels kidnapped three aid workers.", "kidnapped", "abducted", "aid_workers"),
        ("Rebels captured forty soldiers.", "captured", "captured", "combatants"),
        ("Thousands of villagers fled the fighting.", "fled", "displaced", "civilians"),
        ("Shells destroyed three schools.", "destroyed", "destroyed", "civilian_property"),
        ("Two ambulances were destroyed, police said.", "destroyed", "destroyed", "property"),
        ("Rockets damaged a hospital.", "damaged", "damaged", "civilian_property"),
        ("The town has no water and no electricity.", "has", "deprived", "civilians"),
        ("Police found hundreds of bodies in a pit.", "found", "killed", "unknown"),
        ("Two policemen were wounded.", "wounded", "injured", "police"),
    ],
)
def test_kind_and_group(text: str, trigger: str, kind: str, group: str) -> None:
    assert (kind, group) in {(h.kind, h.group) for h in Told(text).event(trigger).harm}


def test_left_dead() -> None:
    told = Told("The attack left 12 people dead.").amount("12 people", 12, 12)
    assert ("killed", "unknown", 12, 12) in harms(told.event("attack"))


def test_nobody_hurt_is_no_harm() -> None:
    told = Told("A bomb exploded in the market, but nobody was killed.")
    assert all(h.kind != "killed" for e in told.events() for h in e.harm)


def test_a_burned_block_of_flats_is_destroyed() -> None:
    told = Told("Residential complexes have been burned.")
    assert ("destroyed", "civilian_property", None, None) in harms(told.event("burned"))


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("The mayor said that the number of dead is 17.", "killed", 17),
        ("The death toll rose to 45 on Monday.", "killed", 45),
        ("The raid brings the death toll to 19.", "killed", 19),
        ("Doctors put the number of wounded at 31.", "injured", 31),
        ("The toll stands at 12 dead.", "killed", 12),
        ("31 dead in Sarnak", "killed", 31),
        ("A driver was fatally shot.", "killed", 1),
        ("Gunmen killed John Weir, Peter Vance and Anna Brock.", "killed", 3),
        ("A 16-year-old was killed in Sarnak.", "killed", 1),
    ],
)
def test_tolls_and_persons_are_counted(text: str, kind: str, number: int) -> None:
    found = [h for e in Told(text).events() for h in e.harm]
    assert {(h.kind, h.low, h.high) for h in found} == {(kind, number, number)}


def test_a_number_of_something_else_is_no_toll() -> None:
    assert not [
        e for e in Told("The number of villages is 17. The toll for the bridge is 12 crowns.").events() if e.harm
    ]


def test_an_ellipsis_of_the_passive_harms_its_subject() -> None:
    told = Told("He said seven soldiers had been killed and 22 wounded.")
    told.amount("seven soldiers", 7, 7).amount("22", 22, 22)
    (event,) = told.events()
    assert harms(event) == {("killed", "combatants", 7, 7), ("injured", "unknown", 22, 22)}
    assert "actor" not in {r.role for r in event.roles}


def test_who_was_shot_and_died_is_not_injured_as_well() -> None:
    told = Told("A gunman shot the toddler in Sarnak. The toddler died on Monday.")
    assert {(h.kind, h.low) for e in told.events() for h in e.harm} == {("killed", 1)}


def test_who_was_shot_and_lived_is_injured() -> None:
    told = Told("A gunman shot the toddler in Sarnak. The driver died on Monday.")
    assert {(h.kind, h.low) for e in told.events() for h in e.harm} == {("injured", 1), ("killed", 1)}


def test_the_shot_are_the_dead_and_the_injured() -> None:
    told = Told("Four people were shot in Sarnak. The attack left one man dead and three others injured.")
    told.amount("Four people", 4, 4).amount("one man", 1, 1).amount("three others", 3, 3)
    assert {(h.kind, h.low) for e in told.events() for h in e.harm} == {("killed", 1), ("injured", 3)}


def test_parts_of_a_toll_are_rows_of_their_own() -> None:
    told = Told("Ten guests were injured, including two police officers and a boy.")
    told.amount("Ten guests", 10, 10).amount("two police officers", 2, 2)
    (event,) = told.events()
    assert {(h.group, h.low) for h in event.harm} == {("civilians", 10), ("police", 2), ("children", 1)}


def test_others_are_like_those_before_them() -> None:
    told = Told("The blast killed a soldier and injured five others.").amount("five others", 5, 5)
    assert ("injured", "combatants", 5) in {(h.kind, h.group, h.low) for e in told.events() for h in e.harm}


def test_what_they_mostly_were_is_no_second_count() -> None:
    told = Told("About 300 villagers, mostly civilians, were killed.").amount("About 300 villagers", 300)
    (event,) = told.events()
    assert [(h.group, h.low) for h in event.harm] == [("civilians", 300)]


def test_who_is_arrested_is_counted() -> None:
    told = Told("Police arrested nine rebels in Sarnak.").amount("nine rebels", 9, 9)
    (event,) = told.events()
    assert [(h.kind, h.group, h.low) for h in event.harm] == [("captured", "combatants", 9)]


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        ("A girl accidentally shot and killed herself on Tuesday.", "killed", 1),
        ("A boy fatally shot himself on Sunday.", "killed", 1),
        ("The driver was shot and killed by a robber.", "killed", 1),
        ("The attack at the fair left a six-year-old dead.", "killed", 1),
        ("Anna Cole was struck in the leg.", "injured", 1),
        ("A farmer and a fisherman were hit by gunfire.", "injured", 2),
        ("Another is fighting for his life.", "injured", 1),
        ("The other man was listed in critical condition.", "injured", 1),
        ("Police looked into a triple murder in Sarnak.", "killed", 3),
        ("Police looked into a triple shooting in Sarnak.", "injured", 3),
    ],
)
def test_who_is_hit_without_the_usual_words(text: str, kind: str, low: int) -> None:
    assert (kind, low) in {(h.kind, h.low) for e in Told(text).events() for h in e.harm}


def test_the_fatal_shooting_of_one_and_the_wounding_of_others() -> None:
    told = Told("Police are investigating the fatal shooting of one man and the wounding of three others.")
    told.amount("one man", 1, 1).amount("three others", 3, 3)
    assert {h for e in told.events() for h in harms(e)} == {("killed", "unknown", 1, 1), ("injured", "unknown", 3, 3)}


def test_left_with_wounds() -> None:
    told = Told("The shooting left one man dead and at least six others with gunshot wounds.")
    told.amount("one man", 1, 1).amount("at least six others", 6, 6)
    assert {("killed", "unknown", 1, 1), ("injured", "unknown", 6, 6)} == {h for e in told.events() for h in harms(e)}


def test_two_who_are_dead() -> None:
    told = Told("A man and two children are dead after the fire.").amount("two children", 2, 2)
    assert {("killed", "unknown", 1, 1), ("killed", "children", 2, 2)} <= {h for e in told.events() for h in harms(e)}


def test_who_was_taken_to_hospital_but_died_is_dead() -> None:
    told = Told("The boy was taken to hospital but died.")
    assert {h.kind for e in told.events() for h in e.harm} == {"killed"}


def test_a_child_that_is_found_wounded_and_dies_is_not_injured() -> None:
    told = Told("The boy died on Monday. Police had found the boy wounded in the street.")
    assert {h.kind for e in told.events() for h in e.harm} == {"killed"}


@pytest.mark.parametrize(
    ("text", "amount", "low", "kind"),
    [
        ("Police investigate a shooting that left five men injured", "five men", 5, "injured"),
        ("Four people shot outside bar in Sarnak", "Four people", 4, "injured"),
        ("The rebels tried to flee, sending five men to the hospital.", "five men", 5, "injured"),
        ("A bomb killed nine people and injured 120 more.", "nine people", 9, "killed"),
        ("The army found the bodies of four people in Sarnak.", "four people", 4, "killed"),
    ],
)
def test_numbers_in_other_words(text: str, amount: str, low: int, kind: str) -> None:
    told = Told(text).amount(amount, low, low)
    assert low in {h.low for e in told.events() for h in e.harm if h.kind == kind}


def test_more_are_counted_without_a_noun() -> None:
    told = Told("The storm uprooted more than 12 million.")
    assert [(h.kind, h.low, h.high) for h in told.event("uprooted").harm] == [("displaced", 12_000_000, None)]
    told = Told("A bomb killed nine people and injured at least 120 more.").amount("nine people", 9, 9)
    assert ("injured", 120, None) in {(h.kind, h.low, h.high) for e in told.events() for h in e.harm}


def test_the_number_of_a_house_counts_nobody() -> None:
    told = Told("Ada Reen, of the 900 block of Elm Street, was pronounced dead.").amount("900 block", 900, 900, "other")
    assert {h.low for e in told.events() for h in e.harm} <= {1, None}


def test_the_bodies_of_several_are_several() -> None:
    told = Told("Soldiers found the bodies of a child, a man and a woman.")
    assert sum(h.low or 0 for e in told.events() for h in e.harm if h.kind == "killed") == 3


def test_who_shoots_into_a_house_is_not_shot() -> None:
    assert not [h for e in Told("Two men shot into the house of a farmer.").events() for h in e.harm]


def test_of_those_shot_the_listed_may_have_died() -> None:
    told = Told("One person was killed and three others were wounded. Two men and two women were shot in the attack.")
    told.amount("One person", 1, 1).amount("three others", 3, 3).amount("Two men", 2, 2).amount("two women", 2, 2)
    assert [h.low for e in told.events() for h in e.harm if h.kind == "injured"] == [3]


def test_others_who_were_shot_are_not_the_dead() -> None:
    told = Told("The man is accused of killing one person and shooting four others.")
    told.amount("one person", 1, 1).amount("four others", 4, 4)
    assert {(h.kind, h.low) for e in told.events() for h in e.harm} == {("killed", 1), ("injured", 4)}


def test_a_fatal_double_shooting_is_not_two_deaths() -> None:
    told = Told("Police told of a fatal double shooting.")
    assert [(h.kind, h.low) for e in told.events() for h in e.harm] == [("injured", 2)]


def test_a_number_before_a_quoted_noun_counts() -> None:
    told = Told('The army said that 12 "terrorists" had been killed in the raid.')
    assert ("killed", 12, 12) in {(h.kind, h.low, h.high) for e in told.events() for h in e.harm}


def test_who_is_left_without_power() -> None:
    told = Told("The strike left 90,000 homes without power.").amount("90,000 homes", 90000, 90000, "buildings")
    event = told.event("left")
    assert [(h.kind, h.low) for h in event.harm] == [("deprived", 90000)]
    assert told.role(event, "affected") == []


def test_who_is_struck_on_the_head_is_hurt() -> None:
    told = Told("A student was struck on the head by a canister.")
    event = told.event("struck")
    assert ([h.kind for h in event.harm], told.role(event, "actor")) == (["injured"], [])


@pytest.mark.parametrize("text", ["A man with gunshot wounds died at the mill.", "A man with wounds died on Monday."])
def test_who_dies_with_wounds_is_dead(text: str) -> None:
    assert [(h.kind, h.low) for e in Told(text).events() for h in e.harm if h.kind == "killed"] == [("killed", 1)]


def test_a_headline_without_an_article_has_its_dead() -> None:
    assert [(h.kind, h.low) for e in Told("Boy died of wounds in Sarnak", title=True).events() for h in e.harm] == [
        ("killed", 1)
    ]
