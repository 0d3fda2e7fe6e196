"""A small gazetteer of an invented country, and a way from a sentence to its places."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto.reading.language import Analysis, analyse
from accordingto.reading.places import Gazetteer, find
from accordingto.record import Passage, Place, Report

VELDRA = """\
name,latitude,longitude,country,feature,admin1,admin2,population,alternate_names,geonames_id
Veldra,12.0,-140.0,XAA,PCLI,,,4000000,Republic of Veldra;Veldria,
Ostrana,12.5,-140.5,XAA,ADM1,,,900000,,
Marrow Coast,11.0,-141.0,XAA,ADM1,,,300000,,
Karsk,12.4,-140.4,XAA,PPLA,Ostrana,,120000,Qarsk;Карск,
Tellin,12.45,-140.6,XAA,PPL,Ostrana,,9000,,
Tellin,11.2,-141.2,XAA,PPL,Marrow Coast,,7000,,
Dovna,11.1,-141.1,XAA,PPL,Marrow Coast,,52000,,
"""


@pytest.fixture(scope="session")
def veldra(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Seven places of a country that does not exist."""
    folder = tmp_path_factory.mktemp("veldra")
    table = folder / "veldra.csv"
    table.write_text(VELDRA, encoding="utf-8")
    gazetteer = Gazetteer.of([], folder / "gazetteer.sqlite")
    gazetteer.import_file(table)
    return gazetteer


@pytest.fixture(scope="session")
def world() -> Gazetteer:
    """The gazetteer that users have."""
    return Gazetteer.default()


def analysed(text: str) -> Analysis:
    """The analysis of a text whose lines are its paragraphs."""
    passages, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            passages.append(Passage(start, start + len(line.rstrip()), "body"))
        start += len(line)
    return analyse(Report("r", text, passages=tuple(passages)))


@pytest.fixture(scope="session")
def places(world: Gazetteer) -> Callable[[str], dict[str, Place]]:
    """From a text to its places by name; the last mention of a name counts."""
    return lambda text: {place.name: place for place in find(analysed(text), world)}


@pytest.fixture(scope="session")
def invented(veldra: Gazetteer) -> Callable[[str], dict[str, Place]]:
    """The same, of the invented country."""
    return lambda text: {place.name: place for place in find(analysed(text), veldra)}


def within(place: Place, latitude: float, longitude: float) -> bool:
    """Whether a place is near a point."""
    assert place.latitude is not None
    assert place.longitude is not None
    return abs(place.latitude - latitude) < 0.5 and abs(place.longitude - longitude) < 0.5


Way = Callable[[str], dict[str, Place]]
Folder = Path
