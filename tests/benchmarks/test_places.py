"""The figures of places: how well a reader could do who counts as places what the record does and what of demonyms."""

from typing import Any

import pytest

from accordingto.reading.language import analyse
from accordingto.reading.places import Gazetteer, find
from accordingto.record import Passage, Report
from benchmarks.places import ceiling, nations


def test_the_ceiling_leaves_out_adjectives_and_parts_of_other_names() -> None:
    toponyms: list[dict[str, Any]] = [
        {"text": "Talrin", "lat": 1.0, "type": "Literal", "modifier": None},
        {"text": "Iranian", "lat": 1.0, "type": "Non_Literal_Modifier", "modifier": "Adjective"},
        {"text": "Turks", "lat": 1.0, "type": "Demonym", "modifier": None},
        {"text": "Karsk", "lat": 1.0, "type": "Embedded_Non_Lit", "modifier": "Noun"},
        {"text": "the river", "lat": None, "type": "Literal_Expression", "modifier": None},
    ]
    assert ceiling([toponyms]) == pytest.approx(2 / 5)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Syrian troops shelled Aleppo on Monday.", {"Syrian": "SYR"}),
        ("The South Sudanese Army said on Monday that it had left.", {"South Sudanese": "SSD"}),
        ("The Turks and their allies fled to France.", {"Turks": "TUR"}),
        ("The Syrian-led alliance met pro-Russian fighters.", {}),  # are neither Syria's nor Russia's
        ("They ate Belgian chocolate on Monday.", {}),  # nobody in the record is Belgian
        ("France sent the president of Mali home.", {}),  # places of the record already
    ],
)
def test_a_demonym_counts_where_it_gives_an_entity_its_country(text: str, told: dict[str, str]) -> None:
    gazetteer = Gazetteer.default()
    analysis = analyse(Report("r", text, passages=(Passage(0, len(text), "body"),)))
    found = list(nations(analysis, find(analysis, gazetteer), gazetteer))
    assert {p.name: p.country for p in found} == told
    for place in found:
        assert text[place.start : place.end] == place.name
        where = gazetteer.country(place.country or "")
        assert where is not None
        assert (place.latitude, place.longitude) == (where.latitude, where.longitude)


def test_a_demonym_that_another_mention_overrules_does_not_count() -> None:
    text = "French President Anna Torvik spoke. German President Torvik answered."
    gazetteer = Gazetteer.default()
    analysis = analyse(Report("r", text, passages=(Passage(0, len(text), "body"),)))
    assert [p.name for p in nations(analysis, find(analysis, gazetteer), gazetteer)] == ["French"]
