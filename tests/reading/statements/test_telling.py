from collections.abc import Callable

import pytest

from accordingto.intake.passages import split
from accordingto.reading.language import analyse
from accordingto.reading.statements import quotations, ruled
from accordingto.reading.statements.joining import joined
from accordingto.reading.statements.phrases import Tree
from accordingto.record import Report

Reader = Callable[[str], list[dict[str, object]]]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor said that President Dara Velm had condemned the attack.", "had condemned"),
        ("The mayor said that Dara Velm could not confirm the attack.", "could not confirm"),
    ],
)
def test_what_somebody_is_told_to_have_said_is_a_statement(said: Reader, text: str, cue: str) -> None:
    assert [row["within"] for row in said(text) if row["cue"] == cue] == ["s1"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that Dara Velm should condemn the attack.",
        "The mayor said that President Dara Velm could have criticised the raid.",
        "The mayor said that Ivo Marn came to the capital to denounce the attack.",
        "The mayor said that the calls that Ivo Marn had mentioned were recorded.",
    ],
)
def test_what_could_be_said_and_what_says_nothing_is_none_within_another(said: Reader, text: str) -> None:
    assert [row for row in said(text) if row["within"] is not None] == []


def added(text: str) -> list[tuple[str, ...]]:
    """The cues and contents that the rules add where the encoder found nothing."""
    analysis = analyse(Report("r", text, passages=split(text)))
    tree = Tree(analysis, quotations.scan(analysis))
    every = joined([], [], tree, ruled.find(tree))
    return [tuple(span.of(text) for span in (*one.cue, *one.content)) for one in every]


@pytest.mark.parametrize(
    "text",
    [
        "On Friday thousands joined a march called the Long Walk.",
        "The nation, also known as Old Tarsk, is poor.",
        "The former captain was convicted of murder in March.",
    ],
)
def test_rules_add_no_names_and_no_deeds(text: str) -> None:
    assert [row for row in added(text) if row[0] != "said"] == []


def test_rules_add_beliefs_and_expectations_of_nobody_named() -> None:
    assert added("Ten men are believed to be dead.") == [("are believed", "Ten men", "to be dead")]
    assert added("The road is expected to close.") == [("is expected", "The road", "to close")]


@pytest.mark.parametrize(
    "text",
    [
        "A nurse told AFP that dozens were wounded.",
        "The army shot at the crowd, said aid workers.",
        "No aid has come since March, Dara Velm said.",
    ],
)
def test_a_person_who_says_a_clause_is_told_even_where_the_encoder_found_nothing(text: str) -> None:
    [row] = added(text)
    assert row[0].startswith(("told", "said"))


@pytest.mark.parametrize(
    "text",
    ["The siege reported that it fell.", "It said that dozens were wounded.", "Dara Velm hopes that the bridge held."],
)
def test_things_and_thoughts_are_not_told_in_so_many_words(text: str) -> None:
    assert added(text) == []


def test_a_statement_between_two_others_is_found(said: Reader) -> None:
    rows = said(
        "The bridge at Velm was blown up, a doctor reported on Tuesday. The governor told AFP that dozens were wounded. "
        "Soldiers went from house to house, UN officials added."
    )
    assert [row["source"] for row in rows] == ["a doctor", "The governor", "UN officials"]
