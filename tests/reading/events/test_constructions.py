"""Acts told in less usual constructions: nouns made of verbs, what stands behind an expression, who gains a place."""

import pytest

from tests.reading.events.sentences import Told


@pytest.mark.parametrize(
    ("text", "trigger", "plover", "actor", "target"),
    [
        (
            "The storming of the embassy by students shocked Velmar.",
            "storming",
            "ASSAULT",
            ["students"],
            ["the embassy"],
        ),
        ("The blowing up of the bridge cut off the town.", "blowing", "ASSAULT", [], ["the bridge"]),
        ("The jailing of the editor angered the union.", "jailing", "COERCE", [], ["the editor"]),
        (
            "The downing of a helicopter by the rebels was filmed.",
            "downing",
            "ASSAULT",
            ["the rebels"],
            ["a helicopter"],
        ),
        (
            "The shooting dead of three farmers by gunmen shocked Velmar.",
            "shooting",
            "ASSAULT",
            ["gunmen"],
            ["three farmers"],
        ),
        ("Rebels set fire to dozens of homes.", "set fire", "COERCE", ["Rebels"], ["dozens of homes"]),
        ("Gunmen took thirty guests hostage.", "took", "COERCE", ["Gunmen"], ["thirty guests"]),
        ("The mayor survived an assassination attempt.", "attempt", "ASSAULT", [], ["The mayor"]),
        ("An attempt on the life of the general failed.", "attempt", "ASSAULT", [], ["the general"]),
        ("The port came under heavy shelling from the militia.", "shelling", "ASSAULT", ["the militia"], ["The port"]),
        ("Artillery fire hit a hospital.", "fire", "ASSAULT", [], ["a hospital"]),
        ("The leader was placed under house arrest.", "arrest", "COERCE", [], ["The leader"]),
        ("Police used batons against demonstrators.", "used", "PROTEST", ["Police"], ["demonstrators"]),
        ("The army shot down nine of twelve drones.", "shot down", "ASSAULT", ["The army"], ["nine of twelve drones"]),
        ("Gunmen fired shots at a police car.", "fired", "ASSAULT", ["Gunmen"], ["a police car"]),
        ("The minister escaped when his car was attacked.", "attacked", "ASSAULT", [], ["his car"]),
        ("Border police shot at migrants.", "shot", "ASSAULT", ["Border police"], ["migrants"]),
        ("Gunmen sprayed his car with bullets.", "sprayed", "ASSAULT", ["Gunmen"], ["his car"]),
        ("Their truck hit a landmine.", "hit", "ASSAULT", [], ["Their truck"]),
        ("Soldiers used live rounds against villagers.", "used", "ASSAULT", ["Soldiers"], ["villagers"]),
        ("Orsina fired missiles at a base.", "fired", "ASSAULT", ["Orsina"], ["a base"]),
        ("The raid drew criticism from the council.", "criticism", "ACCUSE", ["the council"], []),
        ("The gunmen let two of the hostages go.", "let", "CONCEDE", ["The gunmen"], ["two of the hostages"]),
        ("A lawyer has been behind bars since May.", "behind", "COERCE", [], ["A lawyer"]),
        ("Velmar has suspended military aid to Orsina.", "suspended", "SANCTION", ["Velmar"], ["Orsina"]),
        ("The army will provide training for policemen.", "provide", "AID", ["The army"], ["policemen"]),
        ("The envoy is due to visit Orsina next week.", "visit", "CONSULT", ["The envoy"], []),
    ],
)
def test_who_did_it_to_whom(text: str, trigger: str, plover: str, actor: list[str], target: list[str]) -> None:
    told = Told(text)
    event = told.event(trigger)
    assert event.plover == plover
    assert told.role(event, "actor") == actor
    assert sorted(told.role(event, "target") + told.role(event, "affected")) == target


@pytest.mark.parametrize(
    ("text", "trigger", "winner", "loser"),
    [
        ("Izium fell to the rebels on Saturday.", "fell", ["the rebels"], []),
        ("The army lost control of the airport to the rebels.", "lost", ["the rebels"], ["The army"]),
        ("The army lost the town to the rebels.", "lost", ["the rebels"], ["The army"]),
        ("The fall of Izium to the rebels stunned the capital.", "fall", ["the rebels"], []),
    ],
)
def test_whoever_gains_a_place_acts(text: str, trigger: str, winner: list[str], loser: list[str]) -> None:
    told = Told(text).place("Izium") if "Izium" in text else Told(text)
    event = told.event(trigger)
    assert told.role(event, "actor") == winner
    assert told.role(event, "target") == loser


