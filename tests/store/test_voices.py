"""Who speaks is counted as statements come and go, and who tells of an incident follows its agreement."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update

from accordingto import pipeline
from accordingto.review import reviewed
from accordingto.store import Store
from accordingto.store.checking import _voices
from accordingto.store.schema import reports, statements
from accordingto.store.voices import Speaker, speaker, speakers
from tests.store.making import BEFORE_0005, VERSION, keep, problems, reading, received
from tests.web.making import made


def told(store: Store, name: str = "") -> list[Speaker]:
    with store.read() as connection:
        return list(speakers(connection, name, 50))


def test_who_speaks_is_counted_when_reports_are_added_read_again_and_removed(store: Store) -> None:
    keep(store, 1)
    later = replace(received(2), report=replace(received(2).report, published="2022-09-20"))
    store.keep(later, reading(later.report), VERSION)
    assert told(store) == [Speaker("Police", 2, 2, "UKR", "2022-09-14", "2022-09-20")]

    again = reading(received(1).report)
    chief = replace(again.entities[0], name="The Chief of Police", country=None)
    assert store.keep_again(replace(again, entities=(chief,)), "another", reviewed)
    assert told(store) == [
        Speaker("Police", 1, 1, "UKR", "2022-09-20", "2022-09-20"),
        Speaker("The Chief of Police", 1, 1, None, "2022-09-14", "2022-09-14"),
    ]
    assert [who.name for who in told(store, "chíef of")] == ["The Chief of Police"]
    assert told(store, "hief") == []

    store.remove(later.report.id, "a test")
    assert [who.name for who in told(store)] == ["The Chief of Police"]
    with store.read() as connection:
        assert speaker(connection, "Police") is None


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of four reports, the last without a day, that say nothing."""
    with Store(tmp_path_factory.mktemp("voices") / "record.db", create=True) as store:
        with store.write() as connection:
            days = [{"number": n, "id": f"r{n}", "day": f"2022-0{n}-01" if n < 4 else None} for n in range(1, 5)]
            connection.execute(insert(reports), days)
        yield store


NAMES = st.sampled_from(("Police", "Anna Ostin", None))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("say"), st.integers(1, 4), NAMES, st.sampled_from(("UKR", "XMA", None))),
        st.tuples(st.just("unsay"), st.integers(0, 20)),
        st.tuples(st.just("date"), st.integers(1, 4), st.sampled_from(("2022-01-01", "2022-05-05", None))),
    ),
    max_size=25,
)


@given(steps=STEPS)
def test_whatever_happens_to_statements_the_counts_follow(steps: list[tuple[object, ...]], dated: Store) -> None:
    there: list[int] = []
    with dated.read() as connection:  # what it writes is not kept
        for number, (step, *values) in enumerate(steps):
            if step == "say":
                said = dict(zip(("report", "speaker", "country"), values, strict=True))
                rest = {"id": "s", "start": 0, "end": 0, "who": "", "stance": "", "form": ""}
                connection.execute(insert(statements).values(number=number, **said, **rest))
                there.append(number)
            elif step == "unsay" and there:
                gone = there.pop(int(str(values[0])) % len(there))
                connection.execute(delete(statements).where(statements.c.number == gone))
            elif step == "date":
                connection.execute(update(reports).where(reports.c.number == values[0]).values(day=values[1]))
            assert list(_voices(connection)) == []


@pytest.fixture
def compared(tmp_path: Path) -> Path:
    """A store of two reports that contradict each other."""
    path = made(tmp_path / "record.db")
    with Store(path) as store:
        list(pipeline.compare(store))
    return path


def levels(store: Store) -> dict[str, dict[str, int]]:
    return {who.name: who.agreement for who in told(store)}


def test_how_far_others_agree_follows_what_is_compared(compared: Path) -> None:
    with Store(compared) as store:
        before = levels(store)
        assert before["two nurses"] == before["the Health Ministry"] == {"contested": 1}
        store.keep_again(store.reading("r-voice"), "2", reviewed)
        assert levels(store)["two nurses"] == levels(store)["the Health Ministry"] == {}
        list(pipeline.compare(store))
        assert levels(store) == before
        store.remove("r-voice", "a test")
        assert levels(store)["the Health Ministry"] == {}  # the incident is gone until reports are linked again
        list(pipeline.link(store))
        list(pipeline.compare(store))
        assert levels(store)["the Health Ministry"] == {"single_source": 1}
        with store.read() as connection:
            assert list(_voices(connection)) == []


@pytest.mark.parametrize(
    ("statement", "finds"),
    [
        ("UPDATE speakers SET said = said + 1 WHERE name = 'Police'", "counted of the speaker 'Police'"),
        ("UPDATE speakers SET last = '2030-01-01' WHERE name = 'Police'", "counted of the speaker 'Police'"),
        ("UPDATE speakers SET folded = 'x' WHERE name = 'Police'", "counted of the speaker 'Police'"),
        ("DELETE FROM speakers WHERE name = 'two nurses'", "counted of the speaker 'two nurses'"),
        ("INSERT INTO speakers VALUES ('Nobody', 'nobody', 1, 1, NULL, NULL, NULL)", "counted of the speaker 'Nobody'"),
        ("UPDATE voiced SET agreement = 'corroborated'", "told to speak of the incident"),
        ("DELETE FROM voiced", "told to speak of the incident"),
        ("UPDATE voiced SET speaker = 'Nobody' WHERE speaker = 'two nurses'", "told to speak of the incident"),
        ("UPDATE link_members SET agreement = NULL WHERE agreement = 'contested'", "are not told to agree as it is"),
        ("UPDATE link_members SET agreement = 'contested' WHERE kind <> 'incidents'", "are not told to agree as it is"),
    ],
)
def test_a_count_that_was_changed_is_found(compared: Path, statement: str, finds: str) -> None:
    assert not any("speak" in wrong or "agree" in wrong for wrong in problems(compared))
    with Store(compared) as store, store.write() as connection:
        connection.exec_driver_sql(statement)
    assert any(finds in wrong for wrong in problems(compared))


def test_a_store_of_an_earlier_version_gets_its_speakers(compared: Path) -> None:
    with Store(compared) as store:
        before = told(store)
        with store.write() as connection:
            for statement in (*BEFORE_0005, "UPDATE alembic_version SET version_num = '0004'"):
                connection.exec_driver_sql(statement)
    with Store(compared) as store:
        assert told(store) == before
        assert [
            wrong for wrong in store.check(reviewed) if "its bytes are not" not in wrong
        ] == []  # ids here are made up
