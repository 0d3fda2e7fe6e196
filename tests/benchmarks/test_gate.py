from pathlib import Path

import pytest

from benchmarks.__main__ import judged
from benchmarks.figures import Figure, fingerprint


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("f1", 0.95), "ok"),
        (Figure("f1", 0.94), "below its floor of 0.95"),
        (Figure("s", 0.95, "s", higher_is_better=False), "ok"),
        (Figure("s", 0.96, "s", higher_is_better=False), "above its ceiling of 0.95"),
    ],
)
def test_a_figure_is_held_against_its_floor(figure: Figure, verdict: str) -> None:
    assert judged(figure, {"floor": 0.95, "data": "d"}, "d") == verdict


def test_a_floor_of_other_data_is_no_floor() -> None:
    assert judged(Figure("f1", 1.0), {"floor": 0.1, "data": "old"}, "new").startswith("measured on other data")


def test_a_figure_without_a_floor_passes() -> None:
    assert judged(Figure("f1", 0.0), None, "d") == ""


def test_the_fingerprint_changes_with_content_and_with_names(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "a.txt").write_text("one")
    first = fingerprint([folder])
    assert fingerprint([folder]) == first
    (folder / "a.txt").write_text("two")
    second = fingerprint([folder])
    (folder / "a.txt").rename(folder / "b.txt")
    assert len({first, second, fingerprint([folder])}) == 3
