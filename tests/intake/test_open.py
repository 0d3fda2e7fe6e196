"""Whole files through the front door."""

import gzip
import io
import json
import os
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.intake import Options, Received, SetAside, open
from accordingto.intake.decoding import decode
from accordingto.record import Origin, Report

STORY = "Army enters Orlen\r\n\r\nThe army entered Orlen on Friday, officials said.\r\nNobody was hurt, they added.\r\n"


def one(path: Path | str, options: Options | None = None) -> Report:
    (received,) = open([path], options)
    assert isinstance(received, Received), received
    return received.report


def aside(path: Path | str, options: Options | None = None) -> SetAside:
    (result,) = open([path], options)
    assert isinstance(result, SetAside), result
    assert "unexpected" not in result.reason
    return result


def spans_are_sound(report: Report) -> None:
    at = 0
    for passage in report.passages:
        assert at <= passage.start < passage.end <= len(report.text)
        at = passage.end


def test_text_is_the_input_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "orlen.txt"
    path.write_bytes(STORY.encode())
    report = one(path)
    assert report.text == STORY
    assert report.uri == str(path)
    assert report.title == "Army enters Orlen"
    assert Origin("title", "text") in report.origins
    assert next(p.kind for p in report.passages) == "title"


def test_izium_is_unchanged_and_its_front_is_read(izium_path: Path, izium: str) -> None:
    report = one(izium_path, Options(published="2022-09-14"))
    assert report.text == izium
    assert report.title == "President Zelensky visits city recaptured in stunning counter-offensive"
    assert report.byline == ("Cherry May Timbol",)
    assert (report.published, report.published_from) == ("2022-09-14", "given")
    assert Origin("published", "given") in report.origins


def test_the_id_is_the_hash_of_the_bytes(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"The army left Orlen.")
    first, second = (r.report for r in open([tmp_path]) if isinstance(r, Received))
    assert first.id == second.id == "sha256:" + __import__("hashlib").sha256(b"The army left Orlen.").hexdigest()


def test_a_given_date_does_not_replace_one_that_the_input_has(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "The army left.", "published": "2022-09-14"}\n{"text": "The army left."}\n')
    reports = [r.report for r in open([path], Options(published="2020-01-01")) if isinstance(r, Received)]
    assert [(r.published, r.published_from) for r in reports] == [("2022-09-14", "metadata"), ("2020-01-01", "given")]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"\xef\xbb\xbf" + STORY.encode())
    assert one(path).text == STORY


def test_entities_direction_marks_and_nuls_stay_and_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    text = "Q&amp;A at AT&T: &#8220;so&#8221; \u202bقال الجيش\u202c and\0 more words follow here."
    path.write_bytes(text.encode())
    report = one(path)
    assert report.text == text
    assert {n.message.split(",")[0]: n.count for n in report.notes} == {
        "NUL characters": 1,
        "HTML entities stand in the text": 3,
        "invisible marks that change the direction of writing: they were kept": 2,
    }


def test_right_to_left_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    text = "قال الجيش إن قواته دخلت المدينة\n\nوقال السكان إنهم خرجوا إلى الشوارع."
    path.write_text(text, encoding="utf-8")
    report = one(path)
    assert report.text == text
    spans_are_sound(report)


