"""The four formats: foreign libraries open them, they say the same, and nothing in a report comes alive in them."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from playwright.sync_api import Browser
from pypdf import PdfReader

from accordingto.publish.rows import flat
from accordingto.publish.situation import Format, Page, render
from accordingto.publish.situation.model import Clause, Section, Sentence
from tests.publish.situation.conftest import PERIOD, ROOT

HOSTILE = (
    '<script>alert(1)</script> [x](javascript:alert(1)) ![y](https://example.org/z.png) "><img src=x onerror=alert(1)> '
    "\u202eevil\u202c \x1b[31m \x00 \ufffe `code` $\\alpha$ {{7*7}} www.example.org https://example.org | # <!-- --> &lt;b&gt; "
    "{who} %s"
)


def rendered(page: Page, format: Format) -> bytes:
    [body] = render(page, format).values()
    return body


def parsed(page: Page) -> Any:
    return lxml_html.document_fromstring(rendered(page, "html"))


@pytest.fixture(scope="module")
def hostile(page: Page) -> Page:
    """The page with hostile text wherever text of a report can be."""
    citation = replace(
        page.citations[0], quote=HOSTILE, outlet=HOSTILE, title=HOSTILE, through=HOSTILE, report=HOSTILE, number=1
    )
    sentence = Sentence(HOSTILE, (Clause(HOSTILE, (1,)),), "contested")
    pictures = tuple(replace(p, alternative=HOSTILE) for p in page.pictures)
    return replace(
        page,
        title=HOSTILE,
        sections=(Section("control", "Who", (sentence,)),),
        citations=(citation,),
        pictures=pictures,
    )


def test_html_holds_all_sentences_and_asks_nothing_of_the_network(page: Page) -> None:
    tree = parsed(page)
    assert len(tree.xpath("//p[contains(@class, 'sentence')]")) == sum(len(s.sentences) for s in page.sections)
    assert [flat(q.text_content()) for q in tree.xpath("//q")] == [flat(c.quote) for c in page.citations]
    addresses = [
        a for e in tree.iter() if isinstance(e.tag, str) for n, a in e.attrib.items() if n in ("src", "href", "srcset")
    ]
    assert addresses
    assert all(a.startswith(("#c", "data:image/png;base64,")) for a in addresses)
    assert all(tree.get_element_by_id(a[1:]) is not None for a in addresses if a.startswith("#"))


def test_pdf_has_the_page_on_one_sheet_and_every_citation_after_it(page: Page) -> None:
    read = PdfReader(io.BytesIO(rendered(page, "pdf")))
    first = flat(read.pages[0].extract_text())
    for sentence in (s for part in page.sections for s in part.sentences):
        assert sentence.lead[:20] in first
    rest = flat(" ".join(p.extract_text() for p in read.pages[1:]))
    assert all(f"[{c.number}]" in rest for c in page.citations)
    assert read.metadata is not None
    assert read.metadata.title == page.title
    links: Any = read.pages[0]["/Annots"]
    assert len(links) >= len(page.citations)


def test_pdf_writes_cyrillic_and_joins_arabic_letters_from_right_to_left(page: Page) -> None:
    words = replace(page.citations[0], quote="Ізюм звільнено. قال الجيش")
    read = PdfReader(io.BytesIO(rendered(replace(page, citations=(words, *page.citations[1:])), "pdf")))
    text = " ".join(p.extract_text() for p in read.pages)
    assert "Ізюм звільнено" in text
    assert set("قالجيش") & set(text) or re.search("[\ufe80-\ufefc]", text), "the letters are in the font"


def test_word_opens_with_every_sentence_and_its_links(page: Page) -> None:
    document = Document(io.BytesIO(rendered(page, "docx")))
    text = "\n".join(
        "".join(node.text or "" for node in p._p.iter() if str(node.tag).endswith("}t")) for p in document.paragraphs
    )
    for sentence in (s for part in page.sections for s in part.sentences):
        assert f"{sentence.lead}{f' ({sentence.mark})' if sentence.mark else ''}: {sentence.clauses[0].text}" in text
    body: Any = document.element.body
    anchors = {
        e.get(next(k for k in e.attrib if k.endswith("anchor")))
        for e in body.iter()
        if str(e.tag).endswith("}hyperlink")
    }
    names = {
        e.get(next(k for k in e.attrib if k.endswith("name")))
        for e in body.iter()
        if str(e.tag).endswith("}bookmarkStart")
    }
    assert anchors == names == {f"c{c.number}" for c in page.citations}


def test_markdown_is_text_with_footnotes_and_pictures_beside_it(page: Page, tmp_path: Path) -> None:
    files = render(page, "md", tmp_path / "my report.md")
    assert {path.name for path in files if path} == {"my report.md", "my report.map.png", "my report.timeline.png"}
    text = files[tmp_path / "my report.md"].decode()
    assert "](my%20report.map.png)" in text
    for c in page.citations:
        assert f"\n[^{c.number}]: " in text


def test_hostile_text_is_inert_in_html(hostile: Page) -> None:
    tree = parsed(hostile)
    assert not tree.xpath("//script | //iframe | //object")
    assert len(tree.xpath("//img")) == 2 * len(hostile.pictures)
    assert not [n for e in tree.iter() if isinstance(e.tag, str) for n in e.attrib if n.startswith("on")]
    assert "\u202e" not in tree.text_content()
    assert "{who}" in tree.text_content()
    assert "{{7*7}}" in tree.text_content()


def test_hostile_text_is_inert_in_markdown(hostile: Page) -> None:
    text = rendered(hostile, "md").decode()
    made = MarkdownIt("commonmark", {"html": True}).enable("strikethrough").render(text)
    assert "<script" not in made
    assert "<img" not in made
    assert "<a " not in made
    assert "<code>" not in made
    assert "\u202e" not in made
    assert "\x1b" not in text
    assert not re.search(r"(?<!\\):/", text)


def test_hostile_text_is_inert_in_word_and_pdf(hostile: Page) -> None:
    body = rendered(hostile, "docx")
    text = "\n".join(p.text for p in Document(io.BytesIO(body)).paragraphs)
    assert "javascript:alert(1)" in text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e\ufffe]", text)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert b'TargetMode="External"' not in archive.read("word/_rels/document.xml.rels")
    read = PdfReader(io.BytesIO(rendered(hostile, "pdf")))
    links = [a.get_object() for p in read.pages for a in p.get("/Annots", [])]
    assert links
    assert not [link for link in links if link.get("/A")], "links lead into the file alone"
    assert "/JavaScript" not in str(read.trailer["/Root"])


def test_the_same_store_gives_the_same_bytes_in_another_process(page: Page, exercise: Path, tmp_path: Path) -> None:
    sums = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        out.mkdir()
        files = [out / f"page.{ending}" for ending in ("html", "pdf", "md", "docx")]
        command: list[str] = [
            sys.executable,
            "-c",
            "from accordingto.cli import main; main()",
            "report",
            "--quiet",
            "--store",
            str(exercise),
        ]
        command += ["--from", PERIOD[0], "--to", PERIOD[1], *(word for file in files for word in ("--out", str(file)))]
        path = f"{ROOT / 'src'}"
        subprocess.run(
            command, check=True, env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path, "TZ": f"Etc/GMT-{seed}"}
        )
        sums.append({p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.iterdir())})
    assert len(sums[0]) == 6
    assert sums[0] == sums[1]
    assert sums[0]["page.html"] == hashlib.sha256(rendered(page, "html")).hexdigest()


def test_html_in_a_browser_fits_a_telephone_and_loads_nothing(page: Page, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(rendered(page, "html"))
    said: list[str] = []
    asked: list[str] = []
    tab = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    tab.on("console", lambda message: said.append(message.text))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(file.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") == 390
    assert tab.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 25, 30)"
    shown = "[...document.images].filter(i => i.offsetWidth > 0).map(i => i.className)"
    assert tab.evaluate(shown) == ["dark", "dark"], "the pictures are in the dress of the page"
    tab.emulate_media(media="print")
    assert tab.evaluate(shown) == ["light", "light"]
    tab.emulate_media(media="screen", color_scheme="dark")
    tab.click("a.cite >> nth=0")
    assert tab.evaluate("document.querySelector('li:target').id") == "c1"
    tab.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
