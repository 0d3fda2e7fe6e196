"""The user's own tiles on the map."""

import struct
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from accordingto.web import Settings
from tests.web.mapped import IDLE, mapped, ready


def png() -> bytes:
    """One grey picture of 256 by 256."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress((b"\0" + b"\x80" * 256) * 256)
    head = struct.pack(">IIBBBBB", 256, 256, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pmtiles(path: Path) -> Path:
    """An archive (PMTiles, version 3, nothing compressed) of one picture of the whole world."""
    picture, metadata = png(), b'{"attribution": "<b>Mine</b><script>alert(1)</script>"}'
    length = bytes([len(picture) & 0x7F | 0x80, len(picture) >> 7])
    root = bytes([1, 0, 1]) + length + bytes([1])
    at, parts = 127, []
    for body in (root, metadata, b"", picture):
        parts += [at, len(body)]
        at += len(body)
    header = b"PMTiles\x03" + struct.pack("<11Q", *parts, 1, 1, 1) + bytes([1, 1, 1, 2, 0, 0])
    header += struct.pack("<4iB2i", -1800000000, -850000000, 1800000000, 850000000, 0, 0, 0)
    path.write_bytes(header + root + metadata + picture)
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(mapped(tmp_path / "map.db"), tiles=pmtiles(tmp_path / "own.pmtiles"))


def test_they_are_served_in_pieces(client: TestClient) -> None:
    assert client.get("/map.json").json()["tiles"] is True
    piece = client.get("/api/map/tiles.pmtiles", headers={"range": "bytes=0-6"})
    assert (piece.status_code, piece.content) == (206, b"PMTiles")


def test_they_are_drawn_and_their_attribution_is_no_markup(page: Page) -> None:
    ready(page)
    page.evaluate(IDLE)
    assert page.evaluate("document.getElementById('map').map.isSourceLoaded('own')")
    assert page.evaluate("document.getElementById('map').map.getLayer('own').type") == "raster"
    words = page.locator(".maplibregl-ctrl-attrib-inner")
    assert "Mine" in (words.text_content() or "")
    assert words.locator("b, script").count() == 0
    page.get_by_label("Own tiles").uncheck()
    assert page.evaluate("document.getElementById('map').map.getLayoutProperty('own', 'visibility')") == "none"
