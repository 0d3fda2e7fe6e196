"""The first real report, the whole way: what a careful reader finds in it, the program has to find.

The report is not part of the repository; where it is missing these tests are skipped. Words are looked up by short stretches.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

import accordingto
from accordingto.publish.rows import Rows
from accordingto.record import Event, Place, Reading, Span, Statement, Time


@pytest.fixture(scope="module")
def record(izium_path: Path) -> Reading:
    return accordingto.read(izium_path, published="2022-09-14")


@pytest.fixture(scope="module")
def undated(izium_path: Path) -> Reading:
    return accordingto.read(izium_path)


def said(record: Reading, words: str) -> Statement:
    """The one outermost statement whose content holds the words."""
    at = Span(record.report.text.index(words), record.report.text.index(words) + len(words))
    found = [s for s in record.statements if any(c.overlaps(at) for c in s.content)]
    outer = [s for s in found if s.within not in {f.id for f in found}]
    assert outer, f"nobody says {words!r}"
    return outer[0]


def who(record: Reading, words: str) -> str:
    return Rows(record).who(said(record, words))


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Ukraine would win the war", "Volodymyr Zelensky"),
        ("Our blue-yellow flag", "Volodymyr Zelensky"),
        ("every Ukrainian city and village", "Volodymyr Zelensky"),
        ("The view is incredibly shocking", "Volodymyr Zelensky"),
        ("the same slain individuals", "Volodymyr Zelensky"),
        ("innocent villagers were killed", "residents and local police"),
        ("it targeted people on purpose", "Russia"),
        ("3,100 square miles", "Volodymyr Zelensky"),
        ("it is too early to tell", "authorities"),
        ("It is evident that the Ukrainians", "Joe Biden"),
        ("I believe it will take a while", "Joe Biden"),
        ("his invasion was a mistake", "Olaf Scholz"),
        ("announce a new military aid package", "White House"),
        ("locals were still afraid", "Liubov Sinna"),
        ("We had to wait a while for our guys", "Liubov Sinna"),
        ("there is also worry", "Liubov Sinna"),
        ("We took refuge in cellars", "Liubov Sinna"),
        ("the village had no gas", "Liubov Sinna"),
        ("Russia has attacked civil infrastructure", "Ukraine"),
    ],
)
def test_who_said_what(record: Reading, words: str, speaker: str) -> None:
    assert who(record, words).removeprefix("the ") == speaker


def test_the_denial_and_the_doubt_are_told_from_claims(record: Reading) -> None:
    assert said(record, "it targeted people on purpose").stance == "denies"
    doubt = next(s for s in record.statements if "such numbers" in Rows(record)._said(s).words)
    assert (doubt.stance, doubt.speaker) == ("doubts", None)
    assert said(record, "innocent villagers").stance == "affirms"


def test_what_putin_believes_stands_within_what_scholz_says(record: Reading) -> None:
    scholz = said(record, "his invasion was a mistake")
    inner = [s for s in record.statements if s.within == scholz.id]
    assert [Rows(record).who(s) for s in inner] == ["Vladimir Putin"]


def place(record: Reading, name: str) -> Place:
    return next(p for p in record.places if p.name.startswith(name))


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Izium", "UKR", 49.2, 37.3),
        ("Bucha", "UKR", 50.5, 30.2),
        ("Balakliia", "UKR", 49.5, 36.8),
        ("Kharkiv", "UKR", 49.6, 36.5),
        ("Kiev", "UKR", 50.4, 30.5),
        ("Cyprus", "CYP", 35.1, 33.2),
    ],
)
def test_places_are_on_the_map(record: Reading, name: str, country: str, latitude: float, longitude: float) -> None:
    found = place(record, name)
    assert found.country == country
    assert found.latitude == pytest.approx(latitude, abs=0.7)
    assert found.longitude == pytest.approx(longitude, abs=0.9)


def test_kharkiv_region_is_a_region(record: Reading) -> None:
    assert place(record, "Kharkiv").feature == "ADM1"


def test_no_place_is_read_into_a_name_or_a_direction(record: Reading) -> None:
    assert {p.country for p in record.places} <= {"UKR", "RUS", "CYP", "DEU", "USA", None}


def when(record: Reading, words: str) -> Time:
    text = record.report.text
    return next(t for t in record.times if t.overlaps(Span(text.index(words), text.index(words) + len(words))))


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("earlier on Wednesday", "2022-09-14", "2022-09-14"),
        ("in March", "2022-03-01", "2022-03-31"),
        ("so far this month", "2022-09-01", "2022-09-14"),
    ],
)
def test_times_are_told_from_the_publication_date(
    record: Reading, undated: Reading, words: str, earliest: str, latest: str
) -> None:
    found, left_open = when(record, words), when(undated, words)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert (left_open.earliest, left_open.latest, left_open.anchor) == (None, None, None)


def test_recent_days_end_with_the_publication(record: Reading, undated: Reading) -> None:
    found = when(record, "recent days")
    assert found.latest == "2022-09-14"
    assert found.earliest is None or "2022-08-14" <= found.earliest < "2022-09-14"
    assert when(undated, "recent days").latest is None


def test_amounts_have_their_kind_and_their_bounds(record: Reading) -> None:
    text = record.report.text
    found = {a.of(text): a for a in record.amounts}
    area = next(a for words, a in found.items() if "3,100 square miles" in words)
    assert (area.kind, area.unit, area.high, area.hedge) == ("area", "[mi_us]2", 3100, "less_than")
    bodies = next(a for words, a in found.items() if "hundreds" in words)
    assert (bodies.kind, bodies.low, bodies.high) == ("people", 200, None)
    share = next(a for words, a in found.items() if "fifth" in words)
    assert (share.kind, share.low, share.hedge) == ("share", 20, "more_than")
    assert next(a for words, a in found.items() if words == "74").kind == "age"
    assert next(a for words, a in found.items() if "90 minutes" in words).kind == "duration"


def event(record: Reading, near: str, fits: Callable[[Event], bool] = lambda _: True) -> Event:
    """The event whose trigger stands within the words, and that fits."""
    text = record.report.text
    at = Span(text.index(near), text.index(near) + len(near))
    found = [v for v in record.events if any(t.overlaps(at) for t in v.trigger) and fits(v)]
    assert found, f"no event at {near!r}"
    return found[0]


def names(record: Reading, ids: tuple[str, ...]) -> set[str]:
    return {Rows(record).chain(id) for id in ids}


def test_the_recapture_of_izium(record: Reading) -> None:
    found = event(record, "the war-torn city of Izium was taken", lambda v: v.control is not None)
    assert found.control
    izium = {p.id for p in record.places if p.name == "Izium"}
    assert found.control.place in izium
    assert found.status == "happened"
    assert found.acled
    assert found.acled.event_type == "Battles"


def test_the_bodies_found_at_bucha(record: Reading) -> None:
    found = event(record, "found hundreds of people")
    assert {p.name for p in record.places if p.id == found.place} == {"Bucha"}
    assert [(h.kind, h.low) for h in found.harm] == [("killed", 200)]
    assert found.according_to == ("report",)


def test_the_killings_that_residents_claim_and_russia_contests(record: Reading) -> None:
    found = event(record, "innocent villagers were killed")
    assert [(h.kind, h.group) for h in found.harm] == [("killed", "civilians")]
    assert names(record, found.according_to) == {"residents and local police"}
    assert names(record, found.disputed_by) == {"Russia"}


def test_the_advance_whose_figure_nobody_could_verify(record: Reading) -> None:
    found = event(record, "liberated an area of almost 3,100 square miles")
    assert names(record, found.according_to) == {"Volodymyr Zelensky"}
    assert len(found.disputed_by) == 1


def test_the_attacks_on_infrastructure_according_to_ukraine(record: Reading) -> None:
    found = event(record, "Russia has attacked civil infrastructure")
    assert names(record, found.according_to) == {"Ukraine"}
    assert "Russia" in {r.of(record.report.text) for r in found.roles if r.role == "actor"}


def test_the_aid_that_is_planned(record: Reading) -> None:
    found = event(record, "announce a new military aid package")
    assert (found.plover, found.status) == ("AID", "planned")
    assert any("White House" in name for name in names(record, found.according_to))


def test_what_the_village_lacks(record: Reading) -> None:
    found = event(record, "the village had no gas, electricity, or water supply")
    assert {h.kind for h in found.harm} == {"deprived"}
    assert names(record, found.according_to) == {"Liubov Sinna"}


def test_nothing_is_read_from_credits_and_from_the_tail(record: Reading) -> None:
    text = record.report.text
    tail = text.index("You can support my work")
    spans = [
        s
        for part in (*record.statements, *record.events)
        for s in (*getattr(part, "evidence", ()), *getattr(part, "content", ()))
    ]
    assert max(s.end for s in spans) < tail
    assert all(m.end <= tail for e in record.entities for m in e.mentions)
    kinds = {p.of(text): p.kind for p in record.report.passages}
    assert kinds["President Trump Won!!"] == "boilerplate"
    assert kinds["(Picture: EPA)"] == "credit"
    assert kinds["Zelensky poses with servicemen"] == "caption"
    assert kinds["By: Miss Cherry May Timbol – Independent Reporter"] == "byline"


def test_the_text_is_the_input_unchanged(record: Reading, izium: str) -> None:
    assert record.report.text == izium
    assert record.report.title == "President Zelensky visits city recaptured in stunning counter-offensive"
    assert record.report.byline == ("Cherry May Timbol",)
