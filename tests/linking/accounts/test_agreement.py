"""How independent sources are counted."""

from accordingto.linking.accounts.entry import agreement
from accordingto.linking.accounts.voices import same_sources
from accordingto.record import Account, Count, EventRef, Stance, Voice


def killed(low: float, source: str, report: str, *names: str, stance: Stance = "affirms") -> Account:
    voices = (Voice(report, "outlet"), *(Voice(n) for n in names))
    return Account(EventRef(report, "v1", 0), f"{low:.0f}", Count(low, low), voices, stance, (), source, "2031-05-07")


def test_one_minister_in_two_outlets_is_one_source() -> None:
    found = [
        killed(12, "party:health ministry", "Courier", "ministry"),
        killed(12, "party:health ministry", "Post", "ministry"),
    ]
    assert agreement("killed", found, {}) == agreement("killed", found[:1], {})
    assert agreement("killed", found, {}).level == "single_source"


def test_two_who_know_it_for_themselves_are_two() -> None:
    found = [
        killed(12, "party:health ministry", "Courier", "ministry"),
        killed(12, "person:oren, pavla", "Post", "Oren"),
    ]
    told = agreement("killed", found, {})
    assert (told.level, told.sources) == ("corroborated", 2)


def test_copies_count_once() -> None:
    found = [killed(12, "copies:r1", "Wire"), killed(12, "copies:r1", "Post"), killed(12, "outlet:voice", "Voice")]
    assert agreement("killed", found, {}).sources == 2


def test_an_outlet_that_repeats_what_it_has_from_a_speaker_adds_nothing() -> None:
    found = [killed(12, "party:health ministry", "Courier", "ministry"), killed(12, "outlet:courier", "Courier")]
    assert agreement("killed", found, {}).sources == 1


def test_a_contested_count_tells_how_many_stand_behind_the_one_most_of_them_tell() -> None:
    found = [
        killed(19, "person:oren, pavla", "Courier", "Oren"),
        killed(19, "party:doctors union", "Post", "doctors"),
        killed(31, "witness:r6:nurses", "Voice", "nurses"),
    ]
    told = agreement("killed", found, {})
    assert (told.level, told.sources) == ("contested", 2)
    assert {(r.first, r.second, r.kind) for r in told.relations} == {(0, 2, "contested"), (1, 2, "contested")}


def test_who_denies_stands_behind_nothing() -> None:
    found = [
        killed(12, "party:ministry", "Courier", "ministry"),
        killed(12, "party:front", "Post", "Front", stance="denies"),
    ]
    told = agreement("killed", found, {})
    assert (told.level, told.sources) == ("contested", 1)


def test_a_shorter_name_is_the_longer_one_where_there_is_but_one() -> None:
    keys = ["party:ministry", "party:health ministry", "party:defence ministry", "person:morn", "person:morn, ilka"]
    same = same_sources(keys)
    assert same["person:morn"] == "person:morn, ilka"
    assert same["party:ministry"] == "party:ministry"
