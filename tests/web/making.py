"""Small stores for the tests of the workbench."""

import shutil
from pathlib import Path

from accordingto import pipeline
from accordingto.intake import Received
from accordingto.store import Store
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


def copied(store: Path, folder: Path) -> Path:
    """A copy in ``folder`` of a store that nobody has open, whose file therefore has all of it."""
    assert not store.with_name(f"{store.name}-wal").exists()
    return Path(shutil.copy(store, folder))
