"""Copies found end to end: kinds, shared passages, origin, quotations, and that order does not matter."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.linking.copies import Copies, fingerprint
from accordingto.record import CopyGroup, Passage, Report

WIRE = (
    "Fighters of the Velmar Liberation Front captured the northern town of Halvek on "
    "Monday after two days of fighting, the army said. "
    "Colonel Ruda Senn told reporters in the capital that seven soldiers had been killed and 22 wounded. "
    "The commander of the Front, Ilka Morn, said that her fighters had seized six armoured vehicles. "
    "About 4,000 people fled the town towards Kirvane, according to Governor Tomas Brekk. "
    "He said that the road bridge over the Quarrow was destroyed by artillery fire on Sunday night."
)
RETOLD = (
    "After fighting that lasted two days, the town of Halvek in the north fell on "
    "Monday to the Velmar Liberation Front, according to the army. "
    "Seven troops lost their lives and 22 were hurt, said Colonel Ruda Senn in the capital. "
    "Ilka Morn, who commands the Front, claimed the capture of six armoured vehicles by her forces. "
    "Governor Tomas Brekk put at 4,000 the number of residents on the way to Kirvane. "
    "Artillery had wrecked the bridge across the Quarrow during Sunday night, he added."
)
APART = (
    "The bakery on Bridge Street in Halvek was still burning when the last lorries "
    "of the army drove away on Monday, Marta Oller said. "
    "She watched from her cellar and counted eleven bodies beside the railway station. "
    "By noon men with green armbands stood at the post office, and the radio of the "
    "Velmar Liberation Front promised schools within a week. "
    "Her sister Ines needed nine hours for the thirty kilometres to Kirvane."
)
LONG = (
    "Nobody in Talrin slept well on Monday. The exchange opened with a loss of 3 per "
    "cent, and the Union of Bakers asked for guards. "
    "President Edran Toll called his ministers together at six in the morning and "
    "dismissed the head of the railway, Oskar Lind. "
    "In Ostrel, the foreign minister of Sardovia said that she would travel to the region by Thursday. "
    "Schools in Drennick and Orsina remain closed until the end of the week, and 15 trains were cancelled. "
    "The price of flour rose by a third in the markets along the river, traders told this newspaper. "
    "A concert of the state orchestra, planned for Friday in the old theatre, was called off without a reason."
)
QUOTE = "We shall not give up one street of this city while a single one of us can stand"


def groups(*reports: Report) -> tuple[CopyGroup, ...]:
    return found(*reports).groups()


def found(*reports: Report) -> Copies:
    texts = {r.id: r.text for r in reports}
    copies = Copies(texts.get)
    for report in reports:
        copies.add(fingerprint(report))
    return copies


def test_the_same_words_are_a_verbatim_copy_with_the_words_to_show() -> None:
    one, other = Report("a", WIRE), Report("b", "TALRIN - " + WIRE.replace("4,000", "4000"))
    (group,) = groups(one, other)
    member = group.members[1]
    assert (member.kind, member.against) == ("verbatim", "a")
    assert {WIRE[s.there.start : s.there.end][:40] for s in member.shared} == {WIRE[:40]}
    assert all(s.here.of(other.text) for s in member.shared)


def test_an_edited_text_is_a_near_copy() -> None:
    edited = (
        WIRE.replace("captured", "took").replace(" in the capital", "").replace("About 4,000", "Some 4,000")
        + " "
        + LONG[:150]
    )
    (group,) = groups(Report("a", WIRE), Report("b", edited))
    assert group.members[1].kind == "near"


def test_a_part_of_a_long_text_is_an_excerpt() -> None:
    (group,) = groups(Report("a", f"{LONG} {WIRE} {LONG[::-1]}"), Report("b", WIRE))
    assert group.members[1].kind == "excerpt"


def test_other_words_for_the_same_details_are_a_paraphrase_and_show_their_sentences() -> None:
    (group,) = groups(Report("a", WIRE), Report("b", RETOLD))
    member = group.members[1]
    assert member.kind == "paraphrased"
    pairs = [(s.here.of(RETOLD)[:30], s.there.of(WIRE)[:30]) for s in member.shared]
    assert ("Ilka Morn, who commands the Fr", "The commander of the Front, Il") in pairs


def test_another_account_of_the_same_happening_is_no_copy() -> None:
    assert groups(Report("a", WIRE), Report("b", APART)) == ()


def test_boilerplate_makes_no_copy() -> None:
    plea = "\n\n" + LONG
    reports = []
    for id, text in (("a", WIRE), ("b", APART)):
        passages = (Passage(0, len(text), "body"), Passage(len(text) + 2, len(text + plea), "boilerplate"))
        reports.append(Report(id, text + plea, passages=passages))
    assert groups(*reports) == ()


def test_standing_sentences_make_no_copy() -> None:
    background = " " + LONG
    stories = [WIRE, APART, WIRE[::-1], RETOLD[::-1], APART[::-1], LONG[::-1]]
    reports = [Report(str(i), s + background, published=f"2031-0{i + 1}-10") for i, s in enumerate(stories)]
    assert groups(*reports) == ()
    assert len(groups(*reports[:2])) == 1


def test_a_credit_says_who_was_first_even_against_the_clock() -> None:
    agency = Report("z", WIRE, outlet="Meruvia Wire Agency", published="2031-05-06T10:00:00Z")
    paper = Report("a", "TALRIN, May 5 (MWA) - " + WIRE, outlet="The Courier", published="2031-05-06T09:00:00Z")
    (group,) = groups(agency, paper)
    assert (group.origin, group.basis) == ("z", "credit")
    assert {m.report: m.credits for m in group.members} == {"z": (), "a": ("MWA",)}


def test_credit_to_a_report_that_is_not_here_leaves_the_origin_open() -> None:
    text = "KYIV (Reuters) - " + WIRE
    (group,) = groups(Report("a", text, published="2031-05-05"), Report("b", text, published="2031-05-06"))
    assert (group.origin, group.basis) == (None, "credited_not_here")


def test_the_earlier_report_is_the_origin_only_where_the_times_tell() -> None:
    def basis(one: str | None, other: str | None) -> tuple[str | None, str]:
        (group,) = groups(Report("a", WIRE, published=one), Report("b", WIRE, published=other))
        return group.origin, group.basis

    assert basis("2031-05-06", "2031-05-05") == ("b", "published")
    assert basis("2031-05-05T10:00:00+02:00", "2031-05-05T09:00:00+00:00") == ("a", "published")
    assert basis("2031-05-05", "2031-05-05T09:00:00Z") == (None, "same_time")
    assert basis(None, "2031-05-05") == (None, "no_dates")


def test_a_shared_quotation_is_no_copy_but_is_told() -> None:
    one = Report("a", f"{LONG} “{QUOTE},” Mayor Senn said.")
    other = Report("b", f"{APART} The mayor, a former teacher, said: “{QUOTE}.”")
    copies = found(one, other)
    assert copies.groups() == ()
    (quotation,) = copies.quotations()
    assert quotation.reports == ("a", "b")
    assert quotation.quoted[1].of(other.text) == QUOTE


def test_a_quotation_within_copies_is_no_finding_of_its_own() -> None:
    text = f"{WIRE} “{QUOTE},” Mayor Senn said."
    assert found(Report("a", text), Report("b", text)).quotations() == ()


def test_without_texts_equal_sentences_still_tell() -> None:
    copies = Copies()
    for id, text in (("a", WIRE), ("b", WIRE), ("c", APART)):
        copies.add(fingerprint(Report(id, text)))
    (group,) = copies.groups()
    assert [m.report for m in group.members] == ["a", "b"]


def test_a_report_that_comes_later_joins_its_group() -> None:
    texts = {"a": WIRE, "b": APART, "c": WIRE}
    copies = Copies(texts.get)
    for id in "ab":
        copies.add(fingerprint(Report(id, texts[id])))
    assert copies.groups() == ()
    copies.add(fingerprint(Report("c", texts["c"])))
    assert [m.report for m in copies.groups()[0].members] == ["a", "c"]


SENTENCES = [s + "." for text in (WIRE, RETOLD, APART, LONG) for s in text.rstrip(".").split(". ")]
REPORTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8),
        st.sampled_from([None, "2031-05-05", "2031-05-06"]),
    ),
    min_size=2,
    max_size=12,
)


@given(REPORTS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_and_pauses_do_not_matter(drawn: list[tuple[list[str], str | None]], chance: random.Random) -> None:
    reports = [Report(f"r{i}", " ".join(lines), published=day) for i, (lines, day) in enumerate(drawn)]
    shuffled = chance.sample(reports, len(reports))
    texts = {r.id: r.text for r in reports}
    paused = Copies(texts.get)
    for report in shuffled:
        paused.add(fingerprint(report))
        if chance.random() < 0.3:
            paused.groups()
    assert paused.groups() == groups(*reports)
    assert paused.quotations() == found(*reports).quotations()


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_has_a_fingerprint_and_copies_itself_or_nothing(text: str) -> None:
    for group in groups(Report("a", text), Report("b", text)):
        for member in group.members:
            for shared in member.shared:
                assert shared.here.of(text) == shared.there.of(text)
