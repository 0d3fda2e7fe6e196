import json
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from accordingto.review import Door, People
from accordingto.store import Store
from accordingto.web import Settings, create_app
from accordingto.web.settings import ServeError
from benchmarks.serving import served

PASSWORD = "a longer sentence, 42"  # noqa: S105


@pytest.fixture
def shared(record: Path) -> Path:
    """A store with users."""
    with Store(record) as store:
        People(store).add("Ada", "admin", PASSWORD)
        People(store).add("Anna", "editor", PASSWORD)
        People(store).add("Rita", "reader", PASSWORD)
    return record


def inside(client: TestClient, name: str) -> TestClient:
    token = client.get("/login").text.partition('name="csrf-token" content="')[2].partition('"')[0]
    client.headers["x-csrf-token"] = token
    assert client.post("/api/login", json={"name": name, "password": PASSWORD}).status_code == 200
    return client


def test_nobody_sees_anything_before_the_login(shared: Path) -> None:
    with TestClient(create_app(Settings(shared)), base_url="http://localhost") as client:
        for path in (
            "/inbox.json",
            "/reports/1.json",
            "/reports/1/received",
            "/batches.json",
            "/api/session",
            "/api/forms",
        ):
            assert client.get(path, headers={"accept": "application/json"}).status_code == 401, path
        shown = client.get("/reports/1", headers={"accept": "text/html"})
        assert (shown.url.path, shown.url.query) == ("/login", b"next=/reports/1")
        for away in (
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "https://evil.example",
        ):
            assert 'data-next="/inbox"' in client.get("/login", params={"next": away}).text, away
        assert 'data-next="/reports/1?cell=v1"' in client.get("/login", params={"next": "/reports/1?cell=v1"}).text


def test_roles_hold_and_names_stand_in_the_log(shared: Path) -> None:
    choice = {"choices": [{"action": "accept", "cell": "v1/place"}]}
    app = create_app(Settings(shared))
    with TestClient(app, base_url="http://localhost") as client:
        rita = inside(client, "Rita")
        assert rita.post("/api/reports/1/decisions", json=choice).status_code == 403
        assert rita.post("/api/files", files=[("files", ("a.txt", b"x"))]).status_code == 403
        rita.post("/api/logout", json={})
        assert rita.get("/inbox.json").status_code == 401
        anna = inside(client, "Anna")
        assert anna.post("/api/reports/1/decisions", json=choice).status_code == 200
        assert anna.post("/api/reports/1/undo", json={}).status_code == 200
        wrong = anna.post("/api/login", json={"name": "Anna", "password": "no"})
        assert wrong.status_code == 401
    with Store(shared) as store:
        assert list(store.log("r-courier"))[-1].who == "Anna"


def test_a_token_lets_a_program_in(shared: Path) -> None:
    with Store(shared) as store:
        token = Door(store).make_token("Anna", "a script")
    with TestClient(create_app(Settings(shared)), base_url="http://localhost") as client:
        asked = {"authorization": f"Bearer {token}"}
        assert client.get("/inbox.json", headers=asked).status_code == 200
        choice = {"choices": [{"action": "accept", "cell": "v1/place"}]}
        assert client.post("/api/reports/1/decisions", json=choice, headers=asked).status_code == 200
        assert client.get("/inbox.json", headers={"authorization": "Bearer acct_no"}).status_code == 401


def test_one_sees_who_else_has_it_open(shared: Path) -> None:
    app = create_app(Settings(shared))
    with TestClient(app, base_url="http://localhost") as one:
        inside(one, "Anna").post("/api/presence", json={"subject": "r-courier", "cell": "v1/place"})
        two = inside(TestClient(app, base_url="http://localhost"), "Rita")
        assert two.post("/api/presence", json={"subject": "r-courier"}).json() == [{"who": "Anna", "cell": "v1/place"}]


def test_the_login_in_a_browser(browser: Browser, shared: Path, address: str) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.goto("/reports/1")
    page.get_by_label("Name").fill("Anna")
    page.get_by_label("Password").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.locator("#says")).to_have_class("wrong")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/1")
    page.get_by_role("button", name="Log out").click()
    expect(page).to_have_url(f"{address}/login")


@pytest.mark.parametrize(
    ("address", "secure"), [(None, False), ("http://desk.example", False), ("https://desk.example:8443/", True)]
)
def test_cookies_are_secure_where_people_come_by_https(shared: Path, address: str | None, secure: bool) -> None:
    """As a proxy asks, which keeps the name and says how it was asked; the header alone changes nothing."""
    with served(create_app(Settings(shared, address=address))) as found:
        connection = HTTPConnection(found.removeprefix("http://"))
        sent = {"Host": "desk.example:8443" if address else "localhost", "X-Forwarded-Proto": "https"}
        connection.request("GET", "/login", headers=sent)
        page = connection.getresponse()
        token = page.read().decode().partition('name="csrf-token" content="')[2].partition('"')[0]
        first = page.headers["set-cookie"]
        sent |= {"Cookie": first.partition(";")[0], "x-csrf-token": token, "Content-Type": "application/json"}
        connection.request("POST", "/api/login", json.dumps({"name": "Anna", "password": PASSWORD}), sent)
        answer = connection.getresponse()
        answer.read()
        connection.close()
    assert (page.status, answer.status) == (200, 200)
    for cookie in (first, answer.headers["set-cookie"]):
        assert {"httponly", "samesite=strict"} <= {part.strip().casefold() for part in cookie.split(";")}
        assert ("; secure" in cookie.casefold()) is secure


@pytest.mark.parametrize("address", ["desk.example", "ftp://desk.example", "https://a:b@desk.example", "https://x/y"])
def test_an_address_that_is_none_of_a_site_is_refused(record: Path, address: str) -> None:
    with pytest.raises(ServeError, match="no address of a site"):
        Settings(record, address=address)


def test_binding_wider_without_users_and_tiles_that_are_none_are_refused(record: Path) -> None:
    command = [sys.executable, "-c", "from accordingto.cli import main; main()", "serve", str(record), "--port", "0"]
    wide = subprocess.run([*command, "--host", "0.0.0.0"], capture_output=True, text=True, check=False)  # noqa: S104
    proxied = subprocess.run(
        [*command, "--address", "https://desk.example"], capture_output=True, text=True, check=False
    )
    for refused in (wide, proxied):
        assert refused.returncode == 1
        assert "has no users" in refused.stderr
    (record.parent / "own.pmtiles").write_text("no tiles")
    tiled = subprocess.run(
        [*command, "--tiles", str(record.parent / "own.pmtiles")], capture_output=True, text=True, check=False
    )
    assert (tiled.returncode, tiled.stderr.count("\n")) == (1, 1)
    assert "holds no tiles" in tiled.stderr
