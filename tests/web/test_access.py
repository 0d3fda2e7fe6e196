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


@pytest.mark.parametrize("path", ["/inbox", "/inbox?kind=incidents", "/reports/1", "/login"])
def test_nothing_sticks_out_on_a_telephone(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
