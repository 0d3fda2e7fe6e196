"""An editor has a report coded blind, two code it, and the editor sees how far they agree."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from accordingto.review import People
from accordingto.store import Store
from accordingto.web import Settings, create_app
from tests.web.making import made
from tests.web.test_login import PASSWORD, inside

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store with users, whose passwords take long to hash, as it lies on the disk."""
    path = made(tmp_path_factory.mktemp("users") / "record.db")
    with Store(path) as store:
        for name, role in (
            ("Ada", "admin"),
            ("Chief", "editor"),
            ("Anna", "coder"),
            ("Berta", "coder"),
            ("Rita", "reader"),
        ):
            People(store).add(name, role, PASSWORD)  # type: ignore[arg-type]
    return path.read_bytes()


@pytest.fixture
def record(users: bytes, tmp_path: Path) -> Path:
    """A store with users."""
    path = tmp_path / "record.db"
    path.write_bytes(users)
    return path


@pytest.fixture
def desk(record: Path) -> Iterator[dict[str, TestClient]]:
    """The workbench, with everybody logged in."""
    app = create_app(Settings(record))
    with TestClient(app, base_url="http://localhost") as first:
        names = ("Chief", "Anna", "Berta", "Rita")
        yield {
            name: inside(first if name == "Chief" else TestClient(app, base_url="http://localhost"), name)
            for name in names
        }


def wish(action: str, cell: str, **more: Any) -> dict[str, Any]:
    return {"choices": [{"action": action, "cell": cell, **more}]}


def states(client: TestClient, address: str) -> dict[str, str]:
    sections = client.get(f"{address}.json").json()["sections"]
    return {card["id"]: card["whole"]["state"] for section in sections for card in section["cards"]}


def test_two_code_blind_and_the_editor_sees_how_far_they_agree(desk: dict[str, TestClient]) -> None:
    chief, anna, berta = desk["Chief"], desk["Anna"], desk["Berta"]
    told = chief.post("/api/codings", json={"reports": [1], "coders": ["Anna", "Berta"]})
    assert told.json() == {"ids": ["c1"]}
    assert [line["id"] for line in anna.get("/codings.json").json()["mine"]] == ["c1"]
    assert '<a href="/codings/c1/report"' in anna.get("/codings").text

    assert anna.post("/api/codings/c1/decisions", json=wish("reject", "v1", why=HOSTILE)).status_code == 200
    assert states(anna, "/codings/c1/report")["v1"] == "rejected"
    assert states(berta, "/codings/c1/report")["v1"] == "unreviewed"
    assert states(chief, "/reports/1")["v1"] == "unreviewed"
    shown = anna.get("/codings/c1/report").text
    assert 'data-page="/codings/c1/report"' in shown
    assert HOSTILE not in shown
    assert berta.post("/api/codings/c1/decisions", json=wish("accept", "v1")).status_code == 200
    row = berta.post("/api/codings/c1/undo", json={}).json()["row"]
    assert states(berta, "/codings/c1/report")["v1"] == "unreviewed"
    assert states(anna, "/codings/c1/report")["v1"] == "rejected"
    assert berta.post("/api/codings/c1/decisions", json=wish("accept", "v1", seen=row)).status_code == 200

    assert chief.get("/codings/c1.json").status_code == 403
    assert anna.post("/api/codings/c1/finish", json={}).json() == {"id": "c1", "waiting": 1}
    assert anna.post("/api/codings/c1/decisions", json=wish("accept", "v1")).status_code == 403
    assert anna.get("/codings.json").json()["mine"] == []
    assert berta.post("/api/codings/c1/finish", json={}).json()["waiting"] == 0

    for address in ("/codings/c1", "/codings/all"):
        agreed = chief.get(f"{address}.json").json()
        (event,) = (field for field in agreed["fields"] if field["field"] == "event")
        assert (event["units"], event["agreed"]) == (1, 0)
        assert event["alpha"] is not None
        assert [(one["label"], dict(one["said"])) for one in agreed["apart"]] == [
            ("Is it an event", {"Anna": "no", "Berta": "yes"})
        ]
    assert "<bdi>Anna</bdi>: <b" in chief.get("/codings/c1").text
    assert states(chief, "/reports/1")["v1"] == "unreviewed"


