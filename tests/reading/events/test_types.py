"""What kind of event the words name."""

import pytest

from tests.reading.events.sentences import Told


@pytest.mark.parametrize(
    ("text", "trigger", "plover", "sub_type"),
    [
        ("Warplanes bombed the village of Ostrava on Sunday.", "bombed", "ASSAULT", "Air/drone strike"),
        ("Rebels shelled the market with mortars.", "shelled", "ASSAULT", "Shelling/artillery/missile attack"),
        ("A suicide bomber blew himself up outside the mosque.", "blew", "ASSAULT", "Suicide bomb"),
        (
            "A car bomb exploded near the ministry, officials said.",
            "exploded",
            "ASSAULT",
            "Remote explosive/landmine/IED",
        ),
        ("Militants threw a grenade at a bus.", "threw", "ASSAULT", "Grenade"),
        ("Gunmen opened fire on villagers in the square.", "opened", "ASSAULT", "Attack"),
        ("Militants attacked an army checkpoint at dawn.", "attacked", "ASSAULT", "Armed clash"),
        ("Soldiers clashed with rebels near the border.", "clashed", "ASSAULT", "Armed clash"),
        ("Gunmen kidnapped two engineers from the oilfield.", "kidnapped", "COERCE", "Abduction/forced disappearance"),
        ("Police arrested twelve students on Friday.", "arrested", "COERCE", "Arrests"),
        ("Thousands of people protested against the new law.", "protested", "PROTEST", "Peaceful protest"),
        ("Protesters hurled stones at the police.", "hurled", "PROTEST", "Violent demonstration"),
        ("Police seized a cache of weapons in the house.", "seized", "COERCE", "Disrupted weapons use"),
        ("The army set up a new checkpoint on the road.", "set up", "MOBILIZE", "Headquarters or base established"),
        ("The two governments signed a peace agreement.", "signed", "AGREE", "Agreement"),
        ("A mob looted dozens of shops.", "looted", "COERCE", "Looting/property destruction"),
        ("Soldiers raped women in the village, a report says.", "raped", "ASSAULT", "Sexual violence"),
        ("The army recaptured the town from the rebels.", "recaptured", "ASSAULT", "Government regains territory"),
        ("Rebels seized the town on Monday.", "seized", "ASSAULT", "Non-state actor overtakes territory"),
        ("The president met the prime minister in Geneva.", "met", "CONSULT", None),
        ("The United States imposed sanctions on three banks.", "imposed", "SANCTION", None),
        ("The minister accused the rebels of breaking the truce.", "accused", "ACCUSE", None),
        ("The government rejected the proposal.", "rejected", "REJECT", None),
        ("The opposition demanded new elections.", "demanded", "REQUEST", None),
        ("The generals threatened to close the border.", "threatened", "THREATEN", None),
        ("The army lifted the curfew on Friday.", "lifted", "CONCEDE", None),
        ("The charity delivered food to the camp.", "delivered", "AID", None),
        ("An earthquake struck the coast on Monday.", "earthquake", None, None),
    ],
)
def test_type(text: str, trigger: str, plover: str | None, sub_type: str | None) -> None:
    event = Told(text).event(trigger)
    assert (event.plover, event.acled.sub_event_type if event.acled else None) == (plover, sub_type)


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman said that the plan is good and the state is strong.",
        "It was a war of words between the two ministers.",
        "The actor recovered from a heart attack.",
        "The senator killed the bill in committee.",
        "The striker shot wide in the league match, and his coach was furious at the goal.",
        "The study demonstrated that rents are rising.",
        "The company will take the proposal seriously.",
        "Her book was met with silence.",
        "In March the weather was mild.",
    ],
)
def test_no_event(text: str) -> None:
    assert Told(text).triggers() == []


def test_words_of_upper_case_text_are_read() -> None:
    told = Told("GUERRILLAS KIDNAPPED THE MAYOR YESTERDAY.")
    assert told.event("KIDNAPPED").plover == "COERCE"


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Brenn test-fired a missile.", "MOBILIZE"),
        ("A submarine entered territorial waters.", "MOBILIZE"),
        ("The minister offered an apology.", "SUPPORT"),
        ("The president will remove all troops.", "RETREAT"),
    ],
)
def test_acts_short_of_violence(text: str, plover: str) -> None:
    (event,) = Told(text).events()
    assert event.plover == plover


def test_an_adjective_is_no_attack() -> None:
    assert Told("The remark was very offensive to many guests.").events() == ()


def test_a_suicide_bomber_who_crashes_is_no_accident() -> None:
    (event,) = Told("Two soldiers died when a suicide bomber crashed into a truck.").events()
    assert event.acled is not None
    assert event.acled.sub_event_type == "Suicide bomb"
