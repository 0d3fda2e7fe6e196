"""The chance that an event is one of its own, and what is set aside as told before."""

from dataclasses import replace

import pytest

from accordingto.reading.events import entry
from accordingto.reading.events.confidence import again, chance
from accordingto.reading.events.groups import Group
from accordingto.reading.events.told import Told as Around
from accordingto.record import Control, Event, Harm, Role
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


def judged(monkeypatch: pytest.MonkeyPatch, trigger: str, *paragraphs: str) -> tuple[Around, Group, Event]:
    """The event at a trigger before it is judged whether it was told before, with what it is judged by."""
    told, found = Told(*paragraphs), list[tuple[Around, Group, Event]]()

    def noted(around: Around, group: Group, event: Event) -> bool:
        found.append((around, group, event))
        return again(around, group, event)

    monkeypatch.setattr(entry, "again", noted)
    told.events()
    return next(row for row in found if trigger in row[2].trigger[0].of(told.text))


def test_only_what_is_unsure_and_adds_nothing_was_told_before(monkeypatch: pytest.MonkeyPatch) -> None:
    around, group, event = judged(monkeypatch, "attacking", *_STORY)
    unsure = replace(event, confidence=0.2)
    assert again(around, group, unsure)
    assert not again(around, group, replace(event, confidence=0.6))
    assert not again(around, group, replace(unsure, harm=(Harm("killed", "civilians"),)))
    assert not again(around, group, replace(unsure, control=Control("p1", None, "e1")))
    port = around.view.text.index("capital")
    assert not again(around, group, replace(unsure, roles=(Role(port, port + 7, "target", "e9"),)))


def test_what_nearly_all_is_against_adds_nothing_but_a_figure_a_place_or_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    around, group, event = judged(monkeypatch, "attacking", *_STORY)
    hardly = replace(event, confidence=0.1)
    port = around.view.text.index("capital")
    assert again(around, group, replace(hardly, roles=(Role(port, port + 7, "target", "e9"),)))
    assert again(around, group, replace(hardly, harm=(Harm("killed", "civilians"),)))
    assert not again(around, group, replace(hardly, harm=(Harm("killed", "civilians", low=3, high=3),)))
    assert not again(around, group, replace(hardly, control=Control("p1", None, "e1")))


def test_what_nothing_was_told_before_stays_however_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    around, group, event = judged(monkeypatch, "attacking", *_STORY[1:])
    assert not again(around, group, replace(event, confidence=0.2, roles=()))
