from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.review import Choice, Desk, decide, reviewed
from accordingto.review.values import Where
from accordingto.store import Store
from accordingto.store.mapped import DATELESS, PLACELESS, held, mapped, unmapped
from tests.store.making import BEFORE_0005
from tests.web.making import made
from tests.web.mapped import mapped as with_places


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(with_places(tmp_path / "map.db"))


def test_each_incident_has_its_spot_with_how_far_it_reaches(store: Store) -> None:
    with store.read() as connection:
        found = mapped(connection)
    spots = {(spot.name, spot.kind, spot.radius_km) for spot in found.spots}
    assert spots == {("Izyum", "town", None), ("Kharkiv", "unit", None), ("Balakliya", "town", 5.0)}
    (circle,) = (spot for spot in found.spots if spot.radius_km)
    assert (circle.latitude, circle.longitude) == (49.35, 36.84)  # where the words lead, not the town
    days = [(found.spots[at].name, first, last) for _, at, _, first, last, _, _ in found.incidents]
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
    with store.read() as connection:
        (spot,) = (spot for spot in mapped(connection).spots if spot.name == "Kharkiv")
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
        (period,) = held(connection)
        assert held(connection, 999) == ()
        assert held(connection, place="Halvek") in {(period,), ()}
    assert (period.place, period.holder, period.earliest) == ("Halvek", "Velmar Liberation Front", "2031-05-08")
    assert period.latitude is not None
    assert (period.accounts, period.disputes) == (1, 0)


def test_a_store_of_an_earlier_version_gets_its_tellings_and_offsets(tmp_path: Path) -> None:
    path = with_places(tmp_path / "old.db")
    with Store(path) as store:
        with store.read() as connection:
            before = mapped(connection)
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
        with store.read() as connection:
            assert mapped(connection) == before
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
