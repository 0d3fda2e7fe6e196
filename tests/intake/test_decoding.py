import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake.decoding import codec, decode, without_surrogates

SENTENCE = "Kyiv’s army “left” Orlen on Friday — 3 000 people, said Zoë."
RUSSIAN = "Войска вошли в город в среду утром, сообщили власти. Жители вышли на улицы и ждали."


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, name: str) -> None:
    decoded = decode(mark + SENTENCE.encode(name), "windows-1251")
    assert (decoded.text, decoded.encoding) == (SENTENCE, name)
    assert "byte-order mark says otherwise" in decoded.notes[0].message


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_seen(name: str) -> None:
    assert decode(SENTENCE.encode(name)).text == SENTENCE


def test_a_declared_encoding_is_used() -> None:
    decoded = decode(RUSSIAN.encode("koi8-r"), "KOI8-R")
    assert (decoded.text, decoded.notes) == (RUSSIAN, ())


def test_latin_1_means_windows_1252_as_on_the_web() -> None:
    assert decode(b"\x93So\x94", "ISO-8859-1").text == "“So”"


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "us-ascii", "utf-16"])
def test_a_wrong_declaration_does_not_spoil_utf8(declared: str) -> None:
    decoded = decode(SENTENCE.encode(), declared)
    assert (decoded.text, decoded.encoding) == (SENTENCE, "utf-8")
    assert "which the bytes are not" in decoded.notes[0].message


def test_declared_utf8_that_is_windows_1252_is_read_as_that_and_noted() -> None:
    decoded = decode(SENTENCE.encode("cp1252"), "utf-8")
    assert (decoded.text, decoded.encoding) == (SENTENCE, "windows-1252")
    assert decoded.notes[0].message == "declared as utf-8, which the bytes are not: read as windows-1252"


@pytest.mark.parametrize("name", ["cp1251", "koi8-r", "cp1253", "cp1256", "shift_jis"])
def test_undeclared_encodings_of_other_scripts_are_guessed(name: str) -> None:
    text = {
        "cp1253": "Η κυβέρνηση είπε ότι τα στρατεύματα μπήκαν στην πόλη το πρωί της Τετάρτης.",
        "cp1256": "قال الجيش إن قواته دخلت المدينة صباح الأربعاء، وإن السكان خرجوا إلى الشوارع",
        "shift_jis": "軍は水曜日の朝に町に入ったと当局は述べた。住民は通りに出て待っていた。",
    }.get(name, RUSSIAN)
    decoded = decode(text.encode(name))
    assert decoded.text == text
    assert "no encoding is declared" in decoded.notes[0].message


def test_damaged_utf8_stays_utf8_and_what_was_lost_is_counted() -> None:
    raw = ("“One” — “two” — ".encode()) + b"\xff and \xe2\x80"
    decoded = decode(raw)
    assert decoded.text == "“One” — “two” — � and �"
    assert [(n.message, n.count) for n in decoded.notes] == [("bytes that are not utf-8 were replaced by U+FFFD", 2)]


def test_a_quotation_mark_of_windows_after_100_kb_of_ascii_is_found() -> None:
    assert decode(b"x" * 100_000 + b"Kyiv\x92s").text.endswith("Kyiv’s")


def test_letters_lost_before_are_told_from_letters_lost_here() -> None:
    decoded = decode("Orl�n ’’’’".encode() + b"\xff")
    assert sorted((n.count, n.message[:12]) for n in decoded.notes) == [(1, "bytes that a"), (1, "replacement ")]


def test_nuls_are_kept_and_counted() -> None:
    decoded = decode(b"Or\0len fell.\0")
    assert decoded.text == "Or\0len fell.\0"
    assert decoded.notes[0].count == 2


@pytest.mark.parametrize(
    "label", ["zlib", "base64", "rot13", "punycode", "unicode_escape", "idna", "undefined", "", "\0", "x" * 999]
)
def test_only_encodings_of_text_can_be_declared(label: str) -> None:
    assert codec(label) is None
    assert decode(b"plain \\u0041", label).text == "plain \\u0041"


def test_half_a_character_is_replaced_and_a_pair_is_joined() -> None:
    assert without_surrogates("a\ud83d") == ("a�", 1)
    assert without_surrogates("a\ud83d\ude00") == ("a😀", 0)
    assert without_surrogates("a�") == ("a�", 0)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_text_in_utf8_comes_back_the_same(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


@given(
    st.binary(max_size=600),
    st.sampled_from(
        [
            None,
            "utf-8",
            "utf-16",
            "utf-32",
            "iso-8859-1",
            "windows-1251",
            "shift_jis",
            "gbk",
            "iso-2022-jp",
            "big5",
            "??",
        ]
    ),
)
def test_any_bytes_become_text_that_can_be_written(raw: bytes, declared: str | None) -> None:
    decoded = decode(raw, declared)
    decoded.text.encode("utf-8")
    assert all(note.count is None or note.count > 0 for note in decoded.notes)
