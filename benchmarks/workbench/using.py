"""The browser's time: from the click until a page can be used, and the frames of a map that is dragged.

A real Chromium, headless and without a graphics card, on the machine that serves the pages: the map is drawn by the processor, so
its frames are the worst that an analyst will see; the same map without an incident says how much of that is its own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from accordingto.web import Settings, create_app
from benchmarks.figures import Figure, Skipped, percentile
from benchmarks.serving import chromium, served
from benchmarks.workbench.asking import asked_for

if TYPE_CHECKING:
    from playwright.sync_api import Page

TIMES = 8
"""Loads of each page, in a browser that has been here before."""

USED = {
    # page: its address, and what an analyst begins with there
    "inbox": ("/inbox", "main table tbody tr"),
    "incidents": ("/inbox?kind=incidents", "main table tbody tr"),
    "report": ("/reports/{long}", "article"),
    "incident": ("/incidents/{widest}", "main table tbody tr"),
    "map": ("/map", "#map[data-listed]"),
    "people": ("/people", "main table tbody tr"),
    "person": ("/person?name={speaker}", "main h1"),
    "places": ("/places", "main table tbody tr"),
    "place": ("/place?id={id}", "main h1"),
    "search": ("/search?words=killed", "main h1"),
    "log": ("/log", "main table tbody tr"),
}

USABLE = """
    (selector) => new Promise((done) => {
      const look = () => {
        const [load] = performance.getEntriesByType('navigation');
        if (!load?.loadEventEnd || !document.querySelector(selector)) return requestAnimationFrame(look);
        // What comes after two frames was drawn, and the main thread is free: a key or a click is answered from here on.
        requestAnimationFrame(() => setTimeout(() => done(performance.now())));
      };
      look();
    })
"""
"""Milliseconds from the beginning of the navigation."""

FRAMES = """
    () => {
      window.frames_taken = [];
      let last = performance.now();
      const step = () => {
        const now = performance.now();
        window.frames_taken.push(now - last);
        last = now;
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    }
"""
"""From now on the page notes the milliseconds between its frames."""

DRAGS = ((300, 120), (-260, 60), (120, -220), (-200, 40))
"""Pixels of each drag with the mouse, in steps of a twentieth."""


def measure(store: Path) -> Iterator[Figure]:
    """Milliseconds until each page can be used, and of the frames of the map; Skipped where there is no Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise Skipped("the browser's part: no Playwright (it comes with the tests)") from error
    found = chromium()
    if not found:
        raise Skipped("the browser's part: no Chromium on this machine")
    with TestClient(create_app(Settings(store)), base_url="http://localhost") as client:
        words = asked_for(client)
    arguments = ["--no-sandbox", "--disable-background-networking", "--enable-unsafe-swiftshader"]
    slowest = 0.0
    with served(create_app(Settings(store))) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=arguments)
        page = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900}).new_page()
        for name, (path, selector) in USED.items():
            taken = []
            for _ in range(TIMES):
                # Pages are come to from another; a new tab would also start a process of the browser.
                page.goto("/codings")
                page.goto(path.format(**words), wait_until="commit")
                taken.append(page.evaluate(USABLE, selector))
            slowest = max(slowest, late := percentile(taken, 95))
            yield Figure(f"workbench.{name}_usable_p50", percentile(taken, 50), "ms", higher_is_better=False)
            yield Figure(f"workbench.{name}_usable_p95", late, "ms", higher_is_better=False)
        yield Figure("workbench.slowest_usable_p95", slowest, "ms", higher_is_better=False)
        for name, at in (("map_frame_bare", "/map?place=Nowhere"), ("map_frame", "/map")):
            frames, shown = _dragged(page, at)
            for share in (50, 95):
                yield Figure(f"workbench.{name}_p{share}", percentile(frames, share), "ms", higher_is_better=False)
        yield Figure("workbench.map_shown", shown)
        browser.close()


def _dragged(page: "Page", address: str) -> tuple[list[float], int]:
    """Milliseconds of the frames while the map at that address is dragged to and fro, and how many incidents it shows."""
    page.goto(address)
    page.wait_for_selector("#map[data-ready]", timeout=90_000)
    drawn = page.evaluate_handle("document.getElementById('map').map")
    page.evaluate("(map) => new Promise((done) => map.areTilesLoaded() ? done() : map.once('idle', done))", drawn)
    at = page.locator("#map").bounding_box()
    assert at is not None
    x, y = at["x"] + at["width"] / 2, at["y"] + at["height"] / 2
    page.evaluate(FRAMES)
    frames: list[float] = []
    for across, down in DRAGS:
        page.mouse.move(x, y)
        page.mouse.down()
        page.evaluate("window.frames_taken.length = 0")
        for step in range(1, 21):
            page.mouse.move(x + across * step / 20, y + down * step / 20)
        frames += page.evaluate("window.frames_taken.slice()")
        page.mouse.up()
        page.wait_for_timeout(1000)
    return frames, int(page.locator("#map").get_attribute("data-shown") or 0)
