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
        " | reportedly | The commander … left the city | indirect | affirms",
    ),
    (
        "Her claim that the dam was mined was never proved.",
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
    source, cue, content, form, stance = expected.split(" | ")
    rows = [row for row in said(text) if set(str(row["cue"]).split()) & set(cue.split())]
    found = [tuple(str(row[key]) for key in ("source", "content", "form", "stance")) for row in rows]
    assert (source.strip(), content, form, stance) in found


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The agency has not been able to verify the footage.", "doubts"),
        ("The ministry has repeatedly denied targeting civilians.", "denies"),
        ("No group has claimed responsibility for the bombing.", "doubts"),
        ("The ministry neither confirmed nor denied the loss of the ship.", "doubts"),
        ("The rebels did not deny that they had shelled the port.", "affirms"),
        ("The police did not say who had fired the shots.", "doubts"),
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


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Police: Two men shot dead in Tarsk", "Police"),
        ("Health officials: Shells hit clinic", "Health officials"),
        ("Reports: Rebels leave Tarsk", "Reports"),
        ("Iran: We will answer any attack", "Iran"),
        ("Haiti: Gunmen open fire at hospital", None),
        ("Ceasefire in Gaza: Fighters free three hostages", None),
    ],
)
def test_who_speaks_before_a_colon_is_somebody(said: Any, headline: str, source: str | None) -> None:
    found = said(f"{headline}\n\nIt was a quiet day in Tarsk, and the market was open until noon.")
    assert [row["source"] for row in found if row["cue"] == ":"] == ([source] if source else [])


def test_statements_stand_in_the_order_of_the_text(said: Any) -> None:
    found = said("The mayor said the dam was mined. The army denied this. Farmers feared that the fields would flood.")
    assert [row["id"] for row in found] == ["s1", "s2", "s3"]
    assert [row["stance"] for row in found] == ["affirms", "denies", "expects"]


def test_whom_a_report_cites_is_its_source(said: Any) -> None:
    found = said("The paper also said, citing the Health Ministry, that twelve people were killed on Tuesday.")
    assert [(row["source"], row["content"], row["within"]) for row in found] == [
        ("The paper", "that twelve people were killed on Tuesday", None),
        ("the Health Ministry", "that twelve people were killed on Tuesday", "s1"),
    ]


def test_whom_a_source_cites_is_the_source_of_the_same(said: Any) -> None:
    found = said("Amnesty International, quoting survivors, said that raids had become routine in the province.")
    assert [(row["source"], row["content"], row["within"]) for row in found] == [
        ("Amnesty International", "that raids had become routine in the province", None),
        ("survivors", "that raids had become routine in the province", "s1"),
    ]


def test_that_no_more_was_said_is_no_content(said: Any) -> None:
    found = said("State radio, citing a military source, reported that the pass was shut, without giving details.")
    assert [(row["source"], row["content"]) for row in found] == [
        ("State radio", "that the pass was shut"),
        ("a military source", "that the pass was shut"),
    ]
    [found] = said("The mayor said that they had left without saying goodbye.")
    assert found["content"] == "that they had left without saying goodbye"


def test_whom_it_cites_stands_between_the_cue_and_its_clause(said: Any) -> None:
    found = said("The agency reported, citing police, that the bridge had collapsed.")
    assert [(row["source"], row["cue"], row["content"], row["within"]) for row in found] == [
        ("The agency", "reported", "that the bridge had collapsed", None),
        ("police", "citing", "that the bridge had collapsed", "s1"),
    ]


@pytest.mark.parametrize(
    ("claim", "source", "content"),
    [
        (", a claim the rebels reject.", "the rebels", "a claim"),
        (", a claim that the army later denied.", "the army", "a claim"),
        (", an allegation that President Dara Velm has denied.", "President Dara Velm", "an allegation"),
    ],
)
def test_who_denies_what_was_said_in_the_same_sentence(said: Any, claim: str, source: str, content: str) -> None:
    first, second = said("The council says that the mill burned on Monday" + claim)
    assert (first["content"], first["within"]) == ("that the mill burned on Monday", None)
    assert (second["source"], second["content"], second["stance"]) == (source, content, "denies")


@pytest.mark.parametrize(
    "source",
    [
        "A nurse whose clinic was hit",
        "Two soldiers wounded in the fighting",
        "The woman, who lost two sons in the war,",
    ],
)
def test_sources_with_a_clause_of_their_own(said: Any, source: str) -> None:
    for cue in ("claimed", "told AFP", "said"):
        [found] = said(f"{source} {cue} at least nine people were killed.")
        assert str(found["source"]) in source
        assert found["content"] == "at least nine people were killed"


