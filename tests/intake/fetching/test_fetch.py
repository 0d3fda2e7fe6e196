"""Fetching, against a real server on loopback."""

import gzip
import socket
import subprocess
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which

import pytest

from accordingto import intake
from accordingto.intake import Received, SetAside
from accordingto.intake.fetching import Fetched, FetchOptions, fetch
from accordingto.record import FetchError

PAGE = b"<html><head><title>x</title></head><body><h1>Army leaves Orlen</h1><p>The army left Orlen on Friday.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
Answer = tuple[int, dict[str, str], bytes]
Route = Answer | Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A web server whose pages a test can set, and which remembers what it was asked."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[tuple[str, dict[str, str], float]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers), time.monotonic()))
                route = site.routes.get(self.path, (404, HTML, b"gone"))
                if callable(route):
                    route(self)
                    return
                status, headers, body = route
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                pass  # a client that hangs up is what some tests are about

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def pages(self) -> list[str]:
        return [path for path, _, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


LOCAL = FetchOptions(allow_private=True, pause=0, max_bytes=1_000_000, seconds=20)


def run(
    tmp_path: Path, *urls: str, options: FetchOptions = LOCAL
) -> tuple[list[Fetched | SetAside], list[Received | SetAside]]:
    """What fetching says, and what the archive then gives."""
    into = tmp_path / "kept.warc.gz"
    results = list(fetch(urls, into, options))
    return results, list(intake.open([into])) if into.exists() else []


def refused(tmp_path: Path, url: str, options: FetchOptions = LOCAL) -> str:
    (result,), _ = run(tmp_path, url, options=options)
    assert isinstance(result, SetAside), result
    assert result.uri == url
    return result.reason


def test_a_page_is_fetched_kept_and_read(tmp_path: Path, site: Site) -> None:
    site.routes["/a?b=1"] = (200, HTML, PAGE)
    results, reports = run(tmp_path, site.url("/a?b=1#part"))
    assert results == [Fetched(site.url("/a?b=1#part"), site.url("/a?b=1"), "text/html", len(PAGE))]
    (received,) = reports
    assert isinstance(received, Received)
    assert received.raw == PAGE
    assert received.report.uri == site.url("/a?b=1")
    _, headers, _ = site.asked[-1]
    assert headers["User-Agent"].startswith("accordingto/")
    assert headers["Host"] == f"127.0.0.1:{site.port}"
    assert "Cookie" not in headers


def test_the_archive_holds_requests_and_answers(tmp_path: Path, site: Site) -> None:
    site.routes["/a"] = (302, {"Location": "/b"}, b"")
    site.routes["/b"] = (200, {**HTML, "X-Odd": "caf\u00e9"}, PAGE)
    run(tmp_path, site.url("/a"))
    raw = gzip.decompress((tmp_path / "kept.warc.gz").read_bytes())
    assert [line for line in raw.split(b"\r\n") if line.startswith(b"WARC-Type")] == [
        b"WARC-Type: warcinfo", *[b"WARC-Type: response", b"WARC-Type: request"] * 2,
    ]  # fmt: skip
    assert raw.count(b"WARC-IP-Address: 127.0.0.1") == 2
    assert b"GET /b HTTP/1.1\r\nHost: 127.0.0.1" in raw
    assert PAGE in raw


def test_compressed_and_chunked_answers(tmp_path: Path, site: Site) -> None:
    def chunked(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for name, value in {**HTML, "Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}.items():
            handler.send_header(name, value)
        handler.end_headers()
        body = gzip.compress(PAGE)
        for part in (body[:50], body[50:]):
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        handler.wfile.write(b"0\r\n\r\n")

    site.routes["/"] = chunked
    results, reports = run(tmp_path, site.url("/"))
    assert isinstance(results[0], Fetched)
    assert results[0].size == len(PAGE)
    assert isinstance(reports[0], Received)
    assert reports[0].raw == PAGE


def test_private_addresses_are_refused_before_anything_is_sent(tmp_path: Path, site: Site) -> None:
    options = FetchOptions(pause=0)
    assert "port" in refused(tmp_path, site.url("/"), options)
    for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254"):  # noqa: S104
        assert "not a public address" in refused(tmp_path, f"http://{host}/", options)
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first host counts as public for this test, and nothing else does.
    site.routes["/"] = (302, {"Location": "http://127.0.0.2/secret"}, b"")
    monkeypatch.setattr("accordingto.intake.fetching.addresses.is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr("accordingto.intake.fetching.addresses.PUBLIC_PORTS", (80, site.port))
    reason = refused(tmp_path, site.url("/"), FetchOptions(pause=0))
    assert reason.endswith(
        "127.0.0.2 is at 127.0.0.2, which is not a public address; give --allow-private only for machines that you run yourself"
    )
    assert site.pages() == ["/"]


def test_the_connection_goes_to_the_address_that_was_checked(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A name server that answers with a good address once, and with another one ever after.
    asked: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: str, *rest: object, **named: object) -> object:
        if host != "news.example":
            return real(host, *rest, **named)  # type: ignore[arg-type]
        asked.append(host)
        address = "127.0.0.1" if len(asked) <= 2 else "127.0.0.9"  # robots.txt, and the page
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, site.port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    site.routes["/"] = (200, HTML, PAGE)
    results, _ = run(tmp_path, site.url("/", "news.example"))
    assert isinstance(results[0], Fetched)
    assert len(asked) == 2
    assert site.asked[-1][1]["Host"] == f"news.example:{site.port}"


def test_a_redirect_is_followed_and_the_report_is_where_it_led(tmp_path: Path, site: Site) -> None:
    site.routes["/a"] = (301, {"Location": "b/c"}, b"moved")
    site.routes["/b/c"] = (200, HTML, PAGE)
    results, reports = run(tmp_path, site.url("/a"))
    assert [r.uri for r in results] == [site.url("/b/c")]
    assert [r.report.uri for r in reports if isinstance(r, Received)] == [site.url("/b/c")]


def test_redirects_in_a_circle_end(tmp_path: Path, site: Site) -> None:
    site.routes["/a"] = (302, {"Location": "/b"}, b"")
    site.routes["/b"] = (302, {"Location": "/a"}, b"")
    assert "redirected more than 5 times" in refused(tmp_path, site.url("/a"))
    assert site.pages() == ["/a", "/b"] * 3


@pytest.mark.parametrize(
    "location", ["ftp://x.example/", "file:///etc/passwd", "http://u:p@127.0.0.1/", "http://[", "\\\\127.0.0.1\\x"]
)
def test_a_redirect_to_what_is_not_the_web_is_refused(tmp_path: Path, site: Site, location: str) -> None:
    site.routes["/"] = (302, {"Location": location}, b"")
    refused(tmp_path, site.url("/"))
    assert [p for p in site.pages() if p != "/"] in ([], ["/%5C%5C127.0.0.1%5Cx"])


@pytest.mark.parametrize("announced", [True, False])
def test_an_answer_that_is_too_large(tmp_path: Path, site: Site, announced: bool) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for name, value in {
            **HTML,
            **({"Content-Length": "999999999"} if announced else {"Connection": "close"}),
        }.items():
            handler.send_header(name, value)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65_536)

    site.routes["/"] = endless
    assert "larger than 1,000,000 bytes" in refused(tmp_path, site.url("/"))
    assert not (tmp_path / "kept.warc.gz").exists()


def test_a_compressed_bomb_is_refused_and_not_kept(tmp_path: Path, site: Site) -> None:
    bomb = gzip.compress(b"boom " * 10_000_000)
    assert len(bomb) < 1_000_000
    site.routes["/"] = (200, {**HTML, "Content-Encoding": "gzip"}, bomb)
    tracemalloc.start()
    assert "larger than 1,000,000 bytes" in refused(tmp_path, site.url("/"))
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
    assert not (tmp_path / "kept.warc.gz").exists()


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_server_that_drips_is_left(tmp_path: Path, site: Site, part: str) -> None:
    enough = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + (b"\r\n" if part == "body" else b"X-Slow: ")
        )
        while not enough.wait(0.05):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    site.routes["/"] = drip
    reason = refused(tmp_path, site.url("/"), FetchOptions(allow_private=True, pause=0, seconds=0.5))
    enough.set()
    assert reason.startswith("it took longer than 0.5 seconds")


def test_a_server_that_says_nothing_is_left(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert "took longer than 0.3 seconds" in refused(tmp_path, url, FetchOptions(allow_private=True, seconds=0.3))


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert "the connection failed" in refused(tmp_path, f"http://127.0.0.1:{port}/")


def test_a_server_that_does_not_speak_http(tmp_path: Path, site: Site) -> None:
    def other(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")

    site.routes["/"] = other
    site.routes["/robots.txt"] = (404, {}, b"")
    assert "the connection failed" in refused(tmp_path, site.url("/"))


def test_what_robots_txt_forbids_is_not_fetched(tmp_path: Path, site: Site) -> None:
    site.routes["/robots.txt"] = (
        200,
        {"Content-Type": "text/plain"},
        b"User-agent: *\nDisallow: /private\n\nUser-agent: other\nDisallow: /\n",
    )
    site.routes["/private/a"] = site.routes["/open"] = (200, HTML, PAGE)
    results, reports = run(tmp_path, site.url("/private/a"), site.url("/open"))
    assert isinstance(results[0], SetAside)
    assert "robots.txt asks programs not to fetch it" in results[0].reason
    assert isinstance(results[1], Fetched)
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/open"]
    assert len(reports) == 1


def test_robots_txt_may_name_this_program(tmp_path: Path, site: Site) -> None:
    site.routes["/robots.txt"] = (
        200,
        {},
        b"\xef\xbb\xbfUser-agent: AccordingTo\nDisallow: /\n\nUser-agent: *\nAllow: /\n",
    )
    assert "robots.txt asks" in refused(tmp_path, site.url("/"))


def test_robots_txt_holds_where_a_redirect_leads(tmp_path: Path, site: Site) -> None:
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\n")
    site.routes["/a"] = (302, {"Location": "/private"}, b"")
    assert "robots.txt asks" in refused(tmp_path, site.url("/a"))
    assert site.pages() == ["/a"]


def test_a_robots_txt_in_trouble_allows_nothing(tmp_path: Path, site: Site) -> None:
    site.routes["/robots.txt"] = (503, {}, b"")
    assert "answered 503" in refused(tmp_path, site.url("/"))
    assert site.pages() == []


def test_a_robots_txt_behind_a_redirect_and_one_without_end(tmp_path: Path, site: Site) -> None:
    site.routes["/robots.txt"] = (301, {"Location": "/rules"}, b"")
    site.routes["/rules"] = (200, {}, b"User-agent: *\nDisallow: /no\n" + b"# filler\n" * 200_000)
    site.routes["/yes"] = (200, HTML, PAGE)
    results, _ = run(tmp_path, site.url("/no"), site.url("/yes"))
    assert [type(r) for r in results] == [SetAside, Fetched]


def test_a_crawl_delay_is_kept(tmp_path: Path, site: Site) -> None:
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 0.4\n")
    site.routes["/a"] = site.routes["/b"] = (200, HTML, PAGE)
    run(tmp_path, site.url("/a"), site.url("/b"))
    first, second = (when for path, _, when in site.asked if path != "/robots.txt")
    assert second - first >= 0.35


def test_an_error_is_said_and_the_answer_kept(tmp_path: Path, site: Site) -> None:
    results, reports = run(tmp_path, site.url("/nothing"))
    assert [r.reason for r in results if isinstance(r, SetAside)] == [
        "the server answered 404 Not Found: check the address, or try later"
    ]
    assert [type(r) for r in reports] == [SetAside]


def test_what_is_no_page_is_not_kept(tmp_path: Path, site: Site) -> None:
    site.routes["/"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    assert "it is 'image/png', not a page" in refused(tmp_path, site.url("/"))
    assert not (tmp_path / "kept.warc.gz").exists()


def test_no_proxy_is_taken_from_the_environment(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.routes["/"] = (200, HTML, PAGE)
    assert isinstance(run(tmp_path, site.url("/"))[0][0], Fetched)


def test_an_archive_is_never_written_over(tmp_path: Path) -> None:
    into = tmp_path / "kept.warc.gz"
    into.write_bytes(b"evidence")
    with pytest.raises(FetchError, match="is not written over"):
        list(fetch(["http://x.example/"], into))
    assert into.read_bytes() == b"evidence"


def test_a_place_that_cannot_be_written(tmp_path: Path, site: Site) -> None:
    site.routes["/"] = (200, HTML, PAGE)
    with pytest.raises(FetchError, match="cannot be written"):
        list(fetch([site.url("/")], tmp_path / "none" / "kept.warc.gz", LOCAL))


@pytest.mark.skipif(which("openssl") is None, reason="needs openssl to make a certificate")
def test_https_checks_the_name_and_not_the_number(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    import ssl

    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.example",
         "-addext", "subjectAltName=DNS:news.example", "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *rest: object, **named: object) -> object:
        return real("127.0.0.1" if host.endswith(".example") else host, port, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    site.routes["/"] = (200, HTML, PAGE)
    good, wrong = (f"https://{name}.example:{site.port}/" for name in ("news", "other"))
    results, _ = run(tmp_path, good, wrong)
    assert isinstance(results[0], Fetched), results
    assert isinstance(results[1], SetAside)
    assert "certificate" in results[1].reason
