"""What may be true together, and what may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.linking.accounts import relation
from accordingto.record import Account, Count, EventRef, Holding, Locality, Party, Period, Stance, Status, Value, Voice


def said(
    value: Value,
    text: str = "",
    source: str = "party:army",
    day: str = "2031-05-07",
    *,
    stance: Stance = "affirms",
    status: Status = "happened",
) -> Account:
    voices = (Voice("The Courier", "outlet"), Voice(source))
    return Account(EventRef(source + day + text, "v1", 0), text, value, voices, stance, (), source, day, status)


IZIUM = Locality("Izium", 1, 49.21, 37.25, "PPL", "UKR", "Kharkiv", 1)
KHARKIV_REGION = Locality("Kharkiv", 2, 49.5, 36.3, "ADM1", "UKR", "Kharkiv", 3)
BUCHA = Locality("Bucha", 3, 50.54, 30.21, "PPL", "UKR", "Kyiv", 1)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (Count(12, None), Count(15, 15), "compatible"),
        (Count(12, 12), Count(15, 15), "contested"),
        (Count(None, 10), Count(11, 11), "contested"),
        (Count(20, 29), Count(26, 26), "compatible"),
        (Count(19, 19), Count(4, 4, "children"), "unrelated"),
        (Count(3, 3), Count(4, 4, "children"), "contested"),
        (Count(7, 7, "combatants"), Count(12, 12, "civilians"), "unrelated"),
        (Count(50, 50, "unknown", "about"), Count(52, 52), "compatible"),
        (IZIUM, KHARKIV_REGION, "compatible"),
        (IZIUM, BUCHA, "contested"),
        (KHARKIV_REGION, BUCHA, "contested"),
        (Period("2031-05-06", "2031-05-06"), Period("2031-05-01", "2031-05-31"), "compatible"),
        (Period("2031-05-06", "2031-05-06"), Period("2031-05-07", "2031-05-07"), "contested"),
        (Party("the army", "military"), Party("Government forces", "government"), "compatible"),
        (Party("the army", "military"), Party("Velmar Liberation Front", "armed_group"), "contested"),
        (Party("Russian forces", "military"), Party("Russia", "government"), "compatible"),
        (Party("Russian forces", "military"), Party("Ukraine", "government"), "contested"),
        (Party("gunmen", "armed_group"), Party("the army", "military"), "compatible"),
        (
            Holding("Halvek", "the army", to_kind="military"),
            Holding("Halvek", "the Front", to_kind="armed_group"),
            "contested",
        ),
        (Holding("Halvek", None, "Russian forces"), Holding("Halvek", "Ukraine"), "compatible"),
        (Holding("Halvek", None, "Russian forces"), Holding("Halvek", "Russia"), "contested"),
    ],
)
def test_what_two_values_are_to_each_other(a: Value, b: Value, kind: str) -> None:
    one, other = said(a, "one", "party:a"), said(b, "other", "party:b")
    assert (relation(one, other).kind, relation(other, one).kind) == (kind, kind)


def test_a_later_count_of_the_same_source_is_an_update_and_says_which_is_the_later() -> None:
    first = said(Count(12, None), "at least 12", "party:health ministry", "2031-05-07")
    later = said(Count(17, 17), "17", "party:health ministry", "2031-05-08")
    assert relation(later, first) == ("update", "17 (2031-05-08) stands in place of at least 12 (2031-05-07)")


def test_a_later_count_of_another_source_is_an_update_only_where_it_says_so() -> None:
    first = said(Count(12, 12), "12 people", "party:a", "2031-05-07")
    assert relation(first, said(Count(17, 17), "17 people", "party:b", "2031-05-08")).kind == "contested"
    assert relation(first, said(Count(17, 17), "17 people so far", "party:b", "2031-05-08")).kind == "update"


def test_one_night_has_two_days() -> None:
    evening, morning = Period("2031-05-05", "2031-05-05"), Period("2031-05-06", "2031-05-06")
    assert relation(said(evening, "on Monday night"), said(morning, "early on Tuesday")).kind == "compatible"
    assert relation(said(evening, "on Monday"), said(morning, "on Tuesday")).kind == "contested"


def test_a_denial_contests_and_a_doubt_does_not() -> None:
    value = Party("Velmar Liberation Front", "armed_group")
    blamed, denied = said(value, source="party:ministry"), said(value, source="party:front", stance="denies")
    assert relation(blamed, denied) == ("contested", "party:front denies it")
    assert relation(blamed, said(value, stance="doubts")).kind == "compatible"


def test_a_plan_does_not_contest_what_came_of_it() -> None:
    friday, sunday = Period("2031-05-09", "2031-05-09"), Period("2031-05-11", "2031-05-11")
    assert relation(said(friday, status="planned"), said(sunday)).kind == "unrelated"


numbers = st.one_of(st.none(), st.integers(0, 50).map(float))


def count(a: float | None, b: float | None, group: str) -> Count:
    return Count(min(a, b), max(a, b), group) if a is not None and b is not None else Count(a, b, group)


counts = st.builds(count, numbers, numbers, st.sampled_from(["unknown", "civilians", "children", "combatants"]))


@given(counts, counts)
def test_the_order_of_two_accounts_changes_nothing(a: Count, b: Count) -> None:
    one, other = said(a, "one", "party:a"), said(b, "other", "party:b")
    assert relation(one, other).kind == relation(other, one).kind


@given(counts)
def test_nothing_contests_itself(a: Count) -> None:
    assert relation(said(a, "one", "party:a"), said(a, "other", "party:b")).kind == "compatible"
