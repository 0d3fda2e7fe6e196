"""From URLs to a WARC: the main way through this room."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from accordingto.intake.fetching import robots, wire
from accordingto.intake.fetching.addresses import Target, target
from accordingto.intake.fetching.archive import Archive
from accordingto.intake.fetching.wire import Answer, Clock
from accordingto.intake.received import SetAside
from accordingto.intake.sniffing import MEDIA_TYPES, media_type_of
from accordingto.intake.streams import inflated
from accordingto.record import AccordingToError, FetchError


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """What the user may set about fetching."""

    allow_private: bool = False
    """Also ask machines of a private network, on any port."""
    max_bytes: int = 20_000_000
    """The largest answer, as sent and after decompression."""
    seconds: float = 60.0
    """The longest that one page may take, with its redirects."""
    redirects: int = 5
    """The most redirects that are followed."""
    pause: float = 1.0
    """Seconds between two pages of one site; a Crawl-delay in its robots.txt can make it longer, up to 30."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was fetched and kept."""

    url: str
    """As asked for."""
    uri: str
    """Where it was, after redirects; the URI of its report."""
    media_type: str
    """As the server says; empty if it does not."""
    size: int
    """Bytes, without compression."""


def fetch(urls: Sequence[str], into: Path, options: FetchOptions | None = None) -> Iterator[Fetched | SetAside]:
    """Fetches each page once and keeps what came back in the WARC ``into``, a new file; reports are then read from that.

    Every answer with its request is kept, also redirects and refusals, and none that was too large, too slow or no page.
    Addresses are checked before every connection, and a connection goes to the address that was checked. FetchError if
    ``into`` exists or cannot be written; what is wrong with one page comes out as a SetAside.
    """
    run = _Run(options or FetchOptions(), Archive(Path(into)))
    with run.archive:
        for url in urls:
            try:
                result: Fetched | SetAside = run.page(url)
            except AccordingToError as error:
                result = SetAside(url, str(error))
            yield result


class _Run:
    """What one call of `fetch` remembers from page to page."""

    def __init__(self, options: FetchOptions, archive: Archive) -> None:
        self.options = options
        self.archive = archive
        self.clock = Clock.of(options.seconds)
        self.robots = robots.Robots(self._robots_txt)
        self.asked: dict[tuple[str, str, int], float] = {}

    def page(self, url: str) -> Fetched:
        """Fetches one page and keeps it."""
        self.clock = Clock.of(self.options.seconds)
        here = url
        for _ in range(self.options.redirects + 1):
            goal = target(here, self.options.allow_private)
            self.robots.check(goal)
            if here is url:
                self._wait(goal)
            answer = self._get(goal, self.options.max_bytes)
            size = len(inflated(answer.body, answer.header("content-encoding"), self.options.max_bytes))
            if answer.status == 200:
                media_type = _readable(answer)
                self.archive.keep(answer)
                return Fetched(url, goal.url, media_type, size)
            self.archive.keep(answer)
            if not (leads := _location(answer)):
                raise FetchError(
                    f"the server answered {answer.status} {answer.reason}".rstrip()
                    + ": check the address, or try later"
                )
            here = leads
        raise FetchError(f"it was redirected more than {self.options.redirects} times: check the address in a browser")

    def _get(self, goal: Target, max_bytes: int, *, cut: bool = False) -> Answer:
        return wire.get(goal, self.clock, max_bytes, allow_private=self.options.allow_private, cut=cut)

    def _robots_txt(self, url: str) -> Answer:
        here = url
        for _ in range(6):  # RFC 9309, section 2.3.1.2: at least five redirects
            answer = self._get(target(here, self.options.allow_private), robots.MAX_BYTES, cut=True)
            if not (leads := _location(answer)):
                return answer
            here = leads
        return answer

    def _wait(self, goal: Target) -> None:
        pause = max(self.options.pause, self.robots.delay(goal))
        last = self.asked.get(goal.origin)
        if last is not None and (rest := last + pause - time.monotonic()) > 0:
            time.sleep(rest)
            # Waiting out of politeness is not the server's fault.
            self.clock.ends += rest
        self.asked[goal.origin] = time.monotonic()


def _location(answer: Answer) -> str:
    """Where a redirect leads; empty for an answer that is none."""
    leads = answer.header("location")
    if answer.status not in (301, 302, 303, 307, 308) or not leads:
        return ""
    try:
        return str(httpx.URL(answer.target.url).join(leads))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(
            f"it redirects to something that is no URL ({error}): check the address in a browser"
        ) from error


def _readable(answer: Answer) -> str:
    media_type, _ = media_type_of(answer.header("content-type"))
    if media_type and media_type not in MEDIA_TYPES:
        raise FetchError(f"it is {media_type[:60]!r}, not a page, a text or a feed: save its text, and read that")
    return media_type
