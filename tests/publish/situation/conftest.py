"""The exercise of `samples/`, read for real once a run, and small stores made by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.intake import Options
from accordingto.publish.situation import Page, situation
from accordingto.reading import Reader
from accordingto.reading.places import Gazetteer
from accordingto.store import Store
from tests.web.making import made

ROOT = Path(__file__).resolve().parents[3]
PERIOD = ("2031-05-05", "2031-05-11")


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """A gazetteer of the exercise alone."""
    gazetteer = Gazetteer.of([], tmp_path_factory.mktemp("places") / "places.sqlite")
    gazetteer.import_file(ROOT / "samples" / "gazetteer.csv")
    return gazetteer


@pytest.fixture(scope="session")
def exercise(tmp_path_factory: pytest.TempPathFactory, places: Gazetteer) -> Path:
    """A store with the fifteen reports of the exercise; no test changes it."""
    path = tmp_path_factory.mktemp("exercise") / "record.db"
    reader = Reader(places)
    with Store(path, create=True, who="tester") as store:
        for _ in pipeline.add([str(ROOT / "samples" / "reports")], lambda: store, lambda: reader, Options()):
            pass
        assert list(pipeline.link(store)) == []
    return path


@pytest.fixture(scope="session")
def page(exercise: Path) -> Page:
    """The situation report of the exercise's week."""
    with Store(exercise) as store:
        return situation(store, *PERIOD)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The file of a small store of a test's own: two accounts of one shelling, the fall of a town, a third shelling."""
    return made(tmp_path / "record.db")


@pytest.fixture
def store(record: Path) -> Iterator[Store]:
    """That store, open."""
    with Store(record) as opened:
        yield opened
