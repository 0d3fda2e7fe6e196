import gzip
import io
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import warcio.statusandheaders
import warcio.warcwriter

from accordingto.intake import Options, Received, SetAside, open
from accordingto.intake.received import digest

Writer: Any = warcio.warcwriter.WARCWriter
Headers: Any = warcio.statusandheaders.StatusAndHeaders

PAGE = "<html><head><title>x</title></head><body><h1>Army leaves Orlen</h1><p>Zoë’s army left Orlen on {}.</p></body></html>"


class Maker:
    """A WARC made record by record with the library that archives use."""

    def __init__(self, compress: bool = False) -> None:
        self.out = io.BytesIO()
        self.writer = Writer(self.out, gzip=compress)

    def add(
        self,
        body: bytes,
        url: str | None = "https://x.example/1",
        status: str = "200 OK",
        type: str = "response",
        **http: str,
    ) -> "Maker":
        headers = [(name.replace("_", "-"), value) for name, value in http.items()]
        if type == "response":
            headers = headers or [("Content-Type", "text/html; charset=utf-8")]
            record = self.writer.create_warc_record(
                url, type, io.BytesIO(body), len(body), http_headers=Headers(status, headers, protocol="HTTP/1.1")
            )
        else:
            record = self.writer.create_warc_record(
                url, type, io.BytesIO(body), len(body), warc_content_type=http.get("Content_Type", "")
            )
        self.writer.write_record(record)
        return self

    def read(self, tmp_path: Path, options: Options | None = None, cut: int | None = None) -> list[Received | SetAside]:
        path = tmp_path / "x.warc"
        path.write_bytes(self.out.getvalue()[:cut])
        return list(open([path], options))


def texts(results: list[Received | SetAside]) -> list[str]:
    return [r.report.text.rpartition("\n")[2] if isinstance(r, Received) else r.reason for r in results]


@pytest.mark.parametrize("compress", [False, True])
def test_pages_come_out_in_order_with_their_addresses(tmp_path: Path, compress: bool) -> None:
    maker = Maker(compress)
    for n in range(3):
        maker.add(PAGE.format(f"day {n}").encode(), f"https://x.example/{n}")
    results = maker.read(tmp_path)
    assert texts(results) == [f"Zoë’s army left Orlen on day {n}." for n in range(3)]
    first = results[0]
    assert isinstance(first, Received)
    assert first.report.uri == "https://x.example/0"
    assert first.report.published is None  # when a page was recorded is not when it was published
    assert (first.raw, first.report.id) == (PAGE.format("day 0").encode(), digest(PAGE.format("day 0").encode()))


def test_gzip_in_one_piece_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(
        gzip.compress(Maker().add(PAGE.format("one").encode()).add(PAGE.format("two").encode()).out.getvalue())
    )
    assert len(texts(list(open([path])))) == 2


def test_other_records_are_passed_over(tmp_path: Path) -> None:
    maker = Maker().add(b"GET / HTTP/1.1\r\nHost: x.example\r\n\r\n", type="request")
    maker.add(b"\x89PNG", Content_Type="image/png").add(b"{}", Content_Type="application/json")
    maker.add(b"<urlset/>", Content_Type="application/xml").add(b"gone", status="404 Not Found")
    assert texts(maker.read(tmp_path)) == [
        "it holds no page with status 200 (5 other records): record or fetch the pages again"
    ]
    assert len(texts(maker.add(PAGE.encode()).read(tmp_path))) == 1


def test_charset_chunks_and_compression_are_undone(tmp_path: Path) -> None:
    body = gzip.compress(PAGE.format("Friday").encode("cp1252"))
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in (body[:40], body[40:])) + b"0\r\n\r\n"
    maker = Maker().add(
        chunked, Content_Type="text/html; charset=windows-1252", Transfer_Encoding="chunked", Content_Encoding="gzip"
    )
    assert texts(maker.read(tmp_path)) == ["Zoë’s army left Orlen on Friday."]


@pytest.mark.parametrize(
    "body", [PAGE.format("Friday").encode(), __import__("zlib").compress(PAGE.format("Friday").encode())]
)
def test_a_coding_may_be_undone_already(tmp_path: Path, body: bytes) -> None:
    maker = Maker().add(body, Content_Type="text/html; charset=utf-8", Content_Encoding="deflate")
    assert texts(maker.read(tmp_path)) == ["Zoë’s army left Orlen on Friday."]


def test_a_coding_that_is_not_read_is_named(tmp_path: Path) -> None:
    assert (
        "compressed with 'br'"
        in texts(Maker().add(b"xx", Content_Type="text/html", Content_Encoding="br").read(tmp_path))[0]
    )


