import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake.fetching.addresses import is_public, resolved, target
from accordingto.record import FetchError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255",  # noqa: S104
        "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1",
        "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16",
        "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1", "100::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "2002:7f00:1::", "2002:a00:1::1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2001:0:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "172.32.0.1", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/x", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://example.org/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("example.org/page", "only http and https"),
        ("//example.org/page", "only http and https"),
        ("http://user@example.org/", "user name or password"),
        ("http://example.org:80@10.0.0.1/", "user name or password"),
        ("http://example.org\\@10.0.0.1/", "backslashes"),
        ("http://exa mple.org/", "blanks"),
        ("http://example.org/\r\nHost: x", "blanks"),
        ("http://example.org/\0", "blanks"),
        ("http:///path", "no host"),
        ("http://", "no host"),
        ("http://2130706433/", "number in disguise"),
        ("http://0x7f000001/", "number in disguise"),
        ("http://0x7f.1/", "number in disguise"),
        ("http://0177.0.0.1/", "not a URL"),
        ("http://127.1/", "number in disguise"),
        ("http://127.0.0.1./", "port"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:6379/", "port 6379"),
        ("http://example.org:99999/", "no port 99999"),
        ("http://example.org:0/", "no port 0"),
        ("http://[::1/", "not a URL"),
        ("http://[fe80::1%25eth0]/", "% in it"),
        ("http://example.org/" + "x" * 5000, "too long"),
        ("", "only http and https"),
    ],
)
def test_urls_that_are_not_asked(url: str, reason: str) -> None:
    if url == "http://127.0.0.1./":
        # The dot of a full name changes nothing: it is the address that is checked.
        assert target(url).host == "127.0.0.1"
        return
    with pytest.raises(FetchError, match=reason):
        target(url)


def test_a_url_is_taken_apart_once() -> None:
    goal = target("HTTPS://Пример.example:8443/a b".replace(" ", "%20") + "?q=1#part")
    assert (goal.scheme, goal.port, goal.path) == ("https", 8443, "/a%20b?q=1")
    assert goal.host == "xn--e1afmkfd.example"
    assert "#" not in goal.url


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_names_are_checked_by_what_they_lead_to(host: str) -> None:
    with pytest.raises(FetchError, match="not a public address"):
        resolved(host, 80)
    assert resolved("127.0.0.1", 80, allow_private=True) == ["127.0.0.1"]


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(host: str, port: int, **_: object) -> list[object]:
        return [(socket.AF_INET, 1, 6, "", (a, port)) for a in ("93.184.216.34", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1, which is not a public address"):
        resolved("news.example", 80)


def test_a_name_that_is_not_found() -> None:
    with pytest.raises(FetchError, match="was not found"):
        resolved("no-such-name.invalid", 80)


@given(st.ip_addresses())
def test_every_address_gets_an_answer(address: object) -> None:
    assert is_public(str(address)) in (True, False)


@given(st.text(max_size=80) | st.text(max_size=60).map(lambda t: f"http://{t}/"))
def test_any_url_is_taken_apart_or_refused(url: str) -> None:
    try:
        goal = target(url)
    except FetchError:
        return
    assert goal.scheme in ("http", "https")
    assert goal.host
    assert goal.path.startswith("/")
    assert goal.url.isprintable()
