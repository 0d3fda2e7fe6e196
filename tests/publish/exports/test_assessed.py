"""What an analyst holds of an incident stands in what leaves the house, with the grade and the reason."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.publish.exports import export
from accordingto.record import Count, Incident, Locality, Party, Period
from accordingto.review import Assessment, assess
from accordingto.review.assessing import GradeName
from accordingto.store import Store
from accordingto.store.linked import Wanted as Conditions
from accordingto.store.linked import incidents
from tests.publish.exports import stores


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Store]:
    """A store of one's own, for decisions."""
    with Store(stores.make(tmp_path / "mine.db"), who="anna") as opened:
        yield opened


def orsina(store: Store) -> Incident:
    with store.read() as connection:
        return next(iter(incidents(connection, Conditions("Orsina"))))


def hold(store: Store, cell: str, value: object, grade: GradeName = "fair") -> None:
    assess(store, orsina(store), Assessment(cell, value, grade, "I was there"))  # type: ignore[arg-type]


def row(store: Store, format: str) -> dict[str, str]:
    out = io.BytesIO()
    export(store, format, out)
    rows = csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
    return next(row for row in rows if row["incident"] == orsina(store).id)


def test_the_assessed_count_is_coded_and_the_range_stays(mine: Store) -> None:
    hold(mine, "killed", Count(19, 19, "civilians"))
    assert row(mine, "acled")["fatalities"] == "19"
    assert "holds killed: 19 (fair; I was there)." in row(mine, "acled")["notes"]
    ged = row(mine, "ucdp")
    assert (ged["low"], ged["best"], ged["high"], ged["deaths_civilians"]) == ("12", "19", "31", "19")
    assert ged["code_status"] != "Check deaths"


def test_what_was_found_not_to_be_so_is_not_coded(mine: Store) -> None:
    hold(mine, "killed", Count(31, 31, "civilians"), "discounted")
    assert row(mine, "acled")["fatalities"] == "12"
    assert "(discounted; I was there)" in row(mine, "acled")["notes"]


def test_assessed_place_day_and_side_stand_in_the_row(mine: Store) -> None:
    hold(mine, "where", Locality("Sorven", None, 44.5, -31.5, "PPL", "UKR", "Saltre", 2))
    hold(mine, "when", Period("2031-05-01", "2031-05-31"))
    hold(mine, "who", Party("the army", "military", "UKR"))
    found = row(mine, "acled")
    assert (found["location"], found["geo_precision"], found["country"]) == ("Sorven", "2", "Ukraine")
    assert (found["event_date"], found["time_precision"]) == ("2031-05-16", "3")
    assert (found["actor1"], found["inter1"]) == ("Military Forces of Ukraine", "State forces")
    ged = row(mine, "ucdp")
    assert (ged["where_prec"], ged["date_prec"], ged["side_a"]) == ("2", "4", "Government of Ukraine")


def test_a_claim_review_names_claim_claimant_place_and_grade(mine: Store) -> None:
    hold(mine, "killed", Count(31, 31, "civilians"), "discounted")
    out = io.BytesIO()
    summary = export(mine, "claimreview", out)
    (review,) = json.loads(out.getvalue())["@graph"]
    assert summary.count == 1
    assert review["claimReviewed"] == "Shelling/artillery/missile attack · Orsina · 2031-05-06: killed: 31"
    assert review["itemReviewed"]["author"] == [{"@type": "Thing", "name": "two nurses"}]
    assert [a["identifier"] for a in review["itemReviewed"]["appearance"]] == ["r-voice"]
    rating = review["reviewRating"]
    assert (rating["ratingValue"], rating["bestRating"], rating["alternateName"]) == (1, 5, "Discounted")
    assert review["author"]["name"].startswith("anna")
    assert review["reviewBody"] == "I was there"
