"""What a page says about itself, and who is believed when it says several things."""

import json

import pytest
from lxml.html import document_fromstring

from accordingto.intake.html import read
from accordingto.intake.html.metadata import Metadata, metadata

BODY = "<p>The army entered the town of Orlen on Friday, two officials said, after three weeks of fighting.</p>" * 2


def of(head: str, body: str = BODY) -> Metadata:
    return metadata(document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"))


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Army enters Orlen",
    "datePublished": "2022-05-06T09:30:00+02:00",
    "dateModified": "2022-05-07T10:00:00+02:00",
    "author": [{"@type": "Person", "name": "Jane Roe"}, {"@type": "Person", "name": "John Doe"}],
    "publisher": {"@type": "Organization", "name": "Norland Courier"},
}


def test_json_ld_gives_everything() -> None:
    found = of(ld(ARTICLE))
    assert (found.title, found.byline, found.outlet) == (
        "Army enters Orlen",
        ("Jane Roe", "John Doe"),
        "Norland Courier",
    )
    assert found.published == "2022-05-06T09:30:00+02:00"
    assert {o.source for o in found.origins} == {"json-ld"}


def test_references_within_a_graph_are_followed() -> None:
    graph = {
        "@graph": [
            {"@type": "WebPage", "@id": "#page", "name": "Army enters Orlen - Norland Courier"},
            {**ARTICLE, "author": {"@id": "#jane"}, "publisher": {"@id": "#outlet"}},
            {"@type": "Person", "@id": "#jane", "name": "Jane Roe"},
            {"@type": ["Organization", "NewsMediaOrganization"], "@id": "#outlet", "name": "Norland Courier"},
        ]
    }
    found = of(ld(graph))
    assert (found.byline, found.outlet) == (("Jane Roe",), "Norland Courier")


def test_of_several_articles_the_page_s_own_is_meant() -> None:
    other = {
        **ARTICLE,
        "headline": "Election called",
        "url": "https://courier.example/election",
        "datePublished": "2021-01-01",
    }
    own = {**ARTICLE, "url": "https://courier.example/orlen"}
    found = of('<link rel="canonical" href="https://courier.example/orlen">' + ld([other, own]))
    assert (found.title, found.published) == ("Army enters Orlen", "2022-05-06T09:30:00+02:00")


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Army enters Orlen", "datePublished": "2022-05-06",}',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Army enters Orlen", "datePublished": "2022-05-06"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Army enters Orlen", "datePublished": "2022-05-06", "description": "two\nlines"}',
        '{"@type": "Organization"}{"@type": "NewsArticle", "headline": "Army enters Orlen", "datePublished": "2022-05-06"};',
        '{"@type": "NewsArticle", "headline": "Army enters Orlen", "datePublished": "2022-05-06", "body": "a "broken" one"',
    ],
)
def test_broken_json_is_read_as_far_as_it_goes(script: str) -> None:
    found = of(f'<script type="application/ld+json">{script}</script>')
    assert (found.title, found.published) == ("Army enters Orlen", "2022-05-06")


def test_entities_in_json_are_characters() -> None:
    assert of(ld({**ARTICLE, "headline": "&quot;No&quot; to Orlen&#039;s mayor"})).title == '"No" to Orlen\'s mayor'


def test_meta_tags_and_where_they_were_found() -> None:
    found = of(
        "<title>Army enters Orlen | Norland Courier</title>"
        '<meta property="og:title" content="Army enters Orlen - Norland Courier">'
        '<meta property="og:site_name" content="Norland Courier"><meta name="author" content="By Jane Roe and John Doe">'
        '<meta property="article:published_time" content="2022-05-06T09:30:00Z">'
        '<meta property="article:modified_time" content="2022-05-09T09:30:00Z">'
    )
    assert (found.title, found.byline, found.published) == (
        "Army enters Orlen",
        ("Jane Roe", "John Doe"),
        "2022-05-06T09:30:00+00:00",
    )
    assert {o.field: o.source for o in found.origins} == {
        "title": "opengraph",
        "outlet": "opengraph",
        "byline": "meta",
        "published": "opengraph",
    }


def test_a_profile_is_no_name_and_an_outlet_is_an_author_only_for_want_of_another() -> None:
    head = '<meta property="og:site_name" content="Norland Courier"><meta property="article:author" content="https://social.example/jane">'
    assert of(head).byline == ()
    courier = ld({**ARTICLE, "author": {"name": "Norland Courier"}})
    assert of(head + courier).byline == ("Norland Courier",)
    assert of(head + courier + '<meta name="author" content="Jane Roe">').byline == ("Jane Roe",)


def test_the_time_by_the_headline_counts_and_the_time_of_an_update_does_not() -> None:
    stamps = '<time class="updated" datetime="2022-05-09">9 May</time><time datetime="2022-05-06T09:30">6 May</time>'
    others = '<div><time datetime="2019-01-01">1 January 2019</time></div>'
    found = of("", f"{others}<article><h1>Army enters Orlen</h1><div>{stamps}</div>{BODY}</article>{others}")
    assert found.published == "2022-05-06T09:30:00"
    assert [o.source for o in found.origins if o.field == "published"] == ["time-element"]


def test_no_date_is_guessed() -> None:
    page = f"<html><body><h1>Army enters Orlen</h1>{BODY}<p>The siege began on 3 March 2022.</p></body></html>"
    report = read(page.encode(), uri="https://courier.example/2022/05/06/orlen")
    assert (report.published, report.published_from) == (None, None)


def test_a_date_that_the_page_prints_under_its_headline_is_read_from_the_text() -> None:
    page = f"<body><h1>Army enters Orlen</h1><div>Published 6 May 2022</div>{BODY}</body>"
    report = read(page.encode())
    assert (report.published, report.published_from) == ("2022-05-06", "text")
    assert [(o.field, o.source) for o in report.origins if o.field == "published"] == [("published", "text")]
