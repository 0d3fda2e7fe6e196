import io
import zipfile
from pathlib import Path

import pytest

from accordingto.reading.places import Gazetteer
from accordingto.reading.places.tables import Row
from accordingto.record import GazetteerError

HEAD = "name,latitude,longitude,country\n"


def line(id: int, name: str, code: str = "PPL", kind: str = "P", **more: str) -> str:
    where = [more.get("lat", "47.4"), more.get("lon", "35.8"), kind, code, "UA", ""]
    units = [more.get("admin1", "26"), more.get("admin2", ""), "", "", more.get("people", "480")]
    fields = [str(id), name, name, more.get("names", ""), *where, *units, "", "", "Europe/Kyiv", "2022-01-01"]
    return "\t".join(fields) + "\n"


@pytest.fixture
def empty(tmp_path: Path) -> Gazetteer:
    return Gazetteer.of([Row(9, "Elsewhere", 1.0, 2.0, "PPL", "XAB")], tmp_path / "gazetteer.sqlite")


def everything(gazetteer: Gazetteer) -> list[list[tuple[object, ...]]]:
    return [
        gazetteer._db.execute(f"SELECT * FROM {t} ORDER BY 1, 2").fetchall()  # noqa: S608
        for t in ("places", "names", "units", "imports")
    ]


def test_a_dump_of_geonames(empty: Gazetteer, tmp_path: Path) -> None:
    dump = tmp_path / "UA.txt"
    dump.write_text(
        line(1, "Zaporizhzhia Oblast", "ADM1", "A")
        + line(2, "Pology District", "ADM2", "A", admin2="55")
        + line(3, "Robotyne", names="Rabotino,robotine,ROB,Роботине", admin2="55")
        + line(4, "Corner Shop", "SHOP", "S"),
        encoding="utf-8",
    )
    done = empty.import_file(dump)
    assert (done.places, done.broken) == (3, 0)
    for asked in ("Robotyne", "Rabotino", "Роботине"):
        (found,) = empty.search(asked)
        assert (found.id, found.country, found.admin1, found.admin2) == (
            3,
            "UKR",
            "Zaporizhzhia Oblast",
            "Pology District",
        )
    assert not empty.search("Corner Shop")


def test_a_zipped_dump_is_the_same(empty: Gazetteer, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "UA.zip", "w") as archive:
        archive.writestr("readme.txt", "what the columns are")
        archive.writestr("UA.txt", line(3, "Robotyne"))
    assert empty.import_file(tmp_path / "UA.zip").places == 1
    assert empty.search("Robotyne")


def test_a_table_of_ones_own(veldra: Gazetteer) -> None:
    (karsk,) = veldra.search("Qarsk")
    assert (karsk.name, karsk.country, karsk.admin1, karsk.geonames_id) == ("Karsk", "XAA", "Ostrana", None)
    assert {e.admin1 for e in veldra.search("Tellin")} == {"Ostrana", "Marrow Coast"}


def test_importing_twice_changes_nothing(empty: Gazetteer, tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text(
        "name,latitude,longitude,country,alternate_names\nKarsk,12,-140,XAA,Qarsk; Karska\n", encoding="utf-8"
    )
    empty.import_file(table)
    once = everything(empty)
    empty.import_file(table)
    assert everything(empty) == once


def test_a_broken_line_is_named_and_the_rest_goes_on(empty: Gazetteer, tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text(
        HEAD + "Karsk,12,-140,XAA\nDovna,far,-141,XAA\nTellin,95,1,XAA\n,1,1,XAA\nOst,1,1\nLund,1,1,Land\nLast,1,1,UA\n"
    )
    done = empty.import_file(table)
    assert done.places == 2
    assert done.reasons == (
        "line 3: the latitude 'far' is not a number",
        "line 4: the latitude 95 is not between -90 and 90",
        "line 5: has no name",
        "line 6: has another number of columns than the header",
        "line 7: the country 'LAND' is no code of two or three letters",
    )
    assert empty.search("Last")[0].country == "UKR"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("own.csv", "name,latitude,longitude,colour\nKarsk,12,-140,red\n", "column 'colour' that is not known"),
        ("own.csv", "name,latitude\nKarsk,12\n", "lacks the column 'longitude'"),
        ("own.csv", HEAD + "Karsk,north,-140,XAA\n", "line 2: the latitude 'north'"),
        ("own.csv", "", "lacks the column 'name'"),
        ("UA.zip", "not a zip", "cannot be imported"),
        ("UA.txt", "one\ttwo\n", "has 2 columns and should have 19"),
        ("map.shp", "?", "neither a GeoNames dump"),
        ("own.csv", HEAD + "Kar\udcffsk,1,1,XAA\n", "is not UTF-8: save it as UTF-8"),
    ],
)
def test_a_file_that_is_no_use(empty: Gazetteer, tmp_path: Path, name: str, content: str, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    before = everything(empty)
    with pytest.raises(GazetteerError, match=message):
        empty.import_file(path)
    assert everything(empty) == before


def packed(content: bytes, **flags: int) -> bytes:
    """A zip of one table whose two headers are changed: ``locked`` with a password, ``method`` of packing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("UA.txt", content)
    raw = bytearray(out.getvalue())
    for header, at in ((0, 6), (raw.index(b"PK\x01\x02"), 8)):
        raw[header + at] |= flags.get("locked", 0)
        raw[header + at + 2] = flags.get("method", raw[header + at + 2])
    return bytes(raw)


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("UA.zip", packed(b"x", locked=1), "cannot be imported .*password"),
        ("UA.zip", packed(b"x", method=99), "cannot be imported"),
        ("UA.zip", packed(b"x" * 9000).replace(packed(b"x" * 9000)[37:50], b"\xff" * 13), "cannot be imported"),
        ("UA.zip", packed(b"x" * 2_000_000), "line 1 has 1,000,000 characters or more"),
        ("own.csv", HEAD.encode() + b"x" * 2_000_000, "line 2 has 1,000,000 characters or more"),
    ],
    ids=["locked", "another packing", "damaged", "one long line, packed", "one long line"],
)
def test_a_file_that_wants_to_do_harm_is_refused(
    empty: Gazetteer, tmp_path: Path, name: str, raw: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    before = everything(empty)
    with pytest.raises(GazetteerError, match=message):
        empty.import_file(tmp_path / name)
    assert everything(empty) == before


def test_a_file_that_is_not_there(empty: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"gone\.csv"):
        empty.import_file(tmp_path / "gone.csv")


def test_what_is_imported_is_found_at_once(empty: Gazetteer, tmp_path: Path) -> None:
    assert not empty.search("Karsk")
    table = tmp_path / "own.csv"
    table.write_text(HEAD + "Karsk,12,-140,XAA\n")
    empty.import_file(table)
    assert empty.search("Karsk")
