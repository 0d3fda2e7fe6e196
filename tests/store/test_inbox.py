from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.record import InputError
from accordingto.review import reviewed
from accordingto.store import Change, Store, audit
from accordingto.store.inbox import Listed, Wanted, choices, listed
from accordingto.store.schema import DECISIONS
from tests.store.making import BEFORE_0005, keep, noted
from tests.web.making import made


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store whose accounts are compared."""
    opened = Store(made(tmp_path / "record.db"))
    assert len(list(pipeline.compare(opened))) == 3
    return opened


def look(store: Store, **wanted: object) -> Listed:
    with store.read() as connection:
        return listed(connection, Wanted(**wanted))  # type: ignore[arg-type]


def ids(store: Store, **wanted: object) -> list[str]:
    return [item.place or item.title for item in look(store, **wanted).items]


def titles(store: Store, **wanted: object) -> list[str]:
    return [item.title for item in look(store, kind="reports", **wanted).items]


def test_incidents_are_found_by_place_day_type_and_agreement(store: Store) -> None:
    assert ids(store) == ["Halvek, XMA", "Orsina, XMA", "Izyum, Kharkiv, UKR"]
    assert ids(store, sort="oldest")[0] == "Izyum, Kharkiv, UKR"
    assert ids(store, place="orsína") == ["Orsina, XMA"]
    assert ids(store, place="Kharkiv") == ids(store, place="ukr") == ["Izyum, Kharkiv, UKR"]
    assert ids(store, from_="2031-05-07") == ["Halvek, XMA"]
    assert ids(store, to="2031-05-06", from_="2031-05-06") == ["Orsina, XMA"]
    assert ids(store, agreement="contested") == ["Orsina, XMA"]
    assert ids(store, type="Non-state actor overtakes territory") == ["Halvek, XMA"]
    assert ids(store, outlet="The Voice") == ["Orsina, XMA"]
    assert ids(store, reports=2) == ["Orsina, XMA"]
    assert ids(store, place="Nowhere") == []


def test_an_incident_tells_how_far_its_accounts_agree(store: Store) -> None:
    (shelling,) = look(store, place="Orsina").items
    assert (shelling.agreement, shelling.contested, shelling.reports) == ("contested", ("killed",), 2)


def test_reports_are_found_by_the_same(store: Store) -> None:
    assert titles(store) == ["r-fall.txt", "r-voice.txt", "r-courier.txt", "Shelling 7"]
    assert titles(store, agreement="contested") == ["r-voice.txt", "r-courier.txt"]
    assert titles(store, agreement="single_source") == ["r-fall.txt", "Shelling 7"]
    assert titles(store, place="Izium", type="Shelling/artillery/missile attack") == ["Shelling 7"]
    assert titles(store, least=0.4) == ["Shelling 7"]
    assert titles(store, sort="added", limit=1) == ["Shelling 7"]


@pytest.mark.parametrize("kind", ["reports", "incidents"])
@pytest.mark.parametrize("sort", ["latest", "oldest", "least_sure", "most_reports", "added"])
def test_pages_hold_everything_once_and_in_order(store: Store, kind: str, sort: str) -> None:
    keep(store, *range(20, 27))
    assert list(pipeline.link(store)) == []
    whole = [item.id for item in look(store, kind=kind, sort=sort, limit=200).items]
    assert len(whole) == (11 if kind == "reports" else len(set(whole)))
    found, after = [], None
    while True:
        page = look(store, kind=kind, sort=sort, limit=2, after=after)
        found += [item.id for item in page.items]
        after = page.next
        if after is None:
            break
    assert found == whole


@pytest.mark.parametrize("cursor", ["", "[]", "3", '["a"]', '[{}, "x"]', "[1, 2, 3]", '["2031", null]'])
def test_a_cursor_that_is_none_is_refused(store: Store, cursor: str) -> None:
    with pytest.raises(InputError, match="no cursor"):
        look(store, after=cursor)


def test_the_state_of_review_follows_the_decisions(store: Store) -> None:
    assert {item.state for item in look(store, kind="reports").items} == {"new"}
    noted(store, Change("accept", "r-voice", "v1"))
    assert titles(store, state="in_review") == ["r-voice.txt"]
    noted(store, Change("finish", "r-voice"))
    assert titles(store, state="reviewed") == ["r-voice.txt"]
    assert titles(store, state="in_review") == []
    assert "r-voice.txt" not in titles(store, state="new")
    finished = store.head().count
    noted(store, Change("undo", "r-voice", undoes=finished))
    assert titles(store, state="in_review") == ["r-voice.txt"]
    noted(store, Change("undo", "r-voice", undoes=finished + 1))
    assert titles(store, state="reviewed") == ["r-voice.txt"]


def test_a_report_whose_only_decision_was_taken_back_is_new_again(store: Store) -> None:
    noted(store, Change("accept", "r-voice", "v1"))
    accepted = store.head().count
    noted(store, Change("undo", "r-voice", "v1", undoes=accepted))
    assert titles(store, state="in_review") == []
    assert "r-voice.txt" in titles(store, state="new")
    assert {item.state for item in look(store, kind="reports").items} == {"new"}
    noted(store, Change("undo", "r-voice", "v1", undoes=accepted + 1))
    assert titles(store, state="in_review") == ["r-voice.txt"]
    assert "r-voice.txt" not in titles(store, state="new")


def test_what_analysts_decided_is_found_by_an_index_of_its_own(store: Store) -> None:
    none = ", ".join(repr(action) for action in sorted((*audit.MACHINE, "undo")))
    assert f"action NOT IN ({none})" == DECISIONS
    with store.read() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN SELECT subject FROM log WHERE {DECISIONS}")  # noqa: S608
        assert [row[3] for row in plan] == ["SCAN log USING INDEX log_decisions"]


def test_what_there_is_can_be_chosen(store: Store) -> None:
    with store.read() as connection:
        types, outlets = choices(connection)
    assert "Shelling/artillery/missile attack" in types
    assert outlets == ["The Courier", "The Harbour Post", "The Voice"]


def test_a_store_of_an_earlier_version_gets_its_rows(tmp_path: Path) -> None:
    path = made(tmp_path / "old.db")
    with Store(path) as store, store.write() as connection:
        later = ("tokens", "sessions", "failures", "presence", "codings", "coders", "users", "tellings", "offsets")
        for statement in (
            *BEFORE_0005,
            *(f"DROP TABLE {table}" for table in later),
            "DROP INDEX statements_speaker_report",
            "DROP TABLE incidents",
            "DROP INDEX reports_confidence",
            "DROP INDEX reports_outlet_day",
            "ALTER TABLE reports DROP COLUMN confidence",
            "UPDATE alembic_version SET version_num = '0001'",
        ):
            connection.exec_driver_sql(statement)
    with Store(path) as store:
        assert ids(store) == ["Halvek, XMA", "Orsina, XMA", "Izyum, Kharkiv, UKR"]
        assert titles(store, least=0.4) == ["Shelling 7"]
        # Ids here are made up.
        assert [wrong for wrong in store.check(reviewed) if "its bytes are not" not in wrong] == []


def test_a_new_reading_is_compared_again(store: Store) -> None:
    store.keep_again(store.reading("r-voice"), "2", reviewed)
    assert ids(store, agreement="contested") == []
    list(pipeline.compare(store))
    assert ids(store, agreement="contested") == ["Orsina, XMA"]