def test_plain_text_and_feeds_within(tmp_path: Path) -> None:
    feed = (
        "<rss><channel><title>Orlen Post</title><item><description>The army left.</description></item></channel></rss>"
    )
    maker = Maker().add(b"Army leaves.", Content_Type="text/plain").add(feed.encode(), Content_Type="text/xml")
    maker.add(b"From a crawl of text.", type="conversion", Content_Type="text/plain")
    maker.add(b'{"headline": "H", "body_text": "The item."}', Content_Type="application/json")
    assert texts(maker.read(tmp_path)) == ["Army leaves.", "The army left.", "From a crawl of text.", "The item."]


def test_a_cut_archive_gives_what_is_whole(tmp_path: Path) -> None:
    maker = Maker().add(PAGE.format("one").encode()).add(PAGE.format("two").encode())
    results = texts(maker.read(tmp_path, cut=-60))
    assert results == ["Zoë’s army left Orlen on one.", "the archive is cut off in this record: fetch or copy it again"]
    compressed = Maker(True).add(PAGE.format("one").encode()).add(PAGE.format("two").encode())
    results = texts(compressed.read(tmp_path, cut=-60))
    assert results[0] == "Zoë’s army left Orlen on one."
    assert "cut off" in results[1]


def test_a_wrong_length_costs_one_record(tmp_path: Path) -> None:
    maker = Maker().add(PAGE.format("one").encode()).add(PAGE.format("two").encode())
    path = tmp_path / "x.warc"
    raw = maker.out.getvalue()
    length = int(raw.split(b"Content-Length: ")[1].split(b"\r\n")[0])
    path.write_bytes(raw.replace(b"Content-Length: %d" % length, b"Content-Length: %d" % (length - 5), 1))
    assert len([r for r in open([path]) if isinstance(r, Received)]) == 2
    path.write_bytes(raw.replace(b"Content-Length: %d" % length, b"Content-Length: x", 1))
    assert "two" in texts(list(open([path])))[-1]


def test_junk_between_records_is_passed_over(tmp_path: Path) -> None:
    one, two = (Maker().add(PAGE.format(n).encode()).out.getvalue() for n in ("one", "two"))
    path = tmp_path / "x.warc"
    path.write_bytes(one + b"junk\n" * 1000 + two)
    assert len(texts(list(open([path])))) == 2


def test_a_record_over_the_limit_is_set_aside_and_the_next_one_read(tmp_path: Path) -> None:
    maker = (
        Maker(True)
        .add(b"x" * 30_000_000)
        .add(gzip.compress(b"boom " * 4_000_000), Content_Type="text/html", Content_Encoding="gzip")
    )
    maker.add(PAGE.format("Friday").encode())
    path = tmp_path / "x.warc"
    path.write_bytes(maker.out.getvalue())
    tracemalloc.start()
    results = texts(list(open([path], Options(max_bytes=1_000_000))))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert ["larger than" in r for r in results] == [True, True, False]


def test_headers_without_end_are_not_kept_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    with gzip.open(path, "wb") as file:
        file.write(b"WARC/1.0\r\nWARC-Type: ")
        for _ in range(100):
            file.write(b"x" * 1_000_000)
    tracemalloc.start()
    (result,) = open([path])
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()
    assert isinstance(result, SetAside)
    assert "headers of this record are longer" in result.reason


def test_a_record_without_an_address_goes_by_its_id(tmp_path: Path) -> None:
    raw = (
        b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"Content-Type: text/plain\r\nContent-Length: 14\r\n\r\n"
        b"The army left.\r\n\r\n"
    )
    path = tmp_path / "x.warc"
    path.write_bytes(raw)
    (received,) = open([path])
    assert isinstance(received, Received)
    assert received.report.uri == "<urn:uuid:1>"


def test_what_the_crawler_cut_off_is_noted(tmp_path: Path) -> None:
    raw = (
        b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Truncated: length\r\nContent-Type: text/plain\r\nContent-Length: 14\r\n\r\n"
        b"The army left.\r\n\r\n"
    )
    path = tmp_path / "x.warc"
    path.write_bytes(raw)
    (received,) = open([path])
    assert isinstance(received, Received)
    assert received.report.notes[0].message == "whoever recorded the page cut it off (length)"


def test_words_of_an_archive_are_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(
        b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://x.example/a \x1b[31m\r\nContent-Length: 2\r\n\r\nHi\r\n\r\n"
    )
    program = f"from accordingto import intake; print(len(list(intake.open([{str(path)!r}]))))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert (ran.stdout.strip(), ran.stderr) == (b"1", b"")
