"""A coder's corrections come back: what was changed is kept with its reason, and what cannot be taken is refused as a whole."""

import csv
import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from accordingto import cli
from accordingto.publish.exports import export, save, sheets
from accordingto.publish.exports.importing import corrections, keep
from accordingto.publish.exports.table import guarded
from accordingto.record import Count, Incident, InputError
from accordingto.review import Assessment, assess, incident_review
from accordingto.store import Store
from accordingto.store.linked import Wanted as Conditions
from accordingto.store.linked import incidents
from tests.publish.exports import stores

Change = Callable[[dict[str, str]], None]


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Store]:
    """A store of one's own, for decisions."""
    with Store(stores.make(tmp_path / "mine.db"), who="anna") as opened:
        yield opened


def of(store: Store, place: str) -> Incident:
    with store.read() as connection:
        return next(iter(incidents(connection, Conditions(place))))


def table(store: Store, format: str = "acled") -> list[dict[str, str]]:
    out = io.BytesIO()
    export(store, format, out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


def edited(store: Store, path: Path, format: str = "acled", **changes: str) -> Path:
    """The table with the row of Orsina changed, as a spreadsheet saves it: with a mark of UTF-8, and few quotation marks."""
    rows = table(store, format)
    for row in rows:
        if row["incident"] == of(store, "Orsina").id:
            row.update(changes)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())
    return path


