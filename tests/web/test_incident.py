import pytest
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient


@pytest.fixture
def shelling(client: TestClient) -> str:
    """The id of an incident of which two reports tell."""
    (found,) = client.get("/inbox.json", params={"kind": "incidents", "place": "Orsina"}).json()["items"]
    return str(found["id"])


def test_accounts_stand_side_by_side_with_their_words(client: TestClient, shelling: str) -> None:
    page = client.get(f"/incidents/{shelling}.json").json()
    assert [row["who"] for row in page["rows"]] == [["The Courier", "the Health Ministry"], ["The Voice", "two nurses"]]
    killed = next(c for c in page["columns"] if c["name"] == "killed")
    assert killed["level"] == "contested"
    assert [q["words"] for q in killed["quotes"]] == ["12", "31"]
    assert killed["quotes"][0]["before"] == "A shell killed "


def test_a_value_is_assessed_with_a_grade_and_a_reason_and_taken_back(client: TestClient, shelling: str) -> None:
    asked = {"cell": "killed", "account": 1, "grade": "fair", "why": "two hospitals"}
    assert client.post(f"/api/incidents/{shelling}/assess", json={**asked, "why": ""}).status_code == 422
    assert client.post(f"/api/incidents/{shelling}/assess", json=asked).status_code == 200
    held = next(c["held"] for c in client.get(f"/incidents/{shelling}.json").json()["columns"] if c["name"] == "killed")
    assert (held["text"], held["grade"], held["why"]) == ("31", "fair", "two hospitals")
    assert client.post(f"/api/incidents/{shelling}/assess", json=asked).status_code == 409
    assert client.post(f"/api/incidents/{shelling}/undo", json={"number": held["row"]}).status_code == 200
    assert all(c["held"] is None for c in client.get(f"/incidents/{shelling}.json").json()["columns"])


def test_incidents_are_split_and_merged(client: TestClient, shelling: str) -> None:
    member = client.get(f"/incidents/{shelling}.json").json()["members"][1]
    ref = {"members": [{"report": member["id"], "event": member["event"]}], "why": "another market"}
    rest = client.post(f"/api/incidents/{shelling}/split", json=ref).json()["id"]
    assert len(client.get(f"/incidents/{rest}.json").json()["members"]) == 1
    found = client.get("/inbox.json", params={"kind": "incidents", "place": "Orsina"}).json()["items"]
    other = next(item["id"] for item in found if item["id"] != rest)
    whole = client.post(f"/api/incidents/{rest}/merge", json={"other": other, "why": "the same"}).json()["id"]
    assert len(client.get(f"/incidents/{whole}.json").json()["members"]) == 2
    assert client.get("/incidents/i000000000000").status_code == 404


def test_a_contradiction_is_resolved(page: Page) -> None:
    page.goto("/inbox?kind=incidents&place=Orsina")
    page.locator("tbody a").first.click()
    expect(page.locator("td.contested")).to_have_count(2)
    page.get_by_role("link", name="31").first.click()
    expect(page.locator(".told-here")).to_contain_text("31 traders died")
    page.get_by_role("button", name="Assess killed").click()
    page.locator("#assess select").select_option(index=1)
    page.locator('#assess input[value="fair"]').check()
    page.get_by_label("Why (for the log, must be given)").fill("counted at the morgue")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("tfoot")).to_contain_text("counted at the morgue")


def test_who_speaks_stays_in_sight_beside_the_last_column(page: Page, shelling: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/incidents/{shelling}")
    page.evaluate("document.querySelector('.scroll').scrollLeft = 9999")
    told, who = page.locator("td.told").last.bounding_box(), page.locator("td.who").first.bounding_box()
    assert told is not None
    assert who is not None
    assert 0 <= who["x"] < 20
    assert who["x"] + who["width"] < 390 - 100


def test_the_names_of_the_columns_stay_above_the_last_voice(page: Page, shelling: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 200})
    page.goto(f"/incidents/{shelling}")
    page.get_by_role("button", name="Assess killed").scroll_into_view_if_needed()
    assert page.evaluate("document.querySelector('.scroll').scrollTop") > 0
    around, head = page.locator(".scroll").first.bounding_box(), page.locator(".matrix thead th").last.bounding_box()
    assert around is not None
    assert head is not None
    assert abs(head["y"] - around["y"]) < 2
    seen = "([x, y]) => document.elementFromPoint(x, y).closest('thead') !== null"
    assert page.evaluate(seen, [head["x"] + 20, head["y"] + head["height"] - 6])  # below the bar of pages
