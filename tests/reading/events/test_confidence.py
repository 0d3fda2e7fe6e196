"""The chance that an event is one of its own, and what is set aside as told before."""

from accordingto.reading.events.confidence import chance
from tests.reading.events.sentences import Told


def test_what_speaks_for_an_event_raises_its_chance() -> None:
    bare = chance(["", "before 3+", "no roles", "name death"])
    assert 0 < bare < chance(["", "before 3+", "name death"]) < chance(["", "before 0", "actor", "type"]) < 1


def test_clues_that_were_never_seen_say_nothing() -> None:
    assert chance(["", "actor", "an unknown clue"]) == chance(["", "actor"])


_BOMBING = "Rebels bombed a market in the capital on Monday."
_STORY = (
    _BOMBING,
    "The governor visited the wounded.",
    "The army said that the rebels would be punished for attacking.",
)


def test_a_bare_further_mention_is_set_aside_and_the_event_stays() -> None:
    triggers = [e.trigger[0].of(Told(*_STORY).text) for e in Told(*_STORY).events()]
    assert triggers[0] == "bombed"
    assert "attacking" not in triggers


def test_the_same_words_stay_where_nothing_was_told_before() -> None:
    told = Told(*_STORY[1:])
    assert "attacking" in [e.trigger[0].of(told.text) for e in told.events()]


def test_what_adds_harm_is_kept_however_unsure() -> None:
    told = Told(_BOMBING, "The army said that the rebels would be punished for wounding 12 farmers.")
    wounding = told.event("wounding")
    assert [(h.kind, h.low) for h in wounding.harm]
