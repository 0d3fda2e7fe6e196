from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from accordingto import pipeline
from accordingto.intake import Received
from accordingto.review import Choice, Desk, decide, reviewed
from accordingto.review.values import Where
from accordingto.store import Store
from accordingto.store.mapped import DATELESS, PLACELESS, Held, Mapped, held, mapped, unmapped
from tests.store.making import BEFORE_0005
from tests.test_comparing import fall
from tests.web.making import made
from tests.web.mapped import mapped as with_places


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(with_places(tmp_path / "map.db"))


def drawn(store: Store) -> Mapped:
    with store.read() as connection:
        return TypeAdapter(Mapped).validate_json(mapped(connection))


def test_each_incident_has_its_spot_with_how_far_it_reaches(store: Store) -> None:
    found = drawn(store)
    spots = {spot.number: spot for spot in found.spots}
    assert {(spot.name, spot.kind, spot.radius_km) for spot in found.spots} == {
        ("Izyum", "town", None),
        ("Kharkiv", "unit", None),
        ("Balakliya", "town", 5.0),
    }
    (circle,) = (spot for spot in found.spots if spot.radius_km)
    assert (circle.latitude, circle.longitude) == (49.35, 36.84)  # where the words lead, not the town
    told = found.incidents
    days = zip((spots[at].name for at in told.spot), told.earliest, told.latest, strict=True)
    assert sorted(days, key=str) == sorted(
        [
            ("Izyum", None, None),
            ("Izyum", "2022-06-01", "2022-06-01"),
            ("Izyum", "2022-08-10", "2022-08-10"),
            ("Kharkiv", "2022-09-01", "2022-09-01"),
            ("Balakliya", "2022-09-20", "2022-09-20"),
        ],
        key=str,
    )
    assert found.types == ("Shelling/artillery/missile attack",)
    assert set(told.type) == {0}
    assert set(told.agreement) == {found.levels.index("single_source")}


def test_a_place_without_an_id_is_one_spot(store: Store) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE incidents SET geonames_id = NULL, agreement = 'contested'")
    found = drawn(store)
    assert sorted(spot.name for spot in found.spots) == ["Balakliya", "Izyum", "Kharkiv"]
    (izyum,) = (spot.number for spot in found.spots if spot.name == "Izyum")
    assert found.incidents.spot.count(izyum) == 3
    assert {found.levels[at] for at in found.incidents.agreement if at is not None} == {"contested"}


def test_a_corrected_place_moves_on_the_map_when_it_is_linked(store: Store) -> None:
    with store.read() as connection:
        report, place = connection.exec_driver_sql(
            "SELECT r.id, p.id FROM places p JOIN reports r ON r.number = p.report WHERE p.resolved = 'Kharkiv'"
        ).one()
    (before,) = (i for i in store.links(report).incidents if i.where == "Kharkiv")
    other = Where("Kharkiv", "Kharkiv", 99, 1.25, 2.5, "PPL", "XMA", "Saltre")
    decide(store, Desk(report), Choice("correct", place, other))
    assert list(pipeline.link(store)) == []
    assert store.incident(before.id).where == "Kharkiv"
    (spot,) = (spot for spot in drawn(store).spots if spot.name == "Kharkiv")
    assert (spot.latitude, spot.longitude, spot.geonames_id, spot.country) == (1.25, 2.5, 99, "XMA")


def test_what_has_no_place_or_no_date_is_listed(store: Store) -> None:
    with store.read() as connection:
        total, (placeless,) = unmapped(connection, PLACELESS, 10)
        assert (total, placeless.place, placeless.earliest) == (1, None, "2022-09-12")
        total, (dateless,) = unmapped(connection, DATELESS, 10)
        assert (total, dateless.place, dateless.earliest) == (1, "Izyum", None)
        assert unmapped(connection, PLACELESS, 0) == (1, ())


def test_control_is_told_with_a_point(tmp_path: Path) -> None:
    with Store(made(tmp_path / "record.db")).read() as connection:
        found = TypeAdapter(Held).validate_json(held(connection))
        assert TypeAdapter(Held).validate_json(held(connection, 999)).periods.place == ()
        assert TypeAdapter(Held).validate_json(held(connection, 12)) == found
    told = found.periods
    assert (told.place, told.holder, told.earliest) == (("Halvek",), ("Velmar Liberation Front",), ("2031-05-08",))
    assert (told.accounts, told.disputes) == ((1,), (0,))
    assert [(point.place, point.latitude) for point in found.points] == [("Halvek", 45.3)]


def test_control_of_a_place_without_an_id_has_the_point_of_its_name(tmp_path: Path) -> None:
    reading = fall()
    nameless = replace(reading, places=tuple(replace(place, geonames_id=None) for place in reading.places))
    with Store(tmp_path / "record.db", create=True) as store:
        store.keep(Received(nameless.report, nameless.report.text.encode(), "text/plain"), nameless, "1")
        assert list(pipeline.link(store)) == []
        with store.read() as connection:
            found = TypeAdapter(Held).validate_json(held(connection))
    assert [(point.place, point.geonames_id, point.latitude) for point in found.points] == [("Halvek", None, 45.3)]


def test_a_store_of_an_earlier_version_gets_its_tellings_and_offsets(tmp_path: Path) -> None:
    path = with_places(tmp_path / "old.db")
    with Store(path) as store:
        before = drawn(store)
        with store.write() as connection:
            for statement in (
                *BEFORE_0005,
                "DROP TABLE tellings",
                "DROP TABLE offsets",
                "DROP INDEX statements_speaker_report",
                "UPDATE incidents SET latitude = 49.46 WHERE radius_km IS NOT NULL",
                "ALTER TABLE incidents DROP COLUMN radius_km",
                "UPDATE alembic_version SET version_num = '0003'",
            ):
                connection.exec_driver_sql(statement)
    with Store(path) as store:
        assert drawn(store) == before
        with store.read() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM tellings WHERE NOT against").scalar() == 6
        # Ids here are made up.
        assert [wrong for wrong in store.check(reviewed) if "its bytes are not" not in wrong] == []


def test_a_denial_speaks_against_the_event_and_goes_with_its_report(tmp_path: Path) -> None:
    with Store(made(tmp_path / "record.db")) as store:
        store.remove("r-voice", "a test")
        with store.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT count(*) FROM tellings JOIN reports ON number = report WHERE id = 'r-voice'"
            )
            assert rows.scalar() == 0