@pytest.mark.parametrize("format", ["acled", "ucdp"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_was_exported_comes_back_without_a_change(mine: Store, tmp_path: Path, format: str, ending: str) -> None:
    save(mine, format, tmp_path / f"t{ending}")
    assert corrections(mine, tmp_path / f"t{ending}") == []


def test_a_corrected_count_is_kept_as_what_the_coder_holds(mine: Store, tmp_path: Path) -> None:
    found = corrections(mine, edited(mine, tmp_path / "t.csv", fatalities="17", why="the ministry corrected itself"))
    assert [(c.cell, c.value) for c in found] == [("killed", Count(17, 17, "civilians"))]
    assert "fatalities: 12 → 17  (the ministry corrected itself)" in str(found[0])
    keep(mine, found, "fair", "berta")
    held = incident_review(mine, of(mine, "Orsina")).cells["killed"]
    assert (held.grade, held.why) == ("fair", "the ministry corrected itself")
    row = next(row for row in table(mine) if row["incident"] == of(mine, "Orsina").id)
    assert row["fatalities"] == "17"
    assert corrections(mine, edited(mine, tmp_path / "again.csv")) == []


def test_place_day_type_and_side_come_back_in_both_tables(mine: Store, tmp_path: Path) -> None:
    changes = {
        "event_date": "2031-05-05",
        "location": "Sorven",
        "latitude": "44.5",
        "longitude": "-31.5",
        "geo_precision": "2",
        "country": "Ukraine",
        "iso": "804",
        "region": "Europe",
        "sub_event_type": "Air/drone strike",
        "actor1": "Military Forces of Ukraine",
        "actor2": "Civilians (Ukraine)",
        "inter1": "State forces",
        "interaction": "State forces-Civilians",
        "why": "seen from above",
    }
    keep(mine, corrections(mine, edited(mine, tmp_path / "a.csv", **changes)), "confirmed")
    row = next(row for row in table(mine) if row["incident"] == of(mine, "Orsina").id)
    assert {name: row[name] for name in changes if name != "why"} == {n: v for n, v in changes.items() if n != "why"}
    ged = {"best": "13", "date_end": "2031-05-06", "date_prec": "2", "why": "counted again"}
    keep(mine, corrections(mine, edited(mine, tmp_path / "u.csv", "ucdp", **ged)), "fair")
    row = next(row for row in table(mine, "ucdp") if row["incident"] == of(mine, "Orsina").id)
    assert (row["best"], row["date_end"], row["date_prec"]) == ("13", "2031-05-06", "2")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"fatalities": "many"}, "'many' is no whole number"),
        ({"fatalities": "-1"}, "0 or more"),
        ({"fatalities": ""}, "0 or more"),
        ({"event_date": "06.05.2031"}, "write it as 2022-09-14"),
        ({"event_date": ""}, "was emptied"),
        ({"location": "Sorven"}, "its coordinates were not"),
        ({"latitude": "91"}, "no place on earth"),
        ({"latitude": ""}, "both latitude and longitude"),
        ({"geo_precision": "4"}, "none of 1 to 3"),
        ({"country": "Nowhereland"}, "no country that the codebook knows"),
        ({"event_type": "War"}, "is none of Battles"),
        ({"sub_event_type": "Attack"}, "is none of Explosions/Remote violence"),
        ({"disorder_type": "Demonstrations"}, "follows from other columns"),
        ({"notes": "It was the army."}, "follows from other columns"),
        ({"profile": "acled-1997 v1"}, "export again"),
        ({"fatalities": "17", "why": ""}, "give a reason"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_kept(
    mine: Store, tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    before = mine.head()
    with pytest.raises(InputError, match=r"nothing of .* was taken") as raised:
        corrections(mine, edited(mine, tmp_path / "t.csv", **{"why": "so it is", **changes}))
    assert said in str(raised.value)
    assert "line " in str(raised.value)
    assert mine.head() == before


def test_a_row_that_changed_in_the_store_since_is_refused(mine: Store, tmp_path: Path) -> None:
    path = edited(mine, tmp_path / "t.csv", fatalities="17", why="so it is")
    untouched = edited(mine, tmp_path / "untouched.csv")
    assess(mine, of(mine, "Orsina"), Assessment("killed", Count(31, 31), "weak", "a nurse told me"))
    with pytest.raises(InputError, match="has changed in the store since"):
        corrections(mine, path)
    assert corrections(mine, untouched) == []  # nobody corrected anything there


def test_what_is_no_exported_table_is_said(mine: Store, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    (tmp_path / "b.csv").write_bytes("incident,größe\n".encode("latin-1"))
    (tmp_path / "c.csv").write_text("")
    (tmp_path / "d.xlsx").write_bytes(b"no zip")
    for name, said in (
        ("a", "no table that"),
        ("b", "CSV UTF-8"),
        ("c", "is empty"),
        ("d", "cannot be read"),
        ("e", "cannot be read"),
    ):
        path = tmp_path / f"{name}.{'xlsx' if name == 'd' else 'csv'}"
        with pytest.raises(InputError, match=said):
            corrections(mine, path)


def test_a_row_that_stands_twice_or_is_of_nothing_is_refused(mine: Store, tmp_path: Path) -> None:
    path = edited(mine, tmp_path / "t.csv", incident="i000000000000")
    with pytest.raises(InputError, match="no incident's id begins with"):
        corrections(mine, path)
    rows = list(csv.reader(io.StringIO(edited(mine, tmp_path / "u.csv").read_text("utf-8-sig"), newline="")))
    with (tmp_path / "u.csv").open("w", newline="") as out:
        csv.writer(out).writerows([*rows, rows[-1]])
    with pytest.raises(InputError, match="stands here again"):
        corrections(mine, tmp_path / "u.csv")


def test_a_workbook_and_a_table_with_semicolons_are_read_too(mine: Store, tmp_path: Path) -> None:
    save(mine, "acled", tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    sheet = book.active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    line = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, head.index("location") + 1).value == "Orsina")
    sheet.cell(line, head.index("fatalities") + 1).value = 17
    sheet.cell(line, head.index("why") + 1).value = "so it is"
    book.save(tmp_path / "t.xlsx")
    (found,) = corrections(mine, tmp_path / "t.xlsx")
    assert (found.line, found.value) == (line, Count(17, 17, "civilians"))
    rows = list(csv.reader(io.StringIO(edited(mine, tmp_path / "t.csv").read_text("utf-8-sig"), newline="")))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows)
    (tmp_path / "s.csv").write_text(text.getvalue())
    assert corrections(mine, tmp_path / "s.csv") == []


def test_a_formula_that_a_coder_writes_comes_in_as_a_name(mine: Store, tmp_path: Path) -> None:
    (found,) = corrections(mine, edited(mine, tmp_path / "t.csv", actor1=guarded("=cmd"), why="so it calls itself"))
    assert found.value.name == "=cmd"  # type: ignore[union-attr]  # a party has a name


def test_the_command_shows_first_and_then_keeps(
    mine: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edited(mine, tmp_path / "t.csv", fatalities="17")

    def run(*more: str) -> tuple[int, str, str]:
        monkeypatch.setattr(
            sys, "argv", ["accordingto", "import", str(path), "--store", str(tmp_path / "mine.db"), *more]
        )
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    before = mine.head()
    assert run("--why", "so it is", "--grade", "good")[0] == cli.USAGE
    code, out, err = run("--why", "so it is", "--dry-run")
    assert (code, mine.head()) == (cli.OK, before)
    assert "fatalities: 12 → 17  (so it is)" in out
    assert "1 correction to keep" in err
    assert run()[0] == cli.FAILED  # no reason
    assert run("--why", "so it is", "--grade", "weak", "--as", "berta")[0] == cli.OK
    held = incident_review(mine, of(mine, "Orsina")).cells["killed"]
    assert (held.text, held.grade) == ("17", "weak")
    assert "berta" in held.ruled.who


def test_a_workbook_that_unpacks_to_more_than_memory_holds_is_refused(
    mine: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(mine, "acled", tmp_path / "week.xlsx")
    monkeypatch.setattr(sheets, "MOST", 1000)
    with pytest.raises(InputError, match=r"bytes when it is unpacked, and no more than 1,000 are read"):
        list(corrections(mine, tmp_path / "week.xlsx"))


def test_a_damaged_workbook_is_refused_in_a_sentence(mine: Store, tmp_path: Path) -> None:
    save(mine, "acled", tmp_path / "week.xlsx")
    whole = (tmp_path / "week.xlsx").read_bytes()
    cut = tmp_path / "cut.xlsx"
    for raw in (b"", b"PK\x03\x04", whole[: len(whole) // 2], whole.replace(b"PK\x01\x02", b"PK\x01\x03")):
        cut.write_bytes(raw)
        with pytest.raises(InputError, match="cannot be read as a workbook"):
            list(corrections(mine, cut))
    with zipfile.ZipFile(tmp_path / "week.xlsx") as book, zipfile.ZipFile(cut, "w") as broken:
        for name in book.namelist():
            broken.writestr(name, b"<worksheet><sheetData><row>" if "sheet1" in name else book.read(name))
    with pytest.raises(InputError, match="cannot be read as a workbook"):
        list(corrections(mine, cut))
    with pytest.raises(InputError, match="No such file"):
        list(corrections(mine, tmp_path / "nowhere.csv"))
