"""Bytes to a tree: encodings, broken markup and pages made to do harm."""

import pytest

from accordingto.intake.html import read
from accordingto.intake.html.page import declared_charset, parse
from accordingto.record.errors import InputError

PARAGRAPHS = "".join(
    f"<p>{words}</p>"
    for words in (
        "The army of Norland entered the town of Orlen on Friday, two officials said, after three weeks of fighting.",
        "The mayor said that the water works had been damaged and that most streets were without electricity.",
        "A spokesman for the rebels denied that their fighters had left, and said that the battle was not over.",
    )
)


def test_the_header_wins_over_the_page_and_the_page_over_a_guess() -> None:
    page = '<meta charset="utf-8"><p>Сили оборони увійшли до міста Орлен.'.encode("windows-1251")
    assert "Сили оборони" in parse(page, "windows-1251").root.text_content()
    page = '<meta http-equiv=Content-Type content="text/html; charset=windows-1251"><p>Сили оборони'.encode(
        "windows-1251"
    )
    assert "Сили оборони" in parse(page).root.text_content()


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="koi8-u">', "koi8-u"),
        (b"<META CONTENT='text/html; charset = ISO-8859-1' HTTP-EQUIV=content-type>", "ISO-8859-1"),
        (b'<?xml version="1.0" encoding="windows-1252"?><html>', "windows-1252"),
        (b"<p>charset=utf-7 is a bad idea", None),
    ],
)
def test_a_page_declares_its_encoding(head: bytes, charset: str | None) -> None:
    assert declared_charset(head) == charset


def test_a_byte_order_mark_is_not_text() -> None:
    report = read(("<h1>Orlen falls</h1>" + PARAGRAPHS).encode("utf-16"))
    assert report.text.startswith("Orlen falls")


def test_nul_characters_are_left_out_and_counted() -> None:
    report = read(PARAGRAPHS.replace("army", "ar\0my").encode())
    assert "The army of Norland" in report.text
    assert [(n.kind, n.count) for n in report.notes] == [("encoding", 1)]


def test_replaced_characters_are_counted() -> None:
    report = read(
        b'<meta charset="utf-8">'
        + "Ізюм і Балаклія звільнено, повідомив речник. ".encode() * 5
        + b"\xff\xfe "
        + PARAGRAPHS.encode()
    )
    assert sum(n.count or 0 for n in report.notes if n.kind == "encoding") >= 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" \n\t ",
        b"<!doctype html>",
        b"<!-- nothing here -->",
        b"<html><frameset cols='20%,80%'><frame src=a.html><frame src=b.html></frameset></html>",
        b"<html><body><script>document.write('The army entered Orlen on Friday.')</script></body></html>",
        b"<html><body><div id=root></div><style>p { color: red }</style></body></html>",
        b"<" * 100_000,
    ],
)
def test_a_page_without_an_article_is_set_aside_with_advice(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"fetch it again|check that|save it as"):
        read(raw)


def test_deep_nesting_is_read_as_far_as_it_goes_or_named_as_the_reason() -> None:
    with pytest.raises(InputError, match="nested deeper"):
        read(b"<html><body>" + b"<div>" * 100_000 + PARAGRAPHS.encode() + b"</div>" * 100_000)
    report = read(b"<html><body>" + PARAGRAPHS.encode() + b"<div>" * 100_000 + b"end")
    assert "The mayor said" in report.text
    assert [n.kind for n in report.notes] == ["markup"]


def test_huge_attributes_and_very_many_of_them_do_no_harm() -> None:
    image = b'<img src="data:image/png;base64,' + b"A" * 11_000_000 + b'">'
    crowd = b"<div " + b" ".join(b"a%d=1" % i for i in range(50_000)) + b">"
    assert "The mayor said" in read(b"<body>" + image + crowd + PARAGRAPHS.encode()).text


@pytest.mark.parametrize("filler", ["a", "<p>", "<br>", "&amp;", "<a href=x>b</a> "])
def test_a_long_run_of_one_thing_hides_no_article(filler: str) -> None:
    assert "The mayor said" in read(f"<h1>Orlen</h1>{PARAGRAPHS}<div>{filler * 20_000}</div>".encode()).text


@pytest.mark.parametrize(
    "filler",
    ["<br>" * 300_000, "<p>x</p>" * 100_000, "<table><tr><td>x" * 1_500, "<div><table>" * 40 + "</table>" * 40],
)
def test_a_page_that_would_take_minutes_is_named_as_one(filler: str) -> None:
    with pytest.raises(InputError, match=r"more than 30,000 elements|nested more than 30 deep"):
        read(f"<h1>Orlen</h1>{PARAGRAPHS}{filler}".encode())


def test_tables_for_layout_hide_no_article() -> None:
    assert "The mayor said" in read(("<table><tr><td>" * 25 + PARAGRAPHS).encode()).text


def test_a_page_without_body_is_a_page() -> None:
    assert read(PARAGRAPHS.encode()).passages[0].kind == "body"


def test_text_from_right_to_left_keeps_its_order() -> None:
    words = "قال مسؤولون إن الجيش دخل المدينة يوم الجمعة، وإن الهدوء عاد إليها يوم السبت بعد معارك استمرت أسبوعين."
    assert words in read(f"<html dir=rtl><body><p>{words}</p><p>{words} انتهى.</p></body></html>".encode()).text


def test_entities_are_read_once_and_those_escaped_twice_are_counted() -> None:
    report = read(("<p>&ldquo;No&rdquo; was the answer of the mayor&rsquo;s office.</p>" + PARAGRAPHS).encode())
    assert "“No” was the answer of the mayor’s office." in report.text
    assert not report.notes
    report = read(("<p>&amp;ldquo;No&amp;rdquo; was the answer of the office of AT&amp;T.</p>" + PARAGRAPHS).encode())
    assert "“No” was the answer of the office of AT&T." in report.text
    assert [(n.kind, n.count) for n in report.notes] == [("markup", 2)]
