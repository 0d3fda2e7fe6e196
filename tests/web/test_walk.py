"""The whole way of one report, as an analyst goes it: in by dropping it, reviewed by keys, judged, seen on the map, and out."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from accordingto.publish import situation
from accordingto.store import Store
from tests.web.mapped import ready

RAID = b"A drone hit a depot in Orsina on Monday, killing two guards, police said.\n"


def test_from_a_dropped_file_to_a_situation_report(page: Page, record: Path, tmp_path: Path) -> None:
    page.goto("/inbox")
    page.set_input_files("#files", {"name": "raid.txt", "mimeType": "text/plain", "buffer": RAID})
    expect(page.locator("#batches")).to_contain_text("1 new", timeout=60_000)
    page.get_by_role("link", name="Show them").click()
    page.locator("tbody a").first.click()
    page.wait_for_url("**/reports/*")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator('.cell[data-path="v1"]')).to_have_attribute("data-state", "accepted")
    page.keyboard.press("m")
    expect(page.get_by_text(re.compile("reviewed by"))).to_be_visible()

    page.goto("/inbox?kind=incidents&place=Orsina&agreement=contested")
    page.locator("tbody a").first.click()
    page.wait_for_url("**/incidents/*")
    page.get_by_role("button", name="Assess killed").click()
    page.locator("#assess select").select_option(index=1)
    page.locator('#assess input[value="fair"]').check()
    page.get_by_label("Why (for the log, must be given)").fill("counted at the morgue")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("tfoot")).to_contain_text("counted at the morgue")

    ready(page)
    expect(page.locator("#incidents")).to_contain_text("Orsina")

    page.goto("/inbox?kind=incidents&place=Orsina&agreement=contested")
    (day,) = {cell.split(" ")[0] for cell in page.locator("td.day").all_inner_texts()}
    page.get_by_text("Export this list").click()
    page.select_option("[name=as]", "acled.csv")
    with page.expect_download() as table:
        page.get_by_role("button", name="Export").click()
    assert "counted at the morgue" in table.value.path().read_text(encoding="utf-8-sig")

    form = page.get_by_role("form", name="Situation report")
    form.locator("[name=from]").fill(day)
    form.locator("[name=to]").fill(day)
    with page.expect_download() as told:
        form.get_by_role("button", name="Write").click()
    written = tmp_path / "day.html"
    told.value.save_as(written)
    assert "counted at the morgue" in written.read_text(encoding="utf-8")
    with Store(record) as store:
        assert list(situation.check(situation.load(written), store)) == []
