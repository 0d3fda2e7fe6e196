"""Who fills which role in a report of our own."""

import pytest

from accordingto.reading.events.view import View
from accordingto.reading.language import analyse
from accordingto.record import Reading
from benchmarks.fillers import ROLES, Answer, find
from benchmarks.fillers.candidates import candidates
from benchmarks.fillers.cuts import SCORE, heads, recut
from benchmarks.fillers.entry import choose, likeliest, scored, weighed
from benchmarks.fillers.features import Described
from tests.reading.events.sentences import Told

ATTACK = "Terrorists killed Judge Ada Reen and two bodyguards in Sarnak today. The terrorists threw dynamite at a bank and fled."
MURDER = "Guerrillas attacked a bank in Sarnak with dynamite today. Judge Ada Reen was murdered by the guerrillas."


COUNCIL = "The council met on Monday. It raised the price of bread and thanked the bakers of Sarnak."


def read(text: str) -> Answer:
    told = Told(text)
    return find(View(analyse(told.report)), Reading(told.report, events=told.events()))


def words(text: str, *, role: str) -> set[str]:
    return {f.of(text).lower() for f in read(text).fillers if f.role == role}


@pytest.mark.parametrize(
    ("text", "role", "filler"),
    [
        (ATTACK, "perpetrator", "terrorists"),
        (ATTACK, "target", "bank"),
        (ATTACK, "weapon", "dynamite"),
        (MURDER, "victim", "ada reen"),
    ],
)
def test_each_role_of_an_attack(text: str, role: str, filler: str) -> None:
    assert words(text, role=role) == {filler}


def test_a_text_without_violence_has_no_fillers() -> None:
    assert read(COUNCIL).fillers == ()


@pytest.mark.parametrize(("text", "incident"), [(ATTACK, True), (MURDER, True), (COUNCIL, False)])
def test_a_report_holds_an_incident_or_none(text: str, incident: bool) -> None:
    assert read(text).incident is incident


def test_fillers_stand_in_the_text_and_carry_a_chance() -> None:
    fillers = read(ATTACK).fillers
    assert len(fillers) >= 3
    for filler in fillers:
        assert filler.role in ROLES
        assert 0 < filler.confidence < 1
        assert filler.of(ATTACK).strip()


def test_phrases_are_offered_whole_and_shortened() -> None:
    text = "Four powerful rockets of the rebels hit a bomb factory."
    view = View(analyse(Told(text).report))
    offered = {text[view.tokens[a].start : view.tokens[b].end] for a, b in candidates(view)}
    assert {"Four powerful rockets", "powerful rockets", "rockets", "bomb", "bomb factory"} <= offered
    assert "Four powerful rockets of the rebels" in offered


def test_a_name_is_offered_without_its_first_words() -> None:
    text = "Terrorists murdered Judge Luis Oscar Varo."
    view = View(analyse(Told(text).report))
    offered = {text[view.tokens[a].start : view.tokens[b].end] for a, b in candidates(view)}
    assert {"Luis Oscar Varo", "Oscar Varo", "Varo"} <= offered


def test_the_chance_of_a_noun_goes_to_the_cut_that_fits() -> None:
    view = View(analyse(Told("A powerful bomb exploded in Sarnak.").report))
    found = Described(view, ()).all()
    words = [token.lower for token in view.tokens]
    before = dict.fromkeys(found, (-2.0,))
    after = recut(words, found, before, {SCORE: 1.0, "in=powerful": -3.0})
    assert set(after) == set(before)
    assert after["bomb"] > before["bomb"] > after["powerful bomb"]
    assert after["sarnak"] == before["sarnak"]
    assert {cut for cuts in heads(found).values() for cut in cuts} == {"bomb", "powerful bomb"}


def test_the_same_one_is_not_chosen_twice() -> None:
    text = "Luis Varo was killed. Varo had been mayor. Ema Holt was killed, too."
    view = View(analyse(Told(text).report))
    found = Described(view, ()).all()
    places = {w: spans for w, (spans, _) in found.items()}
    scores = dict.fromkeys(found, (0.0, 0.0, 0.0, -5.0, 0.0)) | {
        "luis varo": (0.0, 0.0, 0.0, 3.0, 0.0),
        "varo": (0.0, 0.0, 0.0, 2.0, 0.0),
        "ema holt": (0.0, 0.0, 0.0, 1.0, 0.0),
    }
    assert choose(view, scores, places, 3, 0.0) == ["luis varo", "ema holt"]


def test_a_score_is_the_sum_of_what_is_known() -> None:
    table = {"bias": (-1.0, 0.0), "a": (0.5, 1.0), "b": (0.25, 2.0)}
    assert scored({"a", "b", "unheard of"}, table) == (-0.25, 3.0)


def test_what_an_incident_counts_is_added_to_each_score() -> None:
    scores = {"bomb": (1.0, -2.0), "bank": (0.0, 4.0)}
    assert likeliest(scores) == (1.0, 4.0)
    after = weighed(scores, 2.0, (0.5, 1.0), (0.25, 0.0), (-1.0, 3.0))
    assert after == {"bomb": (0.0, 1.0), "bank": (-0.5, 7.0)}


def test_a_report_without_candidates_has_no_likely_filler() -> None:
    assert set(likeliest({})) == {float("-inf")}
