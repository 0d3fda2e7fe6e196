import gzip
import hashlib
import json
from pathlib import Path
from typing import Any, get_args

import pytest

from accordingto.record import Span, SpeakerKind, Stance
from accordingto.record.errors import InputError
from benchmarks.draw import DEVELOPMENT, FINAL, REPORTS, draw
from benchmarks.wikinews_gold import GOLD, load

TEXT = 'Mayor Ana Ruiz said the bridge was lost. "Nobody crossed it," she added.'
SAID: dict[str, Any] = {
    "source": [[0, 14]],
    "cue": [[15, 19]],
    "content": [[20, 39]],
    "speaker": "Ana Ruiz",
    "kind": "government",
    "country": None,
    "stance": "affirms",
    "within": None,
}
ADDED = SAID | {"source": [[62, 65]], "cue": [[66, 71]], "content": [[41, 61]]}


def written(folder: Path, statements: list[dict[str, Any]], text: str = TEXT, part: str = "dev") -> Path:
    """A folder of data with one report, and beside it an annotation of the report's usual text."""
    (folder / REPORTS).parent.mkdir(parents=True)
    with gzip.open(folder / REPORTS, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "r1", "date": "2009-02-03", "title": "A bridge is lost", "text": text}) + "\n")
    row = {"id": "r1", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "part": part, "statements": statements}
    gold = folder / "statements.jsonl"
    gold.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return gold


def test_the_annotation_is_laid_over_the_text(tmp_path: Path) -> None:
    gold = written(tmp_path, [SAID, ADDED])
    (report,) = load(tmp_path, "dev", gold)
    first, second = report.statements
    assert report.published == "2009-02-03"
    assert [span.of(report.text) for span in (*first.source, *first.cue, *first.content)] == [
        "Mayor Ana Ruiz",
        "said",
        "the bridge was lost",
    ]
    assert second.content == (Span(41, 61),)
    assert second.speakers == ("Ana Ruiz",)
    assert load(tmp_path, "final", gold) == []


def test_joint_speakers_are_taken_apart(tmp_path: Path) -> None:
    gold = written(tmp_path, [SAID | {"speaker": "Ana; Ruiz"}, SAID | {"speaker": None}])
    (report,) = load(tmp_path, "dev", gold)
    assert [statement.speakers for statement in report.statements] == [("Ana", "Ruiz"), ()]


@pytest.mark.parametrize(
    ("statements", "fault"),
    [
        ([SAID | {"content": []}], "no content"),
        ([SAID | {"content": [[20, len(TEXT) + 1]]}], "beyond the text"),
        ([SAID | {"cue": [[19, 19]]}], "empty"),
        ([SAID | {"cue": [[15, 20]]}], "space"),
        ([SAID | {"content": [[41, 61], [20, 39]]}], "out of order"),
        ([SAID | {"content": [[0, 39]]}], "own content"),
        ([SAID | {"speaker": "Somebody Else"}], "does not occur"),
        ([SAID | {"stance": "agrees"}], "unknown stance"),
        ([SAID | {"kind": "person"}], "unknown stance or kind"),
        ([SAID | {"within": 0}], "within itself"),
        ([SAID | {"within": 1}], "not there"),
        ([SAID | {"within": 1}, ADDED | {"within": 0}], "within itself"),
    ],
)
def test_an_annotation_that_cannot_be_is_refused(tmp_path: Path, statements: list[dict[str, Any]], fault: str) -> None:
    gold = written(tmp_path, statements)
    with pytest.raises(InputError, match=fault):
        load(tmp_path, "dev", gold)


def test_another_text_than_the_annotated_one_is_refused(tmp_path: Path) -> None:
    gold = written(tmp_path, [SAID], text=TEXT.replace("bridge", "Bridge"))
    with pytest.raises(InputError, match="not the text that was annotated"):
        load(tmp_path, "dev", gold)


def test_a_report_that_the_data_lacks_is_named(tmp_path: Path) -> None:
    gold = written(tmp_path, [SAID])
    gold.write_text(gold.read_text().replace('"r1"', '"r2"'))
    with pytest.raises(InputError, match="r2 is not in"):
        load(tmp_path, "dev", gold)


def test_the_gold_holds_offsets_and_names_and_no_text() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    assert [row["part"] for row in rows] == ["dev"] * DEVELOPMENT + ["final"] * FINAL
    for row in rows:
        assert row.keys() == {"id", "sha256", "part", "statements"}
        for said in row["statements"]:
            assert said.keys() == SAID.keys()
            assert all(
                isinstance(at, int) for part in ("source", "cue", "content") for span in said[part] for at in span
            )
            assert said["stance"] in get_args(Stance)
            assert said["kind"] in (None, *get_args(SpeakerKind))
            assert said["speaker"] is None or all(len(name) < 60 for name in said["speaker"].split("; "))


def test_the_draw_does_not_depend_on_the_order_of_the_reports() -> None:
    ids = [f"r{number}" for number in range(200)]
    assert draw(ids) == draw(reversed(ids))
    assert set(draw(ids)) <= set(ids)
