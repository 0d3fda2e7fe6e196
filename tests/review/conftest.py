"""A store with one report in it, of which the words and the record are known."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.record import Span
from accordingto.review import Desk
from accordingto.store import Store
from tests.store.making import keep, received, words

ID = received(7).report.id
TEXT = words(7)
"""Police said on Monday that shelling had killed 7 people in Izium."""
DESK = Desk(ID, "Anna")
OTHER = Desk(ID, "Berta")


def at(part: str) -> Span:
    """Where some words stand."""
    return Span(TEXT.index(part), TEXT.index(part) + len(part))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The store."""
    with Store(tmp_path / "record.db", create=True, who="Anna") as opened:
        keep(opened, 7)
        yield opened
