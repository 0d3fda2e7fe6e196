"""Who was shot, who of them lived, and in what words reports tell of both."""

import pytest

from accordingto.record import Event
from tests.reading.events.sentences import Told


def counts(events: tuple[Event, ...]) -> tuple[float, float]:
    """The killed and the injured of all events, added up."""
    rows = [h for e in events for h in e.harm if h.low]
    return tuple(sum(h.low or 0 for h in rows if h.kind == kind) for kind in ("killed", "injured"))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A 5-year-old accidentally shoots himself, police say", 0, 1),
        ("Child shoots self in hand", 0, 1),
        ("Bullet grazes teen in Velmar", 0, 1),
        ("A man is dead and three other people were hospitalized on Sunday.", 1, 3),
        ("Four people were injured in a shooting. One of the men later died.", 1, 3),
        ("Four people were injured in a shooting. Two of them died in hospital.", 2, 2),
        ("Two of the wounded, a driver and his son, later died in hospital.", 2, 0),
        ("The boy shot his own hand.", 0, 1),
        ("A bullet struck the boy's leg.", 0, 1),
        ("The gun went off, grazing the back of the victim's head.", 0, 1),
        ("The gun went off, striking his brother.", 0, 1),
        ("Gunmen fired at a bus, hitting a driver and his son.", 0, 2),
        ("Two arrested after child shot", 0, 1),
        ("Mother and child shot in domestic shooting in Velmar", 0, 2),
        ("Only one shot was fired.", 0, 0),
        ("A young man was found shot on Elm Street.", 0, 1),
        ("A man with a gunshot wound walked into a clinic.", 0, 1),
        ("Officers found Ada Reen and Tom Vey with apparent gunshot wounds.", 0, 2),
        ("A male and a female had gunshot wounds.", 0, 2),
        ("He killed a guard and wounded a third.", 1, 1),
        ("A fourth, a nurse, was killed during the abduction.", 1, 0),
        ("A woman lost her leg when she stepped on a mine.", 0, 1),
        ("Both victims were taken to a hospital.", 0, 2),
        ("A 4-year-old girl is recovering from a gunshot wound.", 0, 1),
        ("Officers found a man, woman and child with gunshot wounds.", 0, 3),
        ("Police investigating after 4-year-old is shot in leg", 0, 1),
        ("Family identifies teen shot, killed by police", 1, 0),
        ("A baby shot on Sunday has died.", 1, 0),
        ("3-year-old shot and killed in Orsina", 1, 0),
        ("Police identified a teenage boy shot and killed on Monday in Velmar.", 1, 0),
        ("A boy injured in a shooting on Monday has died of his injuries.", 1, 0),
        ("Girl fatally shot over weekend by classmate", 1, 0),
        ("The suspect was later pronounced deceased.", 1, 0),
        ("Gunmen gunned down a judge.", 1, 0),
        ("A teenager was gunned down on Monday. Tom Vey was found shot on Elm Street.", 1, 0),
        ("A boy was killed in Velmar. They found Tom Vey with a gunshot wound to the head.", 1, 0),
        ("They found a 17-year-old boy suffering from a gunshot wound. The victim was pronounced dead.", 1, 0),
    ],
)
def test_who_came_to_harm(text: str, killed: int, injured: int) -> None:
    assert counts(Told(text).events()) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "numbers", "killed", "injured"),
    [
        ("Three people were shot, one fatally.", {"Three people": 3, "one": 1}, 1, 2),
        ("Eight people were wounded, two of them fatally.", {"Eight people": 8, "two": 2}, 2, 6),
        ("6 shot in Velmar, 1 dead", {"6": 6, "1": 1}, 1, 5),
        ("Four people were shot and one person killed in Velmar.", {"Four people": 4, "one person": 1}, 1, 3),
        ("Brenn shot four people, including one who died.", {"four people": 4, "one": 1}, 1, 3),
        ("A man shot and killed two others.", {"two others": 2}, 2, 0),
        ("Rebels killed one man and shot four others.", {"one man": 1, "four others": 4}, 1, 4),
        (
            "Ten people, seven men and three women, were wounded.",
            {"Ten people": 10, "seven men": 7, "three women": 3},
            0,
            10,
        ),
        ("Velmar news: Three dead, two wounded in shooting", {"Three": 3, "two": 2}, 3, 2),
        ("2 killed, 2 critically wounded in Velmar shooting", {"2": 2}, 2, 2),
        ("Three men walked into a petrol station with gunshot wounds.", {"Three men": 3}, 0, 3),
        ("The shots missed, grazing two passersby.", {"two passersby": 2}, 0, 2),
        ("The shooting killed a rider and wounded five of his companions.", {"five": 5}, 1, 5),
        ("A father killed his two sons. He shot both boys at home.", {"two sons": 2}, 2, 0),
    ],
)
def test_the_shot_are_parted_into_dead_and_living(
    text: str, numbers: dict[str, int], killed: int, injured: int
) -> None:
    told = Told(text)
    for words, number in numbers.items():
        told.amount(words, number, number)
    assert counts(told.events()) == (killed, injured)


@pytest.mark.parametrize(
    ("headline", "killed", "injured"),
    [
        ("Suspect Arrested After Shooting Leaves 4 Wounded", 0, 4),
        ("Drive-By Shooting Leaves 3 Hurt", 0, 3),
        ("3 Hurt In Overnight Shooting", 0, 3),
        ("Two Dead, Three Wounded In Velmar Shooting", 2, 3),
    ],
)
def test_a_count_before_a_state_is_read_whatever_capitals_do_to_the_parse(
    headline: str, killed: int, injured: int
) -> None:
    told = Told(headline, "The night was cold.", title=True)
    assert counts(told.events()) == (killed, injured)


def test_all_who_are_found_dead_are_dead() -> None:
    told = Told("Police discovered one man and two children dead inside the house.")
    assert counts(told.amount("one man", 1, 1).amount("two children", 2, 2).events()) == (3, 0)


def test_what_a_blow_is_said_beside_tells_that_it_was_harm() -> None:
    assert counts(
        Told("The minister's remark on the fire hit two brothers hard.").amount("two brothers", 2, 2).events()
    ) == (0, 0)


def test_who_is_hurt_is_not_who_says_so() -> None:
    told = Told("Gunmen opened fire on a wedding, wounding fourteen others, the governor, Ada Reen, said.")
    told.amount("fourteen others", 14, 14).says("the governor, Ada Reen,", "said", "Gunmen opened fire on a wedding")
    assert counts(told.events()) == (0, 14)


def test_suspects_who_flee_are_not_driven_out() -> None:
    assert not Told("The suspects fled on a motorcycle.").events()
    assert Told("Hundreds of families fled the town in cars.").event("fled").harm[0].kind == "displaced"
