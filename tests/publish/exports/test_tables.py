"""ACLED's and UCDP's tables, opened by the libraries that people open them with."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest

from accordingto import pipeline
from accordingto.intake import Received
from accordingto.publish.exports import Wanted, export, profile, save
from accordingto.publish.exports.table import guarded, readable
from accordingto.publish.rows import Rows
from accordingto.reading.amounts.entry import coded
from accordingto.record import Amount, Harm, Report
from accordingto.review import Choice, Desk, decide, reviewed, undo
from accordingto.store import Store
from tests.publish.exports.stores import EVIL
from tests.test_comparing import COURIER, shelling

# The codebooks' own lists, written down from the codebooks and not from our profiles.
ACLED = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
UCDP = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
OURS = ["accounts", "agreement", "evidence", "reports", "incident", "profile", "row_version", "why"]
ACLED_TYPES = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
}


def written(store: Store, format: str, ending: str | None = None, wanted: Wanted | None = None) -> bytes:
    out = io.BytesIO()
    export(store, format, out, wanted, ending)
    return out.getvalue()


def rows(store: Store, format: str, wanted: Wanted | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(store, format, wanted=wanted).decode("utf-8"), newline="")))


def one(store: Store, format: str, place: str) -> dict[str, str]:
    column = "location" if format == "acled" else "where_coordinates"
    return next(row for row in rows(store, format) if place in row[column])


@pytest.mark.parametrize(("format", "columns"), [("acled", ACLED), ("ucdp", UCDP)])
def test_the_columns_are_the_codebooks_own_and_then_ours(store: Store, format: str, columns: list[str]) -> None:
    assert list(rows(store, format)[0]) == columns + OURS
    assert len(columns) == {"acled": 31, "ucdp": 49}[format]


def test_acled_rows_hold_what_the_codebook_allows(store: Store) -> None:
    found = rows(store, "acled")
    assert len(found) == 4
    for row in found:
        assert row["sub_event_type"] in ACLED_TYPES[row["event_type"]]
        assert row["time_precision"] in ("", "1", "2", "3")
        assert row["geo_precision"] in ("", "1", "2", "3")
        assert row["civilian_targeting"] in ("", "Civilian targeting")
        assert row["fatalities"].isdigit()


def test_the_most_conservative_count_is_coded_and_the_others_stand_in_the_notes(store: Store) -> None:
    orsina = one(store, "acled", "Orsina")
    assert orsina["fatalities"] == "12"
    assert "the Health Ministry, quoted by The Courier (2031-05-07)" in orsina["notes"]
    assert "31" in orsina["notes"]
    assert "Contested is killed" in orsina["notes"]
    assert orsina["source"] == "The Courier; The Voice"
    assert orsina["civilian_targeting"] == "Civilian targeting"
    assert "killed: contested" in orsina["agreement"]


def test_ucdp_has_the_range_and_the_sum_of_the_parts(store: Store) -> None:
    orsina = one(store, "ucdp", "Orsina")
    assert (orsina["low"], orsina["best"], orsina["high"]) == ("12", "12", "31")
    for row in rows(store, "ucdp"):
        parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert int(row["best"]) == sum(int(row[part]) for part in parts)
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
    assert orsina["code_status"] == "Check deaths"
    assert orsina["geom_wkt"] == "POINT (-31.700000 44.100000)"


def test_a_week_and_a_place_near_a_town_have_their_codes(store: Store) -> None:
    izium = one(store, "acled", "Izyum")
    assert (izium["event_date"], izium["time_precision"], izium["geo_precision"]) == ("2022-09-08", "2", "2")
    assert (izium["country"], izium["iso"], izium["region"]) == ("Ukraine", "804", "Europe")
    assert (izium["actor1"], izium["inter1"]) == ("Military Forces of Russia", "External/Other forces")
    assert izium["interaction"] == "External/Other forces only"


def test_what_no_report_tells_stays_empty(store: Store) -> None:
    orsina = one(store, "acled", "Orsina")
    assert [orsina[name] for name in ("source_scale", "admin3", "iso", "region")] == ["", "", "", ""]
    ucdp = one(store, "ucdp", "Orsina")
    assert [ucdp[name] for name in ("conflict_new_id", "dyad_new_id", "active_year", "country_id")] == ["", "", "", ""]


def test_a_row_without_a_death_is_none_of_ucdps_and_is_counted(store: Store) -> None:
    summary = export(store, "ucdp", io.BytesIO())
    assert (summary.count, sum(summary.left_out.values())) == (2, 2)
    assert "without which UCDP has no event" in str(summary)


def test_the_evidence_of_a_row_are_the_exact_words(store: Store) -> None:
    for row in rows(store, "acled"):
        for piece in json.loads(row["evidence"]):
            text = store.text(readable(piece["report"]))
            assert text is not None
            assert text[piece["start"] : piece["end"]].replace("\x00", "\ufffd") == piece["quote"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(place="Orsina"), 1),
        (Wanted(from_="2031-05-07"), 1),
        (Wanted(to="2022-12-31"), 2),
        (Wanted(contested=True), 1),
        (Wanted(reports=2), 1),
        (Wanted(documents=("r-near",)), 1),
        (Wanted(place="Nowhere"), 0),
    ],
)
def test_a_filtered_list_exports_what_it_lists(store: Store, wanted: Wanted, found: int) -> None:
    assert len(rows(store, "acled", wanted)) == found


def test_pandas_and_duckdb_read_the_csv(store: Store, tmp_path: Path) -> None:
    save(store, "acled", tmp_path / "acled.csv")
    frame = pd.read_csv(tmp_path / "acled.csv")
    assert list(frame.columns) == ACLED + OURS
    assert set(frame["fatalities"]) == {0, 2, 12}
    read = duckdb.read_csv(str(tmp_path / "acled.csv"))
    assert read.aggregate("sum(fatalities), min(longitude)").fetchall() == [(14, -37.25)]


@pytest.mark.parametrize("format", ["acled", "ucdp"])
def test_duckdb_reads_the_parquet_with_its_types(store: Store, tmp_path: Path, format: str) -> None:
    save(store, format, tmp_path / "t.parquet")
    read = duckdb.read_parquet(str(tmp_path / "t.parquet"))
    types = dict(zip(read.columns, map(str, read.types), strict=True))
    known = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}
    shape = profile.acled() if format == "acled" else profile.ucdp()
    assert types == {column.name: known[column.type] for column in shape.all_columns}
    kept = duckdb.execute("SELECT decode(value) FROM parquet_kv_metadata(?)", [str(tmp_path / "t.parquet")]).fetchall()
    assert (shape.label,) in kept


def test_no_text_in_the_csv_begins_like_a_formula(store: Store) -> None:
    for row in csv.reader(io.StringIO(written(store, "acled").decode(), newline="")):
        for value in row:
            assert not value.startswith(("=", "+", "@", "\t", "\r"))
            assert not value.startswith("-") or float(value)  # a longitude is a number


def test_what_was_guarded_comes_back_as_it_was(store: Store) -> None:
    evil = one(store, "acled", "Izium")
    assert evil["location"] == "'@Izium"
    assert readable(evil["location"]) == "@Izium"
    assert readable(evil["admin1"]) == "\tKharkiv"
    assert readable(evil["source"]) == "=HYPERLINK(1)"


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "'a", "'=1", "''", "＝1", "a", "", " =1", "12"]
)
def test_guarding_is_undone_without_a_rest(text: str) -> None:
    assert readable(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_csv_is_rfc_4180_in_utf_8_without_what_nobody_can_read(store: Store) -> None:
    text = written(store, "acled").decode("utf-8")
    assert text.endswith("\r\n")
    assert "\x00" not in text
    assert "\u202e" not in text
    assert "\ufffdevil\ufffd" not in text  # the words around it are no cell of the record


def test_texts_stay_texts_in_the_workbook(store: Store, tmp_path: Path) -> None:
    save(store, "acled", tmp_path / "acled.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "acled.xlsx").active
    assert sheet is not None
    cells: list[tuple[Any, ...]] = list(sheet.iter_rows())
    assert [cell.value for cell in cells[0]] == ACLED + OURS
    values = [cell for row in cells[1:] for cell in row if cell.value is not None]
    assert {cell.data_type for cell in values} == {"s", "n", "d"}
    assert "=HYPERLINK(1)" in [cell.value for cell in values]
    assert len(pd.read_excel(tmp_path / "acled.xlsx")) == 4


def test_an_account_longer_than_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    from accordingto.publish.exports import table
    from accordingto.publish.exports.profile import Column

    with (tmp_path / "long.xlsx").open("wb") as out:
        table.write_xlsx([Column("a", "text", "")], [{"a": "😀" * 40_000}], out)
    sheet = openpyxl.load_workbook(tmp_path / "long.xlsx").active
    assert sheet is not None
    assert str(sheet["A2"].value).endswith("[cut here; the CSV has all of it]")


@pytest.mark.parametrize(
    ("format", "ending"), [("acled", ".csv"), ("acled", ".xlsx"), ("ucdp", ".parquet"), ("geojson", None)]
)
def test_the_same_store_makes_the_same_bytes(store: Store, format: str, ending: str | None) -> None:
    assert written(store, format, ending) == written(store, format, ending)


def test_the_workbook_tells_no_time(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(written(store, "acled", ".xlsx"))) as book:
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_hostile_report_is_what_the_store_holds() -> None:
    assert Report("r", EVIL).text.count("\x00") == 1


def worded(path: Path, word: str) -> Store:
    """A store with one report that tells the dead in a word, linked."""
    text = COURIER.replace("12", word)
    told = shelling("r-words", f"{text} They counted 12 shells.", "The Courier", "the Health Ministry", "12")
    at = text.index(word)
    amount = Amount(at, at + len(word), "a1", "people", 24, None, basis=word)
    (event,) = told.events
    told = replace(
        told,
        amounts=(replace(amount, coded=coded(amount)),),
        events=(replace(event, harm=(Harm("killed", "civilians", "a1", 24, None),)),),
    )
    store = Store(path, create=True, who="tester")
    store.keep(Received(told.report, told.report.text.encode(), "text/plain"), told, "1")
    assert list(pipeline.link(store)) == []
    return store


@pytest.mark.parametrize(
    ("word", "figure"), [("dozens", 12), ("scores", 20), ("tens of thousands", 10_000), ("several", 3)]
)
def test_words_that_are_no_figure_are_coded_as_the_record_shows_them(tmp_path: Path, word: str, figure: int) -> None:
    with worded(tmp_path / "words.db", word) as store:
        (row,) = rows(store, "acled")
        assert row["fatalities"] == str(figure)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("a1", {"kind": "people", "low": 31, "high": 31, "unit": None, "hedge": "exact"}),
        ("v1/harm/0", {"kind": "killed", "group": "civilians", "low": 31, "high": 31}),
    ],
)
def test_a_corrected_number_goes_before_the_figure_for_the_word(
    tmp_path: Path, cell: str, value: dict[str, object]
) -> None:
    with worded(tmp_path / "words.db", "dozens") as store:
        decide(store, Desk("r-words"), Choice("correct", cell, value, why="the morgue's list"))
        assert list(pipeline.link(store)) == []
        (row,) = rows(store, "acled")
        assert row["fatalities"] == "31"
        (ged,) = rows(store, "ucdp")
        assert (ged["low"], ged["best"], ged["high"]) == ("31", "31", "31")
        seen = reviewed(store.reading("r-words"), store.log("r-words")).reading
        (happened,) = Rows(seen).happened()
        # The words of a corrected amount stay; a toll that was corrected is no longer told in them.
        assert happened.harm == ("killed: dozens (civilians)" if cell == "a1" else "killed: 31 (civilians)",)
        undo(store, Desk("r-words"), next(e.number for e in store.log("r-words") if e.change.cell == cell))
        (row,) = rows(store, "acled")
        assert row["fatalities"] == "12"
