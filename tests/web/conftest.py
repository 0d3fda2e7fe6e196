"""A workbench on a small store, three ways: by requests, served on loopback, and in a real browser."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.testclient import TestClient

from accordingto import pipeline
from accordingto.intake import Received
from accordingto.store import Store
from accordingto.web import Settings, create_app
from tests.store.making import keep
from tests.test_comparing import COURIER, VOICE, fall, shelling


def made(path: Path) -> Path:
    """A store at ``path``: two reports of one shelling that contradict each other, the fall of a town, and a third shelling."""
    readings = [
        shelling("r-courier", COURIER, "The Courier", "the Health Ministry", "12"),
        shelling("r-voice", VOICE, "The Voice", "two nurses", "31"),
        fall(),
    ]
    with Store(path, create=True, who="tester") as store:
        for reading in readings:
            store.keep(Received(reading.report, reading.report.text.encode(), "text/plain"), reading, "1")
        keep(store, 7)
        assert list(pipeline.link(store)) == []
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The file of a store of a test's own."""
    return made(tmp_path / "record.db")


@pytest.fixture
def client(record: Path) -> Iterator[TestClient]:
    """Asks the workbench as its own pages do: with the token."""
    with TestClient(create_app(Settings(record)), base_url="http://localhost") as asking:
        told = asking.get("/api/session").json()
        asking.headers[told["header"]] = told["token"]
        yield asking


@pytest.fixture
def address(record: Path) -> Iterator[str]:
    """A workbench that is served on loopback, by its address."""
    config = uvicorn.Config(create_app(Settings(record)), port=0, log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://localhost:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine: install it, or name it in CHROMIUM")
    with sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of the workbench; the test fails where a script of it does, or where it is refused something."""
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    context.close()
    assert wrong == []
