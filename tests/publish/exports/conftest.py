from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.store import Store
from tests.publish.exports import stores


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A linked store of a few reports."""
    return stores.make(tmp_path_factory.mktemp("exports") / "record.db")


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """That store, open."""
    with Store(path) as opened:
        yield opened
