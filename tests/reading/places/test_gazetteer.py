import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.reading.places import Gazetteer
from accordingto.reading.places.gazetteer import FILE, home
from accordingto.reading.places.tables import Row
from accordingto.record import GazetteerError

TOWN = Row(1, "Karsk", 12.4, -140.4, "PPL", "XAA", population=10)


@pytest.mark.parametrize(
    ("asked", "name", "country", "admin1"),
    [
        ("Izium", "Izyum", "UKR", "Kharkiv"),
        ("Kiev", "Kyiv", "UKR", "Kyiv"),
        ("Київ", "Kyiv", "UKR", "Kyiv"),
        ("Artemivsk", "Bakhmut", "UKR", "Donetsk"),
        ("Balakliya", "Balakliya", "UKR", "Kharkiv"),
        ("Sevastopol", "Sevastopol", "UKR", "Sevastopol"),
        ("Simferopol", "Simferopol", "UKR", "Autonomous Republic of Crimea"),
        ("Crimea", "Autonomous Republic of Crimea", "UKR", "Autonomous Republic of Crimea"),
        ("Bombay", "Mumbai", "IND", "Maharashtra"),
        ("Côte d’Ivoire", "Ivory Coast", "CIV", None),
    ],
)
def test_a_place_is_found_by_any_of_its_names(
    world: Gazetteer, asked: str, name: str, country: str, admin1: str | None
) -> None:
    found = world.search(asked)
    assert (name, country, admin1) in [(e.name, e.country, e.admin1) for e in found]


def test_nothing_of_ukraine_lies_under_russia(world: Gazetteer) -> None:
    rows = world._db.execute(
        "SELECT name FROM places WHERE country = 'RUS' AND feature LIKE 'ADM%' AND latitude BETWEEN 44.3 AND 46 "
        "AND longitude BETWEEN 32.4 AND 36.4"
    ).fetchall()
    assert rows == []


def test_a_part_of_a_name_finds_it(world: Gazetteer) -> None:
    assert "Ivano-Frankivsk" in [e.name for e in world.search("frankivsk")]


@pytest.mark.parametrize("asked", ["", "   ", '"', "x" * 10_000, "* OR NEAR(", "Nowhereatallopolis"])
def test_a_search_for_nothing_finds_nothing(world: Gazetteer, asked: str) -> None:
    assert world.search(asked) == ()


def test_show(world: Gazetteer) -> None:
    entry = world.show(707292)
    assert entry is not None
    assert (entry.name, entry.geonames_id) == ("Izyum", 707292)
    assert "izium" in world.names_of(707292)
    assert world.show(-5) is None


def test_every_country_has_a_point_and_no_two_the_same_id(world: Gazetteer) -> None:
    rows = world._db.execute("SELECT country, latitude, longitude FROM places WHERE feature = 'PCLI'").fetchall()
    assert len({r[0] for r in rows}) == len(rows) > 190


def test_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORDINGTO_HOME", str(tmp_path))
    assert home() == tmp_path
    monkeypatch.delenv("ACCORDINGTO_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sys.platform", "linux")
    assert home() == tmp_path / "data" / "accordingto"


@pytest.mark.parametrize(
    ("stop", "error"), [(OSError("no space left"), GazetteerError), (KeyboardInterrupt("stopped"), KeyboardInterrupt)]
)
def test_a_build_that_fails_or_is_interrupted_leaves_nothing(
    tmp_path: Path, stop: BaseException, error: type[BaseException]
) -> None:
    def rows() -> Iterator[Row]:
        yield from (replace(TOWN, id=id) for id in range(1, 6000))
        raise stop

    with pytest.raises(error, match=str(stop)):
        Gazetteer.of(rows(), tmp_path / FILE)
    assert list(tmp_path.iterdir()) == []


def test_of_rows_with_one_id_the_last_stays(tmp_path: Path) -> None:
    rows = [replace(TOWN, id=id, name=name) for id, name in ((5, "Zhelm Quay"), (3, "Dovna"), (5, "Abbel Quay"))]
    gazetteer = Gazetteer.of(rows, tmp_path / FILE)
    assert [e.name for e in gazetteer.search("quay")] == ["Abbel Quay"]
    assert gazetteer.search("abb")
    assert not gazetteer.search("zhe")


def test_builds_at_once_end_in_one_whole_gazetteer(tmp_path: Path) -> None:
    path, failed = tmp_path / FILE, []

    def build() -> None:
        try:
            assert Gazetteer.of([TOWN], path).search("Karsk")
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=build) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert [p.name for p in tmp_path.iterdir()] == [FILE]


def test_what_came_first_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "not" / "there" / FILE
    first = Gazetteer.of([TOWN], path)
    first.close()
    second = Gazetteer.of([Row(2, "Dovna", 11.1, -141.1, "PPL", "XAA")], path)
    assert second.search("Karsk")
    assert not second.search("Dovna")


def test_a_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / FILE
    with pytest.raises(GazetteerError, match="cannot be opened"):
        Gazetteer.open(path)
    path.write_text("not a database, and long enough to be taken for the header of one" * 10)
    with pytest.raises(GazetteerError, match=str(path)):
        Gazetteer.open(path)
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(GazetteerError, match="another version"):
        Gazetteer.open(path)
