"""Who held a place, as claims come in order and out of it."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.linking.control import ControlClaim, periods
from accordingto.record import Account, ControlPeriod, EventRef, Holding, Voice


def claim(
    day: str | None,
    to: str | None = None,
    lost: str | None = None,
    *,
    change: bool = True,
    by: str = "army",
    n: int = 0,
) -> ControlClaim:
    report = f"{day}{to}{lost}{by}{n}"
    account = Account(
        EventRef(report, "v1", n),
        "",
        Holding("Halvek", to, lost),
        (Voice("The Post", "outlet"), Voice(by)),
        "affirms",
        (),
        by,
        day,
    )
    return ControlClaim("Halvek", None, "XMA", day, day, change, (account,))


def told(found: tuple[ControlPeriod, ...]) -> list[tuple[str | None, str | None, str | None]]:
    return [(p.holder, p.earliest, p.latest) for p in found]


TAKEN = claim("2031-05-05", "Velmar Liberation Front", "government troops")
CONFIRMED = claim("2031-05-05", "Front fighters", by="Front")
RETAKEN = claim("2031-05-08", "Government troops", "Velmar Liberation Front", by="ministry")
HELD = claim("2031-05-11", "the army", change=False, by="residents")


def test_a_town_is_taken_and_retaken_and_who_held_it_before_is_told() -> None:
    assert told(periods([TAKEN, CONFIRMED, RETAKEN, HELD])) == [
        ("government troops", None, "2031-05-05"),
        ("Velmar Liberation Front", "2031-05-05", "2031-05-08"),
        ("Government troops", "2031-05-08", None),
    ]


def test_each_period_has_the_accounts_of_all_who_tell_of_it() -> None:
    (_, front, government) = periods([TAKEN, CONFIRMED, RETAKEN, HELD])
    assert {a.source for a in front.accounts} == {"army", "Front"}
    assert {a.source for a in government.accounts} == {"ministry", "residents"}


def test_a_place_that_was_left_and_not_taken_is_a_gap() -> None:
    left = claim("2031-05-07", None, "Front fighters")
    assert told(periods([CONFIRMED, left])) == [
        ("Front fighters", "2031-05-05", "2031-05-07"),
        (None, "2031-05-07", None),
    ]


def test_a_gap_of_no_days_is_none() -> None:
    left = claim("2031-05-08", None, "Velmar Liberation Front", by="Front")
    assert [p.holder for p in periods([TAKEN, left, RETAKEN])] == [
        "government troops",
        "Velmar Liberation Front",
        "Government troops",
    ]


def test_two_who_are_told_to_have_taken_it_on_one_day_dispute_it() -> None:
    (one,) = periods([CONFIRMED, claim("2031-05-05", "the army", by="zealous ministry", n=1)])
    assert [a.source for a in one.disputes] == ["zealous ministry"]


def test_a_state_tells_not_since_when() -> None:
    assert told(periods([HELD])) == [("the army", None, None)]


@given(st.permutations([TAKEN, CONFIRMED, RETAKEN, HELD]))
def test_the_order_of_claims_changes_nothing(order: list[ControlClaim]) -> None:
    assert periods(order) == periods([TAKEN, CONFIRMED, RETAKEN, HELD])