def test_the_log_shows_nobody_what_others_code(desk: dict[str, TestClient]) -> None:
    desk["Chief"].post("/api/codings", json={"reports": [1], "coders": ["Anna", "Berta", "Chief"]})
    row = desk["Anna"].post("/api/codings/c1/decisions", json=wish("reject", "v1")).json()["row"]
    seen = {name: [r["number"] for r in client.get("/log.json").json()["rows"]] for name, client in desk.items()}
    assert {name: row in numbers for name, numbers in seen.items()} == {
        "Chief": False,
        "Anna": True,
        "Berta": False,
        "Rita": False,
    }
    assert desk["Chief"].post(f"/api/log/{row}/undo", json={}).status_code == 403
    assert states(desk["Anna"], "/codings/c1/report")["v1"] == "rejected"


def test_who_may_not_is_refused(desk: dict[str, TestClient]) -> None:
    body = {"reports": [1], "coders": ["Anna", "Berta"]}
    for name in ("Anna", "Rita"):
        assert desk[name].post("/api/codings", json=body).status_code == 403
    chief = desk["Chief"]
    for wrong in ({"coders": ["Anna"]}, {"coders": ["Anna", "Rita"]}, {"coders": ["Anna", HOSTILE]}):
        assert chief.post("/api/codings", json=body | wrong).status_code == 400
    assert chief.post("/api/codings", json=body | {"reports": [1, 99]}).status_code == 404
    assert chief.get("/codings.json").json()["all"] == []
    assert chief.post("/api/codings", json=body, headers={"x-csrf-token": "no"}).status_code == 403
    assert chief.post("/api/codings", json=body).status_code == 200
    for name in ("Chief", "Rita"):
        assert desk[name].get("/codings/c1/report.json").status_code == 403
        assert desk[name].get("/codings/c1/report/received").status_code == 403
        assert desk[name].post("/api/codings/c1/decisions", json=wish("accept", "v1")).status_code == 403
        assert desk[name].post("/api/codings/c1/finish", json={}).status_code == 403
    assert desk["Rita"].get("/codings.json").json()["all"] == []


def test_the_review_is_closed_to_who_codes_the_report_blind(desk: dict[str, TestClient]) -> None:
    desk["Chief"].post("/api/codings", json={"reports": [1], "coders": ["Anna", "Chief"]})
    for path in ("/reports/1", "/reports/1.json", "/reports/1/received"):
        refused = desk["Anna"].get(path)
        assert refused.status_code == 403
        assert "/codings/c1/report" in refused.text
        assert [desk[name].get(path).status_code for name in ("Berta", "Chief", "Rita")] == [200, 200, 200]
    for path, body in (("decisions", wish("reject", "v1")), ("undo", {}), ("finish", {})):
        assert desk["Anna"].post(f"/api/reports/1/{path}", json=body).status_code == 403
    assert states(desk["Chief"], "/reports/1")["v1"] == "unreviewed"
    assert desk["Anna"].get("/reports/2.json").status_code == 200
    assert desk["Anna"].get("/codings/c1/report/received").status_code == 200
    assert desk["Anna"].post("/api/codings/c1/finish", json={}).status_code == 200
    assert desk["Anna"].get("/reports/1.json").status_code == 200
    assert desk["Anna"].post("/api/reports/1/decisions", json=wish("reject", "v1")).status_code == 200


