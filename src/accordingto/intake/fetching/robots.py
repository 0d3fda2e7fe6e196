"""robots.txt, the rules by which a site asks programs not to fetch (RFC 9309)."""

from collections.abc import Callable

from protego import Protego

from accordingto.intake.decoding import decode
from accordingto.intake.fetching.addresses import Target
from accordingto.intake.fetching.wire import AGENT, Answer
from accordingto.record import FetchError

MAX_BYTES = 512_000
"""RFC 9309, section 2.5, asks that at least 500 KiB be read."""
LONGEST_DELAY = 30.0
"""Seconds; a longer Crawl-delay is meant for programs that fetch a whole site."""


class Robots:
    """The rules of each site that was asked so far; a site's robots.txt is fetched once a run."""

    def __init__(self, get: Callable[[str], Answer]) -> None:
        """``get`` fetches a robots.txt, following redirects; it raises FetchError where there is no answer."""
        self._get = get
        self._rules: dict[tuple[str, str, int], Protego] = {}

    def check(self, target: Target) -> None:
        """FetchError if the site asks not to fetch this page."""
        rules = self._rules.get(target.origin)
        if rules is None:
            rules = self._rules[target.origin] = self._fetched(target)
        if not rules.can_fetch(target.url, AGENT):
            raise FetchError(
                "the site's robots.txt asks programs not to fetch it: save the page with a browser, and read the file"
            )

    def delay(self, target: Target) -> float:
        """Seconds that the site asks to wait between two pages."""
        rules = self._rules.get(target.origin)
        return min(LONGEST_DELAY, (rules.crawl_delay(AGENT) or 0.0) if rules else 0.0)

    def _fetched(self, target: Target) -> Protego:
        host = f"[{target.host}]" if ":" in target.host else target.host
        try:
            answer = self._get(f"{target.scheme}://{host}:{target.port}/robots.txt")
        except FetchError as error:
            raise FetchError(
                f"the site's robots.txt could not be asked, and without it no page is fetched: {error}"
            ) from error
        # RFC 9309, section 2.3.1: no such file allows everything; a server in trouble allows nothing, for now.
        if answer.status >= 500:
            raise FetchError(
                f"the site's robots.txt answered {answer.status}, and without it no page is fetched: try again later"
            )
        return Protego.parse(decode(answer.body).text if answer.status == 200 else "")
