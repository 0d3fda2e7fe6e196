from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from accordingto.publish.page import render
from accordingto.publish.page.segments import Mark, segments
from accordingto.record import Passage, Span
from tests.publish.readings import TEXT, reading

HOSTILE = (
    "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    "<a href='javascript:1'>{{ 7*7 }}"
)


def opened(browser: Browser, folder: Path, html: str, width: int = 1440) -> Page:
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(file.as_uri())
    return page


def lit(page: Page) -> set[str]:
    return {" ".join(text.split()) for text in page.locator(".lit").all_inner_texts()}


def test_hovering_a_cell_lights_up_its_words(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render([reading()]))
    page.hover('.row.said .who[data-ref="s2.source"]')
    assert lit(page) >= {"she"}
    assert "Anna Reva" not in page.locator(".w.lit").all_inner_texts()


def test_hovering_words_lights_up_their_cells(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render([reading()]))
    page.hover('.w[data-ref="s2.cue"]')
    assert page.locator('.cueword.lit[data-ref="s2.cue"]').count() == 1
    page.mouse.move(5, 400)
    page.hover("h1")
    assert lit(page) == set()


def test_a_kind_can_be_hidden(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render([reading()]))
    assert page.locator("#said-1").is_visible()
    page.uncheck('input[data-kind="statement"]')
    assert not page.locator("#said-1").is_visible()


def test_text_from_a_report_is_inert(browser: Browser, tmp_path: Path) -> None:
    text = TEXT.replace("Donate now", HOSTILE)
    hostile = reading(title=HOSTILE, text=text, outlet=HOSTILE)
    tail = Passage(text.index(HOSTILE), len(text), "body")
    hostile = replace(hostile, report=replace(hostile.report, passages=(*hostile.report.passages[:2], tail)))
    html = render([hostile])
    page = opened(browser, tmp_path, html)
    assert page.title() != "owned"
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, [onerror]").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert HOSTILE in page.locator(".text").inner_text()


def test_the_page_lets_nothing_else_run_even_if_markup_got_in(browser: Browser, tmp_path: Path) -> None:
    html = render([reading()]).replace("</body>", f"{HOSTILE}</body>")
    assert opened(browser, tmp_path, html).title() != "owned"


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_sticks_out_sideways(browser: Browser, tmp_path: Path, width: int) -> None:
    long = reading(title="W" * 300)
    page = opened(browser, tmp_path, render([long, reading()]), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_asks_the_network_for_nothing(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(render([reading()]), encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]


def test_boilerplate_is_folded_away_and_kept(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render([reading()]))
    tail = page.get_by_text("Donate now")
    assert not tail.is_visible()
    page.click("summary")
    assert tail.is_visible()


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda t: Span(t[0], t[0] + t[1]))


@given(st.text(min_size=30, max_size=60), st.lists(SPANS, max_size=12), SPANS)
def test_segments_are_the_exact_words_under_the_right_marks(text: str, spans: list[Span], window: Span) -> None:
    passage = Passage(window.start, min(window.end, len(text)), "body")
    if passage.start >= passage.end:
        return
    found = [Mark(span, f"m{i}", "place") for i, span in enumerate(spans)]
    at = passage.start
    for segment in segments(text, passage, found):
        here = Span(at, at + len(segment.words))
        assert segment.words == here.of(text)
        assert set(segment.refs) == {m.ref for m in found if m.span.overlaps(here)}
        at = here.end
    assert at == passage.end


def test_the_list_of_contents_tells_outlet_and_date(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, render([reading(), reading("Another day")]))
    assert page.locator(".contents li").all_inner_texts() == [
        "Velmo retaken The Lantern · 2031-05-06 · 2 said · 2 happened",
        "Another day The Lantern · 2031-05-06 · 2 said · 2 happened",
    ]
