"""A decision changes the pieces of the page that are otherwise now, and nothing else: whoever reviews stays where they are."""

import re

from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from tests.web.test_report import cell

OURS = {"hx-request": "true", "accept": "text/html"}


def ids(answer: str) -> set[str]:
    """What an answer puts in place."""
    return set(re.findall(r'id="([^"]+)"[^>]*hx-swap-oob="true"', answer))


def pinned(page: Page) -> None:
    """Marks every node of the page, so that one that is made anew is known."""
    page.evaluate("document.querySelectorAll('main *').forEach((one) => { one.pinned = true; })")


def fresh(page: Page) -> set[str]:
    """Ids of the pieces that were made anew."""
    made: list[str] = page.evaluate(
        "[...document.querySelectorAll('main [id]')].filter((one) => !one.pinned && (!one.parentElement.closest('[id]')"
        " || one.parentElement.closest('[id]').pinned)).map((one) => one.id)"
    )
    return set(made)


def test_the_answer_holds_what_changed_and_nothing_else(client: TestClient) -> None:
    row = client.get("/reports/1.json").json()["row"]
    form = {"do": "accept", "pick": "v1/place", "since": row}
    answer = client.post("/reports/1/decisions", data=form, headers=OURS)
    assert answer.status_code == 200
    assert ids(answer.text) == {"progress", "card-v1"}
    again = client.post("/reports/1/decisions", data={"do": "reject", "pick": "s1", "since": row}, headers=OURS)
    assert {"card-v1", "card-s1"} <= ids(again.text), "what the page had not seen yet is there, too"
    assert any(piece.startswith("at-") for piece in ids(again.text)), "words that are no statement's any more"
    assert ids(client.get("/reports/1/changes", params={"since": row + 2}, headers=OURS).text) == set()


def test_what_was_added_brings_its_section(client: TestClient) -> None:
    form = {"do": "insert", "pick": "p", "spans": "0-5", "value": '{"name": "Shell"}', "since": 0}
    row = client.get("/reports/1.json").json()["row"]
    answer = client.post("/reports/1/decisions", data=form | {"since": row}, headers=OURS)
    assert "s-p" in ids(answer.text)
    assert not {piece for piece in ids(answer.text) if piece.startswith("card-p")}


def test_a_form_that_is_none_is_refused(client: TestClient) -> None:
    for wrong in (
        {"do": "explode", "pick": "v1"},
        {"do": "accept"},
        {"do": "accept", "pick": "v1/place many"},
        {"do": "correct", "pick": "v1/harm/0", "value": "{"},
        {"do": "correct", "pick": "v1/place", "spans": "12"},
        {"do": "correct", "pick": "v1/place", "spans": "a-b"},
    ):
        assert client.post("/reports/1/decisions", data=wrong).status_code in (400, 422), wrong
    assert cell(client, "v1/place")["state"] == "unreviewed"


def test_a_form_needs_its_token(client: TestClient) -> None:
    token = client.headers.pop("x-csrf-token")
    form = {"do": "accept", "pick": "v1/place"}
    for csrf in ({}, {"csrf": "no"}, {"csrf": token[:-1]}):
        assert client.post("/reports/1/decisions", data=form | csrf).status_code == 403
    assert client.post("/reports/1/decisions", data=form | {"why": "x" * 200_000, "csrf": token}).status_code == 403
    kept = client.post("/reports/1/decisions", data=form | {"csrf": token}, follow_redirects=False)
    assert (kept.status_code, kept.headers["location"]) == (303, "/reports/1#v1-place")
    assert cell(client, "v1/place")["state"] == "accepted"


