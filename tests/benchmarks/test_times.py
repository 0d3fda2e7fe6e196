"""How values of times are held against annotated ones."""

import sys
from pathlib import Path

import pytest

from accordingto.record import Time
from benchmarks import times, times_dateparser
from benchmarks.figures import Skipped


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("196X", "196"),
        ("19XX", "19"),
        ("1948-XX", "1948"),
        ("1998-XX-XX", "1998"),
        ("2000-W6", "2000-W06"),
        ("1989-11-06T17", "1989-11-06T17:00"),
        ("P1E", "P10Y"),
        ("PT24H", "P1D"),
    ],
)
def test_two_spellings_of_one_value_are_equal(one: str, other: str) -> None:
    assert times.spelled(one) == times.spelled(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1989-WXX", "1989-W43"),
        ("1989-WXX", "1989"),
        ("1998-10", "1998"),
        ("PXY", "P1Y"),
        ("P1M", "P30D"),
        ("PAST_REF", "PXD"),
    ],
)
def test_values_of_another_meaning_are_not(one: str, other: str) -> None:
    assert times.spelled(one) != times.spelled(other)


def test_value_is_character_by_character_and_meaning_is_not() -> None:
    score = times.Score()
    score.add([Time(0, 5, "t1", "DATE", "196"), Time(9, 12, "t2", "DATE", "1970")], [(0, 5, "196X"), (9, 12, "1971")])
    figures = {f.name: f.value for f in score.figures("x")}
    assert (figures["x.value_f1"], figures["x.meaning_f1"], figures["x.strict_f1"]) == (0.0, 0.5, 1.0)


def test_without_dateparser_the_measure_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateparser", None)  # as if it were not installed
    with pytest.raises(Skipped, match="dateparser is not installed"):
        next(times_dateparser.measure(tmp_path))
