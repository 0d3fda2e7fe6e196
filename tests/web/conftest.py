"""A workbench on a small store, three ways: by requests, served on loopback, and in a real browser."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

from accordingto.reading import Reader
from accordingto.reading.places import Gazetteer
from accordingto.web import Settings, create_app
from benchmarks.serving import served
from tests.web.making import copied, made

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small store, filled and linked once a run; a test gets a copy of it."""
    return made(tmp_path_factory.mktemp("small") / "record.db")


@pytest.fixture
def record(small: Path, tmp_path: Path) -> Path:
    """The file of a store of a test's own."""
    return copied(small, tmp_path)


@pytest.fixture
def settings(record: Path) -> Settings:
    """What the workbench is started with."""
    return Settings(record)


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Reader]:
    """A real reader that knows the places of the samples alone, which are looked up sooner than the world's."""
    gazetteer = Gazetteer.of([], tmp_path_factory.mktemp("places") / "places.sqlite")
    gazetteer.import_file(SAMPLES / "gazetteer.csv")
    return cache(lambda: Reader(gazetteer))


@pytest.fixture
def client(settings: Settings, reader: Callable[[], Reader]) -> Iterator[TestClient]:
    """Asks the workbench as its own pages do: with the token."""
    with TestClient(create_app(settings, reader), base_url="http://localhost") as asking:
        told = asking.get("/api/session").json()
        asking.headers[told["header"]] = told["token"]
        yield asking


@pytest.fixture
def address(settings: Settings, reader: Callable[[], Reader]) -> Iterator[str]:
    """A workbench that is served on loopback, by its address."""
    with served(create_app(settings, reader)) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of the workbench; the test fails where a script of it does, or where it is refused something."""
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(90_000)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    context.close()
    assert wrong == []
