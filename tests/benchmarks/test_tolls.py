"""How counts of a report are reckoned from its events."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from accordingto.record import Amount, Event, Harm, Reading, Report, Span
from benchmarks.tolls import LEAD, tolls


def reading(text: str, *told: tuple[str, Sequence[tuple[str, str, str | None, int]]]) -> Reading:
    """A reading with an event for each trigger, with harms: kind, group, words of the number or None, number."""
    amounts: list[Amount] = []
    events: list[Event] = []
    for word, harms in told:
        found = []
        for kind, group, words, low in harms:
            if words is not None:
                at = text.index(words)
                amounts.append(Amount(at, at + len(words), f"a{len(amounts)}", "people", float(low), float(low)))
            found.append(Harm(kind, group, amounts[-1].id if words else None, low, low))  # type: ignore[arg-type]
        span = Span(text.index(word), text.index(word) + len(word))
        events.append(Event(f"v{len(events)}", (span,), "happened", ("report",), (span,), "ASSAULT", harm=tuple(found)))
    return Reading(Report("r", text), amounts=tuple(amounts), events=tuple(events))


def test_the_largest_count_is_the_toll() -> None:
    text = "Three men killed at a fair. One of them was slain at the gate."
    found = reading(
        text, ("killed", [("killed", "unknown", "Three men", 3)]), ("slain", [("killed", "unknown", None, 1)])
    )
    assert tolls(found) == (3, 0)


def test_the_shot_are_the_dead_and_the_injured_together() -> None:
    text = "Five men were shot at a fair. One died."
    found = reading(text, ("shot", [("injured", "unknown", "Five men", 5)]), ("died", [("killed", "unknown", None, 1)]))
    assert tolls(found) == (1, 4)


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("Five men were wounded at a fair. One died.", "wounded", "Five men"),
        ("Five others were shot at a fair. One died.", "shot", "Five others"),
        ("One died. The other five were taken to hospital.", "taken", "five"),
    ],
)
def test_the_wounded_and_the_others_are_the_living(text: str, word: str, words: str) -> None:
    found = reading(text, (word, [("injured", "unknown", words, 5)]), ("died", [("killed", "unknown", None, 1)]))
    assert tolls(found) == (1, 5)


def test_who_was_shot_and_died_is_not_injured() -> None:
    found = reading(
        "Ada Reen was shot at home. She died.",
        ("shot", [("injured", "unknown", None, 1)]),
        ("died", [("killed", "unknown", None, 1)]),
    )
    assert tolls(found) == (1, 0)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("The blast killed two men and three women in a shop.", 5),
        ("The blast killed two men, among them three women in a shop.", 3),
        ("The blast killed two men or three women in a shop.", 3),
    ],
)
def test_counts_listed_side_by_side_are_added(text: str, total: int) -> None:
    harms = [("killed", "unknown", "two men", 2), ("killed", "women", "three women", 3)]
    assert tolls(reading(text, ("killed", harms)))[0] == total


def test_what_stands_far_down_is_passed_over() -> None:
    text = "A man was killed." + " " * LEAD + "Forty were slain in a war of long ago."
    found = reading(text, ("killed", [("killed", "unknown", None, 1)]), ("slain", [("killed", "unknown", "Forty", 40)]))
    assert tolls(found) == (1, 0)


def test_what_stands_far_down_counts_where_the_beginning_says_nothing() -> None:
    text = "A fair ended early." + " " * LEAD + "Two were killed."
    assert tolls(reading(text, ("killed", [("killed", "unknown", "Two", 2)]))) == (2, 0)


def test_a_part_of_a_count_is_not_added() -> None:
    text = "Four people were wounded on Monday and one of the victims is in hospital."
    harms = [("injured", "unknown", "Four people", 4), ("injured", "unknown", "one of the victims", 1)]
    assert tolls(reading(text, ("wounded", harms))) == (0, 4)


def test_a_person_who_was_shot_beside_the_dead_lives() -> None:
    harms = [("killed", "children", None, 1), ("injured", "civilians", None, 1)]
    assert tolls(reading("A boy was shot dead and his mother shot.", ("shot", harms))) == (1, 1)


def test_the_word_beside_a_count_says_whether_they_live() -> None:
    text = "2 dead, 3 treated after the Velmar shooting"
    dead = ("dead", [("killed", "unknown", "2", 2)])
    hurt = reading(text, dead, ("treated", [("injured", "unknown", "3", 3)]))
    shooting = Span(text.index("shooting"), len(text))
    joined = replace(hurt.events[1], trigger=(*hurt.events[1].trigger, shooting))
    assert tolls(replace(hurt, events=(hurt.events[0], joined))) == (2, 3)


def test_the_wounded_are_among_the_shot() -> None:
    text = "Four people shot, two people injured at a fair"
    harms = [("injured", "unknown", "Four people", 4), ("injured", "unknown", "two people", 2)]
    assert tolls(reading(text, ("shot", harms))) == (0, 4)


def test_single_persons_of_different_groups_are_added() -> None:
    harms = [("killed", "unknown", None, 1), ("killed", "children", None, 1)]
    assert tolls(reading("A man and his daughter were found dead.", ("found", harms))) == (2, 0)


def test_those_sent_to_hospital_may_have_died() -> None:
    text = "One of the victims of a shooting that sent five people to hospital has died."
    harms = [("killed", "unknown", "One of the victims", 1), ("injured", "unknown", "five people", 5)]
    assert tolls(reading(text, ("sent", harms))) == (1, 4)
