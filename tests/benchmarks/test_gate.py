from pathlib import Path

import pytest

from benchmarks import bare_encoder
from benchmarks.__main__ import judged, measures, taken
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


def test_final_measures_are_run_by_the_gate_alone() -> None:
    assert "statements_speakers" in measures()
    assert set(measures(gate=True)) - set(measures()) == {"statements_final", "events_final"}


def test_modules_without_a_measure_are_none() -> None:
    assert not {"figures", "draw", "wikinews_gold", "bare_encoder", "events_gold", "events_scoring", "tolls"} & set(
        measures(gate=True)
    )


def test_what_cannot_be_measured_is_skipped_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    skipped: list[str] = []
    assert list(taken("statements_speed", tmp_path, skipped)) == []
    (tmp_path / "wikinews_conflict").mkdir()
    monkeypatch.setattr(bare_encoder, "MODEL", tmp_path / "model.onnx")
    assert list(taken("statements_speed", tmp_path, skipped)) == []
    assert skipped[0].startswith("statements_speed, wikinews_conflict not in ")
    assert "python -m benchmarks.bare_encoder makes it" in skipped[1]
