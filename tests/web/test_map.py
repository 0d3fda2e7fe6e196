"""The map and the timeline: their data, and a walk in a real browser."""

import json
import re
from dataclasses import fields
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from accordingto.store.mapped import Columns, Held
from accordingto.web.pages.map.page import Drawn
from accordingto.web.rendering import STATIC
from tests.web.making import copied
from tests.web.mapped import IDLE, mapped, ready


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mapped(tmp_path_factory.mktemp("map") / "map.db")


@pytest.fixture
def record(drawn: Path, tmp_path: Path) -> Path:
    return copied(drawn, tmp_path)


def test_the_page_lists_what_no_map_can_show(client: TestClient) -> None:
    told = client.get("/map.json").json()
    assert (told["placeless"], told["dateless"], told["tiles"]) == (1, 1, False)
    shown = client.get("/map", headers={"accept": "text/html"}).text
    assert "1 without a place" in shown
    assert f"/incidents/{told['some_placeless'][0]['id']}" in shown


def test_what_the_script_of_the_map_imports_is_loaded_with_it(client: TestClient) -> None:
    script = (STATIC / "map" / "map.js").read_text(encoding="utf-8")
    imported = {urljoin("/static/map/", path) for path in re.findall(r'^import .* from "(.*)";$', script, re.M)}
    shown = client.get("/map", headers={"accept": "text/html"}).text
    assert set(re.findall(r'<link rel="modulepreload" href="(.*?)">', shown)) == imported


def test_what_is_drawn_comes_as_spots_and_columns(client: TestClient) -> None:
    told = TypeAdapter(Drawn).validate_json(client.get("/api/map/incidents").content)
    columns = [getattr(told.mapped.incidents, field.name) for field in fields(Columns)]
    assert [len(column) for column in columns] == [5] * len(columns)
    assert {spot.kind for spot in told.mapped.spots} == {"town", "unit"}
    assert told.extents["unit"] > told.extents["district"]
    held = TypeAdapter(Held).validate_json(client.get("/api/map/control").content)
    assert (held.points, held.periods.place) == ((), ())


def test_there_are_no_tiles_but_the_users_own(client: TestClient) -> None:
    answer = client.get("/api/map/tiles.pmtiles")
    assert answer.status_code == 404
    assert "--tiles" in answer.json()["detail"]


def test_the_base_has_crimea_in_ukraine_and_every_country() -> None:
    units = json.loads((STATIC / "map" / "base.json").read_text(encoding="utf-8"))["objects"]["units"]["geometries"]
    told = [unit["properties"] for unit in units]
    assert all(unit.get("arcs") for unit in units)
    assert {u["c"] for u in told if "Crimea" in u.get("n", "") or u.get("n") == "Sevastopol"} == {"UKR"}
    assert len({u["c"] for u in told}) > 200
    assert sum(file.stat().st_size for file in (STATIC / "map").glob("*.json")) < 3_000_000


def shown(page: Page) -> int:
    return int(page.locator("#map").get_attribute("data-shown") or -1)


def test_no_word_of_the_timeline_is_cut_off(page: Page) -> None:
    ready(page)
    for width in (1440, 1171, 902, 633, 390):
        page.set_viewport_size({"width": width, "height": 844})
        expect(page.locator("#timeline svg")).to_have_attribute("viewBox", re.compile(rf"0 0 {timeline_width(page)} "))
        edge = page.evaluate("document.querySelector('#timeline').getBoundingClientRect().right")
        ends = "Array.from(document.querySelectorAll('#timeline text'), (text) => text.getBoundingClientRect().right)"
        assert max(page.evaluate(ends)) <= edge, width


def timeline_width(page: Page) -> int:
    return int(page.evaluate("document.querySelector('#timeline').clientWidth"))


def test_a_period_narrows_the_map_and_the_map_narrows_the_list(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ready(page)
    assert shown(page) == 5
    expect(page.locator("#incidents tbody tr")).to_have_count(5)
    # A region is an area, and so is "12 km south of": neither is a pin.
    page.evaluate(IDLE)
    drawn = page.evaluate(
        "document.getElementById('map').map.queryRenderedFeatures({layers: ['areas']}).map((f) => f.geometry.type)"
    )
    assert {kind.removeprefix("Multi") for kind in drawn} == {"Polygon"}
    assert page.locator("#map").get_attribute("data-areas") == "2"
    assert page.locator("#map").get_attribute("data-spots") == "1"

    bar = page.locator("#timeline svg").bounding_box()
    assert bar is not None
    page.mouse.move(bar["x"] + bar["width"] * 0.7, bar["y"] + 20)
    page.mouse.down()
    page.mouse.move(bar["x"] + bar["width"] * 0.985, bar["y"] + 20, steps=4)
    page.mouse.up()
    expect(page.locator("#map")).to_have_attribute("data-shown", "2")
    expect(page.locator("#incidents tbody tr")).to_have_count(2)
    assert page.locator("input[name=from]").input_value() >= "2022-08-11"
    page.wait_for_url("**from=2022-08**")

    page.keyboard.press("a")
    expect(page.locator("#map")).to_have_attribute("data-shown", "5")
    page.evaluate("document.getElementById('map').map.jumpTo({center: [-60, -10], zoom: 5})")
    expect(page.locator("#incidents tbody tr")).to_have_count(0)
    assert page.locator("#shown").text_content() == "0 incidents in view, of 5"
    assert all(url.startswith((address, "data:", f"blob:{address}")) for url in asked)


def test_the_period_is_chosen_with_the_keyboard(page: Page) -> None:
    ready(page, "/map?from=2022-08-10&to=2022-09-20")
    assert shown(page) == 3
    last = page.get_by_role("slider", name="Last day of the period")
    last.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#map")).to_have_attribute("data-shown", "2")
    assert page.get_by_role("slider", name="Last day of the period").get_attribute("aria-valuetext") != "2022-09-20"
    page.keyboard.press("j")
    expect(page.locator("#incidents tr.lit")).to_have_count(1)


def test_without_webgl_the_list_and_the_timeline_are_there(page: Page) -> None:
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    ready(page)
    assert "cannot draw the map" in (page.locator("#map").text_content() or "")
    expect(page.locator("#incidents tbody tr")).to_have_count(5)
    page.keyboard.press("]")
    expect(page.locator("#incidents tbody tr")).to_have_count(1)


LANE = """
    async () => {
      const { Timeline } = await import("/static/map/timeline.js");
      const figure = document.body.appendChild(document.createElement("figure"));
      const timeline = new Timeline(figure, () => {});
      const told = (holder) => ({ holder, earliest: null, latest: null, disputes: 0 });
      timeline.span([{ first: 1, last: 9 }]);
      timeline.show([], [], [{ place: "Bucha", href: "/place", periods: ["Rebels", null, "Rebels"].map(told) }], null, null);
      return figure.textContent;
    }
"""


def test_holders_of_no_told_day_stand_once_each_and_in_no_order(page: Page) -> None:
    ready(page)
    assert "no day told: Rebels · nobody" in page.evaluate(LANE)
