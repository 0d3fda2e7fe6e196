"""According to whom, and disputed by whom."""

from itertools import pairwise

import pytest

from tests.reading.events.sentences import Told


def test_outside_of_statements_the_report_speaks() -> None:
    assert Told("Rebels killed two men.").event("killed").according_to == ("report",)


def test_inside_of_a_statement_its_source_speaks() -> None:
    told = Told("Officials said rebels killed two men.").says("Officials", "said", "rebels killed two men")
    event = told.event("killed")
    assert (event.according_to, event.disputed_by) == (("s1",), ())


def test_the_innermost_statement_speaks() -> None:
    told = Told("The mayor said that doctors reported that rebels killed two men.")
    told.says("The mayor", "said", "that doctors reported that rebels killed two men")
    told.says("doctors", "reported", "that rebels killed two men", within="s1")
    assert told.event("killed").according_to == ("s2",)


def test_mentions_of_both_voices_carry_both() -> None:
    told = Told("Gunmen attacked a bus. Police said the attack was over in minutes.")
    told.says("Police", "said", "the attack was over in minutes")
    assert told.event("attacked").according_to == ("report", "s1")


def test_a_denial_disputes_the_event_that_it_repeats() -> None:
    told = Told("Villagers said that soldiers burned the school. The army denied that it burned the school.")
    told.says("Villagers", "said", "that soldiers burned the school")
    told.says("The army", "denied", "that it burned the school", stance="denies")
    (event,) = told.events()
    assert (event.according_to, event.disputed_by, event.status) == (("s1",), ("s2",), "happened")


def test_a_denial_in_other_words_disputes_the_violence_before_it() -> None:
    told = Told("Residents said innocent villagers were killed. Russia contests that it targeted people on purpose.")
    told.says("Residents", "said", "innocent villagers were killed")
    told.says("Russia", "contests", "that it targeted people on purpose", stance="denies")
    (event,) = told.events()
    assert (event.according_to, event.disputed_by) == (("s1",), ("s2",))
    assert any("targeted" in span.of(told.text) for span in event.evidence)


def test_who_denies_to_have_done_it_is_no_actor_of_what_others_tell() -> None:
    told = Told(
        "Villagers were shot dead on Monday, a doctor said. The army denied that its soldiers had shot the villagers."
    )
    told.says("a doctor", "said", "Villagers were shot dead on Monday")
    told.says("The army", "denied", "that its soldiers had shot the villagers", stance="denies")
    event = told.event("shot dead")
    assert (event.according_to, event.disputed_by) == (("s1",), ("s2",))
    assert told.role(event, "actor") == []


def test_what_a_denial_alone_tells_of_is_denied_according_to_it() -> None:
    told = Told("The army denied that its soldiers had shelled the hospital.")
    told.says("The army", "denied", "that its soldiers had shelled the hospital", stance="denies")
    event = told.event("shelled")
    assert (event.status, event.according_to, event.disputed_by) == ("denied", ("s1",), ("s1",))


def test_a_doubt_about_numbers_disputes_the_claim_that_has_one() -> None:
    told = Told("The general said his army liberated 300 villages. It was impossible to verify such numbers.")
    told.says("The general", "said", "his army liberated 300 villages").amount("300 villages", 300, 300, kind="other")
    told.says("", "impossible to verify", "such numbers", stance="doubts")
    assert told.event("liberated").disputed_by == ("s2",)


def test_denied_responsibility() -> None:
    told = Told("A bomb killed six men in the port. The rebels denied responsibility.")
    told.says("The rebels", "denied", "responsibility", stance="denies")
    assert told.event("killed").disputed_by == ("s1",)


def test_a_doubt_does_not_reach_far_back() -> None:
    quiet = "It rained. The sun came out. The sea is calm. Trains ran."
    told = Told(f"A bomb killed six men in the port. {quiet} The company denied the claims.")
    told.says("The company", "denied", "the claims", stance="denies")
    assert told.event("killed").disputed_by == ()


def test_what_a_denial_takes_for_granted_is_not_disputed() -> None:
    told = Told("Scholz said Putin does not believe his invasion was a mistake.")
    told.says("Scholz", "said", "Putin does not believe his invasion was a mistake")
    told.says("Putin", "does not believe", "his invasion was a mistake", stance="denies", within="s1")
    event = told.event("invasion")
    assert (event.according_to, event.disputed_by, event.status) == (("s1",), (), "happened")


def test_an_announcement_to_come_is_asserted_by_whoever_tells_of_it() -> None:
    told = Told("Tovia will announce a new aid package, according to the palace.")
    told.says("the palace", "according to", "Tovia will announce a new aid package")
    told.says("Tovia", "announce", "a new aid package", within="s1")
    assert told.event("aid package").according_to == ("s1",)


