"""What a side says that it did itself, beside what it denies."""

import pytest

from accordingto.record import Statement
from tests.reading.events.sentences import Told

_STRIKE = "Rockets hit a bus station in Tarsk on Monday, killing nine, the governor said. "


@pytest.mark.parametrize(
    ("account", "denied", "said"),
    [
        (
            "The army denied firing at the town and said its troops had hit an ammunition depot outside it.",
            "firing at the town",
            "its troops had hit an ammunition depot outside it",
        ),
        (
            "The army rejected the accusation. It said its troops had hit a rebel camp in the hills.",
            "the accusation",
            "its troops had hit a rebel camp in the hills",
        ),
    ],
)
def test_what_a_side_did_instead_is_an_event_of_its_own(account: str, denied: str, said: str) -> None:
    told = Told(_STRIKE + account).entity("military", "The army")
    told.says("the governor", "said", "Rockets hit a bus station in Tarsk on Monday, killing nine")
    told.says("The army", account.split()[2], denied, stance="denies")
    army, cue = told.at("The army"), told.at("said", 1)
    told.statements.append(Statement("s3", (army,), (cue,), (told.at(said),), "indirect"))
    strike = told.event("killing")
    events = {s.start: e for e in told.events() for s in e.trigger}
    own = events[told.at("hit", 1).start]
    assert own != strike
    assert (strike.disputed_by, told.role(strike, "actor")) == (("s2",), [])
    assert (own.blame, own.according_to, own.disputed_by) == ("claimed", ("s3",), ())


def test_what_others_tell_of_attackers_is_not_joined_to_what_a_side_says_it_did() -> None:
    told = Told(
        "Gunmen opened fire on a wedding on Saturday. The army said its guns had fired at a camp in the hills. "
        "Witnesses said the attackers shot at guests."
    ).entity("military", "The army")
    told.says("The army", "said", "its guns had fired at a camp in the hills")
    told.says("Witnesses", "said", "the attackers shot at guests")
    assert "shot" in [s.of(told.text) for s in told.event("opened").trigger]
