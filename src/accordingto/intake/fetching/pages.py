"""One page after the other: its robots.txt, its redirects, what came back."""

import time

import httpx

from accordingto.intake.fetching import robots, wire
from accordingto.intake.fetching.addresses import Target, target
from accordingto.intake.fetching.archive import Archive
from accordingto.intake.fetching.entry import Fetched, FetchOptions
from accordingto.intake.fetching.wire import Answer, Clock
from accordingto.intake.sniffing import MEDIA_TYPES, media_type_of
from accordingto.intake.streams import inflated
from accordingto.record import FetchError


class Pages:
    """What one call of `fetch` remembers from page to page."""

    def __init__(self, options: FetchOptions, archive: Archive) -> None:
        self.options = options
        self.archive = archive
        self.clock = Clock.of(options.seconds)
        self.robots = robots.Robots(self._robots_txt)
        self.asked: dict[tuple[str, str, int], float] = {}

    def fetch(self, url: str) -> Fetched:
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
