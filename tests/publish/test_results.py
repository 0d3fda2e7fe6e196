import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from accordingto.publish import results
from accordingto.record import Span
from accordingto.store.search import Found, FoundCell, Hit

TEXT = "A bomb went off in Orsina. " + "Nobody was near. " * 40 + "A bomb killed two people in Halvek, police said."


def hit(text: str = TEXT, *words: str) -> Hit:
    spans = tuple(Span(text.rindex(word), text.rindex(word) + len(word)) for word in words)
    cell = FoundCell(text.index("A bomb killed") if "A bomb killed" in text else 0, len(text), "v2", "Attack", "Halvek")
    return Hit("sha256:" + "ab" * 32, "Bombs", "The Post", "2031-05-07T10:00", "bombs.txt", text, spans, (cell,))


def shown(*hits: Hit, width: int = 80, more: bool = False) -> str:
    out = io.StringIO()
    results.show(Found(hits, more), Console(file=out, width=width))
    return out.getvalue()


def test_an_excerpt_holds_the_words_that_match_together() -> None:
    text = " ".join(shown(hit(TEXT, "bomb", "killed")).split())
    assert "A *bomb* *killed* two people in Halvek" in text
    assert "went off" not in text
    assert "2031-05-07 · abababababab · bombs.txt" in text


def test_a_report_found_by_its_cells_alone_shows_them() -> None:
    assert "v2 Attack · Halvek …A bomb killed two people" in " ".join(shown(hit()).split())


def test_an_excerpt_of_what_is_longer_ends_with_a_whole_word() -> None:
    text = "Shells fell on the market of Halvek"
    assert results.excerpt(text, [Span(0, len(text))], 17).of(text) == "Shells fell on"
    assert results.excerpt(text, [Span(0, len(text))], 18).of(text) == "Shells fell on the"
    assert results.excerpt("w" * 50, [Span(0, 50)], 20) == Span(0, 20)


def test_an_excerpt_begins_and_ends_with_a_whole_word() -> None:
    text = "Residents of Halvek said that a bomb had fallen on the market"
    assert results.excerpt(text, [Span(32, 36)], 16).of(text) == "a bomb had"
    assert results.excerpt(text, [Span(32, 36)], 25).of(text) == "that a bomb had fallen on"


@pytest.mark.parametrize("width", [30, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    printed = shown(hit(TEXT, "bomb", "killed"), hit(), width=width, more=True)
    assert max(map(len, printed.splitlines())) <= width


def test_what_a_report_says_is_inert() -> None:
    hostile = "[red]\x1b[31mA bomb killed\u202e two"
    printed = shown(hit(hostile, "killed"))
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "[red]" in printed


def test_json_points_at_the_words() -> None:
    row = json.loads(results.dump(hit(TEXT, "bomb")))
    assert "text" not in row
    (match,) = row["matches"]
    assert match["words"] == "bomb" == TEXT[match["start"] : match["end"]]
    assert row["cells"][0]["words"].startswith("A bomb killed")
    assert "bomb" in row["excerpt"]
    assert json.loads(results.dump(hit(TEXT)))["excerpt"] is None


words = st.text(alphabet="ab \n.", min_size=1, max_size=30)


@given(st.lists(words, min_size=2, max_size=30), st.integers(1, 50))
def test_an_excerpt_is_short_and_holds_a_match(pieces: list[str], width: int) -> None:
    text, matches, at = "".join(pieces), [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            matches.append(Span(at, at + len(piece)))
        at += len(piece)
    found = results.excerpt(text, matches, width)
    assert 0 < found.end - found.start <= width
    assert any(found.overlaps(match) for match in matches)
