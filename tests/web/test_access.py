"""What a screen reader, a keyboard or a telephone trips over, on every page, in light and dark."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser

PATHS = ("/inbox", "/inbox?kind=incidents", "/reports/1", "INCIDENT", "/login", "/nowhere")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, address: str, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    wrong = []
    for path in PATHS:
        if path == "INCIDENT":
            page.goto("/inbox?kind=incidents&place=Orsina")
            page.locator("tbody a").first.click()
        else:
            page.goto(path)
        page.wait_for_load_state("networkidle")
        found = Axe().run(page).response["violations"]
        wrong += [(path, v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in ("serious", "critical")]
    context.close()
    assert wrong == []


STICKS_OUT = """() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
    const inside = (e) => e.closest('.scroll, .sr, .skip, #map, dialog') === null && e.checkVisibility();
    const out = (e) => {
        const box = e.getBoundingClientRect();
        return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
    };
    const told = [...document.querySelectorAll('a, button, input, select, summary, ul, p')].filter((e) => inside(e) && out(e));
    const wide = document.documentElement.scrollWidth > innerWidth ? [document.documentElement] : [];
    return [...told, ...wide].map((e) => e.outerHTML.slice(0, 80));
}"""


@pytest.mark.parametrize(
    "path", [*PATHS, "/map", "/people", "/places", "/search?q=clinic", "/log", "/settings", "/codings"]
)
def test_nothing_sticks_out_on_a_telephone(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 800})
    page = context.new_page()
    if path == "INCIDENT":
        page.goto("/inbox?kind=incidents&place=Orsina")
        path = page.locator("tbody a").first.get_attribute("href") or ""
    page.goto(path)
    assert page.evaluate(STICKS_OUT) == []
    context.close()
