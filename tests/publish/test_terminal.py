import io
from dataclasses import replace

import pytest
from rich.console import Console

from accordingto.publish import terminal
from accordingto.record import Note, Reading, Report
from tests.publish.readings import TEXT, reading


def shown(what: Reading, width: int = 110, color: bool = False) -> str:
    out = io.StringIO()
    terminal.show(what, Console(file=out, width=width, force_terminal=color))
    return out.getvalue()


@pytest.mark.parametrize("width", [30, 60, 84, 110, 200])
def test_every_cell_is_there_at_any_width(width: int) -> None:
    page = " ".join(shown(reading(), width).split())
    for cell in ("Velmo retaken", "The Lantern", "2031-05-06", "Anna Reva", "doubts", "denied", "killed", "disputed"):
        assert cell in page


def test_no_line_is_wider_than_the_terminal() -> None:
    assert max(len(line) for line in shown(reading(), 60).splitlines()) <= 60


def test_text_from_a_report_is_neither_markup_nor_a_terminal_command() -> None:
    hostile = "\x1b]0;owned\x07[bold]\u202eVelmo"
    page = shown(reading(title=hostile, outlet="[red]Lantern[/red]"), color=True)
    assert "\x1b]0;" not in page
    assert "\u202e" not in page
    assert "[bold]" in page
    assert "[red]Lantern[/red]" in page


def test_notes_are_shown_with_their_count() -> None:
    noted = replace(reading().report, notes=(Note("encoding", "characters could not be decoded", 12),))
    assert "note: characters could not be decoded (12)" in shown(replace(reading(), report=noted))


def test_a_report_without_statements_and_events_says_so() -> None:
    assert "Nothing was found" in shown(Reading(Report("r1", TEXT)))


def test_a_statement_shows_its_sort_its_way_and_what_it_doubts() -> None:
    first, second = reading().statements
    first = replace(first, speaker_kind="military", speaker_country="XAA", upstream="e1", confidence=0.87)
    page = " ".join(shown(replace(reading(), statements=(first, replace(second, about="s1"))), 200).split())
    for cell in ("military, XAA", "through Rebels", "0.87", "doubts s1"):
        assert cell in page
