"""One event for one happening."""

from dataclasses import replace

import pytest

from accordingto.record import Mention
from tests.reading.events.sentences import Told


def test_cause_and_consequence_in_one_sentence_are_one_event() -> None:
    told = Told("A car bomb exploded in a market, killing 12 people and wounding 40.")
    told.amount("12 people", 12, 12).amount("40", 40, 40)
    (event,) = told.events()
    assert [s.of(told.text) for s in event.trigger] == ["exploded", "killing", "wounding"]
    assert event.acled is not None
    assert event.acled.sub_event_type == "Remote explosive/landmine/IED"
    assert {(h.kind, h.low) for h in event.harm} == {("killed", 12), ("injured", 40)}


def test_killed_when_something_exploded() -> None:
    assert len(Told("Three people were killed when a bomb exploded in a bus.").events()) == 1


def test_headline_and_body_are_one_event() -> None:
    told = Told("Car bomb kills 12 in Sarnak", "A car bomb killed 12 people in Sarnak on Sunday.", title=True)
    told.place("Sarnak", geonames_id=7).place("Sarnak", nth=1, geonames_id=7)
    told.amount("12", 12, 12).amount("12 people", 12, 12)
    (event,) = told.events()
    assert len(event.trigger) == 2
    assert [(h.low, h.high) for h in event.harm if h.kind == "killed"] == [(12, 12)]


def test_the_attack_refers_back() -> None:
    told = Told("Gunmen attacked a bus near Sarnak. The attack came at dawn.").place("Sarnak")
    (event,) = told.events()
    assert [s.of(told.text) for s in event.trigger] == ["attacked", "attack"]


def test_two_towns_are_two_events() -> None:
    told = Told("A bomb exploded in Sarnak on Sunday. A bomb exploded in Tomsk on Sunday.")
    told.place("Sarnak").place("Tomsk").time("Sunday", "2024-03-10", "2024-03-10")
    assert len(told.events()) == 2


def test_two_days_are_two_events() -> None:
    told = Told("Rebels shelled Sarnak on Sunday. Rebels shelled Sarnak on Monday.")
    told.place("Sarnak", geonames_id=7).place("Sarnak", nth=1, geonames_id=7)
    told.time("Sunday", "2024-03-10", "2024-03-10").time("Monday", "2024-03-11", "2024-03-11")
    assert len(told.events()) == 2


def test_a_threat_and_the_deed_are_two_events() -> None:
    told = Told("Rebels killed two men in Sarnak. The army could kill two men in Sarnak.")
    told.place("Sarnak", geonames_id=7).place("Sarnak", nth=1, geonames_id=7)
    assert [e.status for e in told.events()] == ["happened", "hypothetical"]


def test_ids_follow_the_text() -> None:
    told = Told("Rebels killed two men. Police arrested a boy. Students protested in the capital.")
    assert [e.id for e in told.events()] == ["v1", "v2", "v3"]


def test_the_attacker_and_the_incident_point_back() -> None:
    told = Told("A suicide bombing killed 12 people in Sarnak. The suicide bomber struck at a market.").place("Sarnak")
    (event,) = told.amount("12 people", 12, 12).events()
    assert told.role(event, "actor") == ["The suicide bomber"]
    assert len(Told("Gunmen attacked a bus. A teacher was injured in the incident.").events()) == 1


def test_a_second_attack_is_another_one() -> None:
    assert len(Told("Gunmen attacked a bus in May. Another attack on a bus killed two men.").events()) == 2


def test_the_dead_of_a_crash_are_of_the_crash() -> None:
    told = Told("Two pilots were killed when their helicopter crashed near Sarnak.").place("Sarnak")
    (event,) = told.events()
    assert (event.plover, event.acled) == (None, None)
    assert [h.kind for h in event.harm] == ["killed"]


def test_an_abduction_is_told_once_though_the_abducted_are_named_later() -> None:
    told = Told(
        "Three journalists were abducted in Sarnak on Monday. They went missing at dawn.",
        "Ana Ruiz was kidnapped by a rebel group, her paper says. Their abduction shocked the town.",
    )
    told.place("Sarnak").time("Monday", "2024-03-11", "2024-03-11").entity("person", "Ana Ruiz")
    (event,) = told.events()
    assert event.acled is not None
    assert event.acled.sub_event_type == "Abduction/forced disappearance"


def test_one_person_dies_once() -> None:
    told = Told(
        "Rebels murdered Ana Ruiz, her brother said.",
        "He described the village.",
        "In the yard, Ana Ruiz was found dead.",
    )
    told.entity("person", "Ana Ruiz")
    both = [told.at("Ana Ruiz"), told.at("Ana Ruiz", 1)]
    told.entities[0] = replace(told.entities[0], mentions=tuple(Mention(s.start, s.end, "name") for s in both))
    assert len(told.events()) == 1


@pytest.mark.parametrize("between", ["", "The school was closed. Parents wept. The mayor spoke. Trains ran late. "])
def test_the_blast_is_the_bomb_that_went_off(between: str) -> None:
    told = Told(f"Two people were hurt when a bomb went off in Sarnak. {between}The blast was heard far away.")
    (event,) = told.place("Sarnak").events()
    assert [s.of(told.text) for s in event.trigger] == ["hurt", "went off", "blast"]


