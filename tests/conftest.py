"""What many tests need: the first real report, and a gazetteer that is built once a run."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect, sync_playwright

from accordingto.reading.places import Gazetteer
from accordingto.reading.places.gazetteer import FILE
from benchmarks.serving import chromium

# Nothing here is a test of speed: a busy machine must not fail one. In CI the same examples come every time.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
expect.set_options(timeout=60_000)

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of the program's own, so that no test reads or writes the user's; kept between runs where CI asks for it.

    The processes of a run share it: the gazetteer appears there whole, and no test changes it.
    """
    before = os.environ.get("ACCORDINGTO_HOME")
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = Path(os.environ.get("ACCORDINGTO_TEST_HOME") or shared / "home")
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["ACCORDINGTO_HOME"] = str(folder)
    yield folder
    if before is None:
        del os.environ["ACCORDINGTO_HOME"]
    else:
        os.environ["ACCORDINGTO_HOME"] = before


@pytest.fixture(scope="session")
def copied_places(home: Path) -> Callable[[Path], Path]:
    """Puts a copy of the gazetteer that users have, which takes half a minute to build, into a folder of a test's own."""

    def copied(folder: Path) -> Path:
        Gazetteer.default().close()
        folder.mkdir(exist_ok=True)
        return Path(shutil.copy(home / FILE, folder))

    return copied


@pytest.fixture(scope="session")
def izium_path() -> Path:
    """The report that every feature has to make sense on; it is not part of the repository."""
    path = SHARED / "samples" / "izium.txt"
    if not path.exists():
        pytest.skip("../shared/samples/izium.txt is not here")
    return path


@pytest.fixture(scope="session")
def izium(izium_path: Path) -> str:
    """The text of that report."""
    return izium_path.read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once a run: a second Playwright beside the first cannot run in one thread."""
    found = chromium()
    if not found:
        pytest.skip("no Chromium on this machine: install it, or name it in CHROMIUM")
    with sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield opened
        opened.close()
