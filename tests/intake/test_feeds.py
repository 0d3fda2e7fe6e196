import tracemalloc
from pathlib import Path

import pytest

from accordingto.intake import Received, SetAside, open
from accordingto.intake.received import digest
from accordingto.record import Origin

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
FULL = """<item><title>Army &amp; town</title><link>https://post.example/1</link>
<media:title>A picture</media:title><dc:creator>By Jane Roe and John Doe</dc:creator>
<pubDate>Wed, 14 Sep 2022 10:00:00 +0200</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>The army left <b>Orlen</b>&nbsp;today.</p>
<h2>Next</h2><p>Officials said so.</p>]]></content:encoded></item>"""
SHORT = """<item><title>Short</title><guid>https://post.example/2</guid>
<description>Two people died, police said.</description></item>"""


def rss(*items: str, head: str = "<title>Orlen Post</title>") -> str:
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {NAMESPACES}>'
    return f"{start}<channel>{head}{''.join(items)}</channel></rss>"


def read(tmp_path: Path, feed: str | bytes, name: str = "feed.xml") -> list[Received | SetAside]:
    path = tmp_path / name
    path.write_bytes(feed if isinstance(feed, bytes) else feed.encode())
    return list(open([path]))


def good(results: list[Received | SetAside]) -> list[Received]:
    assert all(isinstance(r, Received) for r in results), results
    return [r for r in results if isinstance(r, Received)]


def test_an_entry_with_its_content_is_a_report(tmp_path: Path) -> None:
    (received,) = good(read(tmp_path, rss(FULL)))
    report = received.report
    assert report.text == "The army left Orlen today.\n\nNext\n\nOfficials said so."
    assert [p.kind for p in report.passages] == ["body", "subhead", "body"]
    assert all(p.selector for p in report.passages)
    assert (report.uri, report.title, report.outlet) == ("https://post.example/1", "Army & town", "Orlen Post")
    assert report.byline == ("Jane Roe", "John Doe")
    assert (report.published, report.published_from) == ("2022-09-14T10:00:00+02:00", "metadata")
    assert {o for o in report.origins if o.source == "feed"} == {
        Origin(f, "feed") for f in ("title", "byline", "outlet", "published")
    }
    assert (received.raw, report.id) == (FULL.encode(), digest(FULL.encode()))
    assert received.media_type == "application/rss+xml"


def test_an_entry_without_content_is_its_summary_and_says_so(tmp_path: Path) -> None:
    (received,) = good(read(tmp_path, rss(SHORT)))
    assert received.report.text == "Two people died, police said."
    assert received.report.uri == "https://post.example/2"
    assert [n.message for n in received.report.notes] == ["the feed gives a summary only: the article is at its link"]


def test_atom(tmp_path: Path) -> None:
    feed = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
    <title type="html">Orlen &amp;amp; Co</title>
    <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Army <em>leaves</em></div></title>
      <link rel="self" href="https://x.example/self"/><link rel="alternate" href="https://x.example/a"/><id>urn:1</id>
      <author><name>Jane Roe</name><email>jane@x.example</email></author>
      <published>2022-09-14T10:00:00Z</published><updated>2022-09-15T10:00:00Z</updated>
      <content type="xhtml">
        <div xmlns="http://www.w3.org/1999/xhtml"><p>The army left.</p><p>Nobody was hurt.</p></div></content></entry>
    <entry><title>Two</title><link href="https://x.example/b"/><updated>2022-09-15T10:00:00Z</updated>
      <source><title>Balen News</title></source><content type="text">1 &lt; 2, she said.</content></entry>
    <entry><title>Three</title><id>https://x.example/c</id>
      <summary type="html">&lt;p&gt;So &lt;b&gt;it&lt;/b&gt; was.&lt;/p&gt;</summary></entry></feed>"""
    one, two, three = (r.report for r in good(read(tmp_path, feed)))
    assert (one.title, one.uri, one.outlet, one.byline) == (
        "Army leaves",
        "https://x.example/a",
        "Orlen & Co",
        ("Jane Roe",),
    )
    assert (one.text, one.published) == ("The army left.\n\nNobody was hurt.", "2022-09-14T10:00:00+00:00")
    assert (two.text, two.outlet, two.published) == ("1 < 2, she said.", "Balen News", "2022-09-15T10:00:00+00:00")
    assert "last update was taken" in two.notes[0].message
    assert (three.text, three.uri, three.published) == ("So it was.", "https://x.example/c", None)


def test_rss_1_and_its_dates(tmp_path: Path) -> None:
    feed = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
      <title>Orlen Post</title><items><rdf:Seq><rdf:li/></rdf:Seq></items></channel>
      <item rdf:about="x"><title>T</title><link>https://x.example/1</link><dc:date>2022-09-14</dc:date>
      <description>The army left.</description></item></rdf:RDF>"""
    (received,) = good(read(tmp_path, feed))
    assert (received.report.outlet, received.report.published) == ("Orlen Post", "2022-09-14")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("<item><title>No <b>end</title><description>x</description></item>", "the entry is broken"),
        ("<item><title>Nothing</title><link>https://x.example/9</link></item>", "fetch its page, https://x.example/9"),
        ("<item><title>No end of item", "the entry has no end"),
        ("<item><description>&#0;</description></item>", "the entry is broken"),
    ],
)
def test_a_broken_entry_costs_itself_alone(tmp_path: Path, broken: str, reason: str) -> None:
    results = read(tmp_path, rss(SHORT, broken, FULL))
    assert [type(r) for r in results] == [Received, SetAside, Received]
    wrong = results[1]
    assert isinstance(wrong, SetAside)
    assert reason in wrong.reason
    assert wrong.uri == f"{tmp_path / 'feed.xml'}: entry 2"


