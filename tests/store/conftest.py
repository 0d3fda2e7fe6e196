"""An empty store, for every test its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store will be."""
    return tmp_path / "record.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store(path, create=True) as opened:
        yield opened