def test_a_statement_without_a_source_is_that_of_the_one_around_it() -> None:
    told = Told("The mayor said it is feared that rebels killed two men.")
    told.says("The mayor", "said", "it is feared that rebels killed two men")
    told.says("", "feared", "that rebels killed two men", within="s1")
    assert told.event("killed").according_to == ("s1",)


def test_her_claim_is_hers_and_nobody_elses() -> None:
    told = Told(
        "The army said three men were killed. Ada Reen said that the hills are green. Her claim could not be verified."
    )
    told.entity("person", "Ada Reen", "Her")
    told.says("The army", "said", "three men were killed")
    told.says("Ada Reen", "said", "that the hills are green")
    told.says("", "could not be verified", "Her claim", stance="doubts")
    assert [e.disputed_by for e in told.events()] == [()]


def test_evidence_repeats_no_words() -> None:
    for event in Told("Shells killed two men and wounded a boy who had been hiding.").events():
        spans = [*event.evidence]
        assert all(a.end <= b.start for a, b in pairwise(spans))


def test_what_nobody_says_the_maker_of_is_not_in_dispute() -> None:
    told = Told("Police did not say who killed the two men.")
    told.says("Police", "did not say", "who killed the two men", stance="doubts")
    event = told.event("killed")
    assert (event.according_to, event.disputed_by, event.status) == (("report",), (), "happened")


@pytest.mark.parametrize("denied", ["responsibility for the raid", "any part in the raid", "involvement in the raid"])
def test_who_denies_to_have_done_it_does_not_undo_it(denied: str) -> None:
    told = Told(f"The army denied {denied} on Sarnak.").place("Sarnak")
    told.says("The army", "denied", f"{denied} on Sarnak", stance="denies")
    event = told.event("raid")
    assert (event.status, event.according_to, event.disputed_by) == ("happened", ("report",), ("s1",))


def test_what_no_group_claims_is_not_in_dispute() -> None:
    told = Told("No group claimed responsibility for the bombing of Sarnak.").place("Sarnak")
    told.says("No group", "claimed", "responsibility for the bombing of Sarnak", stance="doubts")
    event = told.event("bombing")
    assert (event.status, event.according_to, event.disputed_by) == ("happened", ("report",), ())


@pytest.mark.parametrize(
    ("denial", "disputed"),
    [
        ("that the group had any presence in the town", ()),
        ("that it keeps guns in the town", ()),
        ("this", ("s1",)),
        ("that this was true", ("s1",)),
        ("that it had happened", ("s1",)),
        ("any involvement", ("s1",)),
    ],
)
def test_a_denial_of_something_else_disputes_no_event(denial: str, disputed: tuple[str, ...]) -> None:
    told = Told(f"A bomb killed six men in the port. The army denied {denial}.")
    told.says("The army", "denied", denial, stance="denies")
    assert told.event("killed").disputed_by == disputed


def test_a_denial_is_about_the_act_and_not_about_its_harm() -> None:
    told = Told("Rebels shelled Sarnak. Monday was a market day. Two nurses were injured. The rebels denied it.")
    told.place("Sarnak").says("The rebels", "denied", "it", stance="denies")
    assert told.event("shelled").disputed_by == ("s1",)


def test_that_no_group_claimed_it_disputes_nothing() -> None:
    told = Told("A bomb killed six men in the port. No group has claimed responsibility.")
    told.says("No group", "has claimed", "responsibility", stance="doubts")
    assert told.event("killed").disputed_by == ()


def test_a_doubt_of_either_figure_is_of_both() -> None:
    told = Told(
        "Police said ten men died in Karsk. Rebels said six men died in Orsina. Neither figure could be confirmed."
    )
    told.place("Karsk").place("Orsina").amount("ten men", 10, 10).amount("six men", 6, 6)
    told.says("Police", "said", "ten men died in Karsk").says("Rebels", "said", "six men died in Orsina")
    told.says("", "could be confirmed", "Neither figure", stance="doubts")
    assert [e.disputed_by for e in told.events()] == [("s3",), ("s3",)]


def test_a_doubt_of_either_claim_is_of_the_last_two_who_spoke() -> None:
    told = Told(
        "A nurse said ten men died in Tarsk. The army said it had shelled a depot. The Front said it had killed six "
        "soldiers in Karsk. Neither claim could be confirmed."
    )
    told.says("A nurse", "said", "ten men died in Tarsk").says("The army", "said", "it had shelled a depot")
    told.says("The Front", "said", "it had killed six soldiers in Karsk")
    told.says("", "could be confirmed", "Neither claim", stance="doubts")
    assert [told.event(word).disputed_by for word in ("died", "shelled", "killed")] == [(), ("s4",), ("s4",)]


def test_a_denial_of_what_tells_of_no_event_disputes_none() -> None:
    told = Told("Shells killed two men. The Front said the convoy was late. The army denied this.")
    told.says("The Front", "said", "the convoy was late")
    told.says("The army", "denied", "this", stance="denies", about="s1")
    assert told.event("killed").disputed_by == ()