def test_a_decision_by_key_leaves_focus_scroll_and_the_rest_as_they_are(page: Page) -> None:
    page.set_viewport_size({"width": 1200, "height": 420})
    page.goto("/reports/1")
    page.locator("#more-v1 summary").click()
    place = page.locator("#v1-place")
    place.focus()
    pinned(page)
    page.evaluate("document.querySelector('#record').scrollTop = 60; document.querySelector('#article').scrollTop = 5")
    before = page.evaluate(
        "[document.querySelector('#record').scrollTop, document.querySelector('#article').scrollTop]"
    )
    assert before[0] > 0
    page.keyboard.press("x")
    expect(place).to_have_attribute("data-state", "rejected")
    expect(place).to_be_focused()
    expect(place).to_have_class(re.compile(r"\bhere\b"))
    assert page.locator("#more-v1").get_attribute("open") is not None
    assert (
        page.evaluate("[document.querySelector('#record').scrollTop, document.querySelector('#article').scrollTop]")
        == before
    )
    assert fresh(page) == {"progress", "card-v1"}
    expect(page.locator("#progress")).to_contain_text("1 of")
    page.keyboard.press("j")
    expect(page.locator(".cell.here")).not_to_have_attribute("data-path", "v1/place")
    page.keyboard.press("u")
    expect(place).to_have_attribute("data-state", "unreviewed")
    expect(place).to_be_focused()


def test_a_decision_with_the_mouse_leaves_the_focus_on_the_button(page: Page) -> None:
    page.goto("/reports/1")
    page.locator("#v1-status").click()
    page.get_by_role("button", name="Words only").click()
    expect(page.locator("#says")).to_have_class("wrong")  # a status has no value apart from its words
    page.locator("#v1-place").click()
    reject = page.get_by_role("button", name="Reject x")
    reject.click()
    expect(page.locator("#v1-place")).to_have_attribute("data-state", "rejected")
    expect(reject).to_be_focused()
    expect(page.locator("#v1-place")).to_have_class(re.compile(r"\bhere\b"))


def test_the_end_of_a_review_changes_its_button_alone(page: Page) -> None:
    page.goto("/reports/1")
    pinned(page)
    page.keyboard.press("m")
    expect(page.get_by_text("reviewed by")).to_be_visible()
    assert fresh(page) == {"standing"}
    page.get_by_role("button", name="Open again").click()
    expect(page.get_by_role("button", name="Mark reviewed")).to_be_visible()


def test_what_somebody_else_decided_comes_with_the_refusal(page: Page, browser: Browser, address: str) -> None:
    page.goto("/reports/1")
    other = browser.new_context(base_url=address).new_page()
    other.goto("/reports/1")
    other.locator("#v1-place").focus()
    other.keyboard.press("x")
    expect(other.locator("#v1-place")).to_have_attribute("data-state", "rejected")
    other.context.close()
    page.locator("#v1-place").focus()
    page.keyboard.press("a")
    expect(page.locator("#says")).to_contain_text("rejected v1/place")
    expect(page.locator("#v1-place")).to_have_attribute("data-state", "rejected")
    page.keyboard.press("a")
    expect(page.locator("#v1-place")).to_have_attribute("data-state", "accepted")


def test_without_scripts_the_forms_do_it(browser: Browser, address: str) -> None:
    page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto("/reports/1")
    page.get_by_role("radio", name="Where v1/place").check()
    page.get_by_label("Why", exact=True).fill("see the map")
    page.get_by_role("button", name="Accept").click()
    page.wait_for_url("**/reports/1#v1-place")
    place = page.locator("#v1-place")
    expect(place).to_have_attribute("data-state", "accepted")
    expect(place.locator(".state")).to_have_attribute("title", re.compile("see the map"))
    page.get_by_role("radio", name="Where v1/place").check()
    page.get_by_role("button", name="Reject").click()
    expect(page.locator("#v1-place")).to_have_attribute("data-state", "rejected")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#v1-place")).to_have_attribute("data-state", "accepted")
    page.get_by_role("button", name="Mark reviewed").click()
    expect(page.get_by_text("reviewed by")).to_be_visible()
    page.get_by_role("button", name="Open again").click()
    expect(page.get_by_role("button", name="Mark reviewed")).to_be_visible()
    expect(page.get_by_role("button", name="Other words")).to_be_hidden()
    page.context.close()