def test_a_feed_that_is_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    feed = rss(SHORT, FULL)
    results = read(tmp_path, feed[: feed.index("Officials")])
    assert [type(r) for r in results] == [Received, SetAside]


def test_what_feeds_do_wrong_is_mended(tmp_path: Path) -> None:
    title = "<title>R&D — caf&eacute; &copy;</title><foo:x>y</foo:x>"
    item = f"<item>{title}<description>AT&T said&nbsp;so\x0b & left.</description></item>"
    (received,) = good(read(tmp_path, rss(item)))
    assert received.report.title == "R&D — café ©"
    assert received.report.text == "AT&T said\xa0so� & left."
    assert ("markup", 1) in [(n.kind, n.count) for n in received.report.notes]


def test_tags_in_cdata_and_comments_are_words(tmp_path: Path) -> None:
    words = "<![CDATA[An <item> and </item> of news.]]>"
    item = f"<item><!-- </item><item> --><title>T</title><description>{words}</description></item>"
    (received,) = good(read(tmp_path, rss(item)))
    assert received.report.text == "An and of news."


def test_mail_addresses_are_no_authors(tmp_path: Path) -> None:
    items = [
        f"<item><author>{who}</author><description>The army left.</description></item>"
        for who in ("desk@x.example (Jane Roe)", "desk@x.example", "Orlen Desk")
    ]
    assert [r.report.byline for r in good(read(tmp_path, rss(*items)))] == [("Jane Roe",), (), ("Orlen Desk",)]


def test_the_encoding_that_a_feed_declares(tmp_path: Path) -> None:
    feed = rss(SHORT.replace("Two people", "Zwölf — people")).replace("UTF-8", "windows-1252")
    (received,) = good(read(tmp_path, feed.encode("cp1252")))
    assert received.report.text == "Zwölf — people died, police said."


def test_entities_of_a_feeds_own_are_never_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret of this machine")
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    dtd = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{levels}<!ENTITY ext SYSTEM "{secret.as_uri()}">]>'
    item = "<item><title>&l11;</title><description>So: &ext; and &l11;.</description></item>"
    feed = rss(item, head="<title>&l11;</title>").replace("<rss", dtd + "<rss")
    tracemalloc.start()
    (received,) = good(read(tmp_path, feed))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert received.report.text == "So: &ext; and &l11;."
    assert (received.report.title, received.report.outlet) == ("&l11;", "&l11;")


def test_a_feed_without_entries_is_set_aside(tmp_path: Path) -> None:
    (result,) = read(tmp_path, rss())
    assert isinstance(result, SetAside)
    assert "without a single entry" in result.reason


@pytest.mark.parametrize("filler", ["<![CDATA[", "<!--", "<item>", "<item ", "</item>", "&", "<a:", "<item><b>"])
def test_a_feed_of_one_thing_over_and_over_ends(tmp_path: Path, filler: str) -> None:
    feed = f"<rss><channel><item><description>Hi.</description></item>{filler * (300_000 // len(filler))}"
    assert isinstance(read(tmp_path, feed)[0], Received)
