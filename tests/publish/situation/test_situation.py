"""What a situation report says, and that it says nothing that the record does not carry."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto import pipeline
from accordingto.intake import Received
from accordingto.publish.situation import Page, area, check, render, situation
from accordingto.publish.situation.model import Section
from accordingto.publish.situation.reading_back import parse
from accordingto.reading.places import Gazetteer
from accordingto.record import Acled, Count, InputError
from accordingto.review import Assessment, Choice, Desk, assess, decide, incident_review, reviewed
from accordingto.store import Store
from tests.publish.situation.conftest import PERIOD
from tests.test_comparing import fall

MONTH = ("2031-05-01", "2031-05-31")


def section(page: Page, name: str) -> Section:
    return next(s for s in page.sections if s.name == name)


def told(page: Page, name: str) -> str:
    return "\n".join(f"{s.lead}: {'; '.join(c.text for c in s.clauses)}" for s in section(page, name).sentences)


def test_every_sentence_ends_in_a_citation_and_every_citation_in_the_exact_words(page: Page, exercise: Path) -> None:
    numbers = {citation.number for citation in page.citations}
    sentences = [s for part in page.sections for s in part.sentences]
    assert len(sentences) > 20
    assert all(sentence.clauses[-1].cites and set(sentence.cites) <= numbers for sentence in sentences)
    assert {n for s in sentences for n in s.cites} == numbers == set(range(1, len(numbers) + 1))
    with Store(exercise) as store:
        for c in page.citations:
            assert (store.text(c.report) or "")[c.start : c.end] == c.quote


def test_a_clause_that_names_a_speaker_cites_words_that_name_him(page: Page) -> None:
    quotes = {c.number: c for c in page.citations}
    for sentence in section(page, "said").sentences:
        words = re.search("“(.{10})", sentence.clauses[0].text)
        assert words is not None
        assert any(words[1] in quotes[n].quote for n in sentence.cites)


def test_control_is_told_with_its_days_its_sources_and_its_denials(page: Page) -> None:
    text = told(page, "control")
    assert (
        "Halvek: held by the Velmar Liberation Front from 5 to 8 May, according to the army, in Meruvia Wire Agency"
        in text
    )
    assert "held by Government troops from 8 May on, according to the Defence Ministry" in text
    assert "denied by Ilka Morn, in Northern Voice" in text


def test_harm_has_ranges_and_who_tells_their_ends(page: Page) -> None:
    killed = next(s for s in section(page, "harm").sentences if s.lead.startswith("Killed"))
    orsina = "; ".join(c.text for c in killed.clauses)
    assert (
        "Orsina, 6 May: from 17, according to the Health Ministry, in The Talrin Courier; to 31, according to" in orsina
    )
    low, high = re.findall(r"\d+", killed.lead)[:2]
    assert int(low) < int(high)


def test_a_count_that_its_source_brought_up_to_date_is_no_end_of_a_range(page: Page) -> None:
    assert "12 people" not in told(page, "harm")


def test_who_contests_what_is_said_and_an_accusation_stays_one(page: Page) -> None:
    text = told(page, "contested")
    assert (
        "Who did it (Shelling, Orsina, 6 May): “the Velmar Liberation Front”, according to the Defence Ministry" in text
    )
    assert "denied by the Velmar Liberation Front, in The Talrin Courier and The Harbour Post" in text
    assert "“the army”, according to Ilka Morn (The Talrin Courier) and two nurses (Northern Voice)" in text


def test_who_holds_a_place_is_contested_where_others_say_otherwise(page: Page) -> None:
    (sentence,) = (s for s in section(page, "contested").sentences if s.lead.startswith("Who holds it (Halvek, 8 May"))
    text = "; ".join(clause.text for clause in sentence.clauses)
    assert text.startswith("“Government troops”, according to the Defence Ministry")
    assert "denied by Ilka Morn, in Northern Voice" in text
    assert all(clause.cites for clause in sentence.clauses)
    held = next(s for s in section(page, "control").sentences if "denied by Ilka Morn" in s.clauses[-1].text)
    assert held.clauses[-1].cites == sentence.clauses[-1].cites


@pytest.mark.parametrize("one", [True, False], ids=["of one incident", "of two"])
def test_two_who_are_told_to_hold_one_place_are_contested(store: Store, one: bool) -> None:
    assert "Who holds it" not in told(situation(store, *MONTH), "contested")
    fallen, front, army = fall(), "Velmar Liberation Front", "Sardovian Mountain Army"  # names of one length
    text = fallen.report.text.replace(front, army)
    report = replace(fallen.report, id="r-army", text=text, uri="army.txt", outlet="The Voice")
    other = replace(fallen, report=report, entities=tuple(replace(e, name=army) for e in fallen.entities))
    if not one:
        handed = Acled("Strategic developments", "Non-violent transfer of territory")
        other = replace(other, events=(replace(other.events[0], plover="CONCEDE", acled=handed),))
    store.keep(Received(report, text.encode(), "text/plain"), other, "1")
    assert list(pipeline.link(store)) == []
    page = situation(store, *MONTH)
    (sentence,) = (s for s in section(page, "contested").sentences if s.lead.startswith("Who holds it"))
    assert sentence.lead.startswith("Who holds it (Taken") == one
    words = "; ".join(clause.text for clause in sentence.clauses)
    assert re.search(rf"{front}.?, according to The Courier", words)
    assert re.search(rf"{army}.?, according to The Voice", words)
    assert all(clause.cites for clause in sentence.clauses)
    [body] = render(page, "html").values()
    assert list(check(parse(body.decode()), store)) == []
    wrong = body.decode().replace(army, "Meruvian Army")
    assert any("Meruvian Army" in problem for problem in check(parse(wrong), store))


def test_an_area_counts_in_what_lies_within_it(exercise: Path, places: Gazetteer) -> None:
    with Store(exercise) as store:
        province = situation(store, *PERIOD, area(places, "Saltre Province"))
        town = situation(store, *PERIOD, area(places, "Halvek"))
        country = situation(store, *PERIOD, area(places, "Sardovia"))
    assert "Orsina" in told(province, "incidents")
    assert "Halvek" not in told(province, "incidents")
    assert "Brenholt" in told(town, "incidents"), "9 km away"
    assert "Orsina" not in told(town, "incidents")
    assert "within 25 km" in town.facts[0]
    assert "Ostrel" in told(country, "incidents")
    assert section(country, "control").notes == ("No report tells of a place that changed hands in this period.",)
    with pytest.raises(InputError, match="no place 'Atlantis'"):
        area(places, "Atlantis")


def test_a_period_of_which_nothing_is_told_says_so(store: Store) -> None:
    empty = situation(store, "1999-01-01", "1999-01-07")
    assert [s.notes for s in empty.sections] == [("The record holds nothing of this period and area.",)]
    assert (empty.citations, empty.pictures) == ((), ())


@pytest.mark.parametrize(("from_", "to"), [("2031-05-11", "2031-05-05"), ("2020-01-01", "2031-05-05")])
def test_a_period_that_is_none_is_refused(store: Store, from_: str, to: str) -> None:
    with pytest.raises(InputError, match="period"):
        situation(store, from_, to)


def test_what_an_analyst_rejected_is_not_told(store: Store) -> None:
    before = situation(store, "2031-05-01", "2031-05-31")
    assert "31" in told(before, "harm")
    desk = Desk("r-voice", "Anna")
    cell = reviewed(store.reading("r-voice"), list(store.log("r-voice"))).cell("v1/harm/0")
    assert cell is not None
    decide(store, desk, Choice("reject", "v1/harm/0", seen=cell.last))
    after = situation(store, "2031-05-01", "2031-05-31")
    assert "31" not in told(after, "harm")


def test_what_an_analyst_assessed_is_told_with_its_grade_and_goes_before_what_is_told(store: Store) -> None:
    month = ("2031-05-01", "2031-05-31")
    before = situation(store, *month)
    assert [s.name for s in before.sections if s.name == "assessed"] == []
    [incident] = [i for i in store.links().incidents if i.where == "Orsina"]
    compared = pipeline.compared(store, incident)
    killed = next(cell for cell in compared.cells if cell.name == "killed")
    chosen = next(a for a in killed.accounts if isinstance(a.value, Count) and a.value.low == 31)
    assess(store, incident, Assessment("killed", chosen.value, "fair", "Two wards count so.", account=chosen), "Anna")
    after = situation(store, *month)
    [sentence] = section(after, "assessed").sentences
    assert sentence.lead == "Killed (Shelling, Orsina, 6 May)"
    assert "assessed as fair by Anna, since “Two wards count so”; so it is told by two nurses, in The Voice" in told(
        after, "assessed"
    )
    assert after.citations[sentence.cites[0] - 1].quote.startswith("In Orsina, 31 traders died")
    assert "Killed: 31: Orsina, 6 May: 31" in told(after, "harm")
    assert "as assessed (fair)" in told(after, "harm")
    assert section(after, "contested").sentences, "what sources tell stays contested"
    last = incident_review(store, incident).last["killed"]
    assess(store, incident, Assessment("killed", chosen.value, "discounted", "They were dolls", chosen, last), "Anna")
    assert "31" not in told(situation(store, *month), "harm")


def test_counts_of_incidents_without_a_day_are_told_and_not_added(page: Page) -> None:
    displaced = next(s for s in section(page, "harm").sentences if s.lead.startswith("Displaced"))
    assert displaced.lead == "Displaced, not added up"
    text = "; ".join(clause.text for clause in displaced.clauses)
    assert "day not told (reported" in text
    assert "4,000 people, according to Tomas Brekk" in text
    assert "6,300 people, according to Border Monitor" in text
