"""The figures of places: how well a reader could do who counts as places what the record does."""

from typing import Any

import pytest

from benchmarks.places import ceiling


def test_the_ceiling_leaves_out_adjectives_and_parts_of_other_names() -> None:
    toponyms: list[dict[str, Any]] = [
        {"text": "Talrin", "lat": 1.0, "type": "Literal", "modifier": None},
        {"text": "Iranian", "lat": 1.0, "type": "Non_Literal_Modifier", "modifier": "Adjective"},
        {"text": "Turks", "lat": 1.0, "type": "Demonym", "modifier": None},
        {"text": "Karsk", "lat": 1.0, "type": "Embedded_Non_Lit", "modifier": "Noun"},
        {"text": "the river", "lat": None, "type": "Literal_Expression", "modifier": None},
    ]
    assert ceiling([toponyms]) == pytest.approx(2 / 5)
