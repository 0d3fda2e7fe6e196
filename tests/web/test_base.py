"""What stands between a request and the pages."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from accordingto.web import Settings, create_app
from accordingto.web.rendering import STATIC, environment


def test_every_page_has_its_json(client: TestClient) -> None:
    assert client.get("/inbox", headers={"accept": "text/html"}).headers["content-type"].startswith("text/html")
    assert client.get("/inbox.json").headers["content-type"] == "application/json"
    assert client.get("/").url.path == "/inbox"


def test_a_browser_is_told_to_let_nothing_in(client: TestClient) -> None:
    answer = client.get("/inbox")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "<script>" not in answer.text
    assert "style=" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.7", ""])
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/inbox", headers={"host": host}).status_code == 421


def test_by_an_address_or_its_own_name_a_wide_workbench_answers() -> None:
    wide = Settings(Path("record.db"), host="0.0.0.0")  # noqa: S104
    assert wide.allows("10.0.0.7:8631")
    assert wide.allows(socket.gethostname())
    assert not wide.allows("evil.example")


def test_nothing_is_changed_without_the_token_or_for_another_site(client: TestClient) -> None:
    path = "/api/nothing"
    assert client.post(path).status_code == 404
    assert client.post(path, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post(path, headers={"origin": "http://localhost:1"}).status_code == 403
    assert client.post(path, headers={"origin": "null"}).status_code == 403
    for site in ("same-site", "cross-site", "none"):
        assert client.post(path, headers={"sec-fetch-site": site, "origin": "http://localhost"}).status_code == 403
    assert client.post(path, headers={"x-csrf-token": "no"}).status_code == 403
    client.cookies.clear()
    assert client.post(path).status_code == 403


@pytest.mark.parametrize("more", [{}, {"sec-fetch-site": "same-origin", "host": "127.0.0.1:8631"}])
def test_a_change_passes_a_proxy_with_https(client: TestClient, more: dict[str, str]) -> None:
    origin = "https://desk.example" if more else "https://localhost"
    assert client.post("/api/nothing", headers={"origin": origin, **more}).status_code == 404


def test_an_error_is_a_page_for_people_and_json_for_programs(client: TestClient) -> None:
    shown = client.get("/nowhere", headers={"accept": "text/html"})
    assert shown.status_code == 404
    assert "<h1>There is no such page</h1>" in shown.text
    told = client.get("/nowhere.json")
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["status"] == 404


def test_no_template_lets_text_through_unescaped() -> None:
    names = environment().list_templates(extensions=["html"])
    assert "map/map.html" in names
    for name in names:
        source = Path(str(environment().get_template(name).filename)).read_text(encoding="utf-8")
        assert "|safe" not in source.replace(" ", ""), name
        assert "autoescape" not in source, name


def test_what_is_vendored_has_its_licence() -> None:
    for script in (STATIC / "vendor").glob("*.js"):
        assert (STATIC / "vendor" / f"{script.name.split('-')[0]}-LICENSE").exists(), script.name


def test_the_keys_are_shown_and_lead_to_the_pages(page: Page) -> None:
    page.goto("/inbox")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.goto("/nowhere")
    page.keyboard.press("g")
    page.keyboard.press("i")
    page.wait_for_url("**/inbox")


def test_serve_opens_a_workbench_on_this_machine_alone(record: Path) -> None:
    command = [sys.executable, "-c", "from accordingto.cli import main; main()", "serve", str(record), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        address = next(word for word in running.stderr.readline().split() if word.startswith("http://"))
        for _ in range(100):
            try:
                answer = httpx.get(f"{address}inbox.json", timeout=20)
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        assert answer.json()["total"] == 4
        running.terminate()


def test_a_store_is_made_where_there_is_none(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(tmp_path / "new.db")), base_url="http://localhost") as client:
        assert client.get("/inbox.json").json()["total"] == 0
    assert (tmp_path / "new.db").exists()
