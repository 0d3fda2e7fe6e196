import io

import pytest
from rich.console import Console

from accordingto.publish import control
from accordingto.record import Account, ControlPeriod, EventRef, Holding, Span, Voice
from accordingto.record.readings import Stance


def account(who: str, to: str | None, stance: Stance = "affirms") -> Account:
    chain = (Voice("The Courier", "outlet"), Voice(who, None, "s1"))
    text = f"held by {to}"
    return Account(
        EventRef("r1", "v1", 0), text, Holding("Halvek", to), chain, stance, (Span(0, 4),), who, "2031-05-09"
    )


def period(holder: str | None, earliest: str | None, latest: str | None, *disputes: Account) -> ControlPeriod:
    said = (account("the army", holder), account("the army", holder))
    return ControlPeriod("Halvek", 12, "XMA", holder, earliest, latest, said, disputes)


def shown(*periods: ControlPeriod, width: int = 80) -> list[str]:
    out = io.StringIO()
    control.show(periods, Console(file=out, width=width))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_periods_are_printed_with_whoever_says_so_once() -> None:
    assert shown(period("the army", None, "2031-05-04"), period("the Front", "2031-05-05", None)) == [
        "Halvek (XMA)",
        "  … to 2031-05-04  the army",
        "      according to The Courier ← the army · 2031-05-09",
        "  2031-05-05 to …  the Front",
        "      according to The Courier ← the army · 2031-05-09",
        "",
    ]


def test_days_of_which_nobody_says_anything_are_a_gap() -> None:
    lines = shown(period("the army", None, "2031-05-01"), period("the Front", "2031-05-05", "2031-05-06"))
    assert "  2031-05-02 to 2031-05-04  no report says who held it" in lines
    lines = shown(period("the army", None, "2031-05-04"), period("the Front", "2031-05-05", "2031-05-06"))
    assert not any("no report says" in line for line in lines)


def test_a_place_that_was_left_is_held_by_nobody() -> None:
    assert "  2031-05-05  nobody is said to hold it" in shown(period(None, "2031-05-05", "2031-05-05"))


def test_disputes_stand_under_what_they_dispute() -> None:
    denied = account("the Front", "the army", "denies")
    other = account("residents", "nobody")
    lines = shown(period("the army", "2031-05-08", None, denied, other))
    assert lines[1].endswith("the army  disputed")
    assert "      The Courier ← the Front · 2031-05-09 denies it" in lines
    assert "      held by nobody, according to The Courier ← residents · 2031-05-09" in lines


@pytest.mark.parametrize("width", [30, 80])
def test_no_line_is_wider_than_the_terminal_and_every_word_is_inert(width: int) -> None:
    lines = shown(period("the \x1b[31marmy\u202e of the North", None, "2031-05-04"), width=width)
    assert max(map(len, lines)) <= width
    assert not set("\x1b\u202e") & set("".join(lines))