def test_a_page_is_read_with_its_passages(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(
        "<!doctype html><title>x</title><h1>Army enters Orlen</h1><p>The army entered Orlen on Friday, officials said.</p>"
    )
    (received,) = open([path])
    assert isinstance(received, Received)
    assert received.media_type == "text/html"
    assert received.raw == path.read_bytes()
    assert next(p.of(received.report.text) for p in received.report.passages) == "Army enters Orlen"


def test_gzip_is_read_through(tmp_path: Path) -> None:
    path = tmp_path / "x.txt.gz"
    path.write_bytes(gzip.compress(STORY.encode()))
    assert one(path).text == STORY


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    report = one("-")
    assert (report.text, report.uri) == (STORY, "-")


def test_standard_input_of_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n')))
    assert [r.report.text for r in open(["-"]) if isinstance(r, Received)] == ["One.", "Two."]


def test_what_cannot_be_opened_is_set_aside_and_the_run_goes_on(tmp_path: Path) -> None:
    good = tmp_path / "z.txt"
    good.write_text(STORY)
    results = list(open([tmp_path / "none.txt", "a\0b", good / "below", "/dev/null", good]))
    assert [type(r) for r in results] == [SetAside] * 4 + [Received]
    assert "No such file" in results[0].reason  # type: ignore[union-attr]
    assert "device" in results[3].reason  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("x.txt", b"", "empty"),
        ("x.txt", b"\n\n  \n", "empty"),
        ("x.txt", b"\x7fELF\x02\x01" + bytes(100), "a program"),
        ("x.txt", bytes(100_000), "not text"),
        ("x.pdf", b"%PDF-1.7 ...", "a PDF"),
        ("x.json", b'{"text": ', "not valid JSON"),
        ("x.json", b"[" * 100_000, "nested too deep"),
        ("x.json", b'[{"a": ' * 50_000, "nested too deep"),
        ("x.json", b'{"text": 1' + b"0" * 9000 + b"}", "cannot be read"),
        ("x.json", b"[]", "neither an object nor a list"),
        ("x.warc", b"not a warc", "does not begin as one"),
        ("x.html", b"<html></html>", "save it as a browser shows it"),
        ("x.xml", b"<nitf><body>x</body></nitf>", "neither RSS nor Atom"),
        ("x.gz", gzip.compress(gzip.compress(b"text", mtime=0), mtime=0), "compressed twice"),
        ("x.txt.gz", gzip.compress(STORY.encode(), mtime=0)[:-12], "cut off"),
        ("x.txt.gz", b"\x1f\x8b" + b"nonsense" * 9, "damaged"),
    ],
)
def test_bad_input_is_set_aside_with_its_reason(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    result = aside(path)
    assert reason in result.reason
    assert result.uri == str(path)


def test_a_file_of_a_gigabyte_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"The army left. " * 10_000)
    os.truncate(path, 1 << 30)
    tracemalloc.start()
    assert "larger than 1,000,000 bytes" in aside(path, Options(max_bytes=1_000_000)).reason
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_gzip_bomb_does_not_go_off(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    with gzip.open(path, "wb") as bomb:
        for _ in range(200):
            bomb.write(b"boom " * 200_000)
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    assert "larger than 1,000,000 bytes" in aside(path, Options(max_bytes=1_000_000)).reason
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_text_too_long_for_a_report_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("The army left. " * 100)
    assert "more than the 1,000 of a report" in aside(path, Options(max_characters=1000)).reason
    assert one(path, Options(max_characters=1500)).text


@pytest.mark.parametrize("name", ["x.txt", "x.jsonl"])
def test_a_text_of_too_many_lines_is_set_aside_and_blank_ones_do_not_count(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for filler, is_read in (("a\n" * 31_000, False), (" \n" * 31_000, True)):
        text = filler + "The army left."
        path.write_text(text if name == "x.txt" else json.dumps({"text": text}))
        if is_read:
            assert one(path).text == text
        else:
            assert "31,001 lines, more than the 30,000 of a report" in aside(path).reason


def test_one_report_that_breaks_the_program_does_not_stop_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY + name)

    def broken(text: str) -> tuple[()]:
        if "a.txt" in text:
            raise ZeroDivisionError("a fault of ours")
        return ()

    monkeypatch.setattr("accordingto.intake.passages.split", broken)
    first, second = open([tmp_path])
    assert isinstance(first, SetAside)
    assert "unexpected ZeroDivisionError" in first.reason
    assert isinstance(second, Received)


# Letters, blanks and marks as reports have them, and rare ones; sparse controls, so that it still is text.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\n\r\t .“”’"), min_size=1, max_size=400
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=TEXTS)
def test_every_text_in_utf8_comes_out_identical(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"The army: " + text.encode())
    report = one(path)
    assert report.text == "The army: " + text
    spans_are_sound(report)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    raw=st.binary(max_size=400)
    | st.builds(
        lambda a, b: a + b,
        st.sampled_from(
            [
                b"<html>",
                b"<rss><item>",
                b"<feed><entry>",
                b"WARC/1.0\r\n",
                b'{"text": "',
                b"[{",
                b"\x1f\x8b\x08\0\0\0\0\0",
                b"\xff\xfe",
            ]
        ),
        st.binary(max_size=300),
    ),
    name=st.sampled_from(["x", "x.txt", "x.html", "x.xml", "x.json", "x.jsonl", "x.warc", "x.warc.gz"]),
)
def test_any_bytes_under_any_name_end_as_a_report_or_set_aside(tmp_path: Path, raw: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    results = list(open([path]))
    assert results
    for result in results:
        if isinstance(result, SetAside):
            assert "unexpected" not in result.reason
            assert result.uri.startswith(str(path))
        else:
            spans_are_sound(result.report)
            result.report.text.encode()
            if result.media_type == "text/plain" and name == "x.txt" and not raw.startswith(b"\x1f\x8b"):
                assert result.report.text == decode(raw).text


def test_a_list_of_json_objects_gives_a_report_each(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps([{"text": "One."}, 5, {"text": "Three."}], indent=1))
    results = list(open([path]))
    assert [isinstance(r, Received) for r in results] == [True, False, True]
    assert results[1] == SetAside(f"{path}: entry 2", 'it is not a JSON object: write it as {"text": …}')


def test_an_address_is_not_fetched_unasked() -> None:
    result = aside("https://x.example/page")
    assert result.uri == "https://x.example/page"
    assert "accordingto fetch" in result.reason


def test_a_file_in_a_folder_that_is_called_minus_is_not_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"From standard input.")))
    Path("-").write_text("From the file.")
    assert one(".").text == "From the file."
    assert one("-").text == "From standard input."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_json_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes('{"text": "Zoë left."}\r\n{"text": "Ці слова."}\r\n'.encode(encoding))
    assert [r.report.text for r in open([path]) if isinstance(r, Received)] == ["Zoë left.", "Ці слова."]
