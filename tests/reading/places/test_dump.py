"""A dump as GeoNames ships it: 19 tab-separated columns, with what real dumps hold that a tidy table does not."""

import zipfile
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from accordingto.commands import console
from accordingto.reading.places import Gazetteer
from accordingto.reading.places.tables import Row


def row(*parts: str) -> str:
    """A line of a dump, its fields parted here by "|" so that they can be counted."""
    return "".join(parts).replace("|", "\t") + "\n"


DISTRICT = row(
    "900101|Dovnyi Raion|Dovnyi Raion|",
    "Довний район|",
    "47.50000|35.90000|A|ADM2|UA||26|9001|||51200||96|Europe/Kyiv|2023-04-02",
)
UNIT = row(
    "900100|Velmar Oblast|Velmar Oblast|",
    "Velmarska oblast,Велмарська область|",
    "47.5|35.75|A|ADM1|UA||26||||1666515|||Europe/Kyiv|2022-05-16",
)
TOWN = row(
    "900102|Dovnopil’|Dovnopil'|",
    "DOV,Dovnopil,Dovnopol,Dovnopol',dovunopiri,https://en.wikipedia.org/wiki/Dovnopil,Довнопіль,Довнополь|",
    "47.41361|35.83611|P|PPLA2|UA||26|9001|||14300||-2|Europe/Kyiv|2022-09-14",
)
QUOTED = row(
    '900103|Karsk "Pershyi"|Karsk "Pershyi"|',
    "|",
    "47.6|35.6|P|PPL|UA||26|9001|900000001||0||88|Europe/Kyiv|2014-10-05",
)
BARE = row("900104|Tellin|Tellin||-47.1|-0.5|P||||00||||||||")
AIRBASE = row(
    "900105|Dovna Air Base|Dovna Air Base|", "|", "47.45|35.8|S|AIRB|UA||26|9001|||0|||Europe/Kyiv|2020-01-01"
)
SCHOOL = row("900106|Dovna School|Dovna School||47.45|35.8|S|SCH|UA||26|9001|||0|||Europe/Kyiv|2020-01-01")
SHORT = row("900107|Lost|Lost||47.4|35.8|P|PPL|UA")
NOWHERE = row("900108|Nowhere|Nowhere||nan|35.8|P|PPL|UA||26||||0|||Europe/Kyiv|2020-01-01")
NAMELESS = row("900109||||47.4|35.8|P|PPL|UA||26||||0|||Europe/Kyiv|2020-01-01")
CROWDED = row("900110|Mnoho|Mnoho|{names}|47.7|35.7|P|PPL|UA||26|9001|||77|||Europe/Kyiv|2020-01-01")
HUGE = ",".join(f"Mnohonazva {'x' * (i % 7)}{i}" for i in range(20_000))

LINES = (
    DISTRICT,
    UNIT,
    TOWN,
    QUOTED,
    BARE,
    AIRBASE,
    SCHOOL,
    SHORT,
    "\n",
    NOWHERE,
    NAMELESS,
    CROWDED.format(names=HUGE),
)
DUMP = "".join(LINES)


@pytest.fixture
def empty(tmp_path: Path) -> Gazetteer:
    return Gazetteer.of([Row(9, "Elsewhere", 1.0, 2.0, "PPL", "XAB")], tmp_path / "gazetteer.sqlite")


def dump(folder: Path, kind: str, ends: str = "\n") -> Path:
    """The dump as a text file or as GeoNames' zip with its readme."""
    content = DUMP.replace("\n", ends).encode()
    path = folder / f"UA.{kind}"
    if kind == "txt":
        path.write_bytes(content)
        return path
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "The main 'geoname' table has the following fields:\n")
        archive.writestr("UA.txt", content)
    return path


@pytest.mark.parametrize(("kind", "ends"), [("txt", "\n"), ("txt", "\r\n"), ("zip", "\n")])
def test_what_can_be_read_is_and_the_rest_is_named(empty: Gazetteer, tmp_path: Path, kind: str, ends: str) -> None:
    done = empty.import_file(dump(tmp_path, kind, ends))
    assert (done.places, done.broken) == (7, 4)
    assert done.reasons == (
        "line 8: has 9 columns and should have 19",
        "line 9: has 1 columns and should have 19",
        "line 10: the latitude nan is not between -90 and 90",
        "line 11: has no name",
    )
    for asked in ("Dovnopil", "Dovnopol", "Довнопіль", "Довнополь"):
        (town,) = empty.search(asked)
        assert (town.id, town.feature, town.country, town.population) == (900102, "PPLA2", "UKR", 14300)
        assert (town.latitude, town.longitude) == (47.41361, 35.83611)
        # The district stands before its unit in the file, and the town after both.
        assert (town.admin1, town.admin2) == ("Velmar Oblast", "Dovnyi Raion")


def test_codes_links_and_small_letters_are_no_names(empty: Gazetteer, tmp_path: Path) -> None:
    empty.import_file(dump(tmp_path, "txt"))
    known = empty.names_of(900102)
    assert not {"dov", "dovunopiri"} & set(known)
    assert not any("wikipedia" in name for name in known)


def test_quotation_marks_in_a_name_join_no_lines(empty: Gazetteer, tmp_path: Path) -> None:
    empty.import_file(dump(tmp_path, "txt"))
    assert empty.show(900103) is not None
    assert empty.show(900104) is not None


def test_a_place_without_country_feature_or_people_is_a_place(empty: Gazetteer, tmp_path: Path) -> None:
    empty.import_file(dump(tmp_path, "txt"))
    (bare,) = empty.search("Tellin")
    assert (bare.feature, bare.country, bare.admin1, bare.population) == ("PPL", None, None, 0)
    assert (bare.latitude, bare.longitude) == (-47.1, -0.5)


def test_sites_that_wars_are_told_of_come_in_and_schools_do_not(empty: Gazetteer, tmp_path: Path) -> None:
    empty.import_file(dump(tmp_path, "txt"))
    assert empty.show(900105) is not None
    assert empty.show(900106) is None


def test_twenty_thousand_names_of_one_place_are_all_found(empty: Gazetteer, tmp_path: Path) -> None:
    empty.import_file(dump(tmp_path, "zip"))
    for asked in ("Mnohonazva 0", "Mnohonazva xxx19995", HUGE.rpartition(",")[2]):
        assert [place.id for place in empty.search(asked)] == [900110]


def test_a_terminal_sees_how_far_an_import_is(
    empty: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = StringIO()
    monkeypatch.setattr(console, "err", Console(file=seen, force_terminal=True, width=120))
    monkeypatch.setattr(console.Bar, "PATIENCE", -1.0)
    with console.Bar("importing") as bar:
        empty.import_file(dump(tmp_path, "txt"), bar)
    assert "importing" in seen.getvalue()
    assert f"{len(DUMP.encode()):,}" in seen.getvalue()


def test_progress_ends_at_the_size_of_the_file(empty: Gazetteer, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    path = dump(tmp_path, "txt")
    empty.import_file(path, lambda done, total: steps.append((done, total)))
    assert steps[-1] == (path.stat().st_size, path.stat().st_size)
    assert steps == sorted(steps)
