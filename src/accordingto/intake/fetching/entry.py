"""From URLs to a WARC: the main way through this room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.intake.received import SetAside
from accordingto.record import AccordingToError


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
    # Imported here, since nobody but this command needs a network.
    from accordingto.intake.fetching.archive import Archive
    from accordingto.intake.fetching.pages import Pages

    with Archive(Path(into)) as archive:
        pages = Pages(options or FetchOptions(), archive)
        for url in urls:
            try:
                result: Fetched | SetAside = pages.fetch(url)
            except AccordingToError as error:
                result = SetAside(url, str(error))
            yield result