@pytest.mark.parametrize(
    ("text", "trigger", "plover"),
    [
        ("A sit-in outside the parliament went on for days.", "sit-in", "PROTEST"),
        ("The pull-out of the troops began in May.", "pull-out", "RETREAT"),
        ("A strike by nurses entered its second week.", "strike", "PROTEST"),
        ("A strike by warplanes killed two farmers.", "strike", "ASSAULT"),
        ("Soldiers exchanged fire with rebels.", "exchanged fire", "ASSAULT"),
        ("The ministry protested against the raid.", "protested", "ACCUSE"),
        ("The rebels vowed to avenge the raid.", "vowed", "THREATEN"),
        ("The army laid siege to the town.", "laid siege", "COERCE"),
        ("A ferry sank off the coast.", "sank", None),
        ("Soldiers beat two students to death.", "beat", "ASSAULT"),
        ("A truce came into effect at midnight.", "came", "RETREAT"),
        ("The rebels broke the truce.", "broke", "ASSAULT"),
        ("The army put down the revolt.", "put down", "ASSAULT"),
        ("Protesters threw petrol bombs.", "threw", "PROTEST"),
        ("A drone crashed near the border.", "crashed", None),
        ("The president warned the rebels against any attack.", "warned", "THREATEN"),
        ("Unions called a general strike for Tuesday.", "strike", "PROTEST"),
        ("The rebels handed over their weapons.", "handed over", "RETREAT"),
        ("Gunmen seized two aid workers.", "seized", "COERCE"),
        ("The army drove the insurgents out of the town.", "drove", "ASSAULT"),
    ],
)
def test_what_it_was(text: str, trigger: str, plover: str | None) -> None:
    assert Told(text).event(trigger).plover == plover


@pytest.mark.parametrize(
    "text",
    [
        "Residents of the besieged town grow olives.",
        "Farmers in the occupied territory grow olives.",
        "The banned group has an office here.",
        "The jailed leader turned sixty.",
        "The wounded soldiers like music.",
        "The crowd attacked the problem with good humour.",
        "A judge escaped death.",
        "Families of dead soldiers attended.",
        "The minister declined to comment.",
    ],
)
def test_what_only_describes_is_no_event(text: str) -> None:
    assert not Told(text).events()


def test_a_participle_that_counts_or_dates_tells() -> None:
    assert Told("The town, besieged by the rebels, is empty.").event("besieged").plover == "COERCE"
    assert Told("Two wounded soldiers were seen.").amount("Two", 2).event("wounded").harm


def test_a_protest_with_its_purpose_is_one_event() -> None:
    told = Told("Thousands took to the streets to protest against the tax and demand new elections.")
    assert [e.plover for e in told.events()] == ["PROTEST"]
    assert [e.plover for e in Told("Students marched to demand new elections.").events()] == ["PROTEST"]
    assert [e.plover for e in Told("Police fired tear gas to disperse the crowd.").events()] == ["PROTEST"]


def test_a_signed_ceasefire_is_one_event() -> None:
    assert [e.plover for e in Told("The government and the rebels signed a ceasefire.").events()] == ["AGREE"]


def test_what_is_pledged_is_yet_to_come() -> None:
    assert Told("Orsina pledged food to the refugees.").event("pledged").status == "planned"
    assert Told("Peace talks are due to resume on Thursday.").event("talks").status == "planned"


def test_what_was_before_is_not_called_for() -> None:
    assert (
        Told("The council urged restraint after clashes between soldiers and rebels.").event("clashes").status
        == "happened"
    )


def test_what_crashes_did_nothing() -> None:
    told = Told("A plane crashed near the border.")
    assert told.role(told.event("crashed"), "actor") == []


def test_those_killed_when_a_place_was_overrun_belong_to_it() -> None:
    told = Told("Militants overran a garrison, killing 17 soldiers.").amount("17", 17)
    (event,) = told.events()
    assert [h.low for h in event.harm] == [17]
