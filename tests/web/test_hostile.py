"""Reports that want to be more than text, in a real browser that is watched."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from accordingto import pipeline
from accordingto.intake import Received
from accordingto.intake.received import digest
from accordingto.publish.inert import BIDI_CONTROLS
from accordingto.record import Entity, Event, Mention, Passage, Place, Reading, Report, Span, Statement
from accordingto.store import Store
from accordingto.web.pages.report.received import page as as_received
from accordingto.web.rendering import STATIC
from tests.web.making import copied

# ruff: noqa: E501
EVIL = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"><svg onload=\"document.title='owned'\">"
    "<a href='javascript:document.title=1'>Police</a> {{ 7*7 }} \u202egnihtoN\u202c </textarea><iframe srcdoc='<script>1</script>'>"
)
PAGE = f"""<!doctype html><html><head><title>x</title><base href="http://evil.example/"><meta http-equiv="refresh" content="0;url=http://evil.example">
<link rel="stylesheet" href="http://evil.example/a.css"><style>@import url(http://evil.example/b.css); body {{ background: url(http://evil.example/c.png) }}</style>
<script src="http://evil.example/a.js"></script></head><body onload="parent.document.title='owned'"><p id="story">Police said that a shell fell.</p>
<form action="http://evil.example"><input name="a"><button>Go</button></form><img src="http://evil.example/d.png">{EVIL}
<a href="http://evil.example" target="_top">away</a><object data="http://evil.example"></object></body></html>"""


def evil(media_type: str, raw: bytes, text: str, selector: str | None = None) -> tuple[Received, Reading]:
    end = min(len(text), 40)
    report = Report(
        digest(raw), text, uri=EVIL, outlet=EVIL, title=EVIL, byline=(EVIL,), language="en",
        passages=(Passage(0, len(text), "body", selector),),
    )  # fmt: skip
    who = Entity("e1", EVIL, "other", (Mention(0, end, "name"),))
    place = Place(0, end, "p1", text[:end], resolved=EVIL, latitude=1.0, longitude=1.0, feature="PPL", admin1=EVIL)
    said = Statement("s1", (Span(0, end),), (), (Span(0, len(text)),), "indirect", "e1")
    event = Event("v1", (Span(0, end),), "happened", ("s1",), (Span(0, len(text)),), "ASSAULT", place="p1")
    return Received(report, raw, media_type), Reading(report, (who,), (said,), (place,), events=(event,))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of nothing but hostile reports."""
    path = tmp_path_factory.mktemp("hostile") / "evil.db"
    with Store(path, create=True) as store:
        for received, reading in (
            evil("text/plain", EVIL.encode(), EVIL),
            evil("text/html", PAGE.encode(), "Police said that a shell fell.", '//*[@id="story"]'),
            evil("text/plain", b"w" * 10_000_000, "w" * 1_000_000),
        ):
            store.keep(received, reading, "1")
        assert list(pipeline.link(store)) == []
        list(pipeline.compare(store))
    return path


@pytest.fixture
def record(hostile: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return copied(hostile, tmp_path)


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Page]:
    """A page whose every request and dialog is noted; at the end there was none but to the workbench."""
    context = browser.new_context(base_url=address)
    context.set_default_timeout(90_000)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("page", lambda other: said.append(other.url))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    yield page
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert said == []
    context.close()


PATHS = (
    "/inbox",
    "/inbox?kind=incidents",
    "INCIDENT",
    "/reports/1",
    "/reports/2",
    "/reports/1/received",
    "/map",
    "/people",
    "PERSON",
    "/places",
    "PLACE",
    f"/search?{urlencode({'q': EVIL})}",
    "/search?q=police",
    "/log",
    "/settings",
    "/codings",
    f"/login?{urlencode({'next': EVIL})}",
    f"/{quote(EVIL)}",
)
WITHIN = {"INCIDENT": "/inbox?kind=incidents", "PERSON": "/people", "PLACE": "/places"}
"""Pages that are opened from a list."""


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:20])
def test_a_browser_does_nothing_of_it(watched: Page, path: str) -> None:
    watched.goto(WITHIN.get(path, path))
    if path in WITHIN:
        watched.locator("tbody a").first.click()
    watched.wait_for_load_state("networkidle")
    assert "owned" not in watched.title().replace(EVIL.replace("\u202e", "\ufffd"), "").split("<")[0]
    assert (
        watched.evaluate(
            "document.querySelectorAll('#main svg:not(#timeline svg), #main img, [onerror], [onload], a[href^=javascript]').length"
        )
        == 0
    )
    assert "\u202e" not in watched.content()


def test_scripts_know_every_character_that_reorders() -> None:
    (known,) = re.findall(r"REORDERING = /\[(.*?)\]/g", (STATIC / "desk.js").read_text())
    assert {one for one in map(chr, range(0x3000)) if re.match(f"[{known}]", one)} == BIDI_CONTROLS


def test_the_page_as_received_stays_in_its_frame(watched: Page) -> None:
    watched.goto("/reports/2")
    watched.keyboard.press("o")
    frame = watched.frame_locator("#received iframe")
    expect(frame.locator("mark").first).to_be_visible()
    assert frame.locator("script, base, link, form input, object, svg, [onload], [href]").count() == 0
    assert watched.evaluate("document.querySelector('#received iframe').contentDocument") is None
    assert watched.url.endswith("/reports/2")


def test_a_line_of_ten_million_letters_stays_usable(watched: Page) -> None:
    watched.goto("/reports/3")
    watched.keyboard.press("j")
    expect(watched.locator(".cell.here")).to_have_count(1)
    assert watched.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_frame_may_do_nothing_even_by_itself(client: TestClient) -> None:
    policy = client.get("/reports/2/received").headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "script-src" not in policy


def test_the_words_are_marked_where_they_stand() -> None:
    from accordingto.web.pages.report.article import Block, Stretch

    words = "Police said so."
    stretches = (Stretch(0, "Police", ("source",)), Stretch(6, " ", ()), Stretch(7, "said so.", ("content",)))
    raw = b"<p>Po<b>lice\n  sa</b>id so. <i>Not this.</i></p>"
    markup = as_received(raw, [Passage(0, len(words), "body", "/html/body/p[1]")], [Block("body", 0, stretches)])
    assert '<mark class="source">Po</mark><b><mark class="source">lice</mark>' in markup
    assert '<mark class="content">sa</mark></b><mark class="content">id so.</mark> <i>Not this.</i>' in markup


def test_what_is_taken_out_of_a_style_leaves_no_end_tag_behind() -> None:
    markup = as_received(b"<p>So.<style></st@import x;yle><img src=http://evil.example/a.png></style>", [], [])
    assert markup.lower().count("</style>") == 2, markup
    assert "</style><img" not in markup
