"""One act that a report tells again and again is one event, and two acts stay two: made-up reports, read the whole way."""

import pytest

from accordingto.reading import Reader
from accordingto.record import Event, Passage, Reading, Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, text: str, title: str = "") -> Reading:
    whole = f"{title}\n\n{text}" if title else text
    passages = [Passage(0, len(title), "title")] if title else []
    passages.append(Passage(len(whole) - len(text), len(whole), "body"))
    return reader.read(Report("r", whole, passages=tuple(passages), published="2024-03-13", published_from="given"))


def of_type(reading: Reading, *plover: str | None) -> list[Event]:
    return [e for e in reading.events if e.plover in plover]


def told(reading: Reading, event: Event) -> list[str]:
    return [s.of(reading.report.text) for s in event.trigger]


VIOLENCE = ("ASSAULT", None)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # What it was done with is known.
        (
            "Three people were killed and twelve hurt when a car bomb exploded in Kharkiv on Monday. The bomb went off "
            "outside a bank. The governor said that the mayor would speak. Windows were broken. The blast was heard "
            "across the city.",
            "blast",
        ),
        # "The attack" can mean one act alone, however far back it was told.
        (
            "Gunmen attacked a bus near Mosul on Tuesday. The road was closed. The mayor spoke. Schools were shut. "
            "Trains ran late. Shops were open. A market was held. Nobody has claimed the attack.",
            "attack",
        ),
        # "The attack" takes for granted that the two told before it are one.
        (
            "A roadside bomb killed nine police officers near Kharkiv on Monday. The officers were ambushed. Police "
            "closed the road. The attack was condemned by the mayor.",
            "attack",
        ),
        # A verb of little meaning, or of causing, stands for the act below it.
        ("Soldiers raided a village near Tuzla on Friday in an operation that saw six people killed.", "killed"),
        ("Helicopters launched air strikes on a camp in Goma on Friday, which they say killed ten rebels.", "killed"),
        ("The raid on the village near Tuzla on Friday resulted in the death of a teacher.", "death"),
        # What came to people, and what did it.
        (
            "One man is dead, and dozens of others are injured, after an explosion ripped through a theatre in Lviv.",
            "explosion",
        ),
        (
            "Shells hit a market in Sarajevo on Saturday. Rescuers searched the rubble. At least nineteen people were "
            "killed, the mayor said. The police said that seventeen had died.",
            "died",
        ),
        (
            "Soldiers raided a village near Tuzla on Friday and killed six people. Two houses were destroyed.",
            "destroyed",
        ),
    ],
)
def test_one_act_told_again_is_one_event(reader: Reader, text: str, last: str) -> None:
    reading = read(reader, text)
    (event,) = of_type(reading, *VIOLENCE)
    assert last in told(reading, event)


def test_headline_lead_details_and_what_points_back_are_one_event(reader: Reader) -> None:
    reading = read(
        reader,
        "Gunmen attacked an aid convoy near Mosul on Tuesday, killing nine people, police said. The convoy was "
        "ambushed on a bridge. One of the drivers was shot in the head. The attackers fled on foot. The attack lasted "
        "an hour.",
        "Gunmen attack convoy near Mosul, nine dead",
    )
    (event,) = of_type(reading, "ASSAULT")
    assert {"ambushed", "shot", "attack"} <= set(told(reading, event))
    assert [(h.kind, h.low) for h in event.harm if h.kind == "killed"] == [("killed", 9)]


