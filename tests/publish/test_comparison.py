import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from accordingto.publish import accounts, comparison
from accordingto.record import Agreement, Cell, Incident, Report, Voice
from tests.publish.incidents import COPIES, REPORTS, count, incident


def shown(incident: Incident, width: int = 80, copies: bool = True, reports: dict[str, Report] = REPORTS) -> str:
    out = io.StringIO()
    comparison.show(incident, reports, COPIES if copies else (), Console(file=out, width=width))
    return out.getvalue()


def test_a_voice_is_a_row_and_copies_are_folded_into_their_origin() -> None:
    rows = accounts.rows(incident(), COPIES)
    assert [(row.who, row.copies) for row in rows] == [
        (("The Courier", "the ministry"), ("The Post",)),
        (("The Courier", "Pavla Oren"), ("The Post",)),
        (("The Voice", "nurses"), ()),
        (("The Voice", "The Front"), ()),
    ]


def test_a_copy_that_changed_a_number_shows_both() -> None:
    (ministry, *_) = accounts.rows(incident(), COPIES)
    assert ministry.cells["killed"].texts == ("At least 12 people", "At least 21 people")
    assert ministry.cells["killed"].contested == (2,)


def test_without_copies_every_report_keeps_its_voices_and_shared_speakers_count_once() -> None:
    rows = accounts.rows(incident())
    assert len(rows) == 6
    assert [(row.number, row.counts_with) for row in rows if row.counts_with] == [(3, 1), (4, 2)]
    assert rows[2].cells["killed"].updates == (1,)


def test_a_voice_that_the_origin_lacks_keeps_a_row() -> None:
    told = incident()
    witness = replace(count("r2", "19 dead", "a nurse", 19), source="nurse")
    (who, killed) = told.cells
    cells = (who, Cell("killed", (*killed.accounts, witness), killed.agreement))
    assert ("The Post", "a nurse") in [row.who for row in accounts.rows(replace(told, cells=cells), COPIES)]


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, shown(incident(), width).splitlines())) <= width


def test_contradictions_and_denials_are_marked_with_the_words_behind_them() -> None:
    text = " ".join(shown(incident()).split())
    assert "The Courier ← the ministry · 2031-05-07 · copied by The Post" in text
    assert "≠ 2" in text
    assert "denies The Front" in text
    assert "contested: At least 12 people, 19 dead and At least 21 people cannot all be right" in text
    assert "1 “At least 12 people were killed, the ministry said. Pavla Oren counted 19 dead.”" in text
    assert "single source: nurses" in text


def test_a_narrow_terminal_gets_the_columns_in_bands() -> None:
    wide, narrow = shown(incident(), 120), shown(incident(), 36)
    assert any("who" in line and "killed" in line for line in wide.splitlines())
    assert not any("who " in line and "killed" in line for line in narrow.splitlines())


def test_reports_that_are_gone_leave_the_rest() -> None:
    assert "The Courier" in shown(incident(), reports={})


@pytest.mark.parametrize(
    ("agreement", "line"),
    [
        (Agreement("single_source", 1), "single source: the ministry, Pavla Oren"),
        (Agreement("corroborated", 2), "corroborated by 2 independent sources: the ministry, Pavla Oren"),
    ],
)
def test_a_cell_says_how_far_its_accounts_agree(agreement: Agreement, line: str) -> None:
    assert accounts.verdict(replace(incident().cells[1], agreement=agreement)) == line


def test_what_a_report_says_is_inert() -> None:
    told = incident()
    (_, killed) = told.cells
    bad = replace(killed.accounts[0], text="[red]\x1b[2J12\u202e", chain=(Voice("\x1b]0;x\x07Courier", "outlet"),))
    printed = shown(replace(told, cells=(replace(killed, accounts=(bad, *killed.accounts[1:])),)))
    assert "[red]" in printed
    assert not set("\x1b\u202e\x07") & set(printed)


def test_an_incident_is_json_too() -> None:
    row = json.loads(comparison.dump(incident()))
    assert row["id"] == "i123456789abc"
    assert row["cells"][1]["accounts"][0]["value"] == {
        "low": 12.0, "high": 12.0, "group": "unknown", "hedge": "exact", "type": "count"
    }  # fmt: skip
