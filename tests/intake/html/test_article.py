"""A page as they are: what is the article, what stands beside it, and where each block is in the page."""

import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake.html import read
from accordingto.intake.html.align import aligned
from accordingto.intake.html.page import parse
from accordingto.record import Report

MESSY = """<!doctype html><html lang="en"><head><title>Army enters Orlen after siege | Norland Courier</title>
<meta property="og:site_name" content="Norland Courier"><style>.x { color: red }</style>
<script>var text = "The army entered nothing at all.";</script></head>
<body class="article has-sidebar">
<div id="cookie-banner"><p>We use cookies to give you the best experience on our site.</p><button>Accept all</button></div>
<nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>
<li><a href="/sport">Sport</a></li></ul></nav>
<main><article id="story">
<header><h1>Army enters Orlen after siege</h1>
<p class="standfirst">Two officials say the town fell on Friday; the rebels deny it.</p>
<p class="byline">By Jane Roe</p></header>
<figure><img src="a.jpg" alt="A tank"><figcaption>Soldiers rest beside a tank in Orlen on Friday.
<span class="credit">(Sam Poe/Example Press)</span></figcaption></figure>
<div class="body-text">
<p>ORLEN, Norland — The army entered the town of Orlen on Friday, two officials said, after three weeks of fighting.</p>
<p>The mayor, <a href="/people/x">Ann Doe</a>, said that the water works had been damaged and that most streets had no power.</p>
<aside class="related-links"><h3>Related</h3><ul><li><a href="/1">Norland votes in a snap election</a></li>
<li><a href="/2">What we know about the siege</a></li></ul></aside>
<h2>A contested claim</h2>
<p>A spokesman for the rebels denied that their fighters had left, and said that the battle was not over yet.</p>
<blockquote><p>“We are still here,” he told reporters by telephone.</p></blockquote>
<div class="newsletter-signup"><p>Sign up for our newsletter and never miss a story from the front.</p></div>
<div class="image-block"><img src="b.jpg"><p>A shop in the centre of Orlen after the shelling on Tuesday.</p></div>
<p>About 400 people have left the town since Monday, according to the regional government, most of them on foot.</p>
<p>The Courier could not verify either account, since roads into the town were closed to journalists on Saturday.</p>
</div></article></main>
<section class="comments"><h2>Comments</h2><p>First! What a great article, thank you so much for this.</p></section>
<footer><p>© 2022 Norland Courier. All rights reserved.</p></footer></body></html>"""


@pytest.fixture(scope="module")
def report() -> Report:
    return read(MESSY.encode())


def words(report: Report, *kinds: str) -> list[str]:
    return [p.of(report.text) for p in report.passages if p.kind in kinds]


def squeezed(text: str) -> str:
    return "".join(re.findall(r"\w+", text))


def test_the_article_is_kept_and_what_stands_around_it_is_not(report: Report) -> None:
    for kept in ("two officials said", "Ann Doe", "“We are still here,”", "About 400 people", "could not verify"):
        assert kept in report.text
    for left in (
        "cookies",
        "Sport",
        "snap election",
        "never miss a story",
        "First!",
        "All rights reserved",
        "nothing at all",
        "color",
    ):
        assert left not in report.text


def test_passages_come_in_the_order_of_the_page_with_their_kinds(report: Report) -> None:
    kinds = [p.kind for p in report.passages]
    assert kinds == [
        "title", "subhead", "byline", "caption", "credit", "dateline", "body", "body", "subhead",
        "body", "body", "caption", "body", "body",
    ]  # fmt: skip


def test_captions_and_credits_are_apart_from_the_body(report: Report) -> None:
    assert words(report, "caption") == [
        "Soldiers rest beside a tank in Orlen on Friday.",
        "A shop in the centre of Orlen after the shelling on Tuesday.",
    ]
    assert words(report, "credit") == ["(Sam Poe/Example Press)"]
    assert not any("tank" in body or "shop" in body for body in words(report, "body"))


def test_the_caption_of_a_picture_above_the_headline_is_kept() -> None:
    picture = "<figure><img src=a.jpg><figcaption>Smoke over Orlen on Thursday evening.</figcaption></figure>"
    report = read(MESSY.replace("<header><h1>", f"<header>{picture}<h1>").encode())
    assert [p.kind for p in report.passages[:2]] == ["caption", "title"]
    assert report.passages[0].of(report.text) == "Smoke over Orlen on Thursday evening."


