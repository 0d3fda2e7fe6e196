"""Who holds a place, on the map and its timeline, in light and dark."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.web.mapped import IDLE, ready

RING = "document.getElementById('map').map.getPaintProperty('control', 'circle-stroke-color')"
SEEN = """() => {
    const root = getComputedStyle(document.documentElement);
    const of = (name) => root.getPropertyValue(`--${name}`).trim();
    const names = ['holder-1', 'holder-2', 'holder-3', 'holder-4', 'holder-5', 'holder-6', 'holder-other'];
    const bar = getComputedStyle(document.querySelector('#timeline .held'));
    return { grounds: ['land', 'sea'].map(of), holders: names.map(of), bar: [bar.fill, bar.stroke] };
}"""


def light(colour: str) -> float:
    """The relative luminance of a colour as #rrggbb, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21; what is drawn has to have 3 against what it is drawn on."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def rgb(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def seen(page: Page) -> list[str]:
    """The colours of holders by which the page draws now, each seen on land and sea, on the map and in the timeline."""
    told = page.evaluate(SEEN)
    for holder in told["holders"]:
        assert [holder for ground in told["grounds"] if contrast(holder, ground) < 3] == []
    ring = page.evaluate(RING)
    assert [holder for holder in told["holders"] if holder not in ring] == []
    assert told["bar"] == [rgb(told["holders"][0])] * 2
    return list(told["holders"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_rings_and_bars_of_control_have_the_colours_of_the_theme(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    ready(page)
    page.evaluate(IDLE)
    before = seen(page)
    page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    assert set(seen(page)).isdisjoint(before)
    context.close()
