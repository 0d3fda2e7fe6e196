"""Which addresses may be asked: http and https, and nothing in a private network.

A page or a redirect can name any address. Without these checks, one could make the program ask a router, a database or the
metadata service of a cloud, and keep the answer. See OWASP, "Server-Side Request Forgery Prevention".
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import httpx

from accordingto.record import FetchError

PORTS = {"http": 80, "https": 443}
PUBLIC_PORTS = (80, 443, 8000, 8080, 8443)
"""Ports that the web is served on; any other is for machines of one's own."""
LONGEST = 4096
"""Characters of a URL."""

# Public by number, and still the host's own: Azure's metadata service.
HOSTS_OWN = (ip_address("168.63.129.16"),)
# RFC 6052: IPv4 within IPv6, through a translator.
TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
# Where an operating system reads 0.x as "this machine", Python's table agrees, but not in every version for every range.
NEVER = (
    IPv4Network("0.0.0.0/8"),
    IPv4Network("100.64.0.0/10"),
    IPv4Network("192.0.0.0/24"),
    IPv4Network("240.0.0.0/4"),
)

HOW = "; give --allow-private only for machines that you run yourself"


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart once: what was checked is what is asked."""

    url: str
    """In full, without a fragment."""
    scheme: str
    host: str
    """In ASCII, as ``xn--…`` where it was not."""
    port: int
    path: str
    """Path and query."""

    @property
    def origin(self) -> tuple[str, str, int]:
        """What a robots.txt holds for."""
        return self.scheme, self.host, self.port


def target(url: str, allow_private: bool = False) -> Target:
    """``url`` taken apart; FetchError for one that must not be asked, before any name is looked up.

    >>> target("https://example.org/a?b#c").path
    '/a?b'
    >>> target("http://2130706433/")
    Traceback (most recent call last):
        ...
    accordingto.record.errors.FetchError: the host 2130706433 is a number in disguise: write the address out
    """
    if len(url) > LONGEST or "\\" in url or any(c.isspace() or not c.isprintable() for c in url):
        raise FetchError("the URL is too long, or holds blanks, backslashes or control characters: copy it again")
    try:
        parts = httpx.URL(url)
        host = parts.raw_host.decode("ascii").rstrip(".").lower()
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"it is not a URL ({error}): write it as https://host/path") from error
    if parts.scheme not in PORTS:
        raise FetchError(
            f"only http and https are fetched, not {parts.scheme[:20] or 'a path'!r}: write it as https://host/path"
        )
    if parts.userinfo:
        raise FetchError("the URL holds a user name or password, which hides where it leads: take it out")
    if not host or "%" in host:
        raise FetchError("the URL has no host, or one with a % in it: write it as https://host/path")
    _refuse_disguise(host)
    port = PORTS[parts.scheme] if parts.port is None else parts.port
    if not 0 < port < 65_536:
        raise FetchError(f"there is no port {port}: write the URL as https://host/path")
    if port not in PUBLIC_PORTS and not allow_private:
        raise FetchError(f"port {port} is not one that the web is served on{HOW}")
    return Target(str(parts.copy_with(fragment=None)), parts.scheme, host, port, parts.raw_path.decode("ascii"))


def resolved(host: str, port: int, allow_private: bool = False) -> list[str]:
    """The numeric addresses of ``host``, all of them public; FetchError if one is not.

    Whoever connects must connect to one of these and not look the name up again: it could lead elsewhere by then.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise FetchError(f"the name {host} was not found ({why}): check the address and the connection") from error
    addresses = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    closed = [address for address in addresses if not is_public(address)]
    if closed and not allow_private:
        raise FetchError(f"{host} is at {closed[0]}, which is not a public address{HOW}")
    return addresses


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet, also where IPv6 only wraps an IPv4 address.

    >>> is_public("93.184.216.34"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1"), is_public("64:ff9b::a00:1")
    (True, False, False, False)
    """
    ip: IPv4Address | IPv6Address = ip_address(address)
    if isinstance(ip, IPv6Address):
        within = _within(ip)
        if within is not None:
            return is_public(str(within))
        if ip.is_site_local:
            return False
    elif any(ip in network for network in NEVER):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and ip not in HOSTS_OWN


def _within(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to."""
    if any(ip in network for network in TRANSLATED) or int(ip) >> 32 == 0:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _refuse_disguise(host: str) -> None:
    """Refuses 2130706433, 0x7f.1 and 0177.0.0.1: to some programs they are 127.0.0.1, to others a name."""
    last = host.rpartition(".")[2]
    if ":" in host or not (last.isdigit() or last.startswith("0x")):
        return
    try:
        plain = str(IPv4Address(host)) == host
    except ValueError:
        plain = False
    if not plain:
        raise FetchError(f"the host {host} is a number in disguise: write the address out")
