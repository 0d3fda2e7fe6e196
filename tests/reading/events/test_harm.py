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
