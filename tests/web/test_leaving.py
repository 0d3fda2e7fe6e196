import csv
import io

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

LIST = {"kind": "incidents", "place": "Orsina"}


def test_a_filtered_list_leaves_as_a_table(client: TestClient) -> None:
    listed = client.get("/inbox.json", params=LIST).json()["items"]
    answer = client.get("/export", params={**LIST, "as": "acled.csv"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="incidents-acled.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["location"] for row in rows] == ["Orsina"] * len(listed)
    assert len(listed) == 1
    every = client.get("/export", params={"kind": "incidents", "as": "acled.csv"})
    assert len(every.content.splitlines()) > len(answer.content.splitlines())


def test_reports_leave_as_records(client: TestClient) -> None:
    answer = client.get("/export", params={"as": "jsonl.jsonl"})
    assert len(answer.text.splitlines()) == client.get("/inbox.json").json()["total"]


@pytest.mark.parametrize("wrong", [{"as": "acled.doc"}, {"as": "../../etc"}, {"place": "Nowhere at all"}])
def test_what_cannot_be_exported_is_refused(client: TestClient, wrong: dict[str, str]) -> None:
    assert client.get("/export", params={"kind": "incidents", **wrong}).status_code == 400


@pytest.mark.parametrize(
    ("format", "begins"), [("html", b"<!doctype html>"), ("pdf", b"%PDF"), ("docx", b"PK"), ("md", b"# ")]
)
def test_a_situation_report_is_written(client: TestClient, format: str, begins: bytes) -> None:
    answer = client.get("/situation", params={"from": "2031-05-01", "to": "2031-05-31", "format": format})
    assert answer.status_code == 200
    assert answer.content.lower().startswith(begins.lower())
    assert answer.headers["content-disposition"].endswith(f'2031-05-31.{format}"')


def test_a_period_that_is_none_is_refused(client: TestClient) -> None:
    assert client.get("/situation", params={"from": "soon", "to": "2031-05-31"}).status_code == 422


def test_the_inbox_offers_it(page: Page) -> None:
    page.goto("/inbox?kind=incidents&place=Orsina")
    page.get_by_text("Export this list").click()
    page.select_option("[name=as]", "geojson.geojson")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert "Orsina" in download.value.path().read_text(encoding="utf-8")
