from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake import Received
from accordingto.record import (
    Acled,
    Entity,
    Event,
    InputError,
    Mention,
    Place,
    Reading,
    Report,
    Span,
    Statement,
)
from accordingto.store import Store
from accordingto.store.conditions import Query
from accordingto.store.search import Found, search, spans_between

CLINIC = "A shell hit the clinic of Orsina on Tuesday and killed twelve people, the Health Ministry said."
MARCH = "People marched through Orsina in mourning for those who had been killed. Mayor Ánna Revà asked for calm."
SIEGE = "Fighters took Halvek after two days, Colonel Senn said. Nobody was killed. In Orsina a crowd protested."
PARIS = "Ministers met in Paris. They spoke of the clinic and of what to do."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def place(text: str, id: str, name: str, **known: object) -> Place:
    where = span(text, name)
    return Place(where.start, where.end, id, name, **known)  # type: ignore[arg-type]


def event(text: str, words: str, type: tuple[str, str], place: str = "p1", day: str | None = None) -> Event:
    at = (span(text, words),)
    id = "v1" if place == "p1" else "v2"
    return Event(id, at, "happened", ("report",), at, acled=Acled(*type), place=place, earliest=day, latest=day)


def said(text: str, who: str, cue: str, what: str) -> Statement:
    return Statement("s1", (span(text, who),), (span(text, cue),), (span(text, what),), "indirect", "e1")


def entity(text: str, id: str, name: str, full: str) -> Entity:
    at = span(text, name)
    return Entity(id, full, "person", (Mention(at.start, at.end, "name"),))


def readings() -> list[Reading]:
    orsina = {"resolved": "Orsina", "geonames_id": 11, "feature": "PPL", "country": "XMA", "admin1": "Saltre Province"}
    shelling = ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    return [
        Reading(
            Report("r-clinic", CLINIC, "clinic.txt", "The Courier", "Shell hits clinic", published="2031-05-07"),
            entities=(entity(CLINIC, "e1", "the Health Ministry", "Health Ministry"),),
            statements=(said(CLINIC, "the Health Ministry", "said", "A shell hit the clinic"),),
            places=(place(CLINIC, "p1", "Orsina", **orsina),),
            events=(event(CLINIC, "hit", shelling, "p1", "2031-05-06"),),
        ),
        Reading(
            Report("r-march", MARCH, "march.txt", "The Post", "Mourners march", published="2031-05-08T10:00:00+01:00"),
            entities=(entity(MARCH, "e1", "Ánna Revà", "Ánna Revà"),),
            statements=(said(MARCH, "Mayor Ánna Revà", "asked", "for calm"),),
            places=(place(MARCH, "p1", "Orsina", **orsina),),
            events=(event(MARCH, "marched", ("Protests", "Peaceful protest")),),
        ),
        Reading(
            Report("r-siege", SIEGE, "siege.txt", "The Voice", "Halvek falls", published="2031-06-20"),
            entities=(entity(SIEGE, "e1", "Colonel Senn", "Ruda Senn"),),
            statements=(said(SIEGE, "Colonel Senn", "said", "Fighters took Halvek"),),
            places=(
                place(SIEGE, "p1", "Halvek", resolved="Halvek", geonames_id=12, country="XMB", admin1="New Velmar"),
                place(SIEGE, "p2", "Orsina", **orsina),
            ),
            events=(
                event(SIEGE, "took", ("Battles", "Non-state actor overtakes territory"), "p1", "2031-06-19"),
                event(SIEGE, "protested", ("Protests", "Peaceful protest"), "p2"),
            ),
        ),
        Reading(
            Report("r-paris", PARIS, "paris.txt", "The Post", "Talks", published="2031-06-21"),
            places=(place(PARIS, "p1", "Paris", resolved="Paris", geonames_id=13, feature="PPLC", country="FRA"),),
        ),
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("search") / "record.db", create=True, who="tester") as store:
        for reading in readings():
            store.keep(Received(reading.report, reading.report.text.encode(), "text/plain"), reading, "1")
        yield store


def find(store: Store, words: str = "", **options: Any) -> Found:
    with store.read() as connection:
        return search(connection, Query(words, **options))


def ids(found: Found) -> list[str]:
    return [hit.report for hit in found.hits]


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        ("clinic", ["r-clinic", "r-paris"]),  # the headline counts more
        ("clinic killed", ["r-clinic"]),
        ("CLINICS", ["r-clinic", "r-paris"]),
        ('"two days"', ["r-siege"]),
        ('"days two"', []),
        ("anna reva", ["r-march"]),
        ("saltre shelling", ["r-clinic"]),  # neither word is in the text
        ("nothing", []),
    ],
)
def test_words_are_found_in_title_text_and_cells(store: Store, words: str, reports: list[str]) -> None:
    assert ids(find(store, words)) == reports


