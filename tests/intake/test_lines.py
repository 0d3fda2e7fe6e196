import json
import re
import tracemalloc
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.intake import Options, Received, SetAside, open
from accordingto.intake.received import digest
from accordingto.record import Origin


def read(tmp_path: Path, raw: str | bytes, options: Options | None = None) -> list[Received | SetAside]:
    path = tmp_path / "x.jsonl"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return list(open([path], options))


def test_a_line_is_a_report_with_what_it_says_of_itself(tmp_path: Path) -> None:
    line = {"id": "q7", "url": "https://x.example/1", "text": "Title\r\n\r\nThe army left.", "title": "Army leaves"}
    line |= {"published": "2022-09-14", "outlet": "Orlen Post", "other": "ignored"}
    (received,) = read(tmp_path, json.dumps(line))
    assert isinstance(received, Received)
    report = received.report
    assert (report.id, report.uri, report.text) == ("q7", "https://x.example/1", "Title\r\n\r\nThe army left.")
    assert (report.title, report.outlet, report.published) == ("Army leaves", "Orlen Post", "2022-09-14")
    assert {Origin(f, "line") for f in ("title", "outlet", "published")} <= set(report.origins)
    assert report.published_from == "metadata"


def test_without_an_id_it_is_the_hash_of_the_line(tmp_path: Path) -> None:
    (received,) = read(tmp_path, b'{"text": "The army left."}\r\n')
    assert isinstance(received, Received)
    assert received.report.id == digest(b'{"text": "The army left."}')
    assert received.report.uri == f"{tmp_path / 'x.jsonl'}: line 1"


def test_html_may_be_a_page_or_a_piece(tmp_path: Path) -> None:
    article = "<h1>Army leaves Orlen</h1><p>The army left Orlen on Friday, officials said.</p>"
    page = f"<html><body><nav>Home</nav>{article}</body></html>"
    piece = "<p>The army left.</p><p>Nobody was hurt.</p>"
    results = read(tmp_path, "\n".join(json.dumps({"html": h, "id": str(n)}) for n, h in enumerate((page, piece))))
    texts = [r.report.text for r in results if isinstance(r, Received)]
    assert texts == [
        "Army leaves Orlen\n\nThe army left Orlen on Friday, officials said.",
        "The army left.\n\nNobody was hurt.",
    ]


def test_a_broken_line_costs_itself_alone(tmp_path: Path) -> None:
    results = read(
        tmp_path,
        '{"text": "One."}\n{"text": \n\n[1]\n{"id": 1}\n{"text": ""}\n{"text": null, "html": 4}\n{"text": "Last."}',
    )
    assert [
        (r.uri.split(": ")[-1], r.reason.split(":")[0][:24]) if isinstance(r, SetAside) else r.report.text
        for r in results
    ] == [
        "One.",
        ("line 2", "it is not valid JSON (Ex"),
        ("line 4", "it is not a JSON object"),
        ("line 5", 'it has no "text" and no '),
        ("line 6", "it holds no words"),
        ("line 7", 'it has no "text" and no '),
        "Last.",
    ]


def test_a_date_that_is_none_is_null_and_noted(tmp_path: Path) -> None:
    (received,) = read(tmp_path, '{"text": "The army left.", "published": "last week"}')
    assert isinstance(received, Received)
    assert received.report.published is None
    assert "last week" in received.report.notes[0].message


def test_half_characters_are_replaced(tmp_path: Path) -> None:
    (received,) = read(tmp_path, '{"text": "So \\ud83d it was.", "id": "\\ud83d"}')
    assert isinstance(received, Received)
    assert (received.report.text, received.report.id) == ("So � it was.", "�")


def test_a_line_over_the_limit_is_skipped_and_not_kept_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "One."}\n{"text": "')
        for _ in range(100):
            file.write(b"boom " * 100_000)
        file.write(b'"}\n{"text": "Three."}\n')
    tracemalloc.start()
    one, two, three = open([path], Options(max_bytes=1_000_000))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert isinstance(one, Received)
    assert two == SetAside(
        f"{path}: line 2", "it is larger than 1,000,000 bytes: split it, or raise the limit with --max-bytes"
    )
    assert isinstance(three, Received)
    assert three.report.text == "Three."


def test_a_line_of_just_the_limit_is_read(tmp_path: Path) -> None:
    line = b'{"text": "One."}'
    for end in (b"", b"\n", b"\r\n"):
        assert isinstance(read(tmp_path, line + end + line, Options(max_bytes=len(line)))[0], Received) or end == b""
        assert isinstance(read(tmp_path, line + end, Options(max_bytes=len(line)))[0], Received)
        assert isinstance(read(tmp_path, line + end, Options(max_bytes=len(line) - 1))[0], SetAside)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(min_size=1).filter(lambda t: re.search(r"\w", t)))
def test_every_text_comes_out_identical(tmp_path: Path, text: str) -> None:
    (received,) = read(tmp_path, json.dumps({"text": text}))
    assert isinstance(received, Received)
    assert received.report.text == text


def test_html_nested_without_end_is_set_aside_with_the_cause(tmp_path: Path) -> None:
    (result,) = read(tmp_path, json.dumps({"html": "<div>" * 100_000 + "The army left."}))
    assert isinstance(result, SetAside)
    assert "nested deeper" in result.reason
