"""Quotation marks as they come: unclosed, closed twice, mixed, lost; and what runs on from one sentence to the next."""

from typing import Any

import pytest

from accordingto.intake.passages import split
from accordingto.reading.language import analyse
from accordingto.reading.statements import quotations
from accordingto.record import Report


def quoted(text: str) -> list[str]:
    return [mark.of(text) for mark in quotations.scan(analyse(Report("r", text, passages=split(text))))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” she said.", ["“We stay,”"]),
        ('"We stay," she said. "All of us."', ['"We stay,"', '"All of us."']),
        ("«We stay», she said.", ["«We stay»"]),
        ("„We stay“, she said.", ["„We stay“"]),
        ("‘We stay,’ she said.", ["‘We stay,’"]),
        ("‘We stay,” she said.", ["‘We stay,”"]),
        ("“We stay,’ she said.", ["“We stay,’"]),
        ("''We stay,'' she said.", ["''We stay,''"]),
        ("“He called it ‘a joke’ twice,” she said.", ["“He called it ‘a joke’ twice,”"]),
        ("The soldiers’ letters and the army’s reply were lost.", []),
        ("She told us, “We stay in the village.", ["“We stay in the village."]),
        ("We stay in the village,” she said.", ["We stay in the village,”"]),
        ("“We stay,”” she said.", ["“We stay,”"]),
    ],
)
def test_scanning(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_around_its_cue(said: Any) -> None:
    (found,) = said("“The road is mined,” the mayor said, “and nobody dares to leave.”")
    assert found["content"] == "“The road is mined,” … “and nobody dares to leave.”"
    assert found["source"] == "the mayor"


def test_a_quotation_runs_on_in_its_paragraph_and_over_the_next(said: Any) -> None:
    (found,) = said(
        "“The road is mined,” the mayor said. “Nobody dares to leave.”\n\n“We have water for two days.”\n\nShells fell all night."
    )
    assert found["content"] == "“The road is mined,” … “Nobody dares to leave.” … “We have water for two days.”"


def test_another_speaker_takes_over(said: Any) -> None:
    found = said("“The road is mined,” the mayor said. “It is clear,” the general replied. “My men used it today.”")
    assert [(row["source"], row["content"]) for row in found] == [
        ("the mayor", "“The road is mined,”"),
        ("the general", "“It is clear,” … “My men used it today.”"),
    ]


def test_a_quotation_that_ended_its_sentence_is_not_the_next_speakers(said: Any) -> None:
    found = said("“The road is mined,” the mayor said. “Nobody leaves.” The general said the road had been cleared.")
    assert [row["source"] for row in found] == ["the mayor", "The general"]
    assert "“Nobody leaves.”" in found[0]["content"]
    assert found[1]["content"] == "the road had been cleared"


def test_an_opening_mark_lost_before_two_sentences(said: Any) -> None:
    (found,) = said("The winter will be hard. But I believe that we will get through it,’ the mayor Anna Kovar said.")
    assert found["content"] == "The winter will be hard. But I believe that we will get through it,’"
    assert found["speaker"] == "Anna Kovar"
    assert found["form"] == "direct"


def test_the_first_person_outside_of_marks_beside_a_broken_quotation(said: Any) -> None:
    found = said(
        "Anna Kovar, 71, said the shelling went on for weeks.\n\n"
        "We sat in the cellar. It was cold, she continued, “and we had no light.\n\n"
        "“Nobody came.” We ate what we had stored.\n\n"
        "The army entered the village on Monday."
    )
    assert [row["speaker"] for row in found] == ["Anna Kovar", "Anna Kovar"]
    running = str(found[1]["content"])
    assert running.startswith("We sat in the cellar")
    assert running.replace(" … ", " ").endswith("“Nobody came.” We ate what we had stored")
    assert "army" not in running


def test_an_authors_own_first_person_is_nobodys_statement(said: Any) -> None:
    found = said("“The road is mined,” the mayor said. “Nobody leaves.”\n\nWe drove on to the river.")
    assert all("drove" not in str(row["content"]) for row in found)


def test_thoughts_within_a_quotation_are_not_counted_again(said: Any) -> None:
    (found,) = said("“I think we will win,” the mayor said.")
    assert found["source"] == "the mayor"


def test_a_named_source_within_a_quotation_is_kept_with_its_place(said: Any) -> None:
    outer, inner = said("“The army told us that the road was mined,” the mayor said.")
    assert (outer["source"], inner["source"], inner["within"]) == ("the mayor", "The army", outer["id"])
    assert inner["content"] == "that the road was mined"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            '"Let anyone come and look, she said. "We have nothing to hide.',
            "she",
            '"Let anyone come and look … "We have nothing to hide',
        ),
        ("“We left the door open, she said, “and we took the cat.", "she", "“We left the door open … “and we took the cat"),
        (
            '"We did not run. We chose to leave, the commander told this station.',
            "the commander",
            '"We did not run. We chose to leave',
        ),
    ],
)  # fmt: skip
def test_a_mark_lost_before_the_cue(said: Any, text: str, source: str, content: str) -> None:
    (found,) = said(text)
    assert (found["source"], found["content"]) == (source, content)


def test_a_space_before_the_closing_mark() -> None:
    assert quoted('The order reads: "Take the town at once... " The army left on Monday. Nobody came.') == [
        '"Take the town at once... "'
    ]
