"""Whether it happened."""

import pytest

from tests.reading.events.sentences import Told


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Rebels attacked the convoy.", "attacked", "happened"),
        ("The convoy was attacked by rebels.", "attacked", "happened"),
        ("The army is shelling the suburbs.", "shelling", "ongoing"),
        ("Rebels still hold the town.", "hold", "ongoing"),
        ("The army will attack the rebels on Monday.", "attack", "planned"),
        ("The generals plan to attack the port.", "attack", "planned"),
        ("Under the deal, the rebels were to attack the port.", "attack", "planned"),
        ("The government is expected to announce an aid package.", "announce", "planned"),
        ("The minister demanded that the army withdraw from the city.", "withdraw", "called_for"),
        ("Rebels could attack the convoy.", "attack", "hypothetical"),
        ("If the rebels attack the town, the army will leave.", "attack", "hypothetical"),
        ("Rebels did not attack the convoy.", "attack", "denied"),
        ("Nobody was killed in the village.", "killed", "denied"),
        ("The two sides called for a ceasefire and rebels released five hostages.", "released", "happened"),
        ("Gunmen tried to kill the governor.", "kill", "happened"),
        ("The police foiled an attack on the embassy.", "attack", "hypothetical"),
        ("The general vowed to win within months after two guards were killed in the port.", "killed", "happened"),
        ("The agency said it would send 40 tonnes of food.", "send", "planned"),
        ("The agency said it would send food if the road were opened.", "send", "hypothetical"),
        ("Ankara has offered to host a new round of talks.", "talks", "planned"),
    ],
)
def test_status(text: str, trigger: str, status: str) -> None:
    told = Told(text)
    for place in ("town", "village"):
        if f"the {place}" in text:
            told.place(place)
            break
    assert told.event(trigger).status == status


def test_an_attempt_harms_nobody() -> None:
    assert Told("Gunmen tried to kill the governor.").event("kill").harm == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Fighting was still going on near Halvek.", "ongoing"),
        ("Shelling was still going on near Halvek on Saturday evening.", "ongoing"),
        ("The siege of Halvek continues.", "ongoing"),
        ("Heavy fighting is going on in Orsina.", "ongoing"),
        ("Clashes were continuing in Karsk on Tuesday.", "ongoing"),
        ("Shelling of Halvek continued until dawn on Monday.", "happened"),
        ("The strike on Halvek has raised fears of war.", "happened"),
        ("Shells were falling on Karsk when the talks began.", "happened"),
    ],
)
def test_what_was_still_going_on_is_going_on(text: str, status: str) -> None:
    assert next(e.status for e in Told(text).events()) == status
