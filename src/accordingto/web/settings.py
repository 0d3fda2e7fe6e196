"""What a workbench is started with."""

import ipaddress
import re
import socket
from dataclasses import dataclass
from pathlib import Path

from accordingto.record import AccordingToError

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SITE = re.compile(r"https?://(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?/?", re.ASCII | re.IGNORECASE)


class ServeError(AccordingToError):
    """A workbench that cannot be opened so."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One workbench.

    >>> Settings(Path("record.db")).allows("localhost:8000"), Settings(Path("record.db")).allows("evil.example")
    (True, False)
    """

    store: Path
    """The file of the store."""
    host: str = "127.0.0.1"
    """The address that it listens on."""
    port: int = 8631
    address: str | None = None
    """The address that people open it by, where a proxy stands before it, as `https://desk.example`."""
    max_upload: int = 200_000_000
    """Bytes of one request; a WARC of a day's fetching has some 50 million."""
    tiles: Path | None = None
    """The user's own tiles for the map, a .pmtiles file."""

    def __post_init__(self) -> None:
        """ServeError where the address is none of a whole site."""
        if self.address is not None and not _SITE.fullmatch(self.address):
            raise ServeError(
                f"{self.address!r} is no address of a site: give it as https://desk.example, without a path behind it"
            )

    @property
    def local(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in LOOPBACK and self._public in (None, *LOOPBACK)

    @property
    def secure(self) -> bool:
        """Whether browsers come by HTTPS, and send its cookies by nothing else.

        Only whoever starts it says so: a header like X-Forwarded-Proto could come from anybody who reaches the port.
        """
        return self.address is not None and self.address.casefold().startswith("https:")

    @property
    def _public(self) -> str | None:
        """The host that a proxy answers by."""
        return None if self.address is None else _name(self.address.partition("://")[2].rstrip("/"))

    def allows(self, host: str) -> bool:
        """Whether a browser that asks for this host is answered.

        A page of another site can make a name of its own lead to this machine (DNS rebinding), and would then be taken for the
        workbench itself. It cannot do so with an address, nor with this machine's own name.
        """
        name = _name(host)
        if name in LOOPBACK or name == self._public:
            return True
        if self.local:
            return False
        return _is_address(name) or name in {self.host, socket.gethostname().casefold(), socket.getfqdn().casefold()}


def _name(host: str) -> str:
    """The host of a Host header, without its port.

    >>> _name("[::1]:8000"), _name("Localhost:8000"), _name("10.0.0.7")
    ('::1', 'localhost', '10.0.0.7')
    """
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].casefold()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
