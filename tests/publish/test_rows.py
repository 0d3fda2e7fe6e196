from dataclasses import replace

from accordingto.publish.rows import Rows, amount_words, place_words, resolved
from accordingto.record import Amount, Coded, Compared, Mention, Place, Report, Role, Span, Time
from tests.publish.readings import reading, span


def test_a_pronoun_is_shown_by_its_name_and_its_own_word() -> None:
    row = Rows(reading()).said()[1]
    assert (row.who, row.who_words, row.cue, row.words) == ("Anna Reva", "she", "added", "“Nine people died,”")


def test_a_source_that_says_the_name_is_not_said_twice() -> None:
    assert Rows(reading()).said()[0].who_words == ""


def test_speakers_without_a_name_keep_their_own_words() -> None:
    first = replace(reading().statements[0], source=(Span(15, 26),), speaker="e1")
    assert Rows(replace(reading(), statements=(first,), events=())).said()[0].who == "Rebels took"


def test_a_pronoun_for_somebody_without_a_name_is_shown_as_who_it_is() -> None:
    rebels = reading().entities[0]
    they = Mention(span("she").start, span("she").end, "pronoun")
    known = replace(rebels, mentions=(*rebels.mentions, they))
    second = replace(reading().statements[1], speaker="e1")
    row = Rows(replace(reading(), entities=(known,), statements=(second,), events=())).said()[0]
    assert (row.who, row.who_words) == ("Rebels", "she")


def test_a_statement_without_source_says_that_nobody_is_named() -> None:
    first = reading().statements[0]
    bare = replace(first, source=(), speaker=None)
    assert Rows(replace(reading(), statements=(bare,), events=())).said()[0].who == "nobody named"


def test_an_event_is_told_with_its_scene_its_harm_and_whose_word_it_is() -> None:
    took, died = Rows(reading()).happened()
    assert took.what == "Rebels · took · Velmo"
    assert took.label == "Battles: Non-state actor overtakes territory"
    assert took.where == "Velmo (XAA)"
    assert took.when == "Monday (2031-05-05)"
    assert took.control == "Velmo: held by Rebels"
    assert took.according_to == ("Anna Reva",)
    assert died.harm == ("killed: Nine people (civilians)",)
    assert died.according_to == ("The Lantern itself",)
    assert died.disputed_by == ("Anna Reva",)


def test_who_takes_part_is_shown_by_name_where_a_pronoun_says_so() -> None:
    took = reading().events[0]
    she = Role(span("she").start, span("she").end, "actor", "e2")
    row = Rows(replace(reading(), events=(replace(took, roles=(she, *took.roles[1:])),))).happened()[0]
    assert row.what == "Anna Reva · took · Velmo"


def test_who_passes_a_statement_on_is_named_after_who_made_it() -> None:
    first, second = reading().statements
    outer = replace(second, speaker=None, source=(span("Donate"),))
    nested = replace(reading(), statements=(replace(first, within="s2"), outer))
    assert Rows(nested).chain("s1") == "Anna Reva, quoted by Donate"


def test_a_chain_that_bites_its_own_tail_ends() -> None:
    first, second = reading().statements
    tangled = replace(reading(), statements=(replace(first, within="s2"), replace(second, within="s1")))
    assert Rows(tangled).chain("s1") == "Anna Reva, quoted by Anna Reva"


def test_parts_of_a_row_that_stand_apart_are_joined_by_an_ellipsis() -> None:
    first = replace(reading().statements[0], content=(Span(15, 21), span("Velmo", 1)))
    assert Rows(replace(reading(), statements=(first,), events=())).said()[0].words == "Rebels … Velmo"


def test_a_statement_tells_of_what_sort_its_source_is_and_which_way_it_came() -> None:
    first, second = reading().statements
    through = replace(first, speaker_kind="armed_group", speaker_country="XAA", upstream="e1", confidence=0.9)
    rows = Rows(replace(reading(), statements=(through, replace(second, about="s1"))))
    row, doubt = rows.said()
    assert (row.sort, row.through, row.confidence, doubt.about) == ("armed group, XAA", "Rebels", 0.9, "s1")
    assert rows.chain("s1") == "Anna Reva, quoted by Rebels"


def test_an_outlet_further_out_is_named_once() -> None:
    first, second = reading().statements
    inner = replace(first, within="s2", upstream="e1")
    rows = Rows(replace(reading(), statements=(inner, replace(second, source=(), speaker="e1"))))
    assert rows.chain("s1") == "Anna Reva, quoted by Rebels"


def test_joint_speakers_are_named_together() -> None:
    first, second = reading().statements
    rows = Rows(replace(reading(), statements=(first, replace(second, co_speakers=("e1",)))))
    assert rows.said()[1].who == "Anna Reva and Rebels"


def test_times_say_what_they_were_resolved_against() -> None:
    text = "On Monday it fell; the next day they left; he came some day."
    report = Report("r", text, published="2031-05-06")
    times = (
        Time(3, 9, "t1", "DATE", "2031-05-05", "2031-05-05", "2031-05-05", "published"),
        Time(19, 31, "t2", "DATE", "2031-05-06", "2031-05-06", "2031-05-06", "t1"),
        Time(51, 59, "t3", "DATE", "XXXX-XX-XX"),
    )
    assert [words for words, _ in resolved(times, report)] == [
        "Monday (2031-05-05; from publication)",
        "the next day (2031-05-06; from “Monday”)",
        "some day (left open)",
    ]


def test_amounts_stand_beside_metric_units_codes_and_known_figures() -> None:
    dozens = Amount(0, 6, "a1", "people", 24, 99, None, "about", "dozens", Coded("dozens", (12,)))
    assert amount_words(dozens) == "about 24 to 99; ACLED codes 12"
    cyprus = Compared(9, 20, "Cyprus", 9250, "km2", 0.87, "GeoNames")
    area = Amount(0, 6, "a1", "area", 3100, 3100, "[mi_us]2", compared=cyprus)
    assert amount_words(area) == "3,100 sq mi = 8,030 km²; Cyprus: 9,250 km², a ratio of 0.87"


def test_a_town_is_told_from_the_unit_that_is_called_after_it() -> None:
    town = Place(0, 5, "p1", "Karsk", resolved="Karsk", feature="PPL", country="XAA", admin1="Karsk")
    assert place_words(town) == "Karsk (Karsk, XAA)"
    assert place_words(replace(town, feature="ADM1")) == "Karsk (XAA)"
