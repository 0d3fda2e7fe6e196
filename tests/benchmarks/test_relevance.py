"""What is said of a report to tell whether MUC-4's key has an incident for it."""

from dataclasses import replace

import pytest

from accordingto.reading.events.view import View
from accordingto.reading.language import analyse
from accordingto.record import Acled, Event, Harm, Passage, Place, Reading, Report, Role, Span
from benchmarks.fillers.relevance import described, incidents, odds

TEXT = "Rebels killed 3 farmers in Orsk."
REPORT = Report("r", TEXT, passages=(Passage(0, len(TEXT), "body"),), published="1990-01-09")
EVENT = Event(
    "v1",
    (Span(7, 13),),
    "happened",
    ("report",),
    (Span(0, 32),),
    "ASSAULT",
    Acled("Violence against civilians", "Attack"),
    (Role(0, 6, "actor"), Role(14, 23, "target")),
    place="p1",
    earliest="1990-01-08",
    latest="1990-01-08",
    harm=(Harm("killed", "civilians", None, 3, 3, ("report",)),),
    confidence=0.7,
)
PLACES = (Place(27, 31, "p1", "Orsk", country="PER"),)


def features(event: Event) -> set[str]:
    reading = Reading(REPORT, places=PLACES, events=(event,))
    return described(View(analyse(REPORT)), reading, (0.2, -9.0, -9.0, -9.0, -9.0))


def test_a_report_is_described_by_its_words_its_events_and_its_likely_fillers() -> None:
    found = features(EVENT)
    assert {"w=rebels", "w=0", "e=Attack|happened", "fill=0|0.0", "many=0.7|1"} <= found
    assert {"i|by=killed", "i|country=PER", "i|day=2", "i|harm=killed|2", "i|last=target|farmers"} <= found
    assert "i1|by=killed" in found
    assert "fill=0|0.5" not in found
    assert not any(f.startswith("fill=1") for f in found)


def test_the_cells_of_an_event_that_is_hardly_sure_are_left_out() -> None:
    assert not any(f.startswith("i|") for f in features(replace(EVENT, confidence=0.4)))


def test_an_event_without_a_day_has_none() -> None:
    assert "i|day=None" in features(replace(EVENT, earliest=None, latest=None))


@pytest.mark.parametrize(
    ("event", "found"),
    [
        (EVENT, True),
        (replace(EVENT, status="planned"), False),
        (replace(EVENT, acled=Acled("Battles", "Armed clash")), False),
        (replace(EVENT, confidence=0.5), False),
        (replace(EVENT, place=None, roles=()), False),
    ],
)
def test_an_incident_is_violence_that_happened_somewhere_or_to_somebody(event: Event, found: bool) -> None:
    assert bool(incidents(Reading(REPORT, events=(event,)), 0.6)) is found


def test_the_odds_are_the_sum_of_what_is_known() -> None:
    assert odds({"bias", "w=bomb", "unheard of"}, {"bias": -1.0, "w=bomb": 2.5}) == 1.5
