from pathlib import Path

from accordingto.intake import Options
from accordingto.intake.fetching import FetchOptions
from accordingto.intake.fetching.addresses import PUBLIC_PORTS
from accordingto.intake.html.page import DEEPEST_TABLES, MOST_ELEMENTS
from accordingto.intake.received import MOST_LINES
from accordingto.intake.sniffing import NAMES

PAGE = (Path(__file__).parents[2] / "docs" / "intake.md").read_text(encoding="utf-8")


def test_the_page_on_intake_names_every_ending_and_limit() -> None:
    for name in NAMES:
        assert f"`{name}`" in PAGE
    for field in ("max_bytes", "max_characters"):
        assert f"| `{field}` | {getattr(Options(), field):,} |" in PAGE
    assert f"{MOST_LINES:,} lines that are not blank" in PAGE
    assert f"{MOST_ELEMENTS:,} elements\nand tables nested {DEEPEST_TABLES} deep" in PAGE
    fetching = FetchOptions()
    assert f"{fetching.max_bytes:,} bytes, as sent" in PAGE
    assert f"{fetching.seconds:g} seconds a page" in PAGE
    assert ", ".join(map(str, PUBLIC_PORTS[:-1])) + f" and {PUBLIC_PORTS[-1]}" in PAGE