@pytest.mark.parametrize(
    ("options", "reports"),
    [
        ({"place": "Orsina"}, ["r-siege", "r-march", "r-clinic"]),
        ({"place": "orsína"}, ["r-siege", "r-march", "r-clinic"]),
        ({"place": 11}, ["r-siege", "r-march", "r-clinic"]),
        ({"place": 99}, []),
        ({"place": "Saltre"}, ["r-siege", "r-march", "r-clinic"]),
        ({"place": "Velmar"}, []),  # New Velmar is another place
        ({"place": "New Velmar"}, ["r-siege"]),
        ({"place": "XMB"}, ["r-siege"]),
        ({"place": "france"}, ["r-paris"]),
        ({"speaker": "senn"}, ["r-siege"]),
        ({"speaker": "Ruda Senn"}, ["r-siege"]),
        ({"speaker": "Anna Reva"}, ["r-march"]),
        ({"speaker": "Health"}, ["r-clinic"]),
        ({"type": "battles"}, ["r-siege"]),
        ({"type": "Peaceful protest"}, ["r-siege", "r-march"]),
        ({"type": "Protests", "place": "Halvek"}, []),
        ({"from_": "2031-06-01"}, ["r-siege", "r-paris"]),
        ({"to": "2031-05-06"}, ["r-clinic"]),
        ({"from_": "2031-05-08", "to": "2031-05-08", "type": "Protests"}, ["r-march"]),  # by the day of the report
        ({"from_": "2031-06-20", "type": "Battles"}, []),  # published then, and told of the day before
        ({"place": "Orsina", "to": "2031-05-06"}, ["r-clinic"]),
        ({"place": "Paris", "type": "Battles"}, []),
        ({"place": "Orsina", "type": "Battles"}, []),  # a battle and Orsina, in two events
        ({"place": "Orsina", "type": "Protests", "from_": "2031-06-01"}, ["r-siege"]),
        ({"place": "Orsina", "from_": "2031-05-06", "to": "2031-05-07"}, ["r-clinic"]),
    ],
)
def test_place_period_speaker_and_type_narrow_it(store: Store, options: dict[str, Any], reports: list[str]) -> None:
    assert ids(find(store, **options)) == reports


def test_words_and_cells_go_together(store: Store) -> None:
    assert ids(find(store, "killed", place="Orsina", type="Explosions/Remote violence")) == ["r-clinic"]
    assert ids(find(store, "killed", speaker="senn")) == ["r-siege"]


def test_a_hit_shows_the_words_that_match_and_the_cells_that_meet_the_query(store: Store) -> None:
    (hit,) = find(store, "clinic killed", type="Explosions/Remote violence", speaker="ministry").hits
    assert [match.of(hit.text) for match in hit.matches] == ["clinic", "killed"]
    assert {(cell.id, cell.label) for cell in hit.cells} == {
        ("v1", "Shelling/artillery/missile attack"),
        ("s1", "Health Ministry"),
    }
    said = next(cell for cell in hit.cells if cell.id == "s1")
    assert said.of(hit.text).startswith("A shell hit the clinic")


def test_more_than_the_limit_is_told(store: Store) -> None:
    found = find(store, "killed", limit=2)
    assert len(found.hits) == 2
    assert found.more
    assert not find(store, "killed", limit=3).more


def test_a_removed_report_is_found_no_more(tmp_path: Path) -> None:
    with Store(tmp_path / "record.db", create=True, who="tester") as store:
        for reading in readings():
            store.keep(Received(reading.report, reading.report.text.encode(), "text/plain"), reading, "1")
        store.remove("r-siege", "a test")
        assert ids(find(store, "fighters")) == []
        assert ids(find(store, from_="2031-06-01")) == ["r-paris"]


@pytest.mark.parametrize(
    ("earliest", "latest"), [("2030-01-10", None), (None, "2030-01-10"), ("2030-01-10", "2030-01-10")]
)
@pytest.mark.parametrize("to", ["2030-02-01", None])
def test_an_event_with_one_end_is_found_long_after_by_words_and_period(
    tmp_path: Path, earliest: str | None, latest: str | None, to: str | None
) -> None:
    told = replace(event(SIEGE, "took", ("Battles", "Armed clash")), place=None, earliest=earliest, latest=latest)
    with Store(tmp_path / "record.db", create=True, who="tester") as store:
        for id, published, events in (("r-early", "2029-06-01", (told,)), ("r-last", "2030-03-01", ())):
            report = Report(id, SIEGE, f"{id}.txt", "The Voice", published=published)
            store.keep(Received(report, SIEGE.encode(), "text/plain"), Reading(report, events=events), "1")
        # Short enough that the reports of the period are looked up first.
        assert ids(find(store, "fighters", from_="2030-01-01", to=to, type="battles")) == ["r-early"]


@pytest.mark.parametrize("query", [Query("?!"), Query(place="--"), Query(speaker='""')])
def test_a_query_without_a_word_is_refused(store: Store, query: Query) -> None:
    with store.read() as connection, pytest.raises(InputError, match="no word"):
        search(connection, query)


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_no_query_breaks_the_index(store: Store, words: str, place: str, speaker: str) -> None:
    for query in (Query(words), Query(place=place), Query(speaker=speaker), Query(words, type=place, speaker=speaker)):
        try:
            found = find(store, query.words, place=query.place, speaker=query.speaker, type=query.type)
        except InputError:
            continue
        assert all(match.end <= len(hit.text) for hit in found.hits for match in hit.matches)


@given(st.lists(st.text(alphabet="ab \n", min_size=1)))
def test_spans_between_marks_hold_what_was_marked(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = spans_between("|".join(pieces), "|")
    assert [span.of(text) for span in found] == pieces[1::2]
