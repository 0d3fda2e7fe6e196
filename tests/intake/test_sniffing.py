import pytest

from accordingto.intake.received import Kind
from accordingto.intake.sniffing import SIGNATURES, hint_of, kind_of, media_type_of
from accordingto.record import InputError

RSS = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<?xml-stylesheet href="x"?><rss version="2.0"><channel>'
ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom">'
RDF = b'<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/">'
SUBSET = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss>'


@pytest.mark.parametrize(
    ("head", "hint", "kind"),
    [
        (b"Izium was taken.", None, "text"),
        (b"1 < 2 and 3 > 2", "text", "text"),
        (b"<Reuters> Izium was taken.", "text", "text"),
        (b"<p>Izium was taken.", None, "html"),
        (b"<p>Izium was taken.", "text", "text"),
        (b"\xef\xbb\xbf  <!doctype HTML>", "text", "html"),
        (b"<!-- saved --><html>", None, "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C">', "feed", "html"),
        (b"no tags at all", "html", "html"),
        (RSS, "text", "feed"),
        (ATOM, "html", "feed"),
        (RDF, None, "feed"),
        (SUBSET, None, "feed"),
        (ATOM.decode().encode("utf-16"), None, "feed"),
        (b"WARC/1.1\r\n", "text", "warc"),
        (b'{"text": "a"}\n{"text": "b"}\n', "text", "lines"),
        (b'{"text": "a"}', "json", "lines"),
        (b'{"text": "a\n{"text": "b"}\n', "lines", "lines"),
        (b'{"text": broken}\n{"text": "b"}\n', None, "lines"),
        (b'{\n  "uri": "urn:x",\n', None, "json"),
        (b'[{"uri": "urn:x"}]', None, "json"),
        (b"[Photo: AFP] The army left.", None, "text"),
        (b"{sic} The army left.", "text", "text"),
    ],
)
def test_content_decides_and_then_the_name(head: bytes, hint: Kind | None, kind: Kind) -> None:
    assert kind_of(head, hint) == kind


@pytest.mark.parametrize("signature", SIGNATURES)
def test_formats_that_are_not_read_are_named_with_what_to_do(signature: tuple[int, bytes, str, str]) -> None:
    offset, mark, what, to_do = signature
    with pytest.raises(InputError, match=what[:12].replace("(", r"\(")) as raised:
        kind_of(b" " * offset + mark + b" rest", "text")
    assert to_do in str(raised.value)


@pytest.mark.parametrize("head", [b"", b" \r\n\t", b"\xef\xbb\xbf\n"])
def test_empty_is_said_to_be_empty(head: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        kind_of(head, "text")


@pytest.mark.parametrize("head", [bytes(5000), bytes(range(256)) * 4, b"\x01\x02\x03\x04 text " * 9])
def test_what_is_not_text_is_not_read(head: bytes) -> None:
    with pytest.raises(InputError, match="not text"):
        kind_of(head, "text")


def test_other_xml_is_named_by_its_first_tag() -> None:
    with pytest.raises(InputError, match="<nitf> is its first tag"):
        kind_of(b'<?xml version="1.0"?><nitf><body/></nitf>', "feed")


@pytest.mark.parametrize("head", [b"<!--" * 20_000, b"<!" * 30_000, b"<?x?>" * 12_000, b"<!DOCTYPE x [" * 5_000])
def test_a_head_of_openings_ends(head: bytes) -> None:
    assert kind_of(head, "html") == "html"


def test_names_say_what_is_inside_the_compression() -> None:
    assert [hint_of(n) for n in ("A.TXT", "b.html.gz", "c.warc.gz", "d.gz", "e", "f.md")] == [
        "text",
        "html",
        "warc",
        None,
        None,
        None,
    ]


def test_content_types_are_taken_apart() -> None:
    assert media_type_of("text/HTML;  Charset='KOI8-R' ; x=y") == ("text/html", "KOI8-R")
    assert media_type_of("") == ("", None)
