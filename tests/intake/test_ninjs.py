import json
from pathlib import Path
from typing import Any

import pytest

from accordingto.intake import Received, SetAside, open
from accordingto.record import Origin, Report

V1 = {
    "uri": "urn:orlen:1",
    "type": "text",
    "versioncreated": "2022-09-14T10:00:00Z",
    "firstcreated": "2022-09-13T10:00:00Z",
    "language": "en",
    "headline": "Army leaves Orlen",
    "byline": "By Jane Roe",
    "provider": "Orlen Press",
    "body_text": "The army left.\n\nNobody was hurt.",
}
V2 = {
    "uri": "urn:orlen:2",
    "by": "Jane Roe, Orlen Press",
    "headlines": [{"role": "short", "value": "Army out"}, {"role": "main", "value": "Army leaves Orlen"}],
    "infosources": [{"name": "Orlen Press"}],
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": "The army left. Nobody was hurt."},
        {
            "role": "richtext",
            "contenttype": "application/xhtml+xml",
            "value": "<p>The army left.</p><p>Nobody was hurt.</p>",
        },
    ],
    "versioncreated": "2022-09-14T10:00:00Z",
}
V3 = {
    "uri": "urn:orlen:3",
    "by": "Jane Roe",
    "headlines": [{"value": "Army leaves Orlen"}],
    "copyrightHolder": "Orlen Press",
    "bodies": [
        {"contentType": "text/html", "value": "<section><p>The army left.</p><p>Nobody was hurt.</p></section>"}
    ],
    "versionCreated": "2022-09-14T10:00:00Z",
}


def read(tmp_path: Path, item: Any, name: str = "item.json") -> Received | SetAside:
    path = tmp_path / name
    path.write_text(json.dumps(item, indent=1))
    (result,) = open([path])
    return result


def report(tmp_path: Path, item: Any) -> Report:
    result = read(tmp_path, item)
    assert isinstance(result, Received), result
    return result.report


@pytest.mark.parametrize("item", [V1, V2, V3])
def test_all_versions_say_the_same(tmp_path: Path, item: dict[str, Any]) -> None:
    found = report(tmp_path, item)
    assert found.text == "The army left.\n\nNobody was hurt."
    assert found.uri == item["uri"]
    assert (found.title, found.byline, found.outlet) == ("Army leaves Orlen", ("Jane Roe",), "Orlen Press")
    assert (found.published, found.published_from) == ("2022-09-14T10:00:00+00:00", "metadata")
    assert {Origin(f, "ninjs") for f in ("title", "byline", "outlet", "published")} <= set(found.origins)


def test_a_list_of_items_and_items_on_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([V1, V2]))
    (tmp_path / "b.jsonl").write_text(json.dumps(V1) + "\n" + json.dumps(V3) + "\n")
    uris = [r.report.uri for r in open([tmp_path]) if isinstance(r, Received)]
    assert uris == ["urn:orlen:1", "urn:orlen:2", "urn:orlen:1", "urn:orlen:3"]


def test_one_of_several_sources_is_not_chosen(tmp_path: Path) -> None:
    assert report(tmp_path, {**V2, "infosources": [{"name": "A"}, {"name": "B"}]}).outlet is None


def test_a_date_that_is_none_is_null(tmp_path: Path) -> None:
    found = report(tmp_path, {**V3, "versionCreated": "yesterday"})
    assert (found.published, found.published_from) == (None, None)


def test_a_picture_has_nothing_to_read(tmp_path: Path) -> None:
    result = read(tmp_path, {"uri": "urn:x", "type": "picture", "headline": "Army", "bodies": []})
    assert isinstance(result, SetAside)
    assert result.reason == "it is of type 'picture' and has no body to read (body_text, body_xhtml or bodies)"


@pytest.mark.parametrize(
    "wrong",
    [
        {"bodies": "x"},
        {"bodies": [1, {"value": 2}]},
        {"headlines": {"a": 1}, "bodies": None},
        {"body_text": 5},
        {"body_html": " "},
    ],
)
def test_fields_of_the_wrong_type_are_no_crash(tmp_path: Path, wrong: dict[str, Any]) -> None:
    result = read(tmp_path, wrong)
    assert isinstance(result, SetAside)
    assert "has no body to read" in result.reason


def test_half_characters_are_replaced_and_counted(tmp_path: Path) -> None:
    found = report(tmp_path, {**V1, "body_text": "So \ud83d it was.", "headline": "A \udc00 headline"})
    assert (found.text, found.title) == ("So � it was.", "A � headline")
    assert found.notes[0].count == 1