def test_a_blast_of_another_town_is_another_blast() -> None:
    told = Told("A bomb went off in Sarnak. The sun shone. The blast in Karsk was heard far away.")
    assert len(told.place("Sarnak").place("Karsk").events()) == 2


def test_a_blast_that_nobody_claims_and_that_hurt_nobody_is_a_blast() -> None:
    told = Told("No group has claimed a second blast, which hurt nobody.")
    told.says("No group", "has claimed", "a second blast", stance="doubts")
    (event,) = told.events()
    assert [s.of(told.text) for s in event.trigger] == ["blast"]
    assert (event.status, event.according_to, event.harm, event.roles) == ("happened", ("report",), (), ())


@pytest.mark.parametrize("text", ["Nobody was hurt.", "No one was injured.", "No guards were wounded."])
def test_that_nobody_was_hurt_is_no_event(text: str) -> None:
    assert not Told(text).events()


@pytest.mark.parametrize(
    "again",
    [
        "The dead man was a crane driver.",
        "Among the wounded were a cook and two boys.",
        "Two boys were among the wounded.",
    ],
)
def test_victims_told_of_again_belong_to_what_harmed_them(again: str) -> None:
    told = (
        Told(
            "A drone struck a port in Sarnak, killing a worker and wounding six people, hours after Brenn attacked a depot "
            f"in Karsk. {again}"
        )
        .place("Sarnak")
        .place("Karsk")
    )
    told.amount("six people", 6, 6)
    first = told.event("killing")
    assert {s.of(told.text) for s in first.trigger} >= {"struck", "killing", "wounding"}
    assert any(s.start > told.text.index("depot") for s in first.trigger)
    assert not told.event("attacked").harm


@pytest.mark.parametrize(
    "text",
    [
        "Three dead as shells hit Halvek",
        "3 dead, 1 hurt in Orsina blast",
        "A wounded man is carried to an ambulance after the shelling of Halvek",
    ],
)
def test_a_headline_or_caption_tells_of_one_act(text: str) -> None:
    assert len(Told(text, "Rescuers are at work.", title=True).events()) == 1


def test_a_semicolon_does_not_part_an_act_from_its_dead() -> None:
    told = Told("Rebel fighters attacked a checkpoint at 04:30; two soldiers were killed and a third was unhurt.")
    assert [len(e.trigger) for e in told.amount("two soldiers", 2, 2).events()] == [2]


def test_the_dead_of_several_towns_are_several_events() -> None:
    told = Told("Two people were killed in Orsina, three in Halvek and one in Velmar.")
    for words, number in (("Two people", 2), ("three", 3), ("one", 1)):
        told.amount(words, number, number)
    assert [e.harm[0].low for e in told.events()] == [2, 3, 1]


def test_a_third_victim_is_no_third_attack() -> None:
    told = Told("Shells hit a market in Orsina and killed two people. A third victim died in the blast.")
    assert len(told.amount("two people", 2, 2).events()) == 1


def test_two_parts_of_a_headline_may_tell_of_two_acts() -> None:
    told = Told("Ada Reen shot during patrol; Tom Vey dies", "Police are at the scene.", title=True)
    told.entity("person", "Ada Reen").entity("person", "Tom Vey")
    assert len(told.events()) == 2


def test_many_acts_are_not_one_of_them() -> None:
    told = Told(
        "An air strike by the army killed nine pupils at a school in Sarnak.",
        "The army has carried out at least 243 attacks, including 171 air strikes, since then.",
    )
    told.entity("military", "the army", "The army").place("Sarnak")
    assert [s.of(told.text) for s in told.event("killed").trigger] == ["air strike", "killed"]


def test_many_dead_are_not_many_acts() -> None:
    told = Told(
        "Shell hits clinic in Sarnak, 12 dead",
        "At least 12 people were killed and 30 injured when a shell struck the clinic in Sarnak.",
        title=True,
    )
    told.place("Sarnak").place("Sarnak", nth=1).amount("12", 12, 12).amount("At least 12 people", 12, None)
    assert told.event("dead").id == told.event("struck").id


def test_two_paragraphs_that_each_say_who_killed_somebody_new_tell_of_two_acts() -> None:
    told = Told(
        "Army troops shot dead a man who came near the road.",
        "Army forces killed a pregnant woman during a raid on a camp.",
    )
    told.entity("military", "Army troops", "Army forces")
    assert told.event("shot dead").id != told.event("killed").id
    assert [h.kind for e in told.events() for h in e.harm] == ["killed", "killed"]


def test_a_toll_is_not_of_what_was_ever_denied() -> None:
    told = Told(
        "A shell hit a clinic on Monday. The army denied shelling clinics in the past. A doctor put the toll at 70 dead."
    )
    told.time("Monday", "2031-05-05", "2031-05-05").time("the past", None, "2031-05-06")
    told.says("The army", "denied", "shelling clinics in the past", stance="denies")
    told.says("A doctor", "put", "the toll at 70 dead")
    assert told.event("dead").id == told.event("hit").id