def test_a_claim_that_nobody_denies_is_content(said: Any) -> None:
    found = said("The council says that the mill made a claim that its owner paid.")
    assert [row["source"] for row in found] == ["The council"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It is unclear how many people crossed.", "how many people crossed"),
        ("It was not immediately clear who fired first.", "who fired first"),
        ("It is not known who mined the bridge.", "who mined the bridge"),
        ("Whether the raid was approved is unclear.", "Whether the raid was approved"),
        ("How many crossed was not immediately known.", "How many crossed"),
    ],
)
def test_what_the_outlet_leaves_open(said: Any, text: str, content: str) -> None:
    [found] = said(text)
    assert (found["source"], found["content"], found["stance"]) == ("", content, "doubts")


@pytest.mark.parametrize("source", ["Earlier reports", "The army", "A United Nations report"])
def test_who_or_what_gives_a_figure(said: Any, source: str) -> None:
    [found] = said(f"{source} had put the number of dead at nine.")
    assert (found["source"], found["content"]) == (source, "the number of dead at nine")


def test_what_cannot_be_confirmed_is_doubted(said: Any) -> None:
    [found] = said("It was not possible to confirm when the letter had been written.")
    assert (found["source"], found["content"], found["stance"]) == ("", "when the letter had been written", "doubts")


def test_a_figure_that_is_set_against_it_has_a_source_of_its_own(said: Any) -> None:
    found = said("According to Relief Line, 4,000 people have left, though the council puts the number at 1,500.")
    assert [(row["source"], row["content"], row["within"]) for row in found] == [
        ("Relief Line", "4,000 people have left", None),
        ("the council", "the number at 1,500", None),
    ]


def test_what_a_speaker_adds_is_not_said_by_those_spoken_of(said: Any) -> None:
    found = said(
        "Ilka Morn said that her fighters had no guns near the town, and accused the army of shelling its own people."
    )
    assert [(row["source"], row["content"]) for row in found] == [
        ("Ilka Morn", "that her fighters had no guns near the town"),
        ("Ilka Morn", "the army of shelling its own people"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A statement issued by the Defence Ministry said that the bridge was safe.", "Defence Ministry"),
        ("An official statement from the Defence Ministry said that the bridge was safe.", "Defence Ministry"),
        ("Ilka Morn also made a statement saying: “We wish to send help.”", "Ilka Morn"),
        ("Ilka Morn praised the deal, saying that it was brave.", "Ilka Morn"),
    ],
)
def test_who_stands_behind_a_statement(said: Any, text: str, speaker: str) -> None:
    assert speaker in [row["speaker"] for row in said(text)]
    assert {row["speaker"] for row in said(text)} <= {speaker}


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        ("A report that the town had fallen has been denied.", "the town had fallen", "denies"),
        ("The ministry is expected to announce new aid.", "new aid", "expects"),
        ("The ministry plans to announce new aid.", "new aid", "intends"),
        ("The army said it was too early to say whether the town had fallen.", "whether the town had fallen", "doubts"),
    ],
)
def test_stances_that_other_verbs_lend(said: Any, text: str, words: str, stance: str) -> None:
    row = min((row for row in said(text) if words in row["content"]), key=lambda row: len(row["content"]))
    assert row["stance"] == stance


@pytest.mark.parametrize(
    "text",
    [
        "General Berek ruled the country from 1939.",
        "He put the bag at the door.",
    ],
)
def test_verbs_that_report_nothing_here(said: Any, text: str) -> None:
    assert said(text) == []


def test_a_source_without_a_name_asks_for_nothing(said: Any) -> None:
    found = said("A spokesman for the rebels, who asked not to be named, denied that the town had fallen.")
    assert [row["stance"] for row in found if "town" in str(row["content"])] == ["denies"]


def test_a_figure_that_somebody_gives(said: Any) -> None:
    (found,) = said("The governor put the death toll at 25.")
    assert (found["source"], found["content"]) == ("The governor", "the death toll at 25")


def test_a_headline_and_its_source(said: Any) -> None:
    body = "\n\nHALVEK - The port was shelled on Monday for the third time this week, and ships were hit."
    (found,) = said("Rebels shell port, killing 12, police say" + body)
    assert (found["source"], found["content"]) == ("police", "Rebels shell port, killing 12")
    (found,) = said("Troops leave Halvek: army" + body)
    assert (found["source"], found["content"], found["speaker"]) == ("army", "Troops leave Halvek", None)


def test_a_hyphenated_name_is_one_source(said: Any) -> None:
    (found,) = said("al-Khatib stressed he has received nothing but praise.")
    assert found["source"] == "al-Khatib"
