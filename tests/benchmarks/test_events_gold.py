import gzip
import hashlib
import json
from pathlib import Path
from typing import Any, get_args

import pytest

from accordingto.record import HarmKind, Plover, RoleName, Status
from accordingto.record.errors import InputError
from benchmarks import events_gold
from benchmarks.draw import DEVELOPMENT, FINAL, REPORTS

TEXT = "The mayor said two men were shot in Lenta. The shooting was on Monday."
EVENT: dict[str, Any] = {
    "trigger": [[28, 32], [47, 55]],
    "plover": ["ASSAULT"],
    "acled": ["Violence against civilians", "Attack"],
    "status": "happened",
    "roles": [{"role": "target", "name": "two men", "spans": [[15, 22]]}],
    "places": ["Lenta", None],
    "times": [["2009-02-02", "2009-02-02"]],
    "harm": [{"kind": "injured", "group": "unknown", "low": 2, "high": 2, "according_to": [0]}],
    "control": None,
    "according_to": ["report", 0],
    "disputed_by": [],
    "blame": None,
}


def loaded(folder: Path, event: dict[str, Any]) -> tuple[events_gold.Happening, ...]:
    """The event as it is loaded from an annotation over one report; its statements are laid beside the real ones."""
    (folder / REPORTS).parent.mkdir(parents=True)
    rows = [json.loads(line) for line in events_gold.GOLD.read_text(encoding="utf-8").splitlines()]
    first = next(row for row in rows if row["part"] == "dev")
    with gzip.open(folder / REPORTS, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": first["id"], "date": "2009-02-03", "title": "Two are shot", "text": TEXT}) + "\n")
    said = {
        "source": [[0, 9]],
        "cue": [[10, 14]],
        "content": [[15, 41]],
        "speaker": None,
        "kind": None,
        "country": None,
        "stance": "affirms",
        "within": None,
    }
    head = {"id": first["id"], "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "part": "dev"}
    (folder / "statements.jsonl").write_text(json.dumps(head | {"statements": [said]}) + "\n", encoding="utf-8")
    (folder / "events.jsonl").write_text(json.dumps(head | {"events": [event]}) + "\n", encoding="utf-8")
    ((_, events),) = events_gold.load(folder, "dev", folder / "events.jsonl", folder / "statements.jsonl")
    return events


def test_the_annotation_is_laid_over_the_text(tmp_path: Path) -> None:
    (event,) = loaded(tmp_path, EVENT)
    assert [span.of(TEXT) for span in event.trigger] == ["shot", "shooting"]
    assert event.roles[0].spans[0].of(TEXT) == "two men"
    assert event.harm[0].according_to == (0,)
    assert (event.places, event.times) == (("Lenta", None), (("2009-02-02", "2009-02-02"),))
    assert not event.optional


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"trigger": []}, "no trigger"),
        ({"trigger": [[28, 900]]}, "beyond the text"),
        ({"trigger": [[27, 32]]}, "space"),
        ({"trigger": [[28, 32], [30, 35]]}, "overlap"),
        ({"status": "done"}, "unknown status"),
        ({"plover": ["FIGHT"]}, "unknown status or type"),
        ({"places": ["Lenta", "Sorven"]}, "does not occur"),
        ({"places": []}, "no answer"),
        ({"times": []}, "no answer"),
        ({"according_to": [3]}, "not there"),
        ({"according_to": []}, "nobody"),
    ],
)
def test_an_annotation_that_cannot_be_is_refused(tmp_path: Path, change: dict[str, Any], fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        loaded(tmp_path, EVENT | change)


def test_the_gold_holds_offsets_names_and_values_and_no_text() -> None:
    rows = [json.loads(line) for line in events_gold.GOLD.read_text(encoding="utf-8").splitlines()]
    assert [row["part"] for row in rows] == ["dev"] * DEVELOPMENT + ["final"] * FINAL
    for row in rows:
        assert row.keys() == {"id", "sha256", "part", "events"}
        for event in row["events"]:
            assert event["status"] in get_args(Status)
            assert set(event["plover"]) <= {*get_args(Plover), None}
            assert len(event.get("label", "")) < 20
            if event.get("optional"):
                assert event.keys() <= {"trigger", "plover", "acled", "label", "status", "optional"}
                continue
            assert event.keys() - {"label"} == EVENT.keys()
            for role in event["roles"]:
                assert role["role"] in get_args(RoleName)
                assert len(role["name"]) < 60
            assert {h["kind"] for h in event["harm"]} <= set(get_args(HarmKind))
            assert event["blame"] in (None, *get_args(events_gold.Blame))
