from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.intake import SetAside
from accordingto.reading import Reader
from accordingto.record import LanguageError, Reading, Report
from accordingto.store import Store

WORDS = "Police said on Monday that shelling had killed {} people in Izium."


class Careless(Reader):
    """Stumbles over reports of three killed, and over nothing else."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.read_: list[str] = []

    def read(self, report: Report) -> Reading:
        self.read_.append(report.text)
        if " 3 " in report.text:
            raise self.error
        return Reading(report)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{n}.txt" for n in range(5)]
    for n, path in enumerate(paths):
        path.write_text(WORDS.format(n))
    return paths


def test_a_report_that_the_reader_stumbles_over_costs_no_other(tmp_path: Path, files: list[Path]) -> None:
    reader = Careless(RecursionError("too deep"))
    results = list(pipeline.run(files, reader=reader))
    assert [isinstance(result, SetAside) for result in results] == [False, False, False, True, False]
    with Store(tmp_path / "record.db", create=True) as store:
        added = list(pipeline.add(files, lambda: store, lambda: reader))
        assert [isinstance(result, SetAside) for result in added] == [False, False, False, True, False]
        assert "RecursionError (too deep)" in str(added[3])
        assert store.count() == 4
        reader.read_.clear()
        again = list(pipeline.add(files, lambda: store, lambda: reader))
        assert reader.read_ == [WORDS.format(3)], "what is kept is not read again"
        assert [getattr(result, "new", None) for result in again] == [False, False, False, None, False]


def test_a_reader_that_can_read_nothing_ends_the_run(tmp_path: Path, files: list[Path]) -> None:
    reader = Careless(LanguageError("the model is gone"))
    with Store(tmp_path / "record.db", create=True) as store, pytest.raises(LanguageError):
        list(pipeline.add(files, lambda: store, lambda: reader))


def test_no_reader_is_asked_for_where_everything_is_kept(tmp_path: Path, files: list[Path]) -> None:
    reader = Careless(ValueError())
    with Store(tmp_path / "record.db", create=True) as store:
        list(pipeline.add(files[:3], lambda: store, lambda: reader))
        list(pipeline.add(files[:3], lambda: store, pytest.fail))
        assert list(pipeline.reread(store, pytest.fail)) == []
