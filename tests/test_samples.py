"""The exercise that comes with the program, read the whole way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto import intake, pipeline
from accordingto.intake import SetAside
from accordingto.publish.rows import Rows
from accordingto.reading import Reader
from accordingto.reading.places import Gazetteer
from accordingto.record import Reading
from benchmarks.grounding import violations

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


@pytest.fixture(scope="module")
def readings(copied_places: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    gazetteer = Gazetteer(copied_places(tmp_path_factory.mktemp("samples")))
    gazetteer.import_file(SAMPLES / "gazetteer.csv")
    results = list(pipeline.run([SAMPLES / "reports"], reader=Reader(gazetteer)))
    aside = [result for result in results if isinstance(result, SetAside)]
    assert aside == []
    return [result for result in results if isinstance(result, Reading)]


def one(readings: list[Reading], name: str) -> Reading:
    return next(r for r in readings if name in (r.report.uri or ""))


def test_every_report_of_the_week_is_read(readings: list[Reading]) -> None:
    assert len(readings) == 15
    assert {r.report.published[:10] for r in readings if r.report.published} >= {
        f"2031-05-{d:02}" for d in (5, 6, 7, 8, 9)
    }
    assert {r.report.language for r in readings} == {"en"}


def test_every_span_stands_in_its_text(readings: list[Reading]) -> None:
    assert [message for reading in readings for message in violations(reading)] == []


def test_each_sample_says_on_its_first_line_that_it_is_invented() -> None:
    for file in sorted((SAMPLES / "reports").iterdir()):
        if file.suffix != ".warc":
            assert "EXERCISE" in file.read_text(encoding="utf-8").splitlines()[0], file.name
    pages = [r for r in intake.open([SAMPLES / "reports" / "11-border-monitor.warc"]) if not isinstance(r, SetAside)]
    assert all("EXERCISE" in page.raw.decode().splitlines()[0] for page in pages)


def test_invented_places_are_where_the_gazetteer_puts_them(readings: list[Reading]) -> None:
    found = {
        (p.name, p.country) for r in readings for p in r.places if p.name in ("Halvek", "Orsina", "Talrin", "Ostrel")
    }
    assert found == {("Halvek", "XMA"), ("Orsina", "XMA"), ("Talrin", "XMA"), ("Ostrel", "XMB")}


@pytest.mark.parametrize(
    ("name", "speaker", "dead"),
    [
        ("05-courier-clinic", "Health Ministry", 12),
        ("05-courier-clinic", "Pavla Oren", 19),
        ("06-voice-clinic", "nurses", 31),
        ("07-courier-correction", "ministry", 17),
        ("12-harbour-clinic", "Health Ministry", 12),
        ("12-harbour-clinic", "Doctors", 19),
    ],
)
def test_each_count_of_the_dead_stands_with_whoever_gives_it(
    readings: list[Reading], name: str, speaker: str, dead: int
) -> None:
    reading = one(readings, name)
    rows = Rows(reading)
    counts = {
        (rows.chain(id), harm.low)
        for event in reading.events
        for harm in event.harm
        for id in event.according_to
        if harm.kind == "killed"
    }
    assert any(speaker.lower() in who.lower() and low == dead for who, low in counts), counts


def test_the_front_denies_what_the_ministry_blames_it_for(readings: list[Reading]) -> None:
    reading = one(readings, "05-courier-clinic")
    rows = Rows(reading)
    denials = [s for s in reading.statements if s.stance == "denies"]
    assert any("Front" in rows.who(s) for s in denials)


def test_the_town_is_taken_and_retaken(readings: list[Reading]) -> None:
    halvek = [
        (r.report.published or "")[:10]
        for r in readings
        for e in r.events
        if e.control
        and e.status == "happened"
        and next(p for p in r.places if p.id == e.control.place).name == "Halvek"
    ]
    assert {"2031-05-05", "2031-05-08"} <= set(halvek)


def test_pleas_adverts_and_navigation_are_not_read(readings: list[Reading]) -> None:
    for reading in readings:
        read = " ".join(p.of(reading.report.text) for p in reading.report.readable())
        for words in ("donation", "Subscribe", "Account no", "Accept all", "Log in", "All rights reserved", "EXERCISE"):
            assert words not in read, (reading.report.uri, words)


def test_a_caption_is_told_from_its_credit(readings: list[Reading]) -> None:
    reading = one(readings, "02-courier-halvek")
    kinds = {p.of(reading.report.text): p.kind for p in reading.report.passages}
    assert kinds["Residents of Halvek cross a field near Kirvane on Monday"] == "caption"
    assert kinds["(Photo: Sanna Tull/MWA)"] == "credit"
