"""The map layer, opened by shapely."""

import io
import json
from typing import Any

import pytest
from shapely.geometry import shape

from accordingto.publish.exports import export
from accordingto.publish.exports.facts import Where
from accordingto.publish.exports.geojson import located
from accordingto.record import Locality
from accordingto.store import Store


def features(store: Store) -> list[dict[str, Any]]:
    out = io.BytesIO()
    export(store, "geojson", out)
    collection = json.loads(out.getvalue())
    assert collection["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = collection["features"]
    return found


def test_shapely_reads_every_geometry_as_longitude_and_latitude(store: Store) -> None:
    points = {f["properties"]["where"]: shape(f["geometry"]) for f in features(store) if f["geometry"]}
    assert (points["Orsina"].x, points["Orsina"].y) == (-31.7, 44.1)
    assert all(point.is_valid and abs(point.y) <= 90 for point in points.values())


def test_words_that_lead_to_a_point_are_that_point_with_its_radius(store: Store) -> None:
    found = next(f for f in features(store) if f["properties"]["where"] == "Izyum")
    assert found["geometry"]["coordinates"] == [37.25, 49.1]
    assert found["properties"]["radius_km"] == 6.0
    assert found["properties"]["geo_precision"] == 2


@pytest.mark.parametrize(
    ("locality", "note"),
    [
        (Locality("Kharkiv", 706482, 49.5, 36.5, "ADM1", "UKR", "Kharkiv", 3), "a region"),
        (Locality("Ukraine", 690791, 49.0, 32.0, "PCLI", "UKR"), "a country"),
        (Locality("Sorven"), "the gazetteer does not have"),
    ],
)
def test_what_is_no_point_gets_none(locality: Locality, note: str) -> None:
    geometry, precise = located(Where(locality, None, locality.name))
    assert geometry is None
    assert note in precise["precision_note"]


def test_an_incident_without_a_place_is_in_the_layer_too() -> None:
    assert located(None) == (None, {"geo_precision": None, "precision_note": "no place is told"})


def test_every_feature_says_who_says_so(store: Store) -> None:
    for feature in features(store):
        assert feature["properties"]["notes"].startswith("According to ")
        assert all(account["according_to"] for account in feature["properties"]["accounts"])
