"""One request and its answer, over a connection to an address that was checked, within a time and a size."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import httpcore

from accordingto.intake.fetching.addresses import Target, resolved
from accordingto.record import FetchError

AGENT = "accordingto"
"""The name that a robots.txt calls this program by."""
HEADERS = (
    ("User-Agent", f"{AGENT}/{version('accordingto')}"),
    (
        "Accept",
        "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain,application/json;q=0.9,*/*;q=0.1",
    ),
    ("Accept-Encoding", "gzip, deflate"),
    ("Connection", "close"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, as it came: the transfer's chunks undone, the content's compression not."""

    target: Target
    address: str
    """The numeric address that was asked."""
    sent: tuple[tuple[str, str], ...]
    """Headers of the request."""
    version: str
    """``HTTP/1.1``"""
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The first header of that name, in any case; empty if there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


@dataclass(slots=True)
class Clock:
    """The time that is left for one page, all redirects and names included."""

    seconds: float
    ends: float

    @classmethod
    def of(cls, seconds: float) -> "Clock":
        """A clock that starts now."""
        return cls(seconds, time.monotonic() + seconds)

    def left(self) -> float:
        """Seconds that are left; FetchError when none are."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise FetchError(
                f"it took longer than {self.seconds:g} seconds: try again later, or raise the limit with --seconds"
            )
        return left


def get(target: Target, clock: Clock, max_bytes: int, *, allow_private: bool = False, cut: bool = False) -> Answer:
    """Asks for one page, without following where it leads; FetchError says why there is no answer.

    No proxy, no cookies and no credentials are taken from the environment. With ``cut``, a body that is too large is cut off at
    ``max_bytes`` instead of refused.
    """
    network = _Network(clock, allow_private)
    url = httpcore.URL(
        scheme=target.scheme.encode(), host=target.host.encode(), port=target.port, target=target.path.encode()
    )
    host = f"[{target.host}]" if ":" in target.host else target.host
    default = {"http": 80, "https": 443}[target.scheme]
    sent = (("Host", host if target.port == default else f"{host}:{target.port}"), *HEADERS)
    try:
        with (
            httpcore.ConnectionPool(network_backend=network, max_connections=1, retries=0) as pool,
            pool.stream("GET", url, headers=list(sent)) as response,
        ):
            headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers)
            body = _body(response, headers, max_bytes, cut)
    except httpcore.TimeoutException as error:
        clock.left()
        raise FetchError("the server stopped answering: try again later") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchError(
            f"the connection failed ({error or type(error).__name__}): check the address, or try again later"
        ) from error
    http = response.extensions.get("http_version", b"HTTP/1.1").decode("ascii", "replace")
    reason = response.extensions.get("reason_phrase", b"").decode("latin-1")
    return Answer(target, network.address, sent, http, response.status, reason, headers, body)


def _body(response: httpcore.Response, headers: Iterable[tuple[str, str]], max_bytes: int, cut: bool) -> bytes:
    said = next((value for key, value in headers if key.lower() == "content-length"), "")
    too_large = FetchError(f"the answer is larger than {max_bytes:,} bytes: raise the limit with --max-bytes")
    if not cut and said.isdigit() and int(said[:20]) > max_bytes:
        raise too_large
    parts, size = [], 0
    for part in response.iter_stream():
        parts.append(part)
        size += len(part)
        if size > max_bytes:
            if cut:
                break
            raise too_large
    return b"".join(parts)[:max_bytes]


class _Network(httpcore.NetworkBackend):
    """Connects to addresses that were checked, and to nothing else."""

    def __init__(self, clock: Clock, allow_private: bool) -> None:
        self.clock = clock
        self.allow_private = allow_private
        self.address = ""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failed: Exception | None = None
        for address in resolved(host, port, self.allow_private)[:4]:
            try:
                stream = httpcore.SyncBackend().connect_tcp(address, port, timeout=self.clock.left())
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            self.address = address
            return _Timed(stream, self.clock)
        raise failed or httpcore.ConnectError(f"{host} has no address")


class _Timed(httpcore.NetworkStream):
    """A stream on which every wait ends when the clock does: a server that sends a byte a second gets no hour."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self.stream = stream
        self.clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, self.clock.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, self.clock.left())

    def close(self) -> None:
        self.stream.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> "_Timed":
        return _Timed(self.stream.start_tls(ssl_context, server_hostname, self.clock.left()), self.clock)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)
