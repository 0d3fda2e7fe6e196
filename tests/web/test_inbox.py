import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient


def waited(client: TestClient) -> dict[str, object]:
    """The last batch, once it is at its end."""
    while True:
        found = client.get("/batches.json").json()
        if not found["running"]:
            last: dict[str, object] = found["batches"][0]
            return last
        time.sleep(0.1)


def test_filters_are_an_address(client: TestClient) -> None:
    found = client.get("/inbox.json", params={"kind": "incidents", "place": "Orsina", "from": "2031-05-06", "type": ""})
    assert [item["title"] for item in found.json()["items"]] == ["Shelling/artillery/missile attack"]
    shown = client.get("/inbox", params={"kind": "incidents", "place": "Orsina", "from": "2031-05-06", "outlet": ""})
    assert 'value="Orsina"' in shown.text
    assert 'value="2031-05-06"' in shown.text


def test_the_filters_follow_what_was_decided(client: TestClient) -> None:
    def listed(**asked: str) -> list[int]:
        items = client.get("/inbox.json", params={"kind": "reports", **asked}).json()["items"]
        return [item["number"] for item in items]

    def decide(**choice: object) -> int:
        answer = client.post("/api/reports/1/decisions", json={"choices": [choice]})
        assert answer.status_code == 200
        row: int = answer.json()["row"]
        return row

    place = client.get("/api/places", params={"name": "Velmar"}).json()[0]
    assert listed(place="Orsina") == [2, 1]
    row = decide(action="correct", cell="p1", value=place | {"name": "Orsina"})
    assert 1 in listed(place=place["resolved"])
    assert 1 in listed(place=place["admin1"])
    decide(action="reject", cell="p1", seen=row)
    assert listed(place="Orsina") == [2]
    for _ in range(2):
        assert client.post("/api/reports/1/undo", json={}).status_code == 200
    assert listed(place="Orsina") == [2, 1]
    kind = "Shelling/artillery/missile attack"
    assert 1 in listed(type=kind)
    decide(action="reject", cell="v1")
    assert 1 not in listed(type=kind)


@pytest.mark.parametrize(
    "wrong", [{"from": "yesterday"}, {"sort": "x"}, {"limit": 0}, {"most": 2}, {"kind": "x"}, {"place": "x" * 300}]
)
def test_a_filter_that_is_none_is_refused(client: TestClient, wrong: dict[str, object]) -> None:
    assert client.get("/inbox.json", params=wrong).status_code == 422  # type: ignore[arg-type]


def test_pages_follow_one_another(client: TestClient) -> None:
    first = client.get("/inbox.json", params={"limit": 3}).json()
    second = client.get("/inbox.json", params={"limit": 3, "after": first["next"]}).json()
    assert len(first["items"] + second["items"]) == 4
    assert second["next"] is None


def test_files_of_one_name_and_of_a_long_one_are_all_kept(client: TestClient) -> None:
    told = [f"Police said on Monday that a shell had killed {n} people in Kharkiv.\n".encode() for n in range(3, 7)]
    names = ["a.txt", "3 a.txt", "a.txt", f"{'звіт' * 60}.txt"]
    files = [("files", (name, raw, "text/plain")) for name, raw in zip(names, told, strict=True)]
    answer = client.post("/api/files", files=files)
    assert answer.status_code == 202
    assert len(set(answer.json()["names"])) == 4
    assert answer.json()["names"][3].endswith("звіт.txt")
    assert waited(client)["new"] == 4


def test_a_batch_that_breaks_does_not_stop_the_next(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("accordingto.pipeline.add", full)
        client.post("/api/files", files=[("files", ("a.txt", b"x", "text/plain"))])
        broken = waited(client)
    assert broken["step"] == "failed"
    assert "No space left" in str(broken["why"])
    raid = b"Police said on Monday that a drone had killed 2 people in Kharkiv.\n"
    client.post("/api/files", files=[("files", ("b.txt", raid, "text/plain"))])
    assert waited(client)["new"] == 1


def test_a_bad_file_is_set_aside_with_its_reason_and_the_others_are_added(client: TestClient) -> None:
    files = [
        ("files", ("good.txt", b"Police said on Monday that a shell had killed 3 people in Kharkiv.\n", "text/plain")),
        ("files", ("../../empty.txt", b"", "text/plain")),
        ("files", ("noise.bin", bytes(range(256)) * 20, "application/octet-stream")),
    ]
    assert client.post("/api/files", files=files).status_code == 202
    batch = waited(client)
    assert (batch["step"], batch["new"]) == ("done", 1)
    assert [a["name"] for a in batch["aside"]] == ["empty.txt", "noise.bin"]  # type: ignore[attr-defined]
    assert all(a["reason"] for a in batch["aside"])  # type: ignore[attr-defined]
    added = client.get("/inbox.json", params={"sort": "added"}).json()["items"][0]
    assert added["title"] == "good.txt"
    assert client.post("/api/files", files=files[:1]).status_code == 202
    assert waited(client)["known"] == 1


def test_too_much_at_once_is_refused(record: Path) -> None:
    from accordingto.web import Settings, create_app

    with TestClient(create_app(Settings(record, max_upload=10_000)), base_url="http://localhost") as client:
        told = client.get("/api/session").json()
        answer = client.post(
            "/api/files", files=[("files", ("big.txt", b"x" * 20_000))], headers={told["header"]: told["token"]}
        )
        assert answer.status_code == 413


def test_the_list_by_keys(page: Page) -> None:
    page.goto("/inbox")
    page.keyboard.press("t")
    page.wait_for_url("**/inbox?kind=incidents")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("tr.here")).to_contain_text("Orsina")
    page.select_option("[name=agreement]", "single_source")
    page.wait_for_url("**agreement=single_source**")
    expect(page.locator("tbody tr")).to_have_count(2)


def test_a_dropped_file_is_added(page: Page) -> None:
    page.goto("/inbox")
    page.set_input_files(
        "#files", {"name": "raid.txt", "mimeType": "text/plain", "buffer": b"A drone hit a depot in Kyiv, police said."}
    )
    expect(page.locator("#batches")).to_contain_text("1 new", timeout=60_000)
    page.get_by_role("link", name="Show them").click()
    expect(page.locator("tbody tr").first).to_contain_text("raid.txt")
