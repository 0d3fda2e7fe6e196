"""The exercise that comes with the program, linked: what its fifteen reports say together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.linking import compare, dump, fingerprint, link, load
from accordingto.linking.control import timeline
from accordingto.reading import Reader
from accordingto.reading.places import Gazetteer
from accordingto.record import Cell, Count, Incident, Links, Reading

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def readings(copied_places: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    gazetteer = Gazetteer(copied_places(tmp_path_factory.mktemp("samples")))
    gazetteer.import_file(SAMPLES / "gazetteer.csv")
    results = pipeline.run([SAMPLES / "reports"], reader=Reader(gazetteer))
    return {r.report.id: r for r in results if isinstance(r, Reading)}


@pytest.fixture(scope="module")
def links(readings: dict[str, Reading]) -> Links:
    return link(map(fingerprint, readings.values()), text_of=lambda report: readings[report].report.text)


def incident(links: Links, readings: dict[str, Reading], where: str, day: str) -> Incident:
    found = max((i for i in links.incidents if (i.where, i.earliest) == (where, day)), key=lambda i: len(i.reports))
    return compare(found, readings, links.copies, links.quotations)


def cell(told: Incident, name: str) -> Cell:
    return next(c for c in told.cells if c.name == name)


def test_a_fingerprint_is_kept_whole(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        assert load(dump(fingerprint(reading))) == fingerprint(reading)


def test_four_reports_tell_of_the_clinic(links: Links, readings: dict[str, Reading]) -> None:
    clinic = incident(links, readings, "Orsina", "2031-05-06")
    names = {Path(readings[r].report.uri or "").name for r in clinic.reports}
    assert {
        "05-courier-clinic.html",
        "06-voice-clinic.txt",
        "07-courier-correction.html",
        "12-harbour-clinic.txt",
    } == names


def test_the_counts_of_the_dead_are_contested_and_the_ministry_brings_its_own_up_to_date(
    links: Links, readings: dict[str, Reading]
) -> None:
    killed = cell(incident(links, readings, "Orsina", "2031-05-06"), "killed")
    assert {12, 17, 19, 31} <= {a.value.low for a in killed.accounts if isinstance(a.value, Count)}
    assert killed.agreement.level == "contested"
    assert {r.kind for r in killed.agreement.relations} == {"contested", "update"}
    behind_19 = {
        a.source for a in killed.accounts if isinstance(a.value, Count) and (a.value.low, a.stance) == (19, "affirms")
    }
    assert len(behind_19) == 2
    ministry = {a.source for a in killed.accounts if a.chain[-1].name == "Health Ministry"}
    assert len(ministry) == 1


def test_who_did_it_is_contested_apart_from_whether_it_happened(links: Links, readings: dict[str, Reading]) -> None:
    clinic = incident(links, readings, "Orsina", "2031-05-06")
    assert cell(clinic, "what").agreement.level == "corroborated"
    who = cell(clinic, "who")
    assert who.agreement.level == "contested"
    assert any(a.stance == "denies" and "Front" in a.chain[-1].name for a in who.accounts)


def test_the_fall_of_halvek_and_its_recapture_are_two(links: Links, readings: dict[str, Reading]) -> None:
    fall, back = (incident(links, readings, "Halvek", day) for day in ("2031-05-05", "2031-05-08"))
    assert not set(fall.members) & set(back.members)
    assert len(fall.reports) >= 4
    spokesman = {a.source for a in cell(fall, "killed").accounts if "Senn" in a.chain[-1].name}
    assert len(spokesman) == 1


def test_every_account_stands_in_its_text(links: Links, readings: dict[str, Reading]) -> None:
    for found in links.incidents:
        for part in compare(found, readings, links.copies, links.quotations).cells:
            for account in part.accounts:
                text = readings[account.event.report].report.text
                assert account.spans
                assert all(span.of(text).strip() for span in account.spans)


def test_halvek_changes_hands_twice(readings: dict[str, Reading], links: Links) -> None:
    found = timeline(readings.values(), "halvek", links.copies)
    held = [(p.holder, p.earliest) for p in found if p.earliest is not None]
    assert ("Velmar Liberation Front", "2031-05-05") in held
    assert ("Government troops", "2031-05-08") in held
    assert any(a.stance == "doubts" for p in found for a in p.disputes)
    assert timeline(readings.values(), "Atlantis") == ()