def test_an_editor_closes_a_coding_early_and_adopts_what_was_done(desk: dict[str, TestClient]) -> None:
    chief, anna = desk["Chief"], desk["Anna"]
    chief.post("/api/codings", json={"reports": [1], "coders": ["Anna", "Berta"]})
    anna.post("/api/codings/c1/decisions", json=wish("reject", "v1"))
    anna.post("/api/codings/c1/finish", json={})
    assert desk["Berta"].get("/reports/1.json").status_code == 403
    for name in ("Anna", "Rita"):
        assert desk[name].post("/api/codings/c1/close", json={"why": "no"}).status_code == 403
        assert desk[name].post("/api/codings/c1/adopt", json={"why": "no", "coder": "Anna"}).status_code == 403
    assert chief.post("/api/codings/c1/adopt", json={"why": "so", "coder": "Anna"}).status_code == 403, "it is blind"
    for wrong in ({}, {"why": ""}, {"why": "  "}):
        assert chief.post("/api/codings/c1/close", json=wrong).status_code in (400, 422)
    closed = chief.post("/api/codings/c1/close", json={"why": HOSTILE})
    assert (closed.status_code, closed.json()["early"]) == (200, True)
    assert chief.post("/api/codings/c1/close", json={"why": "again"}).status_code == 409
    assert desk["Berta"].get("/reports/1.json").status_code == 200
    assert desk["Berta"].get("/codings.json").json()["mine"] == []
    assert desk["Berta"].post("/api/codings/c1/decisions", json=wish("accept", "v1")).status_code == 403
    assert "closed early" in chief.get("/codings").text
    page = chief.get("/codings/c1")
    assert "all that Anna decided" in page.text
    assert "all that Berta decided" not in page.text
    assert "what all agree on" not in page.text, "nobody else was done"

    kind = "Shelling/artillery/missile attack"
    assert chief.get("/inbox.json", params={"type": kind}).json()["items"] != []
    adopted = chief.post("/api/codings/c1/adopt", json={"why": "Berta is ill", "coder": "Anna"})
    assert adopted.json() == {"report": 1, "progress": "begun", "decisions": 1}
    assert states(chief, "/reports/1")["v1"] == "rejected"
    numbers = [item["number"] for item in chief.get("/inbox.json", params={"type": kind}).json()["items"]]
    assert 1 not in numbers
    row = chief.get("/log.json").json()["rows"][0]
    assert (row["who"], row["action"], row["why"]) == ("Chief", "reject", "c1, as Anna coded it: Berta is ill")
    told = chief.get("/log.json", params={"action": "coding"}).json()["rows"]
    assert HOSTILE in [row["why"] for row in told]
    assert HOSTILE not in chief.get("/log", params={"action": "coding"}).text
    assert chief.post(f"/api/log/{row['number']}/undo", json={}).status_code == 200
    assert states(chief, "/reports/1")["v1"] == "unreviewed"


def test_a_machine_without_users_is_told_what_it_takes(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(made(tmp_path / "alone.db"))), base_url="http://localhost") as client:
        told = client.get("/api/session").json()
        client.headers[told["header"]] = told["token"]
        shown = client.get("/codings").text
        assert "This takes users, and the store has none" in shown
        assert '<form class="filters"' not in shown
        refused = client.post("/api/codings", json={"reports": [1], "coders": ["Anna", "Berta"]})
        assert (refused.status_code, "takes users" in refused.json()["detail"]) == (400, True)


def enter(page: Page, name: str) -> None:
    page.goto("/login")
    page.fill("[name=name]", name)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/inbox*")


def test_it_is_assigned_coded_and_compared_in_a_browser(browser: Browser, address: str) -> None:
    def opened(width: int) -> Page:
        return browser.new_context(
            base_url=address, viewport={"width": width, "height": 844}, bypass_csp=True
        ).new_page()

    def usable(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in ("serious", "critical")] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]

    chief = opened(390)
    enter(chief, "Chief")
    chief.goto("/codings?report=1")
    chief.get_by_label("Anna").check()
    chief.get_by_label("Chief").check()
    chief.get_by_role("button", name="Assign").click()
    chief.wait_for_selector("#codings")
    usable(chief)
    anna = opened(1440)
    enter(anna, "Anna")
    for page, key in ((chief, "a"), (anna, "x")):
        page.goto("/codings")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_selector("#v1")
        page.wait_for_load_state()  # the keys come with the scripts
        page.keyboard.press("j")
        page.keyboard.press(key)
        page.wait_for_selector("#record .cell.whole:is(.accepted, .rejected)")
        usable(page)
        page.keyboard.press("m")
        page.locator("#ending").get_by_role("button", name="I am done").click()
        page.wait_for_url("**/codings")
    chief.goto("/codings/c1")
    expect(chief.locator("#fields tbody tr").first).to_be_visible()
    expect(chief.locator("#apart").get_by_text("Anna")).to_have_count(1)
    usable(chief)
    chief.get_by_label("Into the review").select_option("Chief")
    chief.get_by_label("Why (for the log, must be given)").fill("it is an event")
    chief.get_by_role("button", name="Adopt").click()
    chief.wait_for_url("**/reports/1")
    expect(chief.locator("#v1")).to_have_attribute("data-state", "accepted")

    chief.goto("/codings?report=2")
    chief.get_by_label("Anna").check()
    chief.get_by_label("Chief").check()
    chief.get_by_role("button", name="Assign").click()
    chief.get_by_role("button", name="Close it now…").click()
    closing = chief.locator("#closing")
    closing.get_by_role("button", name="Close it").click()
    assert closing.is_visible(), "it asks for a reason"
    closing.get_by_label("Why").fill("the outlet withdrew it")
    usable(chief)
    closing.get_by_role("button", name="Close it").click()
    chief.wait_for_selector("text=closed early")
    usable(chief)
    for page in (chief, anna):
        page.context.close()