def test_a_joined_event_keeps_all_accounts_and_the_figures_of_each(reader: Reader) -> None:
    reading = read(
        reader,
        "Shells hit a market in Sarajevo on Saturday. Rescuers searched the rubble. At least nineteen people were "
        "killed, the mayor said. The police said that seventeen had died.",
    )
    (event,) = of_type(reading, "ASSAULT")
    assert {(h.low, h.high) for h in event.harm if h.kind == "killed"} == {(19, None), (17, 17)}
    assert event.according_to[0] == "report"
    assert len(event.according_to) == 3
    speakers = {s.id: s.source[0].of(reading.report.text) for s in reading.statements}
    assert [speakers[i] for i in event.according_to[1:]] == ["the mayor", "The police"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # Another bomb, at another hour.
        (
            "A car bomb exploded in Kharkiv on Monday, killing three people. The bomb had been hidden in a van. Hours "
            "later a second bomb exploded at a school. Two teachers were hurt.",
            2,
        ),
        # Two acts that "the attack" might mean, of which the second brings in somebody.
        (
            "The army bombed a rebel camp near Tuzla on Monday, killing ten fighters. Gunmen shot dead a clerk later. "
            "The attack was condemned by the mayor.",
            2,
        ),
        (
            "Gunmen attacked a police post in Mosul on Tuesday. Elsewhere, a checkpoint was shelled. The attack was "
            "condemned.",
            2,
        ),
        # The attack is told beside another one.
        (
            "A bomb killed four people in Erbil on Sunday. The attack follows an attack on a bridge, in which nine "
            "people died.",
            2,
        ),
        ("Rebels launched an attack on a barracks in Goma after soldiers killed two farmers.", 2),
        ("Rebels launched an attack on a barracks in Goma after two farmers were shot.", 2),
        ("Rebels launched an attack on a barracks in Goma before two farmers were shot.", 2),
        (
            "Rebels launched an attack on a checkpoint near Goma on Monday and the army killed two farmers in a field.",
            2,
        ),
        # Who came to harm at another place, or otherwise.
        (
            "A bomb exploded at a bank in Erbil on Monday. Doctors treated the wounded. Two climbers were killed in "
            "the mountains.",
            2,
        ),
        (
            "A bomb exploded at a bank in Erbil on Monday, killing a guard. The road was closed. Another man was shot "
            "dead.",
            2,
        ),
    ],
)
def test_two_acts_stay_two_events(reader: Reader, text: str, number: int) -> None:
    assert len(of_type(read(reader, text), *VIOLENCE)) == number


def test_what_a_storm_or_a_crowd_destroyed_is_not_of_the_attack(reader: Reader) -> None:
    reading = read(
        reader,
        "Militants attacked a police post in Erbil on Monday. Two schools were destroyed by a storm. Protesters burned "
        "four cars.",
    )
    attack = next(e for e in reading.events if "attacked" in told(reading, e))
    assert told(reading, attack) == ["attacked"]


@pytest.mark.parametrize(
    ("last", "first"), [("The rockets were launched at night.", "hit"), ("The missile was launched at night.", "fired")]
)
def test_the_rockets_are_not_the_missile(reader: Reader, last: str, first: str) -> None:
    reading = read(
        reader, f"Rockets hit Haifa on Monday and wounded two men. The army fired a missile at a bank in Tyre. {last}"
    )
    (event,) = (e for e in reading.events if "launched" in told(reading, e))
    assert told(reading, event)[0] == first


def test_what_a_raid_saw_or_is_said_to_have_done_is_of_that_raid(reader: Reader) -> None:
    reading = read(
        reader,
        "Rebels shelled a camp near Tuzla on Sunday. Helicopters launched air strikes on a village near Goma on Friday, "
        "which they say killed ten rebels. Troops are on alert for a repeat of a raid that saw six guards killed.",
    )
    acts = [told(reading, e) for e in of_type(reading, "ASSAULT")]
    assert acts == [["shelled"], ["air strikes", "killed"], ["raid", "killed"]]


def test_a_total_over_a_year_is_not_of_the_attack_that_brings_it_there(reader: Reader) -> None:
    reading = read(
        reader,
        "A suicide bomber killed eight people in Mosul on Monday. The attack brings the number of dead in the province "
        "this year to 310.",
    )
    attack = next(e for e in reading.events if "attack" in told(reading, e))
    assert [(h.kind, h.low) for h in attack.harm] == [("killed", 8)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "Police arrested six men in Lviv on Thursday. The men are said to have had guns. They were arrested at a farm.",
            1,
        ),
        (
            "Rebels abducted four nurses in Goma. The nurses were freed on Wednesday. All the hostages were released, "
            "he said.",
            1,
        ),
        ("Police arrested the mayor of Lviv on Thursday. He is ill. His brother was arrested.", 2),
        ("Police arrested six men in Lviv on Thursday. The road was closed. The driver was arrested.", 2),
        ("Police arrested six men in Lviv on Thursday. They were set free in May. They were arrested again.", 2),
    ],
)
def test_the_same_people_are_arrested_or_set_free_once(reader: Reader, text: str, number: int) -> None:
    reading = read(reader, text)
    acts = [e for e in reading.events if {"arrested", "freed", "released"} & set(told(reading, e))]
    assert len(acts) == number