def test_a_card_with_a_picture_of_another_story_is_no_caption() -> None:
    card = '<div class="card image"><img src=c.jpg><p class="caption"><a href="/3">Border crossing opens again</a></p></div>'
    report = read(MESSY.replace("<h2>A contested claim</h2>", card).encode())
    assert "Border crossing" not in report.text


def test_blocks_are_parted_by_blank_lines(report: Report) -> None:
    assert report.text.startswith("Army enters Orlen after siege\n\nTwo officials say")
    assert "\n\n\n" not in report.text


def test_every_selector_leads_to_the_passage(report: Report) -> None:
    root = parse(MESSY.encode()).root
    for passage in report.passages:
        assert passage.selector
        (element,) = root.xpath(passage.selector)
        assert squeezed(passage.of(report.text)) in squeezed("".join(element.itertext()))
    assert report.passages[0].selector == '//*[@id="story"]/header[1]/h1[1]'


def test_paragraphs_parted_by_line_breaks_alone_are_paragraphs() -> None:
    page = (
        "<h1>Orlen falls</h1><div id=text>The army entered Orlen on Friday, two officials said in the capital.<br><br>"
        "The mayor said that the water works had been damaged.<br>She asked for help.<br><br>"
        "The rebels denied it, and said that their fighters held the centre of the town.</div>"
    )
    report = read(page.encode())
    assert words(report, "body") == [
        "The army entered Orlen on Friday, two officials said in the capital.",
        "The mayor said that the water works had been damaged.\nShe asked for help.",
        "The rebels denied it, and said that their fighters held the centre of the town.",
    ]
    assert {p.selector for p in report.passages if p.kind == "body"} == {'//*[@id="text"]'}


def test_tweets_in_the_article_are_read() -> None:
    page = MESSY.replace("<h2>A contested claim</h2>", """<blockquote class="twitter-tweet"><p>Our troops hold the bridge.</p>
        — Norland Army (@norland) May 6, 2022</blockquote>""")  # fmt: skip
    assert "Our troops hold the bridge." in read(page.encode()).text


def test_an_id_that_stands_twice_is_no_anchor() -> None:
    page = MESSY.replace('<div class="body-text">', '<div class="body-text" id="story">')
    root = parse(page.encode()).root
    for passage in read(page.encode()).passages:
        assert passage.selector
        assert len(root.xpath(passage.selector)) == 1


def test_repeated_words_are_matched_in_the_order_of_the_page() -> None:
    page = ["Home", "Orlen", "Orlen", "The army entered the town of Orlen on Friday.", "Orlen", "Home"]
    assert aligned(page, ["The army entered the town of Orlen on Friday.", "Orlen"]) == [
        False,
        False,
        False,
        True,
        True,
        False,
    ]


def test_a_block_that_was_extracted_in_part_is_found() -> None:
    block = "The army entered the town of Orlen on Friday, two officials said (read more about them here)."
    assert aligned([block], ["The army entered the town of Orlen on Friday, two officials said."]) == [True]


SENTENCES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).filter(
        lambda s: bool(s.strip())
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=60)
@given(SENTENCES, st.sampled_from(["p", "div", "li", "td", "h3", "blockquote", "span", "figcaption"]))
def test_whatever_the_page_every_passage_is_in_range_and_at_its_selector(sentences: list[str], tag: str) -> None:
    body = "".join(f"<{tag}>{escape(sentence)}</{tag}>" for sentence in sentences)
    raw = (
        f"<h1>Army enters Orlen</h1><p>The army entered the town of Orlen on Friday, officials said.</p>{body}".encode()
    )
    report = read(raw)
    root = parse(raw).root
    end = 0
    for passage in report.passages:
        assert end <= passage.start < passage.end <= len(report.text)
        assert passage.selector is not None
        (element,) = root.xpath(passage.selector)
        assert squeezed(passage.of(report.text)) in squeezed("".join(element.itertext()))
        end = passage.end


def test_a_byline_that_is_a_link_is_a_byline() -> None:
    links = '<p><a href="/jane">By Jane Roe</a></p>'
    body = re.findall(r"<p>(?!We use)[^<]{60,}</p>", MESSY)
    page = f"<body><article><h1>Army enters Orlen after siege</h1>{links}{''.join(body)}</article></body>"
    found = read(page.encode())
    assert [p.of(found.text) for p in found.passages if p.kind == "byline"] == ["By Jane Roe"]
    assert found.byline == ("Jane Roe",)
