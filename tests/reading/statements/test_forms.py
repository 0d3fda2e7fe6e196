"""The ways to report words, each on sentences written for this test."""

from typing import Any

import pytest

CASES = [  # a text, and its source, cue, content, form and stance
    (
        "The governor said that two bridges were down.",
        "The governor | said | that two bridges were down | indirect | affirms",
    ),
    ("Two bridges were down, the governor said.", "the governor | said | Two bridges were down | indirect | affirms"),
    (
        "Two bridges, the governor said, were down.",
        "the governor | said | Two bridges … were down | indirect | affirms",
    ),
    ("“The bridges are down,” the governor said.", "the governor | said | “The bridges are down,” | direct | affirms"),
    ("“The bridges are down,” said the governor.", "the governor | said | “The bridges are down,” | direct | affirms"),
    ("The governor said: “The bridges are down.”", "The governor | said: | “The bridges are down.” | direct | affirms"),
    (
        "The governor told reporters that the bridges were down.",
        "The governor | told reporters | that the bridges were down | indirect | affirms",
    ),
    (
        "The army described the raid as “a great success”.",
        "The army | described | the raid as “a great success” | mixed | affirms",
    ),
    (
        "The army accused the rebels of shelling a school.",
        "The army | accused | the rebels of shelling a school | indirect | affirms",
    ),
    (
        "The envoy called for an immediate ceasefire.",
        "The envoy | called for | an immediate ceasefire | indirect | affirms",
    ),
    ("The envoy warned of a famine.", "The envoy | warned of | a famine | indirect | affirms"),
    (
        "The army denied that it had shelled the school.",
        "The army | denied | that it had shelled the school | indirect | denies",
    ),
    ("The army rejected the accusations.", "The army | rejected | the accusations | indirect | denies"),
    (
        "The army did not admit that it had shelled the school.",
        "The army | did not admit | that it had shelled the school | indirect | denies",
    ),
    ("The rebels vowed to fight on.", "The rebels | vowed | to fight on | indirect | intends"),
    ("The ministry plans to evacuate the town.", "The ministry | plans | to evacuate the town | indirect | intends"),
    (
        "The convoy is expected to arrive on Friday.",
        " | is expected | The convoy … to arrive on Friday | indirect | expects",
    ),
    ("It was reported that the mayor had fled.", " | was reported | that the mayor had fled | indirect | affirms"),
    ("The mayor was said to have fled.", " | was said | The mayor … to have fled | indirect | affirms"),
    ("The attack was condemned by the governor.", "the governor | was condemned | The attack | indirect | affirms"),
    (
        "According to the ministry, four people were injured.",
        "the ministry | According to | four people were injured | indirect | affirms",
    ),
    (
        "Four people were injured, according to the ministry.",
        "the ministry | according to | Four people were injured | indirect | affirms",
    ),
    (
        "The commander has reportedly left the city.",
        " | reportedly | The commander has … left the city | indirect | affirms",
    ),
    (
        "Her claim that the dam was mined alarmed the villages.",
        "Her | claim | that the dam was mined | indirect | affirms",
    ),
    (
        "The mayor said in a statement that the dam was mined.",
        "The mayor | said in a statement | that the dam was mined | indirect | affirms",
    ),
    (
        "The aid group could not confirm the number of dead.",
        "The aid group | could not confirm | the number of dead | indirect | doubts",
    ),
    ("It was impossible to verify these figures.", " | to verify | these figures | indirect | doubts"),
    (
        "The figures could not be independently verified.",
        " | could not be independently verified | The figures | indirect | doubts",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:45] for case in CASES])
def test_one_statement(said: Any, text: str, expected: str) -> None:
    found = [" | ".join(str(row[key]) for key in ("source", "cue", "content", "form", "stance")) for row in said(text)]
    assert expected in found


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The agency has not been able to verify the footage.", "doubts"),
        ("The ministry has repeatedly denied targeting civilians.", "denies"),
        ("No group has claimed responsibility for the bombing.", "doubts"),
        ("The ministry neither confirmed nor denied the loss of the ship.", "doubts"),
        ("The rebels did not deny that they had shelled the port.", "affirms"),
        ("The police did not say who had fired the shots.", "affirms"),
        ("The general failed to confirm the withdrawal.", "doubts"),
    ],
)
def test_stance(said: Any, text: str, stance: str) -> None:
    assert {row["stance"] for row in said(text)} == {stance}


@pytest.mark.parametrize(
    "text",
    [
        "Two bridges over the river were destroyed on Monday.",
        "The bombing claimed 23 lives.",
        "The so-called republic has its own stamps.",
        "The ‘Z’ marks were painted on the bus stops.",
    ],
)
def test_no_statement(said: Any, text: str) -> None:
    assert said(text) == []


def test_a_denial_within_a_statement(said: Any) -> None:
    outer, inner = said("The spokesman said the army had denied that the town was lost.")
    assert (outer["source"], outer["within"]) == ("The spokesman", None)
    assert (inner["source"], inner["stance"], inner["within"]) == ("the army", "denies", outer["id"])


def test_who_stands_for_the_noun_before_it(said: Any) -> None:
    found = said("Anna Kovar, who said the road was mined, drove back.")
    assert [(row["source"], row["speaker"]) for row in found] == [("who", "Anna Kovar")]


def test_headlines_with_a_colon_or_a_verb_at_the_end(said: Any) -> None:
    assert ("Merkel", ":", "We will not leave our allies alone") in [
        (row["source"], row["cue"], row["content"]) for row in said("Merkel: We will not leave our allies alone")
    ]
    assert ("Kyiv", "says", "Izium retaken") in [
        (row["source"], row["cue"], row["content"]) for row in said("Izium retaken, says Kyiv")
    ]


def test_statements_stand_in_the_order_of_the_text(said: Any) -> None:
    found = said("The mayor said the dam was mined. The army denied this. Farmers feared that the fields would flood.")
    assert [row["id"] for row in found] == ["s1", "s2", "s3"]
    assert [row["stance"] for row in found] == ["affirms", "denies", "expects"]
