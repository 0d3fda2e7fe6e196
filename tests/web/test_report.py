import re
from typing import get_args

from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from accordingto.record import Blame
from tests.test_comparing import COURIER


def cell(client: TestClient, path: str, number: int = 1) -> dict[str, object]:
    sections = client.get(f"/reports/{number}.json").json()["sections"]
    cards = [card for section in sections for card in section["cards"]]
    cells = [c for card in cards for c in (card["whole"], *card["cells"], *card["empty"])]
    found: dict[str, object] = next(c for c in cells if c["path"] == path)
    return found


def decide(client: TestClient, **choice: object) -> int:
    return client.post("/api/reports/1/decisions", json={"choices": [choice]}).status_code


def test_the_article_is_the_exact_text(client: TestClient) -> None:
    runs = client.get("/reports/1.json").json()["runs"]
    stretches = [s for run in runs for block in run["blocks"] for s in block["stretches"]]
    assert "".join(s["words"] for s in stretches) == COURIER
    assert all(COURIER[s["start"] :].startswith(s["words"]) for s in stretches)
    assert {k for s in stretches for k in s["kinds"]} >= {"source", "cue", "content", "place", "amount", "event"}


def test_a_cell_is_accepted_corrected_rejected_and_taken_back(client: TestClient) -> None:
    assert decide(client, action="accept", cell="v1/place") == 200
    assert cell(client, "v1/place")["state"] == "accepted"
    value = {"kind": "injured", "group": "civilians", "low": 3, "high": 3}
    assert decide(client, action="correct", cell="v1/harm/0", value=value, why="they lived") == 200
    assert (cell(client, "v1/harm/0")["text"], cell(client, "v1/harm/0")["why"]) == (
        "3 injured (civilians)",
        "they lived",
    )
    assert decide(client, action="reject", cell="s1") == 200
    assert client.post("/api/reports/1/undo", json={}).status_code == 200
    assert cell(client, "s1")["state"] == "unreviewed"
    assert client.post("/api/reports/1/finish", json={}).json()["progress"] == "reviewed"
    assert client.get("/inbox.json", params={"state": "reviewed"}).json()["items"][0]["number"] == 1


def test_every_cell_of_an_event_and_a_statement_can_be_given_a_value(client: TestClient) -> None:
    forms = client.get("/api/forms").json()
    cards = [card for section in client.get("/reports/1.json").json()["sections"] for card in section["cards"]]
    parts = {one["part"] for card in cards for one in (*card["cells"], *card["empty"])}
    assert parts - set(forms) == {"source", "cue", "content", "trigger", "evidence"}  # these are their words
    assert forms["blame"][0]["choices"] == list(get_args(Blame))
    blame, voices = forms["blame"][0]["choices"][0], ["report", "s1"]
    start = COURIER.index("shell")
    spans = [{"start": start, "end": start + len("shell")}]
    role = {"role": "actor", "name": "whoever shelled"}  # nobody is blamed without somebody who did it
    assert decide(client, action="insert", cell="v1/role", value=role, spans=spans) == 200
    assert decide(client, action="correct", cell="v1/blame", value=blame, why="it says so") == 200
    assert cell(client, "v1/blame")["value"] == blame
    assert decide(client, action="correct", cell="v1/according_to", value=voices) == 200
    assert cell(client, "v1/according_to")["text"] == "the outlet itself, the Health Ministry"
    assert decide(client, action="correct", cell="v1/disputed_by", value=["s1"]) == 200
    seen = cell(client, "v1/disputed_by")["seen"]
    assert decide(client, action="correct", cell="v1/disputed_by", value=["s99"], seen=seen) == 400


def test_a_decision_on_what_somebody_changed_is_refused(client: TestClient) -> None:
    assert decide(client, action="accept", cell="v1/place", seen=None) == 200
    answer = client.post(
        "/api/reports/1/decisions", json={"choices": [{"action": "reject", "cell": "v1/place", "seen": None}]}
    )
    assert answer.status_code == 409
    assert "accepted v1/place" in answer.json()["detail"]


def test_what_cannot_be_is_said(client: TestClient) -> None:
    assert decide(client, action="accept", cell="v9/place") == 400
    assert decide(client, action="correct", cell="v1/place", spans=[{"start": 0, "end": 10_000}]) == 400
    assert decide(client, action="explode", cell="v1") == 422
    assert client.get("/reports/99.json").status_code == 404
    assert client.get("/reports/0.json").status_code == 422


def test_a_correction_is_compared_again(client: TestClient) -> None:
    (incident,) = client.get("/inbox.json", params={"kind": "incidents", "place": "Orsina"}).json()["items"]
    decide(
        client,
        action="correct",
        cell="v1/harm/0",
        value={"kind": "killed", "group": "civilians", "low": 31, "high": 31},
    )
    columns = {c["name"]: c["level"] for c in client.get(f"/incidents/{incident['id']}.json").json()["columns"]}
    assert columns["killed"] == "corroborated"


def test_a_report_is_found_by_its_id(client: TestClient) -> None:
    assert client.get("/reports/by-id", params={"id": "r-voice"}).url.path == "/reports/2"


def test_a_review_without_the_mouse(page: Page) -> None:
    page.goto("/reports/1")
    page.keyboard.press("j")
    expect(page.locator(".cell.here")).to_have_attribute("data-path", "v1")
    assert "killed" in page.locator(".w.lit").all_inner_texts()
    page.keyboard.press("a")
    expect(page.locator('.cell[data-path="v1"]')).to_have_attribute("data-state", "accepted")
    page.locator('.cell[data-path="v1/trigger"]').focus()
    page.keyboard.press("c")
    for key in ("Shift+ArrowRight", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    named = page.locator('.cell[data-path="v1/trigger"]')
    expect(named).to_have_attribute("data-state", "corrected")
    start, end = map(int, (named.get_attribute("data-spans") or "").split("-"))
    assert COURIER[start:end] == "killed 12 people"
    place = page.locator('.cell[data-path="v1/place"]')
    place.focus()
    page.keyboard.press("x")
    expect(place).to_have_attribute("data-state", "rejected")
    page.keyboard.press("u")
    expect(place).to_have_attribute("data-state", "accepted")
    page.keyboard.press("m")
    expect(page.get_by_text(re.compile("reviewed by"))).to_be_visible()


def test_words_chosen_with_the_mouse_are_added(page: Page) -> None:
    page.goto("/reports/1")
    box = page.locator("#article .w", has_text=re.compile("^ people in the market of $")).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 22, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 26, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    page.keyboard.press("p")
    added = page.locator('.cell[data-state="added"]')
    expect(added).to_have_count(1, timeout=60_000)
    assert "market" in added.inner_text()


def test_a_value_is_entered(page: Page) -> None:
    page.goto("/reports/1")
    page.locator('.cell[data-path="v1/status"]').focus()
    page.keyboard.press("v")
    page.locator("#values select").select_option("planned")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator('.cell[data-path="v1/status"]')).to_contain_text("planned")


def test_the_words_lead_to_their_cells(page: Page) -> None:
    page.goto("/reports/1")
    page.locator("#article .w.place").first.hover()
    assert "Where" in " ".join(page.locator(".cell.lit").all_inner_texts())
